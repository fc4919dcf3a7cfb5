"""The commands on API keys: `diplograph key ...`."""

from __future__ import annotations

from typing import Annotated

import typer

from app import keys as it
from app import settings as config
from app.keys import Scope
from app.options import messages

keys = typer.Typer(no_args_is_help=True)


@keys.command("add", epilog="Example:  diplograph key add newsroom --scope read --scope ingest")
def add_key(
    name: Annotated[str, typer.Argument(help="Whose it is; shown in logs.")],
    scope: Annotated[list[Scope] | None, typer.Option(help="What it is good for; may be given again.")] = None,
) -> None:
    """Make an API key and print it, this once: only its hash is kept."""
    typer.echo(it.add(config.load().keys_file, name, scope or [Scope.READ]))


@keys.command("list")
def list_keys() -> None:
    """List the names of the API keys and what they are good for."""
    for key in it.read(config.load().keys_file):
        typer.echo(f"{key.name}  {' '.join(key.scopes)}")


@keys.command("remove", epilog="Example:  diplograph key remove newsroom")
def remove_key(name: Annotated[str, typer.Argument(help="As `diplograph key list` shows it.")]) -> None:
    """Take an API key back: the service refuses it at once."""
    found = it.remove(config.load().keys_file, name)
    messages().print(f"{name}: {'removed' if found else 'no such key'}", markup=False)
    raise typer.Exit(0 if found else 1)
