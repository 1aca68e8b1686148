"""Write a checkpoint as an int8 ONNX graph: `python export.py BASE RUN MODEL` (see README.md).

The graph is laid out by hand so that every matrix product is one fused int8 operation with a scale
for each output channel; activations are scaled per call. Weights use 7 bits: on processors without
VNNI the product of unsigned and signed bytes would saturate otherwise.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

LAYERS, ATTENTION, WIDTH, ARC, LABEL = 6, 12, 384, 256, 128
MICROSOFT = "com.microsoft"
Array = NDArray[np.float32]


class Graph:
    """Nodes and constants of a graph under construction; every method returns its output's name."""

    def __init__(self, *, quantized: bool) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.quantized = quantized

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """Add a constant."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def op(self, kind: str, inputs: list[str], output: str, *, domain: str = "", **settings: object) -> str:
        """Add an operation with one output."""
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **settings))
        return output

    def linear(self, source: str, name: str, weight: Array, bias: Array | None) -> str:
        """`source` times a weight of shape (in, out), plus a bias."""
        biases = [] if bias is None else [self.constant(name + ".bias", bias.astype(np.float32))]
        if not self.quantized:
            out = self.op("MatMul", [source, self.constant(name + ".weight", weight)], name + ".product")
            return self.op("Add", [out, *biases], name) if biases else out
        scale = np.abs(weight).max(axis=0) / 63
        values = np.clip(np.round(weight / scale), -63, 63).astype(np.int8)
        inputs = [source, self.constant(name + ".weight", values), self.constant(name + ".scale", scale)]
        zero = self.constant(name + ".zero", np.zeros(scale.shape, np.int8))
        return self.op("DynamicQuantizeMatMul", [*inputs, zero, *biases], name, domain=MICROSOFT)


def embeddings(graph: Graph, weights: dict[str, Array]) -> str:
    """Piece, position and shape vectors, added and normalised."""
    table = weights["words.weight"]
    if graph.quantized:
        scale = np.abs(table).max(axis=1, keepdims=True) / 127
        rows = np.round(table / scale).astype(np.int8)
        picked = graph.op("Gather", [graph.constant("words", rows), "pieces"], "words.rows")
        wide = graph.op("Cast", [picked], "words.wide", to=TensorProto.FLOAT)
        scales = graph.op("Gather", [graph.constant("words.scale", scale), "pieces"], "words.scales")
        words = graph.op("Mul", [wide, scales], "words.picked")
    else:
        words = graph.op("Gather", [graph.constant("words", table), "pieces"], "words.picked")
    places = graph.op(
        "Gather", [graph.constant("places.table", weights["positions.weight"]), "places"], "places.picked"
    )
    shapes = graph.op(
        "Gather", [graph.constant("shapes.table", weights["shapes.weight"]), "shapes"], "shapes.picked"
    )
    both = graph.op("Add", [places, shapes], "embedded.both")
    names = [graph.constant("norm." + part, weights["norm." + part]) for part in ("weight", "bias")]
    flat = graph.op("Add", [words, both], "embedded.sum")
    batch = graph.op("Unsqueeze", [flat, graph.constant("axis0", np.array([0]))], "embedded.batch")
    return graph.op("LayerNormalization", [batch, *names], "embedded", axis=-1, epsilon=1e-12)


def layer(graph: Graph, weights: dict[str, Array], number: int, x: str) -> str:
    """One transformer layer."""
    stem, name = f"layers.{number}.", f"layer{number}"

    def get(part: str) -> tuple[Array, Array]:
        return weights[f"{stem}{part}.weight"].T, weights[f"{stem}{part}.bias"]

    qkv = graph.linear(x, name + ".qkv", *get("qkv"))
    parts = [f"{name}.{part}" for part in "qkv"]
    graph.nodes.append(helper.make_node("Split", [qkv], parts, axis=2, num_outputs=3))
    mixed = graph.op("MultiHeadAttention", parts, name + ".mixed", domain=MICROSOFT, num_heads=ATTENTION)
    out = graph.linear(mixed, name + ".out", *get("out"))
    x = _add_norm(graph, weights, stem + "norm1", name + ".half", out, x)
    weight, bias = get("up")
    up = graph.linear(x, name + ".up", weight, None)
    up = graph.op("BiasGelu", [up, graph.constant(name + ".up.bias", bias)], name + ".gelu", domain=MICROSOFT)
    down = graph.linear(up, name + ".down", *get("down"))
    return _add_norm(graph, weights, stem + "norm2", name, down, x)


def _add_norm(graph: Graph, weights: dict[str, Array], norm: str, name: str, new: str, old: str) -> str:
    names = [graph.constant(norm + part, weights[norm + part]) for part in (".weight", ".bias")]
    return graph.op("SkipLayerNormalization", [new, old, *names], name, domain=MICROSOFT, epsilon=1e-12)


def heads(graph: Graph, weights: dict[str, Array], x: str) -> list[str]:
    """The words' vectors, and from them tag scores, arc scores and label vectors."""
    words = graph.op("Gather", [x, "firsts"], "words.vectors", axis=1)
    names = ["tags", "arc_dep", "arc_head", "label_dep", "label_head"]
    outputs = ["tags", "dep", "head", "label_dep", "label_head"]
    weight = np.concatenate([weights[name + ".weight"] for name in names]).T
    bias = np.concatenate([weights[name + ".bias"] for name in names])
    graph.linear(words, "heads", weight, bias)
    sizes = np.array([len(weights[name + ".bias"]) for name in names])
    axis = graph.constant("axis0b", np.array([0]))
    flat = graph.op("Squeeze", ["heads", axis], "heads.flat")
    graph.op("Squeeze", [words, axis], "vectors")
    graph.nodes.append(helper.make_node("Split", [flat, graph.constant("sizes", sizes)], outputs, axis=1))
    dep = graph.op("Relu", ["dep"], "dep.on")
    head = graph.op("Relu", ["head"], "head.on")
    mixed = graph.linear(dep, "arc", weights["arc"] / np.sqrt(np.float32(ARC)), None)
    turned = graph.op("Transpose", [head], "head.turned", perm=[1, 0])
    graph.op("MatMul", [mixed, turned], "arcs")
    return ["tags", "arcs", "label_dep", "label_head", "vectors"]


def build(weights: dict[str, Array], *, quantized: bool) -> onnx.ModelProto:
    """The whole graph; inputs are int64 vectors, outputs float matrices with a row for CLS and each word."""
    graph = Graph(quantized=quantized)
    x = embeddings(graph, weights)
    for number in range(LAYERS):
        x = layer(graph, weights, number, x)
    outputs = heads(graph, weights, x)
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, [size])
              for name, size in (("pieces", "n"), ("places", "n"), ("shapes", "n"), ("firsts", "m"))]  # fmt: skip
    results = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs]
    made = helper.make_graph(graph.nodes, "parser", inputs, results, graph.constants)
    return _model(made)


def build_relations(weights: dict[str, Array], root: int) -> onnx.ModelProto:
    """The small second graph, which names the relation of every word to the head that was chosen for it."""
    graph = Graph(quantized=False)
    chosen = graph.op("Gather", ["label_head", "heads"], "chosen", axis=0)
    both = graph.op("Relu", [graph.op("Add", ["label_dep", chosen], "sum")], "sum.on")
    times = graph.op("Mul", ["label_dep", chosen], "times")
    mixed = graph.op("Concat", [both, times], "mixed", axis=1)
    scores = graph.linear(mixed, "scores", weights["label.weight"].T, weights["label.bias"])
    is_root = np.zeros(len(weights["label.bias"]), np.float32)
    is_root[root] = 2e4
    at_root = graph.op("Equal", ["heads", graph.constant("zero", np.array([0]))], "at_root")
    sign = graph.op("Cast", [at_root], "at_root.number", to=TensorProto.FLOAT)
    sign = graph.op("Sub", [sign, graph.constant("half", np.array([0.5], np.float32))], "sign")
    column = graph.op("Unsqueeze", [sign, graph.constant("axis1", np.array([1]))], "sign.column")
    forced = graph.op("Mul", [column, graph.constant("is_root", is_root)], "forced")
    graph.op("ArgMax", [graph.op("Add", [scores, forced], "final")], "relations", axis=1, keepdims=0)
    inputs = [
        helper.make_tensor_value_info("label_dep", TensorProto.FLOAT, ["m", LABEL]),
        helper.make_tensor_value_info("label_head", TensorProto.FLOAT, ["h", LABEL]),
        helper.make_tensor_value_info("heads", TensorProto.INT64, ["m"]),
    ]
    results = [helper.make_tensor_value_info("relations", TensorProto.INT64, None)]
    return _model(helper.make_graph(graph.nodes, "relations", inputs, results, graph.constants))


def _model(graph: onnx.GraphProto) -> onnx.ModelProto:
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="detente")


def main() -> None:
    """Export one checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path, help="folder that holds vocab.txt")
    parser.add_argument("run", type=Path, help="folder that holds averaged.pt and labels.json")
    parser.add_argument(
        "model", type=Path, help="folder to write parser.onnx, relations.onnx, vocab.txt and labels.json into"
    )
    parser.add_argument("--float", action="store_true", help="32-bit weights, for comparison")
    options = parser.parse_args()
    state = torch.load(options.run / "averaged.pt", map_location="cpu", weights_only=True)
    weights = {name: value.float().numpy() for name, value in state.items()}
    options.model.mkdir(parents=True, exist_ok=True)
    model = build(weights, quantized=not options.float)
    (options.model / "parser.onnx").write_bytes(model.SerializeToString(deterministic=True))
    shutil.copy(options.base / "vocab.txt", options.model / "vocab.txt")
    sets = json.loads((options.run / "labels.json").read_text())
    small = build_relations(weights, sets["labels"].index("root"))
    (options.model / "relations.onnx").write_bytes(small.SerializeToString(deterministic=True))
    (options.model / "labels.json").write_text(json.dumps(sets, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
