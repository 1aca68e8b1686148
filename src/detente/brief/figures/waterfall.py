"""How the outside view becomes the outlook: one bar a budget of signals, in log-odds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.brief.figures import svg
from detente.brief.nouns import Figure

__all__ = ["Bar", "waterfall"]

WIDTH, LEFT, RIGHT, ROW, TOP = 760.0, 210.0, 70.0, 30.0, 34.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A step: what it is called, its range, and the point it starts from; `whole` bars are totals."""

    name: str
    low: float
    high: float
    whole: bool = False


def waterfall(bars: Sequence[Bar]) -> Figure | None:
    """Bars from zero for totals; steps begin where the one before ended, at their middles."""
    if not bars:
        return None
    ends, at = [], 0.0
    for bar in bars:
        start = 0.0 if bar.whole else at
        ends.append((start + bar.low, start, start + bar.high))
        at = start + (bar.low + bar.high) / 2
    least, most = min(0.0, *(e[0] for e in ends)), max(0.0, *(e[2] for e in ends))
    pad = max((most - least) * 0.08, 0.1)
    scale = _Scale(least - pad, most + pad)
    body = _axis(scale, len(bars))
    for row, (bar, (low, start, high)) in enumerate(zip(bars, ends, strict=True)):
        body += _bar(bar, row, low, start, high, scale)
    height = TOP + ROW * len(bars) + 16
    words = "; ".join(f"{bar.name} {bar.low:+.2f} to {bar.high:+.2f}" for bar in bars)
    caption = (
        "In log-odds: right of zero is towards talks. A bar is the range, the tick its middle; "
        "each step begins at the middle before."
    )
    return Figure(svg.page(WIDTH, height, "Ledger", words, body), caption, words)


class _Scale:
    def __init__(self, least: float, most: float) -> None:
        self.least, self.most = least, most

    def x(self, value: float) -> float:
        return LEFT + (value - self.least) / (self.most - self.least) * (WIDTH - LEFT - RIGHT)


def _axis(scale: _Scale, rows: int) -> list[str]:
    body = []
    step = next((s for s in (0.25, 0.5, 1.0, 2.0, 4.0) if (scale.most - scale.least) / s <= 9), 8.0)
    number = int(scale.least // step)
    while number * step <= scale.most:
        value = number * step
        if value >= scale.least:
            x = scale.x(value)
            body += [
                svg.line(x, TOP - 8, x, TOP + ROW * rows, "faint" if number else "zero"),
                svg.text(x, TOP - 14, f"{value:+g}" if value else "0", anchor="middle", kind="quiet"),
            ]
        number += 1
    return body


def _bar(bar: Bar, row: int, low: float, start: float, high: float, scale: _Scale) -> list[str]:
    y = TOP + ROW * row + ROW / 2
    middle = (low + high) / 2
    colour = "c" if bar.whole or abs(middle - start) < 0.005 else "a" if middle > start else "b"
    left, right = scale.x(low), max(scale.x(high), scale.x(low) + 2)
    body = [
        svg.text(8, y + 4, bar.name),
        svg.rect(left, y - 8, right - left, 16, colour),
        svg.line(scale.x(middle), y - 11, scale.x(middle), y + 11, "zero"),
        svg.text(WIDTH - 6, y + 4, f"{bar.low:+.2f} to {bar.high:+.2f}", anchor="end", kind="quiet", size=11),
    ]
    return [svg.group(body, f"{bar.name}: {bar.low:+.2f} to {bar.high:+.2f}")]
