"""Bargains told without a conjunction: a price, a swap, "first … then", "must … if it wants", "on one condition"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from detente.coding.deeds.status import is_negated
from detente.coding.heard import statement_at
from detente.coding.terms.moods import chain, obliged, refuses, willed, withheld
from detente.coding.terms.receivers import towards_of
from detente.coding.terms.setters import AUTHOR, Setter, setter_by, setter_of
from detente.coding.terms.spans import Term, clause_text, quoted
from detente.coding.terms.substance import fulfillable
from detente.lexicon.terms import term_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree

__all__ = ["bargains"]

_ANYONE = frozenset({"anyone", "anybody", "whoever", "those", "everyone", "all"})


class _Deal(NamedTuple):
    """Head of what is required, of what follows, and the predicate that somebody sets it with."""

    need: int
    follows: int | None
    voice: int


def bargains(reading: Reading, tree: Tree) -> Iterator[Term]:
    """The bargains of a sentence."""
    for word in range(len(tree)):
        deal = next((found for rule in _RULES if (found := rule(tree, word)) is not None), None)
        term = _term(reading, tree, word, deal) if deal is not None else None
        if term is not None:
            yield term


def _term(reading: Reading, tree: Tree, word: int, deal: _Deal) -> Term | None:
    setter = setter_of(reading, tree, deal.voice)
    said = statement_at(reading, tree.sentence.starts[word])
    if tree.lemmas[word] == "price" and said is not None:
        setter = setter_by(reading, said)
    if setter is None or not fulfillable(tree, deal.need) or (deal.follows is None and not setter.decides):
        return None
    if not setter.decides and setter.statement is None:
        setter = Setter(AUTHOR, None, "reported")
    aside = [deal.follows] if deal.follows is not None and deal.follows in tree.below(deal.need) else []
    span = clause_text(tree, deal.need, without=aside)
    under = deal.follows is not None and deal.need in tree.below(deal.follows)
    follows = None
    if deal.follows is not None:
        follows = clause_text(tree, deal.follows, without=(deal.need,) if under else ())
    kind = "precondition" if setter.decides else "necessary"
    towards = towards_of(reading, tree, (deal.need,), setter)
    return Term(kind, setter, towards, span, follows, f"bargain: {tree.low[word]}", quoted(tree, word))  # type: ignore[arg-type]


def _only_then(tree: Tree, word: int) -> _Deal | None:
    """ "the troops go home, and only then will the ambassador return" """
    main = tree.heads[word]
    if tree.low[word] != "then" or not word or tree.low[word - 1] != "only" or main < 0:
        return None
    earlier = tree.heads[main]
    joined = tree.labels[main] in ("conj", "parataxis") and 0 <= earlier < main
    return _Deal(earlier, main, main) if joined and tree.is_verb(earlier) else None


def _in_turn(tree: Tree, word: int) -> _Deal | None:
    """ "withdrawal first, talks later" """
    head = tree.heads[word]
    if tree.low[word] != "first" or head < 0 or head > word or tree.upos[head] != "NOUN":
        return None
    comma = word + 1 < len(tree) and tree.words[word + 1] in (",", ";")
    later = next(
        (
            w
            for w in range(word + 2, min(word + 9, len(tree)))
            if tree.low[w] in ("later", "then", "afterwards")
        ),
        None,
    )
    alone = tree.labels[head] in ("root", "ccomp", "parataxis") and not tree.having(head, "cop", "nsubj")
    if (
        later is None
        and alone
        and word + 1 < len(tree)
        and tree.words[word + 1] in (",", ";", ".", ":", "–", "—")
    ):
        return _Deal(head, None, head)
    return (
        _Deal(head, tree.heads[later], head)
        if comma and later is not None and tree.heads[later] >= 0
        else None
    )


def _enough(tree: Tree, word: int) -> _Deal | None:
    """ "a written assurance would be enough for Tokyo to lift the ban" """
    if tree.lemmas[word] not in ("enough", "sufficient", "suffice") or not willed(tree, word):
        return None
    subject, aim = tree.first(word, "nsubj"), tree.first(word, "advcl", "xcomp", "ccomp")
    given = (
        subject is not None and tree.upos[subject] == "NOUN" and aim is not None and "to" in tree.marks(aim)
    )
    return _Deal(subject, aim, word) if given and subject is not None else None


def _price(tree: Tree, word: int) -> _Deal | None:
    """ "the price of a handshake is the return of the drone", "asks for a say as the price of its vote" """
    if tree.lemmas[word] != "price":
        return None
    good = next((h for p, h in tree.obliques(word) if p in ("of", "for")), None)
    above = tree.heads[word]
    if good is None:
        good = tree.first(word, "acl")
    subject = tree.first(word, "nsubj")
    if (
        good is not None
        and "if" not in tree.marks(word)
        and tree.having(word, "cop")
        and subject is not None
        and tree.upos[subject] != "PRON"
    ):
        return _Deal(subject, good, word)
    if good is None or above < 0:
        return None
    if tree.having(word, "nmod:poss") and tree.labels[word] == "nsubj":
        return None
    if tree.labels[word] == "nsubj" and tree.having(above, "cop") and tree.upos[above] == "NOUN":
        return _Deal(above, good, above)
    if tree.case(word) == "as":
        need = above if not tree.is_verb(above) else next(iter(tree.objects(above)), None)
        return None if need is None else _Deal(need, good, tree.heads[need])
    return None


def _on_condition(tree: Tree, word: int) -> _Deal | None:
    """ "will open the road on one condition: that the shelling ends" """
    if tree.lemmas[word] not in term_words("conditions") or tree.case(word) not in ("on", "under", "with"):
        return None
    verb = tree.heads[word]
    clauses = (
        *tree.having(word, "acl", "ccomp", "appos"),
        *(tree.having(verb, "parataxis", "ccomp", "advcl") if verb >= 0 else ()),
    )
    need = next(
        (c for c in clauses if c > word and (tree.upos[c] == "NOUN" or "that" in tree.marks(c))), None
    )
    return None if need is None or verb < 0 else _Deal(need, verb, verb)


def _swap(tree: Tree, word: int) -> _Deal | None:
    """ "offered to swap the prisoners for the drone" """
    if tree.lemmas[word] not in term_words("swapping") or not tree.is_verb(word) or not willed(tree, word):
        return None
    given = next(iter(tree.having(word, "obj")), None)
    wanted = [h for each in (word, *tree.having(word, "obj")) for p, h in tree.obliques(each) if p == "for"]
    return _Deal(wanted[0], given, chain(tree, word)[-1]) if given is not None and wanted else None


def _if_it_wants(tree: Tree, word: int) -> _Deal | None:
    """ "must recognise the plates if it wants the money", "to get its ports back it would have to withdraw" """
    if not tree.is_verb(word) or not obliged(tree, word):
        return None
    above = tree.heads[word]
    aims = (
        *tree.having(word, "advcl"),
        *(tree.having(above, "advcl") if tree.labels[word] == "xcomp" else ()),
    )
    for aim in aims:
        wants = "if" in tree.marks(aim) and tree.lemmas[aim] in term_words("wishing")
        gets = (
            "to" in tree.marks(aim)
            and aim < word
            and tree.lemmas[aim] in term_words("getting") | {"win", "earn"}
        )
        if wants or gets:
            return _Deal(word, aim, word)
    return None


def _whoever_wants(tree: Tree, word: int) -> _Deal | None:
    """ "whoever wants our gas must pay" """
    if not tree.is_verb(word) or not obliged(tree, word):
        return None
    above = tree.heads[word]
    subjects = tree.having(word, "nsubj") or (
        tree.having(above, "nsubj") if tree.labels[word] == "xcomp" else ()
    )
    for subject in subjects:
        wishes = [c for c in tree.having(subject, "acl:relcl") if tree.lemmas[c] in term_words("wishing")]
        if tree.low[subject] in _ANYONE and wishes:
            return _Deal(word, wishes[0], word)
    return None


def _to_whoever(tree: Tree, word: int) -> _Deal | None:
    """ "would talk to anyone who put down his gun" """
    if tree.lemmas[word] not in term_words("dealing") | term_words("helping") or not willed(tree, word):
        return None
    for each in tree.having(word, "obl", "obj"):
        clause = tree.first(each, "acl:relcl")
        if tree.low[each] in _ANYONE and clause is not None:
            return _Deal(clause, word, word)
    return None


def _precede(tree: Tree, word: int) -> _Deal | None:
    """ "recognition must precede any trade" """
    if tree.lemmas[word] != "precede" or not (obliged(tree, word) or willed(tree, word)):
        return None
    subject, after = tree.first(word, "nsubj"), tree.first(word, "obj")
    return None if subject is None or after is None else _Deal(subject, after, word)


def _under_duress(tree: Tree, word: int) -> _Deal | None:
    """ "no talks will be held under fire" """
    head = tree.heads[word]
    if tree.lemmas[word] not in term_words("duress") or tree.case(word) != "under" or head < 0:
        return None
    talking = {tree.lemmas[w] for w in (head, *tree.having(head, "nsubj", "nsubj:pass", "obj"))}
    dealt = talking & (term_words("dealing") | term_words("talks"))
    return _Deal(word, head, head) if dealt and withheld(tree, head) and willed(tree, head) else None


def _that_lacks(tree: Tree, word: int) -> _Deal | None:
    """ "will sign no pact that does not cover the desert": what it must do."""
    noun = tree.heads[word]
    if tree.labels[word] != "acl:relcl" or noun < 0 or not is_negated(tree, word):
        return None
    none = any(tree.low[w] in ("no", "any") for w in tree.having(noun, "det"))
    one = any(tree.low[w] in ("a", "an") for w in tree.having(noun, "det"))
    main = next((w for w in tree.above(noun) if tree.is_verb(w) or tree.having(w, "cop")), -1)
    barred = main >= 0 and not refuses(tree, main) and withheld(tree, main) and willed(tree, main)
    none = none or (one and main >= 0 and tree.lemmas[main] in term_words("lasting_out"))
    return _Deal(word, main, main) if none and barred else None


_RULES = (
    _that_lacks,
    _under_duress,
    _only_then, _in_turn, _enough, _price, _on_condition, _swap, _if_it_wants, _whoever_wants, _to_whoever, _precede,
)  # fmt: skip
