"""Near-duplicates and syndicated copies: MinHash over five-word shingles, confirmed on the words themselves.

Broder, A. (1997), On the resemblance and containment of documents, doi:10.1109/SEQUEN.1997.666900.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

__all__ = ["duplicates", "signature"]

_PERMUTATIONS = 64
_SCHEME = "affine32"
_WORD = re.compile(r"\w+")
_SHINGLE = 5
_WIDTH = 4 * 4
_STARTS = range(0, 14 * _WIDTH, _WIDTH)
"""Where the 14 bands of four values each begin, in bytes. Texts that share half of
their shingles share a band in six cases of ten, those that share 0.8 nearly always."""
_NEAREST = 16
_REMEMBERED = 64
SAME = 0.8
"""Shared share of shingles above which two texts are copies of one."""


def signature(text: str) -> str:
    """A compact MinHash of the text, base64; equal texts have equal signatures."""
    import numpy as np
    from datasketch import MinHash

    sketch = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=zlib.crc32, scheme=_SCHEME)
    shingles = sorted(_shingles(text))
    sketch.update_batch([shingle.encode() for shingle in shingles])
    return base64.b64encode(sketch.hashvalues.astype(np.uint32).tobytes()).decode()


def duplicates(
    signatures: Iterable[tuple[str, str]],
    text_of: Callable[[str], str],
    *,
    known: Mapping[str, str | None] | None = None,
) -> dict[str, str | None]:
    """For each document the earlier one that it repeats, or None.

    Parameters
    ----------
    signatures : iterable of (document id, signature)
        In the order in which the first of several copies counts as the original.
    text_of : callable
        The text of a document; asked for candidates only.
    known : mapping, optional
        What an earlier call found; the texts of these pairs are not compared again.
    """
    listed = list(signatures)
    identities = [identity for identity, _ in listed]
    sketches = [base64.b64decode(encoded) for _, encoded in listed]
    original: dict[str, str | None] = dict.fromkeys(identities)
    known = known or {}
    shingles = lru_cache(maxsize=_REMEMBERED)(lambda identity: _shingles(text_of(identity)))
    buckets: dict[bytes, list[int]] = {}
    for number in _sharing(sketches):
        identity = identities[number]
        keys = _bands(sketches[number])
        near = sorted({each for key in keys for each in buckets.get(key, ())})
        for each in _nearest(sketches, number, near):
            other = identities[each]
            if known.get(identity) == other or _same(shingles(other), shingles(identity)):
                original[identity] = other
                break
        else:
            for key in keys:
                buckets.setdefault(key, []).append(number)
    return original


def _bands(sketch: bytes) -> list[bytes]:
    """Two texts are candidates where one of these is the same (Leskovec et al., Mining of Massive Datasets, 3.4)."""
    return [bytes([band]) + sketch[at : at + _WIDTH] for band, at in enumerate(_STARTS)]


def _sharing(sketches: list[bytes]) -> list[int]:
    """The numbers, rising, of those that have a band in common with any other: in most collections few."""
    found: set[int] = set()
    for at in _STARTS:
        bands = [sketch[at : at + _WIDTH] for sketch in sketches]
        often = Counter(bands)
        found.update(number for number, band in enumerate(bands) if often[band] > 1)
    return sorted(found)


def _nearest(sketches: list[bytes], number: int, near: list[int]) -> list[int]:
    """Of many candidates the few whose signatures agree most, the earlier first."""
    import numpy as np

    if len(near) <= _NEAREST:
        return near
    others = np.frombuffer(b"".join(sketches[each] for each in near), np.uint32).reshape(len(near), -1)
    agreement = (others == np.frombuffer(sketches[number], np.uint32)).sum(axis=1)
    return sorted(near[each] for each in (-agreement).argsort(kind="stable")[:_NEAREST].tolist())


def _shingles(text: str) -> set[str]:
    words = [word.lower() for word in _WORD.findall(text)]
    return {" ".join(words[i : i + _SHINGLE]) for i in range(max(len(words) - _SHINGLE + 1, 1))}


def _same(one: set[str], other: set[str]) -> bool:
    """A copy may be cut: what counts is how much of the shorter text stands in the longer one."""
    shorter, longer = sorted((one, other), key=len)
    contained = len(one & other) / max(len(shorter), 1)
    return contained >= SAME and len(shorter) >= len(longer) / 2
