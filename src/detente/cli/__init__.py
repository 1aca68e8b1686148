"""The command line: one file a verb, loaded only when that verb is used."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from collections.abc import Sequence

import click

from detente import __version__
from detente.errors import DetenteError

__all__ = ["main"]

VERBS = {
    "read": "read and code articles into a case file",
    "import": "put a table of facts into a case file",
    "show": "list what a case file holds",
    "why": "say why something was, or was not, coded",
    "review": "decide on items in the terminal",
    "undo": "take back the last decision",
    "brief": "write the brief",
    "draft": "propose a conflict model from the record",
    "solve": "solve a conflict model",
    "catalog": "published conflicts and their printed results",
    "clock": "run the clocks that the record speaks of, or one of your own",
    "claim": "test a claim on a table of dates",
    "outlook": "how likely are contact, talks, agreement, implementation",
    "score": "score forecasts that have come due",
    "serve": "open the web workbench on this machine",
    "export": "write the case as CSV, JSONL and Parquet",
    "evaluate": "score the coder against gold",
    "doctor": "check the installation",
}
_CTRL_C = 130


class _Verbs(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"detente.cli.{_module(cmd_name)}")
        command: click.Command = getattr(module, _module(cmd_name))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            ctx.fail(f"there is no verb {args[0]!r}{_meant(args[0])}")
        return super().resolve_command(ctx, args)


def _module(verb: str) -> str:
    return "import_" if verb == "import" else verb


def _meant(word: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, VERBS, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="detente")
def cli() -> None:
    """Follow a stand-off between governments: read the articles, keep the record, solve the model, assess."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit status: 0 done, 1 wrong input, 2 wrong usage."""
    try:
        status = cli.main(args=arguments, prog_name="detente", standalone_mode=False)
        sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        # An interrupt inside an exec() of a string, as dataclasses make them, leaves a mark on the interpreter by which
        # it dies of the signal at its end, caught or not (CPython, run_eval_code_obj); the next exec() wipes it off.
        exec("")
        _leave("stopped; what was stored stays, run the same command again to go on", _CTRL_C)
    except click.BadOptionUsage as error:
        error.show()
        if error.option_name == "--between":
            click.echo("Give both parties, such as --between USA PRK.", err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except DetenteError as error:
        _leave(str(error), 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        space = error.errno in (errno.ENOSPC, errno.EDQUOT)
        what = "no space is left on the disk" if space else (error.strerror or str(error))
        _leave(f"{error.filename}: {what}" if error.filename else what, 1)
    else:
        sys.exit(status if isinstance(status, int) else 0)


def _leave(line: str, status: int) -> None:
    click.echo(f"detente: {line}", err=True)
    sys.exit(status)
