"""Write the lemma exceptions: `python lemmas.py CORPORA MODEL`.

Kept are the words whose commonest lemma in the training treebanks is not the one the rules give.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from lemminflect import getAllLemmas

from detente.coding.english.lemmas import Lemmas
from detente.coding.english.pieces import fold
from detente.evaluation.treebank import read

BANKS = ("ud_ewt", "ud_gum_open")
OPEN = {"NOUN": 4, "VERB": 3}
LEFT_OUT = frozenset({"CD", "NNP", "NNPS", "GW", "FW", ",", ":", "$"})


def main() -> None:
    """Count, compare, write."""
    corpora, model = map(Path, sys.argv[1:3])
    counts: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    for bank in BANKS:
        for paragraph in read(corpora / bank / "train.conllu"):
            for tree in paragraph.trees:
                for word, upos, xpos, lemma in zip(
                    tree.words, tree.upos, tree.xpos, tree.lemmas, strict=True
                ):
                    if upos != "PROPN" and xpos not in LEFT_OUT and not any(c.isdigit() for c in word):
                        counts[fold(word).lower(), xpos][fold(lemma), upos] += 1
    rules = Lemmas({})
    exceptions = {}
    for (word, xpos), found in sorted(counts.items()):
        (lemma, upos), count = max(found.items(), key=lambda item: (item[1], item[0]))
        least = OPEN.get(upos, 2)
        if count >= least and lemma != "_" and rules(word, upos, xpos) != lemma and _real(lemma, upos):
            exceptions[f"{word} {xpos}"] = lemma
    (model / "lemmas.json").write_text(
        json.dumps(exceptions, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
    )


def _real(lemma: str, upos: str) -> bool:
    return upos != "VERB" or lemma in getAllLemmas(lemma, "VERB").get("VERB", ())


if __name__ == "__main__":
    main()
