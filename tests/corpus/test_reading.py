from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from detente.corpus import Limits, read_bytes, read_file, read_text
from detente.errors import DetenteError, UnreadableFile

STORY = (
    "Envoys meet in Geneva\nBy Ada Lind\n12 May 2019\n\nThe two sides met on Sunday. A spokesman said that the talks "
    "had been useful and that they would go on.\n\nShare this article\nLeave a Reply\n"
    "Your email address will not be published."
)


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_text_of_a_plain_file_is_the_file_itself():
    crlf = "Erste\r\nZeile — “quoted”\r\n"
    assert read_bytes(crlf.encode(), where="a.txt")[0].text == crlf


def test_title_author_and_date_come_from_the_head():
    (document,) = read_bytes(STORY.encode(), where="a.txt")
    assert (document.title, document.author, document.published.value) == (
        "Envoys meet in Geneva",
        "Ada Lind",
        "2019-05-12",
    )
    assert document.dated_by == "text"


def test_page_furniture_and_heading_are_marked_and_stay_in_the_text():
    (document,) = read_bytes(STORY.encode(), where="a.txt")
    marked = "".join(document.text[a:b] for a, b in document.furniture)
    assert "Share this article" in marked
    assert "Leave a Reply" in marked
    assert "email address" in marked
    assert "The two sides met" not in marked
    assert document.text == STORY


@pytest.mark.parametrize(
    ("name", "given", "value", "by"),
    [
        ("2017-11-14_comment.txt", None, "2017-11-14", "file name"),
        ("2017-11_comment.txt", None, "2017-11", "file name"),
        ("20190530 analysis.txt", None, "2019-05-30", "file name"),
        ("comment.txt", "2018-01-02", "2018-01-02", "given"),
        ("2017-11-14_comment.txt", "2018-01-02", "2018-01-02", "given"),
        ("comment.txt", None, None, "unknown"),
        ("9999-99-99.txt", None, None, "unknown"),
    ],
)
def test_where_the_publication_date_comes_from(name, given, value, by):
    (document,) = read_bytes(
        b"Nothing in here is a date, but there are words enough.", where=name, given=given
    )
    assert (document.published.value, document.dated_by) == (value, by)


def test_a_month_stays_a_month():
    (document,) = read_bytes(b"Some words.", where="2017-11_a.txt")
    assert (document.published.earliest, document.published.latest) == ("2017-11-01", "2017-11-30")


def test_html_gives_the_article_and_its_metadata():
    page = """<html><head><title>Envoys meet</title><meta property="article:published_time" content="2019-05-12T08:00:00Z">
    <meta name="author" content="Ada Lind"></head><body><nav>Home | World</nav><article><h1>Envoys meet</h1>
    <p>The two sides met on Sunday in Geneva for the first time in a year, officials of both governments said.</p>
    <p>A spokesman said that the talks had been useful and that they would go on in the coming weeks.</p></article>
    <script>alert('x')</script></body></html>"""
    (document,) = read_bytes(page.encode(), where="a.html")
    assert "had been useful" in document.text
    assert "alert" not in document.text
    assert (document.published.value, document.dated_by) == ("2019-05-12", "metadata")


def test_a_nexis_bundle_is_split_into_its_articles():
    one = ["Envoys meet", "The Daily Example", "May 12, 2019 Sunday", "Copyright 2019 The Daily Example", "Byline: Ada Lind",
           "Body", "The two sides met on Sunday.", "Load-Date: May 13, 2019", "End of Document"]  # fmt: skip
    two = [line.replace("Envoys meet", "Envoys part").replace("May 12", "June 1") for line in one]
    first, second = read_bytes(word(*one, *two), where="bundle.docx")
    assert (first.title, first.outlet, first.author) == ("Envoys meet", "The Daily Example", "Ada Lind")
    assert (first.published.value, second.published.value) == ("2019-05-12", "2019-06-01")
    assert first.text == "The two sides met on Sunday."
    assert first.id != second.id
    assert second.path == "bundle.docx#2"


def test_rows_of_articles_come_from_jsonl_and_csv():
    row = {"headline": "Envoys meet", "body": "The two sides met.", "date": "2019-05-12", "source": "Example"}
    table = 'headline,body,date\nEnvoys meet,"The two\nsides met.",2019-05-12\n'
    (a,) = read_bytes((json.dumps(row) + "\n\n").encode(), where="a.jsonl")
    (b,) = read_bytes(table.encode(), where="a.csv")
    assert (a.title, a.outlet, a.published.value) == ("Envoys meet", "Example", "2019-05-12")
    assert b.text == "The two\nsides met."


@pytest.mark.parametrize("ending", ["ris", "bib"])
def test_a_bibliography_gives_its_attached_files(tmp_path, ending):
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "story.txt").write_text("The two sides met on Sunday.", encoding="utf-8")
    entries = {
        "ris": "TY  - NEWS\nTI  - Envoys meet\nAU  - Lind, Ada\nDA  - 2019/05/12\nT2  - Example\n"
        "L1  - files/story.txt\nER  - \n",
        "bib": "@article{a, title={Envoys meet}, author={Lind, Ada}, date={2019-05-12}, journal={Example},\n"
        " file={Story:files/story.txt:text/plain}}\n",
    }
    library = tmp_path / f"library.{ending}"
    library.write_text(entries[ending], encoding="utf-8")
    (document,) = read_file(library)
    assert (document.title, document.author, document.outlet) == ("Envoys meet", "Lind, Ada", "Example")
    assert document.published.value == "2019-05-12"
    assert document.text == "The two sides met on Sunday."


def test_a_bibliography_reaches_no_file_outside_its_folder(tmp_path):
    (tmp_path / "secret.txt").write_text("Nobody should read this here.", encoding="utf-8")
    (tmp_path / "in").mkdir()
    library = tmp_path / "in" / "library.bib"
    library.write_text("@article{a, title={T}, file={x:../secret.txt:text/plain}}", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="no entry has an attached file"):
        read_file(library)


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * 300_000_000)
    return out.getvalue()


def encrypted_pdf() -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def blank_pdf() -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t ", "is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not text"),
        ("nul.txt", b"abc\x00\x01\x02def", "binary"),
        ("noise.txt", bytes((i * 7919) % 256 or 1 for i in range(4096)), ""),
        ("torn.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type", "damaged or truncated"),
        ("torn2.pdf", blank_pdf()[:200], "damaged or truncated"),
        ("none.pdf", b"hello", "is not a PDF"),
        ("locked.pdf", encrypted_pdf(), "is encrypted"),
        ("scan.pdf", blank_pdf(), "only pictures"),
        ("bomb.docx", bomb(), "far more than a document holds"),
        ("torn.docx", word("hello")[:500], "damaged or truncated"),
        ("zip.docx", b"hello", "damaged or truncated"),
        ("deep.html", b"<div>" * 100_000 + b"x", "nests its elements"),
        ("huge.html", b"<p>" + b"x" * 21_000_000, "MB of HTML"),
        ("none.html", b"<html><body></body></html>", "no article text"),
        ("bad.jsonl", b'{"text": "ok"}\n{"text": ', "line 2"),
        ("list.jsonl", b"[1, 2]\n", "not a JSON object"),
        ("facts.csv", b"date,type\n2019-01-01,x\n", "no column with article text"),
        ("odd.xyz", b"hello", "unknown ending"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else None,
)
def test_what_cannot_be_read_is_one_clear_line(name, data, says):
    if not says:
        try:
            read_bytes(data, where=name)
        except UnreadableFile as error:
            assert "\n" not in str(error)
        return
    with pytest.raises(UnreadableFile, match=says) as caught:
        read_bytes(data, where=name)
    assert str(caught.value).startswith(name)
    assert "\n" not in str(caught.value)


def test_another_encoding_is_read_and_said_so():
    text = "Der Außenminister äußerte sich über die Gespräche für den Frieden in der Übergangszeit. " * 5
    (document,) = read_bytes(text.encode("cp1252"), where="a.txt")
    assert "Außenminister" in document.text
    assert any("not valid UTF-8" in note for note in document.notes)


def test_a_text_in_another_language_is_stored_and_said_so():
    german = (
        "Der Außenminister sagte am Montag, dass die Gespräche über ein Abkommen in der kommenden Woche fortgesetzt werden. "
        * 3
    )
    document = read_text(german, where="a.txt")
    assert document.language != "en"
    assert "not in English: stored, not coded" in document.notes


def test_too_long_a_text_is_refused():
    with pytest.raises(UnreadableFile, match="at most"):
        read_bytes(b"word " * 100, where="a.txt", limits=Limits(characters=100))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["txt", "md", "html", "pdf", "docx", "jsonl", "csv"]))
def test_whatever_the_bytes_the_answer_is_documents_or_one_line(data, ending):
    try:
        documents = read_bytes(data, where=f"a.{ending}")
    except DetenteError as error:
        assert "\n" not in str(error)
    else:
        for document in documents:
            assert all(0 <= a < b <= len(document.text) for a, b in document.furniture)


def test_the_samples_are_dated_and_titled():
    for path in sorted(Path("examples/korea").glob("*.txt")):
        (document,) = read_file(path)
        assert document.published.value == path.name[:10]
        assert document.title
