"""One question to an OpenAI-compatible chat endpoint, with limits on time and size."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any

from detente.errors import InputError, MissingComponent

__all__ = ["Endpoint", "ask"]

LARGEST = 4 * 2**20


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask and for how long; `key` goes into the Authorization header where there is one.

    `url` is the base address that ends before `/chat/completions`, such as ``http://127.0.0.1:11434/v1``.
    """

    url: str
    model: str
    key: str | None = None
    timeout: float = 120.0


def ask(endpoint: Endpoint, system: str, user: str) -> str:
    """The answer's text.

    Raises
    ------
    InputError
        If the endpoint does not answer in time, answers with an error, too much, or not in the protocol.
    MissingComponent
        If httpx is not installed.
    """
    try:
        import httpx
    except ImportError as error:
        raise MissingComponent(
            "the remote reader is not installed", hint="pip install 'detente[llm]'"
        ) from error

    body = {
        "model": endpoint.model,
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        "temperature": 0,
        "seed": 0,
        "response_format": {"type": "json_object"},
    }
    headers = {"authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
    try:
        with (
            httpx.Client(timeout=endpoint.timeout, follow_redirects=False, trust_env=False) as client,
            client.stream(
                "POST", f"{endpoint.url.rstrip('/')}/chat/completions", json=body, headers=headers
            ) as answer,
        ):
            raw = _body(answer, time.monotonic() + endpoint.timeout)
            if answer.status_code != 200:
                raise _error(endpoint, f"answered with status {answer.status_code}")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise _error(endpoint, f"did not answer ({type(error).__name__})") from error
    except TimeoutError as error:
        raise _error(endpoint, f"took longer than {endpoint.timeout:g} s") from error
    except ValueError as error:
        raise _error(endpoint, f"answered with more than {LARGEST // 2**20} MB") from error
    return _text(raw, endpoint)


def _body(answer: Any, deadline: float) -> bytes:
    """The body, read only as far as size and time allow: a trickle must not hold the reading up."""
    raw = bytearray()
    for chunk in answer.iter_bytes():
        raw += chunk
        if len(raw) > LARGEST:
            raise ValueError
        if time.monotonic() > deadline:
            raise TimeoutError
    return bytes(raw)


def _text(raw: bytes, endpoint: Endpoint) -> str:
    try:
        text = json.loads(raw)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise _error(endpoint, "did not answer in the chat-completions protocol") from error
    if not isinstance(text, str):
        raise _error(endpoint, "answered without text")
    return text


def _error(endpoint: Endpoint, what: str) -> InputError:
    return InputError(
        f"the remote reader {what}", where=endpoint.url, hint="check --reader and --model, or read without"
    )
