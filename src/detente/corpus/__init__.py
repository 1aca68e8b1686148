"""Read files into Documents."""

from __future__ import annotations

from detente.corpus.article import Limits
from detente.corpus.discover import SUFFIXES, discover
from detente.corpus.duplicates import duplicates
from detente.corpus.published import day
from detente.corpus.read import read_bytes, read_file, read_text

__all__ = ["SUFFIXES", "Limits", "day", "discover", "duplicates", "read_bytes", "read_file", "read_text"]
