"""Mixed signals: where a government contradicts itself, who stands with whom, and every step towards talks or away."""

from __future__ import annotations

from typing import Any

from detente.assessment import Scope
from detente.assessment.alignments import alignments
from detente.assessment.contradictions import contradictions
from detente.assessment.mixed import mixed
from detente.assessment.signals import signals
from detente.brief import wording
from detente.case import Case
from detente.evidence import Event, Statement, to_json
from detente.web.page import Data, Page, Query
from detente.web.scoped import between, cut, kept

__all__ = ["PAGE"]


def data(case: Case, query: Query) -> Data:
    scope = cut(case, query)
    key = (between(query), scope.as_of)
    found = kept(case, ("contradictions", *key), lambda: contradictions(scope))
    over = query.text("reading") != "latest"
    items: tuple[Statement | Event, ...] = (*scope.statements, *scope.events)
    said = {item.id: item for item in items}
    return {
        "contradictions": [
            {
                **to_json(m.contradiction),
                "sides": [_side(said[i], scope) for i in (m.contradiction.a, m.contradiction.b)],
                "stands": to_json(m.stands),
                "overruled": wording.actor(scope, m.overruled) if m.overruled else None,
                "overruled_why": m.why,
            }
            for m in mixed(scope, found, principal_overrides=over)
        ],
        "alignments": [
            {
                **to_json(t),
                "sides": [_side(said[i], scope) for i in (t.a, t.b)],
                "against_name": wording.actor(scope, t.against) if t.against else None,
            }
            for t in kept(case, ("alignments", *key), lambda: alignments(scope, found))
        ],
        "signals": [
            {**to_json(s), "document": said[s.of].document, "who": wording.actor(scope, s.by)}
            for s in kept(case, ("signals", *key), lambda: signals(scope))
        ],
        "between": list(scope.between),
        "as_of": scope.as_of,
        "filters": dict(query.filters),
        "_names": {code: wording.country(scope, code) for code in {c.government for c in found}},
    }


def _side(item: Statement | Event, scope: Scope) -> dict[str, Any]:
    words = item.evidence.text if isinstance(item, Event) else " … ".join(q.text for q in item.content)
    who = (
        wording.actors(scope, item.actors) if isinstance(item, Event) else wording.actor(scope, item.speaker)
    )
    return {
        "item": item.id,
        "document": item.document,
        "who": who,
        "date": to_json(scope.dated(item)),
        "words": wording.short(words),
        "said": isinstance(item, Statement),
    }


PAGE = Page("signals", "/signals", "Mixed signals", data, assessed=True)
