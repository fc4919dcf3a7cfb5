"""What can go wrong with the graph, as a user meets it.

Every message is one line that says what to do, and never contains a password.
"""

from __future__ import annotations


class GraphError(Exception):
    """Something is wrong with the graph, its configuration or a statement."""


class GraphUnavailable(GraphError):  # noqa: N818  the state's name, as HTTP has it
    """The graph cannot be reached or started."""


class GraphAuthError(GraphError):
    """The server refuses the user name or the password."""


class GraphBusy(GraphError):  # noqa: N818
    """Others held what a transaction needs for longer than it was retried, or a read took too long."""


class GraphConstraintError(GraphError):
    """A write would break a constraint, or brings a node without an id."""


class GraphSchemaError(GraphError):
    """The graph was written by a newer version of this program."""


class GraphMissing(GraphError):  # noqa: N818
    """What is named is not in the graph."""
