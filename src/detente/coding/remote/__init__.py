"""An optional second reader behind an OpenAI-compatible address; off unless the user names one.

Nothing it returns is believed: what does not quote the document word for word is dropped and counted.
"""

from __future__ import annotations

from detente.coding.remote.endpoint import Endpoint
from detente.coding.remote.reader import Remote, read_remotely

__all__ = ["Endpoint", "Remote", "read_remotely"]
