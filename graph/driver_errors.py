"""The driver's errors in the words of `graph.errors`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from neo4j import exceptions as driver

from graph.errors import GraphAuthError, GraphBusy, GraphConstraintError, GraphError, GraphUnavailable

_NO_DATABASE = "Neo.ClientError.Database.DatabaseNotFound"


@dataclass(frozen=True)
class Target:
    """A graph as messages name it, and what to look at when it does not answer."""

    name: str
    remedy: str
    database: str


@contextmanager
def clear_errors(target: Target) -> Iterator[None]:
    """Raise the project's error in place of the driver's, which stays its cause."""
    try:
        yield
    except driver.AuthError as error:
        raise GraphAuthError(
            f"{target.name} refuses the user or the password: check DIPLOGRAPH_GRAPH_USER and DIPLOGRAPH_GRAPH_PASSWORD"
        ) from error
    except driver.Neo4jError as error:
        if error.code == _NO_DATABASE:
            raise GraphUnavailable(
                f"{target.name} has no database {target.database!r}: check DIPLOGRAPH_GRAPH_DATABASE"
            ) from error
        raise _refusal(error) from error
    except driver.ConfigurationError as error:
        raise GraphError(f"{target.name} cannot be used: {_line(str(error))}") from error
    except driver.DriverError as error:
        raise GraphUnavailable(f"{target.name} does not answer: {target.remedy}") from error


def _refusal(error: driver.Neo4jError) -> GraphError:
    """What the server says of a statement; ArcadeDB says little, and the rest in its server.log."""
    reason = f"{error.code}: {_line(error.message or '')}"
    if isinstance(error, driver.ConstraintError):
        return GraphConstraintError(f"the write breaks a constraint: {reason}")
    if isinstance(error, driver.TransientError) or "TimedOut" in (error.code or ""):
        return GraphBusy(f"the graph is busy, try again: {reason}")
    return GraphError(f"the graph refuses a statement: {reason}")


def _line(text: str) -> str:
    return " ".join(text.split())
