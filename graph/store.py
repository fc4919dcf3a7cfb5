"""The graph over Bolt, the only I/O of this package: Neo4j, or the embedded ArcadeDB, with the same Cypher.

Every statement runs in a managed transaction, which the driver retries on transient errors: it must be
safe to run again. Values go in as parameters, never formatted into the text.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, closing
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import neo4j
from neo4j import AsyncDriver, AsyncGraphDatabase, AsyncManagedTransaction, Query, Record, RoutingControl
from neo4j.exceptions import AuthError, ServiceUnavailable

from graph import embedded, readonly, schema
from graph.dialect import Dialect, of_agent
from graph.driver_errors import Target, clear_errors
from graph.errors import GraphBusy, GraphConstraintError, GraphError

T = TypeVar("T")
Row = dict[str, Any]
Connect = Callable[[], Awaitable[AsyncDriver]]
WriteGuard = Callable[[], AbstractAsyncContextManager[None]]

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
DEFAULT_HOME = Path(".diplograph")
READ_SECONDS = 60.0
_RETRY_SECONDS = 15.0
_PLAIN = frozenset({str, int, float, bool, type(None)})
_CONNECT_SECONDS = 10.0
_GOING_DOWN_SECONDS = 30.0
_PAUSE_SECONDS = 0.1
# `writes` counts the transactions that derive something (`graph.load.LOCK`).
_REVISION = (
    "MATCH (m:Meta {id: 'diplograph'}) RETURN m.schema_version AS schema, m.reference AS reference, m.writes AS writes"
)


class Tx:
    """A write transaction under way: several statements, all or none."""

    def __init__(self, transaction: AsyncManagedTransaction) -> None:
        self._transaction = transaction

    async def run(self, cypher: str, /, **params: Any) -> list[Row]:
        """Run one statement and return its rows. Raises GraphConstraintError on a null id."""
        refuse_null_ids(params)
        result = await self._transaction.run(cypher, _unlogged(params))
        return [_row(record) async for record in result]

    async def collected(self, cypher: str, /, **params: Any) -> list[Row]:
        """The rows that a statement returns collected, in one `rows`: of many, a tenth of what they take one by one."""
        rows: list[Row] = (await self.run(cypher, **params))[0]["rows"]
        return rows


class Store:
    """An open graph. Methods raise the errors of `graph.errors`."""

    def __init__(
        self, driver: AsyncDriver, target: Target, dialect: Dialect, guard: WriteGuard, connect: Connect
    ) -> None:
        self._driver = driver
        self._connect = connect
        self._target = target
        self._database = target.database
        self._guard = guard
        self.dialect = dialect

    async def read(self, cypher: str, /, **params: Any) -> list[Row]:
        """Run one reading statement and return its rows, as `Record.data()` gives them.

        Raises GraphBusy when it takes longer than `READ_SECONDS`.
        """
        with clear_errors(self._target):
            try:
                # The client's own limit stands behind the server's, which ArcadeDB ignores.
                async with asyncio.timeout(READ_SECONDS + 1):
                    return await self._execute(
                        Query(cypher, timeout=READ_SECONDS),
                        params,
                        RoutingControl.READ,
                    )
            except TimeoutError as error:
                raise GraphBusy(f"the graph took longer than {READ_SECONDS:.0f} s: ask for less") from error

    async def collected(self, cypher: str, /, **params: Any) -> list[Row]:
        """The rows that a reading statement returns collected in one: see `Tx.collected`."""
        rows: list[Row] = (await self.read(cypher, **params))[0]["rows"]
        return rows

    async def write(self, cypher: str, /, **params: Any) -> list[Row]:
        """Run one writing statement and return its rows. Raises GraphConstraintError on a null id."""
        refuse_null_ids(params)
        with clear_errors(self._target):
            async with self._guard():
                return await self._execute(cypher, params, RoutingControl.WRITE)

    async def write_all(self, work: Callable[[Tx], Awaitable[T]]) -> T:
        """Run several statements in one transaction; `work` may be called again after a transient error."""

        async def in_transaction(transaction: AsyncManagedTransaction) -> T:
            return await work(Tx(transaction))

        with clear_errors(self._target):
            async with (
                self._guard(),
                self._driver.session(
                    database=self._database,
                    # with the bookmarks of read and write, so that each sees what was written before it
                    bookmark_manager=self._driver.execute_query_bookmark_manager,
                ) as session,
            ):
                return await session.execute_write(in_transaction)

    async def read_for_user(self, cypher: str, params: dict[str, Any]) -> readonly.Rows:
        """Runs a statement of a user, which may read and nothing else. Raises QueryRefused, on ArcadeDB always."""
        if self.dialect is not Dialect.NEO4J:
            raise readonly.QueryRefused("the embedded graph takes no statements: it cannot be kept from writing")
        with clear_errors(self._target):
            return await readonly.run(self._driver, self._database, cypher, params)

    async def ping(self) -> None:
        """See that the server answers, without trying again and again. Raises GraphUnavailable."""
        with clear_errors(self._target):
            await self._driver.verify_connectivity()

    async def revision(self) -> str:
        """What changes whenever the graph does; the same for as long as every answer stays the same."""
        rows = await self.read(_REVISION)
        return "-".join(str(value or 0) for value in rows[0].values()) if rows else ""

    async def reconnect(self) -> None:
        """Connect anew, to a server that was started again, or to the embedded one, which is started if need be.

        Raises GraphUnavailable where none answers yet; the store can be used again once one does.
        """
        with clear_errors(self._target):
            driver = await self._connect()
        await self._driver.close()
        self._driver = driver

    async def close(self) -> None:
        """Close the connections. The embedded server goes on, and stops itself when nobody is left."""
        await self._driver.close()

    async def _execute(self, query: Any, params: Row, routing: RoutingControl) -> list[Row]:
        result = await self._driver.execute_query(query, parameters_=params, routing_=routing, database_=self._database)
        return [_row(record) for record in result.records]


def _row(record: Record) -> Row:
    """A record as `Record.data()` gives it, for values of which most are no nodes in a quarter of its time."""
    row = dict(record.items())  # type: ignore[no-untyped-call]
    return row if all(map(_is_plain, row.values())) else record.data()


def _is_plain(value: Any) -> bool:
    """Whether a value has no node, relationship or path in it, and so needs no changing."""
    if type(value) is list:
        return all(map(_is_plain, value))
    if type(value) is dict:
        return all(map(_is_plain, value.values()))
    return type(value) in _PLAIN


class _Rows(list[Any]):
    """Rows that are short in a log."""

    def __repr__(self) -> str:
        return f"{len(self)} rows"


def _unlogged(params: Row) -> Row:
    """The parameters, of which the driver writes out each for a log, in a fifth of our time, though it keeps none."""
    return {name: _Rows(value) if isinstance(value, list) else value for name, value in params.items()}


def refuse_null_ids(params: Mapping[str, Any]) -> None:
    """Raises GraphConstraintError where a parameter, or a row of one, is an `id` or `key` that is null.

    `MERGE (n {id: null})` fails on Neo4j, but makes a node without an id on ArcadeDB.
    """
    for value in (params, *params.values()):
        for row in value if isinstance(value, list) else (value,):
            if isinstance(row, dict) and (row.get("id", "") is None or row.get("key", "") is None):
                raise GraphConstraintError(f"a row to write has no id or key: {sorted(row)}")


@asynccontextmanager
async def open_store(
    url: str | None = None,
    home: Path = DEFAULT_HOME,
    user: str = "neo4j",
    password: str | None = None,
    database: str = "neo4j",
) -> AsyncIterator[Store]:
    """Open the graph and see that its schema stands; close it at the end.

    Without a url it is the embedded graph in the folder `home`, which is made and started where needed, and
    user, password and database do not matter. Raises GraphUnavailable, GraphAuthError or GraphSchemaError.
    """
    async with AsyncExitStack() as stack:
        if url:
            _check(url)
            target = Target(url, "is it running? Check DIPLOGRAPH_GRAPH_URL", database)

            async def to_server() -> AsyncDriver:
                return await _driver(url, user, password)

            store = await _connect(to_server, target, unguarded)
        else:
            await stack.enter_async_context(embedded.attach(home))
            guard = stack.enter_context(closing(embedded.OneWriter(home)))
            target = Target(f"the embedded graph in {home}", "run the command again", embedded.DATABASE)

            async def to_embedded() -> AsyncDriver:
                return await _embedded_driver(home)

            store = await _connect(to_embedded, target, guard)
        stack.push_async_callback(store.close)
        await schema.ensure(store)
        yield store


async def _connect(connect: Connect, target: Target, guard: WriteGuard) -> Store:
    with clear_errors(target):
        driver = await connect()
        try:
            answer = await driver.execute_query("RETURN 1", database_=target.database, routing_=RoutingControl.READ)
        except BaseException:
            await driver.close()
            raise
    return Store(driver, target, of_agent(answer.summary.server.agent), guard, connect)


async def _driver(url: str, user: str, password: str | None) -> AsyncDriver:
    """A driver that has reached its server."""
    driver = AsyncGraphDatabase.driver(
        url,
        auth=(user, password) if password else None,
        connection_timeout=_CONNECT_SECONDS,
        max_transaction_retry_time=_RETRY_SECONDS,
        notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
    )
    try:
        await driver.verify_connectivity()  # which, unlike a query, does not try again and again
    except BaseException as error:
        await driver.close()
        if isinstance(error, ValueError):  # so the driver says of some names that do not resolve
            raise ServiceUnavailable(str(error)) from error
        raise
    return driver


async def _embedded_driver(home: Path) -> AsyncDriver:
    """A driver that has reached the server of a folder, or the one after it where that one is going down.

    One that was killed may keep its lock for a moment after it has stopped to answer.
    """
    deadline = asyncio.get_running_loop().time() + _GOING_DOWN_SECONDS
    while True:
        server = await embedded.find_or_start(home)
        try:
            return await _driver(server.url, server.user, server.password)
        except (ServiceUnavailable, AuthError):  # the port of the one may already be that of the other
            if asyncio.get_running_loop().time() > deadline:
                raise
        await asyncio.sleep(_PAUSE_SECONDS)


def _check(url: str) -> None:
    """Raises GraphError where the url is none of Bolt, or holds a password."""
    try:
        parts = urlsplit(url)
        named = parts.scheme in SCHEMES and parts.hostname is not None and parts.port != 0
    except ValueError:  # a port that is no number, or too large
        named = False
    if "@" in url:
        raise GraphError(
            "leave user and password out of DIPLOGRAPH_GRAPH_URL: "
            "set DIPLOGRAPH_GRAPH_USER and DIPLOGRAPH_GRAPH_PASSWORD"
        )
    if not named:
        raise GraphError(f"{url!r} names no graph: DIPLOGRAPH_GRAPH_URL is like neo4j://localhost:7687")


@asynccontextmanager
async def unguarded() -> AsyncIterator[None]:
    """No guard: the server orders its writers."""
    yield
