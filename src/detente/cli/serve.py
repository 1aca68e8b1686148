"""`detente serve`."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.terminal import case_file


@click.command()
@case_file
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 takes a free one."
)
@click.option(
    "--accounts", type=click.Path(path_type=Path, dir_okay=False),
    help="File of accounts: everybody logs in. Needed on any address but this machine's own.",
)  # fmt: skip
@click.option("--add-user", metavar="NAME", help="Add an account (asks for its password) and stop.")
@click.option(
    "--role", type=click.Choice(["reader", "reviewer", "editor"]), default="reviewer", show_default=True,
    help="With --add-user: what the account may do.",
)  # fmt: skip
def serve(file: Path, host: str, port: int, accounts: Path | None, add_user: str | None, role: str) -> None:
    """Open the web workbench on this machine; prints its address and opens nothing by itself."""
    from detente.errors import MissingComponent

    try:
        from detente.web import accounts as book
        from detente.web.serve import serve as run
    except ImportError as error:
        raise MissingComponent(
            "the web workbench is not installed", hint="pip install 'detente[web]'"
        ) from error
    if add_user is not None:
        where = accounts or file.with_suffix(".accounts")
        password = click.prompt(
            f"Password of {add_user}", hide_input=True, confirmation_prompt=True, err=True
        )
        book.add_user(where, add_user, role, password)
        click.echo(f"{add_user} ({role}) is in {where}", err=True)
        return
    run(file, host=host, port=port, announce=_announce, accounts=accounts)


def _announce(address: str) -> None:
    click.echo(address)
    click.echo("open this address in a browser; Ctrl-C stops the workbench", err=True)
