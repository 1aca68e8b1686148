"""A tested claim in a terminal: verdict, reasons, every way of counting, notes, the rule."""

from __future__ import annotations

import click

from detente.assessment.claims.nouns import Claim, Effect, Estimate
from detente.assessment.claims.verdict import RULE
from detente.cli.terminal import table

__all__ = ["text"]

_COLUMNS = ("counted", "period", "seen", "by chance", "effect (95 %)", "p naive", "p clusters", "p corrected")


def text(claim: Claim) -> None:
    click.echo(f"{claim.verdict.upper()}: {claim.claim}")
    click.echo(f"{claim.table}, {claim.since} to {claim.until}")
    if claim.prompt:
        click.echo(f"Left out as what prompted the question: {claim.prompt.replace('/', ' to ')}")
    for reason in claim.why:
        click.echo(f"  {reason}")
    decides = [("decides: " + claim.main.label, claim.main)]
    kept = [("prompt kept: " + claim.with_prompt.label, claim.with_prompt)] if claim.with_prompt else []
    others = [(each.label, each) for each in claim.sensitivity]
    table(_COLUMNS, (_row(label, each) for label, each in (*decides, *kept, *others)))
    if claim.later:
        table(
            _COLUMNS,
            [_row(claim.later.label, claim.later)],
            title=f"Not known on {claim.until}; decides nothing",
        )
    for note in claim.notes:
        click.echo(note)
    click.echo(f"Rule. {RULE}")


def _row(label: str, each: Estimate) -> tuple[str, ...]:
    return (
        label,
        f"{each.since} – {each.until}",
        f"{each.observed:g} of {each.n:g}",
        "" if each.expected is None else f"{each.expected:.3g}",
        _effect(each.effect),
        *(_p(value) for value in (each.p_naive, each.p, each.p_corrected)),
    )


def _effect(effect: Effect) -> str:
    if effect.value is None:
        return "undefined"
    low, high = (("?" if b is None else f"{b:.2g}") for b in (effect.low, effect.high))
    return f"{effect.name} {effect.value:.2g} ({low} to {high})"


def _p(value: float | None) -> str:
    if value is None:
        return ""
    return "< 0.001" if value < 0.001 else f"{value:.2g}"
