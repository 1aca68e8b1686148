"""The few elements figures are made of; every text is escaped."""

from __future__ import annotations

from html import escape

__all__ = [
    "STYLE",
    "circle",
    "diamond",
    "group",
    "line",
    "link",
    "page",
    "rect",
    "square",
    "text",
    "triangle",
]

STYLE = """
.fig{font:12px system-ui,sans-serif;max-width:100%;height:auto;color:var(--ink,#1d2433)}
.fig text{fill:currentColor}.fig .faint{stroke:currentColor;opacity:.22}.fig .quiet{opacity:.65}
.fig .a{fill:var(--blue,#1f5fa8)}.fig .b{fill:var(--orange,#b4540a)}.fig .c{fill:var(--grey,#5b6472)}
.fig .tie-with{stroke:var(--blue,#1f5fa8);stroke-width:1.6}
.fig .tie-against{stroke:var(--orange,#b4540a);stroke-width:1.6;stroke-dasharray:7 4}
.fig .tie-differ{stroke:currentColor;stroke-width:1.6;stroke-dasharray:2 3}.fig .zero{stroke:currentColor;stroke-width:1.4}
.fig .hollow{fill:var(--paper,#fff);stroke:currentColor;stroke-width:1.4}
.fig a:focus{outline:2px solid currentColor}
"""


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def page(width: float, height: float, title: str, description: str, body: list[str]) -> str:
    """A whole figure, with its title and description for those who do not see it; with links in it a group of them."""
    role = "group" if any("<a " in part for part in body) else "img"
    return (
        f'<svg class="fig" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}" '
        f'width="{_n(width)}" height="{_n(height)}" role="{role}" aria-label="{escape(title, quote=True)}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{''.join(body)}</svg>"
    )


def text(
    x: float, y: float, words: str, *, anchor: str = "start", kind: str = "", size: int | None = None
) -> str:
    """Words at a point; `anchor` is start, middle or end, `size` in pixels where it differs from the figure's."""
    style = f' font-size="{size}"' if size else ""
    css = f' class="{kind}"' if kind else ""
    return f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}"{css}{style}>{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, kind: str = "faint") -> str:
    """A straight line from the first point to the second."""
    return f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" class="{kind}"/>'


def curve(
    start: tuple[float, float], middle: tuple[float, float], end: tuple[float, float], kind: str
) -> str:
    """A bow from `start` to `end`, drawn towards `middle`."""
    points = " ".join(_n(value) for point in (middle, end) for value in point)
    return f'<path d="M{_n(start[0])} {_n(start[1])}Q{points}" fill="none" class="{kind}"/>'


def circle(x: float, y: float, radius: float, kind: str) -> str:
    """A circle about a point."""
    return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" class="{kind}"/>'


def square(x: float, y: float, side: float, kind: str) -> str:
    """A square about a point."""
    half = side / 2
    return (
        f'<rect x="{_n(x - half)}" y="{_n(y - half)}" width="{_n(side)}" height="{_n(side)}" class="{kind}"/>'
    )


def rect(x: float, y: float, wide: float, tall: float, kind: str) -> str:
    """A rectangle from its upper left corner."""
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(wide)}" height="{_n(tall)}" class="{kind}"/>'


def diamond(x: float, y: float, radius: float, kind: str) -> str:
    """A diamond about a point."""
    return _polygon([(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)], kind)


def triangle(x: float, y: float, radius: float, kind: str) -> str:
    """A triangle about a point."""
    return _polygon([(x, y - radius), (x + radius, y + radius), (x - radius, y + radius)], kind)


def _polygon(points: list[tuple[float, float]], kind: str) -> str:
    joined = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    return f'<polygon points="{joined}" class="{kind}"/>'


def group(body: list[str], tip: str) -> str:
    """Marks that belong together, with a tip."""
    return f"<g><title>{escape(tip)}</title>{''.join(body)}</g>"


def link(target: str, mark: str, tip: str) -> str:
    """A mark that leads to where its words stand."""
    return f'<a href="{escape(target, quote=True)}"><title>{escape(tip)}</title>{mark}</a>'
