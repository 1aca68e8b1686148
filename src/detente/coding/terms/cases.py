"""One tie with everything its kind depends on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import codes
from detente.coding.terms.setters import tellers
from detente.lexicon.terms import term_words

if TYPE_CHECKING:
    from detente.coding.reading import Reading
    from detente.coding.terms.markers import Tie
    from detente.coding.terms.setters import Setter
    from detente.coding.tree import Tree

__all__ = ["Case"]

_BODIES = frozenset({"EUR", "UNO", "IGO"})


@dataclass(frozen=True, slots=True)
class Case:
    """A tie, who sets it (`voice` is the predicate that tells his will), and the mood of its main clause."""

    reading: Reading
    tree: Tree
    tie: Tie
    setter: Setter
    voice: int
    withheld: bool
    willed: bool

    @property
    def act(self) -> str | None:
        return self.setter.statement.act if self.setter.statement is not None else None

    @property
    def own(self) -> bool:
        """Whether the main clause is the setter's own to do or to withhold, and not another's deed."""
        who = codes(tellers(self.reading, self.tree, self.voice, self.setter.statement))
        return self.setter.joint or not who or self.setter.by.country in who or bool(who & _BODIES)

    @property
    def ours(self) -> bool:
        """Whether what is tied is the setter's own deed, and not merely what he sees or gets."""
        need = self.tie.need
        if self.tree.lemmas[need] in term_words("getting") or self.tree.passive(need):
            return False
        subject = self.tree.first(need, "nsubj")
        if subject is not None and self.tree.low[subject] == "they" and self._others():
            return False
        if self.tree.having(need, "cop") and subject is not None and self.tree.having(subject, "nmod:poss"):
            return False
        who = codes(tellers(self.reading, self.tree, self.tie.need, self.setter.statement))
        first = any(self.tree.low[d] in ("we", "i") for d in self.tree.doers(self.tie.need))
        return first or (self.setter.by.country is not None and who == {self.setter.by.country})

    def _others(self) -> bool:
        """ "will let white ships in once they file": the many that the main clause is about."""
        predicates = {self.tie.main, self.voice}
        objects = (o for p in predicates for o in self.tree.having(p, "obj", "iobj"))
        return any(self.tree.xpos[o] == "NNS" for o in objects)
