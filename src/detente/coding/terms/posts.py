"""Posts of a government that are vacant, or for which somebody is nominated, named or gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in, doers
from detente.coding.deeds.naming import lemmas_of
from detente.coding.deeds.status import status_of
from detente.evidence import Actor, Post, Quote, Trace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree
    from detente.evidence.vocabulary import PostStatus

__all__ = ["annotate"]

_NAMING: dict[str, PostStatus] = {
    "nominate": "nominated", "propose": "nominated", "appoint": "named", "name": "named", "install": "named",
    "confirm": "named", "swear": "named", "elect": "named",
}  # fmt: skip
_LEAVING = frozenset("resign quit step leave".split())
_REMOVING = frozenset("fire dismiss sack replace remove oust".split())
_EMPTY = frozenset("vacant unfilled empty".split())
_OFFICES = frozenset(
    "secretary ambassador minister envoy representative adviser advisor director chief commander negotiator president "
    "chancellor governor commissioner chairman premier general spokesman spokeswoman deputy attorney coordinator post "
    "position job office ambassadorship seat consul".split()
)


def annotate(reading: Reading) -> tuple[Post, ...]:
    """The posts of a document in text order."""
    found: list[Post] = []
    for number in range(len(reading.sentences)):
        tree = reading.tree(number)
        for word, lemma in enumerate(tree.lemmas):
            if tree.upos[word] == "VERB":
                found.extend(_of_verb(reading, tree, word, lemma))
            elif lemma in _EMPTY:
                found.extend(_vacant(reading, tree, word))
    return tuple(found)


def _of_verb(reading: Reading, tree: Tree, word: int, lemma: str) -> Iterator[Post]:
    if lemma in _NAMING:
        yield from _named(reading, tree, word, _NAMING[lemma])
    elif lemma in _LEAVING:
        posts = [head for prep, head in tree.obliques(word) if prep in ("as", "from")] + list(
            tree.having(word, "obj")
        )
        person = next(iter(doers(reading, tree, tree.doers(word))), None)
        yield from _each(reading, tree, word, posts, "left", person)
    elif lemma in _REMOVING:
        for obj in tree.objects(word):
            person = next(iter(actors_in(reading, tree, obj)), None)
            if (
                person is not None
                and person.name
                and person.role
                and status_of(tree, word).status == "occurred"
            ):
                yield _post(reading, tree, word, obj, "left", person, person.country, person.role)


def _named(reading: Reading, tree: Tree, word: int, status: PostStatus) -> Iterator[Post]:
    """ "nominated X as ambassador", "named X ambassador", "is yet to nominate an ambassador" """
    real = status_of(tree, word).status
    objects = tree.objects(word)
    posts = [head for prep, head in tree.obliques(word) if prep in ("as", "to", "for")]
    posts += [w for w in tree.having(word, "xcomp") if not tree.is_verb(w)]
    if _yet(tree, word) or real == "negated":
        yield from _each(reading, tree, word, _offices_in(tree, objects), "vacant", None)
        return
    if real == "hypothetical":
        return
    person = next((a for obj in objects for a in actors_in(reading, tree, obj) if a.name), None)
    if person is not None:
        yield from _each(reading, tree, word, posts, status, person)


def _offices_in(tree: Tree, objects: tuple[int, ...]) -> list[int]:
    """The objects and the offices coordinated with them, however deep the parser hangs them."""
    inner = [
        w
        for obj in objects
        for w in sorted(tree.below(obj))
        if tree.labels[w] == "conj" and tree.lemmas[w] in _OFFICES
    ]
    return list(dict.fromkeys((*objects, *inner)))


def _yet(tree: Tree, word: int) -> bool:
    """ "has yet to", "is yet to" """
    around = {tree.low[w] for w in tree.having(word, "advmod")}
    head = tree.heads[word]
    if head >= 0 and tree.labels[word] in ("xcomp", "advcl", "ccomp", "acl"):
        around |= {tree.low[head]} | {tree.low[w] for w in tree.having(head, "advmod")}
    return "yet" in around


def _each(
    reading: Reading, tree: Tree, word: int, posts: list[int], status: PostStatus, person: Actor | None
) -> Iterator[Post]:
    for post in posts:
        if lemmas_of(tree, post) & _OFFICES:
            yield _post(
                reading, tree, word, post, status, person, _government(reading, tree, word, post), None
            )


def _government(reading: Reading, tree: Tree, word: int, post: int) -> str | None:
    for actor in (*doers(reading, tree, tree.doers(word)), *actors_in(reading, tree, post)):
        if actor.country:
            return actor.country
    return None


def _post(
    reading: Reading, tree: Tree, word: int, post: int, status: PostStatus, person: Actor | None,
    government: str | None, name: str | None,
) -> Post:  # fmt: skip
    first, last = tree.span(post, without=("conj", "cc", "case", "punct", "acl:relcl", "appos", "det"))
    start, end = tree.offsets(first, last)
    trigger = Quote(tree.words[word], *tree.offsets(word, word))
    return Post(
        id=reading.new_id("post", start, end),
        document=reading.document.id,
        government=government,
        post=name or reading.document.text[start:end],
        status=status,
        person=person,
        quote=reading.quote(min(start, trigger.start), max(end, trigger.end)),
        trace=Trace(f"post {status} ({tree.lemmas[word]})", (trigger,)),
    )


def _vacant(reading: Reading, tree: Tree, word: int) -> Iterator[Post]:
    subject = tree.first(word, "nsubj")
    head = tree.heads[word]
    if subject is None and head >= 0 and tree.labels[word] == "xcomp":
        subject = tree.first(head, "nsubj")
    if subject is None and tree.labels[word] == "amod":
        subject = head
    if subject is not None:
        yield from _each(reading, tree, word, list(tree.joined(subject)), "vacant", None)
