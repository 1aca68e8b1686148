"""Time expressions: found in the text, normalised against the article's day, as exact as the words and no more."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from detente.coding.english.sentence import Sentence
from detente.coding.reading import Reading, TimeExpression
from detente.coding.temporal.context import Context, Found
from detente.coding.temporal.periods import Period
from detente.coding.temporal.rules import WORD, match_at, starts
from detente.coding.temporal.tense import direction
from detente.evidence import Date, Quote

__all__ = ["annotate"]

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "\u00a0": " ", "\u202f": " "})


def annotate(reading: Reading) -> tuple[TimeExpression, ...]:
    """Every time expression of a document in text order.

    Where the article's day is known to the month or so only, a date that hangs on it is read from its earliest and
    its latest possible day: "on 15 September" and "last month" mean the same on both, "last Tuesday" is a span.
    """
    published = reading.document.published
    days = (published.earliest, published.latest) if published.value else (None, None)
    found = _read(reading, _day(days[1]))
    if days[0] == days[1]:
        return tuple(found)
    early = {(time.quote.start, time.quote.end): time for time in _read(reading, _day(days[0]))}
    return tuple(_either(time, early.get((time.quote.start, time.quote.end))) for time in found)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _either(late: TimeExpression, early: TimeExpression | None) -> TimeExpression:
    """One reading of both: theirs where they agree, else the span that holds either."""
    if late == early or late.kind != "date":
        return late
    days = [d for time in (late, early) if time for d in (time.date.earliest, time.date.latest) if d]
    if early is None or len(days) < 4:
        return replace(late, date=Date(None, expression=late.quote), value=None)
    span = f"{min(days)}/{max(days)}"
    return replace(late, date=Date(span, min(days), max(days), "relative", late.quote), value=span)


def _read(reading: Reading, anchor: date | None) -> list[TimeExpression]:
    """Every expression as one reads it on a day."""
    text = reading.document.text.translate(_STRAIGHT)
    context = Context(anchor, lambda: "")
    found: list[TimeExpression] = []
    paragraph = -1
    for sentence in reading.sentences:
        if sentence.paragraph != paragraph:
            paragraph, context.year, context.spoken = sentence.paragraph, None, None
        for start, end, what in _in_sentence(text, sentence, context):
            found.append(_expression(reading, start, end, what))
            _remember(context, what, text[sentence.start : start])
    return found


def _in_sentence(text: str, sentence: Sentence, context: Context) -> Iterator[tuple[int, int, Found]]:
    done, context.gap = sentence.start, "."
    for word in WORD.finditer(text, sentence.start, sentence.end):
        at = word.start()
        rules = starts(word[0])
        if rules is None or at < done or not _begins(text, at, sentence.start):
            continue
        context.gap = text[done:at] if done > sentence.start else "."
        context.tense = lambda at=at: direction(sentence, _word_at(sentence, at), text[sentence.start : at])  # type: ignore[misc]
        context.quoted = _quoted(text, at)
        if hit := match_at(rules, text, at, sentence.end, context):
            yield at, hit[0], hit[1]
            done = hit[0]


def _quoted(text: str, at: int) -> bool:
    """Whether an offset stands inside the double quotation marks of its line."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line.rfind("“") > line.rfind("”") or line.count('"') % 2 == 1


def _begins(text: str, at: int, start: int) -> bool:
    """Whether a word begins here, and not the digits of A320 or of a decimal."""
    before = text[at - 1] if at > start else " "
    return not (
        before.isalnum()
        or before in "_@#"
        or (before in ".," and text[at].isdigit() and text[at - 2 : at - 1].isdigit())
    )


def _word_at(sentence: Sentence, offset: int) -> int:
    return max(bisect_right(sentence.starts, offset) - 1, 0)


def _expression(reading: Reading, start: int, end: int, what: Found) -> TimeExpression:
    quote = Quote(reading.document.text[start:end], start, end)
    if what.period is None:
        return TimeExpression(quote, what.kind, Date(None, expression=quote), what.value)
    when = Date(what.period.value, _iso(what.period.first), _iso(what.period.last), what.basis, quote)
    return TimeExpression(quote, what.kind, when, what.value or what.period.value)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _remember(context: Context, what: Found, before: str) -> None:
    """What later expressions may count from: the last date, and a year the paragraph tells of.

    "The 2016 election" does not make a story of 2016; "In 2016, …" and "in October 2016" do.
    """
    period: Period | None = what.period
    if what.kind != "date" or period is None or period.first is None:
        return
    context.previous = period
    if context.anchor is None or period.first <= context.anchor:
        context.narrated = period
        if period.is_day:
            context.narrated_day = period
            context.spoken = context.spoken if context.quoted else period.first
    if what.basis == "relative" and context.anchor and period.first.year == context.anchor.year:
        context.year = None
    told = len(period.value) > 4 or before.strip().lower() in {"in", "by", "during", "back in"}
    if what.basis == "stated" and told and period.last and period.first.year == period.last.year:
        near = context.anchor is not None and period.first.year == context.anchor.year
        context.year = None if near else period.first.year
