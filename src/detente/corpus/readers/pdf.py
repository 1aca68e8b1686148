"""`.pdf`: text page by page through pypdf; scanned pages hold none and are said so."""

from __future__ import annotations

import io
import logging
import re
import warnings

from detente.corpus.article import Article, Limits
from detente.errors import UnreadableFile

__all__ = ["read"]


def read(data: bytes, *, where: str, limits: Limits) -> list[Article]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    if b"%PDF-" not in data[:1024]:
        raise UnreadableFile("is not a PDF", where=where, hint="give it its true ending")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise UnreadableFile("is encrypted", where=where, hint="save an unprotected copy")
            if len(reader.pages) > limits.pages:
                raise UnreadableFile(
                    f"has {len(reader.pages)} pages; at most {limits.pages} are read",
                    where=where,
                    hint="split it",
                )
            pages = [page.extract_text() or "" for page in reader.pages]
            title = reader.metadata.title if reader.metadata else None
    except UnreadableFile:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError,
            RecursionError, NotImplementedError, AssertionError, ImportError) as error:  # fmt: skip
        reason = "is encrypted" if "crypt" in str(error).lower() else "is damaged or truncated"
        raise UnreadableFile(
            f"{reason} ({type(error).__name__})", where=where, hint="save it again"
        ) from error
    text = "\n\n".join(_unwrap(page) for page in pages if page.strip())
    if not text.strip():
        raise UnreadableFile("holds no text, only pictures of pages", where=where, hint="run OCR on it first")
    stated = str(title).strip() if title else ""
    return [Article(text, title=stated or None)]


def _unwrap(page: str) -> str:
    """Join lines that a page breaks within a sentence; a blank line or a full stop ends a paragraph."""
    page = re.sub(r"(\w)-\n([a-z])", r"\1\2", page)
    return re.sub(r"(?<![.!?:\"”’])\n(?=\S)", " ", page)
