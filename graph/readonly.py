"""Cypher of users, who may read and nothing else: what a statement may have in it, and what it may cost.

Three guards stand behind one another, so that none has to be perfect: the words of the statement, by lists of what is
let through; a transaction that the server keeps from writing; and the server's own word, by EXPLAIN, that the statement
reads. The last two are Neo4j's alone, so that ArcadeDB takes no statement of users at all.
"""

from __future__ import annotations

import math
import re
from typing import Any, NamedTuple

import neo4j
from neo4j import AsyncTransaction, exceptions

from graph.errors import GraphError

LONGEST = 10_000  # characters
MOST_ROWS = 1_000
SECONDS = 10.0
_DEEPEST = 40  # brackets within brackets

_BEGINS = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL"})
# Wherever they stand: as a name of something such a word can be written in backticks.
_WRITES = {"CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "DROP", "INSERT", "FOREACH"}
_READS_ELSEWHERE = {"LOAD", "CSV", "USE", "USING", "PERIODIC", "COMMIT", "TRANSACTIONS"}
_RULES = {"SHOW", "TERMINATE", "ALTER", "GRANT", "DENY", "REVOKE", "START", "STOP", "ENABLE", "RENAME", "DEALLOCATE"}
_MODES = {"DATABASE", "EXPLAIN", "PROFILE", "CYPHER"}
_REFUSED = frozenset(_WRITES | _READS_ELSEWHERE | _RULES | _MODES)
_PROCEDURES = frozenset({"db.index.fulltext.querynodes", "db.labels", "db.relationshiptypes", "db.propertykeys"})
_FUNCTION_ROOMS = frozenset({"point", "date", "datetime", "localdatetime", "localtime", "time", "duration"})

_COMMENT = r"//[^\n\r]*|/\*.*?\*/"
_STRING = r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\""
_PARTS = re.compile(f"(?P<comment>{_COMMENT})|(?P<string>{_STRING})|(?P<name>`(?:[^`]|``)*`)", re.DOTALL)
_WORD = re.compile(r"[^\W\d]\w*")
_CALLED = re.compile(r"([^\W\d]\w*(?:\s*\.\s*[^\W\d]\w*)+)\s*\(")
_PROCEDURE = re.compile(r"\bCALL\b\s*(?P<name>[^\s({]*(?:\s*\.\s*[^\s({.]+)*)", re.IGNORECASE)
_NAME = "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"  # stands for a name in backticks


class QueryRefused(GraphError):  # noqa: N818
    """A statement that may not run, or that the server does not understand; the message says why."""


class Rows(NamedTuple):
    """What a statement returned: its columns, its rows as values of JSON, and whether there were more."""

    columns: list[str]
    rows: list[list[Any]]
    truncated: bool


def check(cypher: str) -> None:
    """Raises QueryRefused unless a statement has nothing in it but what may be let through to a server."""
    if len(cypher) > LONGEST:
        raise QueryRefused(f"the statement has more than {LONGEST} characters")
    # Neo4j reads \uXXXX before anything else, also where no string is: a quote or a keyword may hide in it.
    hidden = any(sign < " " and sign not in "\n\r\t" for sign in cypher)
    if hidden or re.search(r"\\u", cypher, re.IGNORECASE):
        raise QueryRefused("no escapes by \\u, and no control characters: send values as parameters")
    bare = _PARTS.sub(lambda part: _NAME if part["name"] else "''" if part["string"] else " ", cypher).strip()
    if any(sign in bare for sign in ("`", '"', "\\", "/*")) or bare.count("'") % 2:
        raise QueryRefused("a quote, a backtick or a comment that does not end")
    if ";" in bare.rstrip("; \n\r\t"):
        raise QueryRefused("one statement at a time")
    _check_depth(bare)
    _check_words(bare)
    _check_calls(bare)


def _check_depth(bare: str) -> None:
    depth = 0
    for sign in bare:
        depth += (sign in "([{") - (sign in ")]}")
        if depth > _DEEPEST:
            raise QueryRefused(f"brackets more than {_DEEPEST} deep")


def _check_words(bare: str) -> None:
    words = [word.upper() for word in _WORD.findall(bare)]
    if not words or words[0] not in _BEGINS or not bare.upper().startswith(words[0]):
        raise QueryRefused(f"a statement begins with one of {', '.join(sorted(_BEGINS))}")
    found = sorted(_REFUSED.intersection(words))
    if found:
        raise QueryRefused(f"{found[0]} is not for reading: as a name it can be written in backticks")


def _check_calls(bare: str) -> None:
    if re.search(rf"{_NAME}\s*\(", bare) or re.search(rf"{_NAME}\s*\.\s*[^\s=<>]+\s*\(", bare):
        raise QueryRefused("the name of a function or procedure in backticks")
    procedures = []
    for call in _PROCEDURE.finditer(bare):
        name = re.sub(r"\s", "", call["name"]).lower()
        procedures.append(name)
        if name and name not in _PROCEDURES:
            raise QueryRefused(f"no procedure but {', '.join(sorted(_PROCEDURES))}")
    for called in _CALLED.findall(bare):
        name = re.sub(r"\s", "", called).lower()
        if name not in procedures and name.partition(".")[0] not in _FUNCTION_ROOMS:
            raise QueryRefused(f"no function {called}")


async def run(driver: neo4j.AsyncDriver, database: str, cypher: str, params: dict[str, Any]) -> Rows:
    """The rows of a statement, `MOST_ROWS` at most, within `SECONDS`. Raises QueryRefused, and what the driver does."""
    check(cypher)
    async with driver.session(database=database, default_access_mode=neo4j.READ_ACCESS) as session:
        transaction = await session.begin_transaction(timeout=SECONDS)
        try:
            await _see_that_it_reads(transaction, cypher, params)
            result = await transaction.run(cypher, params)
            columns = list(result.keys())
            records = await result.fetch(MOST_ROWS + 1)
        except exceptions.ClientError as error:
            if (error.code or "").startswith("Neo.ClientError.Statement"):
                raise QueryRefused(_first_line(error)) from error
            raise
        finally:
            await transaction.close()  # which rolls back
    rows = [[as_json(value) for value in record.data().values()] for record in records[:MOST_ROWS]]
    return Rows(columns, rows, len(records) > MOST_ROWS)


async def _see_that_it_reads(transaction: AsyncTransaction, cypher: str, params: dict[str, Any]) -> None:
    explained = await transaction.run("EXPLAIN " + cypher, params)
    summary = await explained.consume()
    if summary.query_type != "r":
        raise QueryRefused("the statement would write")


def _first_line(error: exceptions.Neo4jError) -> str:
    return (error.message or "the statement is not understood").splitlines()[0]


def as_json(value: Any) -> Any:
    """A value as JSON has it: dates, durations and points as text, and numbers that are none, too."""
    if isinstance(value, dict):
        return {str(key): as_json(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(each) for each in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if isinstance(value, str | int | float | bool | None) else str(value)
