"""The country of people without office: where their institution or town lies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.reading import Reading

Read = Callable[..., Reading]

PLACED = [
    ("“No treaty will survive,” said Ingrid Halvorsen, who studies rivers at the University of Bergen.", "NOR"),
    ("Kanya Srisuk, a security analyst at Chiang Mai University, said the truce would hold.", "THA"),
    ("Arkady Velikhov of the Centre for Caucasus Studies in Moscow said it would last the winter.", "RUS"),
    ("Laura Escarrá, who teaches politics at the Central University of Venezuela, said the fleet would leave.", "VEN"),
    ("Jeanne Bruneau, who follows the region at an institute in Lyon, said the war would drag on.", "FRA"),
    ("Peter Miller, an analyst at a bank, said the truce would hold.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "country"), PLACED)
def test_a_scholar_is_of_the_country_of_his_institution(read: Read, text: str, country: str | None) -> None:
    assert [s.speaker.country for s in read(text).statements] == [country]


def test_an_officials_country_is_not_that_of_the_town_he_speaks_in(read: Read) -> None:
    text = "Foreign Minister Sergei Lavrov, who spoke at the University of Geneva, said the offer stood."
    assert [s.speaker.country for s in read(text).statements] == ["RUS"]
