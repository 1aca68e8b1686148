"""What every action begins and ends with: a checked form, a role, and the way back."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from detente.web.accounts import ROLES, Role
from detente.web.app import role_of, token_of

__all__ = ["back", "form_of", "safe"]


async def form_of(request: Request, role: Role | None) -> Mapping[str, Any]:
    """The form's fields, once its token and the reader's role are checked."""
    form = await request.form(max_files=200, max_fields=100)
    given = str(form.get("token") or request.headers.get("x-token") or "")
    if not hmac.compare_digest(given.encode(), token_of(request).encode()):
        raise HTTPException(403, "This form is out of date. Load the page again.")
    if role is not None and ROLES.index(role_of(request)) < ROLES.index(role):
        raise HTTPException(403, f"This needs the role of {role}.")
    return form


def safe(target: str) -> str:
    """A path of this workbench, whatever was asked for."""
    plain = target.startswith("/") and not target.startswith(("//", "/\\")) and "\n" not in target
    return target if plain else "/"


def back(request: Request, form: Mapping[str, Any], words: str) -> Response:
    """To a page of this workbench, never elsewhere."""
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"done": words})
    request.session["flash"] = words[:1000]
    return RedirectResponse(safe(str(form.get("next") or "/")), status_code=303)
