"""The outlook: the ladder first, then what it stands on and what would change it."""

from __future__ import annotations

from collections.abc import Iterator

from detente.assessment import Assessment
from detente.assessment.outlook import Outlook, RungOutlook
from detente.assessment.scope import Scope
from detente.brief import wording
from detente.brief.figures.ladder import ladder
from detente.brief.items import the
from detente.brief.nouns import Group, Line, Section
from detente.brief.references import References

__all__ = ["section"]

_METHOD = (
    "The outside view averages reference classes of earlier cases (Jeffreys intervals on independent spells). Signals "
    "of the record move it within budgets of log-odds; their weights are judgements. Bounds are rounded to 5 points, "
    "below 10 and above 90 to 1. Words are those of ICD 203. Confidence says how good the ground is, not how likely "
    "the outcome."
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
        ),
        figure=ladder(found),
        method=_METHOD,
    )


def _finding(found: Outlook) -> str:
    parts = [f"{r.rung} {wording.percent(r.low, r.high)}" for r in found.rungs]
    levels = list(dict.fromkeys(r.confidence for r in found.rungs))
    return f"By {wording.date(found.by)}: {', '.join(parts)}; confidence {wording.listed(levels, last='to')}."


def _head(rung: RungOutlook) -> str:
    words = " to ".join(rung.words)
    return f"{rung.rung.capitalize()}: {wording.percent(rung.low, rung.high)} ({words}), confidence {rung.confidence}"


def _lines(rung: RungOutlook) -> Iterator[Line]:
    for each in rung.classes:
        used = "" if each.used else "; shown, not used: too few"
        yield Line(
            text=f"{each.happened} of {each.n} {each.name} ({wording.count(each.independent, 'independent spell')})",
            label="reference class",
            note=f"{wording.percent(each.interval.low, each.interval.high)}{used}; {each.source}",
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


def _whose(budget: str, scope: Scope) -> str:
    """ "deeds of North Korea" for "deeds of PRK"."""
    what, _, code = budget.rpartition(" of ")
    return f"{what} of {the(scope, code)}" if what else budget


def _ledger(found: Outlook, scope: Scope) -> Group:
    lines = tuple(
        Line(
            text=f"{_whose(budget.id, scope)}: {wording.count(budget.signals, 'signal')}",
            note=f"{budget.low:+.2f} to {budget.high:+.2f} log-odds{', at its limit' if budget.capped else ''}",
        )
        for budget in found.ledger.budgets
    )
    note = " ".join(found.notes)
    return Group(
        "The inside view: signals", lines or (Line(text="no signal between the parties is on record"),), note
    )
