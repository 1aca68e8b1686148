"""A user's own codebook: what it adds, and what is said about a mistake in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.errors import CodebookError
from detente.lexicon import load_lexicon

GOOD = """
[[actor]]
names = ["Sea Council", "the Council of the Sea"]
code = "PRK"
kind = "group"
sector = "REB"

[[actor]]
names = ["Freedonia"]
code = "FRE"
kind = "country"

[[office]]
id = "harbour-master"
name = "Harbour Master"
tier = "minister"
single = true
titles = ["harbour master"]

[[holder]]
person = "Jane Doe"
country = "FRE"
office = "harbour-master"
since = 2018-04-09
until = "2020"

[[cue]]
lemma = "thunderclap"
act = "threat"
frames = ["that"]

[[issue]]
id = "sanctions"
words = ["harbour dues"]

[[source]]
name = "The Freedonia Gazette"
reliability = "E"

[authority]
FRE = ["harbour-master", "president"]

[[event.verb]]
words = "scupper"
type = "SANCTION"
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "book.toml"


def test_a_codebook_adds_to_every_table(book: Path) -> None:
    book.write_text(GOOD, encoding="utf-8")
    lexicon = load_lexicon(user=book)
    assert [n.sector for n in lexicon.names_of("Sea Council")] == ["REB"]
    assert lexicon.country("FRE") is not None
    match = lexicon.title_at(["Harbour", "Masters"], 0)
    assert match is not None
    assert match.title.office.id == "harbour-master"
    holder = lexicon.holder("FRE", "harbour-master", "2019-01-01")
    assert holder is not None
    assert holder.person == "Jane Doe"
    assert lexicon.leader("FRE", "2019-01-01") == holder
    cue = lexicon.cue("thunderclap")
    assert cue is not None
    assert cue.act == "threat"
    assert lexicon.issues_in(["harbour", "dues"]) == ("sanctions",)
    source = lexicon.source("Freedonia Gazette")
    assert source is None or source.reliability == "E"
    assert "scupper" in lexicon.patterns.verbs


def test_what_comes_with_the_package_is_still_there(book: Path) -> None:
    book.write_text(GOOD, encoding="utf-8")
    lexicon = load_lexicon(user=book)
    assert [n.code for n in lexicon.names_of("Pyongyang")] == ["PRK"]
    assert "sanctions" in lexicon.issues_in(["embargo"])
    assert load_lexicon().cue("thunderclap") is None


def test_a_form_that_both_know_is_the_users(book: Path) -> None:
    book.write_text('[[actor]]\nnames = ["Georgia"]\ncode = "USA"\nkind = "region"\n', encoding="utf-8")
    assert [n.code for n in load_lexicon(user=book).names_of("Georgia")] == ["USA"]


def test_an_empty_codebook_changes_nothing(book: Path) -> None:
    book.write_text("", encoding="utf-8")
    assert len(load_lexicon(user=book).names) == len(load_lexicon().names)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[[actor]]\nnames = ["A"\ncode = "USA"\n', 3, "not valid TOML"),
        ('[[actors]]\nnames = ["A"]\n', 1, "did you mean 'actor'?"),
        ('\n[[actor]]\nnames = ["A"]\ncode = "USS"\n', 4, "did you mean 'USA'?"),
        (
            '[[actor]]\nnames = ["A"]\ncode = "USA"\n[[actor]]\nnames = ["B"]\ncode = "IRN"\nkindd = "seat"\n',
            7,
            "'kind'",
        ),
        ('[[actor]]\ncode = "USA"\n', 1, "actor without names"),
        ('[[actor]]\nnames = "A"\ncode = "USA"\n', 2, "list of texts"),
        ('[[actor]]\nnames = ["A"]\ncode = 3\n', 3, "code must be text"),
        ('[[cue]]\nlemma = "opine"\nact = "demnd"\n', 3, "did you mean 'demand'?"),
        ('[[cue]]\nlemma = "opine"\nact = "other"\nframes = ["thta"]\n', 4, "did you mean 'that'?"),
        (
            '[[holder]]\nperson = "A"\ncountry = "USA"\noffice = "presdent"\nsince = "2001"\n',
            4,
            "'president'",
        ),
        (
            '[[holder]]\nperson = "A"\ncountry = "USA"\noffice = "president"\nsince = "2001-13"\n',
            5,
            "no date",
        ),
        (
            '[[holder]]\nperson = "A"\ncountry = "USA"\noffice = "president"\nsince = "2005"\nuntil = "2001"\n',
            6,
            "before since",
        ),
        ('[[office]]\nid = "x"\ntier = "minster"\ntitles = ["x"]\n', 3, "did you mean 'minister'?"),
        ('[[source]]\nname = "X"\nreliability = "G"\n', 3, "reliability"),
        ('[authority]\nIRN = ["presdent"]\n', 2, "'president'"),
        ('[[event.verb]]\nwords = "zap"\ntype = "SANCTON"\n', 3, "SANCTON"),
        ('[[event.noun]]\nwords = "zap"\ntype = "SANCTION"\nobjekt = "x"\n', 4, "objekt"),
        ("actor = 3\n", 1, "list of tables"),
    ],
)
def test_a_mistake_is_named_with_its_line(book: Path, text: str, line: int, words: str) -> None:
    book.write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        load_lexicon(user=book)
    message = str(caught.value)
    assert f"book.toml, line {line}:" in message
    assert words in message
    assert "\n" not in message


def test_a_missing_or_binary_codebook_is_one_clear_line(book: Path) -> None:
    with pytest.raises(CodebookError, match="No such file"):
        load_lexicon(user=book)
    book.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(CodebookError, match="not UTF-8"):
        load_lexicon(user=book)


def test_a_huge_or_deep_codebook_is_refused(book: Path) -> None:
    book.write_text("#" * 1_000_001, encoding="utf-8")
    with pytest.raises(CodebookError, match="larger than 1 MB"):
        load_lexicon(user=book)
    book.write_text("a = " + "[" * 50_000, encoding="utf-8")
    with pytest.raises(CodebookError):
        load_lexicon(user=book)
