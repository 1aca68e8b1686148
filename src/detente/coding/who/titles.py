"""Who is meant by a title alone: "the minister", "the former president", "his deputy"."""

from __future__ import annotations

from dataclasses import replace

from detente.coding.parsed import Parsed
from detente.coding.reading import Mention, Reading
from detente.coding.who.around import Around
from detente.coding.who.mentions import cast_of
from detente.coding.who.participants import own_at
from detente.coding.who.salience import Seen
from detente.evidence import Actor

__all__ = ["SERVING", "accredited", "head_noun", "home_of", "title_alone"]

SERVING = frozenset({"in", "of", "at", "for", "with", "from", "to"})


def title_alone(reading: Reading, mention: Mention, memory: list[Seen]) -> Mention:
    """A title alone: the last person met with it, else who held the post by the lexicon."""
    actor = mention.actor
    role = (actor.role or "").lower()
    parsed = reading.parsed(mention.sentence)
    plural = parsed.xpos[mention.head] in ("NNS", "NNPS")
    if actor.country is None:
        actor = replace(actor, country=_served(reading, mention))
    if not mention.definite or plural:
        country = actor.country or _owner(parsed, mention, memory) or home_of(reading, mention)
        country = country or _here(reading, mention)
        return replace(mention, actor=replace(actor, country=country))
    if actor.country is None:
        own = own_at(reading, mention.sentence) if _given_by_states(role) else None
        actor = replace(actor, country=_owner(parsed, mention, memory) or own)
    bearer = _outlet(mention, memory) if title_of(reading, role) == "media" else None
    bearer = bearer or _bearer(reading, mention, actor, memory)
    if bearer is None and not _filled(reading, role, actor):
        bearer = _bearer(reading, mention, mention.actor, memory)
    if bearer is not None:
        return replace(mention, actor=replace(bearer.actor, mention=actor.mention), members=bearer.members)
    actor = replace(actor, country=actor.country or home_of(reading, mention))
    mention = replace(mention, actor=actor)
    cast = cast_of(reading)
    title = reading.lexicon.title(role)
    if title is None:
        return mention
    holders = cast.holders(title.office, actor.country)
    if holders and (len(holders) == 1 or actor.country):
        return replace(mention, actor=replace(holders[0].actor(), mention=actor.mention))
    if actor.country is not None and title.office.single:
        sitting = cast.sitting(title.office, actor.country)
        if sitting is not None:
            return replace(mention, actor=replace(sitting.actor(), mention=actor.mention))
    return mention


def _here(reading: Reading, mention: Mention) -> str | None:
    """ "Officials here": those of the state in which the text was written; diplomats are of others."""
    around = reading.notes.get("around")
    here = reading.parsed(mention.sentence).low[mention.last + 1 : mention.last + 2] == ("here",)
    at_home = here and "official" in (mention.actor.role or "").lower()
    return around.here(mention.sentence) if at_home and isinstance(around, Around) else None


_ABROAD = frozenset({"ambassador", "envoy", "diplomat", "representative", "delegate"})


def accredited(mention: Mention) -> bool:
    """Whether what stands behind "to" is the host of somebody, not whom he serves."""
    return not _ABROAD.isdisjoint((mention.actor.role or "").lower().split())


def _given_by_states(role: str) -> bool:
    return role not in ("secretary-general", "secretary general")


def _served(reading: Reading, mention: Mention) -> str | None:
    """The state in the phrase behind a title ("an officer in the Taiwanese coast guard")."""
    parsed = reading.parsed(mention.sentence)
    for kid in parsed.children(mention.head, "nmod"):
        link = parsed.case(kid)
        if kid < mention.head or link not in SERVING or (link in ("to", "at") and accredited(mention)):
            continue
        for word in (kid, *parsed.children(kid, "amod", "compound", "nmod:poss")):
            named = reading.mention_at(mention.sentence, word)
            if named is not None and named.actor.country is not None and named.kind != "place":
                return named.actor.country
    return None


def _filled(reading: Reading, role: str, actor: Actor) -> bool:
    """Whether the lexicon knows who holds a single post of this kind in the state."""
    title = reading.lexicon.title(role)
    if title is None or not title.office.single or actor.country is None:
        return True
    return cast_of(reading).sitting(title.office, actor.country) is not None


def title_of(reading: Reading, role: str) -> str | None:
    """The tier of a title, None where it is none."""
    title = reading.lexicon.title(role)
    return title.office.tier if title is not None else None


def _outlet(mention: Mention, memory: list[Seen]) -> Mention | None:
    """ "The broadcaster", "the newspaper": the outlet met last."""
    if (mention.actor.role or "").split()[-1:] not in (["broadcaster"], ["newspaper"], ["agency"]):
        return None
    near = (s.mention for s in reversed(memory) if mention.sentence - s.mention.sentence <= _FAR)
    return next((m for m in near if m.kind == "body" and (m.actor.sector in _MEDIA or _sounds(m))), None)


def _sounds(mention: Mention) -> bool:
    return not _OUTLETS.isdisjoint((mention.actor.name or "").lower().split())


_FAR = 4
_MEDIA = frozenset({"MED", "JRN"})
_OUTLETS = frozenset("broadcasting radio television tv news times post herald daily gazette tribune".split())


def _bearer(reading: Reading, mention: Mention, actor: Actor, memory: list[Seen]) -> Mention | None:
    """Whoever was met last with the title, as a subject rather than otherwise in one sentence."""
    parsed = reading.parsed(mention.sentence)
    role = (actor.role or "").lower()
    title = reading.lexicon.title(role)
    fitting: list[tuple[int, bool, int, Mention]] = []
    for back, candidate in enumerate(reversed(memory)):
        earlier = candidate.mention
        if (
            earlier.kind not in ("person", "office")
            or candidate.plural
            or (earlier.sentence == mention.sentence and (parsed.heads[mention.head] == candidate.governor))
            or actor.country not in (None, earlier.actor.country)
        ):
            continue
        person = cast_of(reading).by_name(earlier.actor.name)
        before = (earlier.actor.role or "").lower()
        if person is not None and person.former and "former" not in before:
            before = f"former {before}"
        same = _same_post(role, before)
        leads = role.split()[-1:] == ["leader"] and actor.country is not None and "former" not in role.split()
        if leads and person is not None and person.office is not None and not person.former:
            same = same or person.office.tier == "head"
        if not same and title is not None and title.office.single:
            same = person is not None and person.office is not None and person.office.id == title.office.id
        if same:
            if fitting and earlier.sentence < fitting[0][0]:
                break
            fitting.append((earlier.sentence, candidate.root_subject, -back, earlier))
    return max(fitting, key=lambda f: f[:3])[3] if fitting else None


def _owner(parsed: Parsed, mention: Mention, memory: list[Seen]) -> str | None:
    """The country of the one whose deputy, aide or spokesman it is ("his deputy"); peers are of another."""
    owner = parsed.child(mention.head, "nmod:poss")
    if owner is None or parsed.upos[owner] != "PRON":
        return None
    met = (s.mention for s in reversed(memory) if s.mention.sentence == mention.sentence)
    return next((m.actor.country for m in met if m.head == owner), None)


_SHORT = {
    "gen.": "general", "col.": "colonel", "lt.": "lieutenant", "maj.": "major", "capt.": "captain", "adm.": "admiral",
    "brig.": "brigadier", "sen.": "senator", "rep.": "representative", "amb.": "ambassador", "gov.": "governor",
}  # fmt: skip
_RANKS = frozenset({"brigadier", "lieutenant", "major", "colonel", "captain", "admiral"})
_ENVOYS = frozenset({"ambassador", "envoy", "diplomat"})


def _same_post(role: str, earlier: str) -> bool:
    """ "the minister" takes up "foreign minister"; "the secretary of state" does not take up "foreign secretary"."""
    role, earlier = _spelt_out(role), _spelt_out(earlier)
    head = head_noun(role)
    if role == earlier:
        return True
    if ("former" in role.split()) != ("former" in earlier.split()):
        return False
    same = head_noun(earlier) == head
    words, others = set(role.split()), set(earlier.split())
    if len(words) == 1 and words <= others and head in _RANKS:
        return True
    envoys = {head, head_noun(earlier)} <= _ENVOYS and len(words) == 1
    return envoys or (same and (role in earlier or earlier in role or words <= others or others <= words))


def _spelt_out(role: str) -> str:
    return " ".join(_SHORT.get(word, word) for word in role.split())


def head_noun(role: str) -> str:
    for link in (" of ", " for ", " to ", " at ", " on ", " in "):
        role = role.split(link)[0]
    return role.split()[-1] if role.split() else ""


def home_of(reading: Reading, mention: Mention) -> str | None:
    homes = reading.notes.get("homes")
    return homes.get((mention.sentence, mention.first)) if isinstance(homes, dict) else None
