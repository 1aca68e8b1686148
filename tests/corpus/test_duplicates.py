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
