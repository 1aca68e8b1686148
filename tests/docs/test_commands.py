"""The reference of commands names every verb, list and option, in the section of its verb."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from detente.brief.listing import KINDS
from detente.cli import VERBS, cli

SECTIONS = {
    match[1]: match[0]
    for match in re.finditer(
        r"^### `detente (\w+)(?:(?!^##).)*", Path("docs/reference/commands.md").read_text(), re.S | re.M
    )
}


def commands(verb):
    """The command of a verb, or those below it."""
    command = cli.get_command(click.Context(cli), verb)
    return list(command.commands.values()) if isinstance(command, click.Group) else [command]


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_is_in_the_reference(verb):
    section = SECTIONS[verb]
    for command in commands(verb):
        for option in (each for each in command.params if isinstance(each, click.Option)):
            for name in (*option.opts, *option.secondary_opts):
                everywhere = name == "--json"
                assert everywhere or re.search(rf"{name}\b", section), f"{command.name} {name}"
        if len(commands(verb)) > 1:
            assert f"{command.name}" in section


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_says_in_its_help_what_it_does(verb):
    for command in commands(verb):
        assert command.help
        for option in (each for each in command.params if isinstance(each, click.Option)):
            assert option.help, f"{command.name} {option.opts}"


@pytest.mark.parametrize("name", KINDS)
def test_every_list_is_in_the_reference_of_show(name):
    assert f"`{name}`" in SECTIONS["show"]
    [show] = commands("show")
    assert name in show.help


def test_every_schema_is_named_in_the_reference():
    text = "".join(SECTIONS.values())
    for path in Path("docs/reference/schemas").glob("*.json"):
        assert path.name in text or path.name.startswith("show-"), path.name


def test_every_section_of_the_brief_is_in_the_reference():
    text = "".join(path.read_text() for path in Path("src/detente/brief/sections").glob("*.py"))
    names = re.findall(r'Section\(\s*(?:id=)?"([\w-]+)"', text)
    assert len(names) > 10
    for name in names:
        assert name in SECTIONS["brief"], name
