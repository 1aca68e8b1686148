"""Run the workbench until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from detente.case import open_case
from detente.errors import InputError
from detente.web.accounts import load_accounts
from detente.web.app import create_app
from detente.web.security import is_loopback

__all__ = ["serve"]


def serve(
    path: Path, *, host: str, port: int, announce: Callable[[str], None], accounts: Path | None = None
) -> None:
    """Serve a case file.

    Raises
    ------
    InputError
        If the address is not this machine's own and there are no accounts, or the port is taken.
    """
    if accounts is None and not is_loopback(host):
        raise InputError(
            f"{host} is not this machine's own address, so it needs accounts",
            where="--host",
            hint="use 127.0.0.1, or add a user (--add-user NAME) and give --accounts FILE",
        )
    known = load_accounts(accounts) if accounts else None
    with open_case(path, create=False) as case:
        listener = _listen(host, port)
        announce(f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/")
        app = (
            create_app(case, accounts=known)
            if is_loopback(host)
            else create_app(case, hosts=None, accounts=known)
        )
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        try:
            uvicorn.Server(config).run(sockets=[listener])
        finally:
            app.state.office.close()
            app.state.desk.close()


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
            f"{host}, port {port}, cannot be used ({error.strerror})", where="--port", hint="try --port 0"
        ) from error
    return listener
