"""Take what was dropped or pasted."""

from __future__ import annotations

from typing import Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.case import Case
from detente.web.forms import back, form_of

__all__ = ["READING"]


async def add(request: Request) -> Response:
    """Pasted text is read at once; files are put on the desk."""
    form = await form_of(request, "editor")
    published = str(form.get("published") or "") or None
    said: list[str] = []
    text = str(form.get("text") or "")
    if text.strip():
        name = plain_name(str(form.get("name") or "pasted text"))
        said.append(await run_in_threadpool(_read_text, request.app.state.case, text, name, published))
    files = [u for u in cast(Any, form).getlist("files") if isinstance(u, UploadFile) and u.filename]
    for upload in files:
        request.app.state.desk.put(plain_name(upload.filename or ""), await upload.read(), published)
    if files:
        form = {**form, "next": "/reading"}
        said.append(f"{len(files)} {'file' if len(files) == 1 else 'files'} to read")
    return back(request, form, "; ".join(said) or "nothing was given to read")


def plain_name(given: str) -> str:
    """A file's name without any folder, and nothing that does not print."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable())[-120:] or "unnamed"


def _read_text(case: Case, text: str, name: str, published: str | None) -> str:
    return f"read: {case.read_text(text, name=f'{name}.txt', published=published).path}"


READING = (Route("/add", add, methods=["POST"]),)
