"""Check gold files: schema, vocabularies, quotes found in the text, share of debatable items.

Run as ``python gold/check.py [PATH...]``; the format is in docs/reference/gold-format.md.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

REGISTERS = {"wire", "broadcast", "op-ed", "communique", "briefing", "feature"}
ACTS = {
    "demand", "offer", "promise", "threat", "refusal", "denial", "accusation", "praise",
    "prediction", "assessment", "appeal", "announcement", "other",
}  # fmt: skip
KINDS = {"precondition", "demand", "deadline", "clock", "red line", "refusal", "concession", "necessary"}
CONTRADICTIONS = {"goal", "precondition", "tone", "fact", "say-do", "clarification"}
MODES = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
        "misinformation", "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip
SECTORS = {
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK",
    "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
}  # fmt: skip
FIELDS = {
    "statements": "speaker content cue act polarity mode addressee channel according_to date debatable",
    "events": "type mode actors recipients status evidence date debatable",
    "conditions": "kind by towards requirement consequence duration deadline official debatable",
    "predictions": "by prediction horizon debatable",
    "contradictions": "government question a b kind",
    "times": "expression value",
}
TOP = {"schema", "id", "half", "stand_off", "register", "published", "text", *FIELDS}
_POINT = r"(\d{4}-W\d{2}|\d{4}-\d{2}-\d{2}|\d{4}-\d{2}|\d{4}|\d{3}X|\d{2}XX)[?~%]?"
_DATE = re.compile(rf"{_POINT}(/({_POINT}|\.\.))?|\.\./{_POINT}")
_DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?)?")
_CODE = re.compile(r"[A-Z]{3}(-([A-Z]{3}))?")
DEBATABLE_SHARE = 1 / 20


def faults(gold: dict, *, stem: str | None = None) -> list[str]:
    """Every fault of one gold text, each as one line; an empty list means none."""
    if set(gold) != TOP:
        return [f"top level: fields differ: {sorted(set(gold) ^ TOP)}"]
    return [*_header(gold, stem), *(f for name in FIELDS for f in _section(gold, name))]


def _header(gold: dict, stem: str | None) -> Iterator[str]:
    yield from _one_of("schema", gold["schema"], {"gold/1"})
    yield from _one_of("half", gold["half"], {"development", "test"})
    yield from _one_of("register", gold["register"], REGISTERS)
    if stem is not None and gold["id"] != stem:
        yield f"id {gold['id']!r} is not the file's name {stem!r}"
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", gold["published"]):
        yield f"published is no day: {gold['published']!r}"


def _section(gold: dict, name: str) -> Iterator[str]:
    wanted = set(FIELDS[name].split())
    for n, item in enumerate(gold[name], 1):
        where = f"{name}[{n}]"
        if set(item) != wanted:
            yield f"{where}: fields differ: {sorted(set(item) ^ wanted)}"
            continue
        yield from (f"{where}: {fault}" for fault in _CHECKS[name](item, gold))


def _statement(item: dict, gold: dict) -> Iterator[str]:
    yield from _actor(item["speaker"])
    for key in ("addressee", "according_to"):
        if item[key] is not None:
            yield from _actor(item[key])
    yield from _one_of("act", item["act"], ACTS)
    yield from _one_of("polarity", item["polarity"], {"affirmed", "negated"})
    yield from _one_of("mode", item["mode"], {"direct", "indirect", "mixed"})
    yield from _one_of("channel", item["channel"], {"public", "private", "track-two", "anonymous"})
    if not item["content"]:
        yield "content is empty"
    for quote in item["content"]:
        yield from _quote(quote, gold["text"])
    if item["cue"] is not None:
        yield from _quote(item["cue"], gold["text"], repeated=True)
    yield from _dated(item["date"])


def _event(item: dict, gold: dict) -> Iterator[str]:
    yield from _one_of("type", item["type"], set(MODES))
    if item["mode"] is not None and item["mode"] not in MODES.get(item["type"], ()):
        yield f"mode {item['mode']!r} is none of {item['type']}"
    yield from _one_of("status", item["status"], {"occurred", "planned", "hypothetical", "negated"})
    if not item["actors"]:
        yield "no actor"
    if not item["recipients"] and item["type"] in {"COOPERATE", "AID", "SANCTION"}:
        yield f"{item['type']} has no recipient"
    for code in (*item["actors"], *item["recipients"]):
        found = _CODE.fullmatch(code)
        if not found or (found[2] and found[2] not in SECTORS):
            yield f"actor code {code!r}"
    yield from _quote(item["evidence"], gold["text"])
    yield from _dated(item["date"])


def _condition(item: dict, gold: dict) -> Iterator[str]:
    yield from _one_of("kind", item["kind"], KINDS)
    yield from _one_of("official", item["official"], {"official", "reported", "contested"})
    yield from _actor(item["by"])
    if item["towards"] is not None:
        yield from _actor(item["towards"])
    yield from _quote(item["requirement"], gold["text"])
    if item["consequence"] is not None:
        yield from _quote(item["consequence"], gold["text"])
    if item["duration"] is not None and not _DURATION.fullmatch(item["duration"]):
        yield f"duration {item['duration']!r}"
    if item["kind"] == "clock" and item["duration"] is None:
        yield "a clock without duration"
    yield from _dated(item["deadline"])


def _prediction(item: dict, gold: dict) -> Iterator[str]:
    if item["by"] != "author":
        yield from _actor(item["by"])
    yield from _quote(item["prediction"], gold["text"])
    yield from _dated(item["horizon"])


def _contradiction(item: dict, gold: dict) -> Iterator[str]:
    yield from _one_of("kind", item["kind"], CONTRADICTIONS)
    if not item["question"].strip():
        yield "no question"
    spans = list(_labelled(gold, item["government"].partition("-")[0]))
    for key in ("a", "b"):
        yield from _quote(item[key], gold["text"])
        found = span(item[key], gold["text"])
        if found and not any(s < found[1] and found[0] < e for s, e in spans):
            yield f"{key} overlaps no statement or event of {item['government']}: {_words(item[key])!r}"


def _labelled(gold: dict, country: str) -> Iterator[tuple[int, int]]:
    quotes = [q for s in gold["statements"] if s["speaker"]["country"] == country for q in s["content"]]
    quotes += [
        e["evidence"]
        for e in gold["events"]
        if country in {code[:3] for code in (*e["actors"], *e["recipients"])}
    ]
    return (found for quote in quotes if (found := span(quote, gold["text"])))


def _time(item: dict, gold: dict) -> Iterator[str]:
    yield from _quote(item["expression"], gold["text"])
    yield from _dated({"value": item["value"]})


def _actor(actor: dict) -> Iterator[str]:
    if not {"name", "country", "role"} <= set(actor) <= {"name", "country", "role", "sector"}:
        yield f"actor fields: {sorted(actor)}"
        return
    if not (actor["name"] or actor["role"]):
        yield "actor without name and role"
    if actor["country"] is not None and not re.fullmatch("[A-Z]{3}", actor["country"]):
        yield f"country {actor['country']!r}"
    if "sector" in actor:
        yield from _one_of("sector", actor["sector"], SECTORS)


def _words(quote: str | dict) -> str:
    return quote if isinstance(quote, str) else quote["text"]


def span(quote: str | dict, text: str) -> tuple[int, int] | None:
    """Where a quote stands in the text (code points, end exclusive); None if it does not."""
    words, nth = _words(quote), 1 if isinstance(quote, str) else quote["nth"]
    start = -1
    for _ in range(nth):
        start = text.find(words, start + 1)
        if start < 0:
            return None
    return start, start + len(words)


def _quote(quote: str | dict, text: str, *, repeated: bool = False) -> Iterator[str]:
    words = _words(quote)
    if not words.strip() or span(quote, text) is None:
        yield f"not in the text: {quote!r}"
    elif isinstance(quote, str) and not repeated and span({"text": words, "nth": 2}, text):
        yield f"occurs more than once, give nth: {words!r}"


def _dated(date: dict | None) -> Iterator[str]:
    if date is not None and (set(date) != {"value"} or not _DATE.fullmatch(date["value"])):
        yield f"date {date!r}"


def _one_of(what: str, value: str, allowed: set[str]) -> Iterator[str]:
    if value not in allowed:
        yield f"{what} {value!r} is none of {', '.join(sorted(allowed))}"


_CHECKS = {
    "statements": _statement,
    "events": _event,
    "conditions": _condition,
    "predictions": _prediction,
    "contradictions": _contradiction,
    "times": _time,
}


def debatable(golds: list[dict]) -> tuple[int, int]:
    """How many statements, events, conditions and predictions are marked debatable, and of how many."""
    items = [i for g in golds for n in ("statements", "events", "conditions", "predictions") for i in g[n]]
    return sum(i["debatable"] for i in items), len(items)


def main(paths: list[str]) -> int:
    """Print one line a fault and a summary a half; 1 if there is any fault."""
    roots = [Path(p) for p in paths] or [Path(__file__).parent]
    files = sorted(f for r in roots for f in (r.rglob("*.json") if r.is_dir() else [r]))
    bad, halves = 0, {}
    for file in files:
        gold = json.loads(file.read_text(encoding="utf-8"))
        for fault in faults(gold, stem=file.stem):
            print(f"{file}: {fault}")
            bad += 1
        halves.setdefault(gold.get("half"), []).append(gold)
    for half, golds in sorted(halves.items(), key=lambda pair: str(pair[0])):
        marked, total = debatable(golds)
        counts = ", ".join(f"{sum(len(g[n]) for g in golds)} {n}" for n in FIELDS)
        print(f"{half}: {len(golds)} texts, {counts}; debatable {marked} of {total}")
        if marked > total * DEBATABLE_SHARE:
            print(f"{half}: more than one item in twenty is debatable")
            bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
