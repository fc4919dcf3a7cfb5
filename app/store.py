"""The graph that the settings name."""

from __future__ import annotations

import logging
from contextlib import AbstractAsyncContextManager

from app.settings import Settings
from graph.store import Store, open_store

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what the driver warns of becomes an error of ours


def open_graph(settings: Settings) -> AbstractAsyncContextManager[Store]:
    """The graph, open for as long as the context lasts; raises the errors of `graph.errors`."""
    return open_store(
        url=settings.graph_url,
        home=settings.home,
        user=settings.graph_user,
        password=settings.graph_password,
        database=settings.graph_database,
    )
