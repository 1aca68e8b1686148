"""Who did what to whom, and whether it happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.deeds import events
from detente.coding.deeds.likely import likely_type, load_weights
from detente.coding.reading import Reading
from detente.evidence import Event
from detente.evidence.vocabulary import EVENT_TYPES

Read = Callable[..., Reading]


def found(reading: Reading, kind: str) -> list[Event]:
    return [e for e in events.annotate(reading) if e.type == kind]


def countries(actors: tuple[object, ...]) -> set[str]:
    return {actor.country for actor in actors}  # type: ignore[attr-defined]


DEEDS = [
    pytest.param("Iran seized a British tanker.", "COERCE", "seize", {"IRN"}, {"GBR"}, id="active"),
    pytest.param("A British tanker was seized by Iran.", "COERCE", "seize", {"IRN"}, {"GBR"}, id="passive"),
    pytest.param(
        "Iran condemned Britain's seizure of its tanker.",
        "COERCE",
        "seize",
        {"GBR"},
        {"IRN"},
        id="noun",
    ),
    pytest.param(
        "North Korea fired two ballistic missiles on Friday.",
        "MOBILIZE",
        "weapons",
        {"PRK"},
        set(),
        id="test",
    ),
    pytest.param(
        "North Korea conducted a nuclear test.", "MOBILIZE", "weapons", {"PRK"}, set(), id="light verb"
    ),
    pytest.param(
        "The United States imposed sanctions on Russia.",
        "SANCTION",
        "discontinue",
        {"USA"},
        {"RUS"},
        id="sanctions",
    ),
    pytest.param(
        "India and Pakistan held talks in Geneva.", "CONSULT", None, {"IND", "PAK"}, set(), id="talks"
    ),
    pytest.param(
        "Russia expelled four Polish diplomats.", "SANCTION", "expel", {"RUS"}, {"POL"}, id="expulsion"
    ),
    pytest.param("Egypt urged Israel to open the crossing.", "REQUEST", None, {"EGY"}, {"ISR"}, id="appeal"),
    pytest.param("China condemned Japan.", "ACCUSE", "disapprove", {"CHN"}, {"JPN"}, id="condemnation"),
]


DEEDS += [
    pytest.param(
        "Peru's foreign minister was in Lagos on Monday.", "CONSULT", "visit", {"PER"}, {"NGA"}, id="presence"
    ),
    pytest.param(
        "Chile's president has been in touch with Peru.",
        "CONSULT",
        None,
        {"CHL", "PER"},
        set(),
        id="in touch",
    ),
    pytest.param(
        "Peru condemns the attack which Chile launched on Monday.",
        "ASSAULT",
        None,
        {"CHL"},
        {"PER"},
        id="a fact told beside",
    ),
    pytest.param(
        "Peru stopped selling gas to Chile.", "SANCTION", "discontinue", {"PER"}, {"CHL"}, id="stopped"
    ),
    pytest.param(
        "Peru promised to withdraw its troops from Chile.", "CONCEDE", None, {"PER"}, {"CHL"}, id="promised"
    ),
    pytest.param("Chile's minister called Peru's note void.", "ACCUSE", None, {"CHL"}, {"PER"}, id="judged"),
    pytest.param(
        "The foreign minister of Chile met her Bolivian counterpart.",
        "CONSULT",
        None,
        {"CHL", "BOL"},
        set(),
        id="counterpart",
    ),
    pytest.param(
        "The leaders of Peru, Chile and Bolivia met in Rome.",
        "CONSULT",
        "multilateral",
        {"PER", "CHL", "BOL"},
        set(),
        id="one of each",
    ),
    pytest.param(
        '"I must protest against the raid by Chile," Peru\'s president said.',
        "ACCUSE",
        None,
        {"PER"},
        {"CHL"},
        id="said is done",
    ),
    pytest.param(
        "Peru blew up the bunkers of Chile.", "ASSAULT", "explosives", {"PER"}, {"CHL"}, id="another's works"
    ),
    pytest.param(
        "Peru blew up its missile silos.", "RETREAT", "disarm", {"PER"}, set(), id="one's own works"
    ),
    pytest.param("Peru gave Chile three days to leave.", "REQUEST", None, {"PER"}, {"CHL"}, id="a term set"),
]


@pytest.mark.parametrize(("text", "kind", "mode", "actors", "recipients"), DEEDS)
def test_a_deed_has_its_type_and_its_parties(
    read: Read, text: str, kind: str, mode: str | None, actors: set[str], recipients: set[str]
) -> None:
    event = found(read(text), kind)[0]
    assert countries(event.actors) == actors
    assert countries(event.recipients) == recipients
    assert mode is None or event.mode == mode


STATUSES = [
    pytest.param("Syria bombed Turkey.", "ASSAULT", "occurred", id="told"),
    pytest.param("Syria did not bomb Turkey.", "ASSAULT", "negated", id="denied"),
    pytest.param("The president of Serbia will visit Croatia.", "CONSULT", "planned", id="will"),
    pytest.param("Serbia and Croatia are scheduled to hold talks.", "CONSULT", "planned", id="scheduled"),
    pytest.param("Syria is considering bombing Turkey.", "ASSAULT", "hypothetical", id="considered"),
]


@pytest.mark.parametrize(("text", "kind", "status"), STATUSES)
def test_the_words_around_decide_whether_it_happened(read: Read, text: str, kind: str, status: str) -> None:
    assert [e.status for e in found(read(text), kind)] == [status]


NO_DEEDS = [
    pytest.param("If Syria bombed Turkey, Russia would suffer.", "ASSAULT", id="supposed by another"),
    pytest.param("Has the president of Serbia visited Croatia?", "CONSULT", id="asked"),
    pytest.param("Syria denied that it had not fed the refugees.", "AID", id="denied"),
    pytest.param("Peru may not send troops to Chile.", "MOBILIZE", id="forbidden"),
    pytest.param("Peru has every right to defend itself.", "SUPPORT", id="to itself"),
    pytest.param("They arm these groups, said Peru's envoy.", "AID", id="habit"),
    pytest.param("Peru's president went to see her generals.", "CONSULT", id="among themselves"),
    pytest.param("The mayor sees Ban Ki-moon in March.", "PROTEST", id="a month"),
]


@pytest.mark.parametrize(("text", "kind"), NO_DEEDS)
def test_what_is_only_asked_supposed_or_denied_is_no_deed(read: Read, text: str, kind: str) -> None:
    assert found(read(text), kind) == []


def test_planned_cooperation_is_exported_as_an_agreement(read: Read) -> None:
    event = found(read("The president of Serbia will visit Croatia."), "CONSULT")[0]
    assert event.status == "planned"
    assert events.fold(event) == "AGREE"


def test_a_verbal_deed_points_to_its_statement(read: Read) -> None:
    reading = read("Egypt demanded that Ethiopia stop filling the dam.")
    request = found(reading, "REQUEST")
    assert [event.statement for event in request] == [reading.statements[0].id]


MODES = [
    pytest.param("Peru refused to withdraw its troops.", "REJECT", "yield", id="yield"),
    pytest.param("Peru urged Chile to cancel the naval games.", "REQUEST", "change", id="change"),
    pytest.param("Peru urged Chile to open talks.", "REQUEST", "meet", id="meet"),
    pytest.param("Peru accused Chile of spying.", "ACCUSE", "allege", id="allegation"),
    pytest.param("Peru blamed Chile for the delay.", "ACCUSE", "disapprove", id="blame"),
]


@pytest.mark.parametrize(("text", "kind", "mode"), MODES)
def test_the_head_of_the_content_gives_the_mode(read: Read, text: str, kind: str, mode: str) -> None:
    assert [event.mode for event in found(read(text), kind)] == [mode]


def test_harm_that_hangs_on_a_condition_is_a_threat(read: Read) -> None:
    threats = found(read("Peru will close its border with Chile unless the talks resume."), "THREATEN")
    assert [event.status for event in threats] == ["occurred"]


def test_what_an_outsider_asks_goes_to_both_parties(read: Read) -> None:
    text = "Peru bombed Chile. Chile shelled Peru. Norway appealed for calm."
    assert countries(found(read(text), "REQUEST")[0].recipients) == {"PER", "CHL"}


def test_who_condemns_an_attack_accuses_the_attacker(read: Read) -> None:
    text = "Peru attacked Chile. Norway condemned the attack."
    assert countries(found(read(text), "ACCUSE")[0].recipients) == {"PER"}


def test_both_sides_are_the_two_main_parties_of_the_text(read: Read) -> None:
    text = "Peru shelled Chile. Chile shelled Peru. Norway urged both sides to stop. The two armies exchanged fire."
    assert countries(found(read(text), "REQUEST")[0].recipients) == {"PER", "CHL"}
    assert {"PER", "CHL"} in [countries(event.actors) for event in found(read(text), "ASSAULT")]


def test_what_two_do_to_one_another_both_do_and_suffer(read: Read) -> None:
    text = "Peru accused Chile of spying. Chile arrested a Peruvian. The two neighbours shelled one another."
    event = found(read(text), "ASSAULT")[0]
    assert countries(event.actors) == countries(event.recipients) == {"PER", "CHL"}


def test_both_are_those_named_just_before(read: Read) -> None:
    text = "Peru shelled Chile. Chile shelled Peru. Kenya met Ghana in Rome. Norway praised both countries."
    assert countries(found(read(text), "SUPPORT")[0].recipients) == {"KEN", "GHA"}


def test_a_promise_by_telephone_is_a_call_as_well(read: Read) -> None:
    call = found(read("Peru's president promised Chile's king by telephone to send grain."), "CONSULT")[0]
    assert (countries(call.actors), call.mode) == ({"PER", "CHL"}, "phone")


def test_a_deed_reported_charges_nobody_unless_the_verb_does(read: Read) -> None:
    told = read("Peruvian warplanes bombed a Chilean market, Chile's governor said.")
    charged = read("Chile's president alleged that Peruvian tanks fired on a Chilean school.")
    assert (len(found(told, "ASSAULT")), found(told, "ACCUSE")) == (1, [])
    assert len(found(charged, "ACCUSE")) == 1


def test_who_mediates_meets_both_parties(read: Read) -> None:
    text = "Peru shelled Chile. Chile shelled Peru. Norway is mediating."
    meeting = found(read(text), "CONSULT")[0]
    assert (countries(meeting.actors), meeting.mode) == ({"NOR", "PER", "CHL"}, "third-party")


def test_what_is_said_before_its_verb_is_the_evidence(read: Read) -> None:
    promise = found(read('"We will honour the treaty with Chile," Peru\'s president promised.'), "AGREE")[0]
    assert promise.evidence.text == "We will honour the treaty with Chile"


def test_protesters_protest_against_their_own_government(read: Read) -> None:
    assert countries(found(read("Thousands of Peruvians rioted on Sunday."), "PROTEST")[0].recipients) == {
        "PER"
    }


def test_a_meeting_of_three_is_multilateral(read: Read) -> None:
    meeting = found(read("Peru, Chile and Brazil held talks in Oslo."), "CONSULT")[0]
    assert (countries(meeting.actors), meeting.mode) == ({"PER", "CHL", "BRA"}, "multilateral")


def test_one_deed_told_twice_is_one_event(read: Read) -> None:
    text = "Iran seized a British tanker in July. London has protested against the seizure of the tanker by Iran."
    assert len(found(read(text), "COERCE")) == 1


def test_strikes_and_those_they_killed_are_one_event(read: Read) -> None:
    assert len(found(read("Saudi air strikes killed twelve people in Yemen."), "ASSAULT")) == 1


def test_who_killed_in_an_attack_attacked(read: Read) -> None:
    attack = found(read("Peruvian aircraft killed forty Chileans in an attack on a village."), "ASSAULT")
    assert [(countries(event.actors), countries(event.recipients)) for event in attack] == [
        ({"PER"}, {"CHL"})
    ]


def test_nobody_is_made_the_doer_of_a_deed_without_one(read: Read) -> None:
    assert events.annotate(read("Two people were killed.")) == ()


def test_an_event_says_which_rule_and_which_words_decided(read: Read) -> None:
    trace = found(read("North Korea fired two ballistic missiles."), "MOBILIZE")[0].trace
    assert trace is not None
    assert "fire" in trace.rule
    assert [quote.text for quote in trace.triggers] == ["fired"]


def test_the_model_names_a_type_where_the_rules_are_silent(read: Read) -> None:
    reading = read("Chilean trawlermen emptied their catch on the steps of the parliament in protest.")
    assert likely_type(reading, events.ranked(events.drafts(reading))) == "PROTEST"


def test_weights_know_every_type(read: Read) -> None:
    weights = load_weights()
    assert weights.matrix.shape == (len(EVENT_TYPES), len(weights.index))
