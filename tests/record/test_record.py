from __future__ import annotations

import sqlite3

import pytest

from detente.errors import CaseFileError, NotFound
from detente.evidence import (
    Actor,
    Date,
    Document,
    Judgement,
    Quote,
    Statement,
    document_id,
    item_id,
    sha256,
)
from detente.record import Filter, Record

TEXT = "The minister said: we are ready for talks. Nobody answered."


def document(text: str = TEXT, name: str = "a.txt", published: str = "2019-05-30") -> Document:
    digest = sha256(text)
    return Document(
        id=document_id(digest, name), path=name, title=None, author=None, outlet=None,
        published=Date(published, published, published, "stated"), sha256=digest, words=len(text.split()), text=text,
    )  # fmt: skip


def statement(home: Document, words: str = "we are ready for talks", country: str = "PRK") -> Statement:
    start = home.text.index(words)
    end = start + len(words)
    return Statement(
        id=item_id("statement", home.sha256, start, end), document=home.id,
        speaker=Actor("Ri Yong Ho", country, "minister"), addressee=None, cue=None,
        content=(Quote(words, start, end),), mode="direct", act="offer", polarity="affirmed",
        date=Date(None), channel="public",
    )  # fmt: skip


def put(record: Record, *homes: Document, words: str = "we are ready for talks") -> None:
    for home in homes:
        record.put([(home, [statement(home, words)])], path=home.path, sha256=home.sha256, settings="1")


def judge(item: str, verdict: str = "accept", **changes: object) -> Judgement:
    return Judgement(item, verdict, changes, "ana", "2026-01-01T00:00:00Z")  # type: ignore[arg-type]


@pytest.fixture
def record(tmp_path):
    with Record(tmp_path / "t.case", create=True) as opened:
        yield opened


def test_what_was_put_comes_back(record):
    home = document()
    put(record, home)
    assert record.documents(text=True) == [home]
    assert record.items() == [statement(home)]


def test_reading_twice_doubles_nothing(record):
    put(record, document())
    put(record, document())
    assert record.count(Filter()) == 1


def test_the_same_file_and_settings_need_no_second_reading(record):
    home = document()
    put(record, home)
    assert record.read_before("1") == {home.path: home.sha256}
    assert record.read_before("2") == {}


@pytest.mark.parametrize(
    ("filter", "found"),
    [
        (Filter(speaker="PRK"), 1),
        (Filter(speaker="yong"), 1),
        (Filter(speaker="Trump"), 0),
        (Filter(about="talks"), 1),
        (Filter(about="tal rea"), 1),
        (Filter(about='"; DROP TABLE item'), 0),
        (Filter(since="2019-06-01"), 0),
        (Filter(until="2019-06-01"), 1),
        (Filter(as_of="2019-05-29"), 0),
        (Filter(sort="offer"), 1),
        (Filter(kind="event"), 0),
    ],
)
def test_filters(record, filter, found):
    put(record, document())
    assert len(record.items(filter)) == record.count(filter) == found


def test_a_rejected_item_is_left_out_and_undo_brings_it_back(record):
    home = document()
    put(record, home)
    record.decide(judge(statement(home).id, "reject"))
    assert record.items() == []
    assert record.items(Filter(rejected=True)) == [statement(home)]
    record.undo(at="2026-01-02T00:00:00Z")
    assert record.items() == [statement(home)]
    assert record.undo(at="2026-01-03T00:00:00Z") is None


def test_undo_returns_to_the_decision_before(record):
    home = document()
    put(record, home)
    identity = statement(home).id
    record.decide(judge(identity, "accept"))
    record.decide(judge(identity, "edit", act="threat"))
    assert record.items()[0].act == "threat"
    record.undo(at="2026-01-02T00:00:00Z")
    assert [j.verdict for j in record.judgements(identity)] == ["accept"]
    assert record.items()[0].act == "offer"


def test_the_journal_cannot_be_rewritten(record):
    home = document()
    put(record, home)
    record.decide(judge(statement(home).id))
    with sqlite3.connect(record.path) as raw, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute("DELETE FROM journal")
    raw.close()


def test_decisions_survive_a_second_reading(record):
    home = document()
    put(record, home)
    record.decide(judge(statement(home).id, "edit", act="threat"))
    put(record, home)
    assert record.items()[0].act == "threat"


def test_a_decision_moves_with_its_words_when_the_article_changes(record):
    put(record, document())
    record.decide(judge(statement(document()).id, "edit", act="threat"))
    changed = document("A new first line.\n" + TEXT)
    put(record, changed)
    assert [i.id for i in record.items()] == [statement(changed).id]
    assert record.items()[0].act == "threat"
    record.undo(at="2026-01-02T00:00:00Z")
    assert record.items()[0].act == "offer"


def test_a_decision_on_words_that_are_gone_becomes_an_orphan(record):
    put(record, document())
    identity = statement(document()).id
    record.decide(judge(identity))
    gone = document("Nothing of it is left. But something else was said here.")
    record.put([(gone, [])], path=gone.path, sha256=gone.sha256, settings="1")
    assert record.row(identity).orphan


def test_a_human_item_goes_when_its_making_is_undone(record):
    home = document()
    record.put([(home, [])], path=home.path, sha256=home.sha256, settings="1")
    made = statement(home)
    record.add(made, home, judge(made.id, "add"))
    assert record.items() == [made]
    record.undo(at="2026-01-02T00:00:00Z")
    assert record.items() == []


def test_two_reviewers_who_differ_are_named(record):
    home = document()
    put(record, home)
    identity = statement(home).id
    record.decide(judge(identity, "accept"))
    record.decide(Judgement(identity, "reject", {}, "ben", "2026-01-01T00:00:01Z"))
    assert record.disagreements() == [identity]


def test_an_unknown_item_cannot_be_judged(record):
    with pytest.raises(NotFound, match="statement-0"):
        record.decide(judge("statement-0"))


def test_a_missing_case_says_how_to_make_one(tmp_path):
    with pytest.raises(CaseFileError, match="detente read"):
        Record(tmp_path / "none.case")


def test_a_foreign_file_is_refused_and_left_alone(tmp_path):
    foreign = tmp_path / "notes.case"
    foreign.write_text("just some notes")
    with pytest.raises(CaseFileError, match="not a detente case file"):
        Record(foreign, create=True)
    assert foreign.read_text() == "just some notes"


def test_a_foreign_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "other.case"
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE meta(key, value)")
    raw.close()
    with pytest.raises(CaseFileError, match="not a detente case"):
        Record(path, create=True)


def test_a_case_of_a_newer_version_is_refused(tmp_path):
    path = tmp_path / "new.case"
    Record(path, create=True).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE meta SET value = '99' WHERE key = 'version'")
    raw.close()
    with pytest.raises(CaseFileError, match="newer detente"):
        Record(path)


def test_a_damaged_case_is_one_clear_line(tmp_path):
    path = tmp_path / "torn.case"
    Record(path, create=True).close()
    blob = path.read_bytes()
    path.write_bytes(blob[:100] + b"\xff" * 4000)
    with pytest.raises(CaseFileError, match="damaged"):
        Record(path)


def test_word_for_word_copies_share_their_items(record):
    put(record, document(name="a.txt"), document(name="b.txt"))
    assert record.count(Filter()) == 1
    assert len(record.documents()) == 2


def test_a_copy_keeps_the_items_when_the_first_goes(record):
    put(record, document(name="a.txt"), document(name="b.txt"))
    changed = document("Something else altogether.", name="a.txt")
    record.put([(changed, [])], path="a.txt", sha256="new", settings="1")
    (item,) = record.items()
    assert item.document == document(name="b.txt").id
