from detente.evidence import Actor, Date, Event, Quote, Statement, Trace, from_json, item_id, to_json

SPOKEN = Statement(
    id=item_id("statement", "ab" * 32, 10, 20),
    document="document-000000000000",
    speaker=Actor("Donald Trump", "USA", "President", Quote("Trump", 0, 5), "GOV"),
    addressee=None,
    cue=Quote("said", 6, 10),
    content=(Quote("a deal", 12, 18), Quote("soon", 20, 24)),
    mode="mixed",
    act="offer",
    polarity="affirmed",
    date=Date("2017-W45", "2017-11-06", "2017-11-12", "relative", Quote("last week", 30, 39)),
    channel="public",
    trace=Trace("speech.direct", (Quote("said", 6, 10),), "announcement"),
)


def test_a_noun_survives_the_way_to_json_and_back():
    assert from_json(Statement, to_json(SPOKEN, full=True)) == SPOKEN


def test_show_leaves_the_trace_out():
    assert "trace" not in to_json(SPOKEN)
    assert to_json(SPOKEN)["content"][1] == {"text": "soon", "start": 20, "end": 24}


def test_unknown_keys_are_passed_over_and_missing_ones_take_the_default():
    shape = {"name": "Kim Jong Un", "shoe_size": 42}
    assert from_json(Actor, shape) == Actor("Kim Jong Un")


def test_an_id_depends_on_document_kind_offsets_and_ordinal():
    base = item_id("event", "00", 1, 2, 0)
    others = [
        item_id("event", "01", 1, 2),
        item_id("statement", "00", 1, 2),
        item_id("event", "00", 1, 3),
        item_id("event", "00", 1, 2, 1),
    ]
    assert len({base, *others}) == 5
    assert base == item_id("event", "00", 1, 2, 0)


def test_nested_tuples_of_actors_come_back_as_nouns():
    event = Event(
        "event-0",
        "document-0",
        "SANCTION",
        None,
        (Actor(country="USA"),),
        (Actor(country="PRK"),),
        "occurred",
        Quote("sanctions", 0, 9),
        Date(None),
    )
    assert from_json(Event, to_json(event)) == event
