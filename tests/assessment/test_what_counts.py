"""Which words and deeds count for a finding and which do not, each on a record of one short text."""

from __future__ import annotations

import pytest
from stands import FOREIGN, NORWAY, PREMIER, RIVAL, SWEDEN, Article, stored

from detente.assessment import assess
from detente.evidence import Actor


def judged(folder, text, make, **given):
    made = Article("deeds.txt", "2020-05-01", text)
    make(made)
    record = stored(folder, made)
    found = assess(record, between=("NOR", "SWE"), **given)
    record.close()
    return found


FINLAND = Actor(country="FIN")


def test_a_meeting_with_a_third_party_is_no_step_between_the_parties(tmp_path):
    found = judged(
        tmp_path,
        "Norway met leaders in Helsinki. Norway met the Swedes in Oslo.",
        lambda a: (
            a.does("CONSULT", "Norway met leaders in Helsinki", [NORWAY, FINLAND], on="2020-04-28"),
            a.does("CONSULT", "Norway met the Swedes in Oslo", [NORWAY, SWEDEN], on="2020-04-29"),
        ),
    )
    (seeks,) = [h for h in found.hypotheses if h.id == "seeks-talks-nor"]
    assert [e.quote.text for e in seeks.supports] == ["Norway met the Swedes in Oslo"]
    assert [s.quote.text for s in found.signals] == ["Norway met the Swedes in Oslo"]


def test_what_was_done_decades_ago_tells_nothing_of_what_is_wanted_now(tmp_path):
    found = judged(
        tmp_path,
        "Sweden seized the ship in 1968. Sweden seized a boat.",
        lambda a: (
            a.does("COERCE", "Sweden seized the ship in 1968", [SWEDEN], on="1968-01-23"),
            a.does("COERCE", "Sweden seized a boat", [SWEDEN], on="2020-04-29"),
        ),
    )
    (coerces,) = [h for h in found.hypotheses if h.id == "coerces-swe"]
    assert [e.quote.text for e in coerces.supports] == ["Sweden seized a boat"]


def test_what_somebody_would_need_to_see_is_no_evidence_that_a_lull_is_a_signal(tmp_path):
    found = judged(
        tmp_path,
        "The clock starts when Sweden says it is freezing testing. The lull was seasonal.",
        lambda a: (
            a.says(RIVAL, "The clock starts when Sweden says it is freezing testing"),
            a.says(RIVAL, "The lull was seasonal"),
        ),
    )
    lull = {h.id: h for h in found.hypotheses if h.of == "lull"}
    assert not lull["lull-signal"].supports
    assert len(lull["lull-seasonal"].supports) == 1


def test_a_plan_whose_day_has_gone_by_is_no_contact_ahead(tmp_path):
    found = judged(
        tmp_path,
        "Norway will meet Sweden in April. Norway will meet Sweden in June.",
        lambda a: (
            a.does("CONSULT", "Norway will meet Sweden in April", [NORWAY], [SWEDEN], on="2020-04-10", status="planned"),
            a.does("CONSULT", "Norway will meet Sweden in June", [NORWAY], [SWEDEN], on="2020-06-10", status="planned"),
        ),
    )  # fmt: skip
    ahead = [c for c in found.brokers if c.state == "planned"]
    assert [len(c.items) for c in ahead] == [1]


def test_a_span_that_must_pass_quietly_is_no_deadline(tmp_path):
    found = judged(
        tmp_path,
        "Norway asks for 60 days without missile tests. Sweden has until June.",
        lambda a: a.sets("clock", NORWAY, "60 days without missile tests", towards=SWEDEN),
    )
    states = {c.government: c.state for c in found.readiness if c.condition == "deadline"}
    assert states == {"NOR": "unknown", "SWE": "unknown"}


def test_of_contradictions_of_equal_voices_the_newest_stands_first(tmp_path):
    def make(article):
        article.says(PREMIER, "It is ready to talk at any time", act="offer", on="2020-01-29")
        article.says(FOREIGN, "the time for talks was over", act="refusal", on="2020-01-30")
        article.says(PREMIER, "there were no preconditions for relief", on="2020-04-20")
        article.says(FOREIGN, "a freeze would be required before relief", act="demand", on="2020-04-21")

    text = (
        "It is ready to talk at any time, he said. But she said the time for talks was over. "
        "He said there were no preconditions for relief. But she said a freeze would be required before relief."
    )
    found = judged(tmp_path, text, make)
    days = [max(found.scope.day(s) for s in found.scope.statements if s.id in (m.contradiction.a, m.contradiction.b))
            for m in found.mixed]  # fmt: skip
    assert len(days) == 2
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize(
    ("text", "deed", "counts"),
    [
        ("Does Norway see negotiation with Sweden as a way out?", "negotiation with Sweden", False),
        ("Norway's threats to seize a boat or to sink a ship look empty.", "sink a ship", False),
        ("A Norwegian attack on Sweden would wreck the alliance.", "attack on Sweden", False),
        (
            "He had held hard positions, including strikes against Sweden.",
            "including strikes against Sweden",
            False,
        ),
        ("After weeks of threats Norway seized a boat.", "seized a boat", True),
        ("Norway fired on a boat on Monday. Would Sweden answer?", "fired on a boat", True),
    ],
)
def test_what_is_asked_threatened_or_imagined_is_no_deed(tmp_path, text, deed, counts):
    found = judged(tmp_path, text, lambda a: a.does("ASSAULT", deed, [NORWAY], [SWEDEN], on="2020-04-28"))
    assert bool(found.signals) is counts
    (seeks,) = [h for h in found.hypotheses if h.id == "seeks-talks-nor"]
    assert bool(seeks.opposes) is counts


def test_what_a_refusal_hangs_on_is_not_what_is_refused(tmp_path):
    found = judged(
        tmp_path,
        "Sweden demands denuclearisation. Sanctions will stay until there is denuclearisation, Norway said.",
        lambda a: (
            a.sets("demand", SWEDEN, "denuclearisation", towards=NORWAY),
            a.says(PREMIER, "Sanctions will stay until there is denuclearisation", act="refusal"),
        ),
    )
    assert found.terms.exclusions == ()


def test_an_if_sides_with_nobody(tmp_path):
    found = judged(
        tmp_path,
        "The tests violated the treaty, she said. The tests would violate the treaty if they were real, the rival said.",
        lambda a: (
            a.says(FOREIGN, "The tests violated the treaty"),
            a.says(RIVAL, "The tests would violate the treaty if they were real"),
        ),
    )
    assert found.alignments == ()


def test_two_voices_that_agree_twice_are_one_agreement(tmp_path):
    found = judged(
        tmp_path,
        "The tests violated the treaty, she said. They breached the treaty on tests, she said. "
        "The tests of the treaty states violated it, the rival said.",
        lambda a: (
            a.says(FOREIGN, "The tests violated the treaty"),
            a.says(FOREIGN, "They breached the treaty on tests"),
            a.says(RIVAL, "The tests of the treaty states violated it"),
        ),
    )
    assert len([x for x in found.alignments if x.kind == "alignment"]) == 1


def test_a_voice_that_has_changed_its_mind_does_not_contest_itself(tmp_path):
    found = judged(
        tmp_path,
        "Talks are a waste of time, he said. There is a way out, he said.",
        lambda a: (
            a.says(PREMIER, "Talks are a waste of time", on="2020-04-01"),
            a.says(PREMIER, "There is a way out", on="2020-04-20"),
        ),
    )
    (check,) = [
        c
        for c in found.readiness
        if (c.government, c.condition, c.faction) == ("NOR", "way-out", "whole side")
    ]
    assert check.state == "present"


def test_whom_only_the_other_side_rejects_is_contested_and_not_absent(tmp_path):
    north = Actor("Ri Yong Ho", "PRK", "Foreign Minister")
    article = Article(
        "k.txt", "2019-05-01", "It will no longer negotiate with Mike Pompeo, the minister said."
    )
    article.says(north, "It will no longer negotiate with Mike Pompeo", act="refusal")
    record = stored(tmp_path, article)
    found = assess(record, between=("USA", "PRK"))
    record.close()
    states = {c.government: (c.state, c.why) for c in found.readiness if c.condition == "spokesman"}
    assert states["USA"] == ("contested", "others deny it; the side itself does not speak to it")
    assert states["PRK"][0] == "unknown"


def test_a_side_that_wants_relief_for_another_shows_no_motivation_of_its_own(tmp_path):
    found = judged(
        tmp_path,
        "Sweden is ready to talk, the premier of Norway said.",
        lambda a: a.says(PREMIER, "Sweden is ready to talk"),
    )
    (check,) = [
        c
        for c in found.readiness
        if (c.government, c.condition, c.faction) == ("NOR", "motivation", "whole side")
    ]
    assert check.state == "unknown"


def test_an_unaddressed_word_on_no_matter_between_the_parties_is_no_signal(tmp_path):
    found = judged(
        tmp_path,
        "He promised to help on the issue.",
        lambda a: a.says(PREMIER, "to help on the issue", act="promise"),
    )
    assert found.signals == ()


def test_a_government_that_rejects_force_disputes_that_force_is_cheap(tmp_path):
    def make(article):
        article.says(PREMIER, "a strike would avoid heavy casualties")
        article.says(RIVAL, "any attack would trigger a massive response", act="prediction")
        article.does("REJECT", "opposed to any attack", [FINLAND], on="2020-04-20")

    text = (
        "He said a strike would avoid heavy casualties; any attack would trigger a massive response. "
        "Finland is opposed to any attack."
    )
    (one,) = judged(tmp_path, text, make).contested
    assert len(one.disputed_by) == 2


def test_a_meeting_that_a_text_only_asks_about_is_no_contact(tmp_path):
    found = judged(
        tmp_path,
        "Does Norway see negotiation with Sweden as a way out? Norway met Finland in Oslo.",
        lambda a: (
            a.does("CONSULT", "negotiation with Sweden", [NORWAY], [SWEDEN]),
            a.does("CONSULT", "Norway met Finland in Oslo", [NORWAY], [FINLAND]),
        ),
    )
    assert [(c.one, c.other) for c in found.brokers] == [("FIN", "NOR")]


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("Sweden had shown no interest in talks", "assessment"),
        ("it was not realistic to say that Norway would meet only if Sweden disarmed", "promise"),
        ("the navy had realized its historic cause in talks", "praise"),
        ("all states should end their talks with Sweden", "appeal"),
    ],
)
def test_what_is_said_of_others_turned_down_or_praised_at_home_tells_no_intent(tmp_path, words, act):
    found = judged(tmp_path, f"The premier said that {words}.", lambda a: a.says(PREMIER, words, act=act))
    (seeks,) = [h for h in found.hypotheses if h.id == "seeks-talks-nor"]
    assert (seeks.supports, seeks.opposes) == ((), ())


def test_words_of_two_years_ago_tell_nothing_of_what_is_wanted_now(tmp_path):
    found = judged(
        tmp_path,
        "Norway is ready for talks with Sweden, he said.",
        lambda a: a.says(PREMIER, "Norway is ready for talks with Sweden", act="offer", on="2018-04-01"),
    )
    (seeks,) = [h for h in found.hypotheses if h.id == "seeks-talks-nor"]
    assert seeks.supports == ()


def test_that_the_two_sides_met_is_told_only_with_a_date(tmp_path):
    found = judged(
        tmp_path,
        "The Norwegian-Swedish negotiations stalled. Norway met Sweden in Oslo on 20 April.",
        lambda a: (
            a.does("CONSULT", "The Norwegian-Swedish negotiations", [NORWAY, SWEDEN]),
            a.does("CONSULT", "Norway met Sweden in Oslo", [NORWAY], [SWEDEN], on="2020-04-20"),
        ),
    )
    (contact,) = found.brokers
    assert len(contact.items) == 1


def test_what_a_text_leaves_open_nobody_has_said(tmp_path):
    found = judged(
        tmp_path,
        "It is too soon to say whether Sweden wants to start talks. Sweden wants peace, the rival said.",
        lambda a: (a.says(RIVAL, "wants to start talks"), a.says(RIVAL, "Sweden wants peace")),
    )
    assert [" ".join(q.text for q in s.content) for s in found.scope.statements] == ["Sweden wants peace"]


def test_one_deed_told_twice_in_a_text_is_one_step(tmp_path):
    found = judged(
        tmp_path,
        "Despite its missile launches Norway talks. Norway launched missiles on 20 April.",
        lambda a: (
            a.does("MOBILIZE", "its missile launches", [NORWAY], mode="weapons"),
            a.does("MOBILIZE", "Norway launched missiles", [NORWAY], mode="weapons", on="2020-04-20"),
        ),
    )
    assert [s.quote.text for s in found.signals] == ["Norway launched missiles"]


def test_a_deal_that_a_text_only_speaks_of_is_no_step(tmp_path):
    found = judged(
        tmp_path,
        "There is excitement about a deal with Sweden. Norway and Sweden signed a treaty on 20 April.",
        lambda a: (
            a.does("AGREE", "a deal with Sweden", [NORWAY], [SWEDEN]),
            a.does("AGREE", "Norway and Sweden signed a treaty", [NORWAY], [SWEDEN], on="2020-04-20"),
        ),
    )
    assert [s.quote.text for s in found.signals] == ["Norway and Sweden signed a treaty"]


@pytest.mark.parametrize(
    ("words", "act", "steps"),
    [
        ("60 quiet days would be required before talks with Sweden", "demand", []),
        ("Sweden was not ready to negotiate", "assessment", []),
        ("Norway would meet Sweden only if it disarmed", "offer", [1]),
        ("Norway demands that Sweden disarm", "demand", [-1]),
    ],
)
def test_a_term_is_no_step_and_an_offer_on_terms_is_one(tmp_path, words, act, steps):
    found = judged(tmp_path, f"The premier said that {words}.", lambda a: a.says(PREMIER, words, act=act))
    assert [s.direction for s in found.signals] == steps


@pytest.mark.parametrize("act", ["assessment", "announcement", "threat"])
def test_an_assertion_is_disputed_whatever_the_act_of_the_answer(tmp_path, act):
    def make(article):
        article.says(PREMIER, "a strike would avoid heavy casualties", act="announcement")
        article.says(RIVAL, "any attack would trigger a massive response", act=act)

    text = "He said a strike would avoid heavy casualties; any attack would trigger a massive response, she said."
    (one,) = judged(tmp_path, text, make).contested
    assert len(one.disputed_by) == 1


def test_a_defector_speaks_for_no_government(tmp_path):
    defector = Actor(None, "SWE", "defector")
    found = judged(
        tmp_path,
        "Sweden will never talk, a defector said. Sweden is ready to talk at any time, the minister said.",
        lambda a: (
            a.says(defector, "Sweden will never talk", act="refusal"),
            a.says(RIVAL, "Sweden is ready to talk at any time", act="offer"),
        ),
    )
    assert len(found.signals) == 1
    assert found.contradictions == ()


def test_what_is_promised_is_no_assertion_that_others_dispute(tmp_path):
    found = judged(
        tmp_path,
        "Norway will suspend its missile tests, he said. The missile tests breached the treaty, she said.",
        lambda a: (
            a.says(PREMIER, "Norway will suspend its missile tests", act="announcement"),
            a.says(RIVAL, "The missile tests breached the treaty", act="accusation"),
        ),
    )
    assert found.contested == ()


def test_a_meeting_with_one_side_named_is_no_meeting_with_whoever_was_named_before(tmp_path):
    found = judged(
        tmp_path,
        "After a meeting with the Swedish premier in Turku on 20 April, the Finn said a deal was possible. "
        "The two met in Oslo on 22 April. Norway met Sweden on 24 April.",
        lambda a: (
            a.does(
                "CONSULT", "a meeting with the Swedish premier in Turku", [NORWAY, SWEDEN], on="2020-04-20"
            ),
            a.does("CONSULT", "met in Oslo", [NORWAY, SWEDEN], on="2020-04-22"),
            a.does("CONSULT", "Norway met Sweden", [NORWAY, SWEDEN], on="2020-04-24"),
        ),
    )
    assert [s.quote.text for s in found.signals] == ["met in Oslo", "Norway met Sweden"]
    (contact,) = found.brokers
    assert len(contact.items) == 2


def test_a_summit_without_a_day_counts_where_people_of_both_sides_are_named(tmp_path):
    text = (
        "The second summit between Donald Trump and Kim Jong Un ended without a deal. "
        "Differences have stymied US-North Korea negotiations."
    )
    article = Article("k.txt", "2019-03-01", text)
    usa, prk = Actor(country="USA"), Actor(country="PRK")
    article.does("CONSULT", "The second summit between Donald Trump and Kim Jong Un", [usa, prk])
    article.does("CONSULT", "US-North Korea negotiations", [usa, prk])
    record = stored(tmp_path, article)
    found = assess(record, between=("USA", "PRK"))
    record.close()
    (contact,) = found.brokers
    assert len(contact.items) == 1
