"""Who speaks: from a cue to its speaker, the one spoken to, and whoever passes the words on."""

from __future__ import annotations

from dataclasses import dataclass

from detente.coding.parsed import Parsed
from detente.coding.reading import Mention, Reading
from detente.coding.speech.cues import Found
from detente.coding.who.actors import PERSONS, actors_of
from detente.evidence import Actor

__all__ = ["TEXTS", "Voice", "find_voice", "issuer"]

TEXTS = frozenset(
    "statement report letter commentary editorial communique communiqué declaration article resolution document text"
    " message tweet post memo note dispatch paper broadcast account readout release op-ed petition proposal draft"
    " bulletin announcement remark comment cable notice order decree ultimatum speech address interview".split()
)
_PUBLISHING = frozenset(
    {"publish", "issue", "release", "write", "sign", "carry", "post", "read", "send", "distribute"}
)
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_OBJECT_CONTROL = frozenset(
    {"quote", "cite", "report", "tell", "ask", "urge", "hear", "force", "allow", "see"}
    | {"prompt", "lead", "cause", "spur", "provoke", "oblige", "compel"}
)
_CITING = frozenset({"quote", "cite", "report", "hear", "see"})
_FROM = ("by", "from", "of")


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaker (several if they speak as one), the words that name him, and at second hand the one who reports."""

    speakers: tuple[Actor, ...]
    word: int
    according_to: Actor | None = None
    by_text: bool = False


def find_voice(reading: Reading, number: int, found: Found) -> Voice | None:
    """The speaker of a verbal cue, or None where the sentence does not name one."""
    parsed = reading.parsed(number)
    word = _speaker_word(parsed, found.word, depth=5)
    if word is None:
        beside = _before_comma(reading, number, found.word)
        return Voice((beside.actor,), beside.head) if beside is not None else None
    word = _person_before_who(reading, number, found.word, word)
    if parsed.low[word] == "we" and found.entry.kind == "speech":
        return Voice((), word, by_text=True)
    if parsed.lemmas[word] in TEXTS and reading.mention_at(number, word) is None:
        return Voice(issuer(reading, number, word), word, by_text=True)
    named = reading.mention_at(number, word)
    if named is not None and named.members:
        return Voice((named.actor,), word)
    actors = actors_of(reading, number, word, loose=_may_speak(parsed, word, found))
    if not actors:
        return None
    return Voice(actors, word, _reporter(reading, number, found.word))


def _before_comma(reading: Reading, number: int, cue: int) -> Mention | None:
    """Somebody whose title between commas stands right before a finite cue that the parser gave no subject."""
    parsed = reading.parsed(number)
    if cue < 3 or parsed.words[cue - 1] != "," or parsed.xpos[cue] not in ("VBD", "VBZ", "VBP"):
        return None
    mention = reading.mention_at(number, cue - 2)
    if mention is None or mention.kind not in ("person", "office"):
        comma = next((w for w in range(cue - 2, max(cue - _ASIDE, 0), -1) if parsed.words[w] == ","), None)
        mention = reading.mention_at(number, comma - 1) if comma is not None else None
    return mention if mention is not None and mention.kind in ("person", "office") else None


_ASIDE = 14


def _person_before_who(reading: Reading, number: int, cue: int, word: int) -> int:
    """ "…, who said": somebody who can be "who" and stands nearest before it."""
    parsed = reading.parsed(number)
    subject = next((w for w in range(cue - 1, max(cue - 5, -1), -1) if parsed.low[w] == "who"), None)
    if subject is None or subject < word or parsed.labels[cue] == "conj":
        return word
    near = [
        m
        for m in reading.mentions_in(number)
        if m.last < subject and m.kind in ("person", "office", "people")
    ]
    if near and subject - near[-1].last <= 2:
        return near[-1].head
    named = reading.mention_at(number, word)
    if named is not None and named.kind in ("person", "office", "people", "pronoun", "group"):
        return word
    return near[-1].head if near and subject - near[-1].last <= 4 else word


def _may_speak(parsed: Parsed, word: int, found: Found) -> bool:
    """Whether a noun that names no known actor can be a speaker: only with a clause, and only if it may be a person."""
    if found.entry.kind != "speech" or parsed.upos[word] in ("PRON", "DET"):
        return False
    lemma = parsed.lemmas[word]
    if lemma in _THINGS:
        return False
    if lemma in PERSONS:
        return True
    return (found.lemma not in _FIGURATIVE and "that" in found.entry.frames) or lemma.endswith(_AGENTS)


_FIGURATIVE = frozenset(
    "suggest indicate imply signal show demonstrate mean prove reveal confirm threaten promise offer invite demand require"
    " reflect underscore highlight underline hint warn predict guarantee assure remind estimate see make dictate"
    " reject refuse deny call condemn stress emphasise emphasize project report tell contradict begin continue".split()
)


_AGENTS = ("er", "or", "ist", "ian", "man", "men", "woman", "people", "ant", "ent", "aide", "ally", "source", "critic",
           "analyst", "party", "others", "other", "some", "group", "team", "side", "outlet", "agency", "paper", "media",
           "channel", "network", "station", "daily", "television", "radio", "website", "tank", "mother", "father", "chief",
           "official", "person", "witness", "family", "camp", "circle", "envoy", "union", "insider")  # fmt: skip
_THINGS = frozenset(
    "agreement statement document treaty factor matter paper power order letter number number war intent"
    " event development deployment commitment movement moment incident border water weather sector offer answer move attack"
    " test launch evidence image figure datum data poll survey picture map law rule treaty constitution sign history"
    " experience logic reality fact theory idea goal plan policy strategy talk deal summit meeting visit decision result"
    " crisis conflict tension silence absence thing time year day term name word what which that this it".split()
)


def _speaker_word(parsed: Parsed, word: int, depth: int) -> int | None:
    """The word that heads the speaker's phrase, through coordination, relative clauses, participles and infinitives."""
    if depth == 0:
        return None
    agent = _agent(parsed, word)
    if _passive(parsed, word):
        return agent
    subject = _subject(parsed, word)
    if subject is not None:
        return _antecedent(parsed, word, subject)
    head, label = parsed.heads[word], parsed.labels[word]
    beside = _beside(parsed, word)
    if beside is not None:
        return beside
    if head < 0:
        return None
    if label in ("acl", "acl:relcl"):
        predicate = parsed.xpos[word] == "VBG" and parsed.child(head, "cop") is not None
        return parsed.subject(head) if predicate and parsed.subject(head) is not None else head
    going_on = _going_on(parsed, word)
    if going_on is not None:
        return _speaker_word(parsed, going_on, depth - 1)
    if label in ("xcomp", "ccomp", "advcl", "obl") and parsed.lemmas[head] in _OBJECT_CONTROL:
        goes_on = parsed.lemmas[head] == "tell" and parsed.xpos[word] == "VBG"
        return _controlled(parsed, head, goes_on=goes_on and label == "advcl")
    if label == "conj" and parsed.xpos[word] in ("VBD", "VBN", "VBZ", "VBP"):
        between = [
            k
            for k in parsed.children(head, "conj")
            if head < k < word and parsed.upos[k] in ("PROPN", "PRON")
        ]
        if between:
            return between[-1]
    if label in ("conj", "xcomp", "advcl", "parataxis", "ccomp", "dep"):
        return (
            _speaker_word(parsed, head, depth - 1)
            if parsed.upos[head] in ("VERB", "AUX", "ADJ", "NOUN")
            else None
        )
    return None


def _going_on(parsed: Parsed, word: int) -> int | None:
    """The cue that a participle behind a comma goes on from: "told Reuters, calling …", "…, he said, adding …"."""
    head = parsed.heads[word]
    if (
        head < 0
        or parsed.xpos[word] != "VBG"
        or parsed.labels[word] not in ("advcl", "xcomp")
        or parsed.words[word - 1] != ","
    ):
        return None
    above = parsed.heads[head]
    if parsed.labels[head] in ("ccomp", "parataxis") and head < above < word:
        return above
    if parsed.labels[head] in ("xcomp", "ccomp") and 0 <= above < head and not _named(parsed, head):
        return above if parsed.subject(above) is not None and not _passive(parsed, above) else None
    aside = next((k for k in parsed.children(head, "parataxis") if head < k < word), None)
    return aside if aside is not None else _main(parsed, head)


def _named(parsed: Parsed, verb: int) -> bool:
    """Whether a clause has a subject that could speak itself."""
    subject = parsed.subject(verb)
    return subject is not None and parsed.upos[subject] in ("PROPN", "PRON") and parsed.low[subject] != "it"


def _main(parsed: Parsed, head: int) -> int | None:
    """ "Told Reuters": whoever tells goes on, not the one who is told."""
    told = parsed.lemmas[head] in _OBJECT_CONTROL - _CITING and not _passive(parsed, head)
    return head if told and parsed.subject(head) is not None else None


def _subject(parsed: Parsed, word: int) -> int | None:
    """The subject of a clause; of two that the parser gave it the one next to the cue ("Cairo will not: X sent …")."""
    found = [w for w in parsed.children(word, "nsubj", "nsubj:pass", "nsubj:outer") if w < word]
    found = [w for w in found if not _manner(parsed, w)] or found
    return (
        found[-1]
        if len(found) > 1
        else next(iter(found), parsed.child(word, "nsubj", "nsubj:pass", "nsubj:outer"))
    )


def _manner(parsed: Parsed, word: int) -> bool:
    """A bare noun between commas that only tells how somebody spoke ("X, all smiles, said")."""
    after = parsed.right[word] + 1
    owned = parsed.child(word, "nmod:poss", "appos") is not None
    bare = all(parsed.low[k] == "all" for k in parsed.children(word, "det"))
    return parsed.upos[word] == "NOUN" and parsed.words[after : after + 1] == (",",) and bare and not owned


def _beside(parsed: Parsed, word: int) -> int | None:
    """A name right before a finite cue, or right behind one ("argues Kristian …"), where the parser saw no subject."""
    if parsed.xpos[word] not in ("VBD", "VBZ", "VBP"):
        return None
    before = word - 1
    while before >= 0 and parsed.upos[before] in ("AUX", "ADV", "PART"):
        before -= 1
    if before > 0 and parsed.words[before] == "," and parsed.upos[before - 1] == "PROPN":
        named = before - 1
        while parsed.labels[named] == "flat" and parsed.heads[named] >= 0:
            named = parsed.heads[named]
        return named if parsed.labels[named] in ("appos", "nsubj", "obj", "conj") else None
    if before > 0 and parsed.words[before] == "," and parsed.labels[before - 1] == "appos":
        return parsed.heads[before - 1]
    if before >= 0 and (parsed.upos[before] == "PROPN" or parsed.low[before] in ("he", "she", "it", "they")):
        return before
    after = parsed.child(word, "obj", "iobj")
    if (
        after == word + 1
        and parsed.upos[after] == "PROPN"
        and parsed.child(word, "ccomp", "parataxis") is not None
    ):
        return after
    return None


def _before_verb(parsed: Parsed, verb: int) -> int | None:
    """The noun right before a verb whose subject the parser missed ("…, X told the house, adding …")."""
    word = verb - 1
    while word >= 0 and parsed.upos[word] in ("AUX", "ADV", "PART"):
        word -= 1
    return word if word >= 0 and parsed.upos[word] in ("PROPN", "NOUN", "PRON") else None


def _controlled(parsed: Parsed, head: int, *, goes_on: bool = False) -> int | None:
    """ "was quoted as saying", "quoted an official as saying": the one quoted speaks."""
    if _passive(parsed, head):
        subject = parsed.subject(head)
        return _antecedent(parsed, head, subject) if subject is not None else None
    found = parsed.child(head, "obj", "iobj")
    if goes_on and parsed.subject(head) is None:
        return _before_verb(parsed, head)
    if found is None and parsed.lemmas[head] not in ("quote", "cite"):
        return _speaker_word(parsed, head, 2)
    return found


def _reporter(reading: Reading, number: int, word: int) -> Actor | None:
    parsed = reading.parsed(number)
    head = parsed.heads[word]
    if head < 0 or parsed.lemmas[head] not in ("quote", "cite"):
        return None
    source = _agent(parsed, head) if _passive(parsed, head) else _speaker_word(parsed, head, 3)
    actors = actors_of(reading, number, source, loose=True) if source is not None else ()
    return actors[0] if actors else None


def _passive(parsed: Parsed, word: int) -> bool:
    if any(parsed.labels[k] in ("aux:pass", "nsubj:pass") for k in parsed.kids[word]):
        return True
    bare = not any(parsed.labels[k] == "aux" for k in parsed.kids[word])
    return bare and parsed.xpos[word] == "VBN" and parsed.labels[word] in ("acl", "advcl")


def _agent(parsed: Parsed, word: int) -> int | None:
    for kid in parsed.kids[word]:
        if parsed.labels[kid] == "obl:agent" or (parsed.labels[kid] == "obl" and parsed.case(kid) == "by"):
            return kid
    return None


def _antecedent(parsed: Parsed, word: int, subject: int) -> int | None:
    if parsed.low[subject] not in _RELATIVES or parsed.upos[subject] not in ("PRON", "SCONJ", "DET"):
        return subject
    node = word
    while parsed.labels[node] in ("conj", "xcomp") and parsed.heads[node] >= 0:
        node = parsed.heads[node]
    if parsed.labels[node].startswith("acl") and parsed.heads[node] >= 0:
        return parsed.heads[node]
    before = subject - 1
    while before >= 0 and parsed.upos[before] in ("PUNCT", "ADP"):
        before -= 1
    return before if before >= 0 and parsed.upos[before] in ("PROPN", "NOUN") else None


def issuer(reading: Reading, number: int, word: int) -> tuple[Actor, ...]:
    """Whose text it is: "the ministry's statement", "a letter from Kim", "a statement published by KCNA"."""
    parsed = reading.parsed(number)
    for kid in parsed.kids[word]:
        owner = parsed.labels[kid] == "nmod:poss" or (
            parsed.labels[kid] == "nmod" and parsed.case(kid) in _FROM
        )
        modifier = parsed.labels[kid] in ("compound", "amod")
        if owner or modifier:
            actors = actors_of(reading, number, kid)
            if actors:
                return actors
        if parsed.labels[kid] in ("acl", "acl:relcl") and parsed.lemmas[kid] in _PUBLISHING:
            agent = _agent(parsed, kid)
            actors = actors_of(reading, number, agent) if agent is not None else ()
            if actors:
                return actors
    return ()
