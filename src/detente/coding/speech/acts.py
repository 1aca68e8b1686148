"""What a speaker does by his words: demand, offer, threat, … by the cue first and the main clause of the content.

The rows of the labelling guide in their order; the first that fits decides, the next one is the runner-up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from detente.coding.speech import actwords as words

__all__ = ["Ruling", "Utterance", "ruled"]

_FUTURE = frozenset({"will", "would", "'ll", "shall", "may", "might", "could", "wo", "'d", "going", "can"})
_FIRM = frozenset({"will", "would", "'ll", "shall", "wo", "going"})
_PERFECT = frozenset({"has", "have", "had", "was", "were", "is", "did"})
_OPEN = frozenset({"may", "might", "could", "can"})


@dataclass(frozen=True, slots=True)
class Utterance:
    """What tells the act: cue, content in lower case and lemmas, and the main clause.

    `by` is who the main clause's subject is: "self" (the speaker or his side), "other" or "none"; `party` whether the
    speaker acts for a side and does not only watch; `modals` the auxiliaries of the main clause, `tag` the Penn tag of its
    predicate. `words` are the content's lemmas with "<…>" for names, numbers and marks; `scores` the network's opinion, one
    entry an act of the vocabulary. `rule` is the rule that found the statement.
    """

    lemma: str
    cue_act: str
    frame: str
    text: str
    lemmas: frozenset[str]
    main: str
    by: str
    modals: frozenset[str]
    negated: bool
    past: bool
    conditional: bool
    party: bool = True
    passive: bool = False
    copular: bool = False
    question: bool = False
    imperative: bool = False
    negated_cue: bool = False
    quoted: bool = False
    rule: str = ""
    tag: str = ""
    words: tuple[str, ...] = ()
    scores: tuple[float, ...] = ()

    @property
    def future(self) -> bool:
        return bool(self.modals & _FUTURE) and not self.past

    def says(self, phrases: Iterable[str]) -> bool:
        """Whether one of the phrases stands in the content."""
        return any(phrase in self.text for phrase in phrases)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the rules make of an utterance, and what it rests on: the cue itself, a row of the guide, or nothing better."""

    act: str
    runner_up: str | None
    ground: Literal["cue", "row", "default"]


def ruled(said: Utterance) -> Ruling:
    """The act by the rules alone."""
    own = _by_cue(said)
    rows = ["other"] if said.question else []
    rows += [act for act, holds in _ROWS if holds(said)]
    ordered = [*([own] if own is not None else []), *rows, _default(said)]
    runner_up = next((act for act in ordered if act != ordered[0]), None)
    return Ruling(ordered[0], runner_up, "cue" if own is not None else "row" if rows else "default")


def _by_cue(said: Utterance) -> str | None:
    """The act of a cue that is itself an act of speech."""
    lemma = said.lemma
    if lemma in ("reject", "dismiss", "rejection", "rebuff") and said.lemmas & words.CLAIMS:
        return "denial"
    if lemma in words.VOWS:
        return _vow(said)
    if lemma in ("warn", "warning", "caution"):
        return _warning(said)
    if lemma == "claim" and said.frame == "obj":
        return "announcement"
    if lemma == "rule":
        return ("threat" if said.lemmas & words.HARM else "assessment") if said.negated_cue else "refusal"
    if (said.frame == "name" and lemma not in words.OWN) or lemma in (
        "describe",
        "label",
        "brand",
        "dub",
        "term",
        "liken",
    ):
        return _naming(said)
    if lemma in words.ASKING and said.text.startswith(("immediate", "unconditional")):
        return "demand"
    if lemma in words.ASKING and said.says((" immediately", " unconditionally", "at once")):
        return "demand"
    if lemma == "call":
        return _naming(said) if said.frame == "quote" else "appeal"
    if lemma in ("ask", "tell", "order", "instruct") and said.frame == "inf":
        return "appeal" if lemma == "ask" else "demand"
    if lemma in ("offer", "invite", "float", "volunteer") and said.frame in ("inf", "obj", "to"):
        return "offer"
    if lemma == "decline" and said.frame == "inf":
        return "refusal"
    if lemma == "regret":
        return "accusation" if said.lemmas & words.BAD else "other"
    return said.cue_act if lemma in words.OWN and said.cue_act != "other" else None


def _vow(said: Utterance) -> str:
    if said.lemma in ("vow", "swear") and (
        said.negated or said.says((" until ", " unless ", "not a single"))
    ):
        return "promise" if said.main in words.HEAVY else "refusal"
    harm = said.main in words.HEAVY | {"block", "veto", "fight"} or said.says(words.THREATS)
    return "threat" if harm and not said.negated else "promise"


def _warning(said: Utterance) -> str:
    if said.says(words.THREATS):
        return "threat"
    if said.by == "self" and said.future and said.party:
        return "threat"
    threatening = said.lemmas & {
        "consequence",
        "retaliation",
        "retaliate",
        "price",
        "trigger",
        "crushing",
        "reprisal",
    }
    return "threat" if threatening and said.party else "prediction"


def _naming(said: Utterance) -> str:
    if said.says(words.FALSE):
        return "denial"
    if said.lemmas & (words.FINE | {"good", "right", "success", "step"}) and not said.lemmas & words.BAD:
        return "praise"
    if said.lemmas & words.BAD or said.quoted:
        return "accusation"
    return "accusation" if said.lemma in ("label", "brand", "liken") else "assessment"


def _threat(said: Utterance) -> bool:
    if not said.party or said.past:
        return False
    if said.says(words.THREATS):
        return True
    bound = said.says((" until ", " unless ", "without "))
    if said.negated:
        return (
            said.conditional
            and said.future
            and not bound
            and said.by != "self"
            and not said.lemmas & words.TALKS
        )
    if said.by == "self" and said.future:
        if said.conditional and not bound:
            return said.main not in words.KIND and bool(said.lemmas & words.HARM)
        return said.main in words.HEAVY | {"fire", "respond", "block"} or (
            bool(said.lemmas & words.HEAVY) and said.main not in words.KIND
        )
    harmed = (said.passive and said.main in words.HEAVY) or bool(
        said.lemmas & {"retaliation", "reprisal", "consequence"}
    )
    if said.future and said.conditional and said.by != "self":
        return harmed or (said.lemmas & {"response", "win", "step"} != set() and said.by == "none")
    return said.future and said.by == "none" and harmed


def _refusal(said: Utterance) -> bool:
    if not said.party:
        return False
    if said.main in ("reject", "refuse", "rule", "decline") and said.by == "self" and not said.past:
        return True
    if said.says(words.NO_DEAL):
        return not said.past
    if said.by == "self" and said.negated and not said.past and not said.modals & _FUTURE:
        return said.main in words.DEALING | {"intend"}
    bound = said.says((" until ", " unless ", " without ", "without ", "unless ", "until "))
    if said.says(
        ("there will be no ", "there would be no ", "there can be no ", "there could be no ", "will be no ")
    ):
        return True
    if not said.negated or said.past:
        return (
            bound
            and said.future
            and said.by != "other"
            and said.main in ("remain", "stay", "continue", "keep", "hold")
        )
    willed = bool(said.modals & (_FUTURE | {"ca", "cannot"}))
    if (
        bound
        and (willed or said.lemmas & words.TALKS)
        and said.main not in ("last", "hold", "survive", "succeed", "work")
    ):
        return True
    if said.by == "self":
        yielding = said.passive and bool(said.modals & _FIRM)
        return willed and (
            yielding or said.main in words.DEALING or said.says((" longer ", "never ", "nothing "))
        )
    return said.lemmas & words.TALKS != set() and said.lemmas & {"possible", "impossible"} != set()


def _demand(said: Utterance) -> bool:
    if said.main in ("demand", "insist") and said.by == "self":
        return True
    if not said.party:
        return False
    if said.text.startswith(("nobody ", "no one ")):
        return "should" in said.modals
    must = bool(said.modals & words.MUST) or said.says(
        ("has to ", "have to ", "had to ", "needs to ", "need to ", "must ")
    )
    if said.main == "require" and said.passive:
        return True
    if (must and said.by != "self") or (said.says(words.ONLY) and said.by != "self"):
        return True
    if said.imperative and not said.lemmas & words.CALM and "please" not in said.text:
        return True
    return said.cue_act == "demand" and said.frame != "that"


def _offer(said: Utterance) -> bool:
    if said.past or said.negated or (not said.party and said.by != "self"):
        return False
    if said.says(words.READY):
        return said.by != "other" or said.says(("precondition",))
    if said.conditional and said.future and said.by != "other":
        return bool(said.lemmas & words.KIND) and (
            said.by == "self" or said.passive or bool(said.modals & _OPEN)
        )
    if said.passive and said.future and said.says((" for every ", "in return", "in exchange", "provided")):
        return True
    return (
        said.lemma in ("hint", "signal", "suggest")
        and said.by == "self"
        and said.main in words.KIND | {"accept"}
    )


def _promise(said: Utterance) -> bool:
    if said.past or not said.modals & _FIRM or said.conditional:
        return False
    if said.lemma in ("assure", "reassure", "guarantee"):
        return said.party
    if said.by != "self":
        return False
    return said.main in words.HEAVY if said.negated else said.main in words.BENEFIT


def _denial(said: Utterance) -> bool:
    if said.cue_act == "denial" or said.says(words.FALSE):
        return True
    if said.party and said.text.startswith(("nobody ", "no one ")) and not said.modals - _PERFECT:
        return True
    if not said.negated or said.future or not said.party or said.says(words.NO_DOUBT):
        return False
    if said.past and not said.copular and said.main not in words.STATES:
        harmful = said.main in words.OFFENCES | words.HEAVY
        if harmful or (said.lemma and (said.by == "self" or said.passive)):
            return True
    if said.text.startswith(("it is not ", "it was not ", "it isn't ", "it wasn't ")) and said.copular:
        return True
    if said.says(("this is not ", "that is not ", "that was not ", "this was not ", "at all", "absolutely", "nothing was ",
                  "not a single ", "never ")):  # fmt: skip
        return True
    if " such " in said.text:
        return True
    existential = said.text.startswith(
        ("there is no", "there was no", "there were no", "there are no", "there had been no")
    )
    return existential or (said.lemma in ("maintain", "insist", "protest") and said.by != "other")


def _accusation(said: Utterance) -> bool:
    if said.cue_act == "accusation" and said.lemma != "claim":
        return True
    if said.by == "self" or said.future or (said.negated and not said.lemmas & words.BAD):
        return False
    if said.lemmas & words.BAD:
        return True
    return said.party and said.by == "other" and said.main in words.OFFENCES


def _praise(said: Utterance) -> bool:
    return said.cue_act == "praise" or (
        bool(said.lemmas & words.FINE) and not said.negated and not said.lemmas & words.BAD
    )


def _appeal(said: Utterance) -> bool:
    if said.cue_act == "appeal" and said.lemma not in ("hope", "wish"):
        return True
    if said.main in ("urge", "call", "appeal", "ask", "request") and said.by == "self" and not said.future:
        return True
    if ("should" in said.modals and said.by != "self") or said.text.startswith("please"):
        return True
    return (
        "hope" in said.lemmas and said.by == "self" and said.says((" you ", " both ", " all "))
    ) or "let us" in said.text


def _prediction(said: Utterance) -> bool:
    if said.lemma in ("fear", "worry", "hope") and said.past:
        return False
    if said.cue_act == "prediction" or said.main in ("expect", "anticipate", "foresee", "predict"):
        return True
    if "expectation" in said.lemmas or said.says((" likely", "inevitable", "bound to ", "set to fail")):
        return True
    if not said.future or (said.by == "self" and said.party):
        return False
    if said.lemma in ("announce", "disclose", "reveal", "notify") and said.party and said.by != "other":
        return False
    if "would" in said.modals and (
        said.says(("would have ", "would be worse", "would mean")) or _judges(said)
    ):
        return False
    return not (said.party and _scheduled(said)) and said.modals != {"can"}


def _judges(said: Utterance) -> bool:
    """ "That would be a mistake" weighs; it does not foretell."""
    return said.copular and said.text.startswith(("that ", "this ", "it ", "nothing ", "anything ", "to "))


def _scheduled(said: Utterance) -> bool:
    return bool(said.modals & _FIRM) and not said.negated and said.main in words.SCHEDULED


def _announcement(said: Utterance) -> bool:
    if said.lemma in ("believe", "think", "fear", "recall", "doubt", "according") or not said.party:
        return False
    if said.main in words.STATES or said.copular:
        return said.lemma in _ANNOUNCING or (said.lemma == "confirm" and said.negated_cue)
    if said.lemma == "confirm" and said.by != "self":
        return said.negated_cue
    if said.by == "self":
        return (said.past and not said.negated) or said.future or said.main in words.SCHEDULED
    done = said.passive and said.past and said.by == "none" and not said.negated
    return said.lemma in _ANNOUNCING or _scheduled(said) or done


_ANNOUNCING = frozenset({"announce", "announcement", "disclose", "reveal", "notify", "proclaim"})


_ROWS = (
    ("threat", _threat),
    ("refusal", _refusal),
    ("demand", _demand),
    ("offer", _offer),
    ("promise", _promise),
    ("denial", _denial),
    ("accusation", _accusation),
    ("praise", _praise),
    ("appeal", _appeal),
    ("prediction", _prediction),
    ("announcement", _announcement),
)


def _default(said: Utterance) -> str:
    if said.question:
        return "other"
    return (
        "announcement"
        if said.negated_cue and said.lemma in ("confirm", "say", "announce") and said.future
        else "assessment"
    )
