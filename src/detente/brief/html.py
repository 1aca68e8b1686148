"""The brief as one self-contained page: no script, nothing fetched, every word escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined

from detente.brief.figures.svg import STYLE
from detente.brief.nouns import Brief

__all__ = ["body", "render"]


def render(brief: Brief) -> str:
    """The whole page."""
    return (
        _environment().get_template("brief.html").render(brief=brief, figure_style=STYLE, **_numbers(brief))
    )


def body(brief: Brief) -> str:
    """The page's content alone, to stand in another page."""
    return _environment().get_template("body.html").render(brief=brief, **_numbers(brief))


def _numbers(brief: Brief) -> dict[str, object]:
    return {"number": {(ref.item, ref.start): n for n, ref in enumerate(brief.refs, 1)}}


@cache
def _environment() -> Environment:
    folder = files("detente.brief") / "templates"
    return Environment(
        loader=FunctionLoader(lambda name: (folder / name).read_text(encoding="utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
