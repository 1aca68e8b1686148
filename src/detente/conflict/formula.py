"""Formulas over options: ``!``, ``&``, ``|``, ``->``, ``<->`` and parentheses over ``decision_maker.option``.

``!`` binds closest, then ``&``, ``|``, ``->`` (to the right) and ``<->``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.conflict.wording import did_you_mean
from detente.errors import ModelError

__all__ = ["MAX_DEPTH", "Formula", "contrary", "over_codes", "over_lattice", "parse_formula"]

MAX_DEPTH = 60
MAX_LENGTH = 100_000

Truth = NDArray[np.bool_]

_TOKEN = re.compile(r"\s*(?:(?P<name>\w+(?:-\w+)*(?:\.\w+(?:-\w+)*)?)|(?P<sign><->|->|[!&|()]))")
_BINARY = {"<->": 1, "->": 2, "|": 3, "&": 4}
_APPLY: dict[str, Callable[[Truth, Truth], Truth]] = {
    "<->": lambda a, b: ~(a ^ b),
    "->": lambda a, b: ~a | b,
    "|": lambda a, b: a | b,
    "&": lambda a, b: a & b,
}


class Token(NamedTuple):
    text: str
    column: int
    is_name: bool


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed formula.

    Attributes
    ----------
    sign : str
        ``"name"``, ``"!"`` or a binary connective.
    parts : tuple of Formula
        Operands; a run of one connective other than ``->`` is one node with many parts.
    option : int
        The option's place in file order when `sign` is ``"name"``, otherwise -1.
    text : str
        The words it was read from.
    """

    sign: str
    parts: tuple[Formula, ...] = ()
    option: int = -1
    text: str = ""

    def options(self) -> frozenset[int]:
        """The places of the options named."""
        if self.sign == "name":
            return frozenset({self.option})
        return frozenset().union(*(part.options() for part in self.parts))

    def __str__(self) -> str:
        return self.text


def parse_formula(text: str, names: dict[str, int], *, where: str | None = None) -> Formula:
    """Read a formula.

    Parameters
    ----------
    text : str
        For example ``"!usa.strike & (prk.freeze -> usa.talk)"``.
    names : dict
        ``"decision_maker.option"`` to its place in file order.
    where : str, optional
        Said in errors.

    Raises
    ------
    ModelError
        If a name is unknown, the text is no formula, or it is nested more than `MAX_DEPTH` deep.
    """
    if len(text) > MAX_LENGTH:
        raise ModelError(
            f"this formula has {len(text):,} characters; the limit is {MAX_LENGTH:,}",
            where=where,
            hint="split it into several formulas",
        )
    parser = _Parser(text, names, where)
    parsed = parser.expression(0, 0)
    parser.expect_end()
    return Formula(parsed.sign, parsed.parts, parsed.option, text.strip())


class _Parser:
    """Precedence climbing, so that nesting costs two calls a level."""

    def __init__(self, text: str, names: dict[str, int], where: str | None) -> None:
        self.text, self.names, self.where = text, names, where
        self.tokens = list(self._tokens())
        self.at = 0

    def _tokens(self) -> Iterator[Token]:
        position = 0
        end = len(self.text.rstrip())
        while position < end:
            match = _TOKEN.match(self.text, position)
            if match is None:
                skipped = len(self.text) - len(self.text[position:].lstrip())
                raise self.error(f"{self.text[skipped]!r} is not part of a formula", skipped)
            kind = match.lastgroup or "sign"
            yield Token(match.group(kind), match.start(kind), kind == "name")
            position = match.end()

    def expression(self, least: int, depth: int) -> Formula:
        left = self.operand(depth)
        while (sign := self.peek()) in _BINARY and _BINARY[sign] >= least:
            self.at += 1
            tighter = _BINARY[sign] + (0 if sign == "->" else 1)
            right = self.expression(tighter, depth + (sign == "->"))
            left = _joined(sign, left, right)
        return left

    def operand(self, depth: int) -> Formula:
        token = self.take()
        if depth > MAX_DEPTH:
            raise self.error(f"the formula is nested more than {MAX_DEPTH} deep", token.column, "split it up")
        if token.is_name:
            return Formula("name", option=self.option(token))
        if token.text == "!":
            return Formula("!", (self.operand(depth + 1),))
        if token.text == "(":
            inner = self.expression(0, depth + 1)
            if self.peek() != ")":
                raise self.error("a parenthesis opened here is never closed", token.column)
            self.at += 1
            return inner
        raise self.error(f"an option was expected before {token.text!r}", token.column)

    def option(self, token: Token) -> int:
        place = self.names.get(token.text)
        if place is None:
            hint = did_you_mean(token.text, self.names)
            raise self.error(f"unknown option {token.text[:80]!r}", token.column, hint)
        return place

    def peek(self) -> str:
        return self.tokens[self.at].text if self.at < len(self.tokens) else ""

    def take(self) -> Token:
        if self.at == len(self.tokens):
            what = "the formula ends too early" if self.tokens else "the formula is empty"
            raise self.error(what, len(self.text), "write options as decision_maker.option")
        self.at += 1
        return self.tokens[self.at - 1]

    def expect_end(self) -> None:
        if self.at < len(self.tokens):
            token = self.tokens[self.at]
            raise self.error(
                f"{token.text[:80]!r} was not expected", token.column, "join options with & or |"
            )

    def error(self, what: str, column: int, hint: str | None = None) -> ModelError:
        shown = self.text.strip()
        shown = shown if len(shown) <= 60 else f"{shown[:57]}..."
        return ModelError(f"{what} (character {column + 1} of {shown!r})", where=self.where, hint=hint)


def _joined(sign: str, left: Formula, right: Formula) -> Formula:
    if sign != "->" and left.sign == sign:
        return Formula(sign, (*left.parts, right))
    return Formula(sign, (left, right))


def _truth(formula: Formula, of_option: Callable[[int], Truth]) -> Truth:
    if formula.sign == "name":
        return of_option(formula.option)
    parts = [_truth(part, of_option) for part in formula.parts]
    if formula.sign == "!":
        return ~parts[0]
    whole: Truth = reduce(_APPLY[formula.sign], parts)
    return whole


def over_lattice(formula: Formula, options: int) -> Truth:
    """Where the formula holds, over all ``2**options`` combinations; shape ``(2**options,)``, read-only.

    An option is an axis of length two, so work is done only over the options named.
    """

    def axis(option: int) -> Truth:
        shape = [1] * options
        shape[options - 1 - option] = 2
        return np.array([False, True]).reshape(shape)

    whole: Truth = np.broadcast_to(_truth(formula, axis), (2,) * options).reshape(-1)
    return whole


def over_codes(formula: Formula, codes: NDArray[Any]) -> Truth:
    """Where the formula holds among the given combinations; same shape as `codes`."""
    return _truth(formula, lambda option: (codes >> option) & 1 == 1)


def contrary(one: Formula, other: Formula) -> bool:
    """Whether each formula is the negation of the other, whatever is feasible."""
    named = sorted(one.options())
    if set(named) != other.options() or len(named) > 16:
        return False
    place = {option: at for at, option in enumerate(named)}
    rows = np.arange(2 ** len(named))

    def column(option: int) -> Truth:
        found: Truth = (rows >> place[option]) & 1 == 1
        return found

    return bool(np.all(_truth(one, column) ^ _truth(other, column)))
