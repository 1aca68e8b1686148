"""A parsed sentence seen from its predicates: who does it, to whom, with which words around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.parsed import Parsed

if TYPE_CHECKING:
    from detente.coding.english.sentence import Sentence

__all__ = ["Tree"]

_WHEREIN = frozenset({"where", "when", "why", "how"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_OBJECT_CONTROL = frozenset(
    "allow ask beg cause challenge command compel convince direct dispatch enable encourage expect forbid force help "
    "implore instruct invite lead let make order permit persuade press pressure prompt request require send tell urge "
    "want warn call push".split()
)
_LONG_OPENERS = {
    "as": ("as long as",), "so": ("so long as",), "provided": ("provided that",), "on": ("on condition that",),
    "in": ("in exchange for", "in return for"),
}  # fmt: skip
_SUBJECTS = ("nsubj", "csubj", "nsubj:outer")
_PASSIVE_SUBJECTS = ("nsubj:pass", "csubj:pass")
_OBLIQUES = ("obl", "obl:agent", "nmod")


class Tree(Parsed):
    """A sentence with the questions one asks of a predicate; `number` is its place in the reading."""

    __slots__ = ("number",)

    def __init__(self, sentence: Sentence, number: int = 0) -> None:
        super().__init__(sentence)
        self.number = number

    def having(self, word: int, *labels: str) -> tuple[int, ...]:
        """The children of `word` under one of these relations."""
        kids = self.kids[word]
        if not kids:
            return ()
        given = self.labels
        return tuple([kid for kid in kids if given[kid] in labels])

    def first(self, word: int, *labels: str) -> int | None:
        given = self.labels
        return next((kid for kid in self.kids[word] if given[kid] in labels), None)

    def lemma(self, word: int) -> str:
        return self.lemmas[word]

    def is_verb(self, word: int) -> bool:
        return self.upos[word] in ("VERB", "AUX")

    def joined(self, word: int) -> tuple[int, ...]:
        """`word` and what is coordinated with it."""
        return (word, *self.having(word, "conj"))

    def obliques(self, word: int) -> tuple[tuple[str, int], ...]:
        """Preposition and head of every prepositional phrase of `word`."""
        return tuple((self.case(each), each) for each in self.having(word, *_OBLIQUES) if self.case(each))

    def opener(self, word: int) -> str:
        """What opens a subordinate clause or phrase: its conjunction or preposition, long ones in full."""
        left = self.left[word]
        if self.low[left] in _LONG_OPENERS:
            first = " ".join(self.low[left : left + 3])
            for long in _LONG_OPENERS[self.low[left]]:
                if first.startswith(long):
                    return long
        marks = self.marks(word)
        return marks[0] if marks else self.case(word)

    def particle(self, word: int) -> str | None:
        part = self.first(word, "compound:prt")
        return None if part is None else self.low[part]

    def marks(self, word: int) -> tuple[str, ...]:
        """The conjunctions that open the clause of `word` ("if", "unless", "to", "as long as")."""
        return tuple([self._whole(mark) for mark in self.having(word, "mark")])

    def _whole(self, mark: int) -> str:
        if not self.kids[mark]:
            return self.low[mark]
        return " ".join([self.low[each] for each in (mark, *self.having(mark, "fixed"))])

    def auxiliaries(self, word: int) -> tuple[str, ...]:
        return tuple(self.low[aux] for aux in self.having(word, "aux", "aux:pass", "cop"))

    def passive(self, word: int) -> bool:
        if self.lemmas[word] == "oppose" and any(prep == "to" for prep, _ in self.obliques(word)):
            return False
        if any(self.labels[kid] in ("aux:pass", "obl:agent") for kid in self.kids[word]):
            return True
        if any(self.lemmas[aux] == "have" for aux in self.having(word, "aux")):
            return False
        if self.having(word, "nsubj:pass"):
            return True
        return self.xpos[word] == "VBN" and self.labels[word] in ("acl", "amod", "advcl")

    def objects(self, word: int) -> tuple[int, ...]:
        """What the deed is done to: the object, or the subject of a passive."""
        if self.passive(word):
            return self._passive_subject(word)
        own = self.having(word, "obj") or self.having(word, "iobj")
        if not own and any(self.low[kid] in _WHEREIN for kid in self.having(word, "advmod", "mark")):
            return ()
        if own or self.labels[word] != "acl:relcl" or self._subject_gap(word):
            return tuple(self.antecedent(each, word) for each in own)
        return (self.heads[word],)

    def _passive_subject(self, word: int) -> tuple[int, ...]:
        own = self.having(word, *_PASSIVE_SUBJECTS)
        if own:
            return tuple(self.antecedent(each, word) for each in own)
        head, label = self.heads[word], self.labels[word]
        if label in ("acl", "acl:relcl", "amod") and head >= 0:
            return (head,)
        if label == "conj" and head >= 0 and self.passive(head):
            return self._passive_subject(head)
        if label in ("xcomp", "advcl") and head >= 0:
            return self.doers(head)
        return ()

    def _subject_gap(self, word: int) -> bool:
        subject = self.first(word, *_SUBJECTS)
        return subject is None or self.low[subject] in _RELATIVES

    def antecedent(self, word: int, predicate: int) -> int:
        """What a relative pronoun stands for; any other word itself."""
        if self.low[word] not in _RELATIVES or self.upos[word] not in ("PRON", "DET", "SCONJ"):
            return word
        head = self.heads[predicate]
        return head if self.labels[predicate].startswith("acl") and head >= 0 else word

    def doers(self, word: int, depth: int = 6) -> tuple[int, ...]:
        """Who does it: the subject, inherited across coordination, control and participles; a passive's agent."""
        if self.passive(word):
            return self._agents(word)
        own = self.having(word, *_SUBJECTS) or self.having(word, *_PASSIVE_SUBJECTS)
        if not own:
            own = tuple(each for aux in self.having(word, "aux") for each in self.having(aux, *_SUBJECTS))
        if own:
            return tuple(self.antecedent(each, word) for each in own)
        return self._inherited(word, depth)

    def _agents(self, word: int) -> tuple[int, ...]:
        agents = self.having(word, "obl:agent")
        agents = agents or tuple(head for prep, head in self.obliques(word) if prep == "by")
        if not agents and self.labels[word] == "conj":
            head = self.heads[word]
            return self._agents(head) if head >= 0 and self.passive(head) else ()
        return agents

    def _inherited(self, word: int, depth: int) -> tuple[int, ...]:
        head, label = self.heads[word], self.labels[word]
        if head < 0 or not depth:
            return ()
        if label == "conj":
            return self._of_governor(head, depth)
        if label in ("xcomp", "ccomp"):
            return self._controllers(head, depth)
        if label in ("acl", "acl:relcl"):
            return self._around_noun(word, head, depth)
        if label in ("advcl", "parataxis"):
            return self._of_governor(head, depth)
        return ()

    def _of_governor(self, head: int, depth: int) -> tuple[int, ...]:
        """The grammatical subject of `head`, be it active or passive."""
        if self.passive(head):
            return self._passive_subject(head) or self.doers(head, depth - 1)
        return self.doers(head, depth - 1)

    def _controllers(self, head: int, depth: int) -> tuple[int, ...]:
        if self.lemma(head) in _OBJECT_CONTROL:
            objects = self.having(head, "obj", "iobj") or self.objects(head)
            if objects:
                return objects
        return self._of_governor(head, depth)

    def _around_noun(self, word: int, head: int, depth: int) -> tuple[int, ...]:
        """The doer of "the plan to withdraw" is the plan's owner; of "the troops occupying it" the troops."""
        if "to" not in self.marks(word):
            return (head,)
        owner = self.having(head, "nmod:poss")
        if owner:
            return owner
        above = self.heads[head]
        if above >= 0 and self.labels[head] in ("obj", "obl", "nsubj:pass") and self.is_verb(above):
            return self.doers(above, depth - 1)
        return owner

    def span(self, word: int, *, without: tuple[str, ...] = ()) -> tuple[int, int]:
        """First and last word of the phrase under `word`; children under `without` are left out."""
        first = last = word
        stack = [word]
        labels = self.labels
        while stack:
            for kid in self.kids[stack.pop()]:
                if labels[kid] in without:
                    continue
                first, last = min(first, kid), max(last, kid)
                stack.append(kid)
        return first, last

    def below(self, word: int) -> list[int]:
        """Every word under `word`, itself first, near ones before far ones."""
        found = [word]
        for each in found:
            found.extend(self.kids[each])
        return found

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        return self.sentence.starts[first], self.sentence.ends[last]
