"""The actors and recipients of a deed, by the roles its pattern names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import APART, actors_in, codes, doers, parties
from detente.coding.deeds.cast import RISEN, pair
from detente.coding.deeds.fitting import things_of
from detente.coding.deeds.naming import happens
from detente.evidence import Actor

if TYPE_CHECKING:
    from detente.coding.deeds.naming import Deed
    from detente.coding.reading import Reading
    from detente.coding.tree import Tree

__all__ = ["participants", "without_partner"]

_OWNERS = ("nmod:poss", "amod", "compound", "nmod:desc")


def participants(reading: Reading, tree: Tree, deed: Deed) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Who does it, and to whom; both without doubles, one actor a country and party."""
    drawn = _drawn(reading, tree, deed)
    if drawn is not None:
        return drawn
    actors = _actors(reading, tree, deed)
    recipients = _recipients(reading, tree, deed, actors)
    if deed.flip:
        actors, recipients = recipients, actors
    if _reciprocal(tree, deed):
        actors = actors if len(codes(actors)) > 1 else pair(reading, frozenset(), near=_place(tree, deed))
        return parties(actors), parties(actors)
    if deed.mutual and not codes(actors) and deed.verb == deed.word and tree.doers(deed.word):
        return (), parties(recipients)
    if deed.mutual:
        actors, recipients = parties((*actors, *recipients)), ()
        if deed.both:
            recipients = actors
    return parties(actors), parties(recipients)


_DRAWING = frozenset("draw earn bring provoke prompt attract elicit win".split())
_SAID_OF = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST"})


def _drawn(reading: Reading, tree: Tree, deed: Deed) -> tuple[tuple[Actor, ...], tuple[Actor, ...]] | None:
    """ "The Chilean raid drew a rebuke from Peru": who rebukes stands behind "from", who is rebuked before the verb."""
    verb = tree.heads[deed.word] if deed.verb != deed.word else -1
    if deed.type not in _SAID_OF or verb < 0 or tree.lemmas[verb] not in _DRAWING:
        return None
    phrases = (*tree.obliques(deed.word), *tree.obliques(verb))
    who = doers(reading, tree, (head for prep, head in phrases if prep in ("from", "by", "in")))
    whom = doers(reading, tree, tree.doers(verb))
    return (parties(who), parties(whom)) if codes(who) else None


def _reciprocal(tree: Tree, deed: Deed) -> bool:
    """ "shelled one another", "each blames the other": both do it to both."""
    for obj in tree.objects(deed.anchor):
        around = tree.low[max(obj - 1, 0) : obj + 2]
        if tree.low[obj] == "other" and any(tree.low[doer] == "each" for doer in tree.doers(deed.anchor)):
            return True
        if ("one" in around and "another" in around) or ("each" in around and "other" in around):
            return True
    return False


def _place(tree: Tree, deed: Deed) -> tuple[int, int]:
    return tree.number, tree.sentence.starts[deed.word]


def _actors(reading: Reading, tree: Tree, deed: Deed) -> tuple[Actor, ...]:
    if deed.verb is not None and not (deed.verb != deed.word and happens(tree, deed.verb, deed.word)):
        found = doers(reading, tree, (d for d in tree.doers(deed.verb) if d != deed.word))
        if not found:
            found = doers(reading, tree, tree.having(deed.verb, "nsubj:outer"))
        if not found and _moved(deed) and tree.passive(deed.verb):
            found = doers(reading, tree, tree.objects(deed.verb))
        if not found and deed.type == "ACCUSE" and tree.passive(deed.verb):
            found = _called_to(reading, tree, deed.verb)
        if not found and deed.type in _SAID_OF and tree.passive(deed.verb):
            found = _at_a_capital(reading, tree, deed.verb)
        if not codes(found):
            found = _in_writing(reading, tree, deed.verb) or found
        if not codes(found):
            found = _local(reading, tree, deed) or _just_before(reading, tree, deed.verb) or found
        if found or deed.verb == deed.word:
            return found
    return _owners(reading, tree, deed)


def _moved(deed: Deed) -> bool:
    """Troops that are sent or withdrawn, visitors that are expected: they do it themselves."""
    if deed.type == "RETREAT" or deed.type == "CONSULT":
        return deed.mode in ("withdraw", "visit") and not deed.flip
    return deed.type == "MOBILIZE"


def _called_to(reading: Reading, tree: Tree, verb: int) -> tuple[Actor, ...]:
    """ "was summoned to the ministry": by those who sit there."""
    places = (head for prep, head in tree.obliques(verb) if prep in ("to", "before", "into", "at"))
    return doers(reading, tree, (head for head in places if tree.lemmas[head] in _SEATS))


def _at_a_capital(reading: Reading, tree: Tree, verb: int) -> tuple[Actor, ...]:
    """ "was turned down in Lima": a capital stands for those who govern there."""
    done_to = codes(doers(reading, tree, tree.objects(verb)))
    places = (head for prep, head in tree.obliques(verb) if prep == "in" and tree.upos[head] == "PROPN")
    return tuple(a for a in doers(reading, tree, places) if a.country and a.country not in done_to)


_SEATS = frozenset({"ministry", "office", "department", "chancellery", "palace"})
_WRITINGS = frozenset(
    "statement message letter note post tweet resolution communique communiqué text declaration speech cable".split()
)


def _in_writing(reading: Reading, tree: Tree, verb: int) -> tuple[Actor, ...]:
    """ "posted a message that called on Peru": what a text does its author does."""
    for doer in tree.doers(verb):
        above = tree.heads[doer]
        if tree.lemmas[doer] in _WRITINGS and above >= 0 and tree.is_verb(above) and above != verb:
            return doers(reading, tree, tree.doers(above))
    return ()


def _just_before(reading: Reading, tree: Tree, verb: int) -> tuple[Actor, ...]:
    """The person or body named right before a finite verb whose subject the parse has missed."""
    if tree.xpos[verb] not in ("VBD", "VBZ", "VBP") or tree.doers(verb) or tree.passive(verb):
        return ()
    word = verb - 1
    while word >= 0 and (tree.upos[word] in ("PUNCT", "AUX") or tree.low[word] == "also"):
        word -= 1
    mention = reading.mention_at(tree.number, word)
    if mention is None or mention.kind in ("adjective", "place", "people"):
        return ()
    return tuple(a for a in mention.members or (mention.actor,) if a.country)


_PEOPLE = frozenset(
    "civilian refugee citizen national immigrant migrant journalist opposition party group union company student teacher "
    "candidate activist minority family businessman detainee kurd".split()
)
_CROWDS = frozenset(
    "militant gunman attacker rebel insurgent protester protestor "
    "demonstrator resident student worker farmer crowd people prisoner villager youth man".split()
)


def _local(reading: Reading, tree: Tree, deed: Deed) -> tuple[Actor, ...]:
    """A crowd without a nation is of the place where it acts."""
    if not any(tree.lemmas[doer] in _CROWDS for doer in tree.doers(deed.anchor)):
        return ()
    verbs = [deed.anchor, tree.heads[deed.anchor]] if tree.labels[deed.anchor] == "conj" else [deed.anchor]
    phrases = [
        head
        for verb in verbs
        for prep, head in tree.obliques(verb)
        if prep in ("in", "at", "across", "throughout")
    ]
    for obj in (thing for verb in verbs if tree.is_verb(verb) for thing in tree.objects(verb)):
        phrases.extend(head for prep, head in tree.obliques(obj) if prep in ("in", "at", "to"))
    for head in phrases:
        place = [a for a in actors_in(reading, tree, head) if a.country]
        if place:
            return (Actor(None, place[0].country, None, place[0].mention, "CVL"),)
    return ()


def _owners(reading: Reading, tree: Tree, deed: Deed) -> tuple[Actor, ...]:
    """The doers a noun names by itself: "Israel's seizure", "Iranian tests", "a raid by …", "talks between …"."""
    found: list[Actor] = []
    for prep, head in (*tree.obliques(deed.word), *_agents_below(tree, deed)):
        if prep == "by" or (prep in ("between", "of", "among", "involving") and deed.mutual):
            found.extend(actors_in(reading, tree, head))
    if deed.verb is not None:
        for prep, head in tree.obliques(deed.verb):
            if prep in ("by", "between"):
                found.extend(actors_in(reading, tree, head))
    if found:
        return tuple(found)
    for label in _OWNERS:
        for kid in tree.having(deed.word, label):
            found.extend(actors_in(reading, tree, kid, depth=1))
        if found and not deed.mutual:
            break
    if codes(found):
        return tuple(found)
    return _guest(reading, tree, deed) or _answering(reading, tree, deed) or tuple(found)


_ANSWERING = frozenset("respond answer retaliate react reply hit strike follow counter".split())


def _answering(reading: Reading, tree: Tree, deed: Deed) -> tuple[Actor, ...]:
    """ "Peru responded with the expulsion of two envoys": who answers with a deed does it."""
    verb = tree.heads[deed.word]
    if (
        deed.verb is not None
        or verb < 0
        or tree.lemmas[verb] not in _ANSWERING
        or tree.case(deed.word) != "with"
    ):
        return ()
    return doers(reading, tree, tree.doers(verb))


def _agents_below(tree: Tree, deed: Deed) -> list[tuple[str, int]]:
    """ "the seizure of a tanker by Peru": the doer may hang on what it is done to."""
    of = [head for prep, head in tree.obliques(deed.word) if prep == "of"]
    return [(prep, head) for thing in of for prep, head in tree.obliques(thing) if prep == "by"]


_ON_THE_WAY = frozenset("during in on at after before from following since upon amid".split())


def _guest(reading: Reading, tree: Tree, deed: Deed) -> tuple[Actor, ...]:
    """Whoever does something else on a visit or after talks: "said on a trip to Lima", "back from talks with Peru"."""
    if deed.type != "CONSULT" or deed.verb is not None:
        return ()
    partners = [head for prep, head in tree.obliques(deed.word) if prep == "with"]
    if partners and not any(codes(actors_in(reading, tree, head)) for head in partners):
        return ()
    word, steps = deed.word, 0
    while tree.labels[word] in ("nmod", "conj") and steps < 3 and not tree.is_verb(tree.heads[word]):
        word, steps = tree.heads[word], steps + 1
    while tree.labels[word] in ("obl", "advmod", "advcl") and steps < 5:
        if tree.labels[word] == "obl" and tree.case(word) not in _ON_THE_WAY:
            return ()
        word, steps = tree.heads[word], steps + 1
        if tree.is_verb(word) or tree.having(word, "nsubj"):
            spoken_to = tree.objects(word) if deed.mutual and not partners and tree.is_verb(word) else ()
            return tuple(a for a in doers(reading, tree, (*tree.doers(word), *spoken_to)) if a.country)
    return ()


def _recipients(reading: Reading, tree: Tree, deed: Deed, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    known = codes(actors)
    for role in deed.to:
        found: list[Actor] = []
        for word in _phrases(tree, deed, role):
            if ours := _rulers(tree, word, actors):
                return ours
            found.extend(a for a in actors_in(reading, tree, word, besides=known) if a not in actors)
            if found and tree.lemmas[word] in _CROWDS | _PEOPLE:
                found = [replace(a, sector=a.sector or "CVL") for a in found]
        others = [a for a in found if a.country not in known or _another_party(a, actors)]
        if codes(others):
            return tuple(a for a in others if a.country)
    return ()


_RULING = frozenset("government president cabinet premier minister regime authority administration".split())


def _rulers(tree: Tree, word: int, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """ "the government" in the mouth of its opposition is its own."""
    if tree.lemmas[word] not in _RULING or any(a.sector != "OPP" for a in actors) or not actors:
        return ()
    bare = all(tree.labels[kid] in ("det", "punct", "case", "advmod") for kid in tree.kids[word])
    return (Actor(None, actors[0].country, None, None, "GOV"),) if bare and actors[0].country else ()


def without_partner(reading: Reading, tree: Tree, deed: Deed, actors: tuple[Actor, ...]) -> bool:
    """Whether those met are nobody of another state: "went to see her generals", "told Reuters by telephone"."""
    met = [word for role in deed.to for word in _phrases(tree, deed, role)]
    if not met or len(codes(actors)) > 1:
        return False
    return all(
        _no_party(reading, tree, word) or _ones_own(reading, tree, word, codes(actors)) for word in met
    )


def _ones_own(reading: Reading, tree: Tree, word: int, own: frozenset[str]) -> bool:
    if not any(tree.upos[kid] == "PRON" for kid in tree.having(word, "nmod:poss")):
        return False
    return bool(own) and codes(actors_in(reading, tree, word)) == own


def _no_party(reading: Reading, tree: Tree, word: int) -> bool:
    """A private person or a newsroom; leaders, pronouns and rebels without a state may still be the other side."""
    if tree.upos[word] == "PRON" or tree.lemmas[word] in reading.lexicon.patterns.classes["leader"]:
        return False
    found = actors_in(reading, tree, word)
    return not codes(found) and not any(a.sector in APART - {"CVL", "JRN", "EDU", "BUS"} for a in found)


def _another_party(actor: Actor, actors: tuple[Actor, ...]) -> bool:
    """One's own rebels, opposition or people are a party of their own."""
    same = [a for a in actors if a.country == actor.country]
    if actor.sector in (None, "GOV", "MIL") and same and all(a.sector in RISEN for a in same):
        return True
    return actor.sector is not None and all(a.sector != actor.sector for a in same)


def _phrases(tree: Tree, deed: Deed, role: str) -> list[int]:
    """The heads of the phrases a role names, those of the verb before those of the noun."""
    places = [deed.word] if deed.verb in (None, deed.word) else [deed.word, deed.anchor]
    found: list[int] = []
    for place in places:
        if role == "object":
            found.extend(o for o in (*things_of(tree, place), *tree.having(place, "iobj")) if o != deed.word)
        elif role == "within":
            for clause in tree.having(place, "xcomp"):
                found.extend(
                    head for prep, head in tree.obliques(clause) if prep in ("to", "from", "with", "of")
                )
                found.extend(tree.objects(clause))
        elif role == "here":
            found.extend([place] if tree.having(place, "cop") else [])
        elif role == "iobj":
            found.extend(tree.having(place, "iobj"))
        elif role == "subject":
            found.extend(tree.having(place, "nsubj"))
        else:
            found.extend(head for prep, head in tree.obliques(place) if prep == role)
            if deed.verb is not None:
                for obj in tree.objects(deed.anchor):
                    found.extend(head for prep, head in tree.obliques(obj) if prep == role)
    return found
