"""From a page's data to HTML, JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FunctionLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from detente.record.export import flat, harmless
from detente.web.page import Data

__all__ = ["csv_response", "environment", "html_response", "json_response"]


@cache
def environment() -> Environment:
    """Templates; everything is escaped unless it was made here."""
    from detente.web import filters

    folder = files("detente.web") / "templates"
    made = Environment(
        loader=FunctionLoader(lambda name: (folder / name).read_text(encoding="utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(filters.FILTERS)
    made.globals["query"] = _query
    return made


def _query(filters: Mapping[str, Any], **changes: Any) -> str:
    """The filters as `?a=b`, with some changed; empty ones left out."""
    wanted = {key: value for key, value in {**filters, **changes}.items() if value not in (None, "")}
    return f"?{urlencode(sorted(wanted.items()))}" if wanted else "?"


def html_response(template: str, *, status: int = 200, **context: Any) -> Response:
    return HTMLResponse(environment().get_template(template).render(**context), status_code=status)


def json_response(data: Data, *, status: int = 200) -> Response:
    shown = {key: value for key, value in data.items() if not key.startswith("_")}
    body = json.dumps(shown, ensure_ascii=False, indent=2)
    return Response(body, status_code=status, media_type="application/json")


def csv_response(rows: Sequence[Mapping[str, Any]], name: str) -> Response:
    flattened = [flat(dict(row)) for row in rows]
    columns = list(dict.fromkeys(column for row in flattened for column in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: harmless(value) for key, value in row.items()} for row in flattened)
    headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return Response(out.getvalue(), media_type="text/csv", headers=headers)
