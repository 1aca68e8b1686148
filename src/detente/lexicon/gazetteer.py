"""Countries and bodies under all their names."""

from __future__ import annotations

from collections.abc import Iterator

from detente.lexicon.nouns import Country, Name, NameKind
from detente.lexicon.tables import many

__all__ = ["body_names", "city_names", "country_names", "country_of"]

_NO_PLURAL = ("ese", "ish", "ch", "ss", "nch", "S.", "US", "UK", "K.", "ern")


def country_of(row: dict[str, str]) -> Country:
    """A row of `countries.csv` as a country."""
    adjectives, capitals = many(row["adjectives"]), many(row["capital"])
    return Country(
        code=row["code"],
        name=row["name"],
        adjective=_strong(adjectives[0])[0] if adjectives else row["name"],
        capital=_strong(capitals[0])[0] if capitals else "",
        until=row["until"] or None,
    )


def country_names(row: dict[str, str]) -> Iterator[Name]:
    """All names that a row of `countries.csv` gives to its state."""
    code = row["code"]
    yield from _forms((row["name"], *many(row["variants"])), code, "country")
    yield from _forms(many(row["adjectives"]), code, "adjective")
    yield from _forms(many(row["capital"]), code, "capital")
    plurals = many(row["nationals"]) or tuple(
        f"{a}s" for a in many(row["adjectives"]) if not a.endswith(_NO_PLURAL)
    )
    for form in plurals:
        text, weak = _strong(form)
        yield Name(text, code, "nationals", None, weak, True)
        single = text.removesuffix("s") if text.endswith("s") else text.replace("men", "man")
        if single not in {_strong(a)[0] for a in many(row["adjectives"])}:
            yield Name(single, code, "nationals", None, weak, False)


def body_names(row: dict[str, str]) -> Iterator[Name]:
    """All names that a row of `bodies.csv` gives to its institution, organisation or movement."""
    kind: NameKind = row["kind"]  # type: ignore[assignment]
    forms = many(row["forms"])
    if not row["code"]:
        forms = tuple(dict.fromkeys((*forms, *map(_capitalised, forms))))
    for name in _forms(forms, row["code"], kind, row["sector"] or None):
        yield Name(
            name.text,
            name.code,
            kind,
            name.sector,
            name.weak,
            since=row["since"] or None,
            until=row["until"] or None,
        )


def city_names(row: dict[str, str]) -> Iterator[Name]:
    """The towns and regions that a row of `places.csv` puts in a country."""
    kind: NameKind = row["kind"]  # type: ignore[assignment]
    yield from _forms(many(row["names"]), row["code"], kind)


def _forms(forms: tuple[str, ...], code: str, kind: NameKind, sector: str | None = None) -> Iterator[Name]:
    for form in forms:
        text, weak = _strong(form)
        yield Name(text, code, kind, sector, weak)


def _capitalised(form: str) -> str:
    """A general form as a name: "Ministry of Foreign Affairs"."""
    words = form.split()
    return " ".join(
        w if w in {"of", "the", "and", "for"} or not w.islower() else w.capitalize() for w in words
    )


def _strong(form: str) -> tuple[str, bool]:
    return form.removeprefix("?"), form.startswith("?")
