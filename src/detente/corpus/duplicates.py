"""Near-duplicates and syndicated copies: MinHash over five-word shingles, confirmed on the words themselves.

Broder, A. (1997), On the resemblance and containment of documents, doi:10.1109/SEQUEN.1997.666900.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable, Iterable

__all__ = ["duplicates", "signature"]

_PERMUTATIONS = 64
_SCHEME = "affine32"
_WORD = re.compile(r"\w+")
_SHINGLE = 5
CANDIDATE = 0.5
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


def duplicates(signatures: Iterable[tuple[str, str]], text_of: Callable[[str], str]) -> dict[str, str | None]:
    """For each document the earlier one that it repeats, or None.

    Parameters
    ----------
    signatures : iterable of (document id, signature)
        In the order in which the first of several copies counts as the original.
    text_of : callable
        The text of a document; asked for candidates only.
    """
    import numpy as np
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=CANDIDATE, num_perm=_PERMUTATIONS)
    order: dict[str, int] = {}
    original: dict[str, str | None] = {}
    for identity, encoded in signatures:
        values = np.frombuffer(base64.b64decode(encoded), dtype=np.uint32)
        sketch = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=zlib.crc32, hashvalues=values, scheme=_SCHEME)
        near = sorted((key for key in index.query(sketch)), key=lambda key: order[key])
        original[identity] = next((key for key in near if _same(text_of(key), text_of(identity))), None)
        if original[identity] is None:
            index.insert(identity, sketch)
            order[identity] = len(order)
    return original


def _shingles(text: str) -> set[str]:
    words = [word.lower() for word in _WORD.findall(text)]
    return {" ".join(words[i : i + _SHINGLE]) for i in range(max(len(words) - _SHINGLE + 1, 1))}


def _same(a: str, b: str) -> bool:
    """A copy may be cut: what counts is how much of the shorter text stands in the longer one."""
    one, other = _shingles(a), _shingles(b)
    shorter, longer = sorted((one, other), key=len)
    contained = len(one & other) / max(len(shorter), 1)
    return contained >= SAME and len(shorter) >= len(longer) / 2
