"""What a party wants of another without demanding it in so many words: "wants them released", "what we need is"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in
from detente.coding.deeds.cast import cast_of, side_of
from detente.coding.deeds.status import is_negated
from detente.coding.heard import statement_at
from detente.coding.terms.receivers import towards_of
from detente.coding.terms.setters import Setter, agents, setter_by, setter_of, told_by_rival
from detente.coding.terms.spans import Term, clause_text, quoted
from detente.coding.terms.substance import fulfillable, real_object
from detente.lexicon.terms import term_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree
    from detente.evidence.vocabulary import ConditionKind

__all__ = ["wants"]

_SAID = frozenset({"accusation", "denial", "praise", "threat"})
_OUTSIDERS = frozenset({"UNO", "NGO", "IGO", "ISM", "VAT"})


def wants(reading: Reading, tree: Tree) -> Iterator[Term]:
    """The demands of a sentence that are told as a wish, a price or a test."""
    for word, lemma in enumerate(tree.lemmas):
        if tree.upos[word] == "VERB" and lemma in term_words("wanting"):
            yield from _wanted(reading, tree, word)
        elif tree.upos[word] == "NOUN" and lemma in term_words("wills"):
            yield from _will(reading, tree, word)
        if lemma in term_words("tests") and tree.labels[word] in ("xcomp", "obj", "obl"):
            yield from _tested(reading, tree, word)
        if any(tree.low[w] == "should" for w in tree.having(word, "aux")):
            yield from _should(reading, tree, word)


def _wanted(reading: Reading, tree: Tree, word: int) -> Iterator[Term]:
    """ "wants the prisoners released", "wanted the bases off its soil", "what we want is a date" """
    if is_negated(tree, word) or tree.passive(word) or {"if", "unless", "whether"} & set(tree.marks(word)):
        return
    what = _what(tree, word)
    things = any(tree.lemmas[s] in term_words("process") for s in tree.having(word, "nsubj"))
    liked = tree.lemmas[word] == "like" and any(
        tree.low[w] in ("would", "'d") for w in tree.having(word, "aux")
    )
    plain = liked or tree.lemmas[word] == "want" or (tree.lemmas[word] == "require" and not things)
    need = what if what is not None or not plain else _complement(tree, word)
    if need is None or not real_object(tree, need) or not fulfillable(tree, need):
        return
    setter = setter_of(reading, tree, word)
    if what is not None and setter is not None and setter.statement is None and not setter.decides:
        setter = None
    if setter is None or told_by_rival(setter) or (what is None and not _told(reading, tree, word, setter)):
        return
    last = max((0, *_done(tree, word)))
    of = tree.having(need, "nsubj", "nsubj:pass")
    named = (
        tree.having(need, "nsubj", "csubj", "nsubj:outer", "csubj:outer", "cop") if what is not None else ()
    )
    yield from _demand(reading, tree, need, setter, word, "demand", of=of, last=last, named=named)


def _told(reading: Reading, tree: Tree, word: int, setter: Setter) -> bool:
    """Whether it is a party that wants, named or speaking of itself."""
    we = any(tree.low[d] in ("we", "i") for d in tree.doers(word))
    who = agents(reading, tree, word)
    own = any(a.country == setter.by.country for a in who)
    said = setter.statement.act if setter.statement is not None else None
    return (we or own) and (said not in _SAID or setter.official == "official")


def _complement(tree: Tree, word: int) -> int | None:
    """A clause with a doer of its own, an object that is off or out of somewhere, or one that can only be given."""
    clause = tree.first(word, "xcomp", "ccomp")
    if clause is not None and tree.lemmas[clause] == "see":
        clause = tree.first(clause, "ccomp", "xcomp", "obj")
    if clause is not None and tree.first(clause, "nsubj", "nsubj:pass") is not None:
        return clause
    thing = tree.first(word, "obj")
    if thing is None or tree.upos[thing] == "PRON":
        return None
    done = [*_done(tree, word), *(a for a in tree.having(thing, "acl") if tree.xpos[a] == "VBN")]
    gone = [a for each in (word, thing) for a in tree.having(each, "xcomp", "advmod") if tree.low[a] in _GONE]
    away = any(
        p in ("off", "out of", "back over", "behind")
        for each in (word, thing)
        for p, _ in tree.obliques(each)
    )
    return thing if done or gone or away or tree.lemmas[thing] in term_words("sought") else None


def _done(tree: Tree, word: int) -> list[int]:
    """Of "wants the dam stopped" the participle."""
    return [c for c in tree.having(word, "xcomp") if tree.xpos[c] == "VBN" and not tree.marks(c)]


_GONE = frozenset({"out", "gone", "back", "home", "down", "off", "away"})


def _what(tree: Tree, word: int) -> int | None:
    """ "What we want is X": the predicate."""
    what = any(tree.low[o] == "what" for o in tree.having(word, "obj", "obl", "nsubj"))
    top = word
    for _ in range(3):
        what = what or any(tree.low[o] == "what" for o in tree.having(top, "obj", "obl"))
        above = tree.heads[top]
        if above < 0:
            return None
        if tree.labels[top] in ("csubj", "nsubj", "nsubj:outer", "csubj:outer", "acl:relcl") and tree.having(
            above, "cop"
        ):
            return above if what else None
        if tree.labels[top] == "acl:relcl" and tree.low[above] == "what":
            top, what = above, True
            continue
        if tree.labels[top] not in ("xcomp", "ccomp", "acl:relcl", "advcl"):
            return None
        top = above
    return None


def _will(reading: Reading, tree: Tree, word: int) -> Iterator[Term]:
    """ "Kyiv's price is …", "the sticking point remains the return of …", "one of London's tests was for Iraq to …" """
    above = tree.heads[word]
    if above < 0 or tree.labels[word] not in ("nsubj", "nsubj:outer", "nmod") or is_negated(tree, word):
        return
    subject = word
    if (
        tree.labels[word] == "nmod"
        and tree.case(word) == "of"
        and tree.low[above] in ("one", "first", "chief", "foremost")
    ):
        subject, above = above, tree.heads[above]
    if above < 0 or tree.labels[subject] not in ("nsubj", "nsubj:outer") or not tree.having(above, "cop"):
        return
    setter = _owner(reading, tree, word, above)
    if setter is None or told_by_rival(setter) or tree.upos[above] in ("ADJ", "PRON", "NUM", "ADV"):
        return
    priced = next((h for p, h in tree.obliques(word) if p in ("for", "of")), None)
    tied = tree.lemmas[word] == "price" and priced is not None
    kind: ConditionKind = "precondition" if tied else "demand"
    yield from _demand(
        reading,
        tree,
        above,
        setter,
        word,
        kind,
        named=(subject, *tree.having(above, "cop")),
        follows=priced if tied else None,
    )


def _owner(reading: Reading, tree: Tree, word: int, verb: int) -> Setter | None:
    owner = tree.first(word, "nmod:poss", "amod", "compound")
    by = next(
        (a for a in (actors_in(reading, tree, owner, depth=1) if owner is not None else ()) if a.country),
        None,
    )
    statement = statement_at(reading, tree.sentence.starts[verb])
    if by is not None and (statement is None or statement.speaker.country != by.country):
        return Setter(by, None, "official") if statement is None else None
    ours = owner is not None and (
        by is not None or tree.low[owner] in ("our", "my", "its", "his", "her", "their")
    )
    return setter_of(reading, tree, verb) if statement is not None and ours else None


def _tested(reading: Reading, tree: Tree, word: int) -> Iterator[Term]:
    """ "has made the trial a test of good faith" """
    verb = tree.heads[word]
    if verb < 0 or tree.lemmas[verb] not in ("make", "call", "declare") or is_negated(tree, verb):
        return
    thing = next((o for o in tree.having(verb, "obj", "nsubj:pass") if o != word), None)
    if thing is None and tree.labels[word] == "xcomp":
        thing = tree.first(word, "nsubj", "obj")
    setter = setter_of(reading, tree, verb)
    if thing is not None and setter is not None and not told_by_rival(setter) and real_object(tree, thing):
        yield from _demand(reading, tree, thing, setter, verb, "demand")


def _should(reading: Reading, tree: Tree, word: int) -> Iterator[Term]:
    """ "Azerbaijan should pull back", said by its opponent."""
    statement = statement_at(reading, tree.sentence.starts[word])
    if statement is None or statement.act not in (
        "demand",
        "appeal",
        "assessment",
        "accusation",
        "announcement",
    ):
        return
    setter = setter_by(reading, statement)
    above = tree.heads[word]
    if setter is None or (above >= 0 and tree.labels[word] in ("advcl", "acl", "acl:relcl")):
        return
    main = cast_of(reading).main
    asked = agents(reading, tree, word) or tuple(
        a for d in tree.having(word, "nsubj:pass") for a in actors_in(reading, tree, d, depth=1) if a.country
    )
    others = [a for a in asked if side_of(a) != side_of(setter.by)]
    if not others or side_of(setter.by) not in main or any(a.country == setter.by.country for a in asked):
        return
    yield from _demand(reading, tree, word, setter, word, "demand")


def _demand(
    reading: Reading,
    tree: Tree,
    need: int,
    setter: Setter,
    trigger: int,
    kind: ConditionKind,
    *,
    of: tuple[int, ...] = (),
    named: tuple[int, ...] = (),
    follows: int | None = None,
    last: int = 0,
) -> Iterator[Term]:
    if not setter.demands or setter.by.country in _OUTSIDERS or not fulfillable(tree, need):
        return
    if any(a.country == setter.by.country for w in of for a in actors_in(reading, tree, w, depth=0)):
        return
    towards = towards_of(reading, tree, (need, *of), setter)
    first, end = clause_text(tree, need, without=named)
    end = max(end, tree.sentence.ends[last]) if last else end
    span = first, end
    consequence = clause_text(tree, follows) if follows is not None else None
    yield Term(kind, setter, towards, span, consequence, tree.lemmas[trigger], quoted(tree, trigger))
