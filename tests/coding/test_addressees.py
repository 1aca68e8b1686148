"""Who is spoken to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.reading import Reading

Read = Callable[..., Reading]

SPOKEN_TO = [
    ("Norway's minister Lena Berg told lawmakers that the pact was dead.", (None, "NOR")),
    ("Norway's minister Lena Berg told Swedish reporters that the pact was dead.", (None, "SWE")),
    ("Norway demanded that Sweden withdraw its ships.", ("Sweden", "SWE")),
    ("Norway demanded an apology from Sweden.", ("Sweden", "SWE")),
    ("Norway complained to Sweden that the road was shut.", ("Sweden", "SWE")),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN_TO)
def test_the_one_spoken_to_is_known(read: Read, text: str, expected: tuple[str | None, str]) -> None:
    (statement,) = read(text).statements
    assert statement.addressee is not None
    assert (statement.addressee.name, statement.addressee.country) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norway called Sweden a bully.",
        "Norway thanked Sweden.",
        "Norway told a news conference that the pact was dead.",
    ],
)
def test_one_only_spoken_of_and_an_occasion_are_not_spoken_to(read: Read, text: str) -> None:
    (statement,) = read(text).statements
    assert statement.addressee is None
