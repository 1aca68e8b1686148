"""Whole families of words for a deed, each with its type, its doer and whom it is done to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.deeds import events
from detente.coding.reading import Reading
from detente.evidence import Event

Read = Callable[..., Reading]


def told(reading: Reading) -> list[tuple[str, str | None, str, str]]:
    return [(e.type, e.mode, names(e.actors), names(e.recipients)) for e in events.annotate(reading)]


def names(actors: tuple[object, ...]) -> str:
    return " ".join(sorted({actor.country or "?" for actor in actors}))  # type: ignore[attr-defined]


FAMILIES = [
    ("Two Chilean consuls were sent packing by Peru on Friday.", "SANCTION", "expel", "PER", "CHL"),
    ("Peru ordered three Chilean diplomats to leave.", "SANCTION", "expel", "PER", "CHL"),
    ("Peru gave the Chilean ambassador a week to pack his bags.", "SANCTION", "expel", "PER", "CHL"),
    ("Peru turfed out two Chilean spies.", "SANCTION", "expel", "PER", "CHL"),
    ("Peru broke with Chile over the islands.", "SANCTION", "withdraw", "PER", "CHL"),
    ("Peru walked out of the African Union.", "SANCTION", "withdraw", "PER", "IGO"),
    ("Peru hit Chile with tariffs on copper.", "SANCTION", "discontinue", "PER", "CHL"),
    ("Kenya carpeted the Ugandan envoy on Monday.", "ACCUSE", "disapprove", "KEN", "UGA"),
    ("Kenya conveyed its dismay to Uganda.", "ACCUSE", "disapprove", "KEN", "UGA"),
    ("Kenya came out against the Ugandan dam.", "ACCUSE", "disapprove", "KEN", "UGA"),
    ("Kenya took Uganda before the court over the lake.", "ACCUSE", "allege", "KEN", "UGA"),
    ("Peru would not hear of a Chilean offer.", "REJECT", None, "PER", "CHL"),
    ("Peru did not budge, and Chile broke off the talks.", "REJECT", None, "PER", "CHL"),
    ("Peru threw out the Chilean proposal.", "REJECT", None, "PER", "CHL"),
    ("Peru met the Chilean demands in May.", "CONCEDE", None, "PER", "CHL"),
    ("Peru gave up its claim to the Chilean islands.", "CONCEDE", None, "PER", "CHL"),
    ("Kenya distanced itself from the attack on Uganda.", "CONCEDE", None, "KEN", "UGA"),
    ("Peruvian police picked up two Chilean journalists.", "COERCE", "arrest", "PER", "CHL"),
    ("Peru is holding six Chilean engineers.", "COERCE", "arrest", "PER", "CHL"),
    ("Peruvian troops captured a Chilean town.", "COERCE", "seize", "PER", "CHL"),
    ("Peru drove thousands of Chileans over the border.", "COERCE", "deport", "PER", "CHL"),
    ("Chilean boats were sprayed with water cannon by Peru.", "ASSAULT", "crowd-control", "PER", "CHL"),
    ("A Chilean post was set on fire by Peruvian youths.", "ASSAULT", "destroy", "PER", "CHL"),
    ("A Peruvian jet put a missile into a Chilean ship.", "ASSAULT", "heavy-weapons", "PER", "CHL"),
    ("Peruvian jets intercepted two Chilean bombers.", "MOBILIZE", "troops", "PER", "CHL"),
    ("Ghanaian patrols fanned out along the river.", "MOBILIZE", "troops", "GHA", ""),
    ("The last Chilean soldiers went home from Peru.", "RETREAT", "withdraw", "CHL", "PER"),
    ("Peru handed the town of Tacna back to Chile.", "RETREAT", "withdraw", "PER", "CHL"),
    ("Peru turned over forty Chilean prisoners.", "RETREAT", "release", "PER", "CHL"),
    ("Kenya let the Ugandan pilot go.", "RETREAT", "release", "KEN", "UGA"),
    ("Kenya sought the permission of Uganda.", "REQUEST", None, "KEN", "UGA"),
    ("The Security Council ordered a truce between Peru and Chile.", "REQUEST", None, "UNO", "CHL PER"),
    ("Kenya replenished Uganda's empty stores.", "AID", None, "KEN", "UGA"),
    ("Kenya took in thousands of Ugandan refugees.", "AID", None, "KEN", "UGA"),
    ("Peruvian and Chilean brigades trained in Brazil.", "COOPERATE", None, "CHL PER", "CHL PER"),
    ("Kenya made its peace with Uganda.", "AGREE", None, "KEN UGA", ""),
    ("Kenya and Uganda inked a protocol.", "SUPPORT", None, "KEN UGA", ""),
    ("Kenya closed ranks with Uganda.", "SUPPORT", None, "KEN", "UGA"),
    ("Ghana's president spoke to Togo's by video.", "CONSULT", None, "GHA TGO", ""),
    ("Ghana's president flew in to Togo.", "CONSULT", "visit", "GHA", "TGO"),
    ("Peruvian drivers blockaded a Chilean bridge.", "PROTEST", "obstruct", "PER", "CHL"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "mode", "actors", "recipients"), FAMILIES)
def test_a_word_names_its_deed(
    read: Read, text: str, kind: str, mode: str | None, actors: str, recipients: str
) -> None:
    found = [event for event in told(read(text)) if event[0] == kind]
    assert [(actors, recipients)] == [event[2:] for event in found]
    assert mode is None or found[0][1] == mode


def deeds(reading: Reading, kind: str) -> list[Event]:
    return [event for event in events.annotate(reading) if event.type == kind]


OCCASIONS = [
    ("Chile's minister praised him during a visit to Lima.", "CHL", "PER"),
    ("Back from a trip to Peru, the Chilean president gave up smoking.", "CHL", "PER"),
    ("On a visit to Kenya the king of Norway thanked nobody.", "NOR", "KEN"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actor", "host"), OCCASIONS)
def test_who_does_something_on_a_visit_is_the_guest(read: Read, text: str, actor: str, host: str) -> None:
    assert [(names(e.actors), names(e.recipients)) for e in deeds(read(text), "CONSULT")] == [(actor, host)]


def test_the_doer_of_a_nominal_deed_may_hang_on_what_it_is_done_to(read: Read) -> None:
    event = deeds(read("Nobody forgot the seizure of a Greek tanker by Iran off Oman."), "COERCE")[0]
    assert (names(event.actors), names(event.recipients)) == ("IRN", "GRC")


def test_a_summit_of_three_has_three_actors(read: Read) -> None:
    event = deeds(read("The summit of Peru, Chile and Brazil was held in Lima."), "CONSULT")[0]
    assert (names(event.actors), event.mode) == ("BRA CHL PER", "multilateral")


def test_a_body_of_states_meets_by_itself(read: Read) -> None:
    event = deeds(read("The Security Council met on Friday."), "CONSULT")[0]
    assert (names(event.actors), event.mode) == ("UNO", "multilateral")


def test_what_is_agreed_at_a_meeting_leaves_the_meeting_as_it_was(read: Read) -> None:
    text = "At a meeting in Oslo on Friday, India and Nepal agreed to open the border."
    assert [event.status for event in deeds(read(text), "CONSULT")] == ["occurred"]


STATUSES = [
    ("Kenya is to send a delegation to Togo.", "CONSULT", "planned"),
    ("Forty Chileans are to be released by Peru on Sunday.", "RETREAT", "planned"),
    ("Peru's answer was to shell Chile.", "ASSAULT", "occurred"),
    ("Peru is weighing whether to shell Chile.", "ASSAULT", "hypothetical"),
    ("Kenya is thinking of bombing Togo.", "ASSAULT", "hypothetical"),
    ("Kenya is mulling the dispatch of troops to Togo.", "MOBILIZE", "hypothetical"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "status"), STATUSES)
def test_plans_and_thoughts_are_no_deeds_yet(read: Read, text: str, kind: str, status: str) -> None:
    assert [event.status for event in deeds(read(text), kind)] == [status]


NONE = [
    ("Kenya and Togo did not agree on a date.", "AGREE"),
    ("Peru was to have bombed Chile.", "ASSAULT"),
    ('"We will not go," the Kenyan spokesman said by satellite phone.', "CONSULT"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), NONE)
def test_what_did_not_come_about_is_no_event(read: Read, text: str, kind: str) -> None:
    assert deeds(read(text), kind) == []


TELLINGS = [
    ("Uganda accepted the Kenyan offer on Friday.", "AGREE", "UGA", "KEN"),
    ("Peru's president telephoned Chile's to urge restraint.", "REQUEST", "PER", "CHL"),
    ("Kenya's ministry posted a message that called on Uganda to free the prisoners.", "REQUEST", "KEN", "UGA"),
    ("The Royal Navy is on its way to Argentina.", "MOBILIZE", "GBR", "ARG"),
    ("Peru blamed Chile, whose bombers struck Tacna in Peru.", "ASSAULT", "CHL", "PER"),
    ("The Security Council voted to impose sanctions on Peru.", "SANCTION", "UNO", "PER"),
    ("Kenya helped Uganda to build the pipeline.", "AID", "KEN", "UGA"),
    ("Peru is sorry for the embargo that Chile imposed on Kenya.", "SANCTION", "CHL", "KEN"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), TELLINGS)
def test_the_parties_are_read_from_the_clause(
    read: Read, text: str, kind: str, actors: str, recipients: str
) -> None:
    assert [(names(e.actors), names(e.recipients)) for e in deeds(read(text), kind)] == [(actors, recipients)]


def test_commanders_who_meet_are_those_of_both_sides(read: Read) -> None:
    text = "India blamed China. China blamed India. The commanders met on the 22nd."
    assert names(deeds(read(text), "CONSULT")[0].actors) == "CHN IND"


def test_a_thing_done_that_a_clause_describes_is_part_of_the_evidence(read: Read) -> None:
    event = deeds(read("Peru is sorry for the embargo that Chile imposed on Kenya."), "SANCTION")[0]
    assert event.evidence.text.startswith("the embargo that Chile imposed")


NOBODYS = [
    ("A Kenyan official asked for anonymity.", "REQUEST"),
    ("A Kenyan official, asking that his name be withheld, spoke of Uganda.", "REQUEST"),
    ("Kenya's minister declined to say whether Uganda had paid.", "REJECT"),
    ("Kenya's minister promised MPs an answer about Uganda.", "AGREE"),
    ('"Lift the siege of Kenya," Uganda\'s king said.', "RETREAT"),
    ("Rather than bomb Kenya, Uganda wrote a letter.", "ASSAULT"),
    ("Kenya's president, who was in New York, spoke to nobody.", "CONSULT"),
    ("A boat of Kenya's was sunk. Uganda was silent.", "ASSAULT"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), NOBODYS)
def test_courtesies_commands_and_promises_at_home_are_no_deeds(read: Read, text: str, kind: str) -> None:
    assert deeds(read(text), kind) == []


def test_a_signature_tells_the_accord(read: Read) -> None:
    assert [e.type for e in events.annotate(read("Peru signed an accord with Chile in Lima."))] == ["SUPPORT"]


def test_the_government_in_the_mouth_of_its_opposition_is_its_own(read: Read) -> None:
    text = (
        "Chile blamed Peru. Chile shelled Peru. Peruvian opposition leader Ana Vidal accused the government."
    )
    assert names(deeds(read(text), "ACCUSE")[-1].recipients) == "PER"


def test_whoever_accepts_accepts_what_was_last_proposed(read: Read) -> None:
    text = "Peru shelled Chile. Chile shelled Peru. Norway made an offer of help. Chile accepted on Friday."
    assert names(deeds(read(text), "AGREE")[-1].recipients) == "NOR"


def test_rebels_turn_against_their_own_government(read: Read) -> None:
    text = "Sudan bombed a market. Chad condemned Sudan. Sudanese rebels captured a lakeside town."
    assert names(deeds(read(text), "COERCE")[0].recipients) == "SDN"


def test_an_envoy_is_summoned_by_the_ministry_that_he_is_called_to(read: Read) -> None:
    event = deeds(read("The Chilean ambassador was called in to the Peruvian foreign ministry."), "ACCUSE")[0]
    assert (names(event.actors), names(event.recipients)) == ("PER", "CHL")


def test_who_does_not_exclude_force_threatens(read: Read) -> None:
    assert (
        names(deeds(read("Peru would not exclude a blockade of Chile."), "THREATEN")[0].recipients) == "CHL"
    )


MEETINGS = [
    ("Kenya's president shook hands with Uganda's.", "KEN UGA", ""),
    ("The Kenyan minister had lunch with his Ugandan counterpart.", "KEN UGA", ""),
    ("The foreign ministers of Peru and Chile held a working dinner in Oslo.", "CHL PER", ""),
    ("Officers of Peru and Chile met at a border post.", "CHL PER", ""),
    ("The commanders of Peru and Chile spoke over the hotline.", "CHL PER", ""),
    ("Peru and Chile returned to the negotiating table on Monday.", "CHL PER", ""),
    ("Peru and Chile are in secret talks.", "CHL PER", ""),
    ("Peru's president was the guest of the Chilean king last week.", "PER", "CHL"),
    ("Peru's president was on his way to Kenya on Monday.", "PER", "KEN"),
    ("Kenya sent its foreign minister to Norway.", "KEN", "NOR"),
    ("Peru's minister reached the Chilean minister by telephone.", "CHL PER", ""),
    ("EU foreign ministers discussed the crisis on Monday.", "EUR", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actors", "recipients"), MEETINGS)
def test_a_meeting_has_many_names(read: Read, text: str, actors: str, recipients: str) -> None:
    assert [(names(e.actors), names(e.recipients)) for e in deeds(read(text), "CONSULT")] == [
        (actors, recipients)
    ]


def test_a_hyphen_parts_no_word(read: Read) -> None:
    event = deeds(read("The Security Council ordered a cease-fire between Iran and Iraq."), "REQUEST")[0]
    assert (names(event.recipients), event.mode) == ("IRN IRQ", "yield")


def test_a_quotation_goes_on_with_the_condemnation_before_it(read: Read) -> None:
    text = 'Kenya condemned Uganda. "Uganda has betrayed us," the Kenyan minister said.'
    assert len(deeds(read(text), "ACCUSE")) == 1


def test_what_happened_while_somebody_is_charged_is_told_as_a_fact(read: Read) -> None:
    text = "Kenya accuses Uganda of having struck first in June, when Ugandan jets bombed a Kenyan airport."
    assert names(deeds(read(text), "ASSAULT")[0].actors) == "UGA"


REFUSALS = [
    "Uganda was angry about Kenya's refusal to pay.",
    "Kenya left the Ugandan letter unanswered.",
    "Kenya slammed the door on Uganda.",
    "Kenya would not receive the Ugandan envoy.",
    "Kenya poured cold water on the Ugandan plan.",
]


@pytest.mark.parametrize("text", REFUSALS)
def test_a_refusal_has_many_names(read: Read, text: str) -> None:
    assert [(e.status, names(e.actors), names(e.recipients)) for e in deeds(read(text), "REJECT")] == [
        ("occurred", "KEN", "UGA")
    ]


@pytest.mark.parametrize(
    "text", ["Kenya broke off the talks with Uganda.", "Kenya lifted its blockade of Uganda."]
)
def test_what_is_taken_back_is_no_deed_beside_it(read: Read, text: str) -> None:
    assert len(events.annotate(read(text))) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya promised Uganda to comply with the ruling.", "AGREE"),
        ("Kenya promised Uganda to withdraw its troops.", "CONCEDE"),
        ("Kenya undertook to drop its objection to the Ugandan plan.", "CONCEDE"),
    ],
)
def test_a_promise_gives_way_only_with_troops_arms_and_fire(read: Read, text: str, kind: str) -> None:
    assert [event.type for event in events.annotate(read(text))] == [kind]


HANDED = [
    ("Kenya sent doctors to Uganda.", "AID", "KEN", "UGA"),
    ("Kenya extradited two bankers to Uganda.", "COOPERATE", "KEN", "UGA"),
    ("Kenya poured money into Uganda.", "AID", "KEN", "UGA"),
    ("Kenya let two Ugandan pilots go.", "RETREAT", "KEN", "UGA"),
    ("Kenya took in Ugandan refugees.", "AID", "KEN", "UGA"),
    ("Kenya reacted with anger to the Ugandan map.", "ACCUSE", "KEN", "UGA"),
    ("Kenya ordered Uganda off the island.", "REQUEST", "KEN", "UGA"),
    ("Kenya rattled its sabre at Uganda.", "THREATEN", "KEN", "UGA"),
    ("Flights between Kenya and Uganda resumed.", "COOPERATE", "KEN UGA", "KEN UGA"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), HANDED)
def test_more_words_name_their_deeds(read: Read, text: str, kind: str, actors: str, recipients: str) -> None:
    assert [(names(e.actors), names(e.recipients)) for e in deeds(read(text), kind)] == [(actors, recipients)]


def test_a_body_of_states_at_odds_with_somebody_is_the_opponent(read: Read) -> None:
    text = (
        "The African Union condemned Niger. The African Union imposed sanctions on Niger. Niger rejected the ruling. "
        "Niger accused the African Union of lying. Niger refused to go back."
    )
    assert names(deeds(read(text), "REJECT")[-1].recipients) == "IGO"


def test_troops_along_a_shared_line_stand_against_the_other_side(read: Read) -> None:
    text = "India blamed China. China blamed India. China has massed troops along the frontier."
    assert names(deeds(read(text), "MOBILIZE")[0].recipients) == "IND"


def test_a_truce_is_asked_of_both(read: Read) -> None:
    text = "Peru shelled Chile. Chile shelled Peru. Peru paused. Norway called for an immediate truce."
    assert names(deeds(read(text), "REQUEST")[0].recipients) == "CHL PER"


WAYS = [
    ("The Chilean raid drew a rebuke from Peru.", "ACCUSE", "PER", "CHL"),
    ("The Chilean offer was turned down in Lima.", "REJECT", "PER", "CHL"),
    ("Peru responded with the expulsion of two Chilean diplomats.", "SANCTION", "PER", "CHL"),
    ("Chile received 20 tanks from Peru.", "AID", "PER", "CHL"),
    ("Chile was given 20 tanks by Peru.", "AID", "PER", "CHL"),
    ("Peru used jets to bomb a Chilean village.", "ASSAULT", "PER", "CHL"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), WAYS)
def test_the_doer_may_stand_at_the_end(
    read: Read, text: str, kind: str, actors: str, recipients: str
) -> None:
    assert [(names(e.actors), names(e.recipients)) for e in deeds(read(text), kind)] == [(actors, recipients)]


STATES = [
    ("Kenyan troops are stationed in Uganda.", "MOBILIZE"),
    ("Uganda is banned from launching missiles.", "COERCE"),
    ("Kenya and Uganda have fought two wars.", "ASSAULT"),
    ("Scholars put the odds of a Kenyan strike on Uganda at one in four.", "ASSAULT"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), STATES)
def test_states_wars_and_odds_are_no_deeds(read: Read, text: str, kind: str) -> None:
    assert deeds(read(text), kind) == []


def test_a_government_protests_in_words(read: Read) -> None:
    event = deeds(read("Kenya protested to Uganda. Uganda was silent."), "ACCUSE")[0]
    assert (names(event.actors), names(event.recipients)) == ("KEN", "UGA")


def test_what_is_voted_down_is_rejected(read: Read) -> None:
    assert (
        names(
            deeds(read("In 2013 the Kenyan parliament voted down the Ugandan plan."), "REJECT")[0].recipients
        )
        == "UGA"
    )


BROKEN = [
    ("The Chilean president broke with protocol to visit the Peruvian premier in Lima.", []),
    ("Peru broke with custom in Santiago.", []),
    ("Peru broke with its ally Chile.", [("PER", "CHL")]),
]


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_only_a_party_or_ties_can_be_broken_with(
    read: Read, text: str, expected: list[tuple[str, str]]
) -> None:
    found = deeds(read(text), "SANCTION")
    assert [(names(e.actors), names(e.recipients)) for e in found] == expected


def test_a_meeting_of_two_is_not_the_one_of_three_with_the_same_guest(read: Read) -> None:
    text = "France, Spain and Italy met King Abdullah of Jordan. Spain met King Abdullah of Jordan in Amman."
    assert [names(e.actors) for e in deeds(read(text), "CONSULT")] == ["ESP FRA ITA JOR", "ESP JOR"]


def test_a_meeting_that_names_nobody_hides_none_that_does(read: Read) -> None:
    text = "Kenya's president came for meetings with officials. Kenya's president held a meeting with officials of Togo."
    assert "KEN TGO" in [names(e.actors) for e in deeds(read(text), "CONSULT")]


def test_what_is_promised_at_a_meeting_is_promised_to_those_met(read: Read) -> None:
    text = (
        "India accused Nepal of lying. Nepal accused India of lying. "
        "At a meeting with the president of Ghana, the Indian prime minister promised more rice."
    )
    assert names(deeds(read(text), "AGREE")[0].recipients) == "GHA"


def test_praise_of_ones_own_minister_goes_to_no_other_government(read: Read) -> None:
    text = (
        "Uganda accused Kenya of lying. Uganda called the Kenyan minister a butcher. "
        "Kenya's president has praised Defence Minister Aden Duale as a pillar of his cabinet."
    )
    assert deeds(read(text), "SUPPORT") == []


SECOND = [
    ("Ghanaian envoys called at Lome.", "CONSULT", "visit", "GHA", "TGO"),
    ("The Ghanaian minister led a mission to Lome.", "CONSULT", "visit", "GHA", "TGO"),
    ("Ghana's president told three visiting Togolese ministers that he was angry.", "CONSULT", "visit", "TGO", "GHA"),
    ("Ghana's president warned her Togolese guest Faure Nassingbe.", "CONSULT", "visit", "TGO", "GHA"),
    ("Norway brought Togo and Ghana together in Oslo.", "CONSULT", "third-party", "GHA NOR TGO", ""),
    ("Norway got the Togolese and Ghanaian delegations around one table.", "CONSULT", "third-party", "GHA NOR TGO", ""),
    ("Togo suspended the dispatch of grain to Ghana.", "SANCTION", "discontinue", "TGO", "GHA"),
    ("Togo outlawed all Ghanaian goods.", "SANCTION", "discontinue", "TGO", "GHA"),
    ("Togo closed its air space to flights from Ghana.", "COERCE", "restrict", "TGO", "GHA"),
    ("Togo's parliament approved martial law in the north.", "COERCE", "martial-law", "TGO", ""),
    ("Ghanaian warships took up station.", "MOBILIZE", "troops", "GHA", ""),
    ("Ghana launched warplanes against Lome.", "ASSAULT", "aerial", "GHA", "TGO"),
    ("Ghana's army has torched the Togolese town of Aflao.", "ASSAULT", "destroy", "GHA", "TGO"),
    ("Togo relocated all Ghanaian refugees to third countries.", "COERCE", "deport", "TGO", "GHA"),
    ("All Togolese troops have been withdrawn from Ghana.", "RETREAT", "withdraw", "TGO", "GHA"),
    ("Togo took Ghana to The Hague.", "ACCUSE", "allege", "TGO", "GHA"),
    ("Togo slandered Ghana in its newspapers.", "ACCUSE", "disapprove", "TGO", "GHA"),
    ("The president of Togo called the whole visit to Ghana off.", "REJECT", "meet", "TGO", "GHA"),
    ("Togo gave the Ghanaian envoy his marching orders.", "SANCTION", "expel", "TGO", "GHA"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "mode", "actors", "recipients"), SECOND)
def test_still_more_words_name_their_deeds(
    read: Read, text: str, kind: str, mode: str, actors: str, recipients: str
) -> None:
    found = [event[1:] for event in told(read(text)) if event[0] == kind]
    assert found == [(mode, actors, recipients)]


TACIT = [
    ("The bridge will stay closed until Togo frees the fishermen, the Ghanaian foreign minister said.", "REJECT"),
    ("The Ghanaian foreign minister said that the lagoon was no matter for arbitration.", "REJECT"),
    ("The government in Accra can live with a smaller fleet, the Ghanaian foreign minister said.", "CONCEDE"),
    ("The Ghanaian foreign minister said Accra was ready to discuss the lagoon.", "AGREE"),
    ("“Togolese boats have to leave the lagoon,” the Ghanaian foreign minister said.", "REQUEST"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), TACIT)
def test_plain_words_may_refuse_yield_offer_or_demand(read: Read, text: str, kind: str) -> None:
    found = deeds(read("Togo accused Ghana of lying. Ghana accused Togo of lying. " + text), kind)
    assert [(names(e.actors), names(e.recipients)) for e in found] == [("GHA", "TGO")]


def test_two_who_speak_as_one_do_the_deed_together(read: Read) -> None:
    text = "Togo accused Ghana of lying. Mali and Niger said they would regard an attack on Togo as a declaration of war."
    assert [names(e.actors) for e in deeds(read(text), "THREATEN")] == ["MLI NER"]


HEARERS = [
    ("The Ghanaian premier told Spanish lawmakers that he would not give up the lagoon.", "REJECT"),
    ("The Ghanaian premier told Spanish lawmakers that Togo must give up the lagoon.", "REQUEST"),
    ("The Ghanaian premier told the Togolese envoy that he would never give up the lagoon.", "REJECT"),
    ("Ghana's president complained to the Security Council on Monday.", "ACCUSE"),
    ("Ghana threatened to take the case to the African Union.", "THREATEN"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), HEARERS)
def test_those_who_hear_it_need_not_be_those_meant(read: Read, text: str, kind: str) -> None:
    found = deeds(read("Togo accused Ghana of lying. Ghana accused Togo of lying. " + text), kind)
    assert [(names(e.actors), names(e.recipients)) for e in found][-1] == ("GHA", "TGO")


def test_a_body_at_odds_with_somebody_is_meant_itself(read: Read) -> None:
    assert names(deeds(read("Togo accused the United Nations of theft."), "ACCUSE")[0].recipients) == "UNO"


@pytest.mark.parametrize("who", ["The Norwegian premier", "The United Nations"])
def test_the_parties_are_those_at_odds(read: Read, who: str) -> None:
    text = f"Togo accused Ghana of lying. Ghana accused Togo of lying. {who} urged the parties to respect a truce."
    assert names(deeds(read(text), "REQUEST")[0].recipients) == "GHA TGO"


def test_an_inquiry_called_for_is_asked_of_nobody(read: Read) -> None:
    text = (
        "Togo accused Ghana of lying. Ghana accused Togo of lying. Ghana called for an international inquiry."
    )
    assert deeds(read(text), "REQUEST")[0].recipients == ()
