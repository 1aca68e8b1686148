"""Identities that survive parallel, repeated and resumed reading."""

from __future__ import annotations

import hashlib

__all__ = ["document_id", "item_id", "sha256"]


def sha256(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def item_id(kind: str, document_hash: str, start: int, end: int, ordinal: int = 0) -> str:
    """`kind` and the first 12 hex digits of SHA-256 over document hash, kind, offsets and ordinal."""
    digest = sha256(f"{document_hash}\n{kind}\n{start}\n{end}\n{ordinal}")
    return f"{kind}-{digest[:12]}"


def document_id(text_hash: str, name: str) -> str:
    """The same text under the same file name is the same document, wherever its folder stands."""
    digest = sha256(f"{text_hash}\n{name}")
    return f"document-{digest[:12]}"
