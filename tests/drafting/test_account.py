"""The account says whether today is stable and why, what else would hold, and which change of preferences moves it."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import jsonschema
import pytest

from detente import catalog
from detente.brief import write_brief
from detente.cli import main
from detente.conflict import parse_model
from detente.drafting import account, account_of, draft, telling
from detente.drafting.account import BASIC, schema
from detente.errors import NotFound, TooLarge
from detente.stability import analyse

sys.path.insert(0, str(Path(__file__).parents[1] / "assessment"))

from stands import FOREIGN, NORWAY, PREMIER, RIVAL, SWEDEN, Article, stored

PRISONERS = """
[conflict]
name = "Two prisoners"
status_quo = ["row.defect", "col.defect"]
[[decision_maker]]
id = "row"
options = [{ id = "defect", text = "Defect" }]
preferences = ["!col.defect", { holds = "row.defect", evidence = ["x#statement-1"], claimed = true }]
[[decision_maker]]
id = "col"
options = [{ id = "defect", text = "Defect" }]
preferences = ["!row.defect", "col.defect"]
"""
TALKS = """
[conflict]
name = "Terms first"
status_quo = []
[[decision_maker]]
id = "a"
options = [{ id = "talk", text = "Come to talks" }, { id = "ease", text = "Ease sanctions" }]
preferences = [PREFERENCES_OF_A]
[[decision_maker.reading]]
id = "open"
preferences = ["b.talk -> a.talk", "!a.ease"]
[[decision_maker]]
id = "b"
options = [{ id = "talk", text = "Come to talks" }]
preferences = [{ holds = "b.talk -> a.ease", evidence = ["x#condition-1"], claimed = true }, "a.talk -> b.talk"]
"""
PREFERENCES_OF_A = '"b.talk -> a.talk", "!a.ease"'


@pytest.fixture
def terms():
    return parse_model(TALKS.replace("PREFERENCES_OF_A", PREFERENCES_OF_A))


def test_two_prisoners_are_stuck_and_only_a_change_of_heart_moves_them():
    found = account(parse_model(PRISONERS))
    assert found.stable_under == BASIC
    assert found.aim == "better"
    single = [c for c in found.changes if len(c.parts) == 1 and c.leaves]
    assert {(c.parts[0].decision_maker, c.parts[0].kind) for c in single} == {
        ("row", "reversed"),
        ("col", "reversed"),
    }
    assert all(c.leavers == (c.parts[0].decision_maker,) for c in single)


def test_mutual_silence_holds_but_nobody_gets_there_by_gaining():
    found = account(parse_model(PRISONERS))
    (silence,) = [o for o in found.equilibria if len(o.better_for) == 2]
    assert silence.taken == ()
    assert "nash" not in silence.concepts
    assert silence.way is not None
    assert silence.way.kind == "loss"
    assert silence.way.blockers == ("row", "col")


def test_talks_would_hold_if_the_condition_fell_or_cost_nothing(terms):
    found = account(terms)
    assert not any(o.talks for o in found.equilibria if "nash" in o.concepts)
    opened = {
        (c.parts[0].holds, c.parts[0].kind)
        for c in found.changes
        if any("nash" in o.concepts for o in c.outcomes)
    }
    assert ("b.talk -> a.ease", "dropped") in opened
    assert ("!a.ease", "dropped") in opened


def test_a_change_does_what_it_says(terms):
    """Each dropped statement, taken out of the file by hand, gives the equilibria that the account tells."""
    before = analyse(terms, BASIC)
    text = TALKS.replace("PREFERENCES_OF_A", '"b.talk -> a.talk"')
    after = analyse(parse_model(text), BASIC)
    (change,) = [
        c for c in account(terms).changes if [(p.holds, p.kind) for p in c.parts] == [("!a.ease", "dropped")]
    ]
    told = {o.state: o.concepts for o in change.outcomes}
    for state in terms.states:
        new = [n for n in BASIC if state.id in after.equilibria(n)]
        old = [n for n in BASIC if state.id in before.equilibria(n)]
        talks = state.options["a.talk"] and state.options["b.talk"]
        assert (told.get(state.id) == tuple(new)) == bool(talks and set(new) - set(old))


def test_verdicts_and_equilibria_are_the_solver_s(terms):
    found, solved = account(terms), analyse(terms, BASIC)
    for verdict in found.verdicts:
        assert verdict.stable == solved.is_stable(found.status_quo, verdict.decision_maker, verdict.concept)
        assert verdict.words
    for name in BASIC:
        told = {o.state for o in found.equilibria if name in o.concepts}
        assert told == set(solved.equilibria(name)) - {found.status_quo}


def test_readings_are_taken_one_at_a_time(terms):
    (reading,) = account(terms).readings
    solved = analyse(terms.with_reading("a", "open"), BASIC)
    assert reading.stable_under == tuple(n for n in BASIC if terms.status_quo in solved.equilibria(n))


def test_a_change_points_to_its_evidence_and_words(terms):
    found = account(terms, quotes={"condition-1": "B: ease first"})
    (part,) = {p for c in found.changes for p in c.parts if p.holds == "b.talk -> a.ease"}
    assert part.claimed
    assert part.evidence == ("x#condition-1",)
    assert part.quotes == ("B: ease first",)


def test_where_no_single_change_is_enough_the_smallest_sets_are_told():
    text = TALKS.replace("PREFERENCES_OF_A", '"!a.talk", "!a.ease"')
    found = account(parse_model(text))
    sets = [c for c in found.changes if len(c.parts) > 1 and any("nash" in o.concepts for o in c.outcomes)]
    assert sets
    assert {len(c.parts) for c in sets} == {found.searched}
    assert not any("nash" in o.concepts for c in found.changes if len(c.parts) == 1 for o in c.outcomes)


def test_published_conflicts_with_rankings_have_an_account():
    for name in ("elmira-options", "prisoners-dilemma", "chicken", "cuban-missile-crisis"):
        found = account(catalog.load(name))
        solved = analyse(catalog.load(name), BASIC)
        assert found.stable_under == tuple(n for n in BASIC if found.status_quo in solved.equilibria(n))
        assert telling.finding(found)


def test_the_account_of_chicken_says_who_would_move():
    found = account(catalog.load("chicken"))
    assert "would gain by moving" in telling.today(found) or "gains by moving" in telling.today(found)


def test_without_a_status_quo_one_line_says_what_to_add():
    with pytest.raises(NotFound, match="no status quo"):
        account(parse_model(PRISONERS.replace('status_quo = ["row.defect", "col.defect"]', "")))


def test_too_many_states_are_refused():
    options = ", ".join(f'{{ id = "o{n}", text = "o{n}" }}' for n in range(11))
    model = f'[[decision_maker]]\nid = "a"\noptions = [{options}]\npreferences = ["a.o1"]'
    with pytest.raises(TooLarge):
        account(parse_model(f'[conflict]\nname = "x"\nstatus_quo = []\n{model}'))


def test_the_json_keeps_to_its_schema_and_repeats(tmp_path):
    model = tmp_path / "m.toml"
    model.write_text(TALKS.replace("PREFERENCES_OF_A", PREFERENCES_OF_A), encoding="utf-8")
    written = json.loads(Path("docs/reference/schemas/account-1.json").read_text(encoding="utf-8"))
    assert written == schema(), "run `python -m detente.drafting.account`"
    first, second = (run("solve", str(model), "--account", "--json") for _ in range(2))
    assert first == second
    jsonschema.validate(json.loads(first), written)


def test_the_terminal_tells_the_same(tmp_path):
    model = tmp_path / "m.toml"
    model.write_text(TALKS.replace("PREFERENCES_OF_A", PREFERENCES_OF_A), encoding="utf-8")
    told = " ".join(run("solve", str(model), "--account").split())
    assert "if it cost a nothing to ease sanctions" in told
    assert "[x#condition-1]" in told
    assert "nothing of how likely" in told


def run(*arguments: str) -> str:
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        try:
            main(list(arguments))
        except SystemExit as stop:
            assert not stop.code
    return out.getvalue()


TEXT = (
    "Sweden will talk only after Norway lifts its sanctions. Norway imposed sanctions on Sweden. "
    "It is ready to talk at any time, the premier said. Sweden will not talk, he said, <b>unless</b> they go."
)


@pytest.fixture
def record(tmp_path):
    article = Article("a.txt", "2020-05-01", TEXT)
    article.sets(
        "precondition", SWEDEN, "Norway lifts its sanctions", towards=NORWAY, consequence="Sweden will talk"
    )
    article.does("SANCTION", "imposed sanctions on Sweden", [NORWAY], [SWEDEN])
    article.says(PREMIER, "It is ready to talk at any time", act="offer")
    made = stored(tmp_path, article)
    yield made
    made.close()


def test_a_drafted_model_has_an_account_with_the_words_behind_it(record):
    found = account_of(draft(record, between=("NOR", "SWE")))
    parts = [p for c in found.changes for p in c.parts if p.holds == "swe.talk -> nor.ease_sanctions"]
    assert parts
    assert all("Norway lifts its sanctions" in " ".join(p.quotes) for p in parts)
    assert found == account_of(draft(record, between=("NOR", "SWE")))


def test_the_brief_reasons_from_claims_and_every_claim_has_its_words(record):
    brief = write_brief(record, between=("NOR", "SWE"))
    (section,) = [s for s in brief.sections if s.id == "model"]
    assert "not probability" in section.method
    assert "stable" in section.finding
    claims = [line for group in section.groups for line in group.lines if line.label in ("claim", "claimed")]
    assert claims
    assert all(line.refs for line in claims)
    assert section.figure is not None
    assert "<style" not in section.figure.svg
    assert "%" not in section.finding


def test_where_nothing_can_be_drafted_a_line_says_so(tmp_path):
    article = Article("a.txt", "2020-05-01", "Fish is cheap, he said. Fish is dear, they said.")
    article.says(PREMIER, "Fish is cheap")
    article.says(RIVAL, "Fish is dear")
    made = stored(tmp_path, article)
    (section,) = [s for s in write_brief(made, between=("NOR", "SWE")).sections if s.id == "model"]
    made.close()
    assert section.finding == ""
    assert section.groups == ()
    assert "No model can be drafted" in section.method


def test_a_refusal_that_only_says_what_talks_wait_for_is_no_flat_refusal(tmp_path):
    article = Article(
        "a.txt", "2020-05-01", "Sweden will not talk unless Norway lifts its sanctions. Norway wants talks."
    )
    refusal = article.says(RIVAL, "Sweden will not talk unless Norway lifts its sanctions", act="refusal")
    article.sets(
        "precondition", SWEDEN, "Norway lifts its sanctions", towards=NORWAY, consequence="Sweden will talk"
    )
    article.says(FOREIGN, "Norway wants talks", act="offer")
    bound = article.items[1]
    article.items[1] = type(bound)(
        **{**{f: getattr(bound, f) for f in bound.__dataclass_fields__}, "statement": refusal}
    )
    made = stored(tmp_path, article)
    swe = draft(made, between=("NOR", "SWE")).makers[1]
    made.close()
    assert "!swe.talk" not in [p.holds for p in swe.preferences]
    assert "swe.talk -> nor.ease_sanctions" in [p.holds for p in swe.preferences]
