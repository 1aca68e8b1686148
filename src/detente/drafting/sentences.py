"""Preferences, states and changes in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from detente.conflict import Conflict, Formula

__all__ = [
    "does",
    "gives_up",
    "listed",
    "move_words",
    "name_of",
    "read_so",
    "reverses",
    "state_words",
    "wants",
]

_ARTICLE = (
    "States",
    "Kingdom",
    "Nations",
    "Union",
    "Emirates",
    "Islands",
    "Republic",
    "Netherlands",
    "Philippines",
)
_DETAIL = 50
_THIRD = {"have": "has", "do": "does", "go": "goes", "be": "is"}


def name_of(conflict: Conflict, dm: str) -> str:
    """A decision maker as it stands in a sentence: "the United States"."""
    name = conflict.decision_maker(dm).name or dm
    return f"the {name}" if name.endswith(_ARTICLE) and not name.startswith("the ") else name


def listed(names: Sequence[str], *, last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    return "".join(names) if len(names) < 2 else f"{', '.join(names[:-1])} {last} {names[-1]}"


def state_words(conflict: Conflict, state: int, *, limit: int = 6) -> str:
    """What is done in a state: "the United States comes to talks; North Korea comes to talks, freezes weapons tests"."""
    found = conflict.state(state)
    if not conflict.option_form:
        return found.label or f"state {state}"
    texts = {name: option.text for name, option in zip(conflict.option_names, conflict.options, strict=True)}
    parts = []
    for dm in conflict.ids:
        own = [does(texts[name]) for name in found.taken if name.partition(".")[0] == dm]
        if own:
            parts.append(f"{name_of(conflict, dm)} {listed(own[:limit])}")
    return "; ".join(parts) or "no option is taken"


def move_words(conflict: Conflict, before: int, after: int) -> str:
    """What one side does between two states: "comes to talks and no longer holds its fire"."""
    old, new = conflict.state(before), conflict.state(after)
    texts = zip(conflict.option_names, conflict.options, strict=True)
    done = [
        does(option.text) if new.options[name] else f"no longer {does(option.text)}"
        for name, option in texts
        if old.options[name] != new.options[name]
    ]
    return listed(done) or f"moves to state {after}"


def wants(conflict: Conflict, dm: str, formula: Formula) -> str:
    """What a preference statement asks for: "not to freeze weapons tests", "to come to talks only if …"."""
    if literal := _literal(formula):
        option, yes = literal
        subject = "" if _owner(conflict, option) == dm else f"{name_of(conflict, _owner(conflict, option))} "
        return f"{subject}{'' if yes else 'not '}{_to(conflict, option)}"
    if tie := _tie(formula):
        first, second = tie
        if _owner(conflict, first) == dm:
            return f"{_to(conflict, first)} only if {_clause(conflict, second, dm)}"
        if _owner(conflict, second) == dm:
            return f"{_to(conflict, second)} if {_clause(conflict, first, dm)}"
    return f"this to hold: {formula}"


def gives_up(conflict: Conflict, dm: str, formula: Formula, *, claimed: bool) -> str:
    """The change in which a statement falls, after "if"."""
    who, literal = name_of(conflict, dm), _literal(formula)
    if literal is None:
        wish = wants(conflict, dm, formula)
        if _condition(conflict, dm, formula):
            return f"{who} no longer insisted on its condition ({wish})"
        return f"{who} no longer wanted {wish}"
    option, yes = literal
    if _owner(conflict, option) != dm:
        return f"{who} did not mind whether {_clause(conflict, option, dm)}"
    if yes:
        return f"{who} no longer wanted {_to(conflict, option)}"
    act = _to(conflict, option)
    return f"{who} no longer refused {act}" if claimed else f"it cost {who} nothing {act}"


def reverses(conflict: Conflict, dm: str, formula: Formula) -> str:
    """The change in which the opposite of a statement about its own option holds, after "if"."""
    literal = _literal(formula)
    assert literal is not None
    option, yes = literal
    verb = "wanted not" if yes else "wanted of its own accord"
    return f"{name_of(conflict, dm)} {verb} {_to(conflict, option)}"


def read_so(who: str, reading: str) -> str:
    """A rival reading as the right one, after "if"."""
    known = {
        "means-it": f"{who} meant what it threatens",
        "no-preconditions": f"{who} dropped its preconditions",
    }
    return known.get(reading, f"the reading “{reading}” of {who} is the right one")


def does(text: str) -> str:
    """An option's text as a predicate: "Come to talks" becomes "comes to talks"; what is no verb is quoted."""
    first, _, rest = _set_off(text).partition(" ")
    return f"{_third(first.lower())} {rest}".strip() if _is_verb(first) else f"takes “{text}”"


def _to(conflict: Conflict, option: int) -> str:
    text = _set_off(conflict.options[option].text or conflict.options[option].id)
    return f"to {text[0].lower()}{text[1:]}" if _is_verb(text.split(" ")[0]) else f"to take “{text}”"


def _set_off(text: str) -> str:
    """Details after a colon in brackets, so that the words can stand in a sentence."""
    head, colon, detail = text.partition(": ")
    if len(detail) > _DETAIL:
        detail = f"{detail[:_DETAIL].rsplit(' ', 1)[0]} …"
    return f"{head} (“{detail}”)" if colon else text


def _clause(conflict: Conflict, option: int, dm: str) -> str:
    owner = _owner(conflict, option)
    who = "it" if owner == dm else name_of(conflict, owner)
    return f"{who} {does(conflict.options[option].text or conflict.options[option].id)}"


def _owner(conflict: Conflict, option: int) -> str:
    return conflict.option_names[option].partition(".")[0]


def _literal(formula: Formula) -> tuple[int, bool] | None:
    if formula.sign == "name":
        return formula.option, True
    if formula.sign == "!" and formula.parts[0].sign == "name":
        return formula.parts[0].option, False
    return None


def _tie(formula: Formula) -> tuple[int, int] | None:
    if formula.sign == "->" and all(part.sign == "name" for part in formula.parts):
        return formula.parts[0].option, formula.parts[1].option
    return None


def _condition(conflict: Conflict, dm: str, formula: Formula) -> bool:
    tie = _tie(formula)
    return tie is not None and _owner(conflict, tie[0]) == dm


@cache
def _is_verb(word: str) -> bool:
    from lemminflect import getAllLemmas

    return word.isalpha() and word.lower() in getAllLemmas(word.lower(), upos="VERB").get("VERB", ())


def _third(verb: str) -> str:
    if verb in _THIRD:
        return _THIRD[verb]
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else f"{verb}s"
