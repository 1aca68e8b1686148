"""The closed vocabularies of the nouns, as the Terms in the architecture define them."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

__all__ = [
    "ACTS",
    "BASES",
    "CHANNELS",
    "CONDITION_KINDS",
    "CONTRADICTION_KINDS",
    "EVENT_TYPES",
    "ITEM_KINDS",
    "MODES",
    "OFFICIAL",
    "POLARITIES",
    "STATUSES",
    "VERDICTS",
    "Act",
    "Basis",
    "Channel",
    "ConditionKind",
    "ContradictionKind",
    "DatedBy",
    "DecidedBy",
    "DocumentKind",
    "EventType",
    "Mode",
    "Official",
    "Polarity",
    "PostStatus",
    "Status",
    "Verdict",
]

Act: TypeAlias = Literal[
    "demand", "offer", "promise", "threat", "refusal", "denial", "accusation", "praise", "prediction",
    "assessment", "appeal", "announcement", "other",
]  # fmt: skip
Basis: TypeAlias = Literal["stated", "relative", "publication", "unknown"]
Channel: TypeAlias = Literal["public", "private", "track-two", "anonymous"]
ConditionKind: TypeAlias = Literal[
    "precondition", "demand", "deadline", "clock", "red line", "refusal", "concession", "necessary"
]
ContradictionKind: TypeAlias = Literal["goal", "precondition", "tone", "fact", "say-do", "clarification"]
DatedBy: TypeAlias = Literal["text", "metadata", "file name", "given", "unknown"]
DecidedBy: TypeAlias = Literal["rule", "head"]
DocumentKind: TypeAlias = Literal["article", "table"]
EventType: TypeAlias = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Mode: TypeAlias = Literal["direct", "indirect", "mixed"]
Official: TypeAlias = Literal["official", "reported", "contested"]
Polarity: TypeAlias = Literal["affirmed", "negated"]
PostStatus: TypeAlias = Literal["vacant", "nominated", "named", "left"]
Status: TypeAlias = Literal["occurred", "planned", "hypothetical", "negated"]
Verdict: TypeAlias = Literal["accept", "reject", "unsure", "edit", "add"]

ACTS: tuple[str, ...] = get_args(Act)
BASES: tuple[str, ...] = get_args(Basis)
CHANNELS: tuple[str, ...] = get_args(Channel)
CONDITION_KINDS: tuple[str, ...] = get_args(ConditionKind)
CONTRADICTION_KINDS: tuple[str, ...] = get_args(ContradictionKind)
EVENT_TYPES: tuple[str, ...] = get_args(EventType)
MODES: tuple[str, ...] = get_args(Mode)
OFFICIAL: tuple[str, ...] = get_args(Official)
POLARITIES: tuple[str, ...] = get_args(Polarity)
STATUSES: tuple[str, ...] = get_args(Status)
VERDICTS: tuple[str, ...] = get_args(Verdict)
ITEM_KINDS = ("statement", "event", "condition", "prediction", "linkage", "window", "post")
