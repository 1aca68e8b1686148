"""Page furniture: the words of a saved page that are not the article's."""

from __future__ import annotations

import re

__all__ = ["furniture"]

_SHARE = r"(?:share|tweet|e-?mail|print|like|pin|save|copy link|whatsapp|facebook|twitter|x|linkedin|reddit|telegram)"
_PATTERNS = (
    r"(?:top|bottom|end) of page|skip to (?:main )?content|back to top|(?:jump|go) to navigation",
    r"(?:image|photo|picture|photograph)(?: credits?| courtesy| by| source)?\s*[:©/].*|credit\s*:.*",
    r"\(?(?:ap|reuters|afp|getty)[^.]{0,40}photo.*",
    rf"{_SHARE}(?:[\s|,·•/&]+(?:{_SHARE}|this|article|on|via|to))*",
    r"(?:share|follow|find|join|like) (?:this|us|on)\b.{0,60}|subscribe\b.{0,80}|sign up\b.{0,80}|log in|sign in",
    r"advertisement|sponsored content|most read|loading\s*(?:\.\.\.|…)?|click here\b.{0,80}",
    r"(?:read|see) (?:more|also|next)\s*:.*|related(?: (?:articles?|stories|posts|topics|content))?\s*:?.{0,40}",
    r"(?:more on|you may also like)\b.{0,80}|(?:previous|next) (?:post|article|story)\b.{0,120}",
    r"\d+ (?:thoughts?|comments?|responses?|replies)(?: on\b.*)?|(?:no|leave a|post a|add a) (?:comments?|reply)\b.{0,40}",
    r"your e-?mail address will not be published.*|required fields are marked.*",
    r"filed under\b.*|(?:tags?|categories|keywords|topics)\s*:.*|\[?\d+\]? min(?:ute)?s? read",
    r"(?:copyright|©) ?.{0,120}|all rights reserved.*",
    r"(?:terms of (?:use|service)|privacy policy|cookie policy)\b.{0,80}",
    r"we use cookies\b.*|this (?:web)?site uses cookies\b.*",
)
_LINES = re.compile(rf"(?i)^\s*(?:{'|'.join(_PATTERNS)})\s*$")
_COMMENTS = re.compile(
    r"(?i)^\s*(?:leave a (?:reply|comment)|post a comment|comments? \(\d+\)|\d+ (?:thoughts?|comments?) on\b.*)\s*$"
)
_LINE = re.compile(r"[^\n]*\n?")
_BYLINE_FOOT = re.compile(r"(?i)^\s*(?:the views? expressed|views expressed|disclaimer\s*:).*$")


def furniture(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of `text` that belong to the page: whole lines, and all from a comment form near the end on."""
    spans: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        line = match[0]
        if not line.strip():
            continue
        if _COMMENTS.match(line) and match.start() > len(text) // 2:
            spans.append((match.start(), len(text)))
            break
        if len(line) < 250 and (_LINES.match(line) or _BYLINE_FOOT.match(line)):
            spans.append((match.start(), match.end()))
    return tuple(_joined(spans))


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
