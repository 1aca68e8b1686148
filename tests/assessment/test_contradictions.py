"""Two items of one government that cannot both guide its policy."""

from __future__ import annotations

import pytest
from stands import FOREIGN, NORWAY, PREMIER, RIVAL, SPOKESMAN, SWEDEN, Article, stored

from detente.assessment import scope
from detente.assessment.contradictions import answer, contradictions
from detente.assessment.discourse import setting
from detente.evidence import Actor


def found(folder, *articles, **given):
    with_record = stored(folder, *articles)
    try:
        return contradictions(scope(with_record, between=("NOR", "SWE"), **given))
    finally:
        with_record.close()


def pair(
    folder,
    first,
    second,
    *,
    acts=("offer", "refusal"),
    who=(PREMIER, FOREIGN),
    joint=". Yet ",
    on=(None, None),
):
    article = Article(
        "a.txt", "2020-05-01", f"The first said that {first}{joint}the other had said {second}."
    )
    article.says(who[0], first, act=acts[0], on=on[0])
    article.says(who[1], second, act=acts[1], on=on[1])
    return found(folder, article)


@pytest.mark.parametrize(
    ("first", "second", "acts", "kind"),
    [
        ("it is ready to talk at any time", "the time for talks was over", ("offer", "refusal"), "goal"),
        (
            "it would meet without preconditions",
            "no meeting was possible until the nets were cut",
            ("offer", "refusal"),
            "precondition",
        ),
        (
            "it would pull its patrol boats out of the fjord",
            "the boats would stay in the fjord",
            ("promise", "refusal"),
            "goal",
        ),
        (
            "it had nothing to do with the attack on the trawler",
            "its cutters had fired on the trawler and sunk it",
            ("denial", "assessment"),
            "fact",
        ),
    ],
)
def test_voices_of_one_government_that_exclude_each_other_are_found(tmp_path, first, second, acts, kind):
    (one,) = pair(tmp_path, first, second, acts=acts)
    assert (one.government, one.kind, one.same_person) == ("NOR", kind, False)
    assert one.why


@pytest.mark.parametrize(
    ("first", "second", "acts"),
    [
        (
            "Sweden and Norway share a sea",
            "Sweden and Norway will hold elections",
            ("assessment", "announcement"),
        ),
        ("it is ready to talk at any time", "talks could begin in June", ("offer", "prediction")),
        ("cod stocks are falling", "the royal visit was a success", ("assessment", "assessment")),
    ],
)
def test_names_in_common_or_agreement_are_no_contradiction(tmp_path, first, second, acts):
    assert pair(tmp_path, first, second, acts=acts) == ()


def test_two_governments_do_not_contradict_each_other(tmp_path):
    said = ("it is ready to talk at any time", "the time for talks was over")
    assert pair(tmp_path, *said, who=(PREMIER, RIVAL)) == ()


def test_a_movement_in_a_country_is_a_party_of_its_own(tmp_path):
    rebels = Actor("the front", "NOR", sector="REB")
    said = ("it is ready to talk at any time", "the time for talks was over")
    assert pair(tmp_path, *said, who=(PREMIER, rebels)) == ()


def test_what_is_not_confirmed_denies_nothing(tmp_path):
    article = Article(
        "a.txt", "2020-05-01", "He said it is ready to talk. Yet she has not confirmed that talks are off."
    )
    article.says(PREMIER, "it is ready to talk", act="offer")
    article.says(FOREIGN, "talks are off", polarity="negated")
    assert found(tmp_path, article) == ()


def test_one_breath_qualifies_and_does_not_contradict(tmp_path):
    text = "“We are ready to talk about fish,” he said. “But we will not negotiate about oil.”"
    article = Article("a.txt", "2020-05-01", text)
    article.says(PREMIER, "We are ready to talk about fish", act="offer", on="2020-05-01")
    article.says(PREMIER, "But we will not negotiate about oil", act="refusal", on="2020-05-01")
    assert all(c.kind != "fact" for c in found(tmp_path, article))


def test_a_retort_without_matter_of_its_own_takes_the_first_back(tmp_path):
    text = "The minister let slip that the treaty might be changed. By Tuesday the spokesman was saying that it would not."
    article = Article("a.txt", "2020-05-01", text)
    article.says(FOREIGN, "the treaty might be changed")
    article.says(SPOKESMAN, "it would not")
    (one,) = found(tmp_path, article)
    assert one.kind == "clarification"


def test_answers_a_year_apart_are_a_change_of_policy(tmp_path):
    one = Article("a.txt", "2020-05-01", "It is ready to talk at any time, he said.")
    one.says(PREMIER, "ready to talk at any time", act="offer", on="2020-05-01")
    other = Article("b.txt", "2021-06-01", "The time for talks is over, she said.")
    other.says(FOREIGN, "The time for talks is over", act="refusal", on="2021-06-01")
    assert found(tmp_path, one, other) == ()


def test_a_deed_before_a_promise_does_not_break_it(tmp_path):
    one = Article("a.txt", "2020-03-01", "Norway launched a missile test from the cape.")
    one.does(
        "MOBILIZE",
        "launched a missile test from the cape",
        [NORWAY],
        [SWEDEN],
        mode="weapons",
        on="2020-03-01",
    )
    other = Article("b.txt", "2020-05-01", "There will be no missile test from the cape, she promised.")
    other.says(FOREIGN, "There will be no missile test from the cape", act="promise", on="2020-05-01")
    assert found(tmp_path, one, other) == ()


def test_two_voices_that_both_bind_their_word_to_a_time_do_not_contradict_each_other(tmp_path):
    first, second = (
        "sanctions would stay in place for now",
        "sanctions would stay in place until the arms are gone",
    )
    assert not pair(tmp_path, first, second, acts=("announcement", "refusal"), joint=". ")


def test_a_claim_that_is_turned_down_is_not_held(tmp_path):
    first = "Norway was ready to meet without preconditions"
    second = "it was not realistic to say that Norway would meet only if Sweden disarmed"
    assert not pair(tmp_path, first, second, acts=("offer", "assessment"), who=(FOREIGN, FOREIGN), joint=". ")


@pytest.mark.parametrize(
    ("first", "second", "acts"),
    [
        (
            "it would come to the table and make a deal",
            "if war comes the fleet will be destroyed",
            ("offer", "threat"),
        ),
        (
            "it would end its tests",
            "it would reconsider the end of the tests if pressed",
            ("promise", "threat"),
        ),
    ],
)
def test_what_one_would_do_in_some_case_contradicts_nothing(tmp_path, first, second, acts):
    assert pair(tmp_path, first, second, acts=acts, joint=". ") == ()


def test_what_an_envoy_tells_of_another_government_is_not_his_own_view(tmp_path):
    first, second = "the exercises would end", "Sweden understands that the exercises must continue"
    assert pair(tmp_path, first, second, acts=("promise", "assessment"), joint=". ") == ()


def test_a_guess_about_a_leader_is_no_stand(tmp_path):
    first = "Norway was willing to hold a meeting"
    second = "she had the impression that he might have lost the will to continue the talks"
    assert pair(tmp_path, first, second, acts=("offer", "assessment"), joint=". ") == ()


def test_an_even_if_answers_no_question(tmp_path):
    first = "its position would never change, even if Sweden proposed to negotiate again"
    second = "there was no point in talks"
    assert pair(tmp_path, first, second, acts=("refusal", "refusal"), joint=". ") == ()


def test_to_deal_with_something_is_no_deal_and_nothing_else_no_denial(tmp_path):
    assert not pair(
        tmp_path,
        "it would deal with the trawler firmly",
        "the treaty stays suspended",
        acts=("demand", "refusal"),
        joint=". ",
    )
    (tmp_path / "b").mkdir()
    assert not pair(
        tmp_path / "b",
        "it would sit at the table first",
        "it would talk about the shelf and nothing else",
        acts=("offer", "refusal"),
        joint=". ",
    )


@pytest.mark.parametrize(
    ("word", "deed"),
    [
        ("the cutters had come purely to protect the herring", "shelled two Swedish trawlers"),
        ("it would spare the harbours", "bombed the harbour of Lulea"),
        ("the ceasefire would begin at noon", "attacked a Swedish post"),
    ],
)
def test_restraint_claimed_and_force_used_part_word_and_deed(tmp_path, word, deed):
    article = Article("a.txt", "2020-05-01", f"She said that {word}. That evening its forces {deed}.")
    article.says(FOREIGN, word, act="announcement")
    article.does("ASSAULT", deed, [NORWAY], [SWEDEN], on="2020-04-30")
    (one,) = found(tmp_path, article)
    assert one.kind == "say-do"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("we are sorry that it happened", "there would be no apology"),
        ("the boats will be gone by Friday", "a third of them would remain behind"),
        ("no soldier had entered the valley", "a platoon had gone well beyond the old line"),
        ("there had been no violation of any kind", "its guns had fired into the ceasefire all night"),
        ("not one inspector would set foot in the plant", "the inspectors arrived on Tuesday"),
    ],
)
def test_answers_to_the_questions_of_the_field_are_held_against_each_other(tmp_path, first, second):
    assert pair(tmp_path, first, second, acts=("assessment", "assessment"), joint=", but ")


def test_rebels_named_as_such_are_a_party_of_their_own(tmp_path):
    rebels = Actor("rebel authorities", "NOR")
    said = ("it is ready to talk at any time", "the time for talks was over")
    assert pair(tmp_path, *said, who=(PREMIER, rebels)) == ()


def test_one_person_who_turns_on_himself_without_a_reason_in_the_words_is_left_alone(tmp_path):
    first, second = "the herring are fine", "do not try us"
    text_only = pair(
        tmp_path, first, second, acts=("offer", "demand"), who=(PREMIER, PREMIER), joint=". Only last week "
    )
    assert text_only == ()


def test_answers_three_months_apart_in_different_texts_are_a_change_of_policy(tmp_path):
    one = Article("a.txt", "2020-01-01", "Norway would meet without preconditions, he said.")
    one.says(PREMIER, "Norway would meet without preconditions", act="offer", on="2020-01-01")
    other = Article("b.txt", "2020-04-01", "There would be no meeting until the nets were cut, she said.")
    other.says(FOREIGN, "There would be no meeting until the nets were cut", act="refusal", on="2020-04-01")
    assert found(tmp_path, one, other) == ()


def test_a_guess_gives_nothing_outright(tmp_path):
    first = "she had the impression that he might have lost the will to continue the talks"
    second = "if the talks continued he hoped for somebody more careful"
    assert pair(tmp_path, first, second, acts=("assessment", "assessment"), joint=". ") == ()


@pytest.mark.parametrize(
    ("first", "second", "acts", "joint"),
    [
        (
            "the herring would be cut off",
            "the buyers would be served as before",
            ("threat", "promise"),
            "; only last week his own minister, ",
        ),
        (
            "not a skipper had left the harbour",
            "three cutters were out that night",
            ("denial", "assessment"),
            ". Hours later another tale was told in public. ",
        ),
    ],
)
def test_what_only_the_text_sets_against_each_other_is_found_and_said_to_rest_on_that(
    tmp_path, first, second, acts, joint
):
    (one,) = pair(tmp_path, first, second, acts=acts, joint=joint)
    assert one.why == "The text sets the one against the other."


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("we are ready to sit down with them", 1),
        ("we shall never sit down with them", -1),
        ("the fleet will not attack anybody", 1),
        ("the fleet will attack", -1),
        ("there will be no delivery", -1),
        ("nobody had seen the boat", 0),
        ("the boat is blue, and the pier is green", 0),
        ("the boat is blue unless they attack", 0),
    ],
)
def test_a_negation_turns_the_mood_of_its_clause(tmp_path, words, stance):
    article = Article("a.txt", "2020-05-01", f"The first said that {words}.")
    article.says(PREMIER, words, act="assessment")
    with stored(tmp_path, article) as record:
        cut = scope(record, between=("NOR", "SWE"))
        assert [answer(s, cut).matter.stance for s in cut.statements] == [stance]


def test_marks_are_looked_for_where_the_table_says():
    text = (
        "The minister said the nets stay. His own deputy had told us only on Friday that they go, and left."
    )
    article = Article("a.txt", "2020-05-01", text)
    for who, words in ((FOREIGN, "the nets stay"), (SPOKESMAN, "they go")):
        article.says(who, words)
    one, two = article.items
    assert setting(text, one, two).marks == {"own people", "perfect", "earlier"}
    assert setting(text, two, one) == setting(text, one, two)
