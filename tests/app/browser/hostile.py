"""An article that means harm to a page: markup, marks that turn the direction of writing, a name without end."""

from __future__ import annotations

from graph.facts import Article, Basis, Evidence, Fact, FactType, Kind, Named, Participant, Role, Status

MARKUP = "<script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\">"
TURNED = "\u202ereversed\u202d \u2066open \u2069\u2069\u200f"
LONG = "x" * 1000
TEXT = f"{MARKUP} met {TURNED} and {LONG}.\n</div></mark>\r\n\u202e&amp;&lt;b&gt;"


def _somebody(identity: str, name: str) -> Participant:
    own = {"kind": Kind.PERSON, "role": Role.PARTY, "basis": Basis.PROVISIONAL}
    return Participant.model_validate({"id": identity, "name": name, "mention": name, "names": {"ar": name}, **own})


IDS = ("p-<b>&\"'", "p-turned/../?q=#", "p-long")
SUMMIT = Named(id="e-<i>", name=MARKUP)
_SORTS = ((FactType.CRITICIZE, Status.DENIED), (FactType.MEET, Status.HELD), (FactType.MEET, Status.PLANNED))
_QUOTES = ((0, len(TEXT)), (TEXT.index("met"), TEXT.index("met") + 30), (0, 3))
FACTS = [
    Fact(
        id=f"f-hostile-{number}",
        article="hostile <b>/?#\"'",
        type=kind,
        status=status,
        participants=tuple(map(_somebody, IDS, (MARKUP, TURNED, LONG))),
        event=SUMMIT,
        topics=(Named(id="t-<i>", name=MARKUP),),
        attribution=(Named(id="c-<i>", name=MARKUP),),
        evidence=(Evidence(quote=TEXT[start:end], start=start, end=end),),
        confidence=1,
        extractor="none",
    )
    for number, ((start, end), (kind, status)) in enumerate(zip(_QUOTES, _SORTS, strict=True))
]
BUNDLE = (
    Article(id=FACTS[0].article, text=TEXT, title=MARKUP, lang="en", url="javascript:alert(1)", source=TURNED),
    FACTS,
)
