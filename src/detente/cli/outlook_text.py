"""An outlook in a terminal: the ladder first, then what it stands on."""

from __future__ import annotations

from collections.abc import Iterable

import click

from detente.assessment.outlook import Outlook, RungOutlook
from detente.assessment.outlook.nouns import Interval
from detente.assessment.outlook.words import points
from detente.cli.terminal import counted, table

__all__ = ["text"]


def text(found: Outlook) -> None:
    click.echo(f"{' and '.join(found.between)}: as of {found.as_of}, by {found.by} ({found.days} days)")
    table(("rung", "chance", "in words", "confidence"), (_ladder(rung) for rung in found.rungs))
    for rung in found.rungs:
        click.echo(f"{rung.rung}: outside view {_range(rung.outside)}")
        table(("reference class", "happened", "independent", "chance (80 %)"), _classes(rung))
        for line in _below(rung):
            click.echo(f"  {line}")
    click.echo(f"inside view: log-odds {found.ledger.low:+.1f} to {found.ledger.high:+.1f}")
    for budget in found.ledger.budgets:
        capped = ", capped" if budget.capped else ""
        click.echo(
            f"  {budget.id}: {counted(budget.signals, 'signal')}, {budget.low:+.1f} to {budget.high:+.1f}{capped}"
        )
    for note in found.notes:
        click.echo(note)


def _ladder(rung: RungOutlook) -> tuple[str, ...]:
    words = " to ".join(rung.words)
    return rung.rung, f"{rung.low:.0%} to {rung.high:.0%}", words, rung.confidence


def _range(interval: Interval) -> str:
    return f"{points(interval.low):.0%} to {points(interval.high):.0%}"


def _classes(rung: RungOutlook) -> Iterable[tuple[str, ...]]:
    for each in rung.classes:
        name = each.name if each.used else f"{each.name} (shown, not used: too few)"
        yield name, f"{each.happened} of {each.n}", str(each.independent), _range(each.interval)


def _below(rung: RungOutlook) -> Iterable[str]:
    for reason in rung.reasons:
        yield f"confidence {rung.confidence}: {reason}"
    for judgement in rung.judgements:
        if judgement.flagged:
            yield f"FLAG: {judgement.what} moves this by {judgement.points:+.0f} points"
    for change in rung.changes:
        yield f"would change it: {change.what}: {change.low:.0%} to {change.high:.0%}"
