"""`detente brief`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.terminal import case_file, no_override

if TYPE_CHECKING:
    from detente.brief import Brief


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
@click.option(
    "-o", "out", type=click.Path(path_type=Path), help="Also write it to FILE: .html, .md, .docx or .pdf."
)
@click.option("--full", is_flag=True, help="Print every line of every section.")
@click.option("--section", metavar="ID", help="Print one section whole, such as outlook.")
@no_override
def brief(
    file: Path,
    between: tuple[str, str] | None,
    as_of: str | None,
    out: Path | None,
    full: bool,
    section: str | None,
    principal_overrides: bool,
) -> None:
    """Write the brief; prints its short face too: what fits two minutes, and where the rest is."""
    from detente.case import open_case
    from detente.corpus import day
    from detente.errors import InputError

    kind = out.suffix.lower() if out else ""
    if out and kind not in _ENDINGS:
        raise InputError(
            "a brief is .html, .md, .docx or .pdf", where=str(out), hint="name the file brief.html"
        )
    with open_case(file, create=False) as case:
        page = case.brief(
            between=between,
            as_of=day(as_of, where="--as-of") if as_of else None,
            principal_overrides=principal_overrides,
        )
    if out:
        out.write_bytes(_face(page, kind))
    click.echo(page.terminal(width=_width(), full=full, section=section), nl=False)


_ENDINGS = (".html", ".htm", ".md", ".docx", ".pdf")


def _face(page: Brief, kind: str) -> bytes:
    from detente.brief import docx, pdf

    if kind in (".docx", ".pdf"):
        return docx.render(page) if kind == ".docx" else pdf.render(page)
    return (page.markdown() if kind == ".md" else page.html()).encode()


def _width() -> int:
    import shutil

    return min(max(shutil.get_terminal_size((100, 24)).columns, 40), 120)
