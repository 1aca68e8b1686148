"""Words that report, and words that name an issue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from detente.lexicon.nouns import Cue, Issue, Source
from detente.lexicon.phrases import Phrases
from detente.lexicon.tables import many

__all__ = ["Issues", "cue_of", "idioms_of", "issue_of", "source_of"]


def cue_of(row: dict[str, str]) -> Cue:
    """A row of `cues.csv` as a cue."""
    return Cue(
        lemma=row["lemma"],
        pos=row["pos"],  # type: ignore[arg-type]
        kind=row["kind"],  # type: ignore[arg-type]
        act=row["act"],
        strength=int(row["strength"]),
        frames=many(row["frames"]),
        factive=row["factive"] == "yes",
        polarity=row["polarity"] or "affirmed",
    )


def idioms_of(cues: Iterable[Cue]) -> dict[str, tuple[Cue, ...]]:
    """The verbal cues of several words by their first one, the longest first."""
    found: dict[str, list[Cue]] = {}
    for cue in cues:
        first, _, rest = cue.lemma.partition(" ")
        if rest and cue.pos == "verb":
            found.setdefault(first, []).append(cue)
    return {
        verb: tuple(sorted(many, key=lambda c: (-len(c.lemma.split()), c.lemma)))
        for verb, many in found.items()
    }


def issue_of(entry: dict[str, Any]) -> Issue:
    """An `[[issue]]` table as an issue."""
    return Issue(entry["id"], entry["name"], tuple(entry["words"]))


def source_of(row: dict[str, str]) -> Source:
    """A row of `sources.csv` as a source."""
    return Source(row["name"], row["reliability"], row["kind"], row["country"] or None)


class Issues:
    """Which issues a text touches."""

    __slots__ = ("_phrases", "all")

    def __init__(self, issues: Sequence[Issue]) -> None:
        self.all = tuple(issues)
        self._phrases = Phrases(((word, issue.id) for issue in issues for word in issue.words), lower=True)

    def touched(self, words: Sequence[str]) -> tuple[str, ...]:
        """Ids of the issues that these words (or lemmas) name, most often named first, then by id."""
        counts: dict[str, int] = {}
        at = 0
        while at < len(words):
            found = self._phrases.longest(words, at)
            for issue in found[1] if found else ():
                counts[issue] = counts.get(issue, 0) + 1
            at = found[0] if found else at + 1
        return tuple(sorted(counts, key=lambda issue: (-counts[issue], issue)))
