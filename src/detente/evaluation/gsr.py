"""Scores events against the PLOVER gold standard records: 322 sentences of the CAMEO manual, coded in 2016.

The best type is that of the sentence's first telling, or of the model that ranks types; nothing is given, and none counts as
wrong. The model is trained on generated sentences and on the other four of five folds (by the hash of a record's id).
Records with even hashes were seen while the rules were written ("tuned"), those with odd ones were not ("unseen").

What the records have otherwise: DEMAND is read as REQUEST, DISAPPROVE and INVESTIGATE as ACCUSE, FIGHT as ASSAULT.
Actors count as countries: sectors are left out; `IGO` stands for every body that is no state (here also `UNO`, `EUR` and
`NGO`: the records code Amnesty International and the Red Cross so), and
JAP, ITL and VTN are Japan, Italy and Vietnam. Where one side lists all who take part as actors, all are
compared with all. Parties are compared where the type is right.

Source: Open Event Data Alliance, PLOVER-GSR01 (2016), github.com/openeventdata/PLOVER, CC BY-SA 4.0.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.coding.deeds.draft import Draft
from detente.coding.deeds.events import drafts, ranked
from detente.coding.deeds.likely import features, folded
from detente.coding.deeds.opponents import addressed
from detente.coding.pipeline import read_words
from detente.errors import InputError
from detente.evaluation.regression import Example, predicted
from detente.evidence import UNKNOWN_DATE, Actor, Document, document_id, sha256
from detente.evidence.vocabulary import EVENT_TYPES
from detente.lexicon import load_lexicon

__all__ = ["GsrScore", "Half", "Sentence", "generated_sentences", "gsr_sentences", "score_gsr"]

LABELS_2016 = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
CODES_2016 = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "NGO": "IGO"}
BODIES = frozenset({"UNO", "EUR", "IGO", "NGO"})
FOLDS = 5
GENERATED = Path(__file__).parents[3] / "training" / "data" / "plover.jsonl"

Countries = frozenset[str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A coded record: what the rules make of it (the first telling first), its features and label, and its own parties."""

    example: Example
    told: tuple[Draft, ...]
    actors: Countries
    recipients: Countries
    key: int

    @property
    def rule(self) -> int:
        """The type the rules put first; -1 for none."""
        return EVENT_TYPES.index(folded(self.told[0])) if self.told else -1


@dataclass(frozen=True, slots=True)
class Half:
    """Counts over some records; `compared` of them have the right type, a telling of it, and a party."""

    sentences: int
    by_rules: int
    by_both: int
    compared: int
    actors: int
    recipients: int


@dataclass(frozen=True, slots=True)
class GsrScore:
    """The counts over the half that the rules were tuned on, over the unseen one, and over all."""

    tuned: Half
    unseen: Half
    all: Half

    def rows(self) -> Iterator[tuple[str, str, str, str, str]]:
        """What, target, tuned half, unseen half with all, and what others report: the lines of the accuracy table."""
        large = "a 355M-parameter model, given source and target, 0.84; first-time human coders agree 0.47"
        yield self._row(
            "PLOVER type of a GSR sentence, best type right, cross-validated", "0.75", "by_both", large
        )
        yield self._row("PLOVER type of a GSR sentence, rules alone", "", "by_rules", "")
        for name in ("actors", "recipients"):
            yield self._row(f"{name} of GSR sentences, right as countries", "0.90", name, "")

    def _row(self, what: str, target: str, name: str, scale: str) -> tuple[str, str, str, str, str]:
        tuned, unseen, both = (_share(half, name) for half in (self.tuned, self.unseen, self.all))
        return what, target, tuned, f"{unseen}; all {both}", scale


def score_gsr(path: Path, *, generated: Path = GENERATED) -> GsrScore:
    """Code every record and compare; the types cross-validated over five folds.

    Parameters
    ----------
    path : Path
        `plover_gsr_2016.json`.
    generated : Path
        The project's own training sentences, JSON lines with `text` and `label`.

    Raises
    ------
    InputError
        If one of the files is not there or not readable.
    """
    sentences = gsr_sentences(path)
    types = _crossed(generated_sentences(generated), sentences)
    return GsrScore(
        *(
            _half([(s, t) for s, t in zip(sentences, types, strict=True) if s.key % 2 in keys])
            for keys in ((0,), (1,), (0, 1))
        )
    )


def gsr_sentences(path: Path) -> list[Sentence]:
    """The records, coded; the file's first one is its documentation."""
    return [_sentence(record) for record in _json(path)[1:]]


def generated_sentences(path: Path = GENERATED) -> list[Example]:
    """The project's own training sentences with their features."""
    lines = [json.loads(line) for line in _text(path).splitlines()]
    return [_example(line["text"], line["label"])[0] for line in lines]


def _json(path: Path) -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = json.loads(_text(path))
    except ValueError as error:
        raise InputError(f"is not readable JSON ({error})", where=str(path)) from error
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError("there is no such file", where=str(path), hint="check the path") from error


def _sentence(record: Mapping[str, Any]) -> Sentence:
    label = LABELS_2016.get(record["event"], record["event"])
    example, told = _example(record["text"].strip(" {}"), label)
    key = int(hashlib.sha256(record["id"].encode()).hexdigest(), 16)
    return Sentence(example, tuple(told), _parties(record.get("source")), _parties(record.get("target")), key)


def _example(text: str, label: str) -> tuple[Example, list[Draft]]:
    digest = sha256(text)
    document = Document(
        document_id(digest, text), text[:60], None, None, None, UNKNOWN_DATE, digest, 0, text=text
    )
    reading = read_words(document, lexicon=load_lexicon())
    told = ranked(addressed(reading, drafts(reading)))
    return Example(features(reading, told), EVENT_TYPES.index(label)), told


def _parties(side: Any) -> Countries:
    """The countries of a record's side; in some records it is empty or a bare word."""
    given = side if isinstance(side, list) else []
    return frozenset(CODES_2016.get(a["code"], a["code"]) for a in given if a.get("code"))


def _crossed(made: Sequence[Example], sentences: Sequence[Sentence]) -> list[int]:
    """The type of every sentence by a model that has seen neither it nor its fold."""
    types = [-1] * len(sentences)
    for fold in range(FOLDS):
        outside = [at for at, s in enumerate(sentences) if s.key // 2 % FOLDS == fold]
        inside = [s.example for s in sentences if s.key // 2 % FOLDS != fold]
        if outside:
            guesses = predicted(made, inside, [sentences[at].example for at in outside])
            for at, guess in zip(outside, guesses, strict=True):
                types[at] = int(guess)
    return types


def _half(cases: Sequence[tuple[Sentence, int]]) -> Half:
    judged = [verdict for s, kind in cases if (verdict := _compared(s, kind)) is not None]
    return Half(
        len(cases),
        sum(s.rule == s.example.label for s, _ in cases),
        sum(kind == s.example.label for s, kind in cases),
        len(judged),
        sum(actors for actors, _ in judged),
        sum(recipients for _, recipients in judged),
    )


def _compared(sentence: Sentence, kind: int) -> tuple[bool, bool] | None:
    """Whether actors and recipients are right; None where the type is not, or no telling or no country bears it."""
    told = next((d for d in sentence.told if EVENT_TYPES.index(folded(d)) == kind), None)
    if kind != sentence.example.label or told is None or not sentence.actors:
        return None
    actors, recipients = _codes(told.actors), _codes(told.recipients)
    if _mutual(actors, recipients) or _mutual(sentence.actors, sentence.recipients):
        same = actors | recipients == sentence.actors | sentence.recipients
        return same, same
    return actors == sentence.actors, recipients == sentence.recipients


def _mutual(actors: Countries, recipients: Countries) -> bool:
    return len(actors) > 1 and (not recipients or recipients == actors)


def _codes(actors: Iterable[Actor]) -> Countries:
    return frozenset("IGO" if a.country in BODIES else a.country for a in actors if a.country)


def _share(half: Half, name: str) -> str:
    count = half.compared if name in ("actors", "recipients") else half.sentences
    return f"{getattr(half, name) / count:.3f} (n {count})" if count else "—"
