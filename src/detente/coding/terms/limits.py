"""Limits and refusals: what must not happen, and whom or what a party will not deal with at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in
from detente.coding.deeds.status import is_negated
from detente.coding.heard import statement_at
from detente.coding.terms.crossings import crossings
from detente.coding.terms.moods import chain, refuses, willed, withheld
from detente.coding.terms.receivers import towards_of
from detente.coding.terms.setters import (
    Setter,
    setter_by,
    setter_for,
    setter_of,
    told_by_rival,
    told_of_others,
)
from detente.coding.terms.spans import Term, clause_text, from_predicate, quoted
from detente.coding.terms.substance import fulfillable, real_object
from detente.coding.terms.timing import ahead
from detente.coding.terms.topics import shell, topic
from detente.lexicon.terms import term_phrases, term_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree
    from detente.evidence.vocabulary import ConditionKind

__all__ = ["limits"]

_FORETOLD = frozenset({"prediction", "denial"})
_FIRM = frozenset({"will", "would", "wo", "can", "ca", "could", "shall", "'ll", "'d", "do", "does"})
_NO = frozenset({"no", "neither", "nothing", "nobody"})


def limits(reading: Reading, tree: Tree, claimed: Collection[int]) -> Iterator[Term]:
    """The red lines and refusals of a sentence; predicates in `claimed` hang on something else."""
    crossed = tuple(crossings(reading, tree, claimed))
    found = (*_predicates(reading, tree, claimed), *_fixed(reading, tree, claimed))
    yield from crossed
    yield from (term for term in found if term is not None and not (crossed and term.kind == "red line"))


def _predicates(reading: Reading, tree: Tree, claimed: Collection[int]) -> Iterator[Term | None]:
    for word, lemma in enumerate(tree.lemmas):
        if word in claimed:
            continue
        if lemma == "be" or tree.having(word, "expl"):
            yield _there_is_no(reading, tree, word)
        elif tree.upos[word] == "VERB" and _will_not(tree, word):
            yield _limit(reading, tree, word, lemma)
        elif tree.upos[word] in ("VERB", "ADJ") and refuses(tree, word) and not is_negated(tree, word):
            yield _refused(reading, tree, word, claimed)


def _will_not(tree: Tree, word: int) -> bool:
    """ "will not", "would never", "no longer", "neither will" """
    firm = any(tree.low[w] in _FIRM for w in tree.having(word, "aux"))
    firm = firm or (tree.passive(word) and any(tree.low[w] == "being" for w in tree.kids[word]))
    if firm and shell(tree, word) is not None and is_negated(tree, tree.heads[word]):
        return not is_negated(tree, word)
    governor = tree.heads[word] if tree.labels[word] in ("xcomp", "acl") else -1
    if governor >= 0 and not firm:
        vowed = tree.lemmas[governor] in term_words("vowing") and is_negated(tree, word)
        unready = tree.lemmas[governor] in term_words("readiness") and withheld(tree, word)
        return vowed or unready or (tree.low[governor] == "going" and withheld(tree, word))
    return firm and withheld(tree, word)


def _own(reading: Reading, tree: Tree, word: int) -> Setter | None:
    """The setter, where the predicate is his own side's and he decides."""
    setter = setter_of(reading, tree, word)
    if setter is None or not setter.decides:
        return None
    who = [a for d in tree.doers(word) for a in actors_in(reading, tree, d, depth=1) if a.country]
    if who and setter.by.country not in {a.country for a in who} and not setter.joint:
        return None
    act = setter.statement.act if setter.statement is not None else None
    if told_by_rival(setter) or told_of_others(tree, word, setter):
        return None
    self = act == "denial" and any(tree.low[d] in ("we", "it", "he", "she") for d in tree.doers(word))
    return None if act in _FORETOLD and not (who or self) and not tree.passive(word) else setter


def _limit(reading: Reading, tree: Tree, word: int, lemma: str) -> Term | None:
    never = any(tree.low[w] == "never" for w in tree.having(word, "advmod"))
    intolerable, dealing = lemma in term_words("intolerable"), lemma in term_words("dealing")
    if not (intolerable or dealing or lemma in term_words("accepting") | term_words("yielding_up")):
        return None
    aux = {tree.low[w] for w in tree.having(word, "aux")}
    below = {tree.lemmas[w] for w in tree.below(word)}
    if (below & term_words("demands") and not dealing) or (
        lemma == "change" and not tree.having(word, "obj")
    ):
        return None
    idle = any(tree.low[w] in ("by", "idle", "idly") for w in tree.kids[word])
    if lemma == "stand" and not (idle or any(p == "for" for p, _ in tree.obliques(word))):
        return None
    around = (*tree.below(word), *(w for o in tree.objects(word) for w in tree.below(o)))
    visitors = any(tree.lemmas[w] in term_words("visitors") for w in around)
    let_in = intolerable and (visitors or tree.particle(word) == "in")
    talks = {tree.lemmas[o] for o in tree.objects(word)} & (term_words("talks") | term_words("roles"))
    borne = dealing or intolerable or bool(talks and lemma in term_words("accepting"))
    if (aux and aux <= {"do", "does"} and not dealing) or (tree.passive(word) and not borne):
        return None
    setter = _own(reading, tree, chain(tree, word)[-1] if tree.labels[word] in ("xcomp", "acl") else word)
    if setter is None or not _about(tree, word) or (dealing and _dated(reading, tree, word)):
        return None
    red = (intolerable and not let_in) or (never and not dealing)
    objects = {tree.lemmas[o] for o in tree.objects(word)}
    red = red or (lemma in term_words("accepting") and bool(objects & term_words("inroads")))
    if lemma in term_words("yielding_up") and not red and not below & {"inch", "single", "iota", "jot"}:
        return None
    return _term(reading, tree, word, "red line" if red else "refusal", setter, f"will not {lemma}")


def _about(tree: Tree, word: int) -> bool:
    """Whether it says what or whom it is about."""
    parts = (*tree.having(word, "obj", "obl", "xcomp", "ccomp", "advcl"), *tree.objects(word))
    if shell(tree, word) is not None:
        return True
    return any(real_object(tree, part) for part in parts) or tree.lemmas[word] in ("surrender", "capitulate")


def _refused(reading: Reading, tree: Tree, word: int, claimed: Collection[int]) -> Term | None:
    """ "refuses to sit down with them", "ruled out talks" """
    setter = _own(reading, tree, word)
    if setter is None:
        return None
    clause = tree.first(word, "xcomp")
    if clause is not None and clause not in claimed:
        about = (
            term_words("dealing")
            | term_words("accepting")
            | term_words("yielding_up")
            | term_words("intolerable")
        )
        fits = tree.lemmas[clause] in about and tree.lemmas[word] in ("refuse", "decline", "unwilling")
        papers = {tree.lemmas[o] for o in tree.having(clause, "obj")} & term_words("messages")
        fits = fits and not papers and _about(tree, clause)
        return _term(reading, tree, clause, "refusal", setter, "refuse to", trigger=word) if fits else None
    gerunds = [g for g in tree.having(word, "advcl", "xcomp", "ccomp") if tree.xpos[g] == "VBG"]
    objects = [o for o in (*tree.objects(word), *gerunds) if real_object(tree, o) and o not in claimed]
    if tree.lemmas[word] not in ("rule", "exclude") or not objects or _dated(reading, tree, word):
        return None
    nothing = any(tree.low[w] == "no" for w in tree.having(objects[0], "det"))
    bent = term_words("dealing") | term_words("accepting") | term_words("yielding_up")
    own = tree.is_verb(objects[0]) and tree.lemmas[objects[0]] not in bent
    if nothing or own or tree.lemmas[objects[0]] in term_words("own_deeds"):
        return None
    return _term(reading, tree, objects[0], "refusal", setter, "rule out", trigger=word)


def _dated(reading: Reading, tree: Tree, word: int) -> bool:
    """Ruled out for a day only."""
    first, last = tree.span(word, without=("parataxis", "conj", "nsubj", "advcl", "ccomp"))
    start, end = tree.offsets(first, last)
    return any(
        t.kind == "date" and ahead(reading, t) and t.quote.start > tree.sentence.starts[word]
        for t in reading.times_in(start, end)
    )


def _there_is_no(reading: Reading, tree: Tree, word: int) -> Term | None:
    """ "There will be no change", "there can be no talks with him": said by one who decides."""
    subject = tree.first(word, "nsubj")
    if (
        subject is None
        or not any(tree.low[w] == "no" for w in tree.having(subject, "det"))
        or not willed(tree, word)
    ):
        return None
    setter = setter_of(reading, tree, word)
    if setter is None or setter.statement is None or not setter.decides:
        return None
    about = tree.lemmas[subject] in term_words("process") | {
        "change",
        "concession",
        "contact",
        "negotiation",
        "retreat",
    }
    if setter.statement.act not in ("refusal", "threat", "announcement", "demand") or not about:
        return None
    return _term(reading, tree, subject, "refusal", setter, "there will be no", trigger=word)


def _fixed(reading: Reading, tree: Tree, claimed: Collection[int]) -> Iterator[Term | None]:
    """ "is not on the table", "would be an act of war", "will be met with force" """
    low = tuple({"n't": "not", "wo": "will", "ca": "can"}.get(w, w) for w in tree.low)
    text = f" {' '.join(low)} "
    kinds: tuple[tuple[str, ConditionKind], ...] = (
        ("no_deal", "refusal"), ("nothing_to", "refusal"), ("act_of_war", "red line"), ("treated", "red line"),
    )  # fmt: skip
    for name, kind in kinds:
        for phrase in term_phrases(name):
            if f" {phrase} " in text:
                at = text[: text.index(f" {phrase} ") + 1].count(" ") - 1
                yield _by_phrase(reading, tree, at, phrase, kind, claimed)
                break


def _by_phrase(
    reading: Reading, tree: Tree, at: int, phrase: str, kind: ConditionKind, claimed: Collection[int]
) -> Term | None:
    last = at + len(phrase.split()) - 1
    inside = range(at, last + 1)
    top = next((w for w in inside if tree.heads[w] not in inside), at)
    subject = _subject(tree, top)
    if (kind == "refusal" and phrase.endswith(" with")) or phrase.startswith(
        ("nothing", "no reason", "nobody", "no one")
    ):
        subject = next(
            (h for w in inside for p, h in tree.obliques(w) if p in ("with", "to", "on", "about")), None
        )
        if subject is None and kind == "refusal" and phrase.endswith(" with") and tree.heads[last] > last:
            subject = tree.heads[last]
    if subject is None or any(w in claimed for w in (top, tree.heads[top])):
        return None
    setter = setter_for(reading, tree, top)
    said = statement_at(reading, tree.sentence.starts[top]) if kind == "red line" else None
    own = setter_by(reading, said) if said is not None else None
    setter = own if own is not None and own.decides else setter
    if tree.lemmas[subject] in term_words("motions"):
        return None
    if setter is None or not setter.decides or not fulfillable(tree, subject):
        return None
    if setter.statement is None and kind != "refusal":
        return None
    told = phrase == "red line" and setter.statement is not None and setter.statement.mode != "direct"
    if kind == "red line" and (
        (_past(tree, top) and not told) or (phrase != "red line" and not _prospective(tree, top, subject))
    ):
        return None
    trigger = quoted(tree, at, last)
    span, towards = clause_text(tree, subject), towards_of(reading, tree, (subject,), setter)
    return Term(kind, setter, towards, span, None, phrase, trigger)


def _subject(tree: Tree, word: int) -> int | None:
    """The subject of the predicate around `word`."""
    at = word
    for _ in range(4):
        found = tree.first(at, "nsubj", "nsubj:pass", "csubj", "csubj:pass")
        if found is not None:
            return found
        if tree.heads[at] < 0 or tree.labels[at] in ("ccomp", "advcl", "parataxis", "acl:relcl"):
            return None
        at = tree.heads[at]
    return None


def _past(tree: Tree, word: int) -> bool:
    return tree.xpos[word] == "VBD" or any(
        tree.low[w] in ("was", "were", "had") for w in tree.having(word, "cop", "aux", "aux:pass")
    )


def _prospective(tree: Tree, top: int, subject: int) -> bool:
    """ "any ship … will be", "an attack would be": what has not yet come."""
    low = {tree.low[w] for w in tree.having(subject, "det")}
    at, will = top, False
    for _ in range(3):
        will = will or any(tree.low[w] in term_words("will") for w in tree.having(at, "aux"))
        at = tree.heads[at] if tree.heads[at] >= 0 else at
    return bool(low & {"any", "every", "a", "an", "all", "whoever"}) or will


def _term(
    reading: Reading,
    tree: Tree,
    word: int,
    kind: ConditionKind,
    setter: Setter,
    rule: str,
    *,
    trigger: int | None = None,
) -> Term:
    mark = word if trigger is None else trigger
    towards = towards_of(reading, tree, (word,), setter)
    return Term(kind, setter, towards, _complement(tree, word), None, rule, quoted(tree, mark))


def _complement(tree: Tree, word: int) -> tuple[int, int]:
    """From the predicate on; of dealing with somebody, or not bearing something, only whom or what."""
    if not tree.is_verb(word):
        return clause_text(tree, word)
    subject = shell(tree, word)
    if subject is not None:
        return clause_text(tree, subject)
    if tree.passive(word):
        return clause_text(tree, next(iter(tree.objects(word)), word))
    if tree.lemmas[word] in term_words("dealing") | {"stand"}:
        about = topic(tree, word)
        if about is not None:
            return clause_text(tree, about)
    objects = tree.having(word, "obj")
    if objects and not tree.having(word, "xcomp") and tree.lemmas[word] in (
        term_words("accepting") | term_words("intolerable") | {"discuss"}
    ):  # fmt: skip
        return clause_text(tree, objects[0])
    return from_predicate(tree, word)
