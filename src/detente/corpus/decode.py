"""Bytes to text: UTF-8 first, then what the bytes themselves suggest, never silently."""

from __future__ import annotations

from charset_normalizer import from_bytes

from detente.errors import UnreadableFile

__all__ = ["decode"]

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x7fELF",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
)


def decode(data: bytes, *, where: str) -> tuple[str, tuple[str, ...]]:
    """The text of `data` and notes on how it was decoded.

    Raises
    ------
    UnreadableFile
        If it is empty, binary, or in no encoding that can be told.
    """
    if not data.strip():
        raise UnreadableFile("is empty", where=where, hint="remove it or save it again")
    if data.startswith(_BINARY):
        raise UnreadableFile(
            "is not text, whatever its name says", where=where, hint="give it its true ending"
        )
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding, where), ()
    if b"\x00" in data:
        raise UnreadableFile("is binary, not text", where=where, hint="export it as text")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _guess(data, where)


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"is not valid {encoding} (byte {error.start})", where=where, hint="save it as UTF-8"
        ) from error


def _guess(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise UnreadableFile("is in an unknown encoding", where=where, hint="save it as UTF-8")
    try:
        text = data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        text = data.decode("cp1252", errors="replace")
        return text, ("not valid UTF-8; read as cp1252 with replacements",)
    if sum(not c.isprintable() and c not in "\t\r\n\f" for c in text[:10_000]) > 0.02 * min(
        len(text), 10_000
    ):
        raise UnreadableFile("is binary, not text", where=where, hint="export it as text")
    return text, (f"not valid UTF-8; read as {best.encoding}",)
