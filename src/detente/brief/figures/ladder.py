"""The outlook as a ladder of intervals."""

from __future__ import annotations

from detente.assessment.outlook import Outlook, RungOutlook
from detente.brief.figures import svg
from detente.brief.nouns import Figure

__all__ = ["ladder"]

WIDTH, LEFT, RIGHT, ROW, TOP = 720.0, 130.0, 40.0, 46.0, 34.0


def ladder(outlook: Outlook) -> Figure:
    """One interval a rung, the outside view's thin beneath it; contact above, implementation below."""
    height = TOP + ROW * len(outlook.rungs) + 14
    body = [part for share in (0, 0.2, 0.4, 0.6, 0.8, 1.0) for part in _tick(share, height)]
    for number, rung in enumerate(outlook.rungs):
        body += _row(rung, TOP + ROW * number)
    words = "; ".join(
        f"{r.rung} {r.low:.0%} to {r.high:.0%}, confidence {r.confidence}" for r in outlook.rungs
    )
    caption = (
        f"Chances by {outlook.by}: the bar is the outlook, the thin line below it the outside view alone."
    )
    return Figure(svg.page(WIDTH, height, "Outlook", words, body), caption, words)


def _x(share: float) -> float:
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _tick(share: float, height: float) -> list[str]:
    return [
        svg.line(_x(share), TOP - 8, _x(share), height - 8),
        svg.text(_x(share), TOP - 14, f"{share:.0%}", anchor="middle", kind="quiet"),
    ]


def _row(rung: RungOutlook, top: float) -> list[str]:
    width = max(_x(rung.high) - _x(rung.low), 3.0)
    return [
        svg.text(8, top + 16, rung.rung),
        svg.text(8, top + 30, f"confidence {rung.confidence}", kind="quiet", size=10),
        f'<rect x="{_x(rung.low):.1f}" y="{top + 4:.1f}" width="{width:.1f}" height="14" class="a"/>',
        _outside(rung, top + 25),
        svg.circle(_x(rung.outside.middle), top + 25, 2.5, "c"),
    ]


def _outside(rung: RungOutlook, y: float) -> str:
    ends = f'x1="{_x(rung.outside.low):.1f}" x2="{_x(rung.outside.high):.1f}"'
    return f'<line {ends} y1="{y:.1f}" y2="{y:.1f}" stroke="currentColor" stroke-width="1.4"/>'
