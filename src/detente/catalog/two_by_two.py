"""Every ordinal game of two by two, up to the naming of players and strategies.

There are 78 with strict preferences (Rapoport & Guyer 1966, A taxonomy of 2 x 2 games, General Systems 11, 203-214)
and 726 when ties are allowed (Fraser & Kilgour 1986, Non-strict ordinal 2 x 2 games: a comprehensive
computer-assisted analysis of the 726 possibilities, Theory and Decision 20, 99-121, doi:10.1007/BF00135087).
"""

from __future__ import annotations

from functools import cache
from itertools import product

from detente.conflict import Conflict, parse_model

__all__ = ["Game", "game_conflict", "games"]

Payoffs = tuple[int, int, int, int]
Game = tuple[Payoffs, Payoffs]
"""Payoffs of the row and the column player in states 1 to 4: neither, the row, the column player, both took their option."""

_SWAP_ROWS, _SWAP_COLUMNS, _SWAP_PLAYERS = (1, 0, 3, 2), (2, 3, 0, 1), (0, 2, 1, 3)


@cache
def games(*, strict: bool) -> tuple[Game, ...]:
    """All games, one of each kind, in rising order of their payoffs."""
    orders = _orders(strict=strict)
    return tuple(game for game in product(orders, orders) if game == min(_alike(game)))


def game_conflict(game: Game) -> Conflict:
    """A game as a conflict in option form; each player has one option."""
    row, column = (_ranking(payoffs) for payoffs in game)
    return parse_model(
        f"""
        [conflict]
        name = "2 x 2 game {game[0]} {game[1]}"
        [[decision_maker]]
        id = "row"
        options = [{{ id = "second", text = "Second strategy" }}]
        ranking = {row}
        [[decision_maker]]
        id = "col"
        options = [{{ id = "second", text = "Second strategy" }}]
        ranking = {column}
        """
    )


def _orders(*, strict: bool) -> tuple[Payoffs, ...]:
    found = []
    for a, b, c, d in product((1, 2, 3, 4), repeat=4):
        levels = len({a, b, c, d})
        if max(a, b, c, d) == levels and (levels == 4 or not strict):
            found.append((a, b, c, d))
    return tuple(found)


def _alike(game: Game) -> list[Game]:
    """The same game with rows, columns or players exchanged."""
    found = []
    for rows, columns, players in product((False, True), repeat=3):
        row, column = game
        for swap, order in ((rows, _SWAP_ROWS), (columns, _SWAP_COLUMNS), (players, _SWAP_PLAYERS)):
            if swap:
                row, column = _arranged(row, order), _arranged(column, order)
        found.append((column, row) if players else (row, column))
    return found


def _arranged(payoffs: Payoffs, order: Payoffs) -> Payoffs:
    a, b, c, d = order
    return payoffs[a], payoffs[b], payoffs[c], payoffs[d]


def _ranking(payoffs: Payoffs) -> list[list[list[str]]]:
    states: list[list[str]] = [[], ["row.second"], ["col.second"], ["row.second", "col.second"]]
    levels = sorted(set(payoffs), reverse=True)
    return [
        [taken for taken, value in zip(states, payoffs, strict=True) if value == level] for level in levels
    ]
