"""The tables read once and kept."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from detente.errors import CodebookError
from detente.lexicon.authority import Authority
from detente.lexicon.codebook import codebook_of
from detente.lexicon.event_patterns import build_event_patterns
from detente.lexicon.gazetteer import body_names, city_names, country_names, country_of
from detente.lexicon.lexicon import Lexicon
from detente.lexicon.merge import merged
from detente.lexicon.offices import Titles, office_of
from detente.lexicon.people import People, holder_of
from detente.lexicon.phrases import Phrases
from detente.lexicon.shelf import Shelf
from detente.lexicon.tables import rows, table
from detente.lexicon.user import Own, read_own
from detente.lexicon.words import Issues, cue_of, idioms_of, issue_of, source_of

__all__ = ["load_lexicon"]

_LARGEST = 1_000_000


def load_lexicon(*, user: Path | None = None) -> Lexicon:
    """The lexicon that comes with the package, a user's own codebook merged over it.

    Parameters
    ----------
    user : Path, optional
        A codebook in TOML; see `docs/reference/codebook.md`.

    Raises
    ------
    CodebookError
        If the user's codebook cannot be read or has a mistake; the message names the line.
    """
    return _packaged() if user is None else _with_own(str(user), _text(user))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise CodebookError(
                "larger than 1 MB", where=str(path), hint="split it or leave out what the package has"
            )
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CodebookError("not UTF-8 text", where=str(path), hint="save it as UTF-8") from error
    except OSError as error:
        raise CodebookError(
            error.strerror or "cannot be read", where=str(path), hint="check the path"
        ) from error


@lru_cache(maxsize=1)
def _shelf() -> Shelf:
    countries, offices, ranks = rows("countries"), table("offices"), table("authority")
    names = [name for row in countries for name in country_names(row)]
    names += [name for row in rows("bodies") for name in body_names(row)]
    names += [name for row in rows("places") for name in city_names(row)]
    return Shelf(
        countries=tuple(country_of(row) for row in countries),
        names=tuple(names),
        offices=tuple(office_of(entry) for entry in offices["office"]),
        modifiers=offices["modifiers"],
        holders=tuple(holder_of(row) for row in rows("holders")),
        cues=tuple(cue_of(row) for row in rows("cues")),
        according=tuple(row["phrase"] for row in rows("according")),
        issues=tuple(issue_of(entry) for entry in table("issues")["issue"]),
        sources=tuple(source_of(row) for row in rows("sources")),
        tiers=tuple(ranks["tiers"]),
        governments={code: tuple(order) for code, order in ranks["governments"].items()},
        default_order=tuple(ranks["default"]),
        notes=ranks["notes"],
        plover=codebook_of(table("plover"), rows("cameo")),
    )


@lru_cache(maxsize=1)
def _packaged() -> Lexicon:
    return _assembled(_shelf(), Own())


@lru_cache(maxsize=4)
def _with_own(path: str, text: str) -> Lexicon:
    own = read_own(path, text, _shelf())
    return _assembled(merged(_shelf(), own), own)


def _assembled(shelf: Shelf, own: Own) -> Lexicon:
    return Lexicon(
        countries={country.code: country for country in shelf.countries},
        names=Phrases((name.text, name) for name in shelf.names),
        offices={office.id: office for office in shelf.offices},
        titles=Titles(shelf.offices, shelf.modifiers),
        people=People(shelf.holders),
        verbs={cue.lemma: cue for cue in shelf.cues if cue.pos == "verb"},
        nouns={cue.lemma: cue for cue in shelf.cues if cue.pos == "noun"},
        idioms=idioms_of(shelf.cues),
        according=Phrases(((phrase, phrase) for phrase in shelf.according), lower=True),
        issues=Issues(shelf.issues),
        plover=shelf.plover,
        authority=Authority(
            tiers={tier: rank for rank, tier in enumerate(shelf.tiers, start=1)},
            governments=shelf.governments,
            default=shelf.default_order,
            office_tiers={office.id: office.tier for office in shelf.offices},
            notes=shelf.notes,
        ),
        sources={source.name.lower(): source for source in shelf.sources},
        own_patterns=build_event_patterns(own.patterns) if own.patterns else None,
    )
