"""Who sets a term, and of whom it is required."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in, codes, doers, unique
from detente.coding.heard import statement_at, statement_of
from detente.coding.terms.moods import obliged, willed
from detente.evidence import Actor
from detente.lexicon.terms import term_words

if TYPE_CHECKING:
    from detente.coding.reading import Mention, Reading
    from detente.coding.tree import Tree
    from detente.evidence import Statement
    from detente.evidence.vocabulary import Official

__all__ = [
    "AUTHOR",
    "OUTSIDE",
    "Setter",
    "agents",
    "joint_setter",
    "private",
    "setter_by",
    "setter_for",
    "setter_of",
    "tellers",
    "told_by_rival",
    "told_of_others",
]

_OUTSIDERS = frozenset({None, "UNO", "NGO", "ISM"})
_BODIES = frozenset({"UNO", "NGO", "IGO", "ISM", "EUR"})
_VAGUE = frozenset({"he", "she", "they", "it", "nothing", "this", "that", "these"})
_NOBODY = frozenset({"nothing", "nobody", "none", "neither", "there"})
_WHOSE = ("nmod:poss", "amod", "compound", "nmod:desc", "flat")
_UNDERGONE = frozenset({"prepared", "drawn", "dragged", "lured"})
_ARMED = frozenset({"MIL", "REB", "UAF"})
AUTHOR = Actor(name="author")
OUTSIDE = frozenset({"EDU", "JRN", "CVL", "BUS", "SOC"})


@dataclass(frozen=True, slots=True)
class Setter:
    """Who sets a term: a speaker, the doer of the main clause, several together, or the author."""

    by: Actor
    statement: Statement | None
    official: Official
    joint: bool = False
    private: bool = False

    @property
    def decides(self) -> bool:
        """Whether the setter speaks for somebody who can grant or withhold."""
        return self.demands and not self.private

    @property
    def demands(self) -> bool:
        """Whether the setter is a party, if only one of the people."""
        if self.joint or (self.by.country is None and self.by.sector in _ARMED):
            return True
        return self.by.country not in _OUTSIDERS and self.by.sector not in OUTSIDE


def setter_of(reading: Reading, tree: Tree, main: int) -> Setter | None:
    """Who sets what the clause of `main` says; None where the attribution itself is denied.

    A speaker who tells of another's will ("Pakistan could live with it, a diplomat said") only reports it.
    """
    statement = statement_of(reading, tree, main) or statement_at(reading, tree.sentence.starts[main])
    who = tuple(a for a in tellers(reading, tree, main, statement) if a.sector not in OUTSIDE)
    if statement is None and (obliged(tree, main) or not who):
        who = _announcing(reading, tree, main) or (() if obliged(tree, main) else who)
    if statement is None:
        return _narrated(reading, tree, main, who)
    own = setter_by(reading, statement)
    if own is not None and not own.decides and not who and _group(tree, main) is not None:
        return Setter(Actor(name=_group(tree, main)), statement, "reported", joint=True)
    if own is None or not who or own.by.country in codes(who) or obliged(tree, main):
        return own
    if statement.act == "demand" and own.decides and not willed(tree, main):
        return own
    granted = tree.lemmas[main] in term_words("getting") | {"have", "enter", "pass", "land"}
    if granted and own.decides and statement.act in ("refusal", "offer", "promise", "threat"):
        return own
    if own.decides and codes(who) & _BODIES:
        return own
    return Setter(who[0], statement, "reported")


def setter_for(reading: Reading, tree: Tree, voice: int) -> Setter | None:
    """Who says so, or for whom it is so: "for Athens the shelf is closed"."""
    setter = setter_of(reading, tree, voice)
    if setter is None or setter.statement is not None or setter.decides:
        return setter
    whom = (h for p, h in tree.obliques(voice) if p == "for")
    by = next((a for h in whom for a in actors_in(reading, tree, h, depth=1) if a.country), None)
    return Setter(by, None, "official") if by is not None else None


def _announcing(reading: Reading, tree: Tree, main: int) -> tuple[Actor, ...]:
    """Who is told of just before: "Minsk hit back: the embassy must go"."""
    top = tree.heads[main] if tree.labels[main] == "xcomp" else main
    if tree.labels[top] == "parataxis":
        return agents(reading, tree, tree.heads[top])
    before = reading.tree(tree.number - 1) if tree.number else None
    if before is None or before.words[-1] != ":" or before.heads[len(before) - 1] < 0:
        return ()
    return agents(reading, before, before.heads[len(before) - 1])


def agents(reading: Reading, tree: Tree, word: int) -> tuple[Actor, ...]:
    """The actors who do what `word` says; a thing that merely bears a country's name acts for nobody."""
    things = term_words("process") | term_words("evils") | term_words("goods") | term_words("crossing")
    undergone = tree.having(word, "nsubj:pass") if tree.low[word] in _UNDERGONE else ()
    who = [
        d
        for d in undergone or tree.doers(word)
        if tree.lemmas[d] not in things and tree.low[d] not in _NOBODY and not _of_none(tree, d)
    ]
    found = (actor for d in who for each in tree.joined(d) for actor in _agent(reading, tree, each))
    return unique(actor for actor in found if actor.country)


def _of_none(tree: Tree, word: int) -> bool:
    """ "no American", "any soldier": nobody in particular."""
    return any(tree.low[w] in ("no", "any", "neither") for w in tree.having(word, "det"))


def _agent(reading: Reading, tree: Tree, word: int) -> tuple[Actor, ...]:
    """The phrase itself, or whose it is: "Israeli troops", "Kyiv's envoy", "the government of Mali"."""
    own = tuple(a for a in actors_in(reading, tree, word, depth=0) if a.country)
    if own:
        return own
    of = tree.having(word, "nmod") if tree.lemmas[word] in term_words("parties") else ()
    for each in (*tree.having(word, *_WHOSE), *of):
        inner = actors_in(reading, tree, each, depth=1)
        if codes(inner):
            return inner
    return ()


def tellers(reading: Reading, tree: Tree, main: int, statement: Statement | None) -> tuple[Actor, ...]:
    """Whose will the main clause tells; who "they" are in somebody's speech remains open."""
    if not (tree.is_verb(main) or tree.having(main, "cop")):
        return ()
    vague = statement is not None and any(tree.low[d] in _VAGUE for d in tree.doers(main))
    return () if vague else agents(reading, tree, main)


def _narrated(reading: Reading, tree: Tree, main: int, who: tuple[Actor, ...]) -> Setter:
    they = any(tree.low[d] == "they" for d in tree.doers(main)) and not tree.passive(main)
    if len(codes(who)) > 1 or (they and _binding(tree, main)):
        several = joint_setter(reading, tree, main)
        if several is not None:
            return several
    if who:
        return Setter(who[0], None, "official")
    group = _group(tree, main)
    if group is not None:
        return Setter(Actor(name=group), None, "official", joint=True)
    return Setter(AUTHOR, None, "reported")


def _group(tree: Tree, main: int) -> str | None:
    """ "the four states", "both governments": several without a name, in the text's words."""
    for doer in tree.doers(main):
        each = any(tree.low[w] in ("each", "either") for w in tree.having(doer, "det"))
        if tree.lemmas[doer] in term_words("parties") and (each or tree.xpos[doer] == "NNS"):
            first, last = tree.span(doer, without=("acl:relcl", "appos", "punct", "acl"))
            return tree.sentence.span(first, last)
    return None


def _binding(tree: Tree, main: int) -> bool:
    words = {tree.lemmas[w] for w in (main, *tree.above(main)[:1])}
    return bool(words & (term_words("agreeing") | {"offer", "promise", "pledge", "propose"}))


def private(reading: Reading, statement: Statement) -> bool:
    """Whether the speaker is a person for whom the text has neither office nor side: a scholar, a resident."""
    speaker = statement.speaker
    trade = {word.lower() for word in (speaker.role or "").split()[:2]} & term_words("private_trades")
    if speaker.sector in OUTSIDE or (trade and speaker.sector is None):
        return True
    if (
        statement.cue is None
        or speaker.name is None
        or speaker.role is not None
        or speaker.sector is not None
    ):
        return False
    named = [m for m in reading.mentions if m.actor.name == speaker.name]
    return any(m.kind == "person" for m in named) and not any(_serves(reading, m) for m in named)


def _serves(reading: Reading, mention: Mention) -> bool:
    """ "Lars Holm of the Defence Ministry": of an office of state."""
    tree = reading.tree(mention.sentence)
    places = (*tree.having(mention.head, "nmod", "appos"), *tree.having(mention.first, "nmod", "appos"))
    served = (a for p in places for a in actors_in(reading, tree, p, depth=0))
    return any(a.country and a.sector in ("GOV", "MIL", "LEG", "COP", "SPY") for a in served)


def setter_by(reading: Reading, statement: Statement) -> Setter | None:
    """The speaker of a statement as setter; None where the attribution itself is denied."""
    if statement.polarity == "negated":
        return None
    if _state_organ(statement.speaker):
        return Setter(replace(statement.speaker, sector="GOV"), statement, "official")
    alone = private(reading, statement)
    official = "reported" if alone else _standing(statement)
    return Setter(statement.speaker, statement, official, private=alone)


def _state_organ(speaker: Actor) -> bool:
    """An agency through which a government speaks."""
    names = {word.lower() for word in (speaker.name or "", speaker.role or "") for word in word.split()}
    return speaker.country is not None and bool(names & term_words("state_organs"))


def told_of_others(tree: Tree, word: int, setter: Setter) -> bool:
    """ "called on them to show that they would not …": what others are asked to do."""
    act = setter.statement.act if setter.statement is not None else None
    return act in ("appeal", "demand") and any(tree.low[d] in ("they", "them") for d in tree.doers(word))


def told_by_rival(setter: Setter) -> bool:
    """Whether another government tells of it."""
    statement = setter.statement
    if setter.official != "reported" or statement is None:
        return False
    sources = (
        each
        for each in (statement.speaker, statement.according_to)
        if each is not None and each.name is not None
    )
    return any(
        each.country not in (None, setter.by.country) and each.country not in _BODIES for each in sources
    )


def _standing(statement: Statement) -> Official:
    speaker = statement.speaker
    unnamed = statement.channel in ("anonymous", "private", "track-two")
    if unnamed or statement.according_to is not None or speaker.country is None or speaker.sector in OUTSIDE:
        return "reported"
    former = (speaker.role or "").lower().startswith(("former", "ex-"))
    return "reported" if former else "official"


def joint_setter(reading: Reading, tree: Tree, main: int) -> Setter | None:
    """Several who set a term together, in the text's words: the subject here, or the last one before that fits."""
    for number in range(tree.number, -1, -1):
        each = reading.tree(number)
        for subject in reversed(range(main if number == tree.number else len(each))):
            if each.labels[subject] in ("nsubj", "nsubj:pass") and _several(reading, each, subject):
                first, last = each.span(subject, without=("acl:relcl", "appos", "punct"))
                return Setter(Actor(name=each.sentence.span(first, last)), None, "official", joint=True)
    return None


def _several(reading: Reading, tree: Tree, subject: int) -> bool:
    """ "Peru and Chile", "the parties", "delegations of the two sides" """
    if tree.upos[subject] == "PRON":
        return False
    if len(codes(doers(reading, tree, (subject,)))) > 1 and tree.having(subject, "conj"):
        return True
    parties = tree.lemmas[subject] in ("party", "side", "delegation", "signatory", "two", "both")
    plural = tree.xpos[subject] in ("NNS", "NNPS", "CD", "DT")
    return plural and parties
