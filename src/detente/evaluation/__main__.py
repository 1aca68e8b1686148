"""`python -m detente.evaluation --shared FOLDER [--write FILE]`: the table of the documents, regenerated.

FOLDER holds the public corpora (`corpora/ud_ewt`, `corpora/ud_gum_open`, `corpora/gum_news_dates`,
`corpora/plover_gsr_2016.json`); the project's own gold lies in `gold/`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from detente.evaluation.table import table

START, END = "<!-- figures: written by `make accuracy` -->", "<!-- end of figures -->"


def main() -> None:
    """Print the table; with `--write` also put it between the marks in FILE."""
    parser = argparse.ArgumentParser(prog="python -m detente.evaluation", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--gold", type=Path, default=Path("gold"))
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    text = table(options.shared / "corpora", options.gold)
    print(text)
    if options.write:
        old = options.write.read_text(encoding="utf-8")
        before, rest = old.split(START)
        after = rest.split(END)[1]
        options.write.write_text(f"{before}{START}\n{text}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
