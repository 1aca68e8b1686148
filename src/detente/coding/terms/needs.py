"""What something depends on: "a deal requires …", "only … can …", "the key to … is …", "… is a condition for …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in
from detente.coding.deeds.status import is_negated
from detente.coding.terms.moods import obliged
from detente.coding.terms.receivers import towards_of
from detente.coding.terms.setters import AUTHOR, Setter, setter_of
from detente.coding.terms.spans import Term, clause_text, quoted
from detente.coding.terms.substance import fulfillable
from detente.lexicon.terms import term_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree

__all__ = ["needed"]

_SUFFICE = frozenset({"do", "suffice", "satisfy"})


def needed(reading: Reading, tree: Tree) -> Iterator[Term]:
    """What a sentence says that something cannot do without."""
    for word, lemma in enumerate(tree.lemmas):
        found = None
        if tree.upos[word] == "VERB":
            found = _hanging(tree, word, lemma) or _made_condition(tree, word, lemma)
        if found is None and tree.upos[word] in ("NOUN", "ADJ", "VERB"):
            found = _condition_noun(tree, word, lemma) or _key(tree, word, lemma)
        if found is None and lemma in term_words("conditional"):
            found = _conditional(tree, word)
        if found is None and tree.is_verb(word):
            found = _in_order_to(tree, word)
        if found is None and tree.low[word] == "only":
            found = _only(tree, word)
        if found is None and tree.low[word] == "first":
            found = _first_of_all(tree, word)
        if found is None and lemma == "first":
            found = _first(reading, tree, word)
        term = _needed(reading, tree, word, *found) if found is not None else None
        if term is not None:
            yield term


def _needed(
    reading: Reading, tree: Tree, word: int, need: int, follows: int | None, binding: bool
) -> Term | None:
    """`binding` where the words themselves set it; else a decider sets it only if what follows is talks and the like."""
    setter = setter_of(reading, tree, _verb_of(tree, word))
    owner = _owner(reading, tree, follows) if binding and follows is not None else None
    if owner is not None and (setter is None or setter.statement is None):
        setter = owner
    if setter is None or not (fulfillable(tree, need) or tree.having(need, "nmod")):
        return None
    act = setter.statement.act if setter.statement is not None else None
    if act == "threat":
        return None
    own = setter.decides and (binding or act in ("demand", "refusal"))
    if not own and setter.statement is None:
        setter = Setter(AUTHOR, None, "reported")
    consequence = clause_text(tree, follows) if follows is not None else None
    towards = towards_of(reading, tree, (need,), setter)
    kind = "precondition" if own else "necessary"
    if (
        tree.low[word] == "only"
        and setter.decides
        and follows is not None
        and tree.lemmas[follows] in _SUFFICE
    ):
        kind, consequence = "demand", None
    named = [word, *tree.having(need, "cop")] if word in tree.having(need, "nsubj", "nsubj:outer") else []
    under = follows is not None and follows in tree.below(need)
    if follows is not None and need in tree.having(follows, "nmod"):
        consequence = clause_text(tree, follows, without=(need,))
    aside = [follows] if under and follows is not None else []
    requirement = clause_text(tree, need, without=(*aside, *named))
    return Term(kind, setter, towards, requirement, consequence, tree.lemmas[word], quoted(tree, word))  # type: ignore[arg-type]


def _owner(reading: Reading, tree: Tree, follows: int) -> Setter | None:
    """Whose permission hangs on it."""
    if not _granted(tree, follows):
        return None
    whose = tree.having(follows, "nmod:poss", "amod", "compound", "nmod")
    by = next((a for w in whose for a in actors_in(reading, tree, w, depth=1) if a.country), None)
    return Setter(by, None, "official") if by is not None else None


def _verb_of(tree: Tree, word: int) -> int:
    """The predicate that a noun, adjective or adverb belongs to."""
    if tree.is_verb(word) or tree.having(word, "cop"):
        return word
    above = tree.heads[word]
    if tree.labels[word] == "amod" and above >= 0 and tree.labels[above] == "obj":
        above = tree.heads[above]
    return word if above < 0 else above


def _hanging(tree: Tree, word: int, lemma: str) -> tuple[int, int | None, bool] | None:
    """ "talks depend on …", "a deal requires …", "they only need …" """
    if is_negated(tree, word):
        return None
    if lemma in term_words("hanging"):
        wanted = [head for prep, head in tree.obliques(word) if prep in ("on", "upon")]
    elif lemma in term_words("needing") and not tree.passive(word):
        wanted = list(tree.having(word, "obj", "ccomp"))
    elif (
        lemma == "need" and tree.having(word, "obj") and "only" not in (tree.low[w] for w in tree.kids[word])
    ):
        wanted = [o for o in tree.having(word, "obj") if tree.lemmas[o] not in term_words("vague")]
    elif lemma == "need" and any(tree.low[w] == "only" for w in tree.having(word, "advmod")):
        wanted = list(tree.having(word, "obj"))
        return (wanted[0], None, False) if wanted else None
    else:
        return None
    told = lemma in term_words("hanging") and "ccomp" in tree.labels[word]
    given = term_words("process") | term_words("permitting")
    subjects = [s for s in tree.having(word, "nsubj", "csubj") if told or tree.lemmas[s] in given]
    if not wanted or not subjects:
        return None
    return wanted[0], subjects[0], lemma in term_words("hanging") and _granted(tree, subjects[0])


def _granted(tree: Tree, subject: int) -> bool:
    """ "Ankara's permission": what its owner gives or withholds."""
    return tree.lemmas[subject] in term_words("permitting")


def _made_condition(tree: Tree, word: int, lemma: str) -> tuple[int, int | None, bool] | None:
    """ "made withdrawal a condition for talks", "conditioned talks on withdrawal", "linked aid to their return" """
    objects = tree.objects(word)
    if not objects or is_negated(tree, word):
        return None
    noun = next((o for o in objects if tree.lemmas[o] in term_words("conditions")), None)
    if lemma == "make" and noun is not None and tree.having(word, "expl"):
        clause = tree.first(noun, "acl", "ccomp") or tree.first(word, "ccomp")
        return None if clause is None else (clause, _for(tree, noun), True)
    if lemma in ("make", "set", "call", "declare", "name"):
        for each in tree.having(word, "xcomp", "obj", "obl"):
            if tree.lemmas[each] in term_words("conditions") and each != objects[0]:
                return objects[0], _for(tree, each), True
    if lemma in term_words("tying"):
        prepositions = ("on", "upon") if lemma in ("condition", "predicate") else ("to",)
        others = [head for prep, head in tree.obliques(word) if prep in prepositions]
        if not others and lemma in ("link", "peg"):
            others = [head for prep, head in tree.obliques(objects[0]) if prep in prepositions]
        if (others and lemma != "tie") or (
            others and tree.lemmas[objects[0]] in term_words("process") | {"relief"}
        ):
            return others[-1], objects[0], True
    return None


def _for(tree: Tree, word: int) -> int | None:
    return next((head for prep, head in tree.obliques(word) if prep in ("for", "to", "of")), None)


def _condition_noun(tree: Tree, word: int, lemma: str) -> tuple[int, int | None, bool] | None:
    """ "recognition is a precondition for aid", "our only condition is that the bombing stops" """
    if lemma not in term_words("conditions") or is_negated(tree, word):
        return None
    if tree.having(word, "cop"):
        subject = tree.first(word, "nsubj", "csubj")
        if subject is not None and tree.upos[subject] == "PRON":
            return None
        return None if subject is None else (subject, _for(tree, word), True)
    above = tree.heads[word]
    if tree.labels[word] in ("nsubj", "nsubj:outer") and above >= 0 and tree.having(above, "cop"):
        return None if _plural_count(tree, word) else (above, _for(tree, word), True)
    return None


def _conditional(tree: Tree, word: int) -> tuple[int, int | None, bool] | None:
    """ "a summit is conditional on their release" """
    wanted = next((h for p, h in tree.obliques(word) if p in ("on", "upon", "to")), None)
    above = tree.heads[word]
    subject = tree.first(word, "nsubj", "nsubj:pass")
    if subject is None and above >= 0 and tree.labels[word] == "xcomp":
        subject = tree.first(above, "obj")
    if subject is None and above >= 0 and tree.labels[word] == "amod" and tree.labels[above] == "obj":
        subject = above
    return None if wanted is None or subject is None or is_negated(tree, word) else (wanted, subject, True)


def _plural_count(tree: Tree, word: int) -> bool:
    return bool(tree.having(word, "nummod"))


def _key(tree: Tree, word: int, lemma: str) -> tuple[int, int | None, bool] | None:
    """ "trust is essential for peace", "the key to peace is trust" """
    if lemma not in term_words("keys") - term_words("conditions") or is_negated(tree, word):
        return None
    aim = next((h for p, h in tree.obliques(word) if p in ("to", "for", "of")), None)
    above = tree.heads[word]
    if tree.labels[word] == "nsubj" and above >= 0 and tree.having(above, "cop"):
        return None if aim is None or tree.upos[above] == "ADJ" else (above, aim, False)
    if not tree.having(word, "cop") or aim is None:
        return None
    subject = tree.first(word, "nsubj", "csubj")
    aimed = tree.lemmas[aim] in term_words("process")
    return (subject, aim, False) if subject is not None and aimed else None


def _in_order_to(tree: Tree, word: int) -> tuple[int, int | None, bool] | None:
    """ "for a deal to hold, both must withdraw", "if talks are to succeed, they must withdraw" """
    if not obliged(tree, word):
        return None
    aims = tree.having(word, "advcl", "obl")
    for aim in aims:
        below = {tree.lemmas[w] for w in tree.below(aim)}
        opening = " ".join(tree.low[tree.left[aim] : tree.left[aim] + 1])
        meant = bool(below & term_words("process")) and bool(
            below & (term_words("lasting_out") | {"be", "come"})
        )
        if meant and opening in ("for", "if") and "to" in (tree.low[w] for w in tree.below(aim)):
            return word, aim, False
    return None


def _only(tree: Tree, word: int) -> tuple[int, int | None, bool] | None:
    """ "only an exchange of prisoners can break the deadlock" """
    noun = tree.heads[word]
    verb = tree.heads[noun] if noun >= 0 else -1
    if (
        verb < 0
        or noun < word
        or tree.labels[noun] not in ("nsubj", "obl", "csubj")
        or tree.upos[noun] == "PRON"
    ):
        return None
    can = any(tree.low[w] in ("can", "could", "will", "would") for w in tree.having(verb, "aux"))
    by = tree.labels[noun] != "obl" or tree.case(noun) in ("through", "with", "by", "after")
    will = any(tree.low[w] in ("will", "would") for w in tree.having(verb, "aux"))
    given = will and bool({tree.lemmas[o] for o in tree.having(verb, "obj")} & term_words("goods"))
    return (noun, verb, given) if can and by and not tree.having(noun, "nummod") else None


def _first_of_all(tree: Tree, word: int) -> tuple[int, int | None, bool] | None:
    """ "First the tanks leave, then we talk" """
    verb = tree.heads[word]
    opening = all(tree.upos[w] == "PUNCT" for w in range(max(word - 2, 0), word))
    if verb < 0 or not opening or not tree.is_verb(verb) or tree.xpos[verb] not in ("VBP", "VBZ"):
        return None
    subject = tree.first(verb, "nsubj", "nsubj:pass")
    if subject is None or word + 1 != tree.left[subject] or tree.low[subject] in ("we", "i"):
        return None
    then = next(
        (w for w in tree.having(verb, "parataxis", "conj") if "then" in (tree.low[k] for k in tree.kids[w])),
        None,
    )
    return verb, then, True


def _first(reading: Reading, tree: Tree, word: int) -> tuple[int, int | None, bool] | None:
    """ "would have to offer relief first": of another, before anything else."""
    verb = tree.heads[word]
    if verb < 0 or tree.labels[word] != "advmod" or not obliged(tree, verb):
        return None
    setter, above = setter_of(reading, tree, verb), tree.heads[verb]
    would = above >= 0 and any(tree.low[w] in ("would", "will") for w in tree.having(above, "aux"))
    if setter is None or (setter.decides and not (would and setter.official == "reported")):
        return None
    subject = tree.first(verb, "nsubj") or (tree.first(above, "nsubj") if above >= 0 else None)
    return (subject if tree.lemmas[verb] == "come" and subject is not None else verb), None, False
