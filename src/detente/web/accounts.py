"""Who may come in from elsewhere: names, roles and hashed passwords in a file of their own."""

from __future__ import annotations

import json
import time
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from detente.errors import InputError

__all__ = ["ROLES", "Account", "Limit", "Role", "add_user", "load_accounts", "verified"]

Role: TypeAlias = Literal["reader", "reviewer", "editor"]
ROLES: tuple[Role, ...] = get_args(Role)
"""Each may do what the one before may: read; decide and add items; add documents, settings and the model."""
SHORTEST = 10
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("a password that nobody has")


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may log in."""

    name: str
    role: Role
    hash: str


def load_accounts(path: Path) -> dict[str, Account]:
    """Accounts by name.

    Raises
    ------
    InputError
        If the file is missing, empty or no accounts file.
    """
    hint = "make one with `detente serve FILE --accounts ACCOUNTS --add-user NAME`"
    try:
        shape = json.loads(path.read_text(encoding="utf-8"))
        found = {u["name"]: Account(u["name"], u["role"], u["hash"]) for u in shape["users"]}
    except OSError as error:
        raise InputError(f"cannot be opened ({error.strerror})", where=str(path), hint=hint) from error
    except (ValueError, KeyError, TypeError) as error:
        raise InputError("is not an accounts file", where=str(path), hint=hint) from error
    if not found or any(account.role not in ROLES for account in found.values()):
        raise InputError("holds no account, or one with an unknown role", where=str(path), hint=hint)
    return found


def add_user(path: Path, name: str, role: str, password: str) -> None:
    """Add an account, or give one a new password and role.

    Raises
    ------
    InputError
        If the name or role makes no sense or the password is too short.
    """
    if not name.strip() or len(name) > 60 or not name.isprintable():
        raise InputError(f"{name!r} is no name", where="--add-user", hint="at most 60 letters")
    if role not in ROLES:
        raise InputError(f"{role!r} is no role", where="--role", hint=f"choose of {', '.join(ROLES)}")
    if len(password) < SHORTEST:
        raise InputError("the password is too short", hint=f"use at least {SHORTEST} characters")
    accounts = load_accounts(path) if path.exists() else {}
    accounts[name] = Account(name, role, _HASHER.hash(password))
    users = [asdict(accounts[key]) for key in sorted(accounts)]
    path.touch(mode=0o600)
    path.write_text(json.dumps({"schema": "accounts/1", "users": users}, indent=2) + "\n", encoding="utf-8")


def verified(accounts: Mapping[str, Account], name: str, password: str) -> Account | None:
    """The account if the password is right; an unknown name takes as long as a known one."""
    account = accounts.get(name)
    try:
        _HASHER.verify(account.hash if account else _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return None
    return account


class Limit:
    """At most `most` failures for a key in `seconds`."""

    def __init__(self, *, most: int = 5, seconds: float = 300.0) -> None:
        self._most, self._seconds = most, seconds
        self._failures: dict[str, deque[float]] = defaultdict(deque)

    def reached(self, *keys: str) -> bool:
        """Whether any of the keys has failed too often."""
        oldest = time.monotonic() - self._seconds
        for key in [key for key, times in self._failures.items() if times[-1] < oldest]:
            del self._failures[key]
        return any(sum(t >= oldest for t in self._failures.get(key, ())) >= self._most for key in keys)

    def failed(self, *keys: str) -> None:
        for key in keys:
            times = self._failures[key]
            times.append(time.monotonic())
            while len(times) > self._most:
                times.popleft()
