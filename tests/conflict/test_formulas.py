"""Formulas mean what logic says, and mistakes in them are told in one line."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict.formula import MAX_DEPTH, contrary, over_codes, over_lattice, parse_formula
from detente.errors import ModelError

NAMES = {"a.x": 0, "a.y": 1, "b.x": 2}


def truth(text: str) -> list[bool]:
    return [bool(value) for value in over_lattice(parse_formula(text, NAMES), 3)]


@pytest.mark.parametrize(
    ("formula", "spelt_out"),
    [
        ("a.x & a.y | b.x", "(a.x & a.y) | b.x"),
        ("!a.x & a.y", "(!a.x) & a.y"),
        ("a.x -> a.y -> b.x", "a.x -> (a.y -> b.x)"),
        ("a.x | a.y -> b.x", "(a.x | a.y) -> b.x"),
        ("a.x <-> a.y -> b.x", "a.x <-> (a.y -> b.x)"),
        ("a.x <-> a.y <-> b.x", "(a.x <-> a.y) <-> b.x"),
        ("!!a.x", "a.x"),
        ("a.x->b.x", "!a.x | b.x"),
    ],
)
def test_connectives_bind_in_the_documented_order(formula: str, spelt_out: str) -> None:
    assert truth(formula) == truth(spelt_out)


def test_an_option_is_the_bit_of_its_place() -> None:
    assert truth("a.y") == [False, False, True, True, False, False, True, True]


def test_a_hyphen_in_a_name_is_not_an_arrow() -> None:
    names = {"south-korea.sanction-relief": 0, "b.x": 1}
    formula = parse_formula("south-korea.sanction-relief->b.x", names)
    assert formula.options() == {0, 1}


formulas = st.recursive(
    st.sampled_from(sorted(NAMES)),
    lambda inner: st.one_of(
        inner.map(lambda text: f"!({text})"),
        st.tuples(inner, st.sampled_from(["&", "|", "->", "<->"]), inner).map(
            lambda parts: f"({parts[0]}) {parts[1]} ({parts[2]})"
        ),
    ),
    max_leaves=12,
)


def by_python(text: str, code: int) -> bool:
    words = text.replace("<->", "==").replace("!", " not ").replace("&", " and ").replace("|", " or ")
    for name, bit in NAMES.items():
        words = words.replace(name, str(bool(code >> bit & 1)))
    return bool(eval(words))


@given(formulas.filter(lambda text: "->" not in text.replace("<->", "")))
@settings(max_examples=100, deadline=None)
def test_formulas_agree_with_python(text: str) -> None:
    assert truth(text) == [by_python(text, code) for code in range(8)]


@given(formulas)
@settings(max_examples=60, deadline=None)
def test_the_lattice_and_the_codes_agree(text: str) -> None:
    formula = parse_formula(text, NAMES)
    assert np.array_equal(over_lattice(formula, 3), over_codes(formula, np.arange(8)))


@given(formulas)
@settings(max_examples=60, deadline=None)
def test_a_formula_is_contrary_to_its_negation_and_not_to_itself(text: str) -> None:
    formula = parse_formula(text, NAMES)
    assert contrary(formula, parse_formula(f"!({text})", NAMES))
    assert not contrary(formula, formula)


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("a.z", "did you mean 'a."),
        ("", "empty"),
        ("a.x &", "ends too early"),
        ("(a.x", "never closed"),
        ("a.x)", "was not expected"),
        ("a.x a.y", "was not expected"),
        ("a.x && a.y", "an option was expected before '&'"),
        ("a.x % a.y", "'%' is not part of a formula"),
        ("!" * 10_000 + "a.x", f"nested more than {MAX_DEPTH} deep"),
        ("(" * 10_000 + "a.x" + ")" * 10_000, f"nested more than {MAX_DEPTH} deep"),
        ("a.x -> " * 10_000 + "a.x", f"nested more than {MAX_DEPTH} deep"),
        ("a.x & " * 100_000 + "a.x", "the limit is 100,000"),
    ],
)
def test_mistakes_are_one_line_that_says_where(formula: str, said: str) -> None:
    with pytest.raises(ModelError) as caught:
        parse_formula(formula, NAMES, where="model.toml")
    line = str(caught.value)
    assert said in line
    assert line.startswith("model.toml: ")
    assert "\n" not in line
    assert len(line) < 300


@pytest.mark.parametrize("sign", ["&", "|", "<->"])
def test_a_long_chain_is_not_deep(sign: str) -> None:
    assert len(truth(f" {sign} ".join(["a.x"] * 9_001))) == 8
