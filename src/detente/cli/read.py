"""`detente read`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.terminal import counted, errors, say

if TYPE_CHECKING:
    from detente.coding.remote import Endpoint


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--case", "file", required=True, type=click.Path(path_type=Path), help="The case file; made if missing."
)
@click.option("--published", metavar="DATE", help="Publication date of these articles, over what they state.")
@click.option(
    "--codebook", type=click.Path(path_type=Path), help="Own actors, offices, verbs, issues (TOML)."
)
@click.option(
    "--reader",
    metavar="URL",
    help="Ask an OpenAI-compatible endpoint too, such as http://127.0.0.1:11434/v1.",
)
@click.option("--model", help="The model to ask there; a key is taken from DETENTE_READER_KEY.")
@click.option(
    "--workers", type=click.IntRange(0), help="Processes; 0 works in this one. Default: one a core."
)
@click.option(
    "--timeout", type=click.FloatRange(1), default=120.0, show_default=True, help="Seconds a file may take."
)
def read(
    paths: tuple[Path, ...],
    file: Path,
    published: str | None,
    codebook: Path | None,
    reader: str | None,
    model: str | None,
    workers: int | None,
    timeout: float,
) -> int:
    """Read and code articles (files or folders) into a case file. Resumes where it stopped.

    PATHS are txt, md, html, pdf, docx, jsonl, csv, ris and bib files, or folders of them. Prints what could not be
    read and why, which articles have no publication date, and how much was stored.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from detente.case import open_case
    from detente.corpus import day, discover

    if bool(reader) != bool(model):
        raise click.UsageError("--reader and --model go together")
    if published:
        day(published, where="--published")
    discover(paths)
    terminal = errors()
    bar = Progress(
        TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"),
        console=terminal, transient=True, disable=not terminal.is_terminal,
    )  # fmt: skip
    with open_case(file) as case, bar:
        task = bar.add_task("", total=None)
        report = case.read(
            *paths,
            published=published,
            codebook=codebook,
            reader=_endpoint(reader, model),
            workers=workers,
            timeout=timeout,
            progress=lambda done, total, path: bar.update(
                task, completed=done, total=total, description=path
            ),
        )
        undated = case.record.undated()
    for failure in report.failures:
        say(f"not read: {failure.path}: {failure.reason}", style="red")
    for path in undated:
        say(f"no publication date: {path} (no assessment uses it; give one with --published)", style="yellow")
    say(
        f"{report.read} read, {report.unchanged} unchanged, {len(report.failures)} not read; "
        f"{counted(report.documents, 'document')}, {counted(report.items, 'item')} stored in {file}"
    )
    return 1 if report.failures and not report.read and not report.unchanged else 0


def _endpoint(url: str | None, model: str | None) -> Endpoint | None:
    if url is None or model is None:
        return None
    from detente.coding.remote import Endpoint

    return Endpoint(url, model, os.environ.get("DETENTE_READER_KEY"))
