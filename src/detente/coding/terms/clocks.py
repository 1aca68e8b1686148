"""Terms with a time in them: deadlines ("by 1 March") and clocks ("within 72 hours", "sixty days to …")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.status import status_of
from detente.coding.terms.setters import AUTHOR, OUTSIDE, Setter, Term, clause_text, setter_of, towards_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.coding.reading import Reading, TimeExpression
    from detente.coding.tree import Tree

__all__ = ["timed"]

_GIVING = frozenset("give have set get allow grant offer leave".split())
_RUNNING = frozenset({"within", "for", "in", "after"})
_BY = frozenset({"by", "before", "until", "till", "no later than", "not later than"})
_BINDING = frozenset(
    "must should shall have need require demand order agree promise pledge undertake vow halt freeze suspend stop pause "
    "commit insist urge give set expect oblige ultimatum extend stay".split()
)
_OBLIGED = frozenset({"order", "oblige", "tell", "instruct"})
_EXPECTING = frozenset({"prediction", "assessment"})
_DEMANDING = frozenset({"demand", "threat", "promise", "offer", "refusal"})


def timed(reading: Reading, tree: Tree) -> Iterator[Term]:
    """The deadlines and clocks of a sentence."""
    for time in reading.times_in(tree.sentence.start, tree.sentence.end):
        word = _head_of(tree, time)
        if word is None:
            continue
        term = (
            _clock(reading, tree, word, time)
            if time.kind == "duration"
            else _deadline(reading, tree, word, time)
        )
        if term is not None:
            yield term


def _head_of(tree: Tree, time: TimeExpression) -> int | None:
    """The word of the expression whose head stands outside of it."""
    starts = tree.sentence.starts
    inside = [w for w in range(len(tree)) if time.quote.start <= starts[w] < time.quote.end]
    return next((w for w in inside if tree.heads[w] not in inside), None)


def _clock(reading: Reading, tree: Tree, word: int, time: TimeExpression) -> Term | None:
    head, prep = tree.heads[word], tree.case(word).split(" ")[0]
    if head < 0 or time.value is None:
        return None
    if (
        not tree.is_verb(head)
        and tree.heads[head] >= 0
        and tree.labels[word] in ("nmod", "compound", "nummod", "nmod:unmarked")
    ):
        return _spanning(reading, tree, head, word, time)
    if tree.labels[word] in ("obj", "obl:unmarked", "iobj", "xcomp") and tree.lemmas[head] in _GIVING:
        task = tree.first(word, "acl") or tree.first(head, "xcomp", "advcl")
        if task is None or "to" not in tree.marks(task):
            return None
        return _term(reading, tree, head, task, word, time, f"{tree.lemmas[head]} … to")
    if prep in _RUNNING and _binding(reading, tree, head):
        return _term(reading, tree, head, head, word, time, f"{prep} a span of time")
    return None


def _spanning(reading: Reading, tree: Tree, noun: int, word: int, time: TimeExpression) -> Term | None:
    """ "a period of at least 60 days without tests would be required", "a 90-day freeze" """
    verb = tree.heads[noun]
    if tree.is_verb(verb) and tree.lemmas[verb] in ("require", "need", "demand", "want"):
        without = next((k for k in (*tree.kids[word], *tree.kids[noun]) if tree.case(k) == "without"), None)
        setter = setter_of(reading, tree, verb)
        if setter is None:
            return None
        after = tree.first(verb, "advcl")
        need = _with_case(tree, without) if without is not None else clause_text(tree, noun)
        follows = clause_text(tree, after) if after is not None else None
        towards = towards_of(reading, tree, (noun,), setter)
        return Term("clock", setter, towards, need, follows, "a period is required", time.quote, time.value)
    return None


def _with_case(tree: Tree, word: int) -> tuple[int, int]:
    first, last = tree.span(word, without=("advcl", "acl:relcl"))
    return tree.offsets(first, last)


def _term(
    reading: Reading, tree: Tree, main: int, task: int, word: int, time: TimeExpression, rule: str
) -> Term | None:
    setter = setter_of(reading, tree, main)
    given = " … to" in rule
    if setter is None or not _speaks(setter) or (not given and _expected(setter.statement)):
        return None
    objects = [o for o in (*tree.having(main, "iobj"), *tree.having(main, "obj")) if o != word]
    towards = towards_of(reading, tree, objects or (task,), setter)
    return Term(
        "clock", setter, towards, clause_text(tree, task, without=(word,)), None, rule, time.quote, time.value
    )


def _speaks(setter: Setter) -> bool:
    """One who decides, or a body of several that the text names without a country ("the parties")."""
    named = setter.by.name is not None or setter.by.role is not None
    joint = named and setter.by != AUTHOR and setter.by.country is None
    return setter.decides or (joint and setter.by.sector not in OUTSIDE)


def _expected(statement: object) -> bool:
    return getattr(statement, "act", None) in _EXPECTING


def _binding(reading: Reading, tree: Tree, verb: int, *, strict: bool = False) -> bool:
    """Whether the clause obliges somebody: must, demand, promise, agree … or a plan of one who decides."""
    if status_of(tree, verb).status in ("occurred", "negated"):
        return False
    words = {tree.low[w] for w in tree.having(verb, "aux")} | {tree.lemmas[verb]}
    above = tree.heads[verb]
    if above >= 0:
        words.add(tree.lemmas[above])
    if words & _BINDING:
        return True
    setter = setter_of(reading, tree, verb)
    act = setter.statement.act if setter is not None and setter.statement is not None else None
    if strict:
        return act == "demand" or bool(words & _OBLIGED)
    return act in _DEMANDING or (
        act is None and setter is not None and setter.decides and bool(words & {"will", "would"})
    )


def _deadline(reading: Reading, tree: Tree, word: int, time: TimeExpression) -> Term | None:
    prep, head = tree.case(word), tree.heads[word]
    if prep not in _BY or head < 0 or time.date.value is None or not _ahead(reading, time):
        return None
    verb = head if tree.is_verb(head) else tree.heads[head]
    if verb < 0 or not _binding(reading, tree, verb, strict=True):
        return None
    setter = setter_of(reading, tree, verb)
    if setter is None or not _speaks(setter) or _expected(setter.statement):
        return None
    towards = towards_of(reading, tree, (verb,), setter)
    need = clause_text(tree, verb, without=(word,))
    return Term("deadline", setter, towards, need, None, f"{prep} a date", time.quote, deadline=time.date)


def _ahead(reading: Reading, time: TimeExpression) -> bool:
    published = reading.published
    return published is None or (time.date.latest or published) >= published
