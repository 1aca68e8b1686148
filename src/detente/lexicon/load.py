"""The tables read once and kept."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from detente.lexicon.authority import Authority
from detente.lexicon.codebook import codebook_of
from detente.lexicon.gazetteer import body_names, city_names, country_names, country_of
from detente.lexicon.lexicon import Lexicon
from detente.lexicon.nouns import Source
from detente.lexicon.offices import Titles, office_of
from detente.lexicon.people import People, holder_of
from detente.lexicon.phrases import Phrases
from detente.lexicon.tables import rows, table
from detente.lexicon.words import Issues, cue_of, issue_of

__all__ = ["load_lexicon"]


def load_lexicon(*, user: Path | None = None) -> Lexicon:
    """The lexicon that comes with the package, a user's own codebook merged over it.

    Parameters
    ----------
    user : Path, optional
        A codebook in TOML; see `docs/reference/codebook.md`.

    Raises
    ------
    CodebookError
        If the user's codebook has a mistake; the message names the line.
    """
    return _packaged()


@lru_cache(maxsize=1)
def _packaged() -> Lexicon:
    countries, offices = rows("countries"), table("offices")
    posts = [office_of(entry) for entry in offices["office"]]
    names = [name for row in countries for name in country_names(row)]
    names += [name for row in rows("bodies") for name in body_names(row)]
    names += [name for row in rows("places") for name in city_names(row)]
    cues = [cue_of(row) for row in rows("cues")]
    ranks = table("authority")
    return Lexicon(
        countries={row["code"]: country_of(row) for row in countries},
        names=Phrases((name.text, name) for name in names),
        offices={post.id: post for post in posts},
        titles=Titles(posts, offices["modifiers"]),
        people=People(holder_of(row) for row in rows("holders")),
        verbs={cue.lemma: cue for cue in cues if cue.pos == "verb"},
        nouns={cue.lemma: cue for cue in cues if cue.pos == "noun"},
        according=Phrases(((row["phrase"], row["phrase"]) for row in rows("according")), lower=True),
        issues=Issues([issue_of(entry) for entry in table("issues")["issue"]]),
        plover=codebook_of(table("plover"), rows("cameo")),
        authority=Authority(
            tiers={tier: rank for rank, tier in enumerate(ranks["tiers"], start=1)},
            governments={code: tuple(order) for code, order in ranks["governments"].items()},
            default=tuple(ranks["default"]),
            office_tiers={post.id: post.tier for post in posts},
            notes=ranks["notes"],
        ),
        sources={
            row["name"].lower(): Source(row["name"], row["reliability"], row["kind"], row["country"] or None)
            for row in rows("sources")
        },
    )
