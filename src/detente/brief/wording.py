"""Names, dates and counts as the field writes them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence

from detente.assessment.scope import Scope
from detente.evidence import Actor, Date

__all__ = [
    "actor",
    "actors",
    "count",
    "country",
    "date",
    "deed",
    "duration",
    "listed",
    "nested",
    "percent",
    "proviso",
    "quote",
    "short",
]

_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def country(scope: Scope, code: str | None) -> str:
    """The short name of a country or body."""
    if code is None:
        return "unknown"
    found = scope.lexicon.country(code)
    return _SHORT.get(code) or (found.name if found else code)


_SHORT = {
    "USA": "United States",
    "PRK": "North Korea",
    "KOR": "South Korea",
    "RUS": "Russia",
    "GBR": "Britain",
    "UNO": "United Nations",
}


def actor(scope: Scope, who: Actor | None, *, role: bool = False) -> str:
    """A person's name, an office with its country, or a country."""
    if who is None:
        return "somebody"
    land = country(scope, who.country) if who.country else ""
    if who.name:
        return f"{who.name} ({who.role})" if role and who.role and who.role != who.name else who.name
    if who.role:
        return f"{who.role} ({land})" if land else who.role
    return land or (who.mention.text if who.mention else "somebody")


def actors(scope: Scope, whom: Sequence[Actor]) -> str:
    names = list(dict.fromkeys(actor(scope, each) for each in whom))
    return listed(names) if names else "somebody"


def listed(names: Sequence[str], *, last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def count(number: int, one: str, many: str | None = None) -> str:
    """`no talks`, `one clock`, `thirteen` as 13."""
    word = _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"
    return f"{word} {one if number == 1 else many or one + 's'}"


_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")


def date(value: Date | str | None, *, year: bool = True) -> str:
    """`14 November 2017`, `November 2017`, `week 45 of 2017`; marked `reported` where only the report's date is known."""
    if value is None:
        return "undated"
    if isinstance(value, Date):
        if value.value is None:
            return "undated"
        words = date(value.value, year=year)
        return f"reported {words}" if value.basis == "publication" else words
    if "/" in value:
        first, _, last = value.partition("/")
        return f"{date(first, year=year)} to {date(last, year=year)}"
    if found := _DAY.fullmatch(value):
        words = f"{int(found[3])} {calendar.month_name[int(found[2])]}"
        return f"{words} {found[1]}" if year else words
    if found := _WEEK.fullmatch(value):
        return f"week {int(found[2])} of {found[1]}"
    if (found := _MONTH.fullmatch(value)) and 1 <= int(found[2]) <= 12:
        return f"{calendar.month_name[int(found[2])]} {found[1]}"
    return value


def short(text: str, limit: int = 280) -> str:
    """A quote cut at a word; quotation marks that the cut, or the coder, has parted are made whole."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return _whole(text)
    return _whole(text[:limit].rsplit(" ", 1)[0].rstrip(",;:—–- ") + " …")


def quote(text: str, limit: int = 280) -> str:
    """Words in quotation marks, those inside them made single."""
    return f"“{nested(text, limit)}”"


def nested(text: str, limit: int = 280) -> str:
    """Words as they stand inside quotation marks."""
    return _STRAIGHT_PAIR.sub(r"‘\1’", short(text, limit).replace("“", "‘").replace("”", "’"))


_STRAIGHT_PAIR = re.compile(r'"([^"]*)"')
_OPENS, _CLOSES = re.compile(r"(?<!\w)‘"), re.compile(r"(?<=[\w.,!?…])’(?!\w)")


def _whole(text: str) -> str:
    """With the marks that are missing at its ends."""
    if text.count("“") > text.count("”"):
        text += "”"
    elif text.count("”") > text.count("“"):
        text = "“" + text
    if text.count('"') % 2:
        stray = re.search(r'(?<=\S)"(?=\W|$)', text)
        text = f'"{text}' if stray and text.count('"') == 1 else f'{text}"'
    opened = list(_OPENS.finditer(text))
    return f"{text}’" if opened and not _CLOSES.search(text, opened[-1].end()) else text


_DURATION = re.compile(r"P(\d+)([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def duration(value: str) -> str:
    """`60 days` for `P60D`; what is not one number of one unit stays as it is."""
    found = _DURATION.fullmatch(value)
    return count(int(found[1]), _UNITS[found[2]]) if found else value


def percent(low: float, high: float) -> str:
    """`20–55%` for 0.2 and 0.55."""
    return f"{100 * low:.0f}–{100 * high:.0f}%"


_HEADED = re.compile(
    r"(?:if|unless|until|without|with|when|once|provided|only|as long as|should|in case)\b", re.IGNORECASE
)


def proviso(condition: str, limit: int = 280) -> str:
    """A condition as a clause: "without a breakthrough" stands by itself, "talks resume" takes an "if"."""
    text = short(condition, limit)
    return f"{text[0].lower()}{text[1:]}" if _HEADED.match(text) else f"if {text}"


_DEEDS = {
    "AGREE": "agrees", "CONSULT": "meets or talks", "SUPPORT": "supports", "CONCEDE": "gives way",
    "COOPERATE": "cooperates", "AID": "gives aid", "RETREAT": "pulls back", "REQUEST": "asks", "ACCUSE": "accuses",
    "REJECT": "rejects", "THREATEN": "threatens", "PROTEST": "protests", "SANCTION": "puts on sanctions",
    "MOBILIZE": "shows or readies force", "COERCE": "seizes, arrests or presses", "ASSAULT": "uses force",
}  # fmt: skip


def deed(type_: str) -> str:
    """A PLOVER type in plain words: `meets or talks, CONSULT`."""
    return f"{_DEEDS[type_]}, {type_}" if type_ in _DEEDS else type_
