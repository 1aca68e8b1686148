"""Word F1 of the tokenizer on a treebank, with its commonest errors."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from detente.coding.english.pieces import fold
from detente.coding.english.tokens import tokenize
from detente.evaluation.treebank import raw_text, read


def main() -> None:
    """Compare every paragraph's words with the treebank's."""
    for name in sys.argv[1:]:
        hit = said = true = 0
        missed: Counter[str] = Counter()
        for paragraph in read(Path(name)):
            text = raw_text(paragraph)
            gold, at = [], 0
            for tree in paragraph.trees:
                for word in tree.words:
                    at = text.index(word, at)
                    gold.append((at, at + len(word)))
                    at += len(word)
            mine = tokenize(fold(text))
            hit += len(set(gold) & set(mine))
            said, true = said + len(mine), true + len(gold)
            for start, end in set(mine) - set(gold):
                missed[
                    "|".join(text[a:b] for a, b in gold if a < end and b > start)
                    + "  not  "
                    + "|".join(text[a:b] for a, b in mine if a < end + 1 and b > start - 1)
                ] += 1
        print(name, f"F1 {200 * hit / (said + true):.2f}", hit, said, true)
        for what, count in missed.most_common(60):
            print("   ", count, what)


main()
