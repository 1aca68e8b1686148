"""Train the head that weighs the act of a statement, and say what rules, words and vectors add.

    python training/acts.py gold/development [--write]

Trains on the statements of gold texts and of `data/act.jsonl` and `data/spoken.jsonl` (written for the purpose), as the
coder finds them; their gold speakers and contents are not given. Accuracy is cross-validated over texts. The rules were
tuned on the gold texts whose names do not begin with "fresh": those are told apart, and do not count for the rules' bonus.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy import optimize, sparse

from detente.coding.english.parser import Parser
from detente.coding.pipeline import read_actors
from detente.coding.speech.acthead import GROUNDS, features
from detente.coding.speech.acts import Ruling, Utterance, ruled
from detente.coding.speech.statements import attributions
from detente.coding.speech.utterances import utterance_of
from detente.corpus import read_text
from detente.evaluation.gold import load_gold
from detente.evaluation.matching import overlap, paired, words_of
from detente.evaluation.regression import solved
from detente.evaluation.statements import ENOUGH, spans_of
from detente.evidence.vocabulary import ACTS
from detente.lexicon import load_lexicon

HERE = Path(__file__).parent
CODING = HERE.parent / "src" / "detente" / "coding"
WIDTH, SCALE, PENALTY, RARE, STEPS, FOLDS = 384, 4.0, 1.5, 3, 80, 5
HEAVY = {"tuned": 2.0, "fresh": 2.0, "act": 0.7, "spoken": 1.0}
SPEAKING = frozenset({"say", "tell", "declare", "add", "announce"})


@dataclass(frozen=True, slots=True)
class Row:
    """A statement that the coder found, with its gold act; `kind` is tuned, fresh, act or spoken."""

    text: str
    kind: str
    said: Utterance
    act: int

    @property
    def ruling(self) -> Ruling:
        return ruled(self.said)

    def fold(self, folds: int) -> int:
        """The same for all statements of a text."""
        return zlib.crc32(self.text.encode()) % folds


class Reader:
    """Codes texts up to the statements, with the network's whole vectors."""

    def __init__(self) -> None:
        self.parser = Parser(acts=np.eye(WIDTH, dtype="float32"))
        self.lexicon = load_lexicon()

    def rows(self, name: str, kind: str, text: str, day: str | None,
             gold: Sequence[tuple[list[Any], str]]) -> Iterator[Row]:  # fmt: skip
        """The statements of a text that match gold contents; without contents the longest one."""
        document = read_text(text, where=f"{name}.txt", given=day)
        reading, marks = read_actors(document, lexicon=self.lexicon, parser=self.parser.parse)
        found = attributions(reading, marks)
        spans = [words_of(document.text, said.pieces) for said in found]
        known = [words_of(document.text, spans_of(document.text, content)) for content, _ in gold]
        if found and not any(content for content, _ in gold):
            pairs = [(max(range(len(found)), key=lambda i: len(spans[i])), 0)]
        else:
            pairs = paired(
                range(len(found)),
                range(len(gold)),
                lambda i, j: shared if (shared := overlap(spans[i], known[j])) >= ENOUGH else 0.0,
            )
        for i, j in pairs:
            yield Row(name, kind, utterance_of(reading, found[i]), ACTS.index(gold[j][1]))


def all_rows(golds: Sequence[Path]) -> list[Row]:
    """Every statement to learn from."""
    reader, rows = Reader(), []
    for text in load_gold(golds):
        firm = [(s["content"], s["act"]) for s in text.labels["statements"] if not s.get("debatable")]
        kind = "fresh" if text.id.startswith("fresh") else "tuned"
        rows += reader.rows(text.id, kind, text.text, text.published, firm)
    for kind in ("act", "spoken"):
        by_text: dict[str, list[tuple[list[Any], str]]] = {}
        for line in (HERE / "data" / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            by_text.setdefault(item["text"], []).append(
                ([item["content"]] if "content" in item else [], item["label"])
            )
        for number, (text, gold) in enumerate(by_text.items()):
            rows += reader.rows(f"{kind}-{number}", kind, text, None, gold)
    return rows


def bare(row: Row) -> Row:
    """A quoted statement as if it stood in a transcript."""
    said = replace(
        row.said, lemma="", cue_act="other", frame="quote", quoted=False, rule="transcript-turn"
    )  # fmt: skip
    return replace(row, said=said)


def enriched(rows: Sequence[Row]) -> list[Row]:
    """The rows, and the quoted ones of `act.jsonl` once more without their cue."""
    return [
        *rows,
        *(bare(r) for r in rows if r.kind == "act" and r.said.quoted and r.said.lemma in SPEAKING),
    ]


@dataclass(frozen=True, slots=True)
class Head:
    """A fitted head: columns of the named features, their weights, the vectors' weights and the bias."""

    names: dict[str, int]
    matrix: Any
    projection: Any
    bias: Any

    def opinions(self, rows: Sequence[Row], *, vectors: bool = True) -> Any:
        """Logarithms of probabilities, shape (rows, acts)."""
        score = named(rows, self.names) @ self.matrix.T + self.bias
        if vectors:
            score = score + stacked(rows) @ self.projection
        score -= score.max(axis=1, keepdims=True)
        return score - np.log(np.exp(score).sum(axis=1, keepdims=True))


def stacked(rows: Sequence[Row]) -> Any:
    """The mean vectors of the contents, zero where there is none."""
    return np.array([row.said.scores or (0.0,) * WIDTH for row in rows])


def named(rows: Sequence[Row], names: dict[str, int]) -> Any:
    """The named features as a sparse matrix."""
    cells = [
        (i, names[n], v)
        for i, r in enumerate(rows)
        for n, v in sorted(features(r.said).items())
        if n in names
    ]
    lines, columns, values = zip(*cells, strict=True)
    return sparse.csr_matrix((values, (lines, columns)), shape=(len(rows), len(names)))


def fit(rows: Sequence[Row], *, vectors: bool = True) -> Head:
    """The head of these rows, from both kinds of features at once."""
    count: dict[str, int] = {}
    for row in rows:
        for name in features(row.said):
            count[name] = count.get(name, 0) + 1
    names = {name: at for at, name in enumerate(sorted(n for n, c in count.items() if c >= RARE))}
    x, y = named(rows, names), np.array([row.act for row in rows])
    if vectors:
        dense = stacked(rows)
        middle, width = dense.mean(axis=0), dense.std(axis=0) + 1e-4
        unit = SCALE / (width * np.sqrt(WIDTH))
        x = sparse.hstack([x, sparse.csr_matrix((dense - middle) * unit)]).tocsr()
    heavy = np.array([HEAVY[row.kind] for row in rows])
    weights = solved(x, y, heavy, len(ACTS), penalty=PENALTY, steps=STEPS)
    matrix, bias = weights[:, : len(names)], weights[:, -1]
    if not vectors:
        return Head(names, matrix, np.zeros((WIDTH, len(ACTS))), bias)
    projection = weights[:, len(names) : -1].T * unit[:, None]
    return Head(names, matrix, projection, bias - middle @ projection)


def crossed(rows: Sequence[Row], *, vectors: bool = True) -> Any:
    """Opinions on every row by a head that has seen nothing of its text."""
    found = np.zeros((len(rows), len(ACTS)))
    for fold in range(FOLDS):
        outside = [at for at, row in enumerate(rows) if row.fold(FOLDS) == fold]
        head = fit(enriched([row for row in rows if row.fold(FOLDS) != fold]), vectors=vectors)
        found[outside] = head.opinions([rows[at] for at in outside], vectors=vectors)
    return found


@dataclass(frozen=True, slots=True)
class Bonus:
    """How far the head is trusted, and what the rules' act gets by what it rests on and by which it is."""

    trust: float
    by_ground: Any
    by_act: Any

    def scores(self, opinions: Any, rows: Sequence[Row]) -> Any:
        """What the coder decides by, shape (rows, acts)."""
        acts, grounds = rulings(rows)
        score = self.trust * opinions
        score[np.arange(len(rows)), acts] += self.by_ground[grounds] + self.by_act[acts]
        return score


def rulings(rows: Sequence[Row]) -> tuple[Any, Any]:
    """The rules' acts and what they rest on, as numbers."""
    found = [row.ruling for row in rows]
    return np.array([ACTS.index(r.act) for r in found]), np.array([GROUNDS.index(r.ground) for r in found])


def bonus(opinions: Any, rows: Sequence[Row]) -> Bonus:
    """The likeliest bonus, with a light penalty; opinions must be cross-validated ones."""
    acts, grounds = rulings(rows)
    labels, each, kinds = np.array([row.act for row in rows]), np.arange(len(rows)), len(GROUNDS)

    def loss(flat: Any) -> tuple[float, Any]:
        made = Bonus(flat[0], flat[1 : 1 + kinds], flat[1 + kinds :])
        p = made.scores(opinions, rows)
        p = np.exp(p - p.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        misfit = -np.log(p[each, labels] + 1e-12).sum()
        p[each, labels] -= 1
        own = p[each, acts]
        slope = [(p * opinions).sum() + flat[0] - 1]
        slope += [own[grounds == k].sum() + 0.1 * flat[1 + k] for k in range(kinds)]
        slope += [own[acts == k].sum() + flat[1 + kinds + k] for k in range(len(ACTS))]
        light = (flat[0] - 1) ** 2 + 0.1 * (made.by_ground**2).sum() + (made.by_act**2).sum()
        return misfit + 0.5 * light, np.array(slope)

    start = np.concatenate([[1.0, 1.0, 1.0, 0.0], np.zeros(len(ACTS))])
    flat = optimize.minimize(loss, start, jac=True, method="L-BFGS-B").x
    return Bonus(float(flat[0]), flat[1 : 1 + kinds], flat[1 + kinds :])


def both(opinions: Any, rows: Sequence[Row]) -> Any:
    """The acts by head and rules, the bonus fitted without a text's own statements and without tuned texts."""
    found = np.zeros(len(rows), int)
    for fold in range(FOLDS):
        inside = [at for at, r in enumerate(rows) if r.kind != "tuned" and r.fold(7 * FOLDS) // 7 != fold]
        outside = [at for at, r in enumerate(rows) if r.fold(7 * FOLDS) // 7 == fold]
        made = bonus(opinions[inside], [rows[at] for at in inside])
        found[outside] = made.scores(opinions[outside], [rows[at] for at in outside]).argmax(axis=1)
    return found


def main() -> None:
    options = _options()
    rows = all_rows(options.gold)
    labels, kinds = np.array([row.act for row in rows]), np.array([row.kind for row in rows])
    with_vectors = crossed(rows)
    if options.write:
        unseen = [at for at, row in enumerate(rows) if row.kind != "tuned"]
        write(fit(enriched(rows)), bonus(with_vectors[unseen], [rows[at] for at in unseen]))
    words_alone = crossed(rows, vectors=False)
    columns = {
        "rules": rulings(rows)[0],
        "words": words_alone.argmax(axis=1),
        "words and vectors": with_vectors.argmax(axis=1),
        "rules and words": both(words_alone, rows),
        "all": both(with_vectors, rows),
    }
    print(f"{'cross-validated accuracy':26}" + "".join(f"{name:>20}" for name in columns))
    for kind in ("tuned", "fresh", "act", "spoken"):
        chosen = kinds == kind
        shares = "".join(f"{(a[chosen] == labels[chosen]).mean():20.3f}" for a in columns.values())
        print(f"{kind:16}{int(chosen.sum()):10}{shares}")


def write(head: Head, made: Bonus) -> None:
    """The named weights as bytes with one scale an act, the vectors' weights beside the network."""
    scale = np.abs(head.matrix).max(axis=1) / 127
    target = CODING / "speech" / "acthead.npz"
    np.savez_compressed(
        target,
        names=np.array(list(head.names)),
        matrix=np.rint(head.matrix / scale[:, None]).astype("int8"),
        scale=scale.astype("float32"),
        bias=head.bias.astype("float32"),
        trust=np.float32(made.trust),
        by_ground=made.by_ground.astype("float32"),
        by_act=made.by_act.astype("float32"),
    )
    np.save(CODING / "english" / "model" / "acts.npy", head.projection.astype("float32"))
    print(f"{target.name}: {len(head.names)} features, {target.stat().st_size // 1024} kB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+", help="gold files or folders of them")
    parser.add_argument("--write", action="store_true", help="write the weights that ship")
    return parser.parse_args()


if __name__ == "__main__":
    main()
