"""Scores time expressions against TEI documents with normalised dates (the manner of the GUM corpus).

Gold are the `<date>` and `<time>` elements that carry a value: `when`, `from` and `to`, or `notBefore` and `notAfter`.
An element without any value counts neither way, nor does what is found inside it. Values are compared as the days they
enclose, so that `<date from="2014-01-20" to="2014-01-26">` equals the ISO week 2014-W04 and 1960-01-01 to 1969-12-31
equals `196X`; `notBefore` and `notAfter` likewise, a missing end being left open. A `<time>` is right when its hour and
minute are. The article's date is `dateCreated` of the `<text>` element.
"""

from __future__ import annotations

import hashlib
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from detente.coding.reading import TimeExpression

__all__ = ["GoldTime", "TimeScore", "TimeText", "half_of", "read_tei", "score_times"]

_NO_SPACE_BEFORE = re.compile(r"[.,;:!?)\]%’”]|'s$|n't$|''$")
_NO_SPACE_AFTER = re.compile(r"[(\[“‘$£€]$|``$")
_BLOCKS = {"p", "head", "item", "figure", "caption", "list", "sp", "note", "quote", "row", "cell"}
_VALUES = ("when", "from", "to", "notBefore", "notAfter")


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A gold expression: its span and value; `earliest` and `latest` are ISO days, or clock times for `time`."""

    start: int
    end: int
    text: str
    kind: str
    earliest: str | None
    latest: str | None

    @property
    def valued(self) -> bool:
        return self.earliest is not None or self.latest is not None


@dataclass(frozen=True, slots=True)
class TimeText:
    """A document of the corpus as plain text, its day and its gold."""

    name: str
    text: str
    published: str
    gold: tuple[GoldTime, ...]


@dataclass(frozen=True, slots=True)
class TimeScore:
    """Counts over some documents, with every miss and false alarm."""

    gold: int
    found: int
    spans: int
    both: int
    misses: tuple[str, ...] = ()
    alarms: tuple[str, ...] = ()

    def precision(self, *, values: bool = True) -> float:
        return (self.both if values else self.spans) / max(self.found, 1)

    def recall(self, *, values: bool = True) -> float:
        return (self.both if values else self.spans) / max(self.gold, 1)

    def f1(self, *, values: bool = True) -> float:
        """F1 of spans alone, or of span and value both right."""
        right = self.both if values else self.spans
        return 2 * right / max(self.gold + self.found, 1)


def half_of(name: str) -> str:
    """`development` or `test`, by the parity of SHA-256 of the file's name: fixed before anything was looked at."""
    return "test" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 else "development"


def read_tei(path: Path) -> TimeText:
    """A TEI file with one token a line (form, then tab-separated tags) as text with gold spans."""
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    builder = _Builder()
    builder.walk(root, glued=False)
    text = "".join(builder.parts)
    gold = tuple(_gold(e, text, s, t) for e, s, t in sorted(builder.times, key=lambda x: (x[1], -x[2])))
    return TimeText(path.name, text, root.attrib["dateCreated"], gold)


def score_times(texts: Iterable[TimeText], find: Callable[[TimeText], Sequence[TimeExpression]]) -> TimeScore:
    """Compare what `find` finds in each text with its gold.

    Durations and sets are left out: the corpus does not label them.
    """
    golds = founds = both = matched = 0
    misses: list[str] = []
    alarms: list[str] = []
    for text in texts:
        valued = {(g.start, g.end): g for g in text.gold if g.valued}
        mute = [g for g in text.gold if not g.valued]
        found = [t for t in find(text) if t.kind in {"date", "time"} and not _inside(t, mute)]
        spans = {(t.quote.start, t.quote.end): t for t in found}
        same = valued.keys() & spans.keys()
        right = {key for key in same if _equal(valued[key], spans[key])}
        golds, founds = golds + len(valued), founds + len(spans)
        matched, both = matched + len(same), both + len(right)
        misses += [
            _line(text, *key, gold=valued[key], found=spans.get(key)) for key in sorted(valued.keys() - right)
        ]
        alarms += [_line(text, *key, found=spans[key]) for key in sorted(spans.keys() - same)]
    return TimeScore(golds, founds, matched, both, tuple(misses), tuple(alarms))


class _Builder:
    """Tokens to text, after the rules of English spacing; `<w>` glues its tokens."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.times: list[tuple[ElementTree.Element, int, int]] = []
        self.length, self.fresh, self.last, self.quotes, self.hyphen = 0, True, "", 0, False

    def walk(self, element: ElementTree.Element, *, glued: bool) -> None:
        name = element.tag.rpartition("}")[2]
        if name in _BLOCKS:
            self._break()
        inside = glued or name == "w"
        first = len(self.parts)
        self._tokens(element.text, glued=glued, inside=inside)
        for child in element:
            self.walk(child, glued=inside and bool(len(self.parts) > first or glued))
            self._tokens(child.tail, glued=inside and len(self.parts) > first, inside=inside)
        if name in {"date", "time"} and len(self.parts) > first:
            start = (
                sum(map(len, self.parts[:first])) + len(self.parts[first]) - len(self.parts[first].lstrip())
            )
            self.times.append((element, start, self.length))
        if name in _BLOCKS:
            self._break()

    def _break(self) -> None:
        if not self.fresh:
            self._put("\n\n")
            self.fresh, self.last = True, ""

    def _tokens(self, lines: str | None, *, glued: bool, inside: bool) -> None:
        for line in (lines or "").split("\n"):
            if form := line.split("\t")[0].strip():
                hyphen = line.split("\t")[1:2] == ["HYPH"]
                self._put(("" if glued or hyphen or self.hyphen or self._tight(form) else " ") + form)
                self.fresh, self.last, self.hyphen, glued = False, form, hyphen, inside

    def _tight(self, form: str) -> bool:
        if form in {'"', "'"}:
            self.quotes += 1
            return self.fresh or self.quotes % 2 == 0
        opened = self.last in {'"', "'"} and self.quotes % 2 == 1
        return self.fresh or opened or bool(_NO_SPACE_BEFORE.match(form) or _NO_SPACE_AFTER.search(self.last))

    def _put(self, piece: str) -> None:
        self.parts.append(piece)
        self.length += len(piece)


def _gold(element: ElementTree.Element, text: str, start: int, end: int) -> GoldTime:
    values = {key: element.get(key) for key in _VALUES}
    low = values["when"] or values["from"] or values["notBefore"]
    high = values["when"] or values["to"] or values["notAfter"]
    name = element.tag.rpartition("}")[2]
    if name == "time":
        return GoldTime(
            start, end, text[start:end], "time", (low or "")[:5] or None, (high or "")[:5] or None
        )
    return GoldTime(start, end, text[start:end], "date", _bound(low, last=False), _bound(high, last=True))


def _bound(value: str | None, *, last: bool) -> str | None:
    if value is None:
        return None
    day = value.split("T")[0]
    if len(day) == 4:
        return f"{day}-12-31" if last else f"{day}-01-01"
    if len(day) == 7:
        year, month = map(int, day.split("-"))
        return f"{day}-{monthrange(year, month)[1]:02d}" if last else f"{day}-01"
    return day


def _inside(found: TimeExpression, elements: Sequence[GoldTime]) -> bool:
    return any(found.quote.start < g.end and g.start < found.quote.end for g in elements)


def _equal(gold: GoldTime, found: TimeExpression) -> bool:
    if gold.kind == "time" or found.kind == "time":
        return gold.kind == found.kind and (found.value or "").partition("T")[2][:5] == gold.earliest
    return (found.date.earliest, found.date.latest) == (gold.earliest, gold.latest)


def _line(
    text: TimeText, start: int, end: int, *, gold: GoldTime | None = None, found: TimeExpression | None = None
) -> str:
    around = (
        f"{text.text[max(start - 50, 0) : start]}[{text.text[start:end]}]{text.text[end : end + 30]}".replace(
            "\n", " "
        )
    )
    want = f" gold {gold.earliest}/{gold.latest}" if gold else ""
    got = f" found {found.date.value if found.kind == 'date' else found.value}" if found else ""
    return f"{text.name}:{start}:{want}{got} … {around}"
