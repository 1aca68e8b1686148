"""All rules in one place: what begins with a word, and the longest reading there."""

from __future__ import annotations

import re
from collections import defaultdict

from detente.coding.temporal import absolute, durations, longer, relative, weekdays
from detente.coding.temporal.context import Context, Found, Rule

__all__ = ["WORD", "match_at", "starts"]

WORD = re.compile(r"[A-Za-z]+|\d+")
_RULES = (*absolute.RULES, *longer.RULES, *weekdays.RULES, *relative.RULES, *durations.RULES)
_BY_FIRST: dict[str, tuple[Rule, ...]] = {}


def _index() -> dict[str, tuple[Rule, ...]]:
    lists: dict[str, list[Rule]] = defaultdict(list)
    for rule in _RULES:
        for word in sorted(rule.firsts):
            lists[word].append(rule)
    return {word: tuple(rules) for word, rules in lists.items()}


_BY_FIRST = _index()


def starts(word: str) -> tuple[Rule, ...] | None:
    """The rules whose expressions can begin with this word."""
    return _BY_FIRST.get("#" if word[0].isdigit() else word.lower())


def match_at(
    rules: tuple[Rule, ...], text: str, at: int, end: int, context: Context
) -> tuple[int, Found] | None:
    """The longest expression that starts at an offset, its end and its reading; the first rule wins a tie."""
    matches = [
        (m.end(), -n, m, rule) for n, rule in enumerate(rules) if (m := rule.pattern.match(text, at, end))
    ]
    for stop, _, match, rule in sorted(matches, key=lambda m: m[:2], reverse=True):
        context.before, context.after = text[max(at - 60, 0) : at], text[stop : min(stop + 40, end)]
        found = _resolved(rule, match, context)
        if found:
            return stop, found
    return None


def _resolved(rule: Rule, match: re.Match[str], context: Context) -> Found | None:
    """None also for a date that lies outside the years 1 to 9999."""
    try:
        return rule.resolve(match, context)
    except (ValueError, OverflowError):
        return None
