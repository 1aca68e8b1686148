"""Checks the tables of a user's codebook one by one, and finds the line of a mistake."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import Any, get_args

from detente.errors import CodebookError
from detente.evidence.vocabulary import ACTS, POLARITIES
from detente.lexicon.nouns import Country, Cue, Holder, Issue, Name, NameKind, Office, Source
from detente.lexicon.shelf import Shelf

__all__ = ["Checker"]

_KINDS: tuple[str, ...] = get_args(NameKind)
_TABLES = ("actor", "authority", "cue", "event", "holder", "issue", "office", "source")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_CODE = re.compile(r"[A-Z]{3}")
_FRAMES = frozenset("about against as at for in inf ing obj obj-inf of on over quote that to wh with".split())


class Checker:
    """One codebook's text and the shipped tables it refers to; every method raises CodebookError on a mistake."""

    def __init__(self, path: str, text: str, shelf: Shelf) -> None:
        self._path, self._lines, self._shelf = path, text.splitlines(), shelf
        self._codes, self._offices = set(shelf.codes), {office.id for office in shelf.offices}
        self._sectors = set(shelf.plover.sectors)

    def tables(self, data: dict[str, Any]) -> None:
        """The tables a codebook may have."""
        for name in data:
            if name not in _TABLES:
                line = self._find(rf"\s*\[*\s*{re.escape(name)}\b")
                raise self._raise(f"unknown table {name!r}", line, self._meant(name, _TABLES))

    def entries(
        self, data: dict[str, Any], kind: str, *, table: str | None = None
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """The entries of `[[kind]]`, numbered from 0."""
        found = data.get(kind, [])
        table = table or kind
        if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
            raise self.error(f"{table} must be a list of tables", table, 0, hint=f"write [[{table}]]")
        yield from enumerate(found)

    def actor(self, n: int, entry: dict[str, Any]) -> tuple[Country | None, tuple[Name, ...]]:
        self.keys(
            "actor", n, entry, {"names", "code", "kind", "sector", "since", "until"}, needed=("names", "code")
        )
        names, code, kind = self._texts("actor", n, entry, "names"), entry["code"], entry.get("kind", "body")
        self._one("actor", n, "kind", kind, _KINDS)
        new = code not in self._codes
        if new and not (kind == "country" and isinstance(code, str) and _CODE.fullmatch(code)):
            hint = f'{self._meant(code, self._codes)}; a new state needs kind = "country" and three capital letters'
            raise self.error(f"unknown code {code!r}", "actor", n, "code", hint=hint)
        self._sector("actor", n, entry)
        since, until = self._dates("actor", n, entry)
        self._codes.add(code)
        forms = tuple(
            Name(
                text.removeprefix("?"),
                code,
                kind,
                entry.get("sector"),
                text.startswith("?"),
                False,
                since,
                until,
            )
            for text in names
        )
        return (Country(code, forms[0].text, forms[0].text, "") if new else None), forms

    def office(self, n: int, entry: dict[str, Any]) -> Office:
        self.keys(
            "office",
            n,
            entry,
            {"id", "name", "sector", "tier", "single", "titles"},
            needed=("id", "tier", "titles"),
        )
        self._one("office", n, "tier", entry["tier"], self._shelf.tiers)
        self._sector("office", n, entry)
        titles = tuple(title.lower() for title in self._texts("office", n, entry, "titles"))
        self._offices.add(entry["id"])
        name = entry.get("name", entry["id"])
        return Office(
            entry["id"], name, entry.get("sector", "GOV"), entry["tier"], bool(entry.get("single")), titles
        )

    def holder(self, n: int, entry: dict[str, Any]) -> Holder:
        allowed = {
            "person",
            "family",
            "aliases",
            "country",
            "office",
            "role",
            "since",
            "until",
            "note",
            "gender",
            "sector",
        }
        self.keys("holder", n, entry, allowed, needed=("person", "country", "office", "since"))
        self._one("holder", n, "country", entry["country"], self._codes)
        self._one("holder", n, "office", entry["office"], self._offices)
        self._sector("holder", n, entry)
        since, until = self._dates("holder", n, entry)
        aliases = self._texts("holder", n, entry, "aliases") if "aliases" in entry else ()
        return Holder(
            person=entry["person"],
            family=entry.get("family", str(entry["person"]).split()[-1]),
            aliases=aliases,
            country=entry["country"],
            office=entry["office"],
            role=entry.get("role", ""),
            since=since or "",
            until=until,
            note=entry.get("note", ""),
            gender=entry.get("gender"),
            sector=entry.get("sector"),
        )

    def cue(self, n: int, entry: dict[str, Any]) -> Cue:
        allowed = {"lemma", "pos", "kind", "act", "strength", "frames", "factive", "polarity"}
        self.keys("cue", n, entry, allowed, needed=("lemma", "act"))
        pos, kind, polarity = (
            entry.get("pos", "verb"),
            entry.get("kind", "speech"),
            entry.get("polarity", "affirmed"),
        )
        self._one("cue", n, "act", entry["act"], ACTS)
        self._one("cue", n, "pos", pos, ("verb", "noun"))
        self._one("cue", n, "kind", kind, ("speech", "thought", "attitude"))
        self._one("cue", n, "polarity", polarity, POLARITIES)
        self._one("cue", n, "strength", entry.get("strength", 2), (1, 2, 3))
        frames = self._texts("cue", n, entry, "frames") if "frames" in entry else ("that", "quote")
        for frame in frames:
            self._one("cue", n, "frames", frame, _FRAMES)
        factive = bool(entry.get("factive"))
        return Cue(
            entry["lemma"], pos, kind, entry["act"], entry.get("strength", 2), frames, factive, polarity
        )

    def issue(self, n: int, entry: dict[str, Any]) -> Issue:
        self.keys("issue", n, entry, {"id", "name", "words"}, needed=("id", "words"))
        words = tuple(word.lower() for word in self._texts("issue", n, entry, "words"))
        return Issue(entry["id"], entry.get("name", entry["id"]), words)

    def source(self, n: int, entry: dict[str, Any]) -> Source:
        self.keys(
            "source", n, entry, {"name", "reliability", "kind", "country"}, needed=("name", "reliability")
        )
        self._one("source", n, "reliability", entry["reliability"], tuple("ABCDEF"))
        return Source(entry["name"], entry["reliability"], entry.get("kind", "outlet"), entry.get("country"))

    def governments(self, authority: Any) -> dict[str, tuple[str, ...]]:
        """`[authority]`: a line a government, its posts from the highest."""
        if not isinstance(authority, dict):
            raise self.error(
                "authority must be a table",
                "authority",
                0,
                hint='write [authority] and IRN = ["supreme-leader", …]',
            )
        for code, order in authority.items():
            self._one("authority", 0, code, code, self._codes)
            for office in order if isinstance(order, list) else [order]:
                self._one("authority", 0, code, office, self._offices)
        return {code: tuple(order) for code, order in authority.items()}

    def keys(
        self,
        table: str,
        n: int,
        entry: dict[str, Any],
        allowed: Collection[str],
        *,
        needed: tuple[str, ...] = (),
    ) -> None:
        """No unknown key, and every needed one a non-empty value; single values are text, numbers or truth values."""
        for key in entry:
            if key not in allowed:
                raise self.error(
                    f"unknown key {key!r} in {table}", table, n, key, hint=self._meant(key, allowed)
                )
        for key in needed:
            if not entry.get(key):
                raise self.error(f"{table} without {key}", table, n, hint=f"add {key} = …")
            if key not in {"names", "titles", "words", "since"} and not isinstance(entry[key], str):
                raise self.error(f"{key} must be text", table, n, key, hint=f'write {key} = "…"')

    def error(
        self, what: str, table: str, n: int, key: str | None = None, *, hint: str | None = None
    ) -> CodebookError:
        return self._raise(what, self.line_of(table, n, key), hint)

    def line_of(self, table: str, n: int, key: str | None = None) -> int:
        """The line of a key of the n-th `[[table]]`; of the table where the key is not found."""
        header = re.compile(rf"\s*\[\[?\s*{re.escape(table)}\s*\]\]?")
        starts = [i for i, line in enumerate(self._lines) if header.match(line)]
        start = (
            starts[min(n, len(starts) - 1)]
            if starts
            else self._find(rf"\s*\[*{re.escape(table.split('.')[0])}\b") - 1
        )
        if key:
            for i in range(start, len(self._lines)):
                if i > start and re.match(r"\s*\[", self._lines[i]):
                    break
                if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", self._lines[i]):
                    return i + 1
        return start + 1

    def _find(self, pattern: str) -> int:
        return next((i + 1 for i, line in enumerate(self._lines) if re.match(pattern, line)), 1)

    def _raise(self, what: str, line: int, hint: str | None) -> CodebookError:
        return CodebookError(what, where=f"{self._path}, line {line}", hint=hint)

    def _meant(self, word: Any, known: Collection[Any]) -> str:
        options = sorted(str(k) for k in known)
        close = get_close_matches(str(word), options, n=1, cutoff=0.5)
        if close:
            return f"did you mean {close[0]!r}?"
        return f"use one of {', '.join(options)}" if len(options) <= 30 else "see docs/reference/codebook.md"

    def _one(self, table: str, n: int, key: str, value: Any, known: Collection[Any]) -> None:
        if value not in known:
            raise self.error(
                f"unknown {key} {value!r} in {table}", table, n, key, hint=self._meant(value, known)
            )

    def _sector(self, table: str, n: int, entry: dict[str, Any]) -> None:
        if "sector" in entry:
            self._one(table, n, "sector", entry["sector"], self._sectors)

    def _texts(self, table: str, n: int, entry: dict[str, Any], key: str) -> tuple[str, ...]:
        value = entry[key]
        if (
            not isinstance(value, list)
            or not value
            or not all(isinstance(v, str) and v.strip() for v in value)
        ):
            raise self.error(
                f"{key} must be a list of texts", table, n, key, hint=f'write {key} = ["…", "…"]'
            )
        return tuple(value)

    def _dates(self, table: str, n: int, entry: dict[str, Any]) -> tuple[str | None, str | None]:
        since, until = (str(entry[key]) if key in entry else None for key in ("since", "until"))
        for key, value in (("since", since), ("until", until)):
            if value is not None and not _DATE.fullmatch(value):
                raise self.error(
                    f"{key} is no date: {value!r}",
                    table,
                    n,
                    key,
                    hint='write "2018", "2018-04" or "2018-04-09"',
                )
        if since and until and until < since[: len(until)]:
            raise self.error("until lies before since", table, n, "until", hint="swap them")
        return since, until
