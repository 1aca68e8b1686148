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
def serve(file: Path, host: str, port: int) -> None:
    """Open the web workbench on this machine; prints its address and opens nothing by itself."""
    from detente.errors import MissingComponent

    try:
        from detente.web.serve import serve as run
    except ImportError as error:
        raise MissingComponent(
            "the web workbench is not installed", hint="pip install 'detente[web]'"
        ) from error
    run(file, host=host, port=port, announce=click.echo)
