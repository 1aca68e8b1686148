"""`detente catalog`: published conflicts, what is printed of them, and whether it comes out again."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from detente.cli.terminal import as_json, console, print_json, table

if TYPE_CHECKING:
    from detente.catalog import Published, Verification
    from detente.conflict import Conflict, State

__all__ = ["catalog"]


@click.group()
def catalog() -> None:
    """Published conflicts, their printed results, and whether these come out again."""


@catalog.command(name="list")
@as_json
def list_(as_json: bool) -> None:
    """List the conflicts by name."""
    from detente.catalog import entry, load, names

    rows = [
        {
            "name": name,
            "title": (conflict := load(name)).name,
            "publication": entry(name).publication,
            "decision_makers": len(conflict.ids),
            "states": conflict.n,
        }
        for name in names()
    ]
    if as_json:
        print_json(rows)
    else:
        table(("name", "conflict", "publication", "parties", "states"), [list(row.values()) for row in rows])


@catalog.command()
@click.argument("name")
@as_json
def show(name: str, as_json: bool) -> None:
    """Show a conflict, where it is published and what was checked."""
    from detente.catalog import load, published

    conflict, said = load(name), published(name)
    if as_json:
        print_json(_shown(conflict, said))
        return
    click.echo(f"{conflict.name}\n\n{said.citation}")
    for heading in ("section", "doi", "facts", "checked", "numbering"):
        if words := getattr(said, heading):
            click.echo(f"{heading.capitalize()}: {words}")
    click.echo("")
    _print_states(conflict, said.labels)
    rows = [(r.concept, _list(r.equilibria), r.origin) for r in said.results]
    table(("concept", "published equilibria", "known how"), rows)


@catalog.command()
@click.argument("name")
@as_json
def solve(name: str, as_json: bool) -> None:
    """Solve a conflict: what is stable, for everyone and for each decision maker."""
    from detente.catalog import load, published
    from detente.cli import solve_text
    from detente.stability import analyse

    conflict = load(name)
    analysis = analyse(conflict)
    if as_json:
        print_json(analysis.to_json())
        return
    labels = published(name).labels
    if labels or not conflict.option_form:
        _print_states(conflict, labels)
    solve_text.show(analysis, console())


@catalog.command()
@click.argument("name", required=False)
@as_json
def verify(name: str | None, as_json: bool) -> int:
    """Compute one conflict, or all, again; exit status 1 when something differs without a known reason."""
    from detente.catalog import verify as verify_

    found = verify_(name)
    if as_json:
        print_json([_verified(each) for each in found])
    else:
        _print_verified(found)
    return 0 if all(each.holds for each in found) else 1


def _shown(conflict: Conflict, said: Published) -> dict[str, Any]:
    from detente.stability.report import state_json

    record = asdict(said)
    for improvement in record["improvements"]:
        improvement["from"] = improvement.pop("from_")
    return {
        "schema": "catalog-show/1",
        "title": conflict.name,
        "decision_makers": {dm.id: dm.name for dm in conflict.decision_makers},
        "states": [state_json(state) for state in conflict.states],
        "status_quo": conflict.status_quo,
        "published": record,
    }


def _verified(each: Verification) -> dict[str, Any]:
    return {"schema": "catalog-verify/1", **asdict(each), "holds": each.holds}


def _print_states(conflict: Conflict, labels: tuple[str, ...]) -> None:
    columns = ("state", *(["published as"] if labels else []), "", "")
    table(columns, [_state_row(conflict, state, labels) for state in conflict.states])


def _state_row(conflict: Conflict, state: State, labels: tuple[str, ...]) -> list[object]:
    words = (", ".join(state.taken) or "no option taken") if conflict.option_form else state.label
    today = "status quo" if state.id == conflict.status_quo else ""
    return [state.id, *([labels[state.id - 1]] if labels else []), words, today]


def _print_verified(found: tuple[Verification, ...]) -> None:
    rows = [
        (
            each.name,
            *each.figures.values(),
            each.proofs,
            "differs" if each.differences else "no difference",
        )
        for each in found
    ]
    table(("conflict", "printed", "recalled", "reference", "proofs checked", "outcome"), rows)
    for each in found:
        for difference in each.differences:
            click.echo(
                f"{each.name}: {difference.what}: published {_list(difference.published)}, "
                f"computed {_list(difference.computed)}. Reason: {difference.reason}."
            )
        for fault in each.faults:
            click.echo(f"{each.name}: {fault}")


def _list(states: tuple[int, ...]) -> str:
    return ", ".join(map(str, states)) or "none"
