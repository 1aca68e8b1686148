"""Days of the week."""

from __future__ import annotations

import re
from datetime import date, timedelta
from re import Match

from detente.coding.temporal import periods as p
from detente.coding.temporal.context import Context, Found, Rule, relative, unknown
from detente.coding.temporal.vocabulary import WEEKDAY, WEEKDAYS, weekday_number

__all__ = ["RULES"]

_NAMES = frozenset(
    {"black", "good", "bloody", "super", "easter", "ash", "palm", "ruby", "holy", "maundy", "sheffield"}
)
_PAPERS = re.compile(r"\s+(?:Times|Telegraph|Mail|Express|Mirror|Herald|Post|Agreement|Night Live)\b")


def _weekday(match: Match[str], context: Context) -> Found | None:
    """On Tuesday; last Tuesday; next Friday; Friday of last week."""
    word = re.search(r"(\w+)\s+$", context.before[-20:])
    if (word and word[1].lower() in _NAMES) or _PAPERS.match(context.after):
        return None
    number, which = weekday_number(match["weekday"]), " ".join((match["which"] or "").lower().split())
    if match["weekday"].lower().endswith("days"):
        return Found("set", None, "unknown", "R/P1W")
    if which in {"the following", "the next", "the previous", "the preceding", "that"}:
        return _from_previous(number, which, context)
    if context.anchor is None:
        return unknown()
    if match["week"]:
        step = {"last": -7, "next": 7}.get(match["week"].lower(), 0)
        return relative(p.day(_in_week(context.anchor + timedelta(days=step), number)))
    return relative(p.day(_chosen(number, which, context.anchor, context)))


def _chosen(number: int, which: str, anchor: date, context: Context) -> date:
    behind = (anchor.weekday() - number) % 7
    past, future = anchor - timedelta(days=behind), anchor + timedelta(days=(number - anchor.weekday()) % 7)
    if which in {"last", "this past", "past"}:
        return past if behind else past - timedelta(days=7)
    if which in {"next", "this coming", "coming"}:
        return future if behind else future + timedelta(days=7)
    if context.tense() == "future":
        return future
    return _in_week(anchor, number) if which == "this" and not context.tense() else past


def _in_week(when: date, number: int) -> date:
    return when + timedelta(days=number - when.weekday())


def _from_previous(number: int, which: str, context: Context) -> Found:
    start = context.previous.first if context.previous and context.previous.is_day else None
    if start is None:
        return unknown()
    ahead = (number - start.weekday() - 1) % 7 + 1
    behind = (start.weekday() - number - 1) % 7 + 1
    days = {"the previous": -behind, "the preceding": -behind, "that": 0 if ahead == 7 else ahead}.get(
        which, ahead
    )
    return relative(p.day(start + timedelta(days=days)))


_WHICH = r"(?:(?P<which>(?:this|the)\s+(?:past|coming|following|next|previous|preceding)|last|next|this|past|that)\s+)?"
_firsts = frozenset(d for w in WEEKDAYS for d in (w, f"{w}s")) | {
    "this",
    "the",
    "last",
    "next",
    "past",
    "that",
}

RULES = (
    Rule(
        _firsts,
        re.compile(
            rf"(?i:{_WHICH})(?P<weekday>{WEEKDAY})(?!\w)(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)?"
        ),
        _weekday,
    ),
)
