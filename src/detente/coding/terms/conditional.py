"""Terms tied by a conjunction: unless, only if, until, as long as, without, before, in exchange for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import codes, doers
from detente.coding.deeds.status import is_negated
from detente.coding.terms.setters import AUTHOR, Setter, Term, clause_text, setter_of, towards_of
from detente.evidence import Quote
from detente.lexicon.realis import realis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree
    from detente.evidence.vocabulary import ConditionKind

__all__ = ["tied"]

_STRONG = frozenset(
    {"unless", "provided", "provided that", "providing", "as long as", "so long as", "until", "till"}
)
_WEAK = frozenset({"if", "once", "after", "when"})
_HARM = frozenset(
    "consequence price response respond retaliate retaliation strike attack war destroy punish pay suffer regret perish "
    "hit fire shoot sink crush action enrich resume withdraw suspend annihilate force escalate sanction sever expel "
    "block blockade close quit cut act react reaction measure countermeasure bear repel".split()
)
_MUST = frozenset({"must", "should", "shall"})
_WILL = frozenset({"will", "would", "could", "can", "may", "might", "'ll", "wo", "ca", "shall", "'d"})
_TOLD = frozenset(
    "refuse decline reject insist demand offer agree promise pledge ready willing prepared open vow accept consider".split()
)
_HOSTILE = frozenset(
    "attack invade strike cross break violate breach dare challenge launch persecute jeopardise jeopardize threaten move "
    "interfere provoke harm seize invasion aggression occupy shoot fire bomb kill intervene".split()
)
_WILLING = frozenset("ready willing prepared open able consider offer agree promise pledge".split())
_GIVING = ("in exchange for", "in return for", "in exchange", "in return")
_NEEDING = frozenset("require need necessitate presuppose".split())
_HANGING = frozenset("depend hinge rest".split())
_TALKS = frozenset(
    "talk negotiation dialogue deal agreement settlement solution peace progress breakthrough".split()
)


def tied(reading: Reading, tree: Tree) -> Iterator[Term]:
    """The conditions of a sentence that a conjunction or preposition ties to something."""
    for word in range(len(tree)):
        label = tree.labels[word]
        if label == "advcl":
            yield from _clause(reading, tree, word)
        elif label in ("obl", "nmod", "advmod"):
            yield from _phrase(reading, tree, word)
        elif tree.upos[word] == "VERB":
            yield from _needed(reading, tree, word)


def _main_of(tree: Tree, word: int) -> int:
    """The clause that a condition hangs on: of "X must stop, he said, before …" not the speech but what is said."""
    head = tree.heads[word]
    if tree.lemmas[head] not in realis().speech:
        return _inner(tree, head)
    said = next((c for c in tree.having(head, "ccomp", "parataxis") if c != word), None)
    marked = tree.first(said, "mark") is not None if said is not None else False
    return head if said is None or (marked and word < said) else _inner(tree, said)


def _inner(tree: Tree, head: int) -> int:
    """ "had to stop" is about stopping."""
    if tree.lemmas[head] in ("have", "need"):
        return next(iter(tree.having(head, "xcomp")), head)
    return head


def _clause(reading: Reading, tree: Tree, clause: int) -> Iterator[Term]:
    main = _main_of(tree, clause)
    mark, only = _mark(tree, clause), _only(tree, clause)
    if mark.startswith(("as long", "so long")) and tree.low[tree.heads[clause]] == "long":
        main = _inner(tree, tree.heads[tree.heads[clause]])
    if mark == "provided":
        clause = next(iter(tree.having(clause, "ccomp")), clause)
    if mark == "before":
        yield from _before(reading, tree, clause, main)
    elif mark == "without":
        yield from _without(reading, tree, clause, main)
    elif mark in _STRONG or mark in _WEAK:
        yield from _by_conjunction(reading, tree, clause, main, mark, only)


def _mark(tree: Tree, clause: int) -> str:
    head = tree.heads[clause]
    if tree.low[head] == "long" and "as" in tree.marks(clause):
        return "as long as"
    if tree.low[clause] in ("provided", "providing") and tree.first(clause, "ccomp") is not None:
        return "provided"
    adverbs = (tree.low[w] for w in tree.having(clause, "advmod"))
    return tree.opener(clause) or next((w for w in adverbs if w in ("when", "once")), "")


def _by_conjunction(
    reading: Reading, tree: Tree, clause: int, main: int, mark: str, only: bool
) -> Iterator[Term]:
    setter = setter_of(reading, tree, main)
    kind = None if setter is None else _kind(reading, tree, clause, main, mark, only, setter)
    if setter is None or kind is None or _timely_clause(tree, clause):
        return
    if kind == "necessary" and setter.statement is None:
        setter = Setter(AUTHOR, None, "reported")
    trigger = next((w for w in tree.having(clause, "mark", "advmod") if tree.low[w] in mark.split()), clause)
    yield Term(
        kind,
        setter,
        towards_of(reading, tree, (clause,), setter),
        clause_text(tree, clause),
        clause_text(tree, main, without=(clause, *_reporting(tree, main))),
        f"clause with {'only ' if only else ''}{mark}",
        _quote(tree, trigger),
    )


_SEASONS = frozenset("summer winter spring autumn fall year month week day century decade night".split())


def _timely_clause(tree: Tree, clause: int) -> bool:
    """ "before the summer is out" """
    subject = tree.first(clause, "nsubj")
    return subject is not None and tree.lemmas[subject] in _SEASONS


def _only(tree: Tree, clause: int) -> bool:
    left = tree.left[clause]
    inside = any(tree.low[w] == "only" for w in tree.having(clause, "advmod"))
    head = tree.heads[clause]
    beside = any(tree.low[w] == "only" and w < clause for w in tree.having(head, "advmod"))
    return inside or beside or (left > 0 and tree.low[left - 1] == "only")


def _kind(
    reading: Reading, tree: Tree, clause: int, main: int, mark: str, only: bool, setter: Setter
) -> ConditionKind | None:
    auxiliaries = {tree.low[w] for w in tree.having(main, "aux")}
    future = bool(auxiliaries & _WILL) or _willing(tree, main) or tree.lemmas[main] == "refuse"
    negated = is_negated(tree, main) or _denies(tree, main)
    lasting = mark in ("as long as", "so long as", "until", "till")
    if (
        lasting
        and not negated
        and tree.lemmas[main] not in ("remain", "stay")
        and not (mark.endswith("as") and future)
    ):
        return None
    threat = setter.statement is not None and setter.statement.act == "threat" and setter.decides
    if mark in _WEAK and not (future or only or auxiliaries & _MUST or (threat and mark == "if")):
        return None
    if tree.lemmas[clause] in ("believe", "like", "please"):
        return None
    if mark in ("after", "when", "once") and not only and not negated:
        return None
    if mark in ("if", "unless") and setter.decides and _harmful(reading, tree, main, clause, setter):
        return "demand" if mark == "unless" or is_negated(tree, clause) else "red line"
    if setter.decides and _own_to_give(reading, tree, main, setter) and _binds(tree, main, setter):
        if mark == "if" and not only and not _giving(tree, main):
            return None
        return "precondition"
    if mark == "if" and not only:
        return None
    return "necessary" if (only or negated or mark in ("unless", "provided")) else None


def _binds(tree: Tree, main: int, setter: Setter) -> bool:
    """Whether the setter says so himself, or is told to refuse, offer or agree; the rest is the author's opinion."""
    if setter.statement is not None:
        return True
    above = tree.heads[main]
    return tree.lemmas[main] in _TOLD or (above >= 0 and tree.lemmas[above] in _TOLD)


def _willing(tree: Tree, main: int) -> bool:
    above = tree.heads[main]
    return tree.lemmas[main] in _WILLING or (
        tree.labels[main] == "xcomp" and above >= 0 and tree.lemmas[above] in _WILLING
    )


_REFUSING = frozenset({"refuse", "decline", "reject"})


def _denies(tree: Tree, main: int) -> bool:
    """ "there will be no talks", "nothing in it will last", "no bank will touch it", "refuses to" """
    above = tree.heads[main]
    if tree.lemmas[main] in _REFUSING or (
        above >= 0 and tree.labels[main] == "xcomp" and tree.lemmas[above] in _REFUSING
    ):
        return True
    return any(
        tree.low[w] in ("no", "nothing", "nobody", "neither", "none", "never")
        for s in tree.having(main, "nsubj", "nsubj:pass", "obj", "obl", "expl", "xcomp")
        for w in (s, *tree.having(s, "det"))
    ) or any(tree.low[w] == "no" for w in tree.having(main, "det"))


def _harmful(reading: Reading, tree: Tree, main: int, clause: int, setter: Setter) -> bool:
    """Whether harm is threatened: the act of the statement, the words of the main clause, or what the other would do."""
    if setter.statement is not None and setter.statement.act == "threat":
        return True
    if tree.lemmas[main] == "rule" and is_negated(tree, main):
        return True
    skip = set(tree.below(clause))
    words = {tree.lemmas[w] for w in tree.below(main) if w not in skip}
    future = any(tree.low[w] in ("will", "would", "shall", "'ll", "must") for w in tree.having(main, "aux"))
    hostile = not _HOSTILE.isdisjoint({tree.lemmas[w] for w in tree.below(clause)})
    mine = setter.by.country in codes(doers(reading, tree, tree.doers(clause)))
    if is_negated(tree, main):
        return hostile and not mine and setter.statement is not None
    return future and not mine and (not _HARM.isdisjoint(words) or (hostile and not words & _TALKS))


def _own_to_give(reading: Reading, tree: Tree, main: int, setter: Setter) -> bool:
    """Whether the main clause is the setter's own to do or to withhold, and not another's deed."""
    who = codes(doers(reading, tree, tree.doers(main)))
    return not who or setter.by.country in who


def _giving(tree: Tree, main: int) -> bool:
    return any(tree.low[w] in _WILL for w in tree.having(main, "aux")) or _willing(tree, main)


def _reporting(tree: Tree, main: int) -> tuple[int, ...]:
    return tree.having(main, "parataxis")


def _before(reading: Reading, tree: Tree, clause: int, main: int) -> Iterator[Term]:
    """ "X must stop before any talks", "no talks before X stops" """
    setter = setter_of(reading, tree, main)
    if setter is None or _timely_clause(tree, clause):
        return
    trigger = _quote(tree, next(w for w in tree.having(clause, "mark", "case") if tree.low[w] == "before"))
    if is_negated(tree, main) or _denies(tree, main):
        kind: ConditionKind = "precondition" if setter.decides else "necessary"
        need, follows = clause_text(tree, clause), clause_text(tree, main, without=(clause,))
        yield Term(
            kind, setter, towards_of(reading, tree, (clause,), setter), need, follows, "not … before", trigger
        )
    elif _obliged(tree, main):
        kind = "precondition" if setter.decides else "necessary"
        need, follows = clause_text(tree, main, without=(clause,)), clause_text(tree, clause)
        towards = towards_of(reading, tree, (main,), setter)
        yield Term(kind, setter, towards, need, follows, "must … before", trigger)


def _obliged(tree: Tree, main: int) -> bool:
    if any(tree.low[w] in ("must", "should") for w in tree.having(main, "aux")):
        return True
    above = tree.heads[main]
    if tree.labels[main] == "xcomp" and above >= 0 and tree.lemmas[above] in ("have", "need"):
        return True
    return tree.lemmas[main] in ("require", "need", "necessary", "demand", "essential", "insist")


def _phrase(reading: Reading, tree: Tree, word: int) -> Iterator[Term]:
    prep, main = tree.case(word), _main_of(tree, word)
    if prep == "without":
        yield from _without(reading, tree, word, main)
    elif prep == "before" and tree.is_verb(main) and tree.lemmas[word] in _TALKS:
        yield from _before_noun(reading, tree, word, main)
    elif (
        prep in ("until", "till")
        and (is_negated(tree, main) or _denies(tree, main))
        and not _timely(reading, tree, word)
    ):
        yield from _untimely(reading, tree, word, main)
    elif tree.lemmas[word] in ("exchange", "return") and prep == "in":
        yield from _exchange(reading, tree, word, main)


def _before_noun(reading: Reading, tree: Tree, word: int, main: int) -> Iterator[Term]:
    setter = setter_of(reading, tree, main)
    if setter is not None and _obliged(tree, main):
        kind: ConditionKind = "precondition" if setter.decides else "necessary"
        need = clause_text(tree, main, without=(word,))
        trigger = _quote(tree, tree.having(word, "case")[0])
        towards = towards_of(reading, tree, (main,), setter)
        yield Term(kind, setter, towards, need, clause_text(tree, word), "must … before", trigger)


def _timely(reading: Reading, tree: Tree, word: int) -> bool:
    start, end = clause_text(tree, word)
    return any(t.quote.start < end and start < t.quote.end for t in reading.times)


def _untimely(reading: Reading, tree: Tree, word: int, main: int) -> Iterator[Term]:
    setter = setter_of(reading, tree, main)
    if setter is None:
        return
    kind: ConditionKind = "precondition" if setter.decides else "necessary"
    trigger = _quote(tree, tree.having(word, "case")[0])
    towards = towards_of(reading, tree, (word,), setter)
    yield Term(
        kind,
        setter,
        towards,
        clause_text(tree, word),
        clause_text(tree, main, without=(word,)),
        "not … until",
        trigger,
    )


def _without(reading: Reading, tree: Tree, word: int, main: int) -> Iterator[Term]:
    """ "will not happen without X", "without X, negotiations will never come to fruition" """
    if tree.upos[word] not in ("NOUN", "PROPN", "VERB", "PRON") or not (
        is_negated(tree, main) or _denies(tree, main)
    ):
        return
    if (
        not any(tree.low[w] in _WILL | _MUST for w in tree.having(main, "aux"))
        and tree.lemmas[main] != "refuse"
    ):
        return
    setter = setter_of(reading, tree, main)
    if setter is None:
        return
    own = setter.decides and setter.statement is not None and _own_to_give(reading, tree, main, setter)
    kind: ConditionKind = "precondition" if own else "necessary"
    if not own and setter.statement is None:
        setter = Setter(AUTHOR, None, "reported")
    trigger = _quote(tree, tree.having(word, "case", "mark")[0])
    need, follows = clause_text(tree, word), clause_text(tree, main, without=(word,))
    yield Term(
        kind, setter, towards_of(reading, tree, (word,), setter), need, follows, "not … without", trigger
    )


def _exchange(reading: Reading, tree: Tree, word: int, main: int) -> Iterator[Term]:
    """ "offered to freeze tests in exchange for relief" """
    wanted = [head for prep, head in tree.obliques(word) if prep == "for"]
    setter = setter_of(reading, tree, main)
    if not wanted or setter is None or not setter.decides:
        return
    if not (_giving(tree, main) or tree.lemmas[main] in _WILLING or _under_offer(tree, main)):
        return
    trigger = _quote(tree, word)
    follows = clause_text(tree, main, without=(word,))
    towards = towards_of(reading, tree, wanted, setter)
    yield Term(
        "precondition", setter, towards, clause_text(tree, wanted[0]), follows, "in exchange for", trigger
    )


def _under_offer(tree: Tree, main: int) -> bool:
    above = tree.heads[main]
    return above >= 0 and tree.lemmas[above] in _WILLING


def _needed(reading: Reading, tree: Tree, word: int) -> Iterator[Term]:
    """ "talks depend on …", "a deal requires …" """
    lemma = tree.lemmas[word]
    if lemma in _HANGING:
        wanted = [head for prep, head in tree.obliques(word) if prep in ("on", "upon")]
    elif lemma in _NEEDING and not tree.passive(word):
        wanted = list(tree.having(word, "obj", "ccomp"))
    else:
        return
    subject = tree.first(word, "nsubj")
    setter = setter_of(reading, tree, word)
    if not wanted or subject is None or setter is None:
        return
    own = setter.decides and setter.statement is not None and setter.statement.act in ("demand", "refusal")
    talks = tree.lemmas[subject] in _TALKS
    own = own and (talks or _own_to_give(reading, tree, word, setter))
    if not talks and not own:
        return
    kind: ConditionKind = "precondition" if own else "necessary"
    towards = towards_of(reading, tree, wanted, setter)
    need, follows = clause_text(tree, wanted[0]), clause_text(tree, subject)
    yield Term(kind, setter, towards, need, follows, f"it {lemma}s", _quote(tree, word))


def _quote(tree: Tree, word: int) -> Quote:
    return Quote(tree.words[word], *tree.offsets(word, word))
