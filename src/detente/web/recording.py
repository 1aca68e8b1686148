"""Actions of the post-mortem: keep a forecast, record what happened, settle others' words, take back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.assessment.score.log import chain
from detente.case import Case
from detente.web.afterwards import forecasts_kept, happenings, keep_forecast, record_outcome, settle, withdraw
from detente.web.app import reader_of
from detente.web.forms import back, form_of
from detente.web.keeping import kept_log
from detente.web.page import Query
from detente.web.pages.outlook import assessed
from detente.web.scoped import cut
from detente.web.settling import words_of

__all__ = ["RECORDING"]


def _query(request: Request, fields: Mapping[str, Any]) -> Query:
    texts = {key: value for key, value in fields.items() if isinstance(value, str)}
    return Query({}, texts, reader_of(request), request.app.state.desk)


async def forecast(request: Request) -> Response:
    """Keep the outlook of the page, with the judgements as the reader moved them."""
    form = await form_of(request, "reviewer")
    case, query = request.app.state.case, _query(request, form)

    def keep() -> str:
        found, moved = assessed(case, query)
        return keep_forecast(case, found, moved, reviewer=query.reader)

    await run_in_threadpool(keep)
    return back(request, form, "the forecast is kept")


async def outcome(request: Request) -> Response:
    form = await form_of(request, "reviewer")
    case, query = request.app.state.case, _query(request, form)
    if form.get("do") == "withdraw":
        await run_in_threadpool(lambda: withdraw(case, str(form.get("key", "")), reviewer=query.reader))
        return back(request, form, "taken out; Undo brings it back")

    def record() -> str:
        made = record_outcome(case, cut(case, query).between[:2], form, reviewer=query.reader)
        return f"recorded: {made.rung or 'nothing further'}, {made.day}"

    return back(request, form, await run_in_threadpool(record))


async def became(request: Request) -> Response:
    form = await form_of(request, "reviewer")
    case, query = request.app.state.case, _query(request, {})

    def say() -> None:
        words = words_of(case, cut(case, query), str(form.get("of", "")))
        settle(case, form, words, reviewer=query.reader)

    await run_in_threadpool(say)
    return back(request, form, "settled" if form.get("became") != "open" else "open again")


async def log(request: Request) -> Response:
    """Every kept forecast as a log that `detente score` reads."""
    case, query = request.app.state.case, _query(request, dict(request.query_params))
    body = await run_in_threadpool(_log, case, query)
    headers = {"content-disposition": 'attachment; filename="forecasts.jsonl"'}
    return Response(body, media_type="application/jsonl; charset=utf-8", headers=headers)


def _log(case: Case, query: Query) -> str:
    parties = cut(case, query).between[:2]
    happened = tuple(happenings(case, parties).values())
    return "".join(chain(kept_log(forecasts_kept(case, parties), happened)))


RECORDING = (
    Route("/outlook/post-mortem/forecasts.jsonl", log, methods=["GET"]),
    Route("/forecast", forecast, methods=["POST"]),
    Route("/outcome", outcome, methods=["POST"]),
    Route("/became", became, methods=["POST"]),
)
