"""The brief as PDF: the same bytes each time, nothing fetched, and one clear line where it cannot be made."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pypdf
import pytest

import detente
from detente.brief import pdf
from detente.errors import MissingComponent

if not pdf.available():
    pytest.skip("WeasyPrint or Pango is not installed", allow_module_level=True)


@pytest.fixture(scope="module")
def brief(tmp_path_factory):
    path = tmp_path_factory.mktemp("pdf") / "small.case"
    with detente.open_case(path) as case:
        case.read(*sorted(Path("examples/korea").glob("2019-0[45]-*.txt")), workers=0)
        return case.brief(between=("USA", "PRK"))


@pytest.fixture(scope="module")
def printed(brief) -> bytes:
    return pdf.render(brief)


def test_the_same_brief_gives_the_same_bytes(brief, printed):
    assert pdf.render(brief) == printed


def test_it_holds_the_briefs_words_with_pages_numbered_and_links_within(brief, printed):
    read = pypdf.PdfReader(io.BytesIO(printed))
    words = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    for section in brief.sections:
        assert section.title in words
    assert f"1 of {len(read.pages)}" in words
    assert read.metadata is not None
    assert brief.as_of in str(read.metadata.title)
    assert any("/Annots" in page for page in read.pages)


def test_a_figure_has_its_colours_and_stays_small(printed):
    drawn = b"".join(page.get_contents().get_data() for page in pypdf.PdfReader(io.BytesIO(printed)).pages)
    assert b"0.121569 0.372549 0.658824" in drawn
    assert len(printed) < 500_000


def test_nothing_is_fetched_while_it_is_made(brief, monkeypatch):
    asked = []
    monkeypatch.setattr("socket.socket.connect", lambda _, address: asked.append(address))
    monkeypatch.setattr("socket.getaddrinfo", lambda *names, **_: asked.append(names))
    pdf.render(brief)
    assert not asked
    for url in ("http://example.org/a.css", "file:///etc/passwd", "data:text/css,p{}"):
        with pytest.raises(ValueError, match="not fetched"):
            pdf._refuse(url)


def test_where_it_cannot_be_made_one_line_says_what_to_install(brief, monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    pdf._weasyprint.cache_clear()
    try:
        assert not pdf.available()
        with pytest.raises(MissingComponent, match=r"pip install 'detente\[pdf\]'") as error:
            pdf.render(brief)
        assert "\n" not in str(error.value)
    finally:
        pdf._weasyprint.cache_clear()
