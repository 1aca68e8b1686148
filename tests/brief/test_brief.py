"""The brief: every line leads to its words, nothing of an article becomes markup, the same record gives the same bytes."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

import detente
from detente.brief import wording
from detente.evidence import (
    Actor,
    Condition,
    Date,
    Document,
    Event,
    Prediction,
    Quote,
    Statement,
    document_id,
    item_id,
    sha256,
)

HOSTILE = "<script>alert(1)</script>"


def document(text: str, published: str, name: str) -> Document:
    digest = sha256(text)
    date = Date(published, published, published, "stated")
    return Document(
        document_id(digest, name),
        name,
        f"A title {HOSTILE}",
        None,
        None,
        date,
        digest,
        len(text.split()),
        text=text,
    )


def quote(home: Document, words: str) -> Quote:
    start = home.text.index(words)
    return Quote(words, start, start + len(words))


def spoken(home: Document, name: str, country: str, words: str, act: str = "offer") -> Statement:
    content = quote(home, words)
    return Statement(
        item_id("statement", home.sha256, content.start, content.end), home.id, Actor(name, country, "minister"), None, None,
        (content,), "direct", act, "affirmed", Date(None), "public",
    )  # fmt: skip


def tied(home: Document, words: str, country: str) -> Condition:
    words_ = quote(home, words)
    return Condition(
        item_id("condition", home.sha256, words_.start, words_.end), home.id, "precondition", Actor(country=country),
        Actor(country="USA"), words, "talks", None, None, "official", words_,
    )  # fmt: skip


@pytest.fixture
def case(tmp_path):
    first = document(
        f"Ann said: we will talk. {HOSTILE} Ben said: only if you leave first.", "2019-05-01", "a.txt"
    )
    later = document("Ann said: there will be no talks at all.", "2019-06-01", "b.txt")
    undated = Document(**{**{f: getattr(first, f) for f in Document.__dataclass_fields__}, "id": "document-000000000000",
                          "path": "c.txt", "published": Date(None), "title": "Without a date"})  # fmt: skip
    with detente.open_case(tmp_path / "t.case") as opened:
        put = opened.record.put
        found = [
            spoken(first, f"Ann {HOSTILE}", "USA", "we will talk"),
            tied(first, "only if you leave first", "PRK"),
        ]
        put([(first, found)], path="a.txt", sha256="1", settings="")
        put(
            [(later, [spoken(later, "Ann", "USA", "there will be no talks at all", "refusal")])],
            path="b.txt",
            sha256="2",
            settings="",
        )
        put([(undated, [])], path="c.txt", sha256="3", settings="")
        opened.record.put_failure("broken.pdf", "4", "", "is damaged or truncated")
        yield opened


class Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.targets: set[str] = set()
        self.tags: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.add(value)
            if name == "href" and value.startswith("#"):
                self.targets.add(value[1:])


def test_every_reference_leads_to_words_in_the_page(case):
    page = Ids()
    page.feed(case.brief(between=["USA", "PRK"]).html())
    assert page.targets
    assert page.targets <= page.ids


def test_every_line_of_evidence_has_a_reference(case):
    for section in case.brief(between=["USA", "PRK"]).sections:
        if section.id in ("voices", "conditions", "predictions"):
            assert all(line.refs for group in section.groups for line in group.lines)


def test_a_reference_holds_the_words_and_their_place(case):
    brief = case.brief(between=["USA", "PRK"])
    for ref in brief.refs:
        text = case.record.document(ref.document).text
        assert text[ref.start : ref.end] == ref.quote


def test_words_of_an_article_are_never_markup(case):
    brief = case.brief(between=["USA", "PRK"])
    page = Ids()
    page.feed(brief.html())
    assert "script" not in page.tags
    assert "<script" not in brief.markdown().replace("\\<", "")


def test_the_page_is_self_contained(case):
    html = case.brief(between=["USA", "PRK"]).html()
    assert not re.search(r"(?:src|href)=\"(?!#|data:)", html)
    assert "@import" not in html
    assert "url(" not in html


def test_nothing_published_later_is_used(case):
    early = case.brief(between=["USA", "PRK"], as_of="2019-05-15")
    assert "no talks at all" not in early.html()
    assert "no talks at all" in case.brief(between=["USA", "PRK"], as_of="2019-06-15").html()


def test_a_later_document_changes_no_byte(case):
    before = case.brief(between=["USA", "PRK"], as_of="2019-05-15")
    poison = document("Ann said: it is war. Ben said: never.", "2020-01-01", "z.txt")
    items = [spoken(poison, "Ann", "USA", "it is war", "threat")]
    case.record.put([(poison, items)], path="z.txt", sha256="9", settings="")
    after = case.brief(between=["USA", "PRK"], as_of="2019-05-15")
    assert (before.html(), before.markdown()) == (after.html(), after.markdown())


def test_what_was_not_used_or_not_read_is_said(case):
    html = case.brief(between=["USA", "PRK"]).html()
    assert "Without a date" in html
    assert "broken.pdf" in html
    assert "is damaged or truncated" in html


def test_the_same_record_gives_the_same_bytes(case):
    one, two = (case.brief(between=["USA", "PRK"]) for _ in range(2))
    assert (one.html(), one.markdown(), one.terminal()) == (two.html(), two.markdown(), two.terminal())


def test_a_rejected_item_is_not_in_the_brief(case):
    (statement,) = case.items("statement", about="we will talk")
    case.decide(statement.id, "reject", reviewer="ana")
    assert "we will talk" not in case.brief(between=["USA", "PRK"], as_of="2019-05-15").terminal()


def test_the_terminal_page_fits_its_width(case):
    assert all(len(line) <= 60 for line in case.brief(between=["USA", "PRK"]).terminal(width=60).splitlines())


def test_a_hedge_that_denies_stands_before_what_it_denies(case):
    home = document(
        "There is no chance that Ben will agree. Most likely Ann will wait.", "2019-05-02", "p.txt"
    )
    made = [
        Prediction(item_id("prediction", home.sha256, words_.start, words_.end), home.id, Actor("Cid"), words_.text,
                   None, None, words_, hedge)
        for words, hedge in (("Ben will agree", "no chance"), ("Ann will wait", "most likely"))
        for words_ in [quote(home, words)]
    ]  # fmt: skip
    case.record.put([(home, made)], path="p.txt", sha256="8", settings="")
    page = " ".join(case.brief(between=["USA", "PRK"]).terminal(width=120).split())
    assert "no chance: Ben will agree" in page
    assert "Ann will wait" in page
    assert "most likely: Ann" not in page


@pytest.mark.parametrize(
    ("written", "read"), [("P60D", "60 days"), ("P1Y", "one year"), ("P2M", "two months"), ("P1Y6M", "P1Y6M")]
)
def test_a_span_is_read_in_words(written, read):
    assert wording.duration(written) == read


def test_a_proviso_takes_an_if_only_where_it_has_none():
    assert wording.proviso("Without a breakthrough") == "without a breakthrough"
    assert wording.proviso("talks resume") == "if talks resume"


def test_who_has_met_one_side_and_will_meet_the_other_is_named(case):
    home = document("Moscow met Pyongyang in April. Moscow will meet Washington.", "2019-05-03", "m.txt")
    deeds = [
        ("Moscow met Pyongyang in April", "PRK", "occurred"),
        ("Moscow will meet Washington", "USA", "planned"),
    ]
    made = [
        Event(item_id("event", home.sha256, w.start, w.end), home.id, "CONSULT", None, (Actor(country="RUS"),),
              (Actor(country=side),), status, w, Date(None))
        for words, side, status in deeds
        for w in [quote(home, words)]
    ]  # fmt: skip
    case.record.put([(home, made)], path="m.txt", sha256="7", settings="")
    page = " ".join(case.brief(between=["USA", "PRK"]).markdown().split())
    assert "Russia has met one side and is due to meet the other" in page
