"""The JSON shape `claim/1`."""

from __future__ import annotations

from typing import Any

from detente.assessment.claims.nouns import ALPHA, LEVEL, SEED, Claim
from detente.assessment.claims.verdict import RULE
from detente.evidence import to_json

__all__ = ["shape"]


def shape(claim: Claim) -> dict[str, Any]:
    """What `detente claim … --json` prints."""
    settings = {"alpha": ALPHA, "level": LEVEL, "seed": SEED}
    return {"schema": "claim/1", **to_json(claim), "rule": RULE, "settings": settings}
