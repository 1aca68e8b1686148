"""A scorecard in a terminal."""

from __future__ import annotations

import click

from detente.assessment.score import Scorecard
from detente.cli.terminal import counted, table

__all__ = ["text"]


def text(card: Scorecard) -> None:
    click.echo(
        f"{card.forecaster}: {counted(card.questions, 'question')}, {card.resolved} resolved, {card.scored} with a forecast"
    )
    mine = [("forecasts", _n(card.brier), _n(card.log))] if card.scored else []
    table(("", "Brier", "log score"), [*mine, *((b.name, _n(b.brier), _n(b.log)) for b in card.baselines)])
    if card.scored:
        interval = f"{_n(card.skill_low)} to {_n(card.skill_high)}; 95 %, {counted(card.blocks, 'block')}, seed {card.seed}"
        click.echo(f"skill against the best baseline ({card.best}): {_n(card.skill)} ({interval})")
        click.echo(
            f"reliability {_n(card.reliability)}, resolution {_n(card.resolution)}, uncertainty {_n(card.uncertainty)}"
        )
        click.echo(
            f"calibration error {_n(card.calibration)}; a perfect forecaster would show about {_n(card.perfect)}"
        )
        table(("forecast", "n", "mean", "came true"),
              ((f"{b.low:g}–{b.high:g}", b.n, f"{b.mean:.2f}", f"{b.observed:.2f}") for b in card.bins))  # fmt: skip
    click.echo(f"chain of hashes: {card.chain}")
    for note in card.notes:
        click.echo(note)


def _n(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.3f}"
