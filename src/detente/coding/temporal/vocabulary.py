"""How times are written: months, days, numbers and units as regular expressions."""

from __future__ import annotations

import re

__all__ = [
    "COUNT",
    "DAYNUM",
    "MONTH",
    "MONTHS",
    "NOT_COUNTED",
    "ORDINAL",
    "PART",
    "PARTS",
    "UNIT",
    "UNITS",
    "WEEKDAY",
    "WEEKDAYS",
    "YEAR",
    "count",
    "day_number",
    "month_number",
    "ordinal",
    "part_of",
    "weekday_number",
]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "fortnight": "2W",
    "month": "M",
    "quarter": "3M",
    "year": "Y",
    "decade": "10Y",
    "century": "100Y",
    "centurie": "100Y",
    "generation": "25Y",
}
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NUMBERS: dict[str, float | None] = {
    **{word: float(value) for value, word in enumerate(_SMALL)},
    **_TENS,
    "a": 1,
    "an": 1,
    "another": 1,
    "a couple of": 2,
    "a couple": 2,
    "couple of": 2,
    "a dozen": 12,
    "dozen": 12,
    "half a": 0.5,
    "half an": 0.5,
    "a half": 0.5,
    "a hundred": 100,
    "hundred": 100,
    "several": None,
    "a few": None,
    "few": None,
    "many": None,
    "some": None,
    "a number of": None,
}
_ABBREVIATED = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    rf"|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|(?:{_ABBREVIATED})\b\.?)"
)
WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY"
    r"|(?:Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\.)"
)
PART = r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Mm]iddle)(?:[- ])(?:the\s+)?)?"
PARTS = frozenset({"early", "mid", "late", "middle"})
NOT_COUNTED = (
    r"(?!\s*(?:%|percent|per cent|people|persons|men|women|troops|soldiers|civilians|others|km|kilomet|miles|meters|metres"
    r"|tons|tonnes|dollars|euros|pounds|years|days|months|weeks|hours|deaths|cases|jobs|homes|families|prisoners|refugees"
    r"|workers|fighters|missiles|words|votes|barrels|kg|million|billion|trillion|members|protesters|sites|were|died)\b)(?![.,]\d)"
)
DAYNUM = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|ST|ND|RD|TH)?\b"
YEAR = r"(?:1[5-9]|20)\d\d\b"
UNIT = (
    r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|generation|centur(?:y|ie))s?\b"
)
_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
COUNT = rf"(?:\d{{1,4}}(?:\.\d)?|(?:twenty|{'|'.join(_TENS)})[- ](?:{'|'.join(_SMALL[1:10])})|{_WORDS})"
_ORDINALS = re.compile(r"(?:st|nd|rd|th)$", re.IGNORECASE)


_TENTHS = {"twentieth": 20, "thirtieth": 30}
_FIRSTS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
).split()
_ONES = "|".join(_FIRSTS[:9])
ORDINAL = rf"(?:(?:twenty|thirty)[- ](?:{_ONES})|twentieth|thirtieth|{'|'.join(sorted(_FIRSTS, key=len, reverse=True))})"


def ordinal(text: str) -> int:
    """The number of a spelled ordinal up to thirty-ninth."""
    parts = re.split(r"[- ]", text.lower())
    if len(parts) == 2:
        return {"twenty": 20, "thirty": 30}[parts[0]] + _FIRSTS.index(parts[1]) + 1
    return _TENTHS[parts[0]] if parts[0] in _TENTHS else _FIRSTS.index(parts[0]) + 1


def month_number(text: str) -> int:
    return MONTHS[text.lower().rstrip(".")]


def weekday_number(text: str) -> int:
    word = text.lower().rstrip(".")
    return WEEKDAYS[word] if word in WEEKDAYS else WEEKDAYS[word.rstrip("s")]


def day_number(text: str) -> int:
    return int(_ORDINALS.sub("", text))


def count(text: str) -> float | None:
    """The number a text names; None for vague ones ("several")."""
    word = " ".join(text.lower().split())
    if word[0].isdigit():
        return float(word)
    if word in _NUMBERS:
        return _NUMBERS[word]
    tens, ones = re.split(r"[- ]", word, maxsplit=1)
    base = _TENS.get(tens, 20)
    return float(base + _SMALL.index(ones))


def part_of(match: re.Match[str]) -> str | None:
    """ "early", "mid" or "late" where the expression begins with one of :data:`PART`."""
    which = match.groupdict().get("part")
    return {"middle": "mid"}.get(which.lower(), which.lower()) if which else None
