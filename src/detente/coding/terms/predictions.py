"""What somebody, or the author, expects to come: by whom, by when, on what condition, how hedged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import codes, doers
from detente.coding.deeds.status import is_negated
from detente.coding.terms.setters import AUTHOR, statement_at
from detente.coding.terms.spans import clause_text
from detente.evidence import Date, Prediction, Quote, Statement, Trace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree
    from detente.evidence import Actor

__all__ = ["annotate"]

_FUTURE = frozenset({"will", "'ll", "wo", "shall"})
_MAYBE = frozenset({"may", "might", "could"})
_HEDGES = (
    "most likely", "more likely", "less likely", "very likely", "no chance", "no doubt", "little chance", "hard to imagine",
    "cannot be ruled out", "can't be ruled out", "almost certainly", "in all likelihood", "my guess", "sooner or later",
    "likely", "unlikely", "probably", "perhaps", "possibly", "certainly", "surely", "could", "may", "might", "seems",
    "appears", "expected", "bound", "doubt", "inevitably", "hopefully", "hopes", "expects", "fears", "believes",
)  # fmt: skip
_CHANCES = frozenset("chance likelihood probability prospect possibility doubt danger risk".split())
_LIKELY = frozenset("likely unlikely bound certain sure".split())
_IF = frozenset({"if", "unless", "without", "until", "as long as", "provided"})
_GUESSING = frozenset("guess expect doubt predict fear suspect think believe bet hope".split())


def annotate(reading: Reading) -> tuple[Prediction, ...]:
    """The predictions of a document in text order."""
    found = [*_attributed(reading), *_authored(reading)]
    return tuple(sorted(found, key=lambda p: (p.quote.start, p.quote.end)))


def _attributed(reading: Reading) -> Iterator[Prediction]:
    for statement in reading.statements:
        if statement.act != "prediction" or statement.polarity == "negated":
            continue
        for tree, word in _clauses(reading, statement):
            if _own_hand(reading, tree, word, statement) or _within_term(reading, tree, word):
                continue
            yield _made(reading, tree, word, statement.speaker, statement)


def _own_hand(reading: Reading, tree: Tree, word: int, statement: Statement) -> bool:
    """What his own side will do is an announcement, a promise or a threat; what would have been is over."""
    who = codes(doers(reading, tree, tree.doers(word)))
    country = statement.speaker.country
    if country is not None and who == {country} and tree.low[word] not in _BEFALLING:
        return True
    first = any(tree.low[d] in ("we", "i", "our") for d in tree.doers(word))
    return first or _perfect(tree, word)


_BEFALLING = frozenset(
    "fail fall collapse lose win regret suffer perish die survive succeed be become need".split()
)


def _within_term(reading: Reading, tree: Tree, word: int) -> bool:
    """Whether it is what follows from a condition that the speaker sets himself."""
    at = tree.sentence.starts[word]
    terms = reading.notes.get("conditions", ())
    assert isinstance(terms, tuple)
    return any(c.kind not in ("necessary", "deadline") and c.quote.start <= at < c.quote.end for c in terms)


def _clauses(reading: Reading, statement: Statement) -> list[tuple[Tree, int]]:
    """The main predicates of what was said; a coordinated one counts if it has a subject of its own."""
    found: list[tuple[Tree, int]] = []
    for quote in statement.content:
        for number in range(reading.sentence_at(quote.start), reading.sentence_at(max(quote.end - 1, 0)) + 1):
            tree = reading.tree(number)
            starts = tree.sentence.starts
            inside = {w for w in range(len(tree)) if quote.start <= starts[w] < quote.end}
            tops = [w for w in sorted(inside) if tree.heads[w] not in inside and tree.upos[w] != "PUNCT"]
            top = next((w for w in tops if tree.is_verb(w) or tree.having(w, "cop", "aux")), None)
            if top is None:
                top = tops[0] if tops else None
            if top is not None:
                found.append((tree, top))
                found.extend(
                    (tree, w) for w in tree.having(top, "conj") if w in inside and _own_subject(tree, w)
                )
    ahead = [(t, w) for t, w in found if _foreseen(t, w)]
    return ahead or found[:1]


def _own_subject(tree: Tree, word: int) -> bool:
    return tree.first(word, "nsubj", "nsubj:pass", "expl") is not None


def _foreseen(tree: Tree, word: int) -> bool:
    aux = {tree.low[w] for w in tree.having(word, "aux")}
    return bool(aux & (_FUTURE | _MAYBE | {"would", "can"})) or tree.lemmas[word] in _LIKELY


def _authored(reading: Reading) -> Iterator[Prediction]:
    for number in range(len(reading.sentences)):
        tree = reading.tree(number)
        for word in range(len(tree)):
            if tree.labels[word] not in ("root", "conj", "ccomp", "parataxis", "acl"):
                continue
            if _expected_by_author(tree, word) and statement_at(reading, tree.sentence.starts[word]) is None:
                told = tree.labels[word] in ("root", "conj", "parataxis")
                if (told and _scheduled(reading, tree, word)) or _first_person(tree, word):
                    continue
                yield _made(reading, tree, word, AUTHOR, None)


def _expected_by_author(tree: Tree, word: int) -> bool:
    label, head = tree.labels[word], tree.heads[word]
    aux = {tree.low[w] for w in tree.having(word, "aux")}
    future, maybe = bool(aux & _FUTURE), bool(aux & _MAYBE)
    if label in ("ccomp", "acl") and head >= 0:
        if tree.lemmas[head] in _CHANCES:
            return future or maybe
        return tree.lemmas[head] in _GUESSING and future and _by_author(tree, head)
    if label == "conj" and head >= 0 and tree.labels[head] in ("ccomp", "acl"):
        return future and _own_subject(tree, word) and _expected_by_author(tree, head)
    if label not in ("root", "conj", "parataxis") or _if_were(tree, word):
        return False
    if tree.lemmas[word] in _LIKELY and tree.first(word, "xcomp", "ccomp", "csubj") is not None:
        return tree.first(word, "cop") is not None and not _past(tree, word)
    return future or (maybe and not _perfect(tree, word))


def _by_author(tree: Tree, head: int) -> bool:
    """ "my guess is that", "I expect that" """
    owner = tree.first(head, "nmod:poss", "nsubj")
    return owner is not None and tree.low[owner] in ("i", "my", "we", "our")


def _past(tree: Tree, word: int) -> bool:
    return any(tree.low[w] in ("was", "were") for w in tree.having(word, "cop"))


def _perfect(tree: Tree, word: int) -> bool:
    return any(tree.low[w] == "have" for w in tree.having(word, "aux"))


def _if_were(tree: Tree, word: int) -> bool:
    """ "if it were to …" takes no view whether it comes; nor does a question."""
    if any(set(tree.marks(c)) & {"if"} and _unreal(tree, c) for c in tree.having(word, "advcl")):
        return True
    return any(tree.words[w] == "?" for w in tree.having(word, "punct"))


def _unreal(tree: Tree, clause: int) -> bool:
    words = [clause, *tree.having(clause, "aux", "cop")]
    return any(tree.low[w] in ("were", "could", "did", "had") or tree.xpos[w] == "VBD" for w in words)


def _first_person(tree: Tree, word: int) -> bool:
    subject = tree.first(word, "nsubj", "nsubj:pass")
    return subject is not None and tree.low[subject] in ("i", "we", "you", "who", "which", "your", "that")


def _opinion(reading: Reading) -> bool:
    """Whether the author speaks in his own person."""
    if "opinion" not in reading.notes:
        reading.notes["opinion"] = any(
            low in ("i", "my") and statement_at(reading, tree.sentence.starts[w]) is None
            for n in range(len(reading.sentences))
            for tree in (reading.tree(n),)
            for w, low in enumerate(tree.low)
        )
    return bool(reading.notes["opinion"])


def _scheduled(reading: Reading, tree: Tree, word: int) -> bool:
    """A plan of those who can carry it out: "will meet on Monday" foretells nothing."""
    aux = {tree.low[w] for w in tree.having(word, "aux")}
    if not aux & _FUTURE or is_negated(tree, word) or tree.first(word, "nsubj:outer") is not None:
        return False
    text = tree.sentence.text.lower()
    if any(hedge in text for hedge in ("likely", "probably", "perhaps", "certainly", "surely", "inevitably")):
        return False
    dated = bool(reading.times_in(tree.sentence.start, tree.sentence.end))
    if _opinion(reading) and not dated:
        return False
    return bool(codes(doers(reading, tree, tree.doers(word)))) or tree.passive(word) or tree.lemmas[word] in (
        "begin", "start", "take", "open", "last", "resume", "continue", "host", "run", "attend"
    )  # fmt: skip


def _made(reading: Reading, tree: Tree, word: int, by: Actor, statement: Statement | None) -> Prediction:
    conditions = [c for c in tree.having(word, "advcl", "obl") if {*tree.marks(c), tree.case(c)} & _IF]
    others = [c for c in tree.having(word, "conj", "parataxis") if _own_subject(tree, c)]
    start, end = clause_text(tree, word, without=(*conditions, *others, *_frame(tree, word)))
    text = reading.document.text
    condition = next((text[slice(*_with_mark(tree, c))] for c in conditions), None)
    hedge = _hedge(text[start:end], tree)
    return Prediction(
        id=reading.new_id("prediction", start, end),
        document=reading.document.id,
        by=by,
        prediction=text[start:end],
        horizon=_horizon(reading, start, end),
        condition=condition,
        quote=reading.quote(start, end),
        hedge=hedge,
        statement=statement.id if statement else None,
        trace=Trace(
            "act of a statement (prediction)" if statement else "future in the author's voice",
            _cue(tree, word),
        ),
    )


def _frame(tree: Tree, word: int) -> list[int]:
    return list(tree.having(word, "discourse", "cc"))


def _with_mark(tree: Tree, clause: int) -> tuple[int, int]:
    first, last = tree.span(clause, without=("punct",))
    return tree.offsets(first, last)


def _cue(tree: Tree, word: int) -> tuple[Quote, ...]:
    aux = [w for w in tree.having(word, "aux") if tree.low[w] in _FUTURE | _MAYBE | {"would"}]
    return tuple(Quote(tree.words[w], *tree.offsets(w, w)) for w in (aux or [word]))


def _hedge(text: str, tree: Tree) -> str | None:
    sentence = tree.sentence.text.lower().replace("’", "'")
    return next(
        (hedge for hedge in _HEDGES if f" {hedge} " in f" {sentence} ".replace(",", " ").replace(".", " ")),
        None,
    )


def _horizon(reading: Reading, start: int, end: int) -> Date | None:
    published = reading.published or ""
    for time in reading.times_in(start, end):
        if time.kind == "date" and time.date.value and (time.date.latest or "9999") >= published:
            return time.date
    return None
