"""The network: a BERT encoder with heads for sentence starts, tags, arcs and relations."""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from detente.coding.english.pieces import SHAPES

__all__ = ["Network", "load_base"]

WIDTH, LAYERS, ATTENTION, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
ARC, LABEL = 256, 128


class Layer(nn.Module):
    """One transformer layer, normalised after each half (Vaswani et al. 2017)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, ATTENTION, WIDTH // ATTENTION).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(b, n, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Word representations are those of a word's first piece; the root is the first mark, CLS."""

    def __init__(self, sizes: dict[str, int], tasks: dict[str, int] | None = None, *,
                 dropout: float = 0.1, head_dropout: float = 0.33) -> None:  # fmt: skip
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.head_drop = nn.Dropout(head_dropout)
        self.tags = nn.Linear(WIDTH, sizes["upos"] + sizes["xpos"] + 1)
        self.arc_dep = nn.Linear(WIDTH, ARC)
        self.arc_head = nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.randn(ARC, ARC) / ARC)
        self.label_dep = nn.Linear(WIDTH, LABEL)
        self.label_head = nn.Linear(WIDTH, LABEL)
        self.label = nn.Linear(2 * LABEL, sizes["labels"])
        self.sizes = dict(sizes)
        self.task_heads = nn.ModuleDict(
            {name: nn.Linear(WIDTH, size) for name, size in (tasks or {}).items()}
        )

    def encode(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """Last layer, (batch, pieces, width); pieces of 0 are padding."""
        n = pieces.shape[1]
        x = self.words(pieces) + self.positions.weight[:n] + self.shapes(shapes)
        x = self.drop(self.norm(x))
        mask = torch.zeros(pieces.shape, dtype=x.dtype).masked_fill(pieces == 0, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(
        self, pieces: Tensor, shapes: Tensor, firsts: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Tag scores, arc scores and the two label vectors.

        `firsts` (batch, words + 1) are the first pieces of CLS and of each word. Arc scores are
        (batch, words + 1 dependents, words + 1 heads).
        """
        x = self.encode(pieces, shapes)
        x = torch.gather(x, 1, firsts[:, :, None].expand(-1, -1, WIDTH))
        x = self.drop(x)
        tags = self.tags(x)
        dep, head = (
            self.head_drop(functional.relu(self.arc_dep(x))),
            self.head_drop(functional.relu(self.arc_head(x))),
        )
        arcs = (dep @ self.arc) @ head.transpose(1, 2) / math.sqrt(ARC)
        return tags, arcs, self.label_dep(x), self.label_head(x)

    def relations(self, dep: Tensor, head: Tensor) -> Tensor:
        """Relation scores from the label vectors of dependents and of their heads."""
        return self.label(self.head_drop(torch.cat([functional.relu(dep + head), dep * head], dim=-1)))

    def sentence_scores(
        self, task: str, pieces: Tensor, shapes: Tensor, firsts: Tensor, sentence: Tensor
    ) -> Tensor:
        """Scores of a task's labels from the mean of each window's word vectors; `sentence` is -1 in padding."""
        x = self.encode(pieces, shapes)
        x = torch.gather(x, 1, firsts[:, :, None].expand(-1, -1, WIDTH))
        real = sentence.ge(0).to(x.dtype)[:, :, None]
        real[:, 0] = 0
        mean = (x * real).sum(1) / real.sum(1).clamp(min=1)
        scores: Tensor = self.task_heads[task](self.drop(mean))
        return scores


def load_base(network: Network, path: Path) -> None:
    """Fill the encoder from a BERT checkpoint in safetensors form."""
    base = load_file(path)
    base = {name.removeprefix("bert."): value for name, value in base.items()}
    with torch.no_grad():
        network.words.weight.copy_(base["embeddings.word_embeddings.weight"])
        kinds = base["embeddings.token_type_embeddings.weight"][0]
        network.positions.weight.copy_(base["embeddings.position_embeddings.weight"] + kinds)
        _copy(network.norm, base, "embeddings.LayerNorm")
        for number, layer in enumerate(network.layers):
            assert isinstance(layer, Layer)
            stem = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                qkv = [base[f"{stem}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(qkv))
            _copy(layer.out, base, stem + "attention.output.dense")
            _copy(layer.norm1, base, stem + "attention.output.LayerNorm")
            _copy(layer.up, base, stem + "intermediate.dense")
            _copy(layer.down, base, stem + "output.dense")
            _copy(layer.norm2, base, stem + "output.LayerNorm")


def _copy(module: nn.Linear | nn.LayerNorm, base: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(base[name + ".weight"])
    module.bias.copy_(base[name + ".bias"])
