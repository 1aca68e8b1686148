"""Every judgement behind an outlook as a slider: what the weights say, and what the reader made of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import tomlkit

from detente.errors import InputError

__all__ = ["Slider", "sliders", "weights_file"]


@dataclass(frozen=True, slots=True)
class Slider:
    """One judgement: its name in the address, what it says, its value now and ours, and its range."""

    name: str
    label: str
    value: float
    default: float
    least: float
    most: float
    step: float


_LIMITS = {
    "half_life": ("Days after which a signal counts half", 7.0, 730.0, 1.0),
    "budget": ("Most that one government's words, or deeds, may weigh", 0.0, 2.0, 0.05),
    "total": ("Most that all signals together may weigh", 0.0, 4.0, 0.05),
}


def sliders(filters: Mapping[str, str]) -> tuple[Slider, ...]:
    """The judgements as the address gives them, ours where it is silent.

    Raises
    ------
    InputError
        If a value is no number of the slider's range.
    """
    table = _table()
    found = []
    for kind, (low, high) in table["kinds"].items():
        key = kind.replace(" ", "-")
        found.append(_slider(filters, f"{key}-least", f"A {kind}, least", low, 0.0, 2.0, 0.05))
        found.append(_slider(filters, f"{key}-most", f"A {kind}, most", high, 0.0, 2.0, 0.05))
    for key, (label, least, most, step) in _LIMITS.items():
        found.append(_slider(filters, key, label, table["limits"][key], least, most, step))
    for rung, share in table["rungs"].items():
        label = f"How much of a signal carries over to {rung}"
        found.append(_slider(filters, f"carry-{rung}", label, share, 0.0, 1.5, 0.05))
    return tuple(found)


def _slider(
    filters: Mapping[str, str], name: str, label: str, default: float, least: float, most: float, step: float
) -> Slider:
    given = filters.get(name, "").strip()
    try:
        value = float(given) if given else float(default)
    except ValueError as error:
        raise InputError(f"{given!r} is no number", where=name, hint=f"from {least:g} to {most:g}") from error
    if not least <= value <= most:
        raise InputError(f"{given} is out of range", where=name, hint=f"from {least:g} to {most:g}")
    return Slider(name, label, value, float(default), least, most, step)


@contextmanager
def weights_file(found: tuple[Slider, ...]) -> Iterator[Path | None]:
    """The weights as a file that an outlook reads; None where none was moved."""
    if all(one.value == one.default for one in found):
        yield None
        return
    values = {one.name: one.value for one in found}
    table = _table()
    for kind in table["kinds"]:
        key = kind.replace(" ", "-")
        least, most = values[f"{key}-least"], values[f"{key}-most"]
        table["kinds"][kind] = [min(least, most), max(least, most)]
    for key in _LIMITS:
        table["limits"][key] = values[key]
    table["limits"]["budget"] = min(table["limits"]["budget"], table["limits"]["total"])
    for rung in table["rungs"]:
        table["rungs"][rung] = values[f"carry-{rung}"]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "weights.toml"
        path.write_text(tomlkit.dumps(table), encoding="utf-8")
        yield path


def _table() -> dict[str, Any]:
    source = files("detente.assessment") / "data" / "weights.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))
