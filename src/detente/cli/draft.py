"""`detente draft`."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.terminal import case_file, errors


@click.command()
@case_file
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the model here.")
@click.option(
    "--between", nargs=2, metavar="A B", help="The sides; default: the two that speak and act most."
)
@click.option("--with", "others", multiple=True, metavar="C", help="A further side; may be repeated.")
@click.option("--as-of", metavar="DATE", help="Only what was published by then.")
def draft(
    file: Path,
    output: Path | None,
    between: tuple[str, str] | None,
    others: tuple[str, ...],
    as_of: str | None,
) -> None:
    """Propose a conflict model from the record: options, preferences and rival readings, each with its quote."""
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
    output.write_text(found.toml(), encoding="utf-8")
    sides = ", ".join(
        f"{m.name}: {len(m.options)} options, {len(m.readings)} rival readings" for m in found.makers
    )
    errors().print(f"wrote {output} ({sides}); now edit it, then: detente solve {output}")
