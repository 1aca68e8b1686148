"""Sources told beside a clause."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.reading import Reading

Read = Callable[..., Reading]

BESIDE = [
    ("As Lena Berg noted, the border was never closed.", "noted", ["the border was never closed"]),
    ("As Lena Berg warned on Friday, the border may be closed.", "warned", ["the border may be closed"]),
    ("The border, as Lena Berg pointed out, was never closed.", "pointed", ["The border", "was never closed"]),
    ("As Lena Berg sees it, the pact is dead.", "sees", ["the pact is dead"]),
    ("As described by two diplomats, the text would let Norway leave.", "described", ["the text would let Norway leave"]),
    ("In Oslo's view neither side will fire first.", "In Oslo's view", ["neither side will fire first"]),
    ("By Oslo's account, the ship had been warned twice.", "By Oslo's account", ["the ship had been warned twice"]),
    ("In the eyes of Norway the pact is dead.", "In the eyes of", ["the pact is dead"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "content"), BESIDE)
def test_a_source_beside_a_clause_says_it(read: Read, text: str, cue: str, content: list[str]) -> None:
    (statement,) = read(text).statements
    assert statement.cue is not None
    assert statement.cue.text == cue
    assert [quote.text for quote in statement.content] == content


@pytest.mark.parametrize(
    "text",
    [
        "The tanks left the town, as Oslo had demanded.",
        "As Lena Berg warned of a famine, the troops moved on.",
        "As Lena Berg wrote the letter, the troops moved on.",
        "In our view the pact is dead.",
        "As expected, the talks failed.",
    ],
)
def test_what_happened_as_somebody_asked_or_spoke_is_nobodys_statement(read: Read, text: str) -> None:
    assert not [s for s in read(text).statements if s.trace.rule in ("as-noted", "according-to")]
