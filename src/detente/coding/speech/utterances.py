"""From a statement in the making to what its act is told by."""

from __future__ import annotations

import re

from detente.coding.parsed import Parsed
from detente.coding.reading import Mention, Reading
from detente.coding.speech.acts import Utterance
from detente.coding.speech.actwords import STATES
from detente.coding.speech.attribution import Attribution

__all__ = ["utterance_of"]

_SELF = frozenset({"i", "we", "my", "our", "us"})
_PRONOUNS = frozenset({"it", "he", "she", "they"})
_PAST = frozenset({"VBD", "VBN"})
_NAMELESS = frozenset({"NUM", "PROPN", "PUNCT"})
_IF = frozenset({"if", "unless", "until", "provided", "once", "when"})


def utterance_of(reading: Reading, said: Attribution) -> Utterance:
    """The features of a statement's content; of a quotation of several sentences those of the first."""
    number, head = _main(reading, said)
    parsed = reading.parsed(number)
    words = _inside(parsed, said)
    text = " ".join(reading.document.text[a:b] for a, b in said.pieces).lower().replace("’", "'")
    verb = head if head >= 0 else _top(parsed, words)
    aux = {parsed.low[k] for k in parsed.children(verb, "aux", "aux:pass")} if verb >= 0 else set()
    copula = parsed.child(verb, "cop") if verb >= 0 else None
    first = parsed.words[words[0]] if words else ""
    shifted = said.frame != "quote" and _backshifted(reading, said)
    return Utterance(
        lemma=said.lemma,
        cue_act=said.act,
        frame=said.frame,
        text=" ".join(text.split()),
        lemmas=frozenset(parsed.lemmas[w] for w in (*words, *_claimed(parsed, words))),
        main=parsed.lemmas[verb] if verb >= 0 else "",
        by=_subject(reading, number, said, verb),
        modals=frozenset(aux | ({"going"} if verb >= 0 and _going(parsed, verb) else set())),
        negated=_negated(parsed, verb, words),
        past=_past(parsed, verb, aux, None if shifted else copula, shifted),
        conditional=any(parsed.low[w] in _IF for w in words) or "provided that" in text,
        party=_party(said),
        passive="be" in {parsed.lemmas[k] for k in parsed.children(verb, "aux:pass")} if verb >= 0 else False,
        copular=copula is not None,
        quoted=any(mark in text for mark in '“"‘')
        or reading.document.text[said.start - 1 : said.start] in '“"‘',
        question=text.rstrip().endswith("?") or reading.document.text[said.end : said.end + 1] == "?",
        imperative=_imperative(parsed, verb, aux, first),
        negated_cue=said.polarity == "negated" or _cue_negated(reading, said),
        rule=said.rule,
        tag=parsed.xpos[verb] if verb >= 0 else "",
        words=tuple(_plain(reading, number, parsed, w) for w in words),
        scores=_scores(parsed, words),
    )


def _plain(reading: Reading, number: int, parsed: Parsed, word: int) -> str:
    """The lemma, or what stands for a name, a number or a mark."""
    if reading.mention_at(number, word) is not None:
        return "<actor>"
    return f"<{parsed.upos[word]}>" if parsed.upos[word] in _NAMELESS else parsed.lemmas[word]


def _scores(parsed: Parsed, words: list[int]) -> tuple[float, ...]:
    """The mean of what the network says of each word of the content."""
    acts = parsed.sentence.acts
    return tuple(acts[words].mean(axis=0).tolist()) if acts is not None and words else ()


def _main(reading: Reading, said: Attribution) -> tuple[int, int]:
    if said.root >= 0:
        sentence = reading.sentences[said.sentence]
        if said.holds(sentence.starts[said.root]):
            return said.sentence, said.root
    number = reading.sentence_at(said.start)
    parsed = reading.parsed(number)
    return number, _held(parsed, _top(parsed, _inside(parsed, said)))


def _held(parsed: Parsed, verb: int) -> int:
    """Of "I think that X", "we know that X" the clause X: what the speaker holds."""
    if verb < 0 or parsed.lemmas[verb] not in _HOLDING or parsed.negated(verb):
        return verb
    subject, clause = parsed.subject(verb), parsed.child(verb, "ccomp")
    own = subject is not None and parsed.low[subject] in ("i", "we")
    return clause if own and clause is not None else verb


def _claimed(parsed: Parsed, words: list[int]) -> list[int]:
    """The noun that a content clause hangs on ("allegations that …")."""
    heads = {parsed.heads[w] for w in words if parsed.labels[w] in ("acl", "ccomp")} - set(words) - {-1}
    return [w for w in sorted(heads) if parsed.upos[w] == "NOUN"]


_HOLDING = frozenset("think know believe guess suppose say repeat".split())


_WATCHERS = re.compile(
    r"\b(?:analyst|researcher|expert|professor|scholar|correspondent|reporter|journalist|historian|diplomats?|media|"
    r"broadcaster|defector|economist|editor|author|director of|fellow|witness|residents?|sources?|observer|lawyer|aide)",
    re.IGNORECASE,
)


def _party(said: Attribution) -> bool:
    """Whether the speaker acts for a side: not a scholar, a reporter or a bystander."""
    speaker = said.speaker
    if speaker.sector in ("EDU", "JRN", "NGO", "CVL", "BUS"):
        return False
    if speaker.role is not None and _WATCHERS.search(speaker.role):
        return False
    return speaker.country is not None or speaker.role is not None or speaker.name is None


def _inside(parsed: Parsed, said: Attribution) -> list[int]:
    return [w for w, start in enumerate(parsed.sentence.starts) if said.holds(start)]


def _top(parsed: Parsed, words: list[int]) -> int:
    inside = set(words)
    tops = [w for w in words if parsed.heads[w] not in inside and parsed.upos[w] != "PUNCT"]
    main = [w for w in tops if not any(parsed.low[k] in _IF for k in parsed.children(w, "mark"))]
    tops = main or tops
    verbal = [w for w in tops if parsed.upos[w] in ("VERB", "AUX", "ADJ", "NOUN")]
    return (verbal or tops or [-1])[0]


def _going(parsed: Parsed, verb: int) -> bool:
    head = parsed.heads[verb]
    return parsed.lemmas[verb] == "go" or (
        head >= 0 and parsed.lemmas[head] == "go" and parsed.labels[verb] == "xcomp"
    )


def _subject(reading: Reading, number: int, said: Attribution, verb: int) -> str:
    parsed = reading.parsed(number)
    if verb < 0:
        return "none"
    subject = parsed.subject(verb)
    if subject is None:
        return "self" if said.frame == "inf" and said.addressee is None else "none"
    if parsed.low[subject] in _SELF:
        return "self"
    if parsed.low[subject] == "you":
        return "other"
    mention = reading.mention_at(number, subject)
    owner = parsed.child(subject, "nmod:poss")
    ours = any(parsed.low[k] in _SELF for k in parsed.children(subject, "nmod"))
    if ours or (owner is not None and parsed.low[owner] in _SELF):
        return "self"
    if mention is None and owner is not None:
        mention = reading.mention_at(number, owner)
    active = parsed.labels[subject] == "nsubj"
    if active and (mention is None or mention.actor.country is None):
        mention = _national(reading, number, subject) or mention
    if mention is None:
        return "none"
    speaker = said.speaker
    if len(said.speakers) > 1 and parsed.low[subject] == "they":
        return "self"
    own = speaker.country is not None and mention.actor.country == speaker.country
    same = speaker.name is not None and mention.actor.name == speaker.name
    unnamed = speaker.name is None and speaker.role is not None
    same = same or (unnamed and mention.actor.role == speaker.role)
    if unnamed and speaker.country is None and mention.kind == "government" and _party(said):
        return "self"
    if own or same:
        return "self"
    return "other" if mention.actor.country is not None or mention.kind == "person" else "none"


def _national(reading: Reading, number: int, subject: int) -> Mention | None:
    """ "the Chinese side", "troops of the Union": whose the subject is."""
    parsed = reading.parsed(number)
    near = (reading.mention_at(number, k) for k in parsed.children(subject, "amod", "compound", "nmod"))
    return next((m for m in near if m is not None and m.actor.country is not None), None)


def _negated(parsed: Parsed, verb: int, words: list[int]) -> bool:
    if verb < 0:
        return False
    if parsed.negated(verb) or any(
        parsed.negated(k)
        for k in parsed.kids[verb]
        if parsed.labels[k] in ("nsubj", "nsubj:pass", "obj", "xcomp")
    ):
        return True
    near = [
        k for k in parsed.kids[verb] if parsed.labels[k] in ("nsubj", "obj", "nsubj:pass", "obl", "advmod")
    ]
    return any(parsed.low[k] in ("nothing", "nobody", "none", "nowhere", "longer") for k in near) and (
        "longer" not in {parsed.low[k] for k in near} or any(parsed.low[w] == "no" for w in words)
    )


def _past(parsed: Parsed, verb: int, aux: set[str], copula: int | None, shifted: bool) -> bool:
    if verb < 0:
        return False
    if aux & {"will", "would", "could", "may", "might", "must", "can", "should", "'ll", "shall"}:
        return False
    if aux & {"had", "was", "were", "has", "have", "did", "been", "'ve"}:
        return parsed.xpos[verb] in _PAST or "did" in aux
    return (parsed.xpos[verb] == "VBD" and not (shifted and parsed.lemmas[verb] in STATES)) or (
        copula is not None and parsed.low[copula] in ("was", "were", "been")
    )


def _backshifted(reading: Reading, said: Attribution) -> bool:
    """Indirect speech under a past cue: "was willing" means that he is."""
    if said.cue_word < 0 or said.frame != "that":
        return False
    quoted = reading.document.text[said.start - 1 : said.start] in '“"‘'
    return not quoted and reading.parsed(said.sentence).xpos[said.cue_word] in _PAST


def _imperative(parsed: Parsed, verb: int, aux: set[str], first: str) -> bool:
    return (
        verb >= 0
        and parsed.xpos[verb] == "VB"
        and parsed.subject(verb) is None
        and not aux - {"do"}
        and parsed.labels[verb] in ("root", "ccomp", "conj")
        and first.lower() not in ("to", "if")
        and "to" not in {parsed.low[k] for k in parsed.children(verb, "mark")}
    )


def _cue_negated(reading: Reading, said: Attribution) -> bool:
    return said.cue_word >= 0 and reading.parsed(said.sentence).negated(said.cue_word)
