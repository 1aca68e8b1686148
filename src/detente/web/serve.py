"""Run the workbench until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from detente.case import open_case
from detente.errors import InputError
from detente.web.app import create_app
from detente.web.security import is_loopback

__all__ = ["serve"]


def serve(path: Path, *, host: str, port: int, announce: Callable[[str], None]) -> None:
    """Serve a case file.

    Raises
    ------
    InputError
        If the address is not this machine's own, or the port is taken.
    """
    if not is_loopback(host):
        raise InputError(
            f"{host} is not this machine's own address",
            where="--host",
            hint="use 127.0.0.1; other addresses need accounts",
        )
    with open_case(path, create=False) as case:
        listener = _listen(host, port)
        announce(f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/")
        config = uvicorn.Config(create_app(case), log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise InputError(
            f"port {port} cannot be used ({error.strerror})", where="--port", hint="try --port 0"
        ) from error
    return listener
