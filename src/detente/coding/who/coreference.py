"""Who is meant by pronouns, titles alone, "the ministry" and "the two leaders"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from detente.coding.parsed import Parsed
from detente.coding.reading import Mention, Reading
from detente.coding.speech.quotations import Quotation
from detente.coding.who.actors import actors_of
from detente.coding.who.mentions import cast_of
from detente.coding.who.participants import own_at
from detente.coding.who.salience import Seen, fits, score, seen
from detente.coding.who.titles import SERVING, accredited, head_noun, home_of, title_alone
from detente.evidence import Actor
from detente.lexicon.naming import naming

__all__ = ["actors_of", "annotate"]

_PRONOUNS = frozenset(
    "he him his himself she her hers herself they them their theirs themselves it its itself".split()
)
_PAIR = re.compile(
    r"\b(?:the two|both|the)\s+(?:\w+\s+)?(sides|leaders|countries|governments|parties|nations|presidents|ministers|"
    r"states|neighbours|neighbors|rivals|men|capitals|delegations|allies)\b",
    re.IGNORECASE,
)


def annotate(reading: Reading, quotations: Sequence[Quotation]) -> tuple[Mention, ...]:
    """All mentions, with those added that stand for an earlier one.

    Parameters
    ----------
    reading : Reading
        With the mentions of names and titles.
    quotations : sequence of Quotation
        A pronoun between marks does not mean whoever speaks outside of them.
    """
    memory: list[Seen] = []
    found: list[Mention] = []
    for number in range(len(reading.sentences)):
        for mention in _in_order(reading, number):
            resolved = _resolved(reading, number, mention, memory, quotations)
            if resolved is None:
                continue
            found.append(resolved)
            _remember(reading, resolved, memory, quotations)
    return tuple(_second(reading, found))


def _second(reading: Reading, found: Sequence[Mention]) -> Iterator[Mention]:
    """Nameless aides without a state take that of whom they serve ("an aide to the minister"), once all are known."""
    at = {(m.sentence, word): m for m in found for word in range(m.first, m.last + 1)}
    for mention in found:
        if mention.kind != "office" or mention.actor.name is not None or mention.actor.country is not None:
            yield mention
            continue
        country = next((m.actor.country for m in _masters(reading, mention, at) if m.actor.country), None)
        country = country or _inside_title(reading, mention) or _principal(mention, found)
        yield replace(mention, actor=replace(mention.actor, country=country))


def _inside_title(reading: Reading, mention: Mention) -> str | None:
    """The state of somebody named inside of a title ("aide to Olmert")."""
    words = (mention.actor.role or "").split()
    at = next((i for i, word in enumerate(words) if word in ("to", "of", "for")), len(words))
    behind = [word for word in words[at + 1 :] if word[:1].isupper()]
    named = (cast_of(reading).recall(word) for word in reversed(behind))
    met = next((person.country for person in named if person is not None), None)
    known = {post.country for post in reading.lexicon.persons(" ".join(behind))} if behind else set()
    return met or (known.pop() if len(known) == 1 else None)


def _principal(mention: Mention, found: Sequence[Mention]) -> str | None:
    """ "An aide said": that of the person whom the text spoke of right before."""
    if (mention.actor.role or "").lower() not in _AIDES:
        return None
    before = (m for m in reversed(found) if (m.sentence, m.first) < (mention.sentence, mention.first))
    near = (m for m in before if mention.sentence - m.sentence <= 1 and m.actor.name and m.actor.role)
    return next((m.actor.country for m in near), None)


_AIDES = frozenset(
    {"aide", "aides", "adviser", "advisers", "advisor", "confidant", "spokesman", "spokeswoman"}
)


def _masters(reading: Reading, mention: Mention, at: Mapping[tuple[int, int], Mention]) -> Iterator[Mention]:
    """Whom somebody serves: the phrase behind the title, one inside it, an owner in its clause ("who drafts X's notes")."""
    parsed = reading.parsed(mention.sentence)
    behind = mention.last + 1
    link = parsed.low[behind] if behind < len(parsed) else ""
    abroad = link in ("to", "at") and accredited(mention)
    words = [behind + 1, behind + 2] if link in SERVING and not abroad else []
    words += parsed.children(mention.head, "nmod:poss", "compound")
    for clause in parsed.children(mention.head, "acl:relcl"):
        things = parsed.children(clause, "obj", "obl")
        words += [owner for thing in things for owner in parsed.children(thing, "nmod:poss")]
    for word in words:
        found = at.get((mention.sentence, word))
        if found is not None and found is not mention and found.kind not in ("place", "adjective"):
            yield found


def _in_order(reading: Reading, number: int) -> list[Mention]:
    parsed = reading.parsed(number)
    items = list(reading.mentions_in(number))
    taken = {w for m in items for w in range(m.first, m.last + 1)}
    for word, low in enumerate(parsed.low):
        if low in _PRONOUNS and word not in taken and parsed.labels[word] != "expl":
            items.append(_bare(reading, parsed, number, word, word, word, "pronoun"))
    pairs = _pairs(reading, parsed, number)
    items = [m for m in items if m.head not in {p.head for p in pairs}] + pairs
    return sorted(items, key=lambda m: (m.first, m.last))


def _bare(
    reading: Reading, parsed: Parsed, number: int, first: int, last: int, head: int, kind: str
) -> Mention:
    quote = reading.quote(parsed.sentence.starts[first], parsed.sentence.ends[last])
    return Mention(
        number, head, quote.start, quote.end, kind, Actor(mention=quote), (), head, head, definite=True
    )


def _pairs(reading: Reading, parsed: Parsed, number: int) -> list[Mention]:
    found = []
    for word, low in enumerate(parsed.low):
        if low not in _PAIRED or parsed.labels[word] in ("compound", "amod"):
            continue
        first = parsed.left[word]
        words = parsed.low[first : word + 1]
        if "two" in words or "both" in words or (low == "sides" and words[0] == "the"):
            start = next(i for i in range(first, word + 1) if parsed.low[i] in ("the", "two", "both"))
            found.append(_bare(reading, parsed, number, start, word, word, "group"))
    return found


_PAIRED = frozenset(
    "sides leaders countries governments parties nations presidents ministers states neighbours neighbors rivals men"
    " capitals delegations allies powers koreas foes enemies".split()
)


def _resolved(
    reading: Reading, number: int, mention: Mention, memory: list[Seen], quotations: Sequence[Quotation]
) -> Mention | None:
    if mention.kind == "pronoun":
        return _pronoun(reading, number, mention, memory, quotations)
    if mention.kind == "group" and mention.actor.name is None:
        return _pair(mention, memory)
    if mention.kind == "office" and mention.actor.name is None:
        return title_alone(reading, mention, memory)
    if mention.kind == "people" and _one_of_them(reading.parsed(number), mention):
        return _compatriot(mention, memory)
    if mention.kind == "body" and mention.actor.country is None:
        return _body(reading, mention, memory)
    return mention


def _one_of_them(parsed: Parsed, mention: Mention) -> bool:
    """ "The Frenchman", "the Ukrainian": one person; "the French" and "the British" are many."""
    word = parsed.low[mention.head]
    many = parsed.xpos[mention.head] in ("NNS", "NNPS") or word.endswith(("sh", "ch", "ese", "ss", "s"))
    return mention.definite and not many and mention.head > 0 and parsed.low[mention.head - 1] == "the"


def _compatriot(mention: Mention, memory: list[Seen]) -> Mention:
    """Whoever was met last of that state; the mention as it is where nobody was."""
    near = (s.mention for s in reversed(memory) if mention.sentence - s.mention.sentence <= _FAR)
    found = next((m for m in near if m.kind == "person" and m.actor.country == mention.actor.country), None)
    return _like(mention, found) if found is not None else mention


def _pronoun(
    reading: Reading, number: int, mention: Mention, memory: list[Seen], quotations: Sequence[Quotation]
) -> Mention | None:
    antecedent = _antecedent(
        reading, number, mention, reading.parsed(number).low[mention.head], memory, quotations
    )
    if antecedent is None:
        return None
    if reading.parsed(number).low[mention.head] in _PLURAL and not antecedent.members:
        antecedent = _together(reading, antecedent)
    return _like(mention, antecedent)


def _together(reading: Reading, mention: Mention) -> Mention:
    """All that are coordinated with a state ("Britain and France … they") as one speaker of several members."""
    parsed = reading.parsed(mention.sentence)
    head = parsed.heads[mention.head] if parsed.labels[mention.head] == "conj" else mention.head
    if mention.kind not in ("government", "body", "person"):
        return mention
    joined = [
        m
        for word in (head, *parsed.children(head, "conj"))
        for m in [reading.mention_at(mention.sentence, word)]
        if m
    ]
    if len(joined) < 2 or any(m.kind != mention.kind for m in joined):
        return mention
    names = [m.actor.name or "" for m in joined]
    countries = {m.actor.country for m in joined}
    actor = Actor(
        f"{', '.join(names[:-1])} and {names[-1]}", countries.pop() if len(countries) == 1 else None
    )
    return replace(mention, actor=actor, members=tuple(m.actor for m in joined))


_PLURAL = frozenset({"they", "them", "their", "themselves"})


def _antecedent(
    reading: Reading,
    number: int,
    mention: Mention,
    pronoun: str,
    memory: list[Seen],
    quotations: Sequence[Quotation],
) -> Mention | None:
    """The mention that scores highest for a pronoun at this place."""
    parsed = reading.parsed(number)
    inside = _inside(quotations, mention.start)
    best: tuple[float, Mention] | None = None
    for candidate in reversed(memory[-40:]):
        if not fits(candidate, pronoun):
            continue
        if (
            inside
            and candidate.mention.sentence == number
            and not candidate.quoted
            and candidate.root_subject
        ):
            continue
        value = score(candidate, number, parsed.sentence.paragraph, parsed, mention.head, pronoun)
        if value is not None and (best is None or value > best[0]):
            best = value, candidate.mention
    return best[1] if best is not None else None


_GOVERNING = frozenset({"government", "regime", "leadership", "authorities", "administration"})


def _like(mention: Mention, antecedent: Mention) -> Mention:
    actor = replace(antecedent.actor, mention=mention.actor.mention)
    return replace(mention, actor=actor, members=antecedent.members)


_BODIES = frozenset({"UNO", "IGO", "EUR", "NGO"})


def _pair(mention: Mention, memory: list[Seen]) -> Mention:
    """The two countries met most of late; bodies of states last."""
    words = (mention.actor.mention.text if mention.actor.mention else "").lower()
    people = words.endswith(("leaders", "presidents", "ministers", "men"))
    count: Counter[str] = Counter()
    last: dict[str, Actor] = {}
    for candidate in reversed(memory[-60:]):
        kind, actor = candidate.mention.kind, candidate.mention.actor
        right = (
            kind in ("person", "office")
            if people
            else kind in ("government", "person", "group", "adjective", "people")
        )
        if right and actor.country is not None:
            count[actor.country] += 1
            last.setdefault(actor.country, actor)
    order = sorted(count, key=lambda code: (code in _BODIES, -count[code], list(last).index(code)))
    members = [last[code] for code in order[:2]]
    name = mention.actor.mention.text if mention.actor.mention else None
    actor = Actor(name, None, None, mention.actor.mention)
    return replace(mention, actor=actor, members=tuple(reversed(members)))


def _body(reading: Reading, mention: Mention, memory: list[Seen]) -> Mention:
    """A ministry or government without a country: the same body met before, else the state that weighs most around it."""
    noun = head_noun((mention.actor.name or "").lower())
    met = (
        s.mention
        for s in reversed(memory)
        if s.mention.kind in ("body", "government") and s.mention.actor.country
    )
    owner = reading.parsed(mention.sentence).child(mention.head, "nmod:poss")
    owning = next(
        (
            s.mention
            for s in reversed(memory)
            if s.mention.sentence == mention.sentence and s.mention.head == owner
        ),
        None,
    )
    if owning is not None and owning.actor.country:
        return replace(mention, actor=replace(mention.actor, country=owning.actor.country))
    own = own_at(reading, mention.sentence)
    if own is not None and mention.definite:
        return replace(mention, actor=replace(mention.actor, country=own))
    named = _short_for(mention, memory) if mention.definite else None
    if named is not None:
        return _like(mention, named)
    same = next((m for m in met if head_noun((m.actor.name or "").lower()) == noun), None)
    country = same.actor.country if same is not None else None
    if country is None and noun in _GOVERNING:
        before = [s for s in memory if s.mention.sentence < mention.sentence or s.root_subject]
        last = _antecedent(reading, mention.sentence, mention, "it", before, ())
        country = last.actor.country if last is not None else None
    country = country or home_of(reading, mention)
    return replace(mention, actor=replace(mention.actor, country=country))


_SHORTENED = frozenset(
    "agency commission broadcaster committee council court panel institute company league union fund bank corporation "
    "association organisation organization federation".split()
)
_FAR = 6


def _short_for(mention: Mention, memory: list[Seen]) -> Mention | None:
    """ "The agency", "the court": the body met last whose name ends so ("Federal Maritime Commission")."""
    words = (mention.actor.name or "").lower().split()
    if len(words) > 2 or not words or words[-1] not in _SHORTENED:
        return None
    for earlier in reversed(memory):
        met = earlier.mention
        if mention.sentence - met.sentence > _FAR:
            return None
        name = (met.actor.name or "").lower().split()
        if met.kind == "body" and len(name) > len(words) and name[-1] == words[-1]:
            return met
    return None


def _remember(
    reading: Reading, mention: Mention, memory: list[Seen], quotations: Sequence[Quotation]
) -> None:
    person = cast_of(reading).by_name(mention.actor.name)
    gender = person.gender or naming().gender(person.name) if person is not None else None
    parsed = reading.parsed(mention.sentence)
    memory.append(seen(_standing(mention), parsed, gender=gender, quoted=_inside(quotations, mention.start)))


def _standing(mention: Mention) -> Mention:
    """A pronoun counts as what it stands for: a person, two of them, a government."""
    if mention.kind != "pronoun":
        return mention
    if mention.members:
        return replace(mention, kind="group")
    actor = mention.actor
    if actor.role is not None:
        return replace(mention, kind="person" if actor.name else "office")
    return mention


def _inside(quotations: Sequence[Quotation], offset: int) -> bool:
    return any(q.start <= offset < q.end for q in quotations)
