"""Code every gold text and measure: precision, recall, F1 with bootstrap intervals, and every error."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from detente.assessment import scope
from detente.assessment.contradictions import contradictions
from detente.coding.pipeline import Coded, code
from detente.corpus import read_text
from detente.evaluation.conditions import judge_conditions
from detente.evaluation.contradictions import judge_contradictions
from detente.evaluation.events import judge_events
from detente.evaluation.expressions import judge_times
from detente.evaluation.gold import Gold
from detente.evaluation.matching import Counts, Score, interval
from detente.evaluation.predictions import judge_predictions
from detente.evaluation.statements import judge
from detente.evidence import Contradiction, to_json
from detente.lexicon import load_lexicon
from detente.record import Record

__all__ = ["Accuracy", "Error", "Report", "measure"]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How often a field of the matched items is right."""

    right: int
    compared: int

    @property
    def value(self) -> float | None:
        return self.right / self.compared if self.compared else None


@dataclass(frozen=True, slots=True)
class Error:
    """A miss (gold alone), a false alarm (coded alone) or a wrong pair, with the words it is about."""

    text: str
    kind: str
    error: str
    words: str
    gold: Any
    coded: Any


@dataclass(frozen=True, slots=True)
class Report:
    """What came out over all texts."""

    texts: int
    scores: Mapping[str, Score]
    fields: Mapping[str, Accuracy]
    errors: tuple[Error, ...]

    def to_json(self) -> dict[str, Any]:
        """The shape of `detente evaluate --json`: evaluate/1."""
        return {
            "schema": "evaluate/1",
            "texts": self.texts,
            "scores": {name: to_json(score) for name, score in self.scores.items()},
            "fields": {
                name: {"right": a.right, "compared": a.compared, "accuracy": a.value}
                for name, a in self.fields.items()
            },
            "errors": [to_json(error) for error in self.errors],
        }


def measure(golds: Iterable[Gold]) -> Report:
    """Code each gold text as if it had just been read, and compare."""
    lexicon = load_lexicon()
    counts: dict[str, list[Counts]] = defaultdict(list)
    fields: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    errors: list[Error] = []
    number = 0
    for gold in golds:
        number += 1
        document = read_text(gold.text, where=f"{gold.id}.txt", given=gold.published)
        coded = code(document, lexicon=lexicon)
        judged = _judged(gold, coded, _contradictions(coded))
        for name, value in judged.counts.items():
            counts[name].append(value)
        for name, (right, compared) in judged.fields.items():
            fields[name][0] += right
            fields[name][1] += compared
        errors += judged.errors
    return Report(
        number,
        {name: interval(values) for name, values in counts.items()},
        {name: Accuracy(*values) for name, values in fields.items()},
        tuple(errors),
    )


@dataclass(frozen=True, slots=True)
class _Judged:
    counts: Mapping[str, Counts]
    fields: Mapping[str, tuple[int, int]]
    errors: Sequence[Error]


def _contradictions(coded: Coded) -> tuple[Contradiction, ...]:
    """What the assessment finds in a case of this one text."""
    document = coded.document
    with TemporaryDirectory() as folder, Record(Path(folder) / "one.case", create=True) as record:
        record.put([(document, coded.items)], path=document.path, sha256=document.sha256, settings="")
        return contradictions(scope(record))


def _judged(gold: Gold, coded: Coded, opposed: tuple[Contradiction, ...]) -> _Judged:
    said = judge(gold.text, coded.statements, gold.labels["statements"])
    done = judge_events(gold.text, coded.events, gold.labels["events"])
    tied = judge_conditions(gold.text, coded.conditions, gold.labels["conditions"])
    seen = judge_predictions(gold.text, coded.predictions, gold.labels["predictions"])
    when = judge_times(gold.text, coded.times, gold.labels["times"])
    items = {item.id: item for item in coded.items}
    against = judge_contradictions(gold.text, opposed, items, gold.labels["contradictions"])
    parts: dict[str, Any] = {"statement": said, "event": done, "condition": tied, "prediction": seen}
    fields = {f"{kind}: {name}": pair for kind, part in parts.items() for name, pair in part.agree.items()}
    return _Judged(
        {
            "statements: content": said.found,
            "statements: content and speaker": said.with_speaker,
            "events: found": done.found,
            "events: found and typed": done.typed,
            "conditions: found": tied.found,
            "conditions: kind, by whom, requirement": tied.right,
            "predictions: words and by whom": seen.right,
            "contradictions: government and pair": against.right,
            "times: span": when.spans,
            "times: span and value": when.right,
        },
        fields,
        [
            *_errors(gold, parts),
            *(Error(gold.id, "time", *line) for line in when.errors),
            *(
                Error(gold.id, "contradiction", "missed", str(label.get("question", "")), label, None)
                for label in against.missed
            ),
            *(
                Error(gold.id, "contradiction", "false", found.why, None, to_json(found))
                for found in against.false
            ),
        ],
    )


def _error(gold: Gold, error: str, words: str, shape: Mapping[str, Any]) -> Error:
    return Error(
        gold.id, "contradiction", error, words, *((shape, None) if error == "missed" else (None, shape))
    )


def _errors(gold: Gold, parts: Mapping[str, Any]) -> Iterator[Error]:
    for kind, part in parts.items():
        for item in part.missed:
            yield Error(gold.id, kind, "missed", _gold_words(item), item, None)
        for item in part.false:
            yield Error(gold.id, kind, "false", _coded_words(item), None, to_json(item))
        for item, label in (*getattr(part, "pairs", ()), *getattr(part, "mistyped", ())):
            for field in _wrong(item, label):
                shape = to_json(item)
                yield Error(
                    gold.id, kind, f"wrong {field}", _coded_words(item), label.get(field), shape.get(field)
                )


def _wrong(item: Any, label: Mapping[str, Any]) -> Iterator[str]:
    for field in ("act", "type", "kind", "polarity"):
        if field in label and hasattr(item, field) and getattr(item, field) != label[field]:
            yield field
    if "speaker" in label:
        from detente.evaluation.people import same_actor

        if not same_actor(to_json(item.speaker), label["speaker"]):
            yield "speaker"


def _gold_words(item: Mapping[str, Any]) -> str:
    for field in ("content", "evidence", "requirement", "prediction"):
        if field in item:
            value = item[field]
            return " … ".join(map(_words, value)) if isinstance(value, list) else _words(value)
    return ""


def _words(quote: Any) -> str:
    return str(quote["text"] if isinstance(quote, dict) else quote)


def _coded_words(item: Any) -> str:
    if hasattr(item, "content"):
        return " … ".join(quote.text for quote in item.content)
    return str(item.evidence.text if hasattr(item, "evidence") else item.quote.text)


def commonest(errors: Iterable[Error], number: int = 10) -> list[tuple[str, int]]:
    """The commonest sorts of error, named by kind, what went wrong, and from what to what."""
    names = Counter(
        f"{e.kind}: {e.error}"
        + (
            f" ({e.gold} coded as {e.coded})"
            if e.error.startswith("wrong") and not isinstance(e.gold, dict)
            else ""
        )
        for e in errors
    )
    return sorted(names.items(), key=lambda entry: (-entry[1], entry[0]))[:number]
