"""Demands: what one party requires of another and ties to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.coding.deeds.arguments import actors_in
from detente.coding.deeds.status import is_negated
from detente.coding.heard import statement_at
from detente.coding.terms.moods import obliged
from detente.coding.terms.receivers import towards_of
from detente.coding.terms.setters import Setter, setter_of
from detente.coding.terms.spans import Term, clause_text, from_predicate, quoted
from detente.coding.terms.substance import fulfillable, real_object
from detente.lexicon.terms import term_phrases, term_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.coding.reading import Reading
    from detente.coding.tree import Tree
    from detente.evidence.vocabulary import ConditionKind

__all__ = ["demands", "own_men"]

_OUTSIDERS = frozenset({"UNO", "NGO", "IGO", "ISM", "VAT"})
_WE = frozenset({"we", "us", "i", "nobody", "who", "everyone", "somebody", "everybody", "let"})
_CLAUSES = ("ccomp", "xcomp", "obj", "advcl")


def demands(reading: Reading, tree: Tree) -> Iterator[Term]:
    """The demands of a sentence."""
    for word, lemma in enumerate(tree.lemmas):
        if tree.upos[word] == "VERB":
            need = _by_verb(reading, tree, word, lemma)
            if need is not None:
                yield from _demand(reading, tree, need, setter_of(reading, tree, word), word)
                continue
        if tree.upos[word] == "NOUN" and lemma in term_words("demands"):
            yield from _by_noun(reading, tree, word)
        elif tree.low[word] in ("nothing", "anything", "no"):
            yield from _no_less(reading, tree, word)
        elif _must(reading, tree, word):
            yield from _demand(reading, tree, word, setter_of(reading, tree, word), word)


def _by_verb(reading: Reading, tree: Tree, word: int, lemma: str) -> int | None:
    """What a verb of demanding demands."""
    if is_negated(tree, word) or tree.passive(word):
        return None
    clause = tree.first(word, "ccomp", "xcomp")
    if lemma == "demand":
        return clause if clause is not None else next(iter(tree.objects(word)), None)
    if lemma == "insist":
        if clause is not None:
            aside = clause < word and tree.labels[word] != "conj"
            return clause if (obliged if aside else _subjunctive)(tree, clause) else None
        return next((h for p, h in tree.obliques(word) if p in ("on", "upon")), None)
    if lemma == "expect":
        firm = statement_at(reading, tree.sentence.starts[word])
        to = clause is not None and "to" in tree.marks(clause) and bool(tree.having(word, "obj"))
        meant = firm is not None and firm.act == "demand" and _of_another(reading, tree, word)
        return clause if to and meant else None
    if lemma in {"require", "want"} | term_words("telling"):
        within = (
            *tree.having(word, "advcl"),
            *(k for o in tree.having(word, "obj") for k in tree.having(o, "acl")),
        )
        ordered = clause if clause is not None else next(iter(within), None)
        to = ordered is not None and "to" in tree.marks(ordered)
        wanted = _of_another(reading, tree, word) if lemma == "want" else not own_men(reading, tree, word)
        return ordered if to and wanted and tree.having(word, "obj", "iobj") else None
    if lemma == "be" or tree.having(word, "cop"):
        return None
    if lemma in term_words("requesting"):
        return _urgent(tree, word, lemma)
    return None


def _of_another(reading: Reading, tree: Tree, word: int) -> bool:
    """Whether it is wanted of another party, and said plainly."""
    above, setter = tree.heads[word], setter_of(reading, tree, word)
    own = setter.by.country if setter is not None else None
    wanted = (a for o in tree.having(word, "obj") for a in actors_in(reading, tree, o, depth=1))
    neighbour = any(
        tree.lemmas[o] in ("neighbour", "neighbor", "rival", "foe") for o in tree.having(word, "obj")
    )
    party = neighbour or any(a.country not in (None, own) for a in wanted)
    return party and not (above >= 0 and is_negated(tree, above))


def own_men(reading: Reading, tree: Tree, word: int) -> bool:
    """ "ordered the Pentagon to", "told them to": whom only his own side, or nobody known, is told."""
    setter = setter_of(reading, tree, word)
    told = tree.having(word, "obj", "iobj")
    who = [a.country for o in told for a in actors_in(reading, tree, o, depth=1) if a.country]
    if not who:
        return any(tree.upos[o] == "PRON" for o in told)
    strange = any(tree.upos[o] == "NOUN" and tree.lemmas[o] not in term_words("own_men") for o in told)
    return setter is not None and not strange and all(country == setter.by.country for country in who)


def _subjunctive(tree: Tree, clause: int) -> bool:
    """ "that Cambodia withdraw", "that it must begin" """
    if obliged(tree, clause):
        return True
    auxiliaries = tree.having(clause, "aux", "cop", "aux:pass")
    if auxiliaries:
        return any(tree.low[w] in ("be", "should") for w in auxiliaries)
    subject = tree.first(clause, "nsubj")
    return tree.xpos[clause] == "VB" or (
        tree.xpos[clause] == "VBP" and subject is not None and tree.xpos[subject] in ("NNP", "NN", "PRP")
        and tree.low[subject] not in ("they", "we", "you", "i")
        and not (tree.upos[subject] == "PROPN" and tree.low[subject].endswith("ns"))
    )  # fmt: skip


def _urgent(tree: Tree, word: int, lemma: str) -> int | None:
    """ "called for the immediate release", "called on both to withdraw at once", "asked that Ankara stop the boats" """
    clause = tree.first(word, "xcomp", "ccomp", "advcl")
    if lemma == "ask" and clause is not None and "that" in tree.marks(clause):
        return clause if _subjunctive(tree, clause) else None
    asked = clause if clause is not None else next((h for p, h in tree.obliques(word) if p == "for"), None)
    if asked is None:
        return None
    beside = (w for w in tree.having(word, "advmod", "obl") if w > word)
    below = {tree.low[w] for w in (*tree.below(asked), *beside)}
    return asked if below & term_words("urgent") else None


def _must(reading: Reading, tree: Tree, word: int) -> bool:
    """Another must; said by somebody, not by the author."""
    if not obliged(tree, word) or (is_negated(tree, word) and tree.low[word] == "be"):
        return False
    statement = statement_at(reading, tree.sentence.starts[word])
    above = tree.heads[word]
    if above >= 0 and (tree.lemmas[above] in term_words("granting") or tree.labels[word] == "acl:relcl"):
        return False
    state = tree.having(word, "cop") and not tree.having(word, "case")
    if tree.upos[word] in ("ADJ", "NOUN") and state and tree.lemmas[word] not in term_words("states"):
        return False
    if statement is None and _colon(tree, word):
        return True
    if statement is None or (statement.act in ("threat", "prediction") and not _or_else(tree, word)):
        return False
    if statement.act == "offer" and all(q.end <= tree.sentence.end for q in statement.content):
        return False
    soft = above >= 0 and tree.lemmas[above] == "need" and tree.labels[word] == "xcomp"
    if soft and statement.act not in ("demand", "refusal"):
        return False
    you = any(tree.low[s] == "you" for s in tree.doers(word))
    if you and statement.act != "demand":
        return False
    if above >= 0 and is_negated(tree, above) and tree.labels[word] == "xcomp":
        return False
    subjects = tree.having(word, "nsubj", "nsubj:pass")
    if not subjects and above >= 0 and tree.labels[word] == "xcomp":
        subjects = tree.having(above, "nsubj", "nsubj:pass")
    subjects = subjects or tree.doers(word)
    return bool(subjects) and all(_other(tree, s) for s in subjects)


def _colon(tree: Tree, word: int) -> bool:
    """ "Asmara's terms are plain: they must leave" """
    above = tree.heads[word]
    if tree.labels[word] != "parataxis" or above < 0 or ":" not in tree.words[above:word]:
        return False
    return any(tree.lemmas[s] in term_words("positions") for s in tree.having(above, "nsubj"))


def _or_else(tree: Tree, word: int) -> bool:
    """ "must leave, or there will be war" """
    others = (c for w in (word, *tree.above(word)) for c in tree.having(w, "conj"))
    return any(tree.low[k] == "or" for c in others for k in tree.kids[c])


def _other(tree: Tree, subject: int) -> bool:
    """Not "we", "somebody"; a pronoun of the third person or a noun that is no mere place-holder."""
    low = {tree.low[w] for w in (subject, *tree.having(subject, "nmod:poss"))}
    if tree.low[subject] == "one" and not tree.kids[subject]:
        return False
    return not low & (_WE | {"our", "my", "there", "it"}) or "its" in low


def _demand(reading: Reading, tree: Tree, need: int, setter: Setter | None, trigger: int) -> Iterator[Term]:
    if (
        setter is None
        or not setter.demands
        or setter.by.country in _OUTSIDERS
        or setter.by.sector in _OUTSIDERS
    ):
        return
    verb = tree.is_verb(need)
    if (
        not fulfillable(tree, need, act=True)
        or not real_object(tree, need)
        or (verb and _our_own(reading, tree, need, setter, trigger))
    ):
        return
    towards = towards_of(reading, tree, (need, *tree.having(trigger, "obj", "iobj", "obl")), setter)
    whole = tree.passive(need) or bool(tree.having(need, "cop"))
    span, kind = (clause_text if whole else from_predicate)(tree, need), _kind(tree, need)
    yield Term(kind, setter, towards, span, None, tree.lemmas[trigger], quoted(tree, trigger))


def _kind(tree: Tree, need: int) -> ConditionKind:
    """ "must be settled first", "talks require that they first accept it": before anything else."""
    within = (need, *tree.having(need, "xcomp", "obj"))
    first = next((w for each in within for w in tree.having(each, "advmod") if tree.low[w] == "first"), None)
    if first is None:
        return "demand"
    must = tree.low[first - 1] in ("must", "to", "should") or tree.low[first + 1 : first + 2] == ("have",)
    early = must or not term_words("talks").isdisjoint(tree.lemmas)
    return "precondition" if first > need or early else "demand"


def _no_less(reading: Reading, tree: Tree, word: int) -> Iterator[Term]:
    """ "nothing short of an apology will do" """
    text = " ".join(tree.low[word : word + 3])
    phrase = next((p for p in term_phrases("no_less") if text.startswith(p)), None)
    need = None if phrase is None else tree.first(word, "nmod", "obl", "acl")
    if need is None:
        need = next(
            (w for w in range(word + 1, min(word + 8, len(tree))) if phrase and tree.upos[w] == "NOUN"), None
        )
    verb = next((w for w in tree.above(word) if tree.is_verb(w) and not tree.having(w, "expl")), None)
    if (
        need is None
        or verb is None
        or tree.lemmas[verb] not in ("do", "satisfy", "suffice", "accept", "settle", "be", "serve", "change")
    ):
        return
    setter = setter_of(reading, tree, verb)
    if setter is not None and setter.demands:
        towards = towards_of(reading, tree, (need,), setter)
        yield Term("demand", setter, towards, clause_text(tree, need), None, phrase or "", quoted(tree, word))


def _our_own(reading: Reading, tree: Tree, need: int, setter: Setter, trigger: int) -> bool:
    """What the speaker's own side must do is no demand, unless he names somebody else in it."""
    told = need != trigger
    doing = tree.having(need, "nsubj", "nsubj:pass") if told else tree.doers(need)
    if any(tree.low[w] in _WE for d in doing[:1] for w in (d, *tree.having(d, "nmod:poss"))):
        return True
    who = [a for d in doing[:1] for a in actors_in(reading, tree, d, depth=1) if a.country]
    return any(a.country == setter.by.country and (a.name == setter.by.name or a.name is None) for a in who)


def _by_noun(reading: Reading, tree: Tree, word: int) -> Iterator[Term]:
    """ "its demand for compensation", "their demand that the envoy go", "an ultimatum to Lebanon to disarm" """
    head = tree.heads[word]
    if head >= 0 and tree.case(word) in ("from", "off") and tree.is_verb(head):
        return
    if head >= 0 and tree.lemmas[head] in term_words("dropping") | {
        "reject",
        "dismiss",
        "meet",
        "refuse",
        "accept",
    }:
        return
    wanted = tree.first(word, "acl", "ccomp")
    if wanted is None and head >= 0:
        bare = (
            w for w in tree.having(head, "parataxis") if tree.xpos[w] == "VB" and not tree.having(w, "nsubj")
        )
        wanted = next((w for w in bare if w > word), None)
        if wanted is None:
            clauses = (c for c in tree.having(head, "ccomp", "parataxis", "advcl") if "that" in tree.marks(c))
            wanted = next((c for c in clauses if c > word), None)
    if wanted is None:
        wanted = next((h for p, h in tree.obliques(word) if p in ("for", "of", "on")), None)
    setter = _owner(reading, tree, word)
    if wanted is not None and setter is not None and fulfillable(tree, wanted):
        towards = towards_of(reading, tree, (wanted, *tree.having(word, "nmod")), setter)
        span = clause_text(tree, wanted)
        yield Term("demand", setter, towards, span, None, "demand for", quoted(tree, word))


def _owner(reading: Reading, tree: Tree, word: int) -> Setter | None:
    """Whose demand it is: by its possessive, or the subject that repeats, issues or makes it."""
    owner = tree.first(word, "nmod:poss", "amod", "compound")
    named = actors_in(reading, tree, owner, depth=1) if owner is not None else ()
    by = next((a for a in named if a.country), None)
    if by is None:
        head = tree.heads[word]
        making = head >= 0 and tree.labels[word] == "obj" and tree.lemmas[head] in (
            "give", "have", "repeat", "renew", "issue", "make", "reiterate", "restate", "voice", "present", "table", "press",
            "send",
        )  # fmt: skip
        if not making:
            return None
        setter = setter_of(reading, tree, head)
        blamed = setter is not None and setter.statement is not None and setter.statement.act == "accusation"
        return setter if setter is not None and setter.demands and not blamed else None
    setter = Setter(by, None, "official")
    return setter if setter.demands and by.country not in _OUTSIDERS else None
