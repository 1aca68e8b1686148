"""Writing SVG: elements, escaping, and the style both figures share."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from html import escape

__all__ = ["DASHES", "document", "element", "mark_of", "number", "text", "width_of"]

SIZE = 13.0
DASHES = ("", "7 3", "2 3", "9 3 2 3", "5 2 1 2 1 2")
"""The line pattern of each decision maker, so that colour is never alone."""

_LIGHT = {
    "ink": "#1c1e21",
    "paper": "#ffffff",
    "faint": "#b9bec5",
    "band": "#f1f3f5",
    "mark": "#1c1e21",
    "dm-1": "#0b5cad",
    "dm-2": "#a63d00",
    "dm-3": "#00695c",
    "dm-4": "#6a3d9a",
    "dm-5": "#7a5c00",
}
_DARK = {
    "ink": "#eceff3",
    "paper": "#16181c",
    "faint": "#5c636d",
    "band": "#22262c",
    "mark": "#eceff3",
    "dm-1": "#7db8f7",
    "dm-2": "#ffa570",
    "dm-3": "#5fd0bf",
    "dm-4": "#c9a6f0",
    "dm-5": "#e3c35b",
}
_ROLES = (
    *(("fill", name, "fill") for name in ("ink", "paper", "faint", "band", "mark")),
    *(("line", name, "stroke") for name in _LIGHT),
    *(("fill", f"dm-{each}", "fill") for each in range(1, 6)),
)


def number(value: float) -> str:
    """At most one decimal, and none where it is zero."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def element(name: str, /, *children: str, **attributes: str | float | None) -> str:
    """One element; underscores in attribute names stand for hyphens, a trailing one is dropped."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None and value != ""
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def text(
    words: str, x: float, y: float, *, room: float | None = None, **attributes: str | float | None
) -> str:
    """A line of text; where it does not fit into `room` it is cut, and told in full to whoever points at it."""
    size = attributes.get("font_size")
    shown = (
        words if room is None else _fitted(words, room, size=size if isinstance(size, int | float) else SIZE)
    )
    line = element("text", escape(_printable(shown)), x=x, y=y, **attributes)
    return line if shown == words else element("g", element("title", escape(_printable(words))), line)


def mark_of(*words: str) -> str:
    """A short mark that tells one figure's ids from another's on the same page."""
    return sha256("\n".join(words).encode()).hexdigest()[:8]


def document(
    parts: Iterable[str], *, width: float, height: float, title: str, description: str, definitions: str = ""
) -> str:
    """A whole figure, with a title and a description for who cannot see it."""
    body = "".join(parts)
    mark = mark_of(title, description)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" class="detente-figure" '
        f'aria-labelledby="t{mark} d{mark}" viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{number(width)}" height="{number(height)}" font-family="system-ui, sans-serif" font-size="{number(SIZE)}">'
        f'<title id="t{mark}">{escape(_printable(title))}</title>'
        f'<desc id="d{mark}">{escape(_printable(description))}</desc>'
        f"<style>{_style()}</style>{definitions}"
        f"{element('rect', width=width, height=height, class_='fill-paper')}{body}</svg>\n"
    )


def width_of(words: str, *, size: float = SIZE) -> float:
    """About how wide a line of text is."""
    return len(words) * size * 0.57


def _fitted(words: str, room: float, *, size: float) -> str:
    most = max(1, int(room / (size * 0.57)))
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _attribute(value: str | float) -> str:
    return escape(_printable(value)) if isinstance(value, str) else number(value)


def _printable(words: str) -> str:
    """Without the control characters that XML forbids."""
    return "".join(letter for letter in words if letter >= " " and letter not in "\ufffe\uffff")


def _style() -> str:
    """Each rule gives the plain colour first, for readers of SVG that do not know variables."""
    light = "".join(
        f".detente-figure .{kind}-{name}{{{what}:{_LIGHT[name]};{what}:var(--detente-{name},{_LIGHT[name]})}}"
        for kind, name, what in _ROLES
    )
    dark = "".join(
        f".detente-figure .{kind}-{name}{{{what}:var(--detente-{name},{_DARK[name]})}}"
        for kind, name, what in _ROLES
    )
    return f"{light}@media screen and (prefers-color-scheme:dark){{{dark}}}"
