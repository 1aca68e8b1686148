"""`detente claim`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.cli.terminal import as_json, print_json

if TYPE_CHECKING:
    from detente.assessment.claims import Claim

_table = click.argument("table", type=click.Path(path_type=Path))
_where = click.option("--where", metavar="COLUMN=VALUE", help="Only these rows, as kind=missile.")
_since = click.option("--since", metavar="DATE", help="Count from here. Default: the table's first year.")
_until = click.option("--until", metavar="DATE", help="The day of the question; later rows decide nothing.")
_keep = click.option(
    "--keep-prompt", is_flag=True, help="Let the episode that prompted the question decide too."
)
_chosen = click.option(
    "--chosen-before", is_flag=True, help="The choice was stated before looking at the data."
)


def _direction(default: str) -> Callable[[Any], Any]:
    return click.option(
        "--direction",
        type=click.Choice(["fewer", "more", "either"]),
        default=default,
        show_default=True,
        help="What the claim says of the number of days.",
    )


@click.group()
def claim() -> None:
    """Test a claim on a table of dates: its effect, interval and verdict, by rules that are printed with it.

    TABLE is a CSV file with a column date; docs/how-to/test-a-claim.md explains what is printed.
    """


@claim.command()
@_table
@click.option(
    "--months", required=True, metavar="10-12", help="First and last month; 12-2 goes over the new year."
)
@_since
@_until
@_where
@_direction("fewer")
@_chosen
@_keep
@as_json
def season(table: Path, months: str, **given: Any) -> None:
    """Are events fewer in some months than in the rest of the year?"""
    _tell("season", table, given, months=_months(months))


@claim.command()
@_table
@click.option("--after", required=True, metavar="DATE", help="The last event before the quiet.")
@click.option("--days", required=True, type=int, help="How long the quiet is.")
@_since
@_where
@_chosen
@_keep
@as_json
def gap(table: Path, **given: Any) -> None:
    """Is a quiet of so many days unusual?"""
    _tell("gap", table, given)


@claim.command("before-after")
@_table
@click.option("--at", required=True, metavar="DATE", help="The day that is said to have changed the rate.")
@_since
@_until
@_where
@_direction("either")
@_keep
@as_json
def before_after(table: Path, **given: Any) -> None:
    """Did the rate of events change from a day on?"""
    _tell("before-after", table, given)


@claim.command("goes-with")
@_table
@click.argument("other", type=click.Path(path_type=Path))
@click.option("--within", type=int, default=30, show_default=True, help="How many days count as near.")
@click.option("--lag", type=click.Choice(["after", "before", "around"]), default="around", show_default=True,
              help="Where the days of TABLE lie, seen from a day of OTHER.")  # fmt: skip
@click.option("--where-other", metavar="COLUMN=VALUE", help="Only these rows of OTHER.")
@_since
@_until
@_where
@_direction("more")
@_keep
@as_json
def goes_with(table: Path, **given: Any) -> None:
    """Do days of TABLE fall near days of OTHER more often than by chance?"""
    _tell("goes-with", table, given)


def _months(text: str) -> tuple[int, int]:
    from detente.errors import InputError

    first, _, last = text.partition("-")
    if not (first.isdigit() and (last or first).isdigit()):
        raise InputError(f"{text!r} are no months", where="--months", hint="write 10-12")
    return int(first), int(last or first)


def _tell(kind: str, table: Path, given: dict[str, Any], **more: Any) -> None:
    from detente.case import claim as test
    from detente.cli.claim_text import text

    as_json = given.pop("as_json")
    if "chosen_before" in given:
        given["chosen_after"] = not given.pop("chosen_before")
    found: Claim = test(kind, table, **{k: v for k, v in given.items() if v is not None}, **more)
    if as_json:
        from detente.assessment.claims.shape import shape

        print_json(shape(found))
    else:
        text(found)
