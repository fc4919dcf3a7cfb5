"""Labels, constraints and indexes of the graph, and the version of them that it was written with.

Every kind of node has a unique `id`; so has the shared label `:Entity`, by which an entity is found whatever
its kind. Relationships that merging or projection writes have a unique `key`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.dialect import Dialect
from graph.errors import GraphSchemaError

if TYPE_CHECKING:
    from graph.store import Store

VERSION = 4

ENTITY_LABELS = ("Country", "Person", "Organization", "Place", "Event", "Topic", "Office")
# A happening carries `:Happening` and one of these.
HAPPENING_LABELS = (
    "Meeting",
    "Visit",
    "Attendance",
    "Cooperation",
    "Agreement",
    "Support",
    "Criticism",
    "Sanction",
    "Mediation",
    "Statement",
)
LABELS = (
    "Meta",
    "Entity",
    *ENTITY_LABELS,
    "Article",
    "Fact",
    "Happening",
    *HAPPENING_LABELS,
    "Judgement",
    "Remark",
    "Run",
)

INDEXES = (
    ("Article", "published"),
    ("Fact", "type"),
    ("Fact", "status"),
    ("Fact", "date_start"),
    ("Fact", "published"),
    ("Happening", "type"),
    ("Happening", "status"),
    ("Happening", "date_start"),
    ("Person", "country"),
    ("Event", "series"),
    ("Happening", "group"),
    ("Happening", "slot"),
    ("Happening", "earliest"),
    ("Happening", "period"),
    ("Fact", "earliest"),
    ("Country", "iso3"),
)

# CALL db.index.fulltext.queryNodes('entity_names', $text) YIELD node, score
FULLTEXT = "entity_names"
_FULLTEXT_CYPHER = (
    f"CREATE FULLTEXT INDEX {FULLTEXT} IF NOT EXISTS FOR (n:Entity) ON EACH [n.name, n.name_ar] "
    "OPTIONS {indexConfig: {`fulltext.analyzer`: 'arabic'}}"
)
# ArcadeDB makes a full-text index in SQL alone, which Bolt does not carry: the embedded server runs these.
# The Arabic analyzer leaves Latin words whole, in lower case.
ARCADEDB_SQL = (
    "CREATE VERTEX TYPE Entity IF NOT EXISTS",
    "CREATE PROPERTY Entity.name IF NOT EXISTS STRING",
    "CREATE PROPERTY Entity.name_ar IF NOT EXISTS STRING",
    f"CREATE INDEX {FULLTEXT} IF NOT EXISTS ON Entity (name, name_ar) FULL_TEXT "
    'METADATA {"analyzer": "org.apache.lucene.analysis.ar.ArabicAnalyzer"}',
)


async def ensure(store: Store) -> None:
    """Make what is missing of the schema, and bring an older graph up to it; safe to run again.

    Raises GraphSchemaError on a graph that a newer version of this program wrote.
    """
    from graph.migrations import MIGRATIONS  # noqa: PLC0415  they load, and so need the store that needs this

    found = await version(store)
    if found is not None and found > VERSION:
        raise GraphSchemaError(
            f"the graph has schema version {found}, this diplograph knows {VERSION}: install a newer one"
        )
    if found == VERSION:
        return
    for statement in statements(store.dialect):
        await store.write(statement)
    for step in range(found or VERSION, VERSION):
        await MIGRATIONS[step](store)
    await store.write("MERGE (m:Meta {id: 'diplograph'}) SET m.schema_version = $version", version=VERSION)


async def version(store: Store) -> int | None:
    """The version of the schema that stands in the graph; None where there is none yet."""
    rows = await store.read("MATCH (m:Meta {id: 'diplograph'}) RETURN m.schema_version AS version")
    return rows[0]["version"] if rows else None


def statements(dialect: Dialect) -> list[str]:
    """The Cypher that makes the schema, each statement a transaction of its own."""
    unique = [
        f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE" for label in LABELS
    ]
    indexes = [
        f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})" for label, name in INDEXES
    ]
    fulltext = [_FULLTEXT_CYPHER] if dialect is Dialect.NEO4J else []
    return unique + indexes + fulltext
