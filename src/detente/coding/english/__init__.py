"""English: tokens, tags, lemmas and dependency trees from raw text, offline.

Nothing heavy is imported here; the model is loaded by the first call of :func:`parse`.
"""

from detente.coding.english.parser import Parser, parse
from detente.coding.english.sentence import Sentence

__all__ = ["Parser", "Sentence", "parse"]
