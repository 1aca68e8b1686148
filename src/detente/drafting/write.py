"""A draft as a model file, with comments for the analyst."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from detente.drafting.nouns import Draft, DraftMaker, Preference

__all__ = ["toml"]

_HEAD = """\
# A conflict model proposed from {case} as of {as_of}. Nothing here is settled: edit it, then `detente solve` it.
# Preferences stand in order of importance, the first outweighing all after it. `claimed` ones rest on what was said, with
# the ids of the items (`detente why {case} ID`); what sides say they want is not always what they want. Those without
# evidence are assumptions that the model needs; each says so. {today}
"""
_NOTHING = "Nothing is taken in the status quo: neither side gives way."
_SOME = "The status quo has what the record shows to be done already."


def toml(draft: Draft) -> str:
    """The text of the model file; it loads with `detente.conflict.load`."""
    taken = [o.key for m in draft.makers for o in m.options if o.taken]
    lines = [_HEAD.format(case=draft.case, as_of=draft.as_of, today=_SOME if taken else _NOTHING)]
    if draft.left_out:
        lines += ["# Left out, to keep the model small enough to discuss (add what matters):"]
        lines += [f"#   {_line(text)}" for text in draft.left_out] + [""]
    lines += ["[conflict]", f"name = {_text(draft.name)}"]
    if draft.infeasible:
        lines += [
            "infeasible = [",
            *(f"  {_text(formula)},  # {why}" for formula, why in draft.infeasible),
            "]",
        ]
    lines += [f"status_quo = [{', '.join(map(_text, taken))}]"]
    for maker in draft.makers:
        lines += ["", *_maker(maker, draft)]
    return "\n".join(lines) + "\n"


def _maker(maker: DraftMaker, draft: Draft) -> Iterator[str]:
    yield from ("[[decision_maker]]", f"id = {_text(maker.id)}", f"name = {_text(maker.name)}", "options = [")
    for option in maker.options:
        once = ', change = "take"' if option.once else ""
        note = "  # assumed: once done it can hardly be undone" if option.once else ""
        yield f"  {{ id = {_text(option.id)}, text = {_text(option.text)}{once} }},{note}"
        yield from (f"    # {_line(draft.quotes[i])}" for i in option.evidence[:2] if i in draft.quotes)
    yield "]"
    yield from _preferences(maker.preferences, draft)
    for reading in maker.readings:
        yield from (
            "",
            f"# A rival reading: {_line(reading.why)}",
            "[[decision_maker.reading]]",
            f"id = {_text(reading.id)}",
        )
        yield from _preferences(reading.preferences, draft)


def _preferences(preferences: Sequence[Preference], draft: Draft) -> Iterator[str]:
    yield "preferences = ["
    for preference in preferences:
        if preference.claimed:
            ids = ", ".join(_text(f"{draft.case}#{item}") for item in preference.evidence)
            yield f"  {{ holds = {_text(preference.holds)}, evidence = [{ids}], claimed = true }},  # {preference.why}"
            yield from (
                f"    # {_line(draft.quotes[i])}" for i in preference.evidence[:2] if i in draft.quotes
            )
        else:
            yield f"  {_text(preference.holds)},  # {preference.why}"
    yield "]"


def _text(text: str) -> str:
    """A TOML basic string: JSON's escapes are a part of TOML's."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False).replace("\x7f", "\\u007f")


def _line(text: str, limit: int = 110) -> str:
    """One line of a comment, without control characters."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return plain if len(plain) <= limit else plain[:limit].rsplit(" ", 1)[0] + " …"
