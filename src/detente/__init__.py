"""detente: follow stand-offs between governments, with every number led back to the quoted words.

>>> import detente
>>> detente.__version__
'0.1.0'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.case import Case, open_case
    from detente.conflict import load as load_conflict

__all__ = ["Case", "__version__", "load_conflict", "open_case"]

__version__ = "0.1.0"

_HOMES = {"Case": ("detente.case", "Case"), "open_case": ("detente.case", "open_case"),
          "load_conflict": ("detente.conflict", "load")}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load a room only when it is asked for, so that the start stays light."""
    if name not in _HOMES:
        raise AttributeError(f"module 'detente' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(importlib.import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
