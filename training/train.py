"""Train the tagger and parser: `python train.py CORPORA BASE OUT` (see README.md)."""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch
from batches import Batch, Window, collate, label_sets, pack, windows
from network import LAYERS, Network, load_base
from sentences import TaskData
from torch import Tensor
from torch.nn import functional

from detente.coding.english.pieces import Pieces
from detente.evaluation.treebank import Paragraph, read

BANKS = ("ud_ewt", "ud_gum_open")
TASK_STEPS, TASK_SIZE, TASK_WEIGHT = 3, 24, 0.5


def main() -> None:
    """Read, train, save a checkpoint each half epoch."""
    options = _options()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    train = [p for bank in BANKS for p in read(options.corpora / bank / "train.conllu")]
    dev = {bank: read(options.corpora / bank / "dev.conllu") for bank in BANKS}
    sets = label_sets(train)
    pieces = vocabulary(options.base / "vocab.txt")
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "labels.json").write_text(json.dumps(sets))
    tasks = TaskData(options.tasks, pieces, random.Random(options.seed))
    network = Network(
        {name: len(tags) for name, tags in sets.items()},
        {task: len(names) for task, names in tasks.labels.items()},
    )
    load_base(network, options.base / "model.safetensors")
    if options.start:
        network.load_state_dict(torch.load(options.start / "averaged.pt", weights_only=True), strict=False)
    Run(options, network, sets, pieces, train, dev, tasks).all()


def vocabulary(path: Path) -> Pieces:
    """The word pieces of a BERT vocabulary file."""
    return Pieces({line: i for i, line in enumerate(path.read_text(encoding="utf-8").split("\n")) if line})


class Run:
    """One training run: its network, averaged weights, optimiser and data."""

    def __init__(self, options: argparse.Namespace, network: Network, sets: dict[str, list[str]], pieces: Pieces,
                 train: list[Paragraph], dev: dict[str, list[Paragraph]], tasks: TaskData) -> None:  # fmt: skip
        self.options, self.network, self.sets, self.pieces, self.train, self.dev = (
            options,
            network,
            sets,
            pieces,
            train,
            dev,
        )
        self.tasks = tasks
        self.draw = random.Random(options.seed)
        self.groups = _parameter_groups(network, options)
        self.optimiser = torch.optim.AdamW(self.groups, betas=(0.9, 0.98), fused=True)
        self.peaks = [group["lr"] for group in self.optimiser.param_groups]
        self.live = [p for group in self.groups for p in group["params"]]
        self.average = [p.detach().clone() for p in self.live]
        self.step = 0
        self.total = options.epochs * len(self._epoch())

    def _epoch(self) -> list[list[Window]]:
        return pack(windows(self.train, self.sets, self.pieces, self.draw), self.options.budget, self.draw)

    def all(self) -> None:
        """Every epoch, with a line of figures and a checkpoint each half."""
        began = time.time()
        for epoch in range(self.options.epochs):
            groups = self._epoch()
            losses: list[float] = []
            for number, group in enumerate(groups):
                losses.append(self.one(collate(group)))
                if number + 1 in (len(groups) // 2, len(groups)):
                    self.save()
                    print(f"{epoch + (number + 1) / len(groups):.2f} loss {sum(losses[-200:]) / 200:.3f} "
                          f"{time.time() - began:.0f} s, step {self.step} of {self.total}", flush=True)  # fmt: skip
            self.report()

    def one(self, batch: Batch) -> float:
        """One step; returns the loss."""
        self.network.train()
        self._schedule()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = losses(self.network, batch, self.draw.random() < 0.5, self.options.smoothing)
        loss.backward()
        if self.tasks.labels and self.step % TASK_STEPS == 0:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                task_loss = TASK_WEIGHT * self.tasks.loss(self.network, TASK_SIZE)
            task_loss.backward()
        torch.nn.utils.clip_grad_norm_(self.live, 5.0, foreach=True)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.step += 1
        if self.step % 4 == 0:
            decay = min(0.996, (1 + self.step) / (40 + self.step))
            with torch.no_grad():
                torch._foreach_lerp_(self.average, self.live, 1 - decay)
        return float(loss.detach())

    def _schedule(self) -> None:
        warm = min(1.0, (self.step + 1) / 100)
        left = max(0.0, 1 - self.step / self.total)
        for group, peak in zip(self.optimiser.param_groups, self.peaks, strict=True):
            group["lr"] = peak * warm * (0.02 + 0.98 * left)

    def _swap(self) -> None:
        with torch.no_grad():
            for mine, kept in zip(self.live, self.average, strict=True):
                held = mine.detach().clone()
                mine.copy_(kept)
                kept.copy_(held)

    def save(self) -> None:
        """Write the averaged weights."""
        self._swap()
        torch.save(self.network.state_dict(), self.options.out / "averaged.pt")
        self._swap()

    def report(self) -> None:
        """Scores of the averaged weights on gold words, sentence boundaries given for the trees."""
        self._swap()
        for bank, paragraphs in self.dev.items():
            found = pack(windows(paragraphs, self.sets, self.pieces, None), 3000, None)
            print(
                " ", bank, measure(self.network, [collate(group) for group in found], self.sets), flush=True
            )
        self._swap()


def losses(network: Network, batch: Batch, within: bool, smoothing: float) -> Tensor:
    """Sum of the heads' losses; `within` keeps the arcs inside the gold sentences."""
    tags, arcs, dep, head = network(batch.pieces, batch.shapes, batch.firsts)
    tags, arcs = tags.float(), arcs.float()
    sizes = network.sizes
    upos, xpos, start = tags.split([sizes["upos"], sizes["xpos"], 1], dim=-1)
    real = batch.upos.ge(0) | batch.heads.ge(0)
    total = functional.cross_entropy(upos[real], batch.upos[real], ignore_index=-1, label_smoothing=smoothing)
    total = total + functional.cross_entropy(
        xpos[real], batch.xpos[real], ignore_index=-1, label_smoothing=smoothing
    )
    total = total + functional.binary_cross_entropy_with_logits(
        start[..., 0][real], batch.starts[real].float()
    )
    arcs = mask_arcs(arcs, batch, within)
    total = total + functional.cross_entropy(arcs[real], batch.heads[real], ignore_index=-1)
    chosen = torch.gather(head, 1, batch.heads.clamp(min=0)[:, :, None].expand(-1, -1, head.shape[2]))
    relations = network.relations(dep, chosen).float()
    return total + functional.cross_entropy(
        relations[real], batch.labels[real], ignore_index=-1, label_smoothing=smoothing
    )


def mask_arcs(arcs: Tensor, batch: Batch, within: bool) -> Tensor:
    """Rule out padding, the word itself and, where `within`, other sentences' words."""
    real = batch.sentence.ge(0)
    barred = ~real[:, None, :] | torch.eye(arcs.shape[1], dtype=torch.bool)
    if within:
        other = batch.sentence[:, None, :] != batch.sentence[:, :, None]
        other[:, :, 0] = False
        barred = barred | other
    return arcs.masked_fill(barred, -1e4)


@torch.no_grad()
def measure(network: Network, found: list[Batch], sets: dict[str, list[str]]) -> dict[str, float]:
    """Accuracies on gold words, greedy heads, punctuation left out of UAS and LAS."""
    network.eval()
    punct = sets["labels"].index("punct")
    sums = dict.fromkeys(("words", "upos", "xpos", "kept", "uas", "las", "hit", "said", "true"), 0)
    for batch in found:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            tags, arcs, dep, head = network(batch.pieces, batch.shapes, batch.firsts)
            heads = mask_arcs(arcs.float(), batch, True).argmax(-1)
            chosen = torch.gather(head, 1, heads[:, :, None].expand(-1, -1, head.shape[2]))
            labels = network.relations(dep, chosen).argmax(-1)
        upos, xpos, start = tags.split([network.sizes["upos"], network.sizes["xpos"], 1], dim=-1)
        real = batch.heads.ge(0)
        kept = real & batch.labels.ne(punct)
        said, true = start[..., 0].gt(0) & real, batch.starts.eq(1)
        right = heads.eq(batch.heads)
        for name, value in (("words", real), ("upos", upos.argmax(-1).eq(batch.upos) & real),
                            ("xpos", xpos.argmax(-1).eq(batch.xpos) & real), ("kept", kept), ("uas", right & kept),
                            ("las", right & kept & labels.eq(batch.labels)), ("hit", said & true), ("said", said),
                            ("true", true)):  # fmt: skip
            sums[name] += int(value.sum())
    return {
        "UPOS": round(100 * sums["upos"] / sums["words"], 2),
        "XPOS": round(100 * sums["xpos"] / sums["words"], 2),
        "UAS": round(100 * sums["uas"] / sums["kept"], 2),
        "LAS": round(100 * sums["las"] / sums["kept"], 2),
        "starts": round(200 * sums["hit"] / (sums["said"] + sums["true"]), 2),
    }


def _parameter_groups(network: Network, options: argparse.Namespace) -> list[dict[str, object]]:
    """Lower rates for lower layers; the piece vectors stay as they are unless a rate is given."""
    network.words.weight.requires_grad_(options.words_rate > 0)
    network.positions.weight.requires_grad_(False)
    rates: dict[float, list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = options.head_rate
        if name.startswith("words"):
            rate = options.words_rate
        elif name.startswith("norm."):
            rate = options.rate * options.layer_decay**LAYERS
        elif name.startswith("layers."):
            rate = options.rate * options.layer_decay ** (LAYERS - 1 - int(name.split(".")[1]))
        rates.setdefault(rate, []).append(parameter)
    return [{"params": found, "lr": rate, "weight_decay": 0.0} for rate, found in sorted(rates.items())]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder that holds ud_ewt and ud_gum_open")
    parser.add_argument("base", type=Path, help="folder that holds vocab.txt and model.safetensors of MiniLM")
    parser.add_argument("out", type=Path, help="folder for checkpoints")
    parser.add_argument("--start", type=Path, help="folder of an earlier run to go on from")
    parser.add_argument("--tasks", type=Path, nargs="*", default=[], help="labelled sentences, JSON lines")
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--budget", type=int, default=1700, help="pieces a batch")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--words-rate", type=float, default=0.0)
    parser.add_argument("--layer-decay", type=float, default=0.9)
    parser.add_argument("--smoothing", type=float, default=0.03)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
