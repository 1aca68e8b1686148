"""Terms tied by a conjunction or preposition: unless, only if, until, as long as, without, before, in return for.

What a marker makes of its two clauses is decided by a small table: is the main clause withheld, willed or obliged, is
it the setter's own, does it harm or help, and is what is tied to it hostile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.status import is_negated
from detente.coding.heard import statement_of
from detente.coding.terms.befores import before
from detente.coding.terms.cases import Case
from detente.coding.terms.harms import harmful
from detente.coding.terms.markers import Tie, ties_in
from detente.coding.terms.moods import (
    chain,
    lasting,
    obliged,
    perfect,
    ready,
    refuses,
    valence,
    willed,
    withheld,
)
from detente.coding.terms.receivers import towards_of
from detente.coding.terms.setters import AUTHOR, Setter, agents, setter_of, told_by_rival
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

_HELD = frozenset({"unless", "lasting", "span", "before", "without"})
_SILENT = frozenset(
    {"sleep", "rest", "eat", "comment", "elaborate", "tell", "say", "know", "believe", "reply"}
)
_DEALT = frozenset({"offer", "promise", "threat", "refusal", "demand"})


def tied(reading: Reading, tree: Tree) -> tuple[list[Term], frozenset[int]]:
    """The conditions that a marker ties to something, and the predicates on which something hangs."""
    terms: list[Term] = []
    claimed: set[int] = set()
    for tie in ties_in(tree):
        asked = any(tree.lemmas[w] in term_words("requesting") for w in chain(tree, tie.main)[1:])
        mute = tree.lemmas[tie.main] in _SILENT and not tree.having(tie.main, "obj")
        silent = asked or (mute and not refuses(tree, tie.main))
        spoken = tie.kind == "later" and statement_of(reading, tree, tie.main) is not None
        if tie.need == tie.main or silent or spoken or _in_time(reading, tree, tie):
            continue
        voice = _willing_word(tree, tie.main)
        setter = setter_of(reading, tree, voice)
        if setter is None:
            continue
        act = setter.statement.act if setter.statement is not None else None
        clause = tree.is_verb(tie.main) or bool(tree.having(tie.main, "cop"))
        held = withheld(tree, tie.main) or (act == "refusal" and clause and tie.kind in _HELD)
        meant = willed(tree, tie.main) or act == "offer"
        found = Case(reading, tree, tie, setter, voice, held, meant)
        term = before(found) if tie.kind == "before" and not found.withheld else _term(found, _kind(found))
        if term is not None or (found.withheld and tie.kind not in ("later", "return")):
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
        led = tree.lemmas[head] in term_words("refusing") or tree.lemmas[head] in ("let", "allow", "insist")
        if not (led or ready(tree, head)):
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
    if tree.upos[tie.need] in ("ADV", "PRON"):
        return not tree.having(tie.need, "cop")
    start, end = clause_text(tree, tie.need)
    if tree.lemmas[tie.need] in ("election", "vote", "meeting", "summit", "session"):
        return any(t.quote.start < end and start < t.quote.end for t in reading.times)
    when = any(t.quote.start < end and start < t.quote.end for t in reading.times if t.kind != "duration")
    head = tree.offsets(tie.need, tie.need)[0]
    dated = any(t.quote.start <= head < t.quote.end for t in reading.times)
    return (when and dated) or tree.lemmas[tie.need] in term_words("seasons")


def _term(case: Case, kind: ConditionKind | None) -> Term | None:
    tree, tie, setter = case.tree, case.tie, case.setter
    if (
        kind is None
        or not fulfillable(tree, tie.need, firm=tie.only)
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


def _kind(case: Case) -> ConditionKind | None:
    kind, only = case.tie.kind, case.tie.only
    if kind in ("if", "unless"):
        return _by_if(case)
    if case.act == "appeal" and kind == "lasting" and not case.withheld:
        return None
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
        holds = (
            case.withheld
            or _paused(case)
            or lasting(case.tree, case.tie.main)
            or (kind == "span" and case.willed)
        )
        return _set_or_needed(case) if holds else None
    if kind == "later":
        return _by_time(case)
    if kind == "denied":
        return "precondition" if case.setter.decides and case.willed else None
    if kind == "proviso":
        return _set_or_needed(case)
    if kind == "return":
        given = case.setter.decides and case.willed and not case.withheld
        return "precondition" if given and not told_by_rival(case.setter) else None
    if kind == "without" and _perfect(case):
        return None
    if kind == "without" and not case.withheld:
        fails = any(case.tree.lemmas[w] in term_words("failing") for w in chain(case.tree, case.tie.main))
        fronted = (case.tie.need < case.tie.main or fails) and case.willed
        return "necessary" if fronted else None
    if kind == "before" and _dated(case):
        return None
    if kind in ("without", "before") and not (case.willed or _bare(case) or case.act == "refusal"):
        return "necessary" if kind == "without" and case.withheld and _works(case) else None
    return _set_or_needed(case) if case.willed or only or case.withheld else None


def _dated(case: Case) -> bool:
    """Whether what is tied has a date of its own."""
    tree, need = case.tree, case.tie.need
    times = case.reading.times_in(tree.sentence.start, tree.sentence.end)
    heads = (head_of(tree, t) for t in times if t.kind == "date")
    return any(w is not None and (w == need or need in tree.above(w)[:1]) for w in heads)


def _perfect(case: Case) -> bool:
    """ "would have fallen": over and unreal."""
    return any(case.tree.low[w] == "have" for w in case.tree.having(case.tie.main, "aux"))


def _bare(case: Case) -> bool:
    """ "no relief without inspections" """
    return not case.tree.is_verb(case.tie.main)


def _set_or_needed(case: Case) -> ConditionKind | None:
    """A precondition of one who can withhold; where things merely cannot work without, something necessary."""
    now = (case.tree.xpos[case.voice] in ("VBP", "VBZ", "VBG") or _paused(case)) and _named_doer(case)
    told = case.setter.statement is not None or case.willed or now
    told = told or (case.tie.kind == "proviso" and _named_doer(case))
    own = case.own or (case.act == "refusal" and case.withheld)
    works = _works(case) and (case.tie.kind != "lasting" or case.withheld)
    if case.setter.decides and own and not works and told:
        return "precondition"
    return "necessary" if case.withheld or case.tie.only or case.tie.kind == "proviso" else None


def _paused(case: Case) -> bool:
    """ "has frozen the talks", "is blocking the loan": held back, and still so."""
    tree, main = case.tree, case.tie.main
    since = tree.xpos[main] in ("VBZ", "VBP") or any(
        tree.low[w] in ("has", "have", "is", "are", "'s") for w in tree.having(main, "aux")
    )
    return (
        since
        and tree.lemmas[main] in term_words("holding")
        and case.setter.decides
        and not tree.passive(main)
    )


def _works(case: Case) -> bool:
    """ "will not last", "nothing will come of it", "there can be no peace": what nobody can grant or withhold."""
    tree, main = case.tree, case.tie.main
    if any(
        tree.lemmas[w] in term_words("lasting_out") and not (tree.having(w, "obj") or tree.passive(w))
        for w in chain(tree, main)
    ):
        return True
    subjects = tree.having(main, "nsubj", "nsubj:pass")
    can = any(tree.low[w] in ("can", "ca", "could") for w in tree.having(main, "aux"))
    if can and any(tree.lemmas[w] in term_words("ideals") for s in (main, *subjects) for w in tree.joined(s)):
        return True
    dealt = any(
        tree.lemmas[w] in term_words("dealing")
        for w in (main, *(t for s in subjects for t in tree.having(s, "acl")))
    )
    if case.act == "refusal" and case.tie.kind == "lasting" and case.setter.decides:
        return False
    return not dealt and any(tree.low[s] in ("nothing", "nobody") for s in subjects)


def _named_doer(case: Case) -> bool:
    return bool(agents(case.reading, case.tree, case.voice))


def _by_if(case: Case) -> ConditionKind | None:
    tree, tie = case.tree, case.tie
    ends = any(tree.lemmas[w] in term_words("failing") for w in chain(tree, tie.main))
    barred = tie.kind == "unless" and case.withheld
    if not (
        case.willed
        or ends
        or barred
        or tie.only
        or obliged(tree, tie.main)
        or case.act in ("threat", "offer")
    ):
        return None
    shifted = barred and case.setter.statement is not None and case.setter.statement.mode != "direct"
    if _perfect(case) or (_past(tree, tie.main) and not shifted) or _hoped(tree, tie.main):
        return None
    none = any(tree.low[s] in ("nobody", "nothing") for s in tree.having(tie.need, "nsubj", "nsubj:pass"))
    unmet = tie.kind == "unless" or none or is_negated(tree, tie.need)
    fails = any(tree.lemmas[w] in term_words("failing") for w in chain(tree, tie.main))
    if tie.kind == "unless" and fails and not case.withheld:
        return "necessary"
    if fails and unmet and not case.withheld and not case.setter.decides:
        return "necessary"
    if unmet and case.withheld and _works(case):
        return "necessary"
    if tree.lemmas[tie.main] in term_words("wished_for") or (
        case.setter.statement is None and "likelihood" in tree.lemmas
    ):
        return None
    if case.setter.decides and not tie.only and harmful(case):
        return "demand" if unmet else "red line"
    unwanted = tie.kind == "unless" and case.willed and not case.withheld and case.setter.decides
    if unwanted and not tie.only and case.own and case.act in ("announcement", "threat", "demand", "promise"):
        return "demand"
    if tie.kind == "unless" or tie.only:
        return _set_or_needed(case) if case.withheld or tie.only else None
    first = case.ours and any(tree.low[d] in ("we", "i") for d in tree.doers(tie.need))
    offered = any(tree.lemmas[w] in term_words("offering") for w in chain(tree, tie.main))
    told = case.setter.statement is not None or offered or tree.labels[tie.main] == "ccomp" or _pledged(case)
    if not (case.setter.decides and case.own and told) or first:
        return None
    if case.withheld:
        relieved = valence(tree, tie.main) < 0 and case.act != "threat"
        return "precondition" if unmet or relieved else "red line"
    if unmet and case.ours is False and tie.kind == "if" and not offered and _ourselves(case):
        return "demand"
    return "precondition" if offered or _given(case) else None


def _ourselves(case: Case) -> bool:
    """Whether what follows is the speakers' own doing: "we will cross"."""
    return any(case.tree.low[d] in ("we", "i") for d in case.tree.doers(case.tie.main))


def _done(case: Case) -> bool:
    """ "was lifted only after they had left": told as past."""
    return (
        not case.willed
        and not case.withheld
        and (
            _past(case.tree, case.tie.main)
            or _perfect(case)
            or any(
                case.tree.low[w] in ("was", "were", "had")
                for w in case.tree.having(case.tie.main, "aux", "aux:pass")
            )
        )
    )


def _pledged(case: Case) -> bool:
    """ "Doha would sign once its skies were open": told of one who would give or deal, without an act of speech."""
    tree, main = case.tree, case.tie.main
    if case.setter.statement is not None or not case.setter.decides or not _named_doer(case):
        return False
    would = any(tree.low[w] in ("will", "would", "'ll", "'d") for w in tree.having(main, "aux"))
    giving = (
        term_words("helping")
        | term_words("dealing")
        | term_words("yielding")
        | term_words("accepting")
        | {"study", "consider", "see", "receive"}
    )
    led = case.voice != main or ready(tree, main)
    given = led or tree.lemmas[main] in giving or valence(tree, main) > 0
    return (would or led) and not case.ours and (given or perfect(tree, case.tie.need))


def _let_in(tree: Tree, need: int) -> bool:
    return any(tree.lemmas[s] in term_words("visitors") for s in tree.having(need, "nsubj"))


def _past(tree: Tree, main: int) -> bool:
    """ "then the world was a gangster" """
    told = refuses(tree, main) or tree.lemmas[main] in term_words("willing")
    plain = not told and not tree.having(main, "aux") and tree.xpos[main] == "VBD"
    return plain or (
        not refuses(tree, main) and any(tree.low[w] in ("was", "were") for w in tree.having(main, "cop"))
    )


def _hoped(tree: Tree, main: int) -> bool:
    above = tree.heads[main]
    return tree.lemmas[main] in ("hope", "wish") or (above >= 0 and tree.lemmas[above] in ("hope", "wish"))


def _given(case: Case) -> bool:
    """Whether the setter gives something: he says so himself of his own, or of what is plainly his to give."""
    tree, main = case.tree, case.tie.main
    if not case.willed:
        return False
    if _named_doer(case) or any(tree.low[d] in ("we", "i") for d in tree.doers(main)):
        return True
    talks = any(tree.lemmas[w] in term_words("talks") for w in tree.below(main))
    return (case.act in _DEALT and valence(tree, main) >= 0) or talks


def _by_time(case: Case) -> ConditionKind | None:
    """ "once", "after", "when": a term only where one gives on another's deed; else it is a mere order of things."""
    if case.tie.only:
        return None if _done(case) else _set_or_needed(case)
    tree, need = case.tree, case.tie.need
    if tree.lemmas[case.tie.main] in realis().speech:
        return None
    sitting = tree.lemmas[need] in term_words("sittings") - term_words("moving")
    sitting = sitting and not (tree.passive(need) or _let_in(tree, need))
    scheduled = sitting or bool(case.reading.times_in(*clause_text(tree, need)))
    clause = tree.first(need, "nsubj", "nsubj:pass") is not None
    come = tree.lemmas[case.tie.main] in term_words("moving")
    foretold = case.act in ("prediction", "assessment", "accusation") and not come
    told = (case.setter.statement is not None and case.setter.decides and not foretold) or _pledged(case)
    mine = case.ours and case.tie.words != "after"
    if not (told and clause and case.own) or scheduled or mine or case.withheld:
        return None
    both_now = tree.xpos[case.tie.main] in ("VBP", "VBZ") and tree.xpos[need] in ("VBP", "VBZ") and come
    if not case.willed and case.tie.words == "when" and not both_now:
        return None
    return "precondition"
