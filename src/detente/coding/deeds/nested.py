"""Deeds inside deeds: what is agreed, asked, refused or threatened is told by the outer word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.coding.deeds.draft import Draft
    from detente.coding.tree import Tree
    from detente.evidence.vocabulary import Status

__all__ = ["settled"]

_VERBAL = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "CONCEDE", "SUPPORT"})
_COOPERATION = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_CONCESSION = frozenset({"RETREAT", "CONCEDE"})
_BESIDE = frozenset(
    "while as after before when since because although though whereas if unless until once by".split()
)
_OCCASION = frozenset("at after during before since following upon".split())
_HARM = {
    "ASSAULT": "violence", "COERCE": "restrict", "SANCTION": "relations", "PROTEST": None, "MOBILIZE": "violence",
}  # fmt: skip
_RESULTS = frozenset("kill wound injure die hit destroy".split())
_OFFERS = frozenset(
    "offer volunteer propose invite promise pledge vow undertake guarantee accept offering invitation".split()
)


def settled(tree: Tree, told: Sequence[Draft]) -> list[Draft]:
    """The deeds of one sentence with the nested ones resolved.

    Agreed or promised concessions are CONCEDE, occurred; agreed cooperation is typed by the deed, planned; offers and other
    agreements are AGREE. What a verbal deed asks, refuses, threatens or alleges is no second event, unless a noun tells
    it as a fact with its own doer ("condemned Tuesday's launch").
    """
    told = _struck([_ready(tree, draft) for draft in told], tree)
    told = [d for d in told if not _signed(d, told) and not _undone(tree, d, told)]
    gone: set[int] = set()
    result: dict[int, Draft] = {}
    for at, outer in enumerate(told):
        if at in gone:
            continue
        result[at] = outer
        if outer.type not in _VERBAL:
            continue
        inner = [n for n, d in enumerate(told) if n != at and n not in gone and _inside(tree, d, outer)]
        if outer.type == "AGREE":
            self_gone, result[at] = _agreed(tree, outer, [told[n] for n in inner])
            if self_gone:
                del result[at]
                for n in inner:
                    told[n] = _as_agreed(told[n], outer)
                    if n in result:
                        result[n] = told[n]
                continue
            gone.update(inner)
        else:
            gone.update(n for n in inner if not _fact(told[n], outer))
    return [draft for at, draft in sorted(result.items()) if at not in gone]


def _undone(tree: Tree, draft: Draft, told: Sequence[Draft]) -> bool:
    """ "lifted the blockade", "broke off the talks": what is taken back is no deed beside it."""
    if tree.upos[draft.word] not in ("NOUN", "PROPN") or tree.labels[draft.word] not in (
        "obj",
        "nsubj:pass",
        "obl",
    ):
        return False
    above = tree.heads[draft.word]
    return any(
        d is not draft and d.word == above and (d.trace.rule.startswith("reversal (") or d.type == "REJECT")
        for d in told
    )


def _signed(draft: Draft, told: Sequence[Draft]) -> bool:
    """ "signed an accord": the signing tells the accord."""
    return (
        draft.type == "AGREE"
        and draft.nominal is False
        and any(
            d is not draft and d.type in ("SUPPORT", "CONCEDE") and d.word == draft.anchor != draft.word
            for d in told
        )
    )


def _struck(told: list[Draft], tree: Tree) -> list[Draft]:
    """An attack and those it killed are one deed: "the strikes killed 60", "bombed a market, killing five"."""
    result = list(told)
    for hit in told:
        if hit.type != "ASSAULT" or tree.lemmas[hit.word] not in _RESULTS:
            continue
        cause = next(
            (d for d in result if d is not hit and d.type == "ASSAULT" and _causes(tree, d, hit)), None
        )
        if cause is not None and hit in result:
            actors = cause.actors if codes(cause.actors) else hit.actors
            recipients = cause.recipients or hit.recipients
            result[result.index(cause)] = replace(cause, actors=actors, recipients=recipients)
            result.remove(hit)
    return result


def _causes(tree: Tree, cause: Draft, hit: Draft) -> bool:
    if tree.heads[cause.word] == hit.word and tree.labels[cause.word] in ("nsubj", "obl:agent", "obl"):
        return True
    if tree.heads[cause.anchor] == hit.word and tree.labels[cause.anchor] == "advcl":
        return not codes(hit.actors)
    return tree.heads[hit.word] == cause.anchor and tree.labels[hit.word] in ("advcl", "conj")


def _as_agreed(inner: Draft, outer: Draft) -> Draft:
    """An agreed deed is planned, and those who agreed do it if nobody else is named."""
    status: Status = "negated" if inner.status == "negated" else "planned"
    actors = outer.actors if codes(inner.actors) <= codes(outer.actors) else inner.actors
    return replace(inner, status=status, actors=actors)


def _ready(tree: Tree, draft: Draft) -> Draft:
    """ "ready to talk", "willing to free them": an offer; "it will boycott the vote unless": a threat."""
    if _menaces(tree, draft):
        return replace(draft, type="THREATEN", mode=_HARM.get(draft.type), status="occurred")
    head = tree.heads[draft.anchor]
    if draft.status != "hypothetical" or draft.type not in _COOPERATION | _CONCESSION or head < 0:
        return draft
    willing = tree.lemmas[head] in ("ready", "willing", "prepared", "open")
    willing = willing or (tree.lemmas[head] == "prepare" and tree.xpos[head] == "VBN")
    if willing and tree.labels[draft.anchor] in (
        "xcomp",
        "ccomp",
        "advcl",
    ):
        return replace(draft, type="AGREE", mode=None, status="occurred")
    return draft


def _menaces(tree: Tree, draft: Draft) -> bool:
    """Harm to come by the doer's own hand that hangs on a condition, in the main clause or in speech."""
    if draft.type not in _HARM or draft.status not in ("planned", "hypothetical") or draft.nominal:
        return False
    spoken = tree.labels[draft.anchor] in ("root", "ccomp", "parataxis", "conj")
    clauses = tree.having(draft.anchor, "advcl")
    return spoken and any(mark in ("if", "unless") for c in clauses for mark in tree.marks(c))


def _told_beside(tree: Tree, clause: int, inner: Draft) -> bool:
    """ "of having struck first when Peru bombed Tacna": a clause of time in the past tense tells a fact."""
    return tree.xpos[inner.anchor] == "VBD" and not _BESIDE.isdisjoint(
        (*tree.marks(clause), *(tree.low[kid] for kid in tree.having(clause, "advmod")))
    )


def _inside(tree: Tree, inner: Draft, outer: Draft) -> bool:
    """Whether the inner deed stands in the content of the outer one, not in a clause beside it."""
    word = inner.word
    for _ in range(10):
        head, label = tree.heads[word], tree.labels[word]
        if head < 0 or label == "acl:relcl" or (label == "advcl" and _told_beside(tree, word, inner)):
            return False
        if head in (outer.word, outer.anchor) and word != outer.word:
            if label == "obl" and tree.case(word) in _OCCASION:
                return False
            return label not in ("conj", "parataxis", "nsubj") and not (
                label == "advcl" and (not tree.marks(word) or not _BESIDE.isdisjoint(tree.marks(word)))
            )
        word = head
    return False


_YIELDING = frozenset(
    "truce ceasefire cease-fire armistice withdrawal pullout pull-out pullback release disengagement demobilisation".split()
)


def _yields(tree: Tree, outer: Draft) -> bool:
    """ "agreed on the truce", "agreed to a withdrawal": the thing itself is given way on, no plan or talk of it."""
    heads = (
        *tree.having(outer.word, "obj"),
        *(w for prep, w in tree.obliques(outer.word) if prep in ("to", "on")),
    )
    return any(tree.lemmas[head] in _YIELDING for head in heads)


_PROMISING = frozenset("promise pledge vow guarantee swear".split())


def _gives_way(verb: str, inner: Draft) -> bool:
    """Whether who agrees to it gives way; a mere promise does so only with troops, arms and fire."""
    if verb in ("offer", "volunteer", "propose"):
        return False
    return verb not in _PROMISING or inner.mode in ("withdraw", "ceasefire", "disarm")


def _agreed(tree: Tree, outer: Draft, inner: Sequence[Draft]) -> tuple[bool, Draft]:
    """Whether the agreement is told by its content instead, and the agreement as it then stands."""
    offer = tree.lemmas[outer.word] in _OFFERS
    if outer.status in ("negated", "hypothetical"):
        return False, outer
    if _yields(tree, outer):
        return False, replace(outer, type="CONCEDE", mode=None)
    if not inner:
        return False, outer
    first = min(inner, key=lambda d: d.word)
    if first.type in _CONCESSION and _gives_way(tree.lemmas[outer.word], first):
        recipients = outer.recipients or tuple(
            a for a in first.recipients if a.country not in codes(outer.actors)
        )
        return False, replace(outer, type="CONCEDE", mode=None, recipients=recipients)
    if first.type in _COOPERATION and not offer:
        return True, outer
    recipients = outer.recipients or tuple(
        a for a in first.recipients if a.country not in codes(outer.actors)
    )
    return False, replace(outer, recipients=recipients)


def _fact(inner: Draft, outer: Draft) -> bool:
    """A particular deed with a doer of its own, told beside what is said of it."""
    doer = codes(inner.actors)
    return (
        inner.nominal
        and inner.status == "occurred"
        and bool(doer)
        and (outer.type in ("ACCUSE", "SUPPORT") or (outer.type == "REJECT" and inner.type != "CONSULT"))
    )
