"""Mixed signals: where a government contradicts itself, what its position then is, and who is overruled."""

from __future__ import annotations

from detente.assessment import Assessment
from detente.assessment.mixed import Mixed
from detente.brief import wording
from detente.brief.items import by_id, quoted, speaker, the
from detente.brief.nouns import Group, Line, Section
from detente.brief.references import References
from detente.evidence import Item
from detente.record.rows import anchor

__all__ = ["section"]

SHOWN = 8
FIRST = 3
"""Contradictions on the first screen."""
_KINDS = {
    "goal": "aim", "precondition": "conditions", "tone": "tone", "fact": "reading of facts", "say-do": "words and deeds",
    "clarification": "taking back",
}  # fmt: skip


def section(assessment: Assessment, references: References) -> Section | None:
    if not assessment.mixed:
        return None
    items = by_id(assessment.scope)
    groups = tuple(_group(m, items, assessment, references) for m in assessment.mixed[:SHOWN])
    hidden = len(assessment.mixed) - SHOWN
    return Section(
        id="mixed",
        title="Mixed signals",
        finding=_finding(assessment),
        groups=groups,
        method="Two statements, or a statement and a deed, of one government that cannot both guide its policy, found by "
        "general rules over the coded items; some are missed and some are false, so read the words. Which one is policy "
        "depends on the reading: none of the three is the right one by itself."
        + (f" {hidden} more are in `detente show FILE contradictions`." if hidden > 0 else ""),
        gist=(_gist(assessment, items, references),),
    )


def _gist(assessment: Assessment, items: dict[str, Item], references: References) -> Line:
    shown, more = assessment.mixed[:FIRST], len(assessment.mixed) - FIRST
    points = [_point(m, items, assessment) for m in shown]
    points += [f"and {more} more"] if more > 0 else []
    refs = [references.of(items[i]) for m in shown for i in (m.contradiction.a, m.contradiction.b)]
    return Line(label="Mixed signals", text="\n".join(points), refs=tuple(refs))


def _point(mixed: Mixed, items: dict[str, Item], assessment: Assessment) -> str:
    c = mixed.contradiction
    voices = []
    for item in (items[c.a], items[c.b]):
        who = speaker(item, assessment.scope).split(" (")[0]
        voices.append(f"{who} {wording.quote(anchor(item).text, 80)}")
    land = wording.country(assessment.scope, c.government)
    return f"{land}, {_KINDS[c.kind]}: {' — '.join(voices)}"


def _finding(assessment: Assessment) -> str:
    scope = assessment.scope
    parts = []
    for land in list(dict.fromkeys(m.contradiction.government for m in assessment.mixed)):
        own = [m for m in assessment.mixed if m.contradiction.government == land]
        kinds = wording.listed(list(dict.fromkeys(_KINDS[m.contradiction.kind] for m in own)))
        number = wording.count(len(own), "apparent contradiction")
        parts.append(f"{number} of {the(scope, land)} ({kinds})")
    text = f"{wording.listed(parts)}."
    return f"{text[0].upper()}{text[1:]}"


def _group(mixed: Mixed, items: dict[str, Item], assessment: Assessment, references: References) -> Group:
    scope, c = assessment.scope, mixed.contradiction
    lines = [quoted(items[i], scope, references) for i in (c.a, c.b)]
    for stand in mixed.stands:
        item = items.get(stand.item or "")
        text = f"{speaker(item, scope)} stands" if item else "not decided"
        lines.append(Line(text=text, label=stand.reading, note=stand.why))
    aligned = [a for a in assessment.alignments if a.contradiction == c.id]
    for each in aligned[:3]:
        ours = each.one if each.one.country == c.government else each.other
        theirs = each.other if ours is each.one else each.one
        against = wording.actor(scope, each.against)
        whose = f"{wording.actor(scope, theirs)} ({wording.country(scope, theirs.country)})"
        text = f"{wording.actor(scope, ours)} says what {whose} says, against {against}"
        refs = (references.of(items[each.a]), references.of(items[each.b]))
        lines.append(Line(text=text, label="alignment", refs=refs))
    title = f"{wording.country(scope, c.government)}: {_KINDS[c.kind]}"
    overruled = wording.actor(scope, mixed.overruled) if mixed.overruled else ""
    who = f"Overruled: {overruled} ({mixed.why})." if overruled else f"{mixed.why.capitalize()}."
    return Group(title, tuple(lines), f"{c.why} {who}")
