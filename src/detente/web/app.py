"""The application: pages by their addresses, actions, and the guard in front."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from detente.case import Case
from detente.errors import DetenteError, InputError, NotFound
from detente.web.accounts import Account, Limit, Role
from detente.web.desk import Desk
from detente.web.office import LARGEST, Office, Waiting
from detente.web.page import Data, Page, Query
from detente.web.render import csv_response, html_response, json_response
from detente.web.scoped import kept
from detente.web.security import HEADERS, Guard, new_session, token_for

__all__ = ["create_app"]

STATIC = Path(__file__).parent / "static"


def create_app(
    case: Case,
    *,
    hosts: Iterable[str] | None = ("127.0.0.1", "localhost", "::1", "[::1]"),
    reader: str = "analyst",
    accounts: Mapping[str, Account] | None = None,
) -> Any:
    """The workbench on one case file, as an ASGI application.

    Parameters
    ----------
    case : Case
    hosts : iterable of str, optional
        Host names it answers to; None answers to any, which only accounts make safe.
    reader : str
        Who reviews, where there are no accounts.
    accounts : mapping, optional
        Who may log in; without it everybody may do everything.
    """
    from detente.web.actions import ACTIONS
    from detente.web.downloads import DOWNLOADS
    from detente.web.login import Door
    from detente.web.pages import PAGES

    app = Starlette(
        routes=[
            *DOWNLOADS,
            *_pages(PAGES),
            *ACTIONS,
            Mount("/static", StaticFiles(directory=STATIC), name="static"),
        ],
        middleware=[
            Middleware(Guard, hosts=None if hosts is None else tuple(hosts)),
            Middleware(
                SessionMiddleware, secret_key=secrets.token_urlsafe(32), same_site="strict", max_age=None
            ),
            Middleware(Door),
        ],
        exception_handlers={
            DetenteError: _refused,
            403: _forbidden,
            404: _not_found,
            500: _failed,
        },
    )
    app.state.case, app.state.reader, app.state.secret = case, reader, secrets.token_bytes(32)
    app.state.accounts, app.state.limit, app.state.desk = accounts, Limit(), Desk(case)
    app.state.office = Office(case)
    return app


def _pages(pages: Iterable[Page]) -> list[BaseRoute]:
    routes: list[BaseRoute] = []
    for page in pages:
        bare = page.path if page.path != "/" else "/index"
        routes += [
            Route(f"{bare}.json", _endpoint(page, "json"), name=f"{page.name}.json"),
            Route(f"{bare}.csv", _endpoint(page, "csv"), name=f"{page.name}.csv"),
            Route(page.path, _endpoint(page, "html"), name=page.name),
        ]
    return routes


def _endpoint(page: Page, face: str) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        query = Query(
            request.path_params, dict(request.query_params), reader_of(request), request.app.state.desk
        )
        data = await run_in_threadpool(_data, request.app, page, query)
        if isinstance(data, Waiting) and (face != "html" or data.before is None):
            return await run_in_threadpool(_working, request, page, face, data)
        stale = isinstance(data, Waiting)
        data = (data.before or {}) if isinstance(data, Waiting) else data
        if face == "json":
            return json_response(data)
        if face == "csv":
            return csv_response(page.rows(data), page.name)
        return await run_in_threadpool(
            lambda: html_response(
                f"{page.name}.html",
                **{**frame(request, page.title), "stale": stale},
                page=page,
                query_=query,
                **data,
            )
        )

    return answer


def _data(app: Starlette, page: Page, query: Query) -> Data | Waiting:
    """What the page knows; of a very large case it is worked out next door."""
    case: Case = app.state.case
    if page.assessed and sum(kept(case, ("counts",), case.record.counts).values()) > LARGEST:
        office: Office = app.state.office
        return office.data(page, query)
    return page.data(case, query)


def _working(request: Request, page: Page, face: str, waiting: Waiting) -> Response:
    """An answer that something is being worked out; the page asks again by itself."""
    if face != "html":
        return json_response({"working": page.name, "seconds": waiting.seconds}, status=202)
    again = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return html_response(
        "working.html",
        status=202,
        **frame(request, page.title),
        heading=page.title,
        seconds=waiting.seconds,
        again=again,
    )


def frame(request: Request, title: str) -> dict[str, Any]:
    """What every page's frame shows: menu, title, who reads, the token of its forms."""
    from detente.web.pages import PAGES

    return {
        "title": title,
        "menu": [page for page in PAGES if page.menu],
        "here": request.url.path,
        "case_name": request.app.state.case.path.name,
        "reader": reader_of(request),
        "role": role_of(request),
        "accounts": bool(request.app.state.accounts),
        "token": token_of(request),
        "flash": request.session.pop("flash", None),
        "stale": False,
    }


def reader_of(request: Request) -> str:
    return str(request.session.get("reader") or request.app.state.reader)


def role_of(request: Request) -> Role:
    """What the reader may do; everything where there are no accounts, nothing but reading before logging in."""
    accounts: Mapping[str, Account] | None = request.app.state.accounts
    if accounts is None:
        return "editor"
    account = accounts.get(request.session.get("reader", ""))
    return account.role if account else "reader"


def token_of(request: Request) -> str:
    if "id" not in request.session:
        request.session["id"] = new_session()
    return token_for(request.app.state.secret, request.session["id"])


async def _refused(request: Request, error: Exception) -> Response:
    status = 404 if isinstance(error, NotFound) else 422 if isinstance(error, InputError) else 400
    return _message(request, status, str(error))


async def _not_found(request: Request, error: Exception) -> Response:
    return _message(request, 404, "There is no such page.")


async def _forbidden(request: Request, error: Exception) -> Response:
    return _message(request, 403, str(getattr(error, "detail", "This is not allowed.")))


async def _failed(request: Request, error: Exception) -> Response:
    """Answers from outside the guard, so it brings the guard's headers itself."""
    answer = _message(request, 500, "The workbench could not answer this. Nothing that was stored is lost.")
    answer.headers.update(HEADERS)
    return answer


def _message(request: Request, status: int, words: str) -> Response:
    if request.url.path.endswith(".json"):
        return json_response({"error": words}, status=status)
    return html_response("message.html", status=status, **frame(request, "Message"), words=words)
