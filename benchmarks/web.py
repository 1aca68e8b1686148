"""How long the workbench takes at the server for a case of 100,000 statements.

    python benchmarks/web.py [--statements 100000] [--case FILE]

The case is made up: documents of fifty statements by forty speakers. Each page is asked for in this process, without a
network; the first time nothing is kept, the later ones are what a reader meets. Prints milliseconds.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter, process_time, sleep

from starlette.testclient import TestClient

from detente.case import open_case
from detente.evidence import Actor, Date, Document, Item, Quote, Statement
from detente.evidence.identity import document_id, item_id, sha256
from detente.evidence.vocabulary import ACTS
from detente.web import create_app

EACH, AT_ONCE = 50, 200
COUNTRIES = ("USA", "PRK", "KOR", "JPN", "CHN", "RUS")
PAGES = (
    "/", "/documents", "/items/statements", "/items/statements?page=1000", "/items/statements?speaker=USA",
    "/items/statements?speaker=Speaker+7&sort=threat", "/items/statements?about=talks",
    "/items/statements?since=2015-01-01&until=2015-03-01", "/review", "/review?skip=500", "/audit", "/model",
)  # fmt: skip


ASSESSED = ("/timeline?since=2015-01-01&until=2015-03-01", "/conditions", "/outlook")
"""Mixed signals are left out: statements that all speak of one matter, as these do, make for a million pairs."""


def made_up(number: int) -> tuple[Document, list[Item]]:
    """One document and its statements."""
    day = (date(2010, 1, 1) + timedelta(days=number % 4000)).isoformat()
    published = Date(day, day, day, "stated")
    words = [f"the talks number {number} could begin on point {at} of the list" for at in range(EACH)]
    text, spans = "", []
    for said in words:
        text += "They said that "
        spans.append(Quote(said, len(text), len(text) + len(said)))
        text += f"{said}.\n"
    digest = sha256(text)
    name = f"{number}.txt"
    document = Document(
        document_id(digest, name), name, f"Document {number}", None, "Outlet", published, digest,
        len(text.split()), text=text,
    )  # fmt: skip
    statements: list[Item] = [
        Statement(
            item_id("statement", digest, span.start, span.end), document.id,
            Actor(f"Speaker {(number + at) % 40}", COUNTRIES[(number + at) % len(COUNTRIES)]), None, None, (span,),
            "indirect", ACTS[(number * 7 + at) % len(ACTS)], "affirmed", published, "public",
        )
        for at, span in enumerate(spans)
    ]  # fmt: skip
    return document, statements


def build(path: Path, statements: int) -> None:
    with open_case(path) as case:
        for start in range(0, statements // EACH, AT_ONCE):
            made = [made_up(number) for number in range(start, min(start + AT_ONCE, statements // EACH))]
            case.record.put(made, path=f"batch {start}", sha256=str(start), settings="made up")


def timed(client: TestClient, page: str, times: int = 5) -> tuple[float, ...]:
    """Milliseconds of the first answer and of the middle one of the later, each by the clock and of the processor."""
    took, worked = [], []
    for _ in range(times + 1):
        begin, busy = perf_counter(), process_time()
        assert client.get(page).status_code == 200, page
        took.append((perf_counter() - begin) * 1000)
        worked.append((process_time() - busy) * 1000)
    return took[0], worked[0], median(took[1:]), median(worked[1:])


def worked_out(client: TestClient, page: str, patience: float = 400.0) -> tuple[float, float, float]:
    """Milliseconds of the first answer, until it was worked out next door, and of the later ones."""
    begin = perf_counter()
    status = client.get(page).status_code
    first = (perf_counter() - begin) * 1000
    while status == 202 and perf_counter() - begin < patience:
        sleep(0.5)
        status = client.get(page).status_code
    done = (perf_counter() - begin) * 1000 if status == 200 else float("nan")
    later = []
    for _ in range(5 if status == 200 else 0):
        again = perf_counter()
        client.get(page)
        later.append((perf_counter() - again) * 1000)
    return first, done, median(later) if later else float("nan")


def decisions(client: TestClient, many: int = 10) -> Iterator[float]:
    token = re.search(r'data-token="(\w+)"', client.get("/audit").text)
    assert token
    items = [each["id"] for each in client.get("/items/statements.json").json()["items"]][:many]
    for item in items:
        data = {"token": token[1], "item": item, "verdict": "accept"}
        begin = perf_counter()
        assert client.post("/decide", data=data, headers={"accept": "application/json"}).status_code == 200
        yield (perf_counter() - begin) * 1000


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--statements", type=int, default=100_000)
    asked.add_argument("--case", type=Path, help="keep the case here, or use the one that is here")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.case or Path(folder) / "large.case"
        if not path.exists():
            build(path, given.statements)
        with (
            open_case(path, create=False) as case,
            TestClient(create_app(case, hosts=("testserver",))) as client,
        ):
            print(f"{'milliseconds':<55}{'first':>8}{'(busy)':>8}{'later':>8}{'(busy)':>8}")
            for page in PAGES:
                print(f"{page:<55}{''.join(f'{each:>8.0f}' for each in timed(client, page))}")
            print(f"{'a decision':<55}{'':>16}{median(decisions(client)):>8.0f}")
            print(f"{'worked out next door':<55}{'first':>8}{'done':>16}{'later':>8}")
            for page in ASSESSED:
                first, done, later = worked_out(client, page)
                print(f"{page:<55}{first:>8.0f}{done:>16.0f}{later:>8.0f}")
            client.app.state.office.close()  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
