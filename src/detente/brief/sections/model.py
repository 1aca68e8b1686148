"""What is stable, and what would move it: the account of the model drafted from the record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.assessment import Assessment
from detente.brief.items import by_id
from detente.brief.nouns import Figure, Group, Line, Ref, Section
from detente.brief.references import References
from detente.conflict import parse_model
from detente.drafting import Account, Change, Part, account_of, draft_of, telling
from detente.drafting.account import BASIC
from detente.errors import DetenteError
from detente.evidence import Item
from detente.stability import analyse
from detente.stability.figures import option_table

__all__ = ["section"]

_SHOWN, _COLUMNS = 8, 14
_METHOD = (
    "Reasoning from what the sides claim to want, not probability: if they want this, in this order, then that is stable. "
    "What a side says it wants is not always what it wants, and assumptions rest on nothing in the record. "
    "Concepts after Nash, Howard (GMR, SMR) and Fraser & Hipel (SEQ); the model is drafted by general rules (`detente "
    "draft`), so edit it and solve it again (`detente solve MODEL --account`)."
)


def section(assessment: Assessment, references: References) -> Section:
    """A note where no model can be drafted."""
    try:
        draft = draft_of(assessment.scope, case="case", where="the record")
        found = account_of(draft)
    except DetenteError as error:
        return Section(
            "model",
            _TITLE,
            "",
            method=f"No model can be drafted from the record: {error.args[0] if error.args else error}.",
        )
    items = by_id(assessment.scope)
    groups = (
        Group("Today", tuple(_today(found))),
        *(Group(f"What {name} is taken to want, most important first", tuple(_wants(found, dm, items, references)))
          for dm, name in found.names),
        Group("What else would hold", tuple(_held(found))),
        Group(_MOVES, tuple(_changes(found, items, references)), _shortened(found)),
    )  # fmt: skip
    return Section(
        id="model",
        title=_TITLE,
        finding=telling.finding(found, model=_MODEL),
        groups=tuple(group for group in groups if group.lines),
        figure=_figure(found, draft.toml()),
        method=_METHOD,
        gist=(Line(label="In a model of it", text=telling.briefly(found)),),
    )


_MODEL = "In the model drafted from the record (what the sides claim to want, no forecast)"
_MOVES = "What would move it, and whether it changes a claim or an assumption"
_TITLE = "What is stable, and what would move it"


def _today(found: Account) -> Iterator[Line]:
    for verdict in found.verdicts:
        if verdict.concept == "nash":
            yield Line(text=" ".join(line.strip(" -") for line in verdict.words), label="why")
    if rival := telling.readings(found):
        yield Line(text=rival, label="readings")


def _wants(found: Account, dm: str, items: dict[str, Item], references: References) -> Iterator[Line]:
    for part in found.wants:
        if part.decision_maker == dm:
            yield Line(
                text=_capital(part.says),
                label=_label([part]),
                note=_why(part),
                refs=_refs([part], items, references),
            )


def _held(found: Account) -> Iterator[Line]:
    ranked = [o for o in found.equilibria if o.way is not None][:4]
    yield from (
        Line(text=_capital(telling.outcome(found, each)), label="talks" if each.talks else "")
        for each in ranked
    )


def _changes(found: Account, items: dict[str, Item], references: References) -> Iterator[Line]:
    for change in found.changes[:_SHOWN]:
        text = f"{_capital(change.words)}: {telling.effect(found, change)}"
        note = "; ".join(dict.fromkeys(why for part in change.parts if (why := _why(part))))
        yield Line(
            text=text, label=_label(change.parts), note=note, refs=_refs(change.parts, items, references)
        )


def _shortened(found: Account) -> str:
    hidden = len(found.changes) - _SHOWN
    return f"{hidden} more: `detente solve MODEL --account`." if hidden > 0 else ""


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


def _label(parts: Sequence[Part]) -> str:
    if all(part.kind == "reading" for part in parts):
        return "rival reading"
    kinds = {part.claimed for part in parts}
    return "claim and assumption" if len(kinds) > 1 else "claim" if kinds == {True} else "assumption"


def _why(part: Part) -> str:
    return part.why.removeprefix("assumed: ") if part.why != "demanded" else ""


def _refs(parts: Sequence[Part], items: dict[str, Item], references: References) -> tuple[Ref, ...]:
    ids = dict.fromkeys(each.rpartition("#")[2] for part in parts for each in part.evidence)
    return tuple(references.of(items[each]) for each in ids if each in items)


def _figure(found: Account, model: str) -> Figure:
    """The option table of today, of what else would hold, and of what changes would make hold."""
    conflict = parse_model(model)
    states = [found.status_quo, *(o.state for o in found.equilibria), *_opened(found.changes)]
    shown = sorted(list(dict.fromkeys(states))[:_COLUMNS])
    svg = option_table(analyse(conflict, BASIC), concepts=BASIC, states=shown)
    held = ", ".join(str(o.state) for o in found.equilibria) or "none"
    return Figure(
        svg=re.sub(r"<style>.*?</style>", "", svg, flags=re.DOTALL),
        caption="A column is a state, a row what a side can do. Shown are today, the states that hold, and those that the "
        "changes below would make hold.",
        words=f"today is state {found.status_quo} ({found.words}); other states that hold: {held}",
    )


def _opened(changes: Sequence[Change]) -> Iterator[int]:
    for change in changes[:_SHOWN]:
        yield from (outcome.state for outcome in change.outcomes[:1])
