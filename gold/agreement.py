"""How far two labellers of the same texts agree: items found by both, and what they say of those.

Run as ``python gold/agreement.py [FIRST SECOND]`` from the root of the repository; it compares every file of the
folder SECOND (``gold/test/second``) with the one of the same name in FIRST (``gold/test``) and prints Markdown.

Two items are a pair if the words they share are at least half of the words of each; a word counts by its place in
the text. Pairs are made one to one, the largest overlap first; only where overlaps are equal do statements of one
speaker, and events of one type, go first. *Found by both* is twice the pairs over all items of both labellers. The
lines below it count within the pairs. Items that either labeller marked debatable count too.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from check import span

Words = frozenset[int]
Pair = tuple[dict, dict]
HALF = 0.5
QUOTE = {
    "statements": "content",
    "events": "evidence",
    "conditions": "requirement",
    "predictions": "prediction",
    "times": "expression",
}


def words(item: dict, section: str, text: str) -> Words:
    """Where the words of an item begin in the text (code points)."""
    quotes = item[QUOTE[section]]
    spans = [span(q, text) for q in (quotes if isinstance(quotes, list) else [quotes])]
    return frozenset(
        m.start() for m in re.finditer(r"[\w’'-]+", text) if any(s <= m.start() < e for s, e in spans)
    )


def pairs(first: list[dict], second: list[dict], section: str, text: str) -> Iterator[Pair]:
    """Items of the two labellers whose words overlap by half both ways, each item in at most one pair."""
    ranked = []
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            one, two = words(a, section, text), words(b, section, text)
            shared = len(one & two) / max(len(one), len(two), 1)
            if shared >= HALF:
                ranked.append((-shared, not _alike(a, b, section), i, j))
    left, right = set(range(len(first))), set(range(len(second)))
    for _, _, i, j in sorted(ranked):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            yield first[i], second[j]


def _alike(a: dict, b: dict, section: str) -> bool:
    same = {"statements": lambda: _who(a["speaker"], b["speaker"]), "events": lambda: a["type"] == b["type"]}
    return same.get(section, lambda: True)()


def _who(a: dict | str, b: dict | str) -> bool:
    """Same country and, if both are named, the same family name."""
    if isinstance(a, str) or isinstance(b, str):
        return a == b
    named = a["name"] and b["name"]
    return a["country"] == b["country"] and (not named or a["name"].split()[-1] == b["name"].split()[-1])


def _codes(event: dict, key: str) -> set[str]:
    return {code[:3] for code in event[key]}


FIELDS: dict[str, dict[str, Callable[[dict, dict], bool]]] = {
    "statements": {
        "speaker (country, name)": lambda a, b: _who(a["speaker"], b["speaker"]),
        "act": lambda a, b: a["act"] == b["act"],
        "polarity": lambda a, b: a["polarity"] == b["polarity"],
    },
    "events": {
        "type": lambda a, b: a["type"] == b["type"],
        "actors": lambda a, b: _codes(a, "actors") == _codes(b, "actors"),
        "recipients": lambda a, b: _codes(a, "recipients") == _codes(b, "recipients"),
        "status": lambda a, b: a["status"] == b["status"],
    },
    "conditions": {
        "kind": lambda a, b: a["kind"] == b["kind"],
        "by": lambda a, b: _who(a["by"], b["by"]),
    },
    "predictions": {"by": lambda a, b: _who(a["by"], b["by"])},
    "times": {"value": lambda a, b: a["value"] == b["value"]},
}


def rows(golds: list[Pair]) -> Iterator[str]:
    """One line of the table a section, and one a field of its pairs."""
    for section, fields in FIELDS.items():
        found = [p for a, b in golds for p in pairs(a[section], b[section], section, a["text"])]
        one, two = (sum(len(g[k][section]) for g in golds) for k in (0, 1))
        yield f"| **{section}** found by both | {2 * len(found)} of {one} + {two} | {_share(2 * len(found), one + two)} |"
        for name, same in fields.items():
            equal = sum(same(a, b) for a, b in found)
            yield f"| {name} | {equal} of {len(found)} | {_share(equal, len(found))} |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"


def _read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def main(arguments: list[str]) -> int:
    """Print the table; 1 with one line if the folders or texts do not fit together."""
    if len(arguments) not in (0, 2):
        print("give no folder, or two: python gold/agreement.py FIRST SECOND")
        return 1
    home = Path(__file__).parent / "test"
    first, second = (Path(a) for a in arguments) if arguments else (home, home / "second")
    files = sorted(second.glob("*.json"))
    missing = [f.name for f in files if not (first / f.name).is_file()]
    if missing or not files:
        print(
            f"nothing to compare: {first} has no {', '.join(missing) or 'files named as in ' + str(second)}"
        )
        return 1
    golds = [(_read(first / f.name), _read(f)) for f in files]
    unlike = [a["id"] for a, b in golds if a["text"] != b["text"]]
    if unlike:
        print(f"the texts differ: {', '.join(unlike)}")
        return 1
    print("| | count | share |", "|---|---|---|", *rows(golds), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
