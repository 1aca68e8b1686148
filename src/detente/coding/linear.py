"""Linear models over named features: the shape in which every trained head of the coder ships."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Linear", "load_linear"]


@dataclass(frozen=True, slots=True)
class Linear:
    """`matrix` has one row a feature and one column a class, `bias` one entry a class."""

    index: Mapping[str, int]
    matrix: Any
    bias: Any

    def total(self, found: Iterable[tuple[str, float]]) -> Any:
        """The weighted sum of the features that the model knows, without the bias; shape (classes,)."""
        return self.totals([found])[0]

    def totals(self, each: Iterable[Iterable[tuple[str, float]]]) -> Any:
        """The sums of several sets of features; shape (sets, classes)."""
        import numpy as np

        index = self.index
        rows: list[int] = []
        values: list[float] = []
        ends: list[int] = []
        for found in each:
            for name, value in found:
                at = index.get(name)
                if at is not None:
                    rows.append(at)
                    values.append(value)
            ends.append(len(rows))
        if not rows:
            return np.zeros((len(ends), self.bias.shape[0]))
        weighed = np.cumsum(self.matrix[rows] * np.array(values, "float32")[:, None], axis=0, dtype="float64")
        sums = np.vstack([np.zeros_like(weighed[:1]), weighed])[[0, *ends]]
        return np.diff(sums, axis=0)


@lru_cache(maxsize=8)
def load_linear(package: str, name: str) -> Linear:
    """A shipped model: names, 8-bit weights with one scale a class, and the bias."""
    import numpy as np

    with (files(package) / name).open("rb") as stream, np.load(stream) as data:
        matrix = (data["matrix"].astype("float32") * data["scale"][:, None]).T
        index = {feature: at for at, feature in enumerate(data["names"].tolist())}
        return Linear(index, np.ascontiguousarray(matrix), data["bias"].astype("float32"))
