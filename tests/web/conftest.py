"""A live workbench on a real case file, and a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

import detente

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
MODEL = """[conflict]
name = "Sanctions and tests"
infeasible = ["usa.relief & usa.strike"]
status_quo = []

[[decision_maker]]
id = "usa"
name = "United States"
options = [{ id = "relief", text = "Ease sanctions" }, { id = "strike", text = "Strike", change = "take" }]
preferences = ["prk.freeze", "!usa.strike", "!usa.relief"]

[[decision_maker]]
id = "prk"
name = "North Korea"
options = [{ id = "freeze", text = "Freeze tests" }]
preferences = ["!usa.strike", "usa.relief", "!prk.freeze"]
"""
PAGES = (
    "/", "/documents", "/items/statements", "/review", "/timeline", "/actors", "/signals", "/conditions", "/model",
    "/outlook", "/outlook/post-mortem", "/brief", "/audit", "/reading", "/patterns",
)  # fmt: skip
HOSTILE = """Envoy says <script>document.title='owned'</script> talks go on
12 May 2019

The envoy said that "<img src=x onerror=document.title='owned'>" was no offer. North Korea must freeze its tests before
talks can begin, US Secretary of State Mike Pompeo said on Sunday.
"""


@pytest.fixture(scope="session")
def samples(tmp_path_factory) -> Path:
    """A case read once from the sample briefs and one hostile article."""
    folder = tmp_path_factory.mktemp("samples")
    (folder / "hostile <b>name.txt").write_text(HOSTILE, encoding="utf-8")
    path = folder / "korea.case"
    with detente.open_case(path) as case:
        chosen = sorted(Path("examples/korea").glob("2019-*.txt"))
        case.read(*chosen, folder / "hostile <b>name.txt", workers=0)
    return path


@pytest.fixture
def case_file(samples, tmp_path) -> Path:
    """A copy of the case that a test may change."""
    return Path(shutil.copy(samples, tmp_path / "korea.case"))


@contextmanager
def serving(path: Path, *options: str) -> Iterator[str]:
    """The address of `detente serve` in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "detente", "serve", str(path), "--port", "0", *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    assert address.startswith("http://"), process.stderr.read() if process.stderr else ""
    try:
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=60)


@pytest.fixture
def serve_case():
    """`serving`, for tests that give options of their own."""
    return serving


@pytest.fixture
def server(case_file) -> Iterator[str]:
    """A live workbench that a test may change."""
    with serving(case_file) as address:
        yield address


@pytest.fixture(scope="session")
def shown(samples, tmp_path_factory) -> Iterator[str]:
    """A live workbench that tests only look at; it keeps a model."""
    path = Path(shutil.copy(samples, tmp_path_factory.mktemp("shown") / "korea.case"))
    with detente.open_case(path) as case:
        case.keep("model", MODEL, reviewer="analyst")
    with serving(path) as address:
        yield address


@pytest.fixture
def looking(shown) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=shown, trust_env=False, timeout=60) as opened:
        yield opened


@pytest.fixture
def client(server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server, trust_env=False, timeout=60) as opened:
        yield opened


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser, server):
    context = browser.new_context(base_url=server)
    opened = context.new_page()
    opened.set_default_timeout(30_000)
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()
    assert not problems, problems


@pytest.fixture
def places() -> tuple[str, ...]:
    """The address of every page."""
    return PAGES


def pytest_generate_tests(metafunc):
    if "place" in metafunc.fixturenames:
        metafunc.parametrize("place", PAGES)
