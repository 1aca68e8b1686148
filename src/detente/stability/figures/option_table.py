"""The option table: which options are taken in which state, and what is an equilibrium under which concept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.conflict import State
from detente.stability.analysis import Analysis
from detente.stability.figures.svg import document, element, text, width_of

__all__ = ["MOST_STATES", "option_table"]

MOST_STATES = 32
CELL, ROW, HEAD = 26.0, 22.0, 34.0
WIDEST = 320.0


def option_table(
    analysis: Analysis, *, concepts: Sequence[str] | None = None, states: Sequence[int] | None = None
) -> str:
    """Draw the states as columns, the options as rows, and a row of marks for each concept.

    A filled disc is an option taken, a dash one not taken, a half disc one left open by a merged state; a diamond
    is an equilibrium. In graph form, states are rows with their labels.

    Parameters
    ----------
    analysis : Analysis
    concepts : sequence of str, optional
        Which rows of marks; all that were solved, of the basic ones, when left out.
    states : sequence of int, optional
        Which columns; all when left out, or above 32 states the equilibria and the status quo alone.

    Returns
    -------
    str
        An SVG document.
    """
    wanted = tuple(concepts or [name for name in analysis.concepts if "_" not in name][:5])
    shown = [analysis.conflict.state(state) for state in (states or _shown(analysis, wanted))]
    draw = _columns if analysis.conflict.option_form else _rows
    return draw(analysis, wanted, shown)


def _shown(analysis: Analysis, concepts: Sequence[str]) -> list[int]:
    conflict = analysis.conflict
    if conflict.n <= MOST_STATES:
        return list(range(1, conflict.n + 1))
    found = {state for name in concepts for state in analysis.equilibria(name)}
    if conflict.status_quo:
        found.add(conflict.status_quo)
    return sorted(found)


def _columns(analysis: Analysis, concepts: Sequence[str], shown: Sequence[State]) -> str:
    conflict = analysis.conflict
    words = [option.text or option.id for option in conflict.options]
    heads = [dm.name or dm.id for dm in conflict.decision_makers]
    left = min(WIDEST, max(width_of(each) for each in (*words, *heads, *concepts, "equilibrium under")) + 28)
    width = (
        max(left + CELL * len(shown), width_of(conflict.name, size=15), width_of(_note(analysis, shown))) + 16
    )
    parts = [*_title(analysis, width), *_state_numbers(analysis, shown, left, HEAD + 14)]
    y = HEAD + 22
    places = iter(range(len(words)))
    for dm in conflict.decision_makers:
        parts += _heading(dm.name or dm.id, y, left, width)
        y += ROW
        for _ in dm.options:
            at = next(places)
            parts += _option_row(conflict.option_names[at], words[at], shown, left, y)
            y += ROW
    parts += _heading("Equilibrium under", y, left, width)
    y += ROW
    for name in concepts:
        parts += _mark_row(name, analysis.equilibria(name), shown, left, y)
        y += ROW
    return _finished(analysis, concepts, shown, parts, width, y)


def _title(analysis: Analysis, width: float) -> Iterator[str]:
    name = analysis.conflict.name
    yield text(name, 8, 20, room=width - 16, font_size=15, font_weight=600, class_="fill-ink")


def _state_numbers(analysis: Analysis, shown: Sequence[State], left: float, y: float) -> Iterator[str]:
    for column, state in enumerate(shown):
        x = left + CELL * (column + 0.5)
        if state.id == analysis.conflict.status_quo:
            yield element(
                "rect",
                x=x - 11,
                y=y - 14,
                width=22,
                height=19,
                fill="none",
                class_="line-ink",
                stroke_dasharray="4 3",
            )
        yield text(str(state.id), x, y, text_anchor="middle", font_weight=600, class_="fill-ink")


def _heading(words: str, y: float, left: float, width: float) -> Iterator[str]:
    yield element("rect", x=0, y=y, width=width, height=ROW, class_="fill-band")
    yield text(words, 8, y + 15, room=width - 16, font_weight=600, class_="fill-ink")


def _option_row(name: str, words: str, shown: Sequence[State], left: float, y: float) -> Iterator[str]:
    yield text(words, 20, y + 15, room=left - 28, class_="fill-ink")
    for column, state in enumerate(shown):
        x = left + CELL * (column + 0.5)
        yield from _option_mark(name, state, x, y + ROW / 2)


def _option_mark(name: str, state: State, x: float, y: float) -> Iterator[str]:
    if name in state.either:
        yield element("circle", cx=x, cy=y, r=6, fill="none", class_="line-ink", stroke_width=1.3)
        yield element("path", d=f"M{x:.1f} {y - 6:.1f}a6 6 0 0 0 0 12z", class_="fill-ink")
    elif state.options[name]:
        yield element("circle", cx=x, cy=y, r=6, class_="fill-ink")
    else:
        yield element("path", d=f"M{x - 4:.1f} {y:.1f}h8", class_="line-faint", stroke_width=2)


def _mark_row(
    name: str, equilibria: Sequence[int], shown: Sequence[State], left: float, y: float
) -> Iterator[str]:
    yield text(name, 20, y + 15, room=left - 28, class_="fill-ink")
    for column, state in enumerate(shown):
        if state.id in equilibria:
            yield _diamond(left + CELL * (column + 0.5), y + ROW / 2)


def _diamond(x: float, y: float) -> str:
    return element("path", d=f"M{x:.1f} {y - 7:.1f}l7 7l-7 7l-7 -7z", class_="fill-mark")


def _rows(analysis: Analysis, concepts: Sequence[str], shown: Sequence[State]) -> str:
    """Graph form: a state a row, a concept a column."""
    conflict = analysis.conflict
    left = min(2 * WIDEST, max(width_of(state.label) for state in shown) + 60)
    cell = max(CELL, *(width_of(name) + 14 for name in concepts))
    width = (
        max(left + cell * len(concepts), width_of(conflict.name, size=15), width_of(_note(analysis, shown)))
        + 16
    )
    parts = list(_title(analysis, width))
    for column, name in enumerate(concepts):
        parts.append(
            text(
                name,
                left + cell * (column + 0.5),
                HEAD + 14,
                text_anchor="middle",
                font_weight=600,
                class_="fill-ink",
            )
        )
    y = HEAD + 22
    for rank, state in enumerate(shown):
        if rank % 2 == 0:
            parts.append(element("rect", x=0, y=y, width=width, height=ROW, class_="fill-band"))
        parts += _state_row(analysis, concepts, state, left, cell, y)
        y += ROW
    return _finished(analysis, concepts, shown, parts, width, y)


def _state_row(
    analysis: Analysis, concepts: Sequence[str], state: State, left: float, cell: float, y: float
) -> Iterator[str]:
    if state.id == analysis.conflict.status_quo:
        yield element(
            "rect",
            x=7,
            y=y + 1,
            width=26,
            height=ROW - 2,
            fill="none",
            class_="line-ink",
            stroke_dasharray="4 3",
        )
    yield text(str(state.id), 20, y + 15, text_anchor="middle", font_weight=600, class_="fill-ink")
    yield text(state.label, 42, y + 15, room=left - 48, class_="fill-ink")
    for column, name in enumerate(concepts):
        if state.id in analysis.equilibria(name):
            yield _diamond(left + cell * (column + 0.5), y + ROW / 2)


def _finished(
    analysis: Analysis,
    concepts: Sequence[str],
    shown: Sequence[State],
    parts: list[str],
    width: float,
    y: float,
) -> str:
    note = _note(analysis, shown)
    parts.append(text(note, 8, y + 18, font_size=11, class_="fill-ink"))
    return document(
        parts,
        width=width,
        height=y + 28,
        title=f"Option table of {analysis.conflict.name}",
        description=_description(analysis, concepts, shown),
    )


def _note(analysis: Analysis, shown: Sequence[State]) -> str:
    option_form = analysis.conflict.option_form
    signs = ["● taken", "– not taken"] if option_form else []
    if any(state.either for state in shown):
        signs.append("◐ either")
    signs.append("◆ equilibrium")
    if analysis.conflict.status_quo:
        signs.append("dashed box: status quo")
    if len(shown) < analysis.conflict.n:
        signs.append(f"{len(shown)} of {analysis.conflict.n} states shown")
    return " · ".join(signs)


def _description(analysis: Analysis, concepts: Sequence[str], shown: Sequence[State]) -> str:
    found = "; ".join(
        f"{name}: {', '.join(map(str, analysis.equilibria(name))) or 'none'}" for name in concepts
    )
    states = "; ".join(
        f"{state.id}: {', '.join(state.taken) or state.label or 'no option taken'}" for state in shown
    )
    return f"Equilibria by concept: {found}. States: {states}."
