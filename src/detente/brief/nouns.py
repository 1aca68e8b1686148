"""What a brief is made of; every line can be led back to the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Brief", "Figure", "Group", "Line", "Ref", "Section"]


@dataclass(frozen=True, slots=True)
class Ref:
    """Where a line comes from: the item, its quote with the words around, and the document."""

    item: str
    quote: str
    prefix: str
    suffix: str
    document: str
    path: str
    title: str | None
    published: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One finding. `label` is a short tag ("threat"), `who` and `when` stand before the text, `note` after it."""

    text: str
    who: str = ""
    when: str = ""
    label: str = ""
    note: str = ""
    quoted: bool = False
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one head."""

    title: str
    lines: tuple[Line, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """An SVG, what it shows, and the same in words for those who do not see it."""

    svg: str
    caption: str
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    """Finding first, picture second, then the lines, then the method.

    `gist` is what of it belongs on the first screen: short, its label the question it answers; a line break separates
    points.
    """

    id: str
    title: str
    finding: str
    groups: tuple[Group, ...] = ()
    figure: Figure | None = None
    method: str = ""
    gist: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """The page an analyst forwards."""

    title: str
    between: tuple[str, ...]
    as_of: str
    bottom_line: tuple[Line, ...]
    sections: tuple[Section, ...]
    refs: tuple[Ref, ...]

    def html(self) -> str:
        """One self-contained page; prints well, light and dark."""
        from detente.brief.html import render

        return render(self)

    def markdown(self) -> str:
        from detente.brief.markdown import render

        return render(self)

    def terminal(self, *, width: int | None = None, full: bool = True, section: str | None = None) -> str:
        """Coloured text for a terminal: all of it, or what fits two minutes, or one section.

        Raises
        ------
        NotFound
            If there is no such section.
        """
        from detente.brief.terminal import render

        return render(self, width=width, full=full, section=section)
