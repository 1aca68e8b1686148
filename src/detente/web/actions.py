"""What changes something: each action checks its token and its reader's role, does one thing, and leads back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.case import Case
from detente.errors import InputError
from detente.evidence import to_json
from detente.evidence.vocabulary import VERDICTS, Verdict
from detente.web.adding import ADDING
from detente.web.app import reader_of
from detente.web.forms import back, form_of
from detente.web.login import LOGIN
from detente.web.model_text import LARGEST, changed, checked
from detente.web.reading import READING
from detente.web.recording import RECORDING

__all__ = ["ACTIONS"]


async def decide(request: Request) -> Response:
    form = await form_of(request, "reviewer")
    verdict = str(form.get("verdict", ""))
    if verdict not in VERDICTS or verdict == "add":
        raise InputError(f"{verdict!r} is no verdict", hint="accept, reject, unsure or edit")
    item, case = str(form.get("item", "")), request.app.state.case
    changes = await run_in_threadpool(_changes, case, item, form) if verdict == "edit" else {}
    await run_in_threadpool(
        case.decide, item, cast(Verdict, verdict), reviewer=reader_of(request), changes=changes,
        reason=str(form.get("reason") or "")[:500] or None,
    )  # fmt: skip
    return back(request, form, f"{item}: {verdict}")


def _changes(case: Case, item: str, form: Mapping[str, Any]) -> dict[str, object]:
    """The fields that differ from the item as it stands."""
    now = to_json(case.record.item(item), full=True)
    changes: dict[str, object] = {}
    for key, value in form.items():
        kind, _, name = key.partition("-")
        if kind == "field" and isinstance(value, str) and value != now.get(name):
            changes[name] = value
        if kind == "name" and isinstance(now.get(name), (dict, type(None))):
            known = now.get(name) or {}
            given = {
                "name": str(value) or None,
                "country": str(form.get(f"country-{name}") or "").upper() or None,
            }
            if given != {key: known.get(key) for key in given}:
                changes[name] = {**known, **given}
    return changes


async def undo(request: Request) -> Response:
    form = await form_of(request, "reviewer")
    item = await run_in_threadpool(request.app.state.case.undo, reviewer=reader_of(request))
    return back(request, form, f"taken back: {item}" if item else "there is nothing to take back")


async def question(request: Request) -> Response:
    form = await form_of(request, "editor")
    words = " ".join(str(form.get("question", "")).split())[:500]
    await run_in_threadpool(request.app.state.case.keep, "question", words, reviewer=reader_of(request))
    return back(request, form, "the question is kept")


async def seen(request: Request) -> Response:
    """From now on this reader's case page shows what comes after this moment."""
    form = await form_of(request, None)
    case, reader = request.app.state.case, reader_of(request)
    await run_in_threadpool(lambda: case.record.set_setting(f"seen.{reader}", case.record.mark()))
    return back(request, form, "marked as seen")


async def model(request: Request) -> Response:
    """Keep a model with the case, whole or changed by a step; each is taken back like a decision."""
    form = await form_of(request, "editor")
    case, what = request.app.state.case, str(form.get("do", ""))
    text = await _model_text(form) if what == "save" else None
    await run_in_threadpool(_keep_model, case, what, form, text, reader_of(request))
    return back(request, form, "the model is kept")


async def _model_text(form: Mapping[str, Any]) -> str:
    upload = form.get("file")
    if isinstance(upload, UploadFile) and upload.filename:
        data = await upload.read(LARGEST * 4)
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise InputError("the model file is not UTF-8", hint="save it as UTF-8") from error
    return str(form.get("text", ""))


def _keep_model(case: Case, what: str, form: Mapping[str, Any], text: str | None, reader: str) -> None:
    fields = {key: value for key, value in form.items() if isinstance(value, str)}
    if what == "begin":
        title = " ".join(fields.get("title", "").split())[:200] or "A conflict"
        new = changed(f"[conflict]\nname = {_quoted(title)}\n", "decision-maker", fields)
    elif what == "draft":
        new = case.draft().toml()
        checked(new)
    elif text is not None:
        checked(text)
        new = text.replace("\r\n", "\n")
    else:
        new = changed(case.record.setting("model") or "", what, fields)
    case.keep("model", new, reviewer=reader)


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(letter for letter in escaped if letter.isprintable())}"'


ACTIONS = (
    Route("/decide", decide, methods=["POST"]),
    Route("/undo", undo, methods=["POST"]),
    Route("/question", question, methods=["POST"]),
    Route("/seen", seen, methods=["POST"]),
    Route("/model", model, methods=["POST"]),
    *READING,
    *ADDING,
    *RECORDING,
    *LOGIN,
)
