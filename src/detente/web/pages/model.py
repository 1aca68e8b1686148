"""The conflict model in the field's order: decision makers, options, infeasible, preferences, states, equilibria."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import tomlkit

from detente.case import Case
from detente.conflict import Conflict
from detente.errors import DetenteError, NotFound, TooLarge
from detente.stability import CONCEPTS, Analysis, analyse
from detente.stability.figures import option_table, state_graph
from detente.stability.knowledge import Given
from detente.stability.report import state_json
from detente.web.model_text import checked, moved
from detente.web.page import Data, Page, Query
from detente.web.scoped import kept

__all__ = ["PAGE"]

BASIC = ("nash", "gmr", "smr", "seq", "sseq")
REASONS = 12
"""Equilibria whose reasons are spelt out; the others have a link."""
DRAWS = 2000
_GIVEN: dict[str, Given] = {"known": "known", "statements": "statements", "nothing": "nothing"}


def data(case: Case, query: Query) -> Data:
    text = case.record.setting("model")
    empty: Data = {
        "model": None,
        "equilibria": [],
        "filters": dict(query.filters),
        "_text": "",
        "_trouble": None,
    }
    if not text:
        return empty
    try:
        conflict = checked(text)
    except DetenteError as error:
        return {**empty, "_text": text, "_trouble": str(error)}
    analysis = kept(case, ("analysis", _mark(text)), lambda: analyse(conflict, BASIC))
    concept = query.text("concept") if query.text("concept") in BASIC else "seq"
    assert concept is not None
    return {
        "model": _model(case, conflict, text),
        "equilibria": _equilibria(analysis),
        "concept": concept,
        "what_if": _what_if(analysis, text, query),
        "why": _why(analysis, query, concept),
        "robustness": _robustness(case, analysis, text, query),
        "filters": dict(query.filters),
        "_text": text,
        "_trouble": None,
        "_concepts": {name: CONCEPTS[name] for name in BASIC},
        "_first": REASONS,
        "_options": {f"{dm.id}.{o.id}": o.text for dm in conflict.decision_makers for o in dm.options},
        "_table": option_table(analysis, concepts=BASIC),
        "_graph": _graph(analysis, concept),
    }


def _mark(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _model(case: Case, conflict: Conflict, text: str) -> dict[str, Any]:
    about = tomlkit.parse(text).unwrap().get("conflict", {})
    return {
        "name": conflict.name,
        "states": conflict.n,
        "option_form": conflict.option_form,
        "status_quo": state_json(conflict.state(conflict.status_quo)) if conflict.status_quo else None,
        "infeasible": list(about.get("infeasible", [])),
        "decision_makers": [
            {
                "id": dm.id,
                "name": dm.name,
                "options": [{"id": o.id, "text": o.text, "change": o.change} for o in dm.options],
                "preferences": [_preference(case, s) for s in dm.preference.statements],
                "ranked": _ranked(conflict, dm.id) if not dm.preference.statements else [],
            }
            for dm in conflict.decision_makers
        ],
    }


def _preference(case: Case, statement: Any) -> dict[str, Any]:
    quotes = []
    for reference in statement.evidence:
        item = reference.rpartition("#")[2]
        try:
            row = case.record.row(item)
        except NotFound:
            quotes.append({"item": None, "words": reference})
        else:
            quotes.append({"item": item, "document": row.document, "words": row.quote})
    return {"holds": statement.holds, "quotes": quotes, "claimed": statement.claimed, "note": statement.note}


def _ranked(conflict: Conflict, dm: str, most: int = 64) -> list[list[int]]:
    """States by how well the decision maker likes them, best first; left out where there are too many to read."""
    if conflict.n > most:
        return []
    levels = [int(each) for each in conflict.levels(dm)]
    return [
        [at + 1 for at, each in enumerate(levels) if each == level]
        for level in sorted(set(levels), reverse=True)
    ]


def _equilibria(analysis: Analysis) -> list[dict[str, Any]]:
    """Every equilibrium with the concepts it holds under and, decision maker by decision maker, the reason."""
    held: dict[int, list[str]] = {}
    for name in analysis.concepts:
        for state in analysis.equilibria(name):
            held.setdefault(state, []).append(name)
    ordered = sorted(held, key=lambda state: (-len(held[state]), state))
    return [
        {
            "state": state,
            "options": list(analysis.conflict.state(state).taken) or [analysis.conflict.state(state).label],
            "concepts": held[state],
            "reasons": _reasons(analysis, state, _strongest(held[state])) if rank < REASONS else [],
        }
        for rank, state in enumerate(ordered)
    ]


def _strongest(names: list[str]) -> str:
    """What says most of a state: that nobody can improve, else the answers that keep them from it."""
    return next(name for name in ("nash", "sseq", "seq", "smr", "gmr") if name in names)


def _reasons(analysis: Analysis, state: int, concept: str) -> list[str]:
    return [
        analysis.why(state, dm, concept).tell(analysis.conflict).split("\n")[0]
        for dm in analysis.conflict.ids
    ]


def _what_if(analysis: Analysis, text: str, query: Query) -> dict[str, Any] | None:
    """What one preference moved by one place would change."""
    dm, index, by = query.text("dm"), query.text("index"), query.text("by")
    if not dm or index is None or not index.isdigit() or by not in ("1", "-1"):
        return None
    other = analyse(checked(moved(text, dm, int(index), int(by))), BASIC)
    changes = []
    for name in BASIC:
        before, after = set(analysis.equilibria(name)), set(other.equilibria(name))
        changes.append({"concept": name, "gained": sorted(after - before), "lost": sorted(before - after)})
    return {"dm": dm, "index": int(index), "by": int(by), "changes": changes}


def _why(analysis: Analysis, query: Query, concept: str) -> dict[str, Any] | None:
    state = query.number("why", 0)
    if not state:
        return None
    proofs = [analysis.why(state, dm, concept) for dm in analysis.conflict.ids]
    return {"state": state, "concept": concept, "proofs": [proof.tell(analysis.conflict) for proof in proofs]}


def _robustness(case: Case, analysis: Analysis, text: str, query: Query) -> dict[str, Any] | None:
    given = _GIVEN.get(query.text("given") or "")
    if given is None:
        return None
    try:
        found = kept(
            case,
            ("robustness", _mark(text), given),
            lambda: analysis.robustness(draws=DRAWS, seed=0, given=given),
        )
    except TooLarge as error:
        return {"trouble": str(error), "given": given, "shares": []}
    names = list(found.equilibria)
    states = sorted({state for name in names for state, _ in found.ranked(name)[:10]})
    shares = [{"state": s, **{name: round(found.share(s, name), 3) for name in names}} for s in states]
    return {"trouble": None, "given": given, "draws": found.draws, "seed": found.seed, "exact": found.exact,
            "shares": shares}  # fmt: skip


def _graph(analysis: Analysis, concept: str) -> str | None:
    try:
        return state_graph(analysis, concept=concept)
    except TooLarge:
        return None


PAGE = Page("model", "/model", "Model", data, rows=lambda found: found["equilibria"])
