"""Deeds done by speaking: a demand is a REQUEST, a refusal a REJECT, whatever the words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import codes, doers, parties
from detente.coding.deeds.draft import Draft
from detente.coding.deeds.modes import gist, verbal_mode
from detente.coding.deeds.tacit import tacit
from detente.coding.deeds.towards import heads_of, towards
from detente.evidence import Quote, Statement, Trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from detente.coding.reading import Reading
    from detente.evidence import Actor
    from detente.evidence.vocabulary import EventType
    from detente.lexicon.event_patterns import EventPatterns

__all__ = ["spoken"]

_DEEDS: dict[str, EventType] = {
    "demand": "REQUEST", "appeal": "REQUEST", "refusal": "REJECT", "threat": "THREATEN", "accusation": "ACCUSE",
    "praise": "SUPPORT", "offer": "AGREE", "promise": "AGREE",
}  # fmt: skip
_VERBAL = frozenset({*_DEEDS.values(), "CONCEDE"})
_NEEDS_RECIPIENT = frozenset({"praise", "promise"})
_TOLD = frozenset({"VBD", "VBN", "VBG"})
_PRIVATE = frozenset({"EDU", "JRN", "CVL", "BUS", "SOC"})
_SERVING = frozenset({"GOV", "MIL", "LEG", "SPY", "COP", "PRE"})
_SWALLOWING = frozenset({"demand", "appeal", "refusal", "threat", "offer", "promise"})


def spoken(reading: Reading, told: list[Draft], patterns: EventPatterns) -> list[Draft]:
    """The tellings with each verbal deed led back to its statement, and the statements' own deeds added."""
    result = [_by_speaker(reading, draft) for draft in told]
    for statement in reading.statements:
        at = _cue_draft(result, statement)
        if at is not None:
            said = _as_said(reading, result[at], statement, patterns)
            result[at : at + 1] = [] if said is None else [said]
            continue
        at = _performed(reading, result, statement)
        if at is not None:
            said = result[at]
            recipients = said.recipients or towards(reading, statement, said.type)
            date = said.date if said.date.value else statement.date
            result[at] = replace(said, statement=statement.id, recipients=recipients, date=date)
            continue
        draft = _own(reading, statement, patterns)
        if draft is None or (statement.act == "promise" and _typed_by_deed(result, statement, draft)):
            continue
        if draft.type == "ACCUSE" and _reported(reading, result, statement):
            continue
        result = [d for d in result if not _swallowed(d, statement, draft)]
        result.append(draft)
    foreseen = [q for s in reading.statements if s.act == "prediction" for q in s.content]
    result = [d for d in result if not (d.status in ("planned", "hypothetical") and _within(d, foreseen))]
    denied = [q for s in reading.statements if s.act == "denial" for q in s.content]
    result = [d for d in result if not (d.status == "negated" and _within(d, denied))]
    return [_conceded(draft, reading.statements) for draft in result]


_SELF = frozenset({"it", "they", "he", "she", "we", "i"})


def _by_speaker(reading: Reading, draft: Draft) -> Draft:
    """A deed of a pronoun that leads to nobody is the speaker's own: "announced it would close the border"."""
    tree = reading.tree(draft.sentence)
    if codes(draft.actors) or not any(tree.low[word] in _SELF for word in tree.doers(draft.anchor)):
        return draft
    for statement in reading.statements:
        if statement.speaker.country and _within(draft, statement.content):
            return replace(draft, actors=parties((statement.speaker,)))
    return draft


def _within(draft: Draft, quotes: Iterable[Quote]) -> bool:
    return draft.statement is None and any(quote.start <= draft.start < quote.end for quote in quotes)


def _cue_draft(told: list[Draft], statement: Statement) -> int | None:
    """The verbal deed that a pattern found on the statement's cue."""
    cue = statement.cue
    if cue is None:
        return None
    for at, draft in enumerate(told):
        if draft.type in _VERBAL and any(cue.start <= t.start < cue.end for t in draft.trace.triggers[:1]):
            return at
    return None


_TO_COME = frozenset({"CONSULT", "COOPERATE", "AID", "RETREAT", "CONCEDE"})


def _typed_by_deed(told: Iterable[Draft], statement: Statement, promise: Draft) -> bool:
    """A promised meeting, aid or withdrawal is told by its own words."""
    return any(
        d.type in _TO_COME
        and d.status in ("planned", "occurred")
        and codes(d.actors) == codes(promise.actors)
        for d in told
        if any(quote.start <= d.start < quote.end for quote in statement.content)
    )


_OPEN = frozenset("vow swear insist warn call urge".split())
_BINDING = frozenset("promise pledge undertake guarantee".split())


def _as_said(reading: Reading, draft: Draft, statement: Statement, patterns: EventPatterns) -> Draft | None:
    """The deed on a statement's cue; where the verb leaves it open the act of what was said decides."""
    lemma = reading.tree(draft.sentence).lemmas[draft.word]
    if lemma in _OPEN - {"call", "urge"} and statement.act not in _DEEDS and not _required(reading, draft):
        return None
    if draft.type == "REJECT" and statement.act == "denial" and draft.about.isdisjoint(_ADMITTANCE):
        return None
    if not codes(draft.actors) and statement.speaker.country:
        draft = replace(draft, actors=parties((statement.speaker,)))
    kind = _DEEDS.get(statement.act, draft.type)
    recipients = draft.recipients or towards(reading, statement, kind)
    date = draft.date if draft.date.value else statement.date
    draft = replace(_with_words(draft, statement), statement=statement.id, recipients=recipients, date=date)
    if (
        lemma not in (_OPEN | _BINDING if kind == "THREATEN" else _OPEN)
        or kind == draft.type
        or draft.type == "CONCEDE"
        or draft.trace.rule.startswith("reversal")
    ):
        return draft
    mode = verbal_mode(kind, _gist(reading, statement), patterns, cue=lemma)
    return replace(draft, type=kind, mode=mode, trace=replace(draft.trace, runner_up=draft.type))


def _performed(reading: Reading, told: Sequence[Draft], statement: Statement) -> int | None:
    """The deed done by saying so: "We condemn", "I must protest"; its verb goes before the act of what is said."""
    heads = {(tree.number, word) for tree, word in heads_of(reading, statement)}
    for at, draft in enumerate(told):
        if (
            (draft.sentence, draft.word) not in heads
            or draft.type not in _VERBAL
            or draft.status != "occurred"
        ):
            continue
        tree = reading.tree(draft.sentence)
        first = any(tree.low[doer] in ("i", "we") for doer in tree.doers(draft.word))
        if first and tree.xpos[draft.word] in ("VB", "VBP") and draft.statement is None:
            return at
    return None


_PLAIN = frozenset("say tell report announce state add note confirm declare".split())
_HARMFUL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST"})


def _reported(reading: Reading, told: Iterable[Draft], statement: Statement) -> bool:
    """ "Peru shelled the town, the governor said": the deed is told, nobody charged with it."""
    if statement.cue is None:
        return False
    tree = reading.tree(reading.sentence_at(statement.cue.start))
    cue = next((w for w, at in enumerate(tree.sentence.starts) if at >= statement.cue.start), 0)
    if tree.lemmas[cue] not in _PLAIN and not statement.cue.text.lower().startswith("according"):
        return False
    heads = {(tree.number, word) for tree, word in heads_of(reading, statement)}
    return any(
        d.type in _HARMFUL and (d.sentence, d.anchor) in heads and d.status == "occurred" for d in told
    )


def _required(reading: Reading, draft: Draft) -> bool:
    """ "insists that it be binding", "insists on being heard": bare verbs and nouns require, clauses tell."""
    tree = reading.tree(draft.sentence)
    if tree.lemmas[draft.word] != "insist":
        return False
    clauses = tree.having(draft.word, "ccomp")
    bare = any(tree.xpos[w] == "VB" for c in clauses for w in (c, *tree.having(c, "cop", "aux:pass")))
    modal = any(tree.having(c, "aux") for c in clauses)
    return (bare and not modal) or any(tree.marks(c) == ("on",) for c in tree.having(draft.word, "advcl"))


_ADMITTANCE = frozenset({"access", "admission", "admittance", "entry", "permission", "visa"})
_BARE = frozenset({"that", "which", "it", "this"})


def _with_words(draft: Draft, statement: Statement) -> Draft:
    """What is said before its cue is the deed's evidence: "We will honour it," he promised."""
    first, last = statement.content[0], statement.content[-1]
    if first.start >= draft.start or not statement.content:
        return draft
    return replace(draft, start=first.start, end=last.end)


def _own(reading: Reading, statement: Statement, patterns: EventPatterns) -> Draft | None:
    kind = _DEEDS.get(statement.act) or tacit(reading, statement)
    speakers = _known(reading, statement)
    speaker = speakers[0]
    if kind is None or statement.polarity == "negated" or not statement.content:
        return None
    if len(statement.content) == 1 and statement.content[0].text.lower() in _BARE:
        return None
    if speaker.country is None or statement.channel == "track-two" or speaker.sector in _PRIVATE:
        return None
    if statement.channel == "anonymous" and speaker.sector not in _SERVING and not _official(speaker):
        return None
    recipients = towards(reading, statement, kind)
    if statement.act in _NEEDS_RECIPIENT and not recipients:
        return None
    start = statement.content[0].start
    number = reading.sentence_at(start)
    tree = reading.tree(number)
    lemmas = _lemmas(reading, statement)
    word = next((w for w, at in enumerate(tree.sentence.starts) if at >= start), 0)
    cue = statement.cue
    return Draft(
        sentence=number,
        word=word,
        anchor=word,
        type=kind,
        mode=_mode(reading, statement, kind, patterns),
        actors=parties(speakers),
        recipients=tuple(a for a in recipients if a.country not in codes(speakers) or a.sector),
        status="occurred",
        start=start,
        end=statement.content[-1].end,
        date=statement.date,
        weight=1.9 if statement.act != "accusation" else 1.5,
        about=frozenset(lemmas),
        nominal=False,
        named=tree.lemmas[word],
        trace=Trace(f"act of a statement ({statement.act})", (cue,) if cue else ()),
        statement=statement.id,
    )


def _known(reading: Reading, statement: Statement) -> tuple[Actor, ...]:
    """The speaker; where nobody knows whose he is, those that the subject of his verb leads to."""
    speaker, cue = statement.speaker, statement.cue
    if speaker.country or cue is None:
        return (speaker,)
    tree = reading.tree(reading.sentence_at(cue.start))
    word = next((w for w, at in enumerate(tree.sentence.starts) if at >= cue.start), 0)
    found = [a for a in doers(reading, tree, tree.doers(word)) if a.country]
    return tuple(found) or (speaker,)


def _official(speaker: Actor) -> bool:
    return speaker.sector is None and not _OFFICES.isdisjoint((speaker.role or "").lower().split())


_OFFICES = frozenset("official officials aide aides adviser officer minister ministers".split())


def _mode(reading: Reading, statement: Statement, kind: EventType, patterns: EventPatterns) -> str | None:
    """The mode by the gist; an accusation that tells a deed alleges it ("Turkey refused", "the sites were shelled")."""
    if kind == "ACCUSE" and any(tree.xpos[w] in _TOLD for tree, w in heads_of(reading, statement)):
        return "allege"
    return verbal_mode(kind, _gist(reading, statement), patterns)


def _gist(reading: Reading, statement: Statement) -> list[str]:
    """The lemmas of what is said, those of its heads first."""
    return [lemma for tree, word in heads_of(reading, statement) for lemma in gist(tree, (word,))]


def _lemmas(reading: Reading, statement: Statement) -> list[str]:
    found: list[str] = []
    for quote in statement.content:
        for number in range(reading.sentence_at(quote.start), reading.sentence_at(quote.end - 1) + 1):
            tree = reading.tree(number)
            starts = tree.sentence.starts
            found.extend(
                lemma for lemma, at in zip(tree.lemmas, starts, strict=True) if quote.start <= at < quote.end
            )
    return found


def _swallowed(draft: Draft, statement: Statement, outer: Draft) -> bool:
    """What is demanded, refused, threatened or offered is no second event unless it is told as a fact."""
    inside = any(quote.start <= draft.start < quote.end for quote in statement.content)
    if not inside or draft.statement is not None:
        return False
    if draft.type == outer.type and codes(draft.actors) & codes(outer.actors):
        return True
    if statement.act not in _SWALLOWING:
        return False
    return draft.status != "occurred" or (
        codes(draft.actors) <= codes(outer.actors) and draft.type in _VERBAL
    )


_GIVEN_UP = frozenset({"withdraw", "release", "ceasefire", "disarm", None})


def _conceded(draft: Draft, statements: Iterable[Statement]) -> Draft:
    """A withdrawal or release that its doer announces is a concession made."""
    if draft.type != "RETREAT" or draft.status != "planned" or draft.mode not in _GIVEN_UP:
        return draft
    for statement in statements:
        says = statement.act in ("announcement", "promise", "offer") and statement.speaker.country in codes(
            draft.actors
        )
        if says and any(quote.start <= draft.start < quote.end for quote in statement.content):
            return replace(draft, type="CONCEDE", mode=None, status="occurred", statement=statement.id)
    return draft
