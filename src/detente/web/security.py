"""What stands between the workbench and the world: headers, hosts, origins, sizes, tokens."""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["HEADERS", "MAX_BODY", "Guard", "is_loopback", "token_for"]

MAX_BODY = 64 * 2**20

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
_SAFE = ("GET", "HEAD", "OPTIONS")


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def token_for(secret: bytes, session: str) -> str:
    """The token a form must carry to change anything in this session."""
    return hmac.new(secret, session.encode(), sha256).hexdigest()


class Guard:
    """Refuse foreign hosts and origins and oversized bodies; send the protective headers with every answer.

    Parameters
    ----------
    app : ASGI application
    hosts : iterable of str
        Host names the workbench answers to; a foreign one may be a rebound name. None answers to any.
    """

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str] | None) -> None:
        self.app, self.hosts = app, None if hosts is None else frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        app: ASGIApp = PlainTextResponse(refusal[1], status_code=refusal[0]) if refusal else self.app
        await app(scope, _limited(receive), _armed(send))

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        host = urlsplit(f"//{headers.get('host', '')}").hostname or ""
        if self.hosts is not None and host not in self.hosts:
            return 400, "This address is not served here."
        size = headers.get("content-length", "0")
        if not size.isdigit() or int(size) > MAX_BODY:
            return 413, f"At most {MAX_BODY // 2**20} MB can be sent."
        if scope["method"] not in _SAFE and not _same_origin(headers):
            return 403, "This request did not come from the workbench."
        return None


def _same_origin(headers: Headers) -> bool:
    """A browser says where a request comes from; one that says nothing is no browser and carries its token."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _limited(receive: Receive) -> Receive:
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MAX_BODY:
            return {"type": "http.disconnect"}
        return message

    return bounded


def _armed(send: Send) -> Send:
    async def protected(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return protected


def new_session() -> str:
    return secrets.token_urlsafe(24)
