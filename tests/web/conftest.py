"""A live workbench on a real case file, and a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

import detente

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
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


@pytest.fixture
def server(case_file) -> Iterator[str]:
    """The address of `detente serve` in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "detente", "serve", str(case_file), "--port", "0"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    assert address.startswith("http://127.0.0.1:"), process.stderr.read() if process.stderr else ""
    yield address
    process.terminate()
    process.communicate(timeout=20)


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
