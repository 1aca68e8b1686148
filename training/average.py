"""Average the weights of several runs: `python average.py OUT RUN RUN...` (Wortsman et al. 2022, arXiv:2203.05482)."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import torch


def main() -> None:
    """Write the mean of all runs' averaged.pt, with the labels of the first."""
    out, *runs = map(Path, sys.argv[1:])
    states = [torch.load(run / "averaged.pt", weights_only=True) for run in runs]
    out.mkdir(parents=True, exist_ok=True)
    torch.save(
        {name: sum(state[name] for state in states) / len(states) for name in states[0]}, out / "averaged.pt"
    )
    shutil.copy(runs[0] / "labels.json", out / "labels.json")


if __name__ == "__main__":
    main()
