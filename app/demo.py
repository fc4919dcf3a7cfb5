"""See it work: the bundled articles into the embedded graph, two questions, and how to go on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.text import Text

from app.ask.answer import answer
from app.commands import summarize
from app.lines import isolate
from app.settings import Settings
from app.show import answer_parts, side
from app.store import open_graph
from ingest import job
from ingest.articles import find

SAMPLES = Path(__file__).parent / "samples"
QUESTIONS = ("Who met whom at the Tehran gas summit?", "هل التقى بوتين بردي محمدوف؟")

_GO_ON = """\
Go on:
  diplograph ask "من التقى بوتين في طهران؟"    the same graph, asked in Arabic
  diplograph ask                               a conversation: “And Khamenei?”
  diplograph extract YOUR_ARTICLE.txt          facts of an article of your own
  diplograph ingest YOUR_FOLDER                into the graph in {home}
  diplograph serve                             http://127.0.0.1:8000, pages and API
  make neo4j                                   the graph in Neo4j Browser"""


async def run(settings: Settings, out: Console, messages: Console) -> None:
    """Reads the samples, asks the questions and shows the answers. It never touches a graph on a server."""
    embedded = replace(settings, graph_url=None)
    messages.print(f"Opening the embedded graph in {settings.home} ...", markup=False)
    async with open_graph(embedded) as store:
        summarize(await job.run(store, find([SAMPLES]), keep_text=settings.keep_text), messages)
        answers = [await answer(question, None, store) for question in QUESTIONS]
    for found in answers:
        out.print(Text(f"\n{isolate(found.question)}\n", style="bold", justify=side(found.question)))
        for part in answer_parts(found, width=out.width):
            out.print(part)
    out.print(Text("\n" + _GO_ON.format(home=settings.home)))
