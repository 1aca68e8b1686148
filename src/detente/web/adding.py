"""Add an item on words that a reader selected, or named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.case import Case
from detente.errors import InputError
from detente.web.app import reader_of
from detente.web.forms import back, form_of

__all__ = ["ADDING", "actor_of"]

_WHO = {"statement": "speaker", "condition": "by", "prediction": "by"}
_PLAIN = {"statement": ("act",), "event": ("type", "status"), "condition": ("kind", "requirement"),
          "prediction": ("prediction",)}  # fmt: skip


async def add_item(request: Request) -> Response:
    form = await form_of(request, "reviewer")
    item = await run_in_threadpool(_add, request.app.state.case, form, reader_of(request))
    document = str(form.get("document", ""))
    return back(request, {**form, "next": f"/documents/{document}#{item}"}, f"{item}: added")


def _add(case: Case, form: Mapping[str, Any], reader: str) -> str:
    document = str(form.get("document", ""))
    start, end = _span(case, document, form)
    kind = str(form.get("item-kind", "statement"))
    return case.add_item(document, kind, start, end, fields_of(kind, form), reviewer=reader).id


def _span(case: Case, document: str, form: Mapping[str, Any]) -> tuple[int, int]:
    """The selection's offsets where they are given and fit the words; else where the words stand first."""
    text, words = case.record.document(document).text, str(form.get("words", "")).strip()
    given = str(form.get("start", "")), str(form.get("end", ""))
    if all(each.isascii() and each.isdigit() for each in given):
        start, end = int(given[0]), int(given[1])
        if end > len(text):
            raise InputError(f"the text ends before character {end}", hint="select the words again")
        if not words or text[start:end].strip() == words:
            return start + len(text[start:end]) - len(text[start:end].lstrip()), start + len(
                text[start:end].rstrip()
            )
    at = text.find(words) if words else -1
    if at < 0:
        raise InputError("these words do not stand in the text", hint="copy them exactly, or select them")
    return at, at + len(words)


def fields_of(kind: str, form: Mapping[str, Any]) -> dict[str, object]:
    """The form's fields as changes of an item."""
    fields: dict[str, object] = {
        name: str(form[f"{kind}-{name}"]).strip()
        for name in _PLAIN.get(kind, ())
        if str(form.get(f"{kind}-{name}") or "").strip()
    }
    who, whom = actor_of(form, "who"), actor_of(form, "whom")
    if kind == "event":
        fields |= {"actors": [who] if who else [], "recipients": [whom] if whom else []}
    elif who and kind in _WHO:
        fields[_WHO[kind]] = who
    if whom and kind in ("statement", "condition"):
        fields["addressee" if kind == "statement" else "towards"] = whom
    return fields


def actor_of(form: Mapping[str, Any], name: str) -> dict[str, str | None] | None:
    """An actor from the fields `NAME` and `NAME-country`; None where both are empty."""
    person = str(form.get(name) or "").strip()[:200] or None
    country = str(form.get(f"{name}-country") or "").strip().upper()[:6] or None
    return {"name": person, "country": country} if person or country else None


ADDING = (Route("/items", add_item, methods=["POST"]),)
