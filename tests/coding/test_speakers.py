"""Whose words they are: name and country of speakers whom the text does not spell out beside the cue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.reading import Reading

Read = Callable[..., Reading]
Who = tuple[str | None, str | None]


def speakers(reading: Reading) -> list[Who]:
    return [(s.speaker.name, s.speaker.country) for s in reading.statements]


OFFICIALS = [
    ("A senior official in Oslo said the fleet would stay.", [(None, "NOR")]),
    ("Officials in Lima said the road was open.", [(None, "PER")]),
    ("A Western diplomat in Lima said the road was open.", [(None, None)]),
    ("An official in Vienna said the talks were over.", [(None, None)]),
    ("A senior administration official said the sanctions would stay.", [(None, "USA")]),
    ("A spokesman for the Trade Ministry in Hanoi said there was no ban.", [(None, "VNM")]),
]


@pytest.mark.parametrize(("text", "expected"), OFFICIALS)
def test_officials_serve_the_state_in_whose_capital_they_sit(
    read: Read, text: str, expected: list[Who]
) -> None:
    assert speakers(read(text)) == expected


def test_a_name_with_middle_initials_is_still_the_one_in_the_lexicon(read: Read) -> None:
    reading = read("“We are ready,” Antony J. Blinken said in Cairo.", "2023-02-06")
    assert speakers(reading) == [("Antony Blinken", "USA")]


OWNERS = [
    (
        "NATO voiced regret. Its secretary-general, Jens Stoltenberg, said both sides should talk.",
        [("Jens Stoltenberg", "IGO")],
    ),
    (
        "The Bolivian government told Chile it would wait; its mining minister, Rosa Quispe, said trade had died.",
        [("Bolivian government", "BOL"), ("Rosa Quispe", "BOL")],
    ),
    (
        "Chile shut the pass. Bolivian President Ana Rojas spoke. Her brother Luis Quispe said Chile would pay.",
        [("Luis Quispe", "BOL")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OWNERS)
def test_whoever_is_called_his_or_its_serves_the_same_state(
    read: Read, text: str, expected: list[Who]
) -> None:
    assert [who for who in speakers(read(text)) if who in expected] == expected


def test_a_minister_of_a_country_named_behind_him_is_of_that_country(read: Read) -> None:
    reading = read("Foreign Minister Paolo Grandi of Italy said that Libya had lied to France.")
    assert speakers(reading) == [("Paolo Grandi", "ITA")]
