"""What a speaker does by his words: demand, offer, threat, … by the cue first and the main clause of the content.

The rows of the labelling guide in their order; the first that fits decides, the next one is the runner-up.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Utterance", "act_of"]

_SELF_WILL = frozenset({"will", "would", "'ll", "shall", "may", "might", "could", "can", "'d", "going", "ready", "wo"})
_FUTURE = frozenset({"will", "would", "'ll", "shall", "may", "might", "could", "wo", "'d"})
_MUST = frozenset({"must", "required", "needs", "ought"})
_HARM = frozenset(
    "retaliate retaliation strike attack fire destroy annihilate crush punish punishment consequence price war sanction"
    " tariff expel suspend withdraw quit abandon enrich rethink resume continue escalate escalation respond response"
    " countermeasure reprisal revenge avenge bomb invade close block cut halt scrap kill eliminate hit target trigger"
    " burn obliterate devastate devastating overwhelming severe swift fury deploy test walk reconsider review restart"
    " pay regret hell force military shoot sink seize reimpose impose isolate answer defeat finger repel intercept"
    " disproportionate crushing action measure freeze exclude terminate end reserve option seriously".split()
)
_HEAVY = _HARM - frozenset(
    "resume continue respond response test close end review action measure pay halt walk answer freeze target option hit"
    " withdraw cut force withdraw military regret sanction war deploy suspend fire kill".split()
)
_DEALING = frozenset(
    "negotiate talk accept agree recognise recognize allow tolerate permit yield bow surrender compromise discuss meet"
    " give return abandon renounce relinquish resume lift sign join cede concede hand deal engage attend back support"
    " participate submit renegotiate kneel stop change drop leave disarm retreat budge bend negotiation sit extradite"
    " consider end free withdraw extend resume stand let ease".split()
)
_NO_DEAL = ("no intention", "out of the question", "not negotiable", "non-negotiable", "no negotiation", "no talks",
            "no change", "no concession", "no place for", "inappropriate", "no compromise", "no point", "no deal",
            "not up for", "no interest in", "never again", "not be forced", "no room", "red line", "no question of",
            "cannot accept", "unacceptable", "waste of time", "wasting")  # fmt: skip
_READY = ("ready to", "willing to", "prepared to", "open to", "ready for", "willingness", "come to the table",
          "would welcome", "happy to", "extended hand", "door is open", "door remains open", "doors are open",
          "in exchange for", "in return for", "propose", "at any time", "without preconditions",
          "without precondition", "no preconditions", "open door", "would accept", "could accept", "offer")  # fmt: skip
_GOOD = frozenset(
    "release free help assist honour honor respect protect defend support withdraw lift return implement fulfil fulfill"
    " comply cooperate abide observe keep stand continue work refrain aid send rebuild guarantee ensure compensate"
    " pull dismantle reopen restore halt stop end allow uphold pursue spare hold deliver provide remain make".split()
)
_BAD = frozenset(
    "violate violation breach illegal illegally unlawful aggression aggressive aggressor provocation provocative provoke"
    " hostile hostility irresponsible lie lying liar blame betray betrayal blackmail terror terrorism terrorist crime"
    " criminal cowardly dishonest arbitrary hypocrisy hypocritical sabotage undermine reckless genocide occupation bully"
    " bullying warmonger defect egregious barbaric massacre failed fail unfair unjust outrageous shameful dangerous"
    " destabilise destabilize destabilising destabilizing threaten threat coercion interference interfere invade guilty"
    " responsible propaganda deceit deception deceive cheat dummy evil brutal ruthless stall stalling obstruct mistake"
    " disgrace atrocity inhuman hatred slander smear plot conspire treason unprovoked flagrant blatant piracy farce"
    " absurd nonsense regrettable regime incite incitement disgusting foolish stupid idiot insane mad maniac rogue fat".split()
)
_FINE = frozenset(
    "welcome thank thanks appreciate brave courage courageous congratulate congratulations wonderful great historic"
    " friend friendship excellent grateful commend applaud hail admire gratitude tremendous admirable constructive"
    " encouraging remarkable respect proud terrific fantastic talented honourable honorable love praise positive".split()
)
_FALSE = ("no such", "not true", "false", "untrue", "fabricat", "baseless", "unfounded", "groundless", "fake news",
          "nothing to do with", "a lie", "fiction", "invented", "had no part", "no role in", "not involved", "no truth",
          "did not happen", "never happened", "no evidence", "had not been", "rumour", "rumor")  # fmt: skip
_CLAIMS = frozenset("accusation allegation claim report charge suggestion rumour rumor assertion notion speculation".split())
_CALM = frozenset({"please", "let", "let's", "hope", "hopes", "hoped"})
_OWN = frozenset(
    {"threaten", "demand", "refuse", "reject", "rebuff", "spurn", "deny", "accuse", "blame", "condemn", "denounce",
     "criticise", "criticize", "praise", "welcome", "thank", "hail", "congratulate", "commend", "laud", "applaud", "urge",
     "appeal", "request", "implore", "beg", "invite", "deplore", "decry", "slam", "blast", "lambast", "lambaste",
     "rebuke", "predict", "forecast", "foresee", "salute", "repudiate", "disavow", "plead", "exhort", "recommend",
     "lash", "berate", "reproach", "reprimand", "mock", "ridicule", "alleged", "allege", "threat", "demand", "refusal",
     "denial", "accusation", "allegation", "praise", "condemnation", "criticism", "plea", "appeal", "request",
     "invitation", "offer", "propose", "proposal", "insistence", "ultimatum", "rejection", "prediction", "forecast"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is needed to tell the act: cue, content in lower case and lemmas, and the main clause.

    `by` is who the main clause's subject is: "self", "other" or "none"; `modals` its auxiliaries.
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
    question: bool = False
    imperative: bool = False
    negated_cue: bool = False


def act_of(said: Utterance) -> tuple[str, str | None]:
    """The act and the runner-up."""
    found = [act for act, holds in _ROWS if holds(said)]
    own = _by_cue(said)
    if own is not None:
        return own, next((act for act in found if act != own), None)
    default = _default(said)
    ordered = [*found, default]
    return ordered[0], next((act for act in ordered if act != ordered[0]), None)


def _by_cue(said: Utterance) -> str | None:
    """The act of a cue that is itself an act of speech."""
    lemma, act = said.lemma, said.cue_act
    if lemma in ("reject", "dismiss", "rejection") and said.lemmas & _CLAIMS:
        return "denial"
    if lemma in ("vow", "pledge", "promise", "swear"):
        return "threat" if said.lemmas & _HEAVY and not said.negated else "promise"
    if lemma == "warn" or lemma == "warning":
        return _warning(said)
    if lemma == "rule":
        return ("threat" if said.lemmas & _HARM else "assessment") if said.negated_cue else "refusal"
    if lemma == "call":
        return _call(said)
    if said.frame == "name" or lemma in ("describe", "label", "brand", "dub", "term"):
        return _naming(said)
    if lemma in ("urge", "appeal", "call", "ask", "request") and said.text.startswith(("immediate", "unconditional")):
        return "demand"
    if lemma in ("ask", "tell", "order") and said.frame == "inf":
        return "appeal" if lemma == "ask" else "demand"
    if lemma in ("offer", "invite", "float", "volunteer") and said.frame in ("inf", "obj", "to"):
        return "offer"
    return act if lemma in _OWN and act != "other" else None


def _warning(said: Utterance) -> str:
    if said.by == "self" and said.modals & _SELF_WILL and not said.past:
        return "threat"
    harm = said.lemmas & _HARM
    threatening = said.lemmas & {"consequence", "retaliation", "retaliate", "price", "trigger", "finger", "crushing"}
    return "threat" if threatening and harm and said.by != "other" else "prediction"


def _call(said: Utterance) -> str:
    if said.frame == "name":
        return _naming(said)
    return "demand" if "immediate" in said.lemmas or "unconditional" in said.lemmas else "appeal"


def _naming(said: Utterance) -> str:
    if said.lemmas & _FINE and not said.lemmas & _BAD:
        return "praise"
    return "accusation" if said.lemmas & _BAD or said.lemma in ("call", "label", "brand") else "assessment"


def _threat(said: Utterance) -> bool:
    if said.negated and not (said.conditional and said.by == "none"):
        return False
    future = bool(said.modals & _FUTURE) and not said.past
    if said.by == "self" and future:
        return bool(said.lemmas & _HARM) and (said.conditional or said.main in _HARM or bool(said.lemmas & _HEAVY))
    if "will pay" in said.text or "pay a price" in said.text or "pay the price" in said.text or "a price to pay" in said.text:
        return True
    if said.conditional and future and said.by == "none":
        return bool(said.lemmas & _HARM) or said.negated
    return future and said.by == "none" and bool(said.lemmas & {"retaliation", "consequence", "response", "retaliate"})


def _refusal(said: Utterance) -> bool:
    if any(phrase in said.text for phrase in _NO_DEAL):
        return not said.past or said.by == "self"
    if not said.negated or said.past:
        return False
    bound = any(f" {w} " in f" {said.text} " for w in ("until", "unless", "without", "never", "longer", "under"))
    willed = bool(said.modals & (_FUTURE | {"can", "ca", "cannot"})) or bool(said.modals & {"going"})
    if said.by == "self":
        return (willed and (said.main in _DEALING or bound)) or said.main == "negotiate"
    return willed and bound and bool(said.lemmas & {"talk", "negotiation", "dialogue", "deal", "agreement", "summit", "meeting"})


def _demand(said: Utterance) -> bool:
    must = bool(said.modals & _MUST) or any(p in said.text for p in ("has to ", "have to ", "had to ", "needs to ", "need to "))
    if must and said.by != "self":
        return True
    if said.imperative and not said.lemmas & _CALM:
        return True
    return said.cue_act == "demand" and said.frame != "that" or "only if" in said.text and said.by == "other"


def _offer(said: Utterance) -> bool:
    if said.past and said.by != "self" or said.negated:
        return False
    if any(phrase in said.text for phrase in _READY):
        return said.by != "other" or "preconditions" in said.text
    if said.by == "self" and said.conditional and said.modals & _SELF_WILL:
        return bool(said.lemmas & (_GOOD | {"ease", "hand", "meet", "talk", "consider", "suspend"}))
    return said.lemma in ("hint", "signal", "suggest") and said.by == "self" and bool(said.modals & _SELF_WILL)


def _promise(said: Utterance) -> bool:
    if said.past or said.by != "self" or not said.modals & (_FUTURE | {"going"}):
        return False
    if said.negated:
        return bool(said.lemmas & _HARM)
    return said.main in _GOOD


def _denial(said: Utterance) -> bool:
    if said.cue_act == "denial":
        return True
    if any(phrase in said.text for phrase in _FALSE):
        return True
    return said.by == "self" and said.negated and said.past and not said.modals & _FUTURE and said.main not in ("expect", "know")


def _accusation(said: Utterance) -> bool:
    if said.cue_act == "accusation":
        return True
    return said.by != "self" and bool(said.lemmas & _BAD) and not said.modals & _FUTURE and not said.negated


def _praise(said: Utterance) -> bool:
    return said.cue_act == "praise" or bool(said.lemmas & _FINE) and not said.negated and not said.lemmas & _BAD


def _appeal(said: Utterance) -> bool:
    if said.cue_act == "appeal" and said.lemma not in ("hope", "wish"):
        return True
    if said.modals & {"should"} and said.by != "self":
        return True
    return bool(said.lemmas & {"hope"}) and said.by == "self" and bool(said.modals & _FUTURE) or "let us" in said.text


def _prediction(said: Utterance) -> bool:
    if said.cue_act == "prediction":
        return True
    likely = any(f" {w} " in f" {said.text} " for w in ("likely", "expect", "expects", "expected", "inevitable", "bound to"))
    return (bool(said.modals & _FUTURE) or likely) and said.by != "self"


def _announcement(said: Utterance) -> bool:
    if said.by == "self" and (said.past or said.modals & (_FUTURE | {"going"})):
        return said.main not in ("be", "believe", "think", "expect", "hope", "want", "feel", "know", "see")
    return said.cue_act == "announcement"


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
    return "announcement" if said.cue_act == "announcement" else "assessment"
