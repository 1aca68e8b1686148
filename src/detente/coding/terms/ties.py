"""Terms tied by a conjunction or preposition: unless, only if, until, as long as, without, before, in return for.

What a marker makes of its two clauses is decided by a small table: is the main clause withheld, willed or obliged, is
it the setter's own, does it harm or help, and is what is tied to it hostile.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import codes
from detente.coding.deeds.status import is_negated
from detente.coding.terms.markers import Tie, ties_in
from detente.coding.terms.moods import chain, lasting, obliged, refuses, valence, willed, withheld
from detente.coding.terms.receivers import towards_of
from detente.coding.terms.setters import AUTHOR, Setter, agents, setter_of, tellers, told_by_rival
from detente.coding.terms.spans import Term, clause_text, quoted
from detente.coding.terms.substance import fulfillable
from detente.coding.terms.timing import head_of
from detente.lexicon.realis import realis
from detente.lexicon.terms import term_words

if TYPE_CHECKING:
    from detente.coding.reading import Reading
    from detente.coding.tree import Tree
    from detente.evidence.vocabulary import ConditionKind

__all__ = ["tied"]

_BODIES = frozenset({"EUR", "UNO", "IGO"})
_SILENT = frozenset({"comment", "elaborate", "tell", "say", "know", "believe", "reply"})
_DEALT = frozenset({"offer", "promise", "threat", "refusal", "demand"})


@dataclass(frozen=True, slots=True)
class _Case:
    """One tie with everything its kind depends on."""

    reading: Reading
    tree: Tree
    tie: Tie
    setter: Setter
    voice: int
    withheld: bool
    willed: bool

    @property
    def act(self) -> str | None:
        return self.setter.statement.act if self.setter.statement is not None else None

    @property
    def own(self) -> bool:
        """Whether the main clause is the setter's own to do or to withhold, and not another's deed."""
        who = codes(tellers(self.reading, self.tree, self.voice, self.setter.statement))
        return self.setter.joint or not who or self.setter.by.country in who or bool(who & _BODIES)

    @property
    def ours(self) -> bool:
        """Whether what is tied is the setter's own deed, and not merely what he sees or gets."""
        if self.tree.lemmas[self.tie.need] in term_words("getting"):
            return False
        who = codes(tellers(self.reading, self.tree, self.tie.need, self.setter.statement))
        first = any(self.tree.low[d] in ("we", "i") for d in self.tree.doers(self.tie.need))
        return first or (self.setter.by.country is not None and who == {self.setter.by.country})


def tied(reading: Reading, tree: Tree) -> tuple[list[Term], frozenset[int]]:
    """The conditions that a marker ties to something, and the predicates on which something hangs."""
    terms: list[Term] = []
    claimed: set[int] = set()
    for tie in ties_in(tree):
        asked = any(tree.lemmas[w] in term_words("requesting") for w in chain(tree, tie.main)[1:])
        silent = asked or (tree.lemmas[tie.main] in _SILENT and not refuses(tree, tie.main))
        if tie.need == tie.main or silent or _in_time(reading, tree, tie):
            continue
        voice = _willing_word(tree, tie.main)
        setter = setter_of(reading, tree, voice)
        if setter is None:
            continue
        found = _Case(reading, tree, tie, setter, voice, withheld(tree, tie.main), willed(tree, tie.main))
        term = _before(found) if tie.kind == "before" and not found.withheld else _term(found, _kind(found))
        if term is not None or (found.withheld and tie.kind != "later"):
            claimed.update(chain(tree, tie.main))
        if term is not None:
            terms.append(term)
    return terms, frozenset(claimed)


def _willing_word(tree: Tree, main: int) -> int:
    """Whose will counts: of "offers to let divers search" the one who offers."""
    at = main
    if not tree.is_verb(at) and tree.labels[at] in ("obj", "nsubj:pass") and not tree.having(at, "cop"):
        at = tree.heads[at]
    while tree.labels[at] in ("xcomp", "ccomp", "advcl", "acl", "obl") and tree.heads[at] >= 0:
        head = tree.heads[at]
        if tree.labels[at] not in ("xcomp", "ccomp") and tree.lemmas[head] not in term_words("insisting"):
            break
        if tree.lemmas[head] not in term_words("willing") | term_words("refusing") | {
            "let",
            "allow",
            "insist",
        }:
            break
        at = head
    return at


def _in_time(reading: Reading, tree: Tree, tie: Tie) -> bool:
    """ "until Friday", "before the summer is out" """
    subject = tree.first(tie.need, "nsubj")
    if subject is not None and tree.lemmas[subject] in term_words("seasons"):
        return True
    if tree.is_verb(tie.need) or subject is not None:
        return False
    start, end = clause_text(tree, tie.need)
    when = any(t.quote.start < end and start < t.quote.end for t in reading.times if t.kind != "duration")
    head = tree.offsets(tie.need, tie.need)[0]
    dated = any(t.quote.start <= head < t.quote.end for t in reading.times)
    return (when and dated) or tree.lemmas[tie.need] in term_words("seasons")


def _term(case: _Case, kind: ConditionKind | None) -> Term | None:
    tree, tie, setter = case.tree, case.tie, case.setter
    if (
        kind is None
        or not fulfillable(tree, tie.need)
        or (tie.kind == "if" and not tie.only and _identity(tree, tie.need))
    ):
        return None
    if kind == "necessary" and setter.statement is None:
        setter = Setter(AUTHOR, None, "reported")
    return Term(
        kind,
        setter,
        towards_of(case.reading, tree, (tie.need,), setter),
        clause_text(tree, tie.need),
        clause_text(tree, tie.main, without=(tie.need, *tree.having(tie.main, "parataxis"))),
        f"clause with {'only ' if tie.only else ''}{tie.words}",
        quoted(tree, tie.first, tie.last),
    )


def _identity(tree: Tree, need: int) -> bool:
    """ "if history is a guide", "if they were ballistic missiles": nothing to be done."""
    return tree.upos[need] == "NOUN" and bool(tree.having(need, "cop")) and not tree.having(need, "case")


def _kind(case: _Case) -> ConditionKind | None:
    kind, only = case.tie.kind, case.tie.only
    if kind in ("if", "unless"):
        return _by_if(case)
    if kind in ("lasting", "span"):
        if case.withheld and case.tree.lemmas[case.tie.main] in ("stand", "sit", "watch"):
            return "red line" if case.setter.decides else None
        if case.tie.words == "pending" and _named_doer(case):
            return "precondition"
        if case.ours and not case.withheld:
            return None
        if case.tie.words in ("while", "whilst"):
            own = not told_by_rival(case.setter) and case.withheld
            return "precondition" if own and _set_or_needed(case) == "precondition" else None
        holds = case.withheld or lasting(case.tree, case.tie.main) or (kind == "span" and case.willed)
        return _set_or_needed(case) if holds else None
    if kind == "later":
        return _by_time(case)
    if kind == "denied":
        return "precondition" if case.setter.decides and case.willed else None
    if kind == "proviso":
        return _set_or_needed(case)
    if kind == "return":
        return "precondition" if case.setter.decides and case.willed and not case.withheld else None
    if kind == "without" and _perfect(case):
        return None
    if kind == "without" and not case.withheld:
        fronted = case.tie.need < case.tie.main and case.willed
        return "necessary" if fronted else None
    if kind == "before" and _dated(case):
        return None
    if kind in ("without", "before") and not (case.willed or _bare(case)):
        return None
    return _set_or_needed(case) if case.willed or only or case.withheld else None


def _dated(case: _Case) -> bool:
    """Whether what is tied has a date of its own."""
    tree, need = case.tree, case.tie.need
    times = case.reading.times_in(tree.sentence.start, tree.sentence.end)
    heads = (head_of(tree, t) for t in times if t.kind == "date")
    return any(w is not None and (w == need or need in tree.above(w)[:1]) for w in heads)


def _perfect(case: _Case) -> bool:
    """ "would have fallen": over and unreal."""
    return any(case.tree.low[w] == "have" for w in case.tree.having(case.tie.main, "aux"))


def _bare(case: _Case) -> bool:
    """ "no relief without inspections" """
    return not case.tree.is_verb(case.tie.main)


def _set_or_needed(case: _Case) -> ConditionKind | None:
    """A precondition of one who can withhold; where things merely cannot work without, something necessary."""
    tree, main = case.tree, case.tie.main
    works = any(
        tree.lemmas[w] in term_words("lasting_out") and not tree.having(w, "obj") for w in chain(tree, main)
    )
    now = tree.xpos[case.voice] in ("VBP", "VBZ", "VBG") and _named_doer(case)
    told = case.setter.statement is not None or case.willed or now
    if case.setter.decides and case.own and not works and told:
        return "precondition"
    return "necessary" if case.withheld or case.tie.only or case.tie.kind == "proviso" else None


def _named_doer(case: _Case) -> bool:
    return bool(agents(case.reading, case.tree, case.voice))


def _by_if(case: _Case) -> ConditionKind | None:
    tree, tie = case.tree, case.tie
    if not (case.willed or tie.only or obliged(tree, tie.main) or case.act in ("threat", "offer")):
        return None
    if _perfect(case):
        return None
    unmet = tie.kind == "unless" or is_negated(tree, tie.need)
    fails = any(tree.lemmas[w] in term_words("failing") for w in chain(tree, tie.main))
    if tie.kind == "unless" and fails and not case.withheld:
        return "necessary"
    if case.setter.decides and not tie.only and _harmful(case):
        return "demand" if unmet else "red line"
    if tie.kind == "unless" or tie.only:
        return _set_or_needed(case) if case.withheld or tie.only else None
    first = case.ours and any(tree.low[d] in ("we", "i") for d in tree.doers(tie.need))
    offered = any(tree.lemmas[w] in term_words("offering") for w in chain(tree, tie.main))
    told = case.setter.statement is not None or offered or tree.labels[tie.main] == "ccomp"
    if not (case.setter.decides and case.own and told) or first:
        return None
    if case.withheld:
        return "precondition" if unmet else "red line"
    return "precondition" if offered or _given(case) else None


def _given(case: _Case) -> bool:
    """Whether the setter gives something: he says so himself of his own, or of what is plainly his to give."""
    tree, main = case.tree, case.tie.main
    if not case.willed:
        return False
    if _named_doer(case) or any(tree.low[d] in ("we", "i") for d in tree.doers(main)):
        return True
    talks = any(tree.lemmas[w] in term_words("talks") for w in tree.below(main))
    return (case.act in _DEALT and valence(tree, main) >= 0) or talks


def _harmful(case: _Case) -> bool:
    """Whether harm follows: by the act of the statement, by the deed, or because what is tied is hostile."""
    tree, tie = case.tree, case.tie
    skip = set(tree.below(tie.need))
    words = {tree.lemmas[w] for w in tree.below(tie.main) if w not in skip}
    hostile = _hostile(tree, tie.need) and not case.ours
    reprisal = bool(words & term_words("reprisals"))
    if any(tree.lemmas[w] == "rule" for w in chain(tree, tie.main)) and not case.withheld and reprisal:
        return True
    if not case.willed and case.act != "threat":
        return False
    worth = valence(tree, tie.main)
    if case.withheld:
        return case.act == "threat" or (tie.kind == "if" and hostile)
    if worth > 0 and case.act != "threat":
        return False
    if worth < 0 or case.act == "threat" or reprisal:
        return case.act == "threat" or not case.ours
    return hostile and case.setter.statement is not None


def _hostile(tree: Tree, need: int) -> bool:
    """ "if it attacks", "if they go on violating", "if it happens again" """
    stopped = tree.lemmas[need] in term_words("stopping") and valence(tree, need) >= 0
    parts = () if stopped else tree.having(need, "xcomp", "advcl", "obj", "obl", "nsubj")
    words = {tree.lemmas[w] for w in (need, *parts)}
    again = any(tree.low[w] == "again" for w in tree.having(need, "advmod"))
    if is_negated(tree, need) or stopped:
        return False
    turned = tree.lemmas[need] in term_words("starting") | term_words("stopping") and valence(tree, need) < 0
    return bool(words & term_words("crossing")) or turned or again


def _by_time(case: _Case) -> ConditionKind | None:
    """ "once", "after", "when": a term only where one gives on another's deed; else it is a mere order of things."""
    if case.tie.only:
        return _set_or_needed(case)
    tree, need = case.tree, case.tie.need
    if tree.lemmas[case.tie.main] in realis().speech:
        return None
    sitting = tree.lemmas[need] in term_words("sittings") - term_words("moving")
    scheduled = sitting or bool(case.reading.times_in(*clause_text(tree, need)))
    clause = tree.first(need, "nsubj", "nsubj:pass") is not None
    come = tree.lemmas[case.tie.main] in term_words("moving")
    foretold = case.act in ("prediction", "assessment") and not come
    told = case.setter.statement is not None and case.setter.decides and not foretold
    mine = case.ours and case.tie.words != "after"
    if not (told and clause and case.own) or scheduled or mine or case.withheld:
        return None
    both_now = tree.xpos[case.tie.main] in ("VBP", "VBZ") and tree.xpos[need] in ("VBP", "VBZ") and come
    if not case.willed and case.tie.words == "when" and not both_now:
        return None
    return "precondition"


def _before(case: _Case) -> Term | None:
    """ "X must stop before any talks": what must be is required, what comes after follows."""
    tree, tie, setter = case.tree, case.tie, case.setter
    wanted = _wanted(tree, tie.main)
    if not obliged(tree, tie.main) and not _insisted(tree, tie.main) and wanted is None:
        return None
    if wanted is not None:
        setter = setter_of(case.reading, tree, tree.heads[wanted]) or setter
    kind: ConditionKind = "precondition" if setter.decides else "necessary"
    if setter.decides and not _to_grant(case):
        kind = "deadline"
    subject = tree.first(tie.main, "nsubj", "nsubj:pass")
    if subject is None:
        above = tree.heads[tie.main]
        subject = tree.first(above, "nsubj", "nsubj:pass") if above >= 0 else None
    comes = tree.lemmas[tie.main] in ("come", "precede", "happen", "be") and subject is not None
    need = subject if comes and subject is not None else tie.main
    if kind == "necessary" and setter.statement is None:
        setter = replace(setter, by=AUTHOR, official="reported")
    requirement = clause_text(tree, need, without=(tie.need,))
    if wanted is not None:
        start, end = clause_text(tree, wanted, without=(tie.need,))
        requirement = (start, max(end, requirement[1]) if tree.labels[tie.main] == "xcomp" else end)
    towards = towards_of(case.reading, tree, (tie.main,), setter)
    mark = quoted(tree, tie.first, tie.last)
    if kind == "deadline":
        return Term(kind, setter, towards, requirement, None, "must … before an event", mark)
    return Term(kind, setter, towards, requirement, clause_text(tree, tie.need), "must … before", mark)


def _wanted(tree: Tree, main: int) -> int | None:
    """ "wants the ships gone before …", "demands a pardon before …", "is waiting for a letter before …"."""
    if tree.lemmas[main] in ("want", "demand", "need", "require"):
        return tree.first(main, "obj")
    if tree.lemmas[main] in ("wait", "ask", "look", "hold", "press"):
        return next((h for p, h in tree.obliques(main) if p == "for"), None)
    above = tree.heads[main]
    if above >= 0 and tree.labels[main] == "xcomp" and tree.lemmas[above] in ("want", "need"):
        return tree.first(above, "obj")
    noun = tree.heads[main]
    if noun < 0 or tree.labels[main] not in ("acl", "xcomp") or tree.labels[noun] != "obj":
        return None
    return noun if tree.lemmas[tree.heads[noun]] in ("want", "demand", "need") else None


def _to_grant(case: _Case) -> bool:
    """Whether what comes after is talks, relief or the setter's own to grant; else it merely sets a date."""
    tree, need = case.tree, case.tie.need
    if case.reading.times_in(*clause_text(tree, need)):
        return False
    words = {
        tree.lemmas[w] for w in (need, *tree.having(need, "nsubj", "nsubj:pass", "obj", "obl", "compound"))
    }
    open_ended = any(tree.low[w] in ("any", "further", "new", "other") for w in tree.below(need))
    granted = term_words("process") - {"election", "vote", "conference", "summit"}
    subject = tree.first(need, "nsubj")
    if subject is not None and tree.low[subject] in ("it", "they", "he", "she", "we", "i"):
        return True
    can = any(tree.low[w] in term_words("will") for w in tree.having(need, "aux"))
    return open_ended or can or bool(words & (granted | term_words("goods"))) or case.ours


def _insisted(tree: Tree, main: int) -> bool:
    above = tree.heads[main]
    words = {tree.lemmas[main]} | ({tree.lemmas[above]} if above >= 0 else set())
    return bool(words & (term_words("insisting") | {"want", "need"}))
