"""The brief as files: HTML, Markdown, Word, PDF where it can be made, and what it cites."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.brief import Brief, citations, docx, pdf
from detente.case import Case
from detente.web.app import reader_of
from detente.web.page import Query
from detente.web.pages.brief import made
from detente.web.scoped import between, kept

__all__ = ["DOWNLOADS", "faces"]

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _cited(make: Callable[[Any], str]) -> Callable[[Case, Brief], bytes]:
    return lambda case, brief: make(citations.cited(brief, case.documents())).encode()


_FACES: dict[str, tuple[str, str, Callable[[Case, Brief], bytes]]] = {
    "brief.html": ("HTML", "text/html; charset=utf-8", lambda _, brief: brief.html().encode()),
    "brief.md": ("Markdown", "text/markdown; charset=utf-8", lambda _, brief: brief.markdown().encode()),
    "brief.docx": ("Word", _WORD, lambda _, brief: docx.render(brief)),
    "brief.pdf": ("PDF", "application/pdf", lambda _, brief: pdf.render(brief)),
    "cited.bib": ("BibTeX", "application/x-bibtex; charset=utf-8", _cited(citations.bibtex)),
    "cited.csl.json": ("CSL-JSON", "application/vnd.citationstyles.csl+json", _cited(citations.csl)),
}


def faces() -> list[tuple[str, str]]:
    """File name and label of each download that can be made here."""
    return [(name, label) for name, (label, _, _) in _FACES.items() if name != "brief.pdf" or pdf.available()]


async def download(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _FACES:
        raise HTTPException(404)
    _, media, make = _FACES[name]
    case = request.app.state.case
    query = Query({}, dict(request.query_params), reader_of(request), request.app.state.desk)
    key = ("download", name, between(query), query.day("as_of"))
    body = await run_in_threadpool(lambda: kept(case, key, lambda: make(case, made(case, query))))
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type=media, headers=headers)


DOWNLOADS = (Route("/brief/{name}", download),)
