"""Raw text comes out as trees whose words keep their place, whatever the text."""

from __future__ import annotations

import pickle
import random
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.coding.english import Sentence, parse

NEWS = (
    "The president said on Tuesday that his government would not return to the talks unless sanctions were eased. "
    "“We have waited long enough,” he told reporters in the capital. Officials declined to comment.\n\n"
    "Two days earlier, the neighbouring state had tested a missile that flew 800 kilometres. "
    "Its foreign minister, Ana Petrov, called the test “routine”."
)
ALPHABET = "abcdeXYZ  ..,!?'\"“”’-()\n\t0123\u0301\u200b\U0001f600\x00é中"


def check(text: str, sentences: tuple[Sentence, ...]) -> None:
    """Every promise of the interface that holds for any text."""
    for s in sentences:
        count = len(s.words)
        columns = (s.starts, s.ends, s.lemmas, s.upos, s.xpos, s.heads, s.labels)
        assert all(len(column) == count for column in columns)
        assert s.text == text[s.start : s.end]
        assert (s.start, s.end) == (s.starts[0], s.ends[-1])
        assert all(text[a:b] == word for a, b, word in zip(s.starts, s.ends, s.words, strict=True))
        assert [i for i, head in enumerate(s.heads) if head < 0] == [
            i for i, x in enumerate(s.labels) if x == "root"
        ]
        assert s.subtree(s.root) == tuple(range(count))
    assert "".join(word for s in sentences for word in s.words) == "".join(text.split())
    assert [s.paragraph for s in sentences] == sorted(s.paragraph for s in sentences)


def found(text: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The root of a text's first sentence, and its arcs as (word, relation, head)."""
    s = parse(text)[0]
    arcs = [(s.words[i], s.labels[i], s.words[h]) for i, h in enumerate(s.heads) if h >= 0]
    return s.words[s.root], arcs


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200) | st.text(alphabet=ALPHABET, max_size=300))
def test_any_text_becomes_trees_whose_words_keep_their_place(text: str) -> None:
    check(text, parse(text))


def test_random_bytes_read_as_latin_1_become_trees() -> None:
    draw = random.Random(7)
    for _ in range(3):
        text = bytes(draw.randrange(256) for _ in range(2000)).decode("latin-1")
        check(text, parse(text))


def test_the_subject_object_and_clause_of_a_report_are_found() -> None:
    root, arcs = found("The president said on Tuesday that Iran had tested a missile.")
    assert root == "said"
    for arc in [("president", "nsubj", "said"), ("tested", "ccomp", "said"), ("Iran", "nsubj", "tested"),
                ("missile", "obj", "tested"), ("that", "mark", "tested"), ("had", "aux", "tested")]:  # fmt: skip
        assert arc in arcs


def test_the_agent_of_a_passive_is_told_from_its_subject() -> None:
    _, arcs = found("The embassy was attacked by protesters.")
    assert ("embassy", "nsubj:pass", "attacked") in arcs
    assert ("protesters", "obl:agent", "attacked") in arcs


def test_lemmas_undo_inflection_and_contraction() -> None:
    s = parse("They won't say whether the sanctions were lifted.")[0]
    assert [s.lemmas[s.words.index(w)] for w in ("wo", "n't", "sanctions", "were", "lifted")] == [
        "will", "not", "sanction", "be", "lift",
    ]  # fmt: skip


def test_curly_quotes_parse_like_straight_ones() -> None:
    straight = NEWS.replace("“", '"').replace("”", '"')
    for curly, plain in zip(parse(NEWS), parse(straight), strict=True):
        assert (curly.heads, curly.labels, curly.xpos, curly.starts) == (
            plain.heads,
            plain.labels,
            plain.xpos,
            plain.starts,
        )
    assert parse(NEWS)[1].words[0] == "“"


def test_an_unclosed_quotation_mark_swallows_nothing() -> None:
    texts = [
        s.text for s in parse("“We will wait, he said. The talks ended on Friday. Nobody spoke to reporters.")
    ]
    assert texts[1:] == ["The talks ended on Friday.", "Nobody spoke to reporters."]


def test_sentences_part_after_full_stops_but_not_after_abbreviations() -> None:
    text = "Mr. Lee met the U.S. envoy in St. Petersburg at 9 a.m. on Monday. They spoke for hours."
    assert [s.words[0] for s in parse(text)] == ["Mr.", "They"]


@pytest.mark.parametrize(
    "text",
    [
        "Ankara criticised Athens for arming the islands.",
        "“It is not a blockade,” the Azerbaijani envoy told the Council.",
        "Uganda accused Sudan of bombing a village on its side of the frontier.",
        "China declined to take part in the arbitration.",
    ],
)
def test_a_paragraph_of_one_short_sentence_stays_whole(text: str) -> None:
    assert [s.text for s in parse(f"A headline\n\n{text}\n")] == ["A headline", text]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Belgrade refused to sign.", "refuse"),
        ("The truce will not survive the week, a diplomat said.", "say"),
        ("The Secretary-General called on member states to give more.", "call"),
    ],
)
def test_words_of_a_short_paragraph_get_their_tags(text: str, verb: str) -> None:
    (sentence,) = parse(text)
    assert (verb, "VERB") in zip(sentence.lemmas, sentence.upos, strict=True)
    assert sentence.upos[-1] == "PUNCT"


def test_a_paragraph_parses_the_same_whatever_stands_around_it() -> None:
    first, second = NEWS.split("\n\n")
    alone = parse(second)
    together = [s for s in parse(f"{first}\n\n{second}\n\nThe end.") if s.paragraph == 1]
    shift = len(first) + 2
    assert [(s.words, s.heads, s.labels, s.lemmas) for s in together] == [
        (s.words, s.heads, s.labels, s.lemmas) for s in alone
    ]
    assert [s.start - shift for s in together] == [s.start for s in alone]


def test_the_same_text_gives_the_same_sentences_in_another_process() -> None:
    code = "import sys; from detente.coding.english import parse; print(repr(parse(sys.stdin.read())))"
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], input=NEWS, capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    ]
    assert runs[0] == runs[1] == repr(parse(NEWS)) + "\n"


def test_importing_the_room_imports_neither_the_run_time_nor_the_lemmatizer() -> None:
    code = "import sys, detente.coding.english; print([m for m in ('onnxruntime', 'lemminflect') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


@pytest.mark.parametrize(
    "text",
    [
        "x" * 200_000,
        "(" * 4_000,
        "a-" * 4_000,
        "word " * 2_000,
        "1.1." * 2_000,
        "'s" * 2_000,
        "@." * 2_000,
    ],
    ids=["one word", "brackets", "hyphens", "no end", "figures", "clitics", "addresses"],
)
def test_hostile_text_comes_to_an_end_and_loses_nothing(text: str) -> None:
    sentences = parse(text)
    assert sum(len(word) for s in sentences for word in s.words) == len("".join(text.split()))
    assert max(len(s) for s in sentences) <= 320


def test_sentences_travel_between_processes() -> None:
    sentences = parse(NEWS)
    assert pickle.loads(pickle.dumps(sentences)) == sentences


def test_empty_and_blank_texts_have_no_sentences() -> None:
    assert parse("") == parse(" \n\t\r\n ") == ()


def test_children_paths_and_spans_follow_the_tree() -> None:
    s = parse("Iran tested a missile.")[0]
    tested = s.words.index("tested")
    assert s.root == tested
    assert s.words.index("missile") in s.children(tested)
    assert s.path(s.words.index("a")) == (2, 3, tested)
    assert s.span(2, 3) == "a missile"
