"""The outlook: the ladder first, then what it stands on and what would change it."""

from __future__ import annotations

from collections.abc import Iterator

from detente.assessment import Assessment
from detente.assessment.outlook import Outlook, RungOutlook
from detente.assessment.outlook.nouns import Interval
from detente.assessment.outlook.words import logistic, points
from detente.assessment.scope import Scope
from detente.brief import wording
from detente.brief.figures.ladder import ladder
from detente.brief.items import the
from detente.brief.nouns import Group, Line, Section
from detente.brief.references import References
from detente.brief.sections.windows import ahead

__all__ = ["section"]

_METHOD = (
    "The outside view averages reference classes of earlier cases (Jeffreys intervals on independent spells). Signals "
    "of the record move it within budgets of log-odds; their weights are judgements. Bounds are rounded to 5 points, "
    "below 10 and above 90 to 1. Words are those of ICD 203. Confidence says how good the ground is, not how likely "
    "the outcome. The tables of earlier cases are short and of our making: each row says what it rests on."
)


def section(assessment: Assessment, references: References) -> Section | None:
    """None where fewer than two parties are known."""
    found = assessment.outlook
    if found is None:
        return None
    return Section(
        id="outlook",
        title="Outlook",
        finding=_finding(found),
        groups=(
            *(Group(_head(rung), tuple(_lines(rung))) for rung in found.rungs),
            _ledger(found, assessment.scope),
            _tables(found),
        ),
        figure=ladder(found),
        method=_METHOD,
        gist=tuple(_gist(found, assessment.scope)),
    )


def _gist(found: Outlook, scope: Scope) -> Iterator[Line]:
    """The answer, the ladder, why the confidence is what it is, and what would change it."""
    day = wording.date(found.by)
    talks = next(rung for rung in found.rungs if rung.rung == "talks")
    yield Line(
        label="Will they talk?",
        text=f"Talks by {day}: {' to '.join(talks.words)}. {_calendar(scope)}",
    )
    ladder_ = "\n".join(f"{rung.rung}: {_percent(rung)}, {' to '.join(rung.words)}" for rung in found.rungs)
    yield Line(label=f"Outlook by {day}", text=ladder_)
    yield Line(label="Confidence", text=_confidence(found, talks))
    yield Line(
        label="What would change it",
        text=_moved(talks),
    )


def _moved(talks: RungOutlook) -> str:
    towards, away = (wording.percent(c.low, c.high) for c in talks.changes[:2])
    return (
        f"Talks would stand at {towards} after a step towards them by a leader or minister that is hard to take back, at "
        f"{away} after such a step away from them."
    )


def _calendar(scope: Scope) -> str:
    both = [w for w in ahead(scope) if set(scope.between) <= {p.country for p in w.participants}]
    if not both:
        return "No dated meeting of the two sides is on record."
    return f"A meeting of the two sides is announced for {wording.date(both[0].date)}."


def _confidence(found: Outlook, talks: RungOutlook) -> str:
    """Levels with their rungs, and the reasons behind that for talks."""
    levels: dict[str, list[str]] = {}
    for rung in found.rungs:
        levels.setdefault(rung.confidence, []).append(rung.rung)
    told = "; ".join(
        level if len(levels) == 1 else f"{level} for {wording.listed(rungs)}"
        for level, rungs in levels.items()
    )
    return f"{told}. {' '.join(talks.reasons[:3])}"


def _percent(rung: RungOutlook) -> str:
    return wording.percent(rung.low, rung.high)


def _finding(found: Outlook) -> str:
    parts = [f"{r.rung} {_percent(r)}" for r in found.rungs]
    levels = list(dict.fromkeys(r.confidence for r in found.rungs))
    return f"By {wording.date(found.by)}: {', '.join(parts)}; confidence {wording.listed(levels, last='to')}."


def _head(rung: RungOutlook) -> str:
    words = " to ".join(rung.words)
    return f"{rung.rung.capitalize()}: {_percent(rung)} ({words}), confidence {rung.confidence}"


def _lines(rung: RungOutlook) -> Iterator[Line]:
    for each in rung.classes:
        used = "" if each.used else "; shown, not used: too few"
        yield Line(
            text=f"{each.name}: {each.happened} of {each.n} ({wording.count(each.independent, 'independent spell')})",
            label="reference class",
            note=f"{_rough(each.interval)}{used}; {each.source.partition(':')[0]}",
        )
    for reason in rung.reasons:
        yield Line(text=reason, label=f"confidence {rung.confidence}")
    for judgement in rung.judgements:
        if judgement.flagged:
            yield Line(
                text=f"{judgement.what} alone moves this by {judgement.points:+.0f} points", label="flagged"
            )
    for change in rung.changes:
        yield Line(
            text=change.what, label="would change it", note=f"to {wording.percent(change.low, change.high)}"
        )


def _tables(found: Outlook) -> Group:
    """Each table of earlier cases once, with what its rows rest on."""
    every = dict.fromkeys(each.source for rung in found.rungs for each in rung.classes)
    lines = tuple(Line(text=source) for source in sorted(every))
    return Group(
        "What the tables of earlier cases rest on", lines or (Line(text="no table has a case to count"),)
    )


def _rough(interval: Interval) -> str:
    """Rounded as the outlook itself is."""
    return wording.percent(points(interval.low), points(interval.high))


def _pull(low: float, high: float) -> str:
    """What a range of log-odds does to an even chance."""
    least, most = points(logistic(low)), points(logistic(high))
    if least == most:
        return "hardly moves it" if least == 0.5 else f"alone would turn an even chance into {least:.0%}"
    return f"alone would turn an even chance into {wording.percent(least, most)}"


def _whose(budget: str, scope: Scope) -> str:
    """ "deeds of North Korea" for "deeds of PRK"."""
    what, _, code = budget.rpartition(" of ")
    return f"{what} of {the(scope, code)}" if what else budget


def _ledger(found: Outlook, scope: Scope) -> Group:
    lines = tuple(
        Line(
            text=f"{_whose(budget.id, scope)}: {wording.count(budget.signals, 'signal')}",
            note=f"{_pull(budget.low, budget.high)}{'; at the limit set for one side' if budget.capped else ''}",
        )
        for budget in found.ledger.budgets
    )
    note = " ".join(found.notes)
    return Group(
        "The inside view: signals", lines or (Line(text="no signal between the parties is on record"),), note
    )
