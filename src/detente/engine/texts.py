"""Files that a user hands in, read whole within a limit."""

from __future__ import annotations

from pathlib import Path

from detente.errors import InputError

__all__ = ["text_of"]


def text_of(path: Path, *, largest: int, what: str) -> str:
    """The text of a UTF-8 file; a byte order mark is dropped.

    Parameters
    ----------
    path : Path
    largest : int
        Bytes.
    what : str
        What the file is, for the message: "table", "log".

    Raises
    ------
    InputError
        If it cannot be opened, is larger, or is not UTF-8.
    """
    try:
        if path.stat().st_size > largest:
            raise InputError(
                f"is too large a {what}", where=str(path), hint="split it, or leave out old rows"
            )
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            f"cannot be opened ({error.strerror})", where=str(path), hint="check the path"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8", where=str(path), hint="export it as UTF-8") from error
