"""What changes something: each action checks its token, does one thing, and leads back."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from detente.errors import DetenteError, InputError
from detente.evidence.vocabulary import VERDICTS, Verdict
from detente.web.app import reader_of, token_of

__all__ = ["ACTIONS"]


async def _form(request: Request) -> Mapping[str, Any]:
    """The form's fields, once its token is checked."""
    form = await request.form(max_files=200, max_fields=100)
    given = str(form.get("token") or request.headers.get("x-token") or "")
    if not hmac.compare_digest(given, token_of(request)):
        raise HTTPException(403, "This form is out of date. Load the page again.")
    return form


def _back(request: Request, form: Mapping[str, Any], words: str) -> Response:
    """To a page of this workbench, never elsewhere."""
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"done": words})
    request.session["flash"] = words
    target = str(form.get("next") or "/")
    safe = target.startswith("/") and not target.startswith(("//", "/\\"))
    return RedirectResponse(target if safe else "/", status_code=303)


async def decide(request: Request) -> Response:
    form = await _form(request)
    verdict = str(form.get("verdict", ""))
    if verdict not in VERDICTS or verdict == "add":
        raise InputError(f"{verdict!r} is no verdict", hint="accept, reject, unsure or edit")
    item = str(form.get("item", ""))
    changes: dict[str, object] = {
        key.removeprefix("field-"): value
        for key, value in form.items()
        if key.startswith("field-") and isinstance(value, str)
    }
    reader = reader_of(request)
    await run_in_threadpool(
        request.app.state.case.decide,
        item,
        cast(Verdict, verdict),
        reviewer=reader,
        changes=changes if verdict == "edit" else {},
        reason=str(form.get("reason") or "") or None,
    )
    return _back(request, form, f"{item}: {verdict}")


async def undo(request: Request) -> Response:
    form = await _form(request)
    item = await run_in_threadpool(request.app.state.case.undo, reviewer=reader_of(request))
    return _back(request, form, f"taken back: {item}" if item else "there is nothing to take back")


async def add(request: Request) -> Response:
    """Read dropped files or pasted text into the case."""
    form = await _form(request)
    published = str(form.get("published") or "") or None
    said: list[str] = []
    text = str(form.get("text") or "")
    if text.strip():
        name = str(form.get("name") or "pasted text").replace("/", "-").replace("\\", "-")[:120]
        said.append(await run_in_threadpool(_read_text, request, text, name, published))
    uploads = [u for u in cast(Any, form).getlist("files") if isinstance(u, UploadFile) and u.filename]
    said += [await run_in_threadpool(_read_upload, request, upload, published) for upload in uploads]
    return _back(request, form, "; ".join(said) or "nothing was given to read")


def _read_text(request: Request, text: str, name: str, published: str | None) -> str:
    document = request.app.state.case.read_text(text, name=f"{name}.txt", published=published)
    return f"read: {document.path}"


def _read_upload(request: Request, upload: UploadFile, published: str | None) -> str:
    name = (upload.filename or "").replace("\\", "/").rsplit("/", 1)[-1][:120]
    try:
        documents = request.app.state.case.read_upload(upload.file.read(), name=name, published=published)
    except DetenteError as error:
        return f"not read: {error}"
    return f"read: {name} ({documents})"


async def question(request: Request) -> Response:
    form = await _form(request)
    await run_in_threadpool(
        request.app.state.case.record.set_setting, "question", str(form.get("question", ""))[:500]
    )
    return _back(request, form, "the question is kept")


ACTIONS = (
    Route("/decide", decide, methods=["POST"]),
    Route("/undo", undo, methods=["POST"]),
    Route("/add", add, methods=["POST"]),
    Route("/question", question, methods=["POST"]),
)
