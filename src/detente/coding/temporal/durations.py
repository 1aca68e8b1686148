"""How long, how often, and at what hour."""

from __future__ import annotations

import re
from re import Match

from detente.coding.temporal import periods as p
from detente.coding.temporal.context import Context, Found, Rule
from detente.coding.temporal.relative import moved, unit_of
from detente.coding.temporal.vocabulary import COUNT, MONTH, UNIT, UNITS, WEEKDAY, count

__all__ = ["RULES"]

_RATE = re.compile(
    r"(?:\b(?:once|twice|thrice|times|per|every|each)|[\d$€£%][\d.,]*|(?:million|billion|barrels|dollars|people))\s+$",
    re.I,
)
_FREQUENCIES = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annual": "P1Y",
    "annually": "P1Y",
    "biannual": "P6M",
    "biennial": "P2Y",
}
_WITHIN = re.compile(r"\b(?:within|inside)\s+(?:the\s+(?:next|coming)\s+)?$", re.IGNORECASE)


def iso_duration(number: float | None, unit: str) -> str:
    """ISO 8601: P60D, PT72H, P10Y; X stands for a number that is not given."""
    code = UNITS[unit]
    time, letter = ("T", code[-1]) if code.startswith("T") else ("", code[-1])
    factor = int(re.sub(r"\D", "", code) or 1)
    if number is None:
        return f"P{time}X{letter}"
    amount = number * factor
    if amount != int(amount) and (letter, time) in {("Y", ""), ("W", ""), ("D", "")}:
        amount, letter, time = {
            "Y": (amount * 12, "M", ""),
            "W": (round(amount * 7), "D", ""),
            "D": (amount * 24, "H", "T"),
        }[letter]
    return f"P{time}{amount:g}{letter}"


def _duration(match: Match[str], context: Context) -> Found | None:
    """60 days; a year; 72-hour; three and a half years; within 60 days, whose end is then known."""
    unit, words = unit_of(match["unit"]), match["n"].lower()
    plural = match["unit"].lower().endswith("s")
    if _no_duration(words, unit, plural, match, context):
        return _rate(unit, context) if words in {"a", "an"} and _RATE.search(context.before[-20:]) else None
    number = count(words)
    if match["half"] and number is not None:
        number += 0.5
    period = None
    if (
        number is not None
        and context.anchor
        and unit not in {"second", "minute", "hour"}
        and _WITHIN.search(context.before[-30:])
    ):
        end = moved(context.anchor, unit, number)
        period = p.span(p.day(context.anchor), p.day(end)) if end else None
    return Found("duration", period, "relative" if period else "unknown", iso_duration(number, unit))


def _no_duration(words: str, unit: str, plural: bool, match: Match[str], context: Context) -> bool:
    if re.match(r"[-\s]olds?\b|[-\s]of[-\s]age\b", context.after):
        return True
    if words in {"a", "an"}:
        return (
            unit in {"second", "quarter", "minute", "generation"}
            or plural
            or bool(_RATE.search(context.before[-20:]))
        )
    if words in {"one", "some"} and not plural:
        return unit in {"day", "second", "night"} or words == "some"
    return not plural and "-" not in match[0] and words not in {"one", "half a", "half an", "another", "1"}


def _rate(unit: str, context: Context) -> Found | None:
    return (
        Found("set", None, "unknown", f"R/{iso_duration(1, unit)}")
        if unit not in {"second", "quarter"}
        else None
    )


def _set(match: Match[str], context: Context) -> Found:
    """Every year; each Monday; every two weeks; every other day."""
    if not match["unit"]:
        return Found("set", None, "unknown", "R/P1W" if match["weekday"] else "R/P1Y")
    number = 2.0 if match["other"] else count(match["n"]) if match["n"] else 1.0
    return Found("set", None, "unknown", f"R/{iso_duration(number, unit_of(match['unit']))}")


def _frequency(match: Match[str], context: Context) -> Found | None:
    """Weekly; annual. A capitalised one inside a sentence is part of a name ("Daily Telegraph")."""
    if match[0][0].isupper() and re.match(r"\s+[A-Z]", context.after):
        return None
    return Found("set", None, "unknown", f"R/{_FREQUENCIES[match[0].lower()]}")


def _clock(match: Match[str], context: Context) -> Found | None:
    """10 p.m.; 10:30 a.m.; 15:11 UTC."""
    hour, minute = int(match["h"]), int(match["m"] or 0)
    half = (match["half"] or "").lower().replace(".", "")
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    if not half and not match["m"]:
        return None
    zone = "Z" if (match["zone"] or "").strip().upper() in {"UTC", "GMT"} else ""
    return (
        Found("time", None, "stated", f"T{hour:02d}:{minute:02d}{zone}")
        if hour < 24 and minute < 60
        else None
    )


def _named_hour(match: Match[str], context: Context) -> Found:
    return Found("time", None, "stated", "T12:00" if match[0].lower() in {"noon", "midday"} else "T00:00")


_counts = frozenset(
    "# a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety several some many few half "
    "couple dozen hundred another".split()
)
_I = re.IGNORECASE
_ZONE = r"(?P<zone>\s+(?:UTC|GMT|EST|EDT|CET|CEST|IST|KST|JST|local time)\b)?"

RULES = (
    Rule(
        _counts,
        re.compile(
            rf"(?P<n>{COUNT})(?P<half>\s+and\s+a\s+half)?(?:\s+more)?[\s-]+(?:more\s+)?(?P<unit>{UNIT})(?:['’](?!s))?",
            _I,
        ),
        _duration,
    ),
    Rule(
        frozenset({"every", "each"}),
        re.compile(
            rf"(?:every|each)\s+(?:(?P<other>other)\s+|(?P<n>{COUNT})\s+)?(?:(?P<unit>{UNIT})|(?P<weekday>{WEEKDAY})(?!\w)|{MONTH}(?!\w))",
            _I,
        ),
        _set,
    ),
    Rule(frozenset(_FREQUENCIES), re.compile(rf"(?:{'|'.join(_FREQUENCIES)})\b", _I), _frequency),
    Rule(
        frozenset({"#"}),
        re.compile(
            rf"(?P<h>[01]?\d|2[0-3])(?:[:.](?P<m>[0-5]\d)(?::[0-5]\d)?(?!\d|\.\d))?\s*(?P<half>[ap]\.m\.|[ap]m\b)?(?<=[\dm.]){_ZONE}",
            _I,
        ),
        _clock,
    ),
    Rule(
        frozenset({"noon", "midnight", "midday"}), re.compile(r"(?:noon|midnight|midday)\b", _I), _named_hour
    ),
)
