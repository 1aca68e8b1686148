"""What somebody, or the author, expects to come: by whom, by when, on what condition, how hedged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in
from detente.coding.deeds.status import is_negated
from detente.coding.heard import statement_at, statement_of
from detente.coding.terms.foreseen import (
    FUTURE,
    MAYBE,
    detached,
    first_person,
    foreseen,
    guessed,
    own_hand,
    own_subject,
    permitted,
    scheduled,
    unreal,
)
from detente.coding.terms.outlook import outlook
from detente.coding.terms.setters import AUTHOR, agents, private
from detente.coding.terms.spans import clause_text
from detente.evidence import Actor, Date, Prediction, Quote, Statement, Trace
from detente.lexicon.terms import term_phrases, term_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree

__all__ = ["annotate"]

_EVERYBODY = frozenset({"people", "critics", "observers", "many", "some", "few"})
_IF = frozenset({"if", "unless", "without", "until", "as long as", "provided"})
_VOICED = frozenset({"prediction", "assessment", "other", "denial", "accusation"})
_QUOTES = '"“”„«»'


def annotate(reading: Reading) -> tuple[Prediction, ...]:
    """The predictions of a document in text order."""
    found = [*_attributed(reading), *_narrated(reading), *_authored(reading)]
    return tuple(sorted(found, key=lambda p: (p.quote.start, p.quote.end)))


def _attributed(reading: Reading) -> Iterator[Prediction]:
    for statement in reading.statements:
        if statement.polarity == "negated":
            continue
        for tree, word in _foretold(reading, statement):
            if not _within_term(reading, tree, word, statement):
                yield _made(reading, tree, word, statement.speaker, statement)


def _foretold(reading: Reading, statement: Statement) -> Iterator[tuple[Tree, int]]:
    """The clauses of a statement that foretell; clauses coordinated in one piece of speech are one forecast."""
    cue = _cue_lemma(reading, statement)
    for tree, top in _tops(reading, statement):
        guess = guessed(tree, top)
        if guess is None and tree.lemmas[top] in term_words("views"):
            guess = next((c for c in tree.having(top, "acl", "ccomp") if foreseen(tree, c)), None)
        if guess is not None:
            yield tree, guess
            continue
        if cue in term_words("expecting") and not foreseen(tree, top):
            if tree.first(top, "aux", "cop") is None or "to" in tree.marks(top):
                yield tree, top
            continue
        clauses = [
            w for w in (top, *tree.having(top, "conj", "parataxis")) if w == top or own_subject(tree, w)
        ]
        ahead = [w for w in clauses if foreseen(tree, w) and _counts(reading, tree, w, statement, cue)]
        yield from ((tree, w) for w in ahead if w == ahead[0] or "that" in tree.marks(w))
        if (
            not ahead
            and cue == "warn"
            and statement.act == "prediction"
            and tree.upos[top] in ("NOUN", "PROPN")
        ):
            yield tree, top


def _counts(reading: Reading, tree: Tree, word: int, statement: Statement, cue: str | None) -> bool:
    if (
        permitted(tree, word)
        or unreal(tree, word)
        or _hypothetical(reading, tree, word)
        or _unanswered(tree, word)
    ):
        return False
    if cue == "hope":
        return False
    if cue in term_words("expecting") | term_words("guessing"):
        return not first_person(tree, word) or cue in ("predict", "forecast", "foresee")
    if _befalls(tree, word):
        return True
    if own_hand(reading, tree, word, statement):
        return False
    dated = bool(reading.times_in(tree.sentence.start, tree.sentence.end))
    arranged = tree.lemmas[word] in term_words("arranged") and tree.low[word + 1 : word + 2] != ("out",)
    if dated and arranged and not private(reading, statement):
        return False
    return (
        statement.act == "prediction"
        or _beside(reading, tree, word, statement)
        or (detached(reading, statement) and _firm(tree, word, statement))
    )


def _beside(reading: Reading, tree: Tree, word: int, statement: Statement) -> bool:
    """ "Both are too small to win, so this will drag on": said beside an assessment, of no government's doing."""
    will = any(tree.low[w] in FUTURE for w in tree.having(word, "aux"))
    beside = tree.labels[word] in ("conj", "parataxis") and not tree.passive(word)
    return will and beside and statement.act == "assessment" and not agents(reading, tree, word)


def _befalls(tree: Tree, word: int) -> bool:
    """ "The next round will fail", "this will only worsen it": nobody does it by his own hand."""
    will = any(tree.low[w] in FUTURE for w in tree.having(word, "aux")) and not tree.passive(word)
    lost = tree.lemmas[word] in ("lose", "suffer") and tree.first(word, "obj") is not None
    first = first_person(tree, word)
    return will and (lost if first else tree.lemmas[word] in term_words("worsening"))


def _firm(tree: Tree, word: int, statement: Statement) -> bool:
    """Those who decide nothing foretell with every plain "will"."""
    return statement.act in _VOICED | {"refusal", "announcement", "threat"} and any(
        tree.low[w] in FUTURE for w in tree.having(word, "aux")
    )


def _hypothetical(reading: Reading, tree: Tree, word: int) -> bool:
    """ "would" within quotation marks supposes; it does not foretell."""
    would = next((w for w in tree.having(word, "aux") if tree.low[w] in ("would", "'d")), None)
    if would is None:
        return False
    before = reading.document.text[tree.sentence.start : tree.sentence.starts[would]]
    return sum(before.count(mark) for mark in _QUOTES) % 2 == 1


def _unanswered(tree: Tree, word: int) -> bool:
    """ "No provocation will go unanswered", "whoever comes will be welcome": a threat, an offer."""
    text = " ".join(tree.low)
    subject = tree.first(word, "nsubj", "nsubj:pass")
    anyone = subject is not None and tree.low[subject] in ("whoever", "anyone", "anybody", "those")
    return anyone or any(phrase in text for phrase in term_phrases("threatening"))


def _cue_lemma(reading: Reading, statement: Statement) -> str | None:
    if statement.cue is None:
        return None
    tree = reading.tree(reading.sentence_at(statement.cue.start))
    at = next((w for w in range(len(tree)) if tree.sentence.starts[w] == statement.cue.start), None)
    return tree.lemmas[at] if at is not None else None


def _within_term(reading: Reading, tree: Tree, word: int, statement: Statement) -> bool:
    """Whether it is what follows from a condition that the speaker sets himself."""
    at = tree.sentence.starts[word]
    terms = reading.notes.get("conditions", ())
    assert isinstance(terms, tuple)
    return any(c.kind not in ("necessary", "deadline") and c.quote.start <= at < c.quote.end for c in terms)


def _tops(reading: Reading, statement: Statement) -> Iterator[tuple[Tree, int]]:
    """The main predicate of every sentence of every piece of what was said."""
    said: set[tuple[int, int]] = set()
    for quote in statement.content:
        for number in range(reading.sentence_at(quote.start), reading.sentence_at(max(quote.end - 1, 0)) + 1):
            tree = reading.tree(number)
            starts = tree.sentence.starts
            inside = {w for w in range(len(tree)) if quote.start <= starts[w] < quote.end}
            whole = {
                w for w in range(len(tree)) if any(q.start <= starts[w] < q.end for q in statement.content)
            }
            tops = [w for w in sorted(inside) if tree.heads[w] not in whole and tree.upos[w] != "PUNCT"]
            verbs = (w for w in tops if tree.is_verb(w) or tree.having(w, "cop", "aux"))
            top = next(verbs, tops[0] if tops else None)
            if top is not None and (number, top) not in said:
                said.add((number, top))
                yield tree, top


def _narrated(reading: Reading) -> Iterator[Prediction]:
    """ "The envoy expects airlines to stop": told without an act of speech."""
    for number in range(len(reading.sentences)):
        tree = reading.tree(number)
        for word, lemma in enumerate(tree.lemmas):
            views = lemma in term_words("reckoning") and tree.first(word, "ccomp") is not None
            if not (views or lemma in term_words("expecting")) or tree.upos[word] != "VERB":
                continue
            if tree.passive(word) or is_negated(tree, word) or (views and not _coming(tree, word)):
                continue
            clause = tree.first(word, "xcomp", "ccomp")
            clause = _looked_for(tree, word) if clause is None else clause
            heard = statement_at(reading, tree.sentence.starts[word]) or statement_of(reading, tree, word)
            who = agents(reading, tree, word) or _somebody(reading, tree, word)
            if clause is not None and heard is None and who and not first_person(tree, clause):
                yield _made(reading, tree, clause, who[0], None)


def _coming(tree: Tree, word: int) -> bool:
    clause = tree.first(word, "ccomp")
    return clause is not None and foreseen(tree, clause) and not unreal(tree, clause)


def _looked_for(tree: Tree, word: int) -> int | None:
    """ "expect another scare": a thing that comes of itself."""
    thing = tree.first(word, "obj")
    new = thing is not None and any(
        tree.low[w] in ("a", "an", "another", "more", "no") for w in tree.having(thing, "det", "amod")
    )
    return (
        thing
        if new
        and thing is not None
        and tree.upos[thing] == "NOUN"
        and tree.lemmas[thing] not in ("answer", "reply")
        else None
    )


def _somebody(reading: Reading, tree: Tree, word: int) -> tuple[Actor, ...]:
    """ "Traders in the port", "one planner": those whom the text names by what they do."""
    for doer in tree.doers(word):
        known = actors_in(reading, tree, doer, depth=0)
        if known:
            return known
        if tree.upos[doer] in ("NOUN", "PROPN") and tree.low[doer] not in _EVERYBODY:
            first, last = tree.span(doer, without=("acl:relcl", "appos", "punct", "acl"))
            return (Actor(role=tree.sentence.span(first, last)),)
    return ()


def _authored(reading: Reading) -> Iterator[Prediction]:
    for number in range(len(reading.sentences)):
        tree = reading.tree(number)
        for word in range(len(tree)):
            if tree.labels[word] not in ("root", "conj", "ccomp", "parataxis", "acl", "appos"):
                continue
            told_of = outlook(tree, word)
            if told_of is not None and statement_at(reading, tree.sentence.starts[word]) is None:
                if not scheduled(reading, tree, _deed(tree, told_of), opinion=True):
                    yield _made(reading, tree, told_of, AUTHOR, None)
            elif _expected(tree, word) and statement_at(reading, tree.sentence.starts[word]) is None:
                told = tree.labels[word] in ("root", "conj", "parataxis")
                arranged = told and scheduled(reading, tree, word, opinion=_opinion(reading))
                if not (arranged or _addressed(tree, word) or permitted(tree, word) or _willed(tree, word)):
                    yield _made(reading, tree, word, AUTHOR, None)


def _expected(tree: Tree, word: int) -> bool:
    """Whether the author expects it: by a plain "will", or a guess of his own."""
    label, head = tree.labels[word], tree.heads[word]
    aux = {tree.low[w] for w in tree.having(word, "aux")}
    future, maybe = bool((aux | {tree.low[word]}) & FUTURE) or _going(tree, word), bool(aux & MAYBE)
    if label in ("ccomp", "acl") and head >= 0:
        return guessed(tree, head) == word and (future or maybe)
    if label == "conj" and head >= 0 and tree.labels[head] in ("ccomp", "acl"):
        return future and own_subject(tree, word) and _expected(tree, head)
    if label == "appos":
        return future and own_subject(tree, word) and tree.lemmas[head] in term_words("chances")
    if label not in ("root", "conj", "parataxis") or unreal(tree, word):
        return False
    if _outcome(tree, word):
        return True
    if tree.lemmas[word] in term_words("likely") and tree.first(word, "xcomp", "csubj") is not None:
        return tree.first(word, "cop") is not None and not _past(tree, word)
    granted = tree.lemmas[word] in ("right", "wrong", "true", "correct")
    return future or (maybe and not granted and not _perfect(tree, word))


def _outcome(tree: Tree, word: int) -> bool:
    """ "The likelier outcome is a long silence": the predicate."""
    now = any(tree.low[w] in ("is", "'s") for w in tree.having(word, "cop"))
    return now and any(
        tree.lemmas[s] in ("outcome", "result", "upshot", "sequel", "scenario")
        and any(tree.low[w].startswith(("likel", "probable")) for w in tree.having(s, "amod"))
        for s in tree.having(word, "nsubj")
    )


def _going(tree: Tree, word: int) -> bool:
    """ "are going to like it", "is bound to fail" """
    to = any("to" in tree.marks(c) for c in tree.having(word, "xcomp"))
    now = any(tree.low[w] in ("is", "are", "'s", "'re") for w in tree.having(word, "aux", "cop"))
    return tree.low[word] == "going" and to and now


def _deed(tree: Tree, word: int) -> int:
    """Of "is set to open" the opening."""
    return next(iter(tree.having(word, "xcomp")), word)


def _willed(tree: Tree, word: int) -> bool:
    """ "Neither will let observers check": refused, not foretold."""
    negative = any(tree.low[w] in ("neither", "not", "n't", "never") for w in tree.below(word))
    return negative and tree.lemmas[word] in term_words("intolerable") | term_words("accepting")


def _past(tree: Tree, word: int) -> bool:
    return any(tree.low[w] in ("was", "were") for w in tree.having(word, "cop"))


def _perfect(tree: Tree, word: int) -> bool:
    return any(tree.low[w] == "have" for w in tree.having(word, "aux"))


def _addressed(tree: Tree, word: int) -> bool:
    subject = tree.first(word, "nsubj", "nsubj:pass")
    if subject is None:
        return tree.low[tree.left[word]] in ("i", "we")
    threatened = any(tree.low[w] in ("any", "every") for w in tree.having(subject, "det"))
    return threatened or tree.low[subject] in ("i", "we", "you", "who", "which", "your", "that")


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


def _made(reading: Reading, tree: Tree, word: int, by: Actor, statement: Statement | None) -> Prediction:
    conditions = [c for c in tree.having(word, "advcl", "obl") if {*tree.marks(c), tree.case(c)} & _IF]
    others = (
        tree.having(word, "parataxis", "discourse", "cc") if statement is not None else _siblings(tree, word)
    )
    start, end = clause_text(tree, word, without=(*conditions, *others))
    start = min(start, _of_whom(tree, word, start))
    text = reading.document.text
    condition = next((text[slice(*_with_mark(tree, c))] for c in conditions), None)
    return Prediction(
        id=reading.new_id("prediction", start, end),
        document=reading.document.id,
        by=by,
        prediction=text[start:end],
        horizon=_horizon(reading, start, end),
        condition=condition,
        quote=reading.quote(start, end),
        hedge=_hedge(tree),
        statement=statement.id if statement else None,
        trace=Trace(
            f"act of a statement ({statement.act})" if statement else "future in the author's voice",
            _cue(tree, word),
        ),
    )


def _of_whom(tree: Tree, word: int, start: int) -> int:
    """ "expects the airlines to stop": from those who are to stop."""
    head = tree.heads[word]
    whom = tree.first(head, "obj") if head >= 0 and tree.labels[word] == "xcomp" else None
    return start if whom is None or whom > word else clause_text(tree, whom)[0]


def _siblings(tree: Tree, word: int) -> tuple[int, ...]:
    """The author's clauses stand each for itself."""
    others = [c for c in tree.having(word, "conj", "parataxis") if own_subject(tree, c)]
    return (*others, *tree.having(word, "discourse", "cc"))


def _with_mark(tree: Tree, clause: int) -> tuple[int, int]:
    first, last = tree.span(clause, without=("punct",))
    return tree.offsets(first, last)


def _cue(tree: Tree, word: int) -> tuple[Quote, ...]:
    aux = [w for w in tree.having(word, "aux") if tree.low[w] in FUTURE | MAYBE | {"would"}]
    return tuple(Quote(tree.words[w], *tree.offsets(w, w)) for w in (aux or [word]))


def _hedge(tree: Tree) -> str | None:
    sentence = tree.sentence.text.lower().replace("’", "'").replace(",", " ").replace(".", " ")
    return next((hedge for hedge in term_phrases("hedges") if f" {hedge} " in f" {sentence} "), None)


def _horizon(reading: Reading, start: int, end: int) -> Date | None:
    published = reading.published or ""
    for time in reading.times_in(start, end):
        if time.kind == "date" and time.date.value and (time.date.latest or "9999") >= published:
            return time.date
    return None
