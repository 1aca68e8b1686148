"""`detente draft`."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.terminal import between, case_file, counted, say


@click.command()
@case_file
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the model here. Default: print it.",
)
@between
@click.option(
    "--as-of", metavar="DATE", help="Use nothing published later. Default: the newest publication date."
)
@click.option("--with", "others", multiple=True, metavar="C", help="A further side; may be repeated.")
def draft(
    file: Path,
    output: Path | None,
    between: tuple[str, str] | None,
    others: tuple[str, ...],
    as_of: str | None,
) -> None:
    """Propose a conflict model from the record: options, preferences and rival readings, each with its quote.

    The model is a TOML file to be edited and solved; docs/how-to/draft-a-model.md leads through it.
    """
    from detente.case import open_case
    from detente.corpus import day
    from detente.errors import InputError

    until = day(as_of, where="--as-of") if as_of else None
    if others and not between:
        raise InputError("a further side needs the two", where="--with", hint="name them with --between A B")
    with open_case(file, create=False) as case:
        found = case.draft(between=(*between, *others) if between else None, as_of=until)
    if output is None:
        click.echo(found.toml(), nl=False)
        return
    if not output.parent.is_dir():
        raise InputError(
            "there is no such folder", where=str(output.parent), hint="make it, or choose another"
        )
    earlier = _put_aside(output, found.toml())
    output.write_text(found.toml(), encoding="utf-8")
    sides = "; ".join(
        f"{m.name}: {counted(len(m.options), 'option')}, {counted(len(m.readings), 'rival reading')}"
        for m in found.makers
    )
    say(f"wrote {output} ({sides}){earlier}; now edit it, then: detente solve {output}")


def _put_aside(output: Path, new: str) -> str:
    """A model of that name may have been edited: keep it."""
    if not output.exists() or output.read_text(encoding="utf-8", errors="replace") == new:
        return ""
    kept = output.with_name(f"{output.name}.bak")
    output.replace(kept)
    return f"; the one before is in {kept}"
