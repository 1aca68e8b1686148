"""The accuracy table: every target, what was reached on both halves, and what others report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.coding.reading import Reading, TimeExpression
from detente.coding.temporal import times
from detente.corpus import read_text
from detente.evaluation.gold import load_gold
from detente.evaluation.gsr import score_gsr
from detente.evaluation.measure import Report, commonest, measure
from detente.evaluation.parser import score_parser
from detente.evaluation.times import TimeScore, TimeText, half_of, read_tei, score_times
from detente.lexicon import load_lexicon

__all__ = ["table"]


@dataclass(frozen=True, slots=True)
class _Row:
    what: str
    target: str
    development: str
    test: str
    scale: str = ""
    later: str = ""
    latest: str = ""


def table(corpora: Path, gold: Path) -> str:
    """The table in Markdown, with the ten commonest errors on the test half."""
    reports = [measure(load_gold([gold / part])) for part in ("development", "test", "later", "latest")]
    rows = [*_parser(corpora), *_gold_rows(*reports), *_times(corpora), *_gsr(corpora)]
    lines = [
        "| what | target | development | test half | later texts | latest texts | for scale, not strictly comparable |",
        "|---|---|---|---|---|---|---|",
        *(
            f"| {r.what} | {r.target} | {r.development} | {r.test} | {r.later} | {r.latest} | {r.scale} |"
            for r in rows
        ),
        "",
        "Gold of the project: {} texts for development; {} and, by other writers, {} and {} locked for testing. "
        "F1 with 95 % bootstrap intervals over texts.".format(*(report.texts for report in reports)),
        "",
        "| commonest errors | development | test | later | latest |",
        "|---|---|---|---|---|",
        *_errors(*reports),
    ]
    return "\n".join(lines)


def _errors(development: Report, test: Report, *others: Report) -> Iterator[str]:
    seen, *new = (dict(commonest(report.errors, 10_000)) for report in (development, *others))
    for name, number in commonest(test.errors):
        counts = (seen.get(name, 0), number, *(each.get(name, 0) for each in new))
        yield f"| {name} | {' | '.join(map(str, counts))} |"


def _gold_rows(development: Report, test: Report, later: Report, latest: Report) -> Iterator[_Row]:
    scores = (
        ("statements: content and speaker", "0.90", "0.80 for 200 lines of rules over a CNN parser"),
        ("statements: content", "", ""),
        ("events: found and typed", "", "CoNLL-style coders are given the sentence's parties"),
        ("conditions: kind, by whom, requirement", "0.85", "nobody codes them"),
        ("predictions: words and by whom", "", "nobody codes them"),
        ("contradictions: government and pair", "0.80", "nobody codes them"),
        ("times: span and value", "", "our own texts"),
    )
    for name, target, scale in scores:
        if name in test.scores:
            halves = _interval(development, name), _interval(test, name)
            yield _Row(f"{name}, F1", target, *halves, scale, _interval(later, name), _interval(latest, name))
    for name, target in (
        ("statement: act", "0.85"),
        ("statement: polarity", ""),
        ("event: actors", "0.90"),
        ("event: recipients", "0.90"),
        ("event: status", ""),
    ):
        halves = _accuracy(development, name), _accuracy(test, name)
        yield _Row(
            f"{name}, accuracy of what was found",
            target,
            *halves,
            "",
            _accuracy(later, name),
            _accuracy(latest, name),
        )


def _interval(report: Report, name: str) -> str:
    score = report.scores.get(name)
    return f"{score.f1:.2f} ({score.low:.2f}–{score.high:.2f})" if score else "—"


def _accuracy(report: Report, name: str) -> str:
    accuracy = report.fields.get(name)
    return f"{accuracy.value:.2f} (n {accuracy.compared})" if accuracy and accuracy.value is not None else "—"


def _parser(corpora: Path) -> Iterator[_Row]:
    for folder, target, scale in (
        ("ud_ewt", "0.87", "a large transformer 0.89"),
        ("ud_gum_open", "0.89", ""),
    ):
        development, test = (score_parser(corpora / folder / f"{half}.conllu") for half in ("dev", "test"))
        yield _Row(
            f"parser, {folder} from raw text, LAS without punctuation",
            target,
            f"{development['LAS'] / 100:.3f}",
            f"{test['LAS'] / 100:.3f}",
            scale,
        )


def _times(corpora: Path) -> Iterator[_Row]:
    texts = [read_tei(path) for path in sorted((corpora / "gum_news_dates").glob("*.xml"))]
    halves = {
        half: score_times([t for t in texts if half_of(t.name) == half], _finder())
        for half in ("development", "test")
    }
    yield _Row(
        "time expressions, GUM news, span and value both right, F1",
        "0.85",
        _f1(halves["development"]),
        f"{_f1(halves['test'])}; all 24 texts {_f1(score_times(texts, _finder()))}",
        "dateparser, given the spans, 0.75",
    )


def _f1(score: TimeScore) -> str:
    return f"{score.f1():.3f}"


def _finder() -> Callable[[TimeText], Sequence[TimeExpression]]:
    from detente.coding.english import parse

    lexicon = load_lexicon()

    def find(text: TimeText) -> Sequence[TimeExpression]:
        document = read_text(text.text, where=text.name, given=text.published)
        return times.annotate(Reading(document, parse(text.text), lexicon))

    return find


def _gsr(corpora: Path) -> Iterator[_Row]:
    yield from (_Row(*row) for row in score_gsr(corpora / "plover_gsr_2016.json").rows())
