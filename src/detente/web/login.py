"""Log in and out; nobody passes without an account where accounts are asked for."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from detente.web.accounts import Limit, verified
from detente.web.app import frame
from detente.web.forms import form_of, safe
from detente.web.render import html_response
from detente.web.security import new_session

__all__ = ["LOGIN", "Door"]

_OPEN = ("/login", "/static/")


class Door:
    """Sends whoever has not logged in to the login page; lists and downloads answer 401."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _may(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        answer: Response = PlainTextResponse("Log in first.", status_code=401)
        if scope["method"] == "GET" and "." not in path:
            answer = RedirectResponse(f"/login?{urlencode({'next': path})}", status_code=303)
        await answer(scope, receive, send)


def _may(scope: Scope) -> bool:
    accounts = scope["app"].state.accounts
    path = scope["path"]
    known = scope.get("session", {}).get("reader") in accounts if accounts else True
    return known or path == _OPEN[0] or path.startswith(_OPEN[1])


async def page(request: Request) -> Response:
    _asked_for(request)
    return _shown(request, "", 200, request.query_params.get("next", "/"))


def _shown(request: Request, words: str, status: int, target: str) -> Response:
    return html_response(
        "login.html", status=status, **frame(request, "Log in"), words=words, target=safe(target)
    )


def _asked_for(request: Request) -> None:
    if not request.app.state.accounts:
        raise HTTPException(404)


async def enter(request: Request) -> Response:
    _asked_for(request)
    form = await form_of(request, None)
    limit: Limit = request.app.state.limit
    name, password = str(form.get("name", ""))[:60], str(form.get("password", ""))[:1000]
    target = str(form.get("next") or "/")
    keys = (f"name {name}", f"from {request.client.host if request.client else ''}")
    if limit.reached(*keys):
        return _shown(request, "Too many attempts. Wait five minutes.", 429, target)
    account = await run_in_threadpool(verified, request.app.state.accounts, name, password)
    if account is None:
        limit.failed(*keys)
        return _shown(request, "Name or password is wrong.", 403, target)
    request.session.clear()
    request.session.update({"id": new_session(), "reader": account.name})
    return RedirectResponse(safe(target), status_code=303)


async def leave(request: Request) -> Response:
    await form_of(request, None)
    request.session.clear()
    return RedirectResponse("/login", status_code=303)


LOGIN = (
    Route("/login", page, methods=["GET"]),
    Route("/login", enter, methods=["POST"]),
    Route("/logout", leave, methods=["POST"]),
)
