"""`detente doctor`."""

from __future__ import annotations

import click

from detente.cli.terminal import as_json, print_json


@click.command()
@as_json
def doctor(as_json: bool) -> int:
    """Check the installation and say what is missing."""
    from detente.health import examine

    findings = examine()
    if as_json:
        print_json([finding.__dict__ for finding in findings])
    else:
        for finding in findings:
            mark = "ok     " if finding.ok else ("missing" if finding.needed else "absent ")
            click.echo(f"{mark} {finding.part}: {finding.says}")
    return 0 if all(finding.ok or not finding.needed for finding in findings) else 1
