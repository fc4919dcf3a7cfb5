"""See it work: the bundled articles into the embedded graph, a question, and how to go on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.text import Text

from app.ask.answer import answer
from app.commands import summarize
from app.settings import Settings
from app.show import answer_parts
from app.store import open_graph
from ingest import job
from ingest.articles import find

SAMPLES = Path(__file__).parent / "samples"
QUESTION = "Who met whom at the Tehran gas summit?"

_GO_ON = """\
Go on:
  diplograph ask "من التقى بوتين في طهران؟"
  diplograph extract YOUR_ARTICLE.txt          facts of your own article, .txt .html .json or .jsonl
  diplograph ingest YOUR_FOLDER                into the same graph ({home})
  diplograph export --format graphml --out diplomacy.graphml
  diplograph serve                             the same answers over HTTP: http://127.0.0.1:8000/v1/facts
  make neo4j                                   a local Neo4j, to see the graph in its Browser"""


async def run(settings: Settings, out: Console, messages: Console) -> None:
    """Reads the samples, asks the question and shows the answer. It never touches a graph on a server."""
    embedded = replace(settings, graph_url=None)
    messages.print(f"Opening the embedded graph in {settings.home} ...", markup=False)
    async with open_graph(embedded) as store:
        summarize(await job.run(store, find([SAMPLES]), keep_text=settings.keep_text), messages)
        found = await answer(QUESTION, None, store)
    out.print(Text(f"\n{QUESTION}\n", style="bold"))
    for part in answer_parts(found):
        out.print(part)
    out.print(Text("\n" + _GO_ON.format(home=settings.home)))
