"""Look-up of the scope's items by id, and lines that quote them."""

from __future__ import annotations

import re

from detente.assessment.scope import Scope
from detente.brief import wording
from detente.brief.nouns import Line
from detente.brief.references import References
from detente.evidence import Condition, Event, Item, Linkage, Post, Prediction, Statement, Window
from detente.record.rows import anchor

__all__ = ["by_id", "quoted", "speaker", "the"]


def by_id(scope: Scope) -> dict[str, Item]:
    """Every item of the scope."""
    found: dict[str, Item] = {}
    kinds: tuple[tuple[Item, ...], ...] = (
        scope.statements, scope.events, scope.conditions, scope.predictions, scope.linkages, scope.windows, scope.posts,
    )  # fmt: skip
    for items in kinds:
        found |= {item.id: item for item in items}
    return found


_ARTICLE = frozenset(
    {"USA", "GBR", "ARE", "NLD", "PHL", "UNO", "EUR", "SUN", "COD", "CAF", "DOM", "SDN", "BHS", "GMB"}
)


def the(scope: Scope, code: str | None) -> str:
    """A country's name as it stands in a sentence: "the United States"."""
    name = wording.country(scope, code)
    return f"the {name}" if code in _ARTICLE and name not in ("Britain", "Sudan") else name


def speaker(item: Item, scope: Scope) -> str:
    """Who says it, does it, sets it or foretells it."""
    if isinstance(item, Statement):
        return wording.actor(scope, item.speaker, role=True)
    if isinstance(item, Event):
        return wording.actors(scope, item.actors)
    if isinstance(item, Condition):
        return wording.actor(scope, item.by)
    if isinstance(item, Prediction) and item.by.country is None and item.by.name in (None, "author"):
        return scope.home(item).author or "the author"
    if isinstance(item, Prediction):
        return wording.actor(scope, item.by)
    return _none(item)


def _none(_: Linkage | Window | Post) -> str:
    return ""


_JOINED = re.compile(r"^(?:and|but|or|despite|given|including)\s+", re.IGNORECASE)
"""Words that tie a deed to the sentence before it."""


def quoted(item: Item, scope: Scope, references: References, *, label: str = "", note: str = "") -> Line:
    """A line with the item's words."""
    when = scope.dated(item) if isinstance(item, (Statement, Event)) else scope.home(item).published.value
    direct = isinstance(item, Statement) and item.mode == "direct"
    words = _JOINED.sub("", anchor(item).text) if isinstance(item, Event) else anchor(item).text
    return Line(
        text=wording.nested(words, 220) if direct else wording.short(words, 220),
        who=speaker(item, scope),
        when=wording.date(when),
        label=label,
        note=note,
        quoted=direct,
        refs=(references.of(item),),
    )
