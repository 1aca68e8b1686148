"""Whether a clause looks ahead, and whether what it says is a forecast or somebody's own plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import codes
from detente.coding.deeds.status import is_negated
from detente.coding.terms.setters import agents, private
from detente.lexicon.terms import term_words

if TYPE_CHECKING:
    from detente.coding.reading import Reading
    from detente.coding.tree import Tree
    from detente.evidence import Statement

__all__ = [
    "FUTURE",
    "MAYBE",
    "detached",
    "first_person",
    "foreseen",
    "guessed",
    "own_hand",
    "own_subject",
    "permitted",
    "scheduled",
    "unreal",
]

FUTURE = frozenset({"will", "'ll", "wo", "shall"})
MAYBE = frozenset({"may", "might", "could"})
_OWNERS = frozenset({"we", "i", "our", "my", "he", "she"})
_FIRST = frozenset({"we", "i", "our", "my", "us"})


def foreseen(tree: Tree, word: int) -> bool:
    """ "will", "may", "would", "is likely to", "is going to" """
    aux = {tree.low[w] for w in tree.having(word, "aux")} | ({tree.low[word]} & FUTURE)
    if "have" in aux and not aux & (FUTURE | {"might", "may"}):
        return False
    above = tree.heads[word]
    going = above >= 0 and tree.labels[word] == "xcomp" and tree.low[above] == "going"
    likely = tree.lemmas[word] in term_words("likely") and tree.first(word, "xcomp", "csubj") is not None
    return bool(aux & (FUTURE | MAYBE | {"would", "'d"})) or likely or going


def guessed(tree: Tree, word: int) -> int | None:
    """ "I think that it will hold", "we expect them to stay": the head of what one who says "I" expects."""
    lemma = tree.lemmas[word]
    expectation = next(
        (o for o in tree.having(word, "obj", "nsubj") if tree.lemmas[o] in term_words("chances")), None
    )
    if lemma in ("have", "be") and expectation is not None:
        return guessed(tree, expectation)
    chances = lemma in term_words("chances")
    owner = tree.first(word, "nmod:poss", "nsubj")
    if (
        not (lemma in term_words("guessing") and owner is not None and tree.low[owner] in _OWNERS)
        and not chances
    ):
        return None
    clause = tree.first(word, "ccomp", "acl") or (None if chances else tree.first(word, "xcomp", "parataxis"))
    if clause is None:
        return tree.first(word, "obj") if lemma in term_words("expecting") else None
    expects = lemma in term_words("expecting") and tree.labels[clause] == "xcomp"
    return clause if foreseen(tree, clause) or expects else None


def detached(reading: Reading, statement: Statement) -> bool:
    """Whether the speaker decides nothing: a scholar, a reporter, somebody of no known state."""
    return statement.speaker.country is None or private(reading, statement)


def own_subject(tree: Tree, word: int) -> bool:
    return tree.first(word, "nsubj", "nsubj:pass", "expl", "csubj") is not None


def first_person(tree: Tree, word: int) -> bool:
    subject = tree.first(word, "nsubj", "nsubj:pass")
    if subject is None:
        return False
    return bool({tree.low[w] for w in (subject, *tree.having(subject, "nmod:poss"))} & _FIRST)


def own_hand(reading: Reading, tree: Tree, word: int, statement: Statement) -> bool:
    """What his own side will do is an announcement, a promise or a threat; so is what one in power says will be done."""
    if first_person(tree, word):
        return True
    who, speaker = codes(agents(reading, tree, word)), statement.speaker
    if (
        speaker.country is not None
        and who == {speaker.country}
        and tree.lemmas[word] not in term_words("befalling")
    ):
        return True
    hedged = any(tree.low[w] in MAYBE | {"likely", "probably"} for w in tree.having(word, "aux", "advmod"))
    return tree.passive(word) and not who and not detached(reading, statement) and not hedged


def permitted(tree: Tree, word: int) -> bool:
    """ "ambulances may pass", "neither army may move": leave, not likelihood."""
    if not any(tree.low[w] == "may" for w in tree.having(word, "aux")):
        return False
    subject = tree.first(word, "nsubj", "nsubj:pass")
    any_one = subject is not None and any(
        tree.low[w] in ("a", "any", "every", "no", "neither", "each") for w in tree.having(subject, "det")
    )
    return any_one or is_negated(tree, word)


def scheduled(reading: Reading, tree: Tree, word: int, *, opinion: bool) -> bool:
    """A plan of those who can carry it out: "will meet on Monday" foretells nothing."""
    aux = {tree.low[w] for w in tree.having(word, "aux")}
    bound = "to" in tree.marks(word) and opinion
    if not (aux & FUTURE or "would" in aux or bound) or (
        is_negated(tree, word) and (opinion or not tree.passive(word))
    ):
        return False
    text = tree.sentence.text.lower()
    if any(
        hedge in text
        for hedge in (
            "likely",
            "probably",
            "perhaps",
            "certainly",
            "surely",
            "inevitably",
            "guess",
            "likelihood",
            "bound to",
        )
    ):
        return False
    if tree.lemmas[word] in term_words("befalling") | term_words("worsening") or tree.having(word, "cop"):
        return False
    dated = any(t.kind == "date" for t in reading.times_in(tree.sentence.start, tree.sentence.end))
    arranged = tree.lemmas[word] in term_words("arranged")
    if opinion:
        return arranged and dated
    return bool(codes(agents(reading, tree, word))) or tree.passive(word) or arranged


def unreal(tree: Tree, word: int) -> bool:
    """ "if it were to …" takes no view whether it comes; nor does a question."""
    if any("if" in tree.marks(c) and _past_if(tree, c) for c in tree.having(word, "advcl")):
        return True
    supposed = any(tree.low[w] in ("would", "could", "'d") for w in tree.having(word, "aux"))
    any_one = any(tree.low[w] == "any" for s in tree.having(word, "nsubj") for w in tree.having(s, "det"))
    if supposed and (any_one or tree.having(word, "csubj")):
        return True
    return any(tree.words[w] == "?" for w in tree.having(word, "punct"))


def _past_if(tree: Tree, clause: int) -> bool:
    words = [clause, *tree.having(clause, "aux", "cop", "aux:pass")]
    return any(tree.low[w] in ("were", "could", "did", "had") or tree.xpos[w] == "VBD" for w in words)
