"""Score the shipped parser on raw text: `python evaluate.py FILE.conllu... [--model FOLDER]`."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from detente.coding.english.parser import Parser
from detente.evaluation.parsing import score
from detente.evaluation.treebank import raw_text, read


def main() -> None:
    """One line of figures a treebank file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, help="another model folder than the shipped one")
    options = parser.parse_args()
    model = Parser(options.model) if options.model else Parser()
    model.parse("Loaded.")
    for path in options.treebanks:
        gold = read(path)
        text = "\n\n".join(raw_text(paragraph) for paragraph in gold)
        began = time.perf_counter()
        system = model.parse(text)
        took = time.perf_counter() - began
        found = score([tree for paragraph in gold for tree in paragraph.trees], system)
        figures = "  ".join(f"{name} {value:.2f}" for name, value in found.items())
        print(f"{path.parent.name}/{path.stem}  {figures}  {sum(map(len, system)) / took:.0f} words/s")


if __name__ == "__main__":
    main()
