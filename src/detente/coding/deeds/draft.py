"""One telling of a deed with its parties, reality, date and words, before tellings are joined into events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import codes, speaker_at
from detente.coding.deeds.modes import gist, verbal_mode
from detente.coding.deeds.participants import participants, without_partner
from detente.coding.deeds.status import Reality, status_of
from detente.evidence import UNKNOWN_DATE, Actor, Date, Quote, Trace

if TYPE_CHECKING:
    from detente.coding.deeds.naming import Deed
    from detente.coding.reading import Reading
    from detente.coding.tree import Tree
    from detente.evidence.vocabulary import EventType, Status
    from detente.lexicon.event_patterns import EventPatterns

__all__ = ["Draft", "date_of", "draft_of"]

_CONTENT = ("xcomp", "ccomp", "obj", "obl", "nsubj:pass", "nmod", "acl", "iobj", "advcl", "obl:agent")
_GIST = ("obj", "obl", "nsubj:pass", "nmod", "acl")
_EVIDENCE = ("obj", "iobj", "xcomp", "ccomp", "compound:prt", "obl")
_TRAILING = ("acl:relcl", "appos", "parataxis", "advcl", "conj", "punct")


@dataclass(frozen=True, slots=True)
class Draft:
    """A telling. `word` triggers it, `anchor` is its predicate; `about` are the lemmas of what it is done to,
    `named` is its own; `weighed` if its doer's own side considers it, `looks_back` if a noun with an article tells it."""

    sentence: int
    word: int
    anchor: int
    type: EventType
    mode: str | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    status: Status
    start: int
    end: int
    date: Date
    weight: float
    about: frozenset[str]
    nominal: bool
    named: str
    trace: Trace
    contexts: tuple[str, ...] = ()
    statement: str | None = None
    weighed: bool = False
    looks_back: bool = False

    @property
    def named_by_act(self) -> bool:
        """Whether only the act of a statement makes it a deed, no word of its own."""
        return self.trace.rule.startswith("act of a statement")


def draft_of(reading: Reading, tree: Tree, deed: Deed, patterns: EventPatterns) -> Draft | None:
    """The telling that a deed's words make; None where a noun names no doer though its pattern asks for one."""
    actors, recipients = participants(reading, tree, deed)
    if deed.needs == "actor" and not actors:
        return None
    if _habit(tree, deed) and date_of(reading, tree, deed.anchor, deed.word).value is None:
        return None
    if deed.needs == "visitor" and not (recipients and any(a.role or a.sector == "GOV" for a in actors)):
        return None
    if deed.type == "CONSULT" and deed.mode != "third-party" and without_partner(reading, tree, deed, actors):
        return None
    deed = _joint(deed, tree, actors)
    if deed.both and not recipients:
        recipients = actors
    reality = status_of(tree, deed.anchor)
    if reality.status == "occurred" and deed.anchor != deed.word:
        reality = status_of(tree, deed.word)
    deed, reality = _ended(tree, deed, reality)
    if reality.status == "hypothetical" and _performed(tree, deed, reality):
        reality = Reality("occurred", None)
    date = date_of(reading, tree, deed.anchor, deed.word)
    told = deed.type not in _SAID and not _past(tree, deed.anchor)
    if reality.status == "occurred" and told and _ahead(reading, date):
        reality = reality._replace(status="planned")
    lemmas = [tree.lemmas[word] for word in sorted(_content(tree, deed.word))]
    start, end = _evidence(tree, deed)
    if reality.status == "hypothetical" and _in_doing_so(tree, deed, reality):
        reality = Reality("occurred", None)
    if deed.denied:
        reality = Reality("occurred", reality.word)
    triggers = sorted({deed.word, deed.anchor} | ({reality.word} if reality.word is not None else set()))
    return Draft(
        sentence=tree.number,
        word=deed.word,
        anchor=deed.anchor,
        type=deed.type,
        mode=deed.mode
        or verbal_mode(deed.type, _telling(tree, deed, lemmas), patterns, cue=tree.lemmas[deed.word]),
        actors=actors,
        recipients=recipients,
        status=reality.status,
        start=start,
        end=end,
        date=date,
        weight=_weight(tree, deed, reality.status, bool(actors), bool(recipients)),
        about=frozenset(lemmas),
        nominal=deed.verb is None,
        looks_back=_looks_back(tree, deed.word) if deed.verb is None else _again(tree, deed),
        named=tree.lemmas[deed.word],
        trace=Trace(deed.rule, tuple(_quote(tree, word) for word in triggers), deed.runner_up),
        contexts=_contexts(tree, start, end, patterns),
        weighed=_weighed(reading, tree, reality, actors),
    )


def _past(tree: Tree, word: int) -> bool:
    """Whether the form looks back: "met", "was freed", "freed by them", not "are freed on Friday"."""
    if tree.xpos[word] != "VBN":
        return tree.xpos[word] == "VBD"
    return not any(tree.xpos[aux] in ("VBZ", "VBP") for aux in tree.having(word, "aux:pass"))


_ENDING = frozenset("stop cease end halt suspend quit discontinue interrupt".split())
_ENDED: dict[EventType, tuple[EventType, str | None]] = {
    "COOPERATE": ("SANCTION", "discontinue"), "AID": ("SANCTION", "discontinue"), "MOBILIZE": ("RETREAT", None),
    "COERCE": ("CONCEDE", None), "SANCTION": ("CONCEDE", None),
}  # fmt: skip


def _ended(tree: Tree, deed: Deed, reality: Reality) -> tuple[Deed, Reality]:
    """ "stopped sending fuel": what is ended becomes the deed of ending it."""
    above = tree.heads[deed.anchor]
    if deed.type not in _ENDED or above < 0 or tree.lemmas[above] not in _ENDING or reality.word != above:
        return deed, reality
    kind, mode = _ENDED[deed.type]
    return replace(deed, type=kind, mode=mode), status_of(tree, above)


_HABITUAL = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "AID", "COOPERATE", "CONSULT", "PROTEST"})


def _habit(tree: Tree, deed: Deed) -> bool:
    """ "They arm these groups", "troops are stationed there": the present of a deed without a time tells a habit."""
    if deed.type not in _HABITUAL or deed.verb is None:
        return False
    if tree.xpos[deed.anchor] == "VBN" and not tree.having(deed.anchor, "aux", "obl:unmarked", "obl:agent"):
        return any(tree.xpos[aux] in ("VBZ", "VBP") for aux in tree.having(deed.anchor, "aux:pass"))
    if tree.xpos[deed.anchor] not in ("VBZ", "VBP"):
        return False
    return not tree.having(deed.anchor, "aux", "aux:pass", "obl:unmarked")


_SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "CONCEDE", "AGREE", "THREATEN"})


def _performed(tree: Tree, deed: Deed, reality: Reality) -> bool:
    """ "I must protest", "we want to thank them": said is done."""
    if deed.type not in _SAID or not any(tree.low[doer] in ("i", "we") for doer in tree.doers(deed.anchor)):
        return False
    return reality.word is not None and tree.lemmas[reality.word] in ("must", "want", "wish", "like")


def _in_doing_so(tree: Tree, deed: Deed, reality: Reality) -> bool:
    """ "telephoned them to urge restraint": whoever speaks to somebody in order to ask has asked."""
    if deed.type not in _SAID or deed.verb is None or tree.labels[deed.anchor] != "advcl":
        return False
    above = tree.heads[deed.anchor]
    return (
        reality.word == above
        and tree.lemmas[above] in _SPEAKING
        and status_of(tree, above).status == "occurred"
    )


_SPEAKING = frozenset(
    "hurry rush come go travel telephone phone call ring write speak meet visit fly post cable wire tweet take use "
    "return appear rise".split()
)
_WEIGHING = frozenset(
    "consider weigh contemplate mull examine study think discuss debate explore look ponder toy envisage".split()
)
_MAY = frozenset({"may", "might", "could"})


def _weighed(reading: Reading, tree: Tree, reality: Reality, actors: tuple[Actor, ...]) -> bool:
    """ "is considering", or "we might" in the doer's own mouth."""
    if reality.status != "hypothetical" or reality.word is None:
        return False
    if any(
        tree.lemmas[word] in _WEIGHING and tree.xpos[word] != "VB"
        for word in (reality.word, *_over(tree, reality.word))
    ):
        return True
    own = codes(speaker_at(reading, tree.sentence.starts[reality.word])) & codes(actors)
    return tree.low[reality.word] in _MAY and bool(own)


def _over(tree: Tree, word: int) -> tuple[int, ...]:
    """What governs the clause of a "whether": "is weighing whether to send them"."""
    if tree.low[word] not in ("whether", "of", "about"):
        return ()
    clause = tree.heads[word]
    return (tree.heads[clause],) if clause >= 0 and tree.heads[clause] >= 0 else ()


_TOGETHER = frozenset({"together", "jointly", "joint", "combined", "coordinated", "side"})
_JOINABLE = frozenset({"MOBILIZE", "ASSAULT", "COERCE", "AID"})
_EXERCISES = frozenset("exercise drill manoeuvre maneuver game wargame".split())


def _joint(deed: Deed, tree: Tree, actors: tuple[Actor, ...]) -> Deed:
    """An exercise of several countries is cooperation."""
    if deed.type == "MOBILIZE" and tree.lemmas[deed.word] in _EXERCISES and len(codes(actors)) > 1:
        return replace(deed, type="COOPERATE", mode=None, both=True)
    if deed.type in _JOINABLE and len(codes(actors)) > 1 and _together(tree, deed):
        return replace(deed, type="COOPERATE", mode=None, both=True)
    return deed


def _together(tree: Tree, deed: Deed) -> bool:
    around = (
        *tree.having(deed.anchor, "advmod", "obl", "obl:unmarked", "obj"),
        *tree.having(deed.word, "amod"),
    )
    return any(tree.low[w] in _TOGETHER for each in around for w in (each, *tree.having(each, "amod")))


def _ahead(reading: Reading, date: Date) -> bool:
    """The present for the future: "EU leaders meet on Thursday"."""
    return bool(reading.published and date.earliest and date.earliest > reading.published)


def _quote(tree: Tree, word: int) -> Quote:
    return Quote(tree.words[word], *tree.offsets(word, word))


_BACK = frozenset({"the", "this", "that", "these", "those", "such"})


def _again(tree: Tree, deed: Deed) -> bool:
    """ "he was held because of it": a deed done to somebody told before."""
    things = tree.objects(deed.anchor)
    return bool(things) and all(tree.low[thing] in _TOLD_BEFORE for thing in things)


_TOLD_BEFORE = frozenset("he she it they him her them".split())


def _looks_back(tree: Tree, noun: int) -> bool:
    """ "the raid", "its raids": a noun that may speak of what was told before."""
    return bool(tree.having(noun, "nmod:poss")) or any(
        tree.low[kid] in _BACK for kid in tree.having(noun, "det")
    )


def _telling(tree: Tree, deed: Deed, lemmas: list[str]) -> list[str]:
    """The gist of what is asked or refused; for an attack also what carries it out: "the blast killed"."""
    if deed.type != "ASSAULT":
        aims = (kid for kid in tree.having(deed.word, "advcl") if "to" in tree.marks(kid))
        clauses = tree.having(deed.word, "xcomp", "ccomp")
        return gist(tree, (*clauses, *tree.having(deed.word, *_GIST), *aims))
    around = (*tree.having(deed.word, "nsubj", "compound", "amod"), deed.word)
    return [
        *lemmas,
        *(tree.lemmas[each] for word in around for each in (word, *tree.having(word, "compound", "amod"))),
    ]


def _content(tree: Tree, word: int) -> list[int]:
    """The words of what a deed is about: below it, its subject and its time left out."""
    return [each for kid in tree.having(word, *_CONTENT) for each in tree.below(kid)]


def _evidence(tree: Tree, deed: Deed) -> tuple[int, int]:
    """From the verb or noun to the end of its object; a bare noun's whole phrase."""
    if deed.verb is None:
        first, last = tree.span(deed.word, without=_TRAILING)
        first = max((kid + 1 for kid in tree.having(deed.word, "case") if kid < deed.word), default=first)
        return tree.offsets(first, last)
    first, last = min(deed.word, deed.anchor, *tree.having(deed.anchor, "cop")), max(deed.word, deed.anchor)
    if deed.rule == "said by telephone":
        ends = [
            tree.span(w, without=_TRAILING)[1]
            for _, w in tree.obliques(deed.word)
            if tree.lemmas[w] in _LINES
        ]
        return tree.offsets(first, max(last, *ends))
    held = tree.heads[deed.anchor]
    if tree.labels[deed.anchor] == "acl:relcl" and held < first and tree.objects(deed.anchor) == (held,):
        first = tree.span(held, without=(*_TRAILING, "acl", "case"))[0]
    labels = _EVIDENCE if deed.type != "CONSULT" else ("obj", "iobj", "compound:prt", "obl")
    for kid in tree.having(deed.anchor, *labels):
        if kid > deed.anchor:
            last = max(last, tree.span(kid, without=_TRAILING)[1])
            if tree.labels[kid] in ("obj", "xcomp", "ccomp"):
                break
    if deed.word != deed.anchor:
        low, high = tree.span(deed.word, without=(*_TRAILING, "case"))
        first, last = min(first, low), max(last, high)
    return tree.offsets(first, last)


_LINES = frozenset({"phone", "telephone"})


def date_of(reading: Reading, tree: Tree, *anchors: int) -> Date:
    """The date of the time expression that hangs on one of the words, no other predicate between."""
    starts = tree.sentence.starts
    for time in reading.times_in(tree.sentence.start, tree.sentence.end):
        if time.kind not in ("date", "time") or time.date.value is None:
            continue
        word = next((w for w, start in enumerate(starts) if start >= time.quote.start), None)
        steps = 0
        while word is not None and word >= 0 and steps < 6:
            if word in anchors:
                return time.date
            if tree.is_verb(word):
                break
            word, steps = tree.heads[word], steps + 1
    return UNKNOWN_DATE


def _weight(tree: Tree, deed: Deed, status: Status, actor: bool, recipient: bool) -> float:
    """How much the sentence is about this deed: nearer to the main clause, told as real, with named parties."""
    weight = 1.0 * actor + 0.4 * recipient + 0.5 * (deed.verb is not None)
    weight -= {"occurred": 0.0, "planned": 0.1, "hypothetical": 0.8, "negated": 0.9}[status]
    word = deed.anchor
    for _ in range(12):
        label, head = tree.labels[word], tree.heads[word]
        if head < 0:
            break
        if not (label in ("ccomp", "parataxis") and tree.lemmas[head] in _SPEECH):
            weight -= _DISTANCE.get(label, 0.4)
        word = head
    return round(weight - 0.01 * deed.anchor, 4)


_DISTANCE = {
    "conj": 0.2, "ccomp": 0.5, "xcomp": 0.5, "advcl": 0.9, "acl": 0.9, "acl:relcl": 1.1, "parataxis": 0.3,
    "obl": 0.7, "nmod": 0.5, "obj": 0.3, "nsubj": 0.3, "nsubj:pass": 0.2,
}  # fmt: skip
_SPEECH = frozenset("say tell announce report add state claim confirm declare note warn".split())


def _contexts(tree: Tree, start: int, end: int, patterns: EventPatterns) -> tuple[str, ...]:
    starts = tree.sentence.starts
    inside = {tree.lemmas[word] for word in range(len(tree)) if start <= starts[word] < end}
    return tuple(sorted(name for name, words in patterns.contexts.items() if not words.isdisjoint(inside)))
