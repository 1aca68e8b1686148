"""Outlook: an interval of probability for each rung by a date, with confidence kept apart."""

from __future__ import annotations

from detente.assessment.outlook.estimate import outlook
from detente.assessment.outlook.nouns import RUNGS, Outlook, ReferenceClass, RungOutlook

__all__ = ["RUNGS", "Outlook", "ReferenceClass", "RungOutlook", "outlook"]
