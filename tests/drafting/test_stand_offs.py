"""Small stand-offs, each drafted: the options are the sides' own, few, once each, and say what the record says."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from detente.conflict import parse_model
from detente.drafting import account_of, draft, telling
from detente.evidence import Actor

sys.path.insert(0, str(Path(__file__).parents[1] / "assessment"))

from stands import Article, stored

PERU = Actor("Rosa Quispe", "PER", "foreign minister", sector="GOV")
CHILE = Actor("Juan Rojas", "CHL", "foreign minister", sector="GOV")
PRESIDENT = Actor("Ana Diaz", "CHL", "president", sector="GOV")
SCHOLAR = Actor("Luz Paz", "CHL", "historian", sector="EDU")
BRAZIL = Actor("Brazil", "BRA")
PAIR = ("PER", "CHL")


class Stand:
    """One article on a dispute of Peru and Chile; `tell` adds a sentence and an item on it."""

    def __init__(self, text: str, published: str = "2020-05-01") -> None:
        self.article = Article("a.txt", published, text)

    def draft(self, folder: Path, between=PAIR):
        record = stored(folder, self.article)
        try:
            return draft(record, between=between)
        finally:
            record.close()


def options(made):
    return {o.key: o for m in made.makers for o in m.options}


def holds(made, side):
    return [p.holds for m in made.makers if m.code == side for p in m.preferences]


def texts(made):
    return {o.text for m in made.makers for o in m.options}


def test_options_carry_the_words_of_demand_offer_and_refusal(tmp_path):
    stand = Stand(
        "Peru demanded that Chile remove the buoys from the bay. Chile offered to share its charts. "
        "Chile will not sell the lighthouse, the minister said."
    )
    stand.article.sets("demand", PERU, "remove the buoys from the bay", towards=CHILE)
    stand.article.says(CHILE, "to share its charts", act="offer")
    stand.article.says(CHILE, "Chile will not sell the lighthouse", act="refusal")
    made = stand.draft(tmp_path)
    assert {"Remove the buoys from the bay", "Share its charts", "Sell the lighthouse"} <= texts(made)
    assert all(o.owner == "chl" for o in options(made).values() if o.id != "talk")
    sell = next(o for o in options(made).values() if o.text == "Sell the lighthouse")
    assert f"!{sell.key}" in holds(made, "CHL")


def test_the_same_demand_in_other_words_is_one_option(tmp_path):
    stand = Stand(
        "Peru demanded that Chile lift its embargo. Peru called for an end to the sanctions. "
        "Chile imposed sanctions on Peru. Chile said that it would ease the sanctions."
    )
    stand.article.sets("demand", PERU, "lift its embargo", towards=CHILE)
    stand.article.says(PERU, "an end to the sanctions", act="appeal", to=CHILE)
    stand.article.does("SANCTION", "imposed sanctions on Peru", [CHILE], [PERU])
    stand.article.says(CHILE, "it would ease the sanctions", act="promise")
    made = stand.draft(tmp_path)
    assert [o for o in options(made) if not o.endswith(".talk")] == ["chl.ease_sanctions"]
    assert len(options(made)["chl.ease_sanctions"].evidence) == 4


def test_a_promise_to_answer_hangs_on_the_other_sides_deed_and_does_not_upset_today(tmp_path):
    stand = Stand(
        "Chile will close the strait if Peru annexes the reef. Peru demanded that Chile share its charts."
    )
    warned = stand.article.says(CHILE, "Chile will close the strait if Peru annexes the reef", act="threat")
    stand.article.sets(
        "red line", CHILE, "Peru annexes the reef", towards=PERU, consequence="Chile will close the strait"
    )
    link(stand, warned)
    stand.article.sets("demand", PERU, "share its charts", towards=CHILE)
    made = stand.draft(tmp_path)
    annex, close = key(made, "Annex the reef"), key(made, "Close the strait")
    assert f"{annex} -> {close}" in holds(made, "CHL")
    assert f"!{close}" in holds(made, "PER")
    assert "nash" in account_of(made).stable_under


def link(stand, statement):
    """The last condition set points to its statement."""
    bound = stand.article.items[-1]
    fields = {f: getattr(bound, f) for f in bound.__dataclass_fields__}
    stand.article.items[-1] = type(bound)(**{**fields, "statement": statement})


def key(made, text):
    return next(o.key for o in options(made).values() if o.text == text)


def test_a_threat_is_held_back_in_the_draft_and_meant_in_a_reading(tmp_path):
    stand = Stand("Chile threatened to seize the trawlers. Peru demanded that Chile share its charts.")
    stand.article.says(CHILE, "to seize the trawlers", act="threat")
    stand.article.sets("demand", PERU, "share its charts", towards=CHILE)
    made = stand.draft(tmp_path)
    seize = key(made, "Seize the trawlers")
    (chile,) = [m for m in made.makers if m.code == "CHL"]
    assert f"!{seize}" in [p.holds for p in chile.preferences]
    (meant,) = [r for r in chile.readings if r.id == "means-it"]
    assert seize in [p.holds for p in meant.preferences]
    assert "if Chile meant what it threatens" in telling.finding(account_of(made))


def test_what_a_side_says_it_will_do_it_gains_by_doing(tmp_path):
    stand = Stand(
        "Chile will flood the valley in May, the president announced. Peru demanded that Chile share its charts."
    )
    stand.article.says(PRESIDENT, "Chile will flood the valley in May", act="announcement")
    stand.article.sets("demand", PERU, "share its charts", towards=CHILE)
    made = stand.draft(tmp_path)
    assert key(made, "Flood the valley in May") in holds(made, "CHL")
    assert "nash" not in account_of(made).stable_under


def test_an_offer_both_made_and_refused_has_a_reading_each_way(tmp_path):
    stand = Stand(
        "Chile offered to lease the harbour to Peru. Chile will never lease the harbour to Peru, said the minister. "
        "Peru demanded that Chile share its charts."
    )
    stand.article.says(PRESIDENT, "to lease the harbour to Peru", act="offer")
    stand.article.says(CHILE, "Chile will never lease the harbour to Peru", act="refusal")
    stand.article.sets("demand", PERU, "share its charts", towards=CHILE)
    made = stand.draft(tmp_path)
    (chile,) = [m for m in made.makers if m.code == "CHL"]
    lease = key(made, "Lease the harbour to Peru")
    orders = [[p.holds for p in r.preferences] for r in chile.readings]
    refused = [f"!{lease}" == order[0] for order in (holds(made, "CHL"), *orders)]
    assert any(refused)
    assert not all(refused)


def test_scholars_third_parties_and_vague_words_make_no_option_and_are_listed(tmp_path):
    stand = Stand(
        "Chile should cede the reef, a historian said. Chile asked Brazil to guard the strait. "
        "Peru promised to help on the issue. Peru demanded that Chile share its charts."
    )
    stand.article.says(SCHOLAR, "Chile should cede the reef", act="demand")
    stand.article.says(CHILE, "to guard the strait", act="appeal", to=BRAZIL)
    stand.article.says(PERU, "to help on the issue", act="promise")
    stand.article.sets("demand", PERU, "share its charts", towards=CHILE)
    made = stand.draft(tmp_path)
    assert [o for o in options(made) if not o.endswith(".talk")] == ["chl.share_charts"]
    told = " ".join(made.left_out)
    assert "speaks for no government" in told
    assert "no party here" in told


def test_at_most_eight_options_and_the_rest_is_listed(tmp_path):
    wants = [f"{verb} the {thing}" for verb, thing in zip(VERBS, THINGS, strict=True)]
    stand = Stand(
        " ".join(f"Peru demanded that Chile {want}. Chile demanded that Peru {want}." for want in wants)
    )
    for want in wants:
        stand.article.sets("demand", PERU, want, towards=CHILE)
        stand.article.sets("demand", CHILE, want, towards=PERU)
    made = stand.draft(tmp_path)
    assert len(options(made)) == 8
    assert sum("for want of room" in line for line in made.left_out) == 2 * len(wants) - 6
    assert all("share its charts" not in o.text or o.owner == "chl" for o in options(made).values())


VERBS = ("remove", "repair", "lease", "dredge", "paint", "survey")
THINGS = ("buoys", "pier", "harbour", "canal", "beacon", "reef")


def test_talks_under_way_and_a_truce_stand_in_the_status_quo(tmp_path):
    stand = Stand(
        "Chile and Peru agreed on a truce on Monday. The two met in Lima. Peru demanded that Chile share its charts."
    )
    stand.article.does("AGREE", "agreed on a truce on Monday", [CHILE, PERU], on="2020-04-27")
    stand.article.does("CONSULT", "met in Lima", [CHILE, PERU], on="2020-04-28")
    stand.article.sets("demand", PERU, "share its charts", towards=CHILE)
    made = stand.draft(tmp_path)
    taken = tomllib.loads(made.toml())["conflict"]["status_quo"]
    assert {"per.talk", "chl.talk", "per.cease_fire", "chl.cease_fire"} == set(taken)
    assert "Nothing is taken" not in made.toml()
    assert account_of(made).aim == "better"


def test_a_refusal_after_the_meeting_ends_the_talks(tmp_path):
    stand = Stand(
        "The two met in Lima. Chile will not negotiate with Peru. Peru demanded that Chile share its charts."
    )
    stand.article.does("CONSULT", "met in Lima", [CHILE, PERU], on="2020-04-20")
    stand.article.says(CHILE, "Chile will not negotiate with Peru", act="refusal", on="2020-04-28")
    stand.article.sets("demand", PERU, "share its charts", towards=CHILE)
    made = stand.draft(tmp_path)
    assert tomllib.loads(made.toml())["conflict"]["status_quo"] == []
    assert "!chl.talk" in holds(made, "CHL")


def test_what_may_follow_an_attack_is_no_attack(tmp_path):
    stand = Stand("A Chilean attack on Peru would wreck the pact. Peru demanded that Chile share its charts.")
    stand.article.does("ASSAULT", "A Chilean attack on Peru", [CHILE], [PERU])
    stand.article.sets("demand", PERU, "share its charts", towards=CHILE)
    assert "Hold its fire" not in texts(stand.draft(tmp_path))


def test_deeds_that_cannot_be_undone_are_marked_and_solve(tmp_path):
    stand = Stand("Peru demanded that Chile release the prisoners. Chile demanded that Peru paint the pier.")
    stand.article.sets("demand", PERU, "release the prisoners", towards=CHILE)
    stand.article.sets("demand", CHILE, "paint the pier", towards=PERU)
    made = stand.draft(tmp_path)
    model = parse_model(made.toml())
    change = {name: o.change for name, o in zip(model.option_names, model.options, strict=True)}
    assert change["chl.release_prisoners"] == "take"
    assert change["per.paint_pier"] == "both"


def test_older_words_weigh_less(tmp_path):
    old = Article("old.txt", "2017-05-01", "Peru demanded that Chile paint the pier.")
    old.sets("demand", PERU, "paint the pier", towards=CHILE)
    new = Article("new.txt", "2020-05-01", "Peru demanded that Chile dredge the canal.")
    new.sets("demand", PERU, "dredge the canal", towards=CHILE)
    record = stored(tmp_path, old, new)
    made = draft(record, between=PAIR)
    record.close()
    assert [p.holds for p in made.makers[0].preferences][:2] == ["chl.dredge_canal", "chl.paint_pier"]


def test_what_nobody_has_said_of_talks_is_told_as_an_assumption(tmp_path):
    stand = Stand("Peru demanded that Chile share its charts.")
    stand.article.sets("demand", PERU, "share its charts", towards=CHILE)
    told = telling.finding(account_of(stand.draft(tmp_path)))
    assert "That Peru and Chile would come is an assumption of the model." in told


@pytest.mark.parametrize("order", [PAIR, PAIR[::-1]])
def test_no_option_stands_twice_and_every_option_has_its_owner(tmp_path, order):
    stand = Stand(
        "Peru demanded that Chile release the sailors. Chile will not release the crew until Peru returns the trawler."
    )
    stand.article.sets("demand", PERU, "release the sailors", towards=CHILE)
    stand.article.sets(
        "precondition",
        CHILE,
        "Peru returns the trawler",
        towards=PERU,
        consequence="Chile will not release the crew",
    )
    made = stand.draft(tmp_path, between=order)
    assert len(texts(made)) == 3
    release, trawler = key(made, "Release the sailors"), key(made, "Return the trawler")
    assert (release[:3], trawler[:3]) == ("chl", "per")
    assert f"{release} -> {trawler}" in holds(made, "CHL")


def test_a_third_side_talks_only_where_the_record_has_it_talk(tmp_path):
    stand = Stand("Peru demanded that Chile share its charts. Brazil offered to host Peru.")
    stand.article.sets("demand", PERU, "share its charts", towards=CHILE)
    stand.article.says(BRAZIL, "to host Peru", act="offer", to=PERU)
    stand.article.says(PERU, "Peru demanded that Chile share its charts", act="demand")
    made = stand.draft(tmp_path, between=(*PAIR, "BRA"))
    assert [m.code for m in made.makers] == ["PER", "CHL", "BRA"]
    assert "bra.talk" not in options(made)
    assert "bra.host_peru" in options(made)
    parse_model(made.toml())


def test_a_threat_if_a_deed_is_not_done_demands_the_deed(tmp_path):
    stand = Stand(
        "Chile will close the strait if the sailors are not freed. Peru demanded that Chile share its charts."
    )
    stand.article.sets(
        "red line",
        CHILE,
        "the sailors are not freed",
        towards=PERU,
        consequence="Chile will close the strait",
    )
    stand.article.sets("demand", PERU, "share its charts", towards=CHILE)
    made = stand.draft(tmp_path)
    freed = key(made, "Free the sailors")
    assert freed in holds(made, "CHL")
    assert f"!{freed}" not in holds(made, "CHL")
    assert any(r.id == "means-it" for m in made.makers for r in m.readings)
