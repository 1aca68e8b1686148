"""`detente brief`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.terminal import between, case_file, no_override, say

if TYPE_CHECKING:
    from detente.brief import Brief


@click.command()
@case_file
@between
@click.option(
    "--as-of", metavar="DATE", help="Use nothing published later. Default: the newest publication date."
)
@click.option(
    "-o",
    "out",
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="Also write it whole to OUT: .html, .md, .docx or .pdf.",
)
@click.option("--full", is_flag=True, help="Print every line of every section.")
@click.option(
    "--section", metavar="ID", help="Print one section whole, such as outlook; each heading ends with its ID."
)
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
    """Write the brief: will they talk, and what would it take?

    Prints the bottom line and the head of each section; --full prints all lines, --section one part.
    """
    from detente.case import open_case
    from detente.corpus import day
    from detente.errors import InputError

    kind = out.suffix.lower() if out else ""
    if out and kind not in _ENDINGS:
        raise InputError(
            "a brief is .html, .md, .docx or .pdf", where=str(out), hint="name the file brief.html"
        )
    if out and not out.absolute().parent.is_dir():
        raise InputError("there is no such folder", where=str(out.parent), hint="make it, or choose another")
    with open_case(file, create=False) as case:
        page = case.brief(
            between=between,
            as_of=day(as_of, where="--as-of") if as_of else None,
            principal_overrides=principal_overrides,
        )
    shown = page.terminal(width=_width(), full=full, section=section)
    if out:
        out.write_bytes(_face(page, kind))
    click.echo(shown, nl=False)
    if out:
        say(f"wrote {out}")


_ENDINGS = (".html", ".htm", ".md", ".docx", ".pdf")


def _face(page: Brief, kind: str) -> bytes:
    from detente.brief import docx, pdf

    if kind in (".docx", ".pdf"):
        return docx.render(page) if kind == ".docx" else pdf.render(page)
    return (page.markdown() if kind == ".md" else page.html()).encode()


def _width() -> int:
    import shutil

    return min(max(shutil.get_terminal_size((100, 24)).columns, 40), 120)
