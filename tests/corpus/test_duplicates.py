from __future__ import annotations

from detente.corpus import duplicates, read_text

STORY = " ".join(
    f"On day {n} the envoy of side {n % 7} told reporters in city {n % 11} that item {n} was settled."
    for n in range(30)
)


def groups(*texts: str) -> list[int | None]:
    documents = [read_text(text, where=f"{n}.txt") for n, text in enumerate(texts)]
    known = {d.id: n for n, d in enumerate(documents)}
    found = duplicates([(d.id, d.signature) for d in documents], lambda i: documents[known[i]].text)
    return [known.get(found[d.id] or "") for d in documents]


def test_a_syndicated_copy_belongs_to_the_first():
    other = STORY.replace("envoy", "minister").replace("settled", "open").replace("reporters", "deputies")
    assert groups(STORY, "(Wire) " + STORY + " Additional reporting by a colleague.", other) == [
        None,
        0,
        None,
    ]


def test_a_cut_copy_is_a_copy():
    assert groups(STORY, STORY[: len(STORY) * 3 // 4]) == [None, 0]


def test_a_short_quote_of_it_is_not():
    assert groups(STORY, STORY[:200]) == [None, None]


def test_pairs_that_are_known_are_not_compared_again():
    documents = [
        read_text(text, where=f"{n}.txt") for n, text in enumerate((STORY, STORY + " More.", STORY * 2))
    ]
    listed = [(d.id, d.signature) for d in documents]
    texts = {d.id: d.text for d in documents}
    known = duplicates(listed, texts.__getitem__)
    assert list(known.values()) == [None, documents[0].id, documents[0].id]

    def asked(identity: str) -> str:
        raise AssertionError(f"asked for {identity}")

    assert duplicates(listed, asked, known=known) == known


def test_an_earlier_text_read_later_becomes_the_original():
    first, second = (read_text(STORY + more, where=f"{more}.txt") for more in (" One.", " Two."))
    texts = {d.id: d.text for d in (first, second)}
    known = duplicates([(second.id, second.signature)], texts.__getitem__)
    found = duplicates([(d.id, d.signature) for d in (first, second)], texts.__getitem__, known=known)
    assert found == {first.id: None, second.id: first.id}


def test_texts_that_share_half_are_compared_with_few_others():
    boilerplate = STORY[: len(STORY) // 2]
    documents = [
        read_text(
            boilerplate + " ".join(f"Item {n} of {k} moved to {n * k}." for k in range(60)), where=f"{n}.txt"
        )
        for n in range(120)
    ]
    texts, asked = {d.id: d.text for d in documents}, []

    def text_of(identity: str) -> str:
        asked.append(identity)
        return texts[identity]

    duplicates([(d.id, d.signature) for d in documents], text_of)
    assert len(asked) <= 17 * len(documents)
