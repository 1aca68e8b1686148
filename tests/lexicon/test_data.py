"""The shipped tables agree with themselves and with the reference of actor codes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import get_args

import pytest

from detente.evidence.vocabulary import ACTS, EVENT_TYPES
from detente.lexicon import Holder, load_lexicon
from detente.lexicon.nouns import NameKind
from detente.lexicon.tables import many, rows, table

LEXICON = load_lexicon()
NOT_STATES = {"UNO", "EUR", "IGO", "NGO", "IMG", "ISM", "MNC"}
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def test_country_codes_are_three_capitals_and_unique() -> None:
    codes = [row["code"] for row in rows("countries")]
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in codes)
    assert Counter(codes).most_common(1)[0][1] == 1


def test_every_un_member_and_the_disputed_ones_are_there() -> None:
    assert len([c for c in LEXICON.countries.values() if c.until is None]) >= 249
    assert {"XKX", "TWN", "PSE", "VAT", "SSD", "ESH"} <= set(LEXICON.countries)
    assert {"SUN", "YUG", "DDR", "CSK", "VDR", "SCG"} <= {
        c.code for c in LEXICON.countries.values() if c.until
    }


@pytest.mark.parametrize("name", ["countries", "bodies", "holders", "cues", "places", "sources", "cameo"])
def test_every_row_fills_every_column(name: str) -> None:
    for row in rows(name):
        assert None not in row, f"too many cells: {row}"
        assert None not in row.values(), f"too few cells: {row}"


def test_names_have_known_kinds_and_codes() -> None:
    for row in (*rows("bodies"), *rows("places")):
        assert row["kind"] in get_args(NameKind), row
        assert row["code"] in LEXICON.countries or row["code"] in NOT_STATES or not row["code"], row


def test_sectors_are_those_of_plover() -> None:
    sectors = {row["sector"] for row in (*rows("bodies"), *rows("holders"))} | {
        o.sector for o in LEXICON.offices.values()
    }
    assert sectors - {"", "NGO"} <= set(LEXICON.plover.sectors)


def test_a_place_is_listed_once() -> None:
    names = Counter(name for row in rows("places") for name in many(row["names"]))
    assert [name for name, times in names.items() if times > 1] == []


def test_office_ids_and_titles_are_unique() -> None:
    assert len(LEXICON.offices) == len(table("offices")["office"])
    titles = Counter(title for office in LEXICON.offices.values() for title in office.titles)
    assert [title for title, times in titles.items() if times > 1] == []


def test_every_tier_of_an_office_has_a_rank() -> None:
    for office in LEXICON.offices.values():
        assert office.tier in LEXICON.authority.tiers, office.id


def test_authority_orders_name_known_offices_and_governments() -> None:
    for code, order in LEXICON.authority.governments.items():
        assert code in LEXICON.countries or code in NOT_STATES
        assert set(order) <= set(LEXICON.offices), code
        assert len(set(order)) == len(order), code


def test_holders_hold_known_offices_of_known_governments() -> None:
    for holder in LEXICON.people.holders:
        assert holder.office in LEXICON.offices, holder
        assert holder.country in LEXICON.countries or holder.country in NOT_STATES, holder


def test_holders_have_real_dates_in_order() -> None:
    for holder in LEXICON.people.holders:
        assert DATE.fullmatch(holder.since), holder
        if holder.until is not None:
            assert DATE.fullmatch(holder.until), holder
            assert holder.since[: len(holder.until)] <= holder.until[: len(holder.since)], holder


def test_a_post_for_one_has_one_holder_at_a_time() -> None:
    posts: dict[tuple[str, ...], list[Holder]] = defaultdict(list)
    for h in LEXICON.people.holders:
        if LEXICON.offices[h.office].single:
            posts[h.country, h.office, h.sector or "", h.role].append(h)
    for terms in posts.values():
        for earlier, later in pairwise(sorted(terms, key=lambda h: h.since)):
            assert earlier.until is not None, f"{earlier} goes on under {later}"
            assert earlier.until[: len(later.since)] <= later.since[: len(earlier.until)], (
                f"{earlier} overlaps {later}"
            )


def test_holders_are_sorted_and_never_doubled() -> None:
    keys = [(r["country"], r["sector"], r["office"], r["since"], r["person"]) for r in rows("holders")]
    assert keys == sorted(keys)
    assert (
        Counter((*key, row["role"]) for key, row in zip(keys, rows("holders"), strict=True)).most_common(1)[
            0
        ][1]
        == 1
    )


def test_the_same_person_has_the_same_names_everywhere_in_a_country() -> None:
    names: dict[tuple[str, str], set[tuple[str, tuple[str, ...]]]] = defaultdict(set)
    for h in LEXICON.people.holders:
        names[h.person, h.country].add((h.family, h.aliases))
    assert {person: forms for person, forms in names.items() if len(forms) > 1} == {}


def test_cues_are_sorted_unique_and_know_their_acts() -> None:
    keys = [(row["pos"] != "verb", row["lemma"]) for row in rows("cues")]
    assert keys == sorted(set(keys))
    for cue in (*LEXICON.verbs.values(), *LEXICON.nouns.values()):
        assert cue.act in ACTS
        assert cue.strength in (1, 2, 3)
        assert cue.kind in ("speech", "thought", "attitude")
        assert cue.frames, cue.lemma


def test_plover_has_its_sixteen_types_with_modes_on_the_right_side_of_the_scale() -> None:
    types = LEXICON.plover.types
    assert tuple(sorted(types)) == tuple(sorted(EVENT_TYPES))
    for entry in types.values():
        side = 1 if "cooperation" in entry.quad else -1
        assert (
            all(value is None or value * side >= 0 for value in entry.modes.values())
            or entry.type == "REQUEST"
        )


def test_every_cameo_code_leads_to_a_known_type_and_mode_or_to_none() -> None:
    for row in rows("cameo"):
        if row["type"]:
            modes = LEXICON.plover.types[row["type"]].modes
            assert not row["mode"] or row["mode"] in modes, row


def test_cameo_roots_lead_where_the_manual_puts_them() -> None:
    expected = {
        "04": "CONSULT",
        "07": "AID",
        "13": "THREATEN",
        "14": "PROTEST",
        "16": "SANCTION",
        "18": "ASSAULT",
        "19": "ASSAULT",
    }
    for code, kind in expected.items():
        found = LEXICON.plover.from_cameo(code)
        assert found is not None
        assert found[0] == kind
    assert LEXICON.plover.from_cameo("010") is None
    assert LEXICON.plover.from_cameo("0841") == ("RETREAT", "release")


def test_reliability_is_a_letter_of_the_admiralty_code() -> None:
    assert {source.reliability for source in LEXICON.sources.values()} <= set("ABCDEF")


def test_issue_ids_are_unique_lower_case_words() -> None:
    ids = [issue.id for issue in LEXICON.issues.all]
    assert len(set(ids)) == len(ids)
    for issue in LEXICON.issues.all:
        assert re.fullmatch(r"[a-z-]+", issue.id)
        assert all(word == word.lower() for word in issue.words)
