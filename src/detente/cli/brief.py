"""`detente brief`."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.terminal import case_file


@click.command()
@case_file
@click.option(
    "--between",
    nargs=2,
    metavar="A B",
    help="The parties, such as USA PRK. Default: the two that say and do most.",
)
@click.option(
    "--as-of", metavar="DATE", help="Use nothing published later. Default: the newest publication date."
)
@click.option("-o", "out", type=click.Path(path_type=Path), help="Also write it to FILE.html or FILE.md.")
def brief(file: Path, between: tuple[str, str] | None, as_of: str | None, out: Path | None) -> None:
    """Write the brief; prints it too."""
    from detente.case import open_case
    from detente.corpus import day
    from detente.errors import InputError

    if out and out.suffix.lower() not in (".html", ".htm", ".md"):
        raise InputError(
            "is neither .html nor .md", where=str(out), hint="name the file brief.html or brief.md"
        )
    with open_case(file, create=False) as case:
        page = case.brief(between=between, as_of=day(as_of, where="--as-of") if as_of else None)
    if out:
        out.write_text(page.markdown() if out.suffix.lower() == ".md" else page.html(), encoding="utf-8")
    click.echo(page.terminal(width=_width()), nl=False)


def _width() -> int:
    import shutil

    return min(max(shutil.get_terminal_size((100, 24)).columns, 40), 120)
