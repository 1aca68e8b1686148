"""Word lists that tell acts of speech apart; lemmas in the sets, lower-case phrases in the tuples."""

from __future__ import annotations

__all__ = [
    "ASKING",
    "BAD",
    "BENEFIT",
    "CALM",
    "CLAIMS",
    "DEALING",
    "FALSE",
    "FINE",
    "HARM",
    "HEAVY",
    "KIND",
    "MUST",
    "NO_DEAL",
    "NO_DOUBT",
    "OFFENCES",
    "ONLY",
    "OWN",
    "READY",
    "SCHEDULED",
    "STATES",
    "TALKS",
    "THREATS",
    "VOWS",
]

VOWS = frozenset({"vow", "pledge", "promise", "swear", "undertake"})
ASKING = frozenset({"urge", "appeal", "call", "ask", "request", "plead"})
MUST = frozenset({"must", "required", "ought"})
CALM = frozenset({"please", "let", "hope"})
TALKS = frozenset(
    {"talk", "negotiation", "dialogue", "deal", "agreement", "summit", "meeting", "ceasefire", "truce"}
)
HEAVY = frozenset(
    "retaliate retaliation strike attack destroy annihilate crush punish punishment reprisal revenge avenge bomb invade"
    " escalate escalation kill eliminate burn obliterate devastate devastating overwhelming sink seize shoot repel"
    " intercept dismember liquidate wipe blockade expel enrich quit rethink scrap abandon reimpose impose isolate defeat"
    " hit cut halt suspend close resume restart test bombard hunt exterminate freeze terminate withdraw sanction"
    " bury raze shut double".split()
)
HARM = HEAVY | frozenset(
    "consequence price war tariff continue respond response countermeasure block target trigger fire deploy walk"
    " reconsider review pay regret hell force military answer finger disproportionate action measure exclude end reserve"
    " option step severe swift fury act cancel stop reduce leave".split()
)
THREATS = (
    "bear the consequences", "bear all the consequences", "pay the price", "pay a price", "pay a heavy", "pay dearly",
    "will pay", "play with fire", "plays with fire", "idly by", "red line", "at their own peril", "perish", "answer for",
    "respond in kind", "respond with force", "options are on the table", "options remain on the table", "all options",
    "serious consequences", "grave consequences", "severe consequences", "absolute force", "with or without a deal",
    "will regret", "fire and fury", "no choice but", "on the trigger", "continue the war", "sea of fire", "act of war",
    "parting of the ways", "swift and severe", "no safe haven", "the gates of hell", "crushing response", "teach",
    "will not end with", "every means", "further steps", "all necessary measures", "run out of patience",
    "patience is running out", "patience has limits", "patience is not", "more trouble with", "hit back", "strike back",
)  # fmt: skip
DEALING = frozenset(
    "negotiate talk accept agree recognise recognize allow tolerate permit yield bow surrender compromise discuss meet"
    " give return abandon renounce relinquish resume lift sign join cede concede hand deal engage attend back support"
    " participate submit renegotiate kneel stop change drop leave disarm retreat budge bend sit extradite consider end"
    " free withdraw extend stand let ease lower take go close comment cross move send pay apologise apologize grant".split()
)
NO_DEAL = (
    "no intention", "out of the question", "not negotiable", "non-negotiable", "no negotiation", "no talks", "no change",
    "no concession", "no place for", "inappropriate", "no compromise", "no point in", "not up for", "no interest in",
    "never again", "no room for", "no question of", "cannot accept", "unacceptable", "waste of time", "wasting his time",
    "wasting our time", "not for sale", "nothing to discuss", "nothing to talk about", "cannot imagine",
    "can not imagine", "nothing else", "no deal with",
)  # fmt: skip
ONLY = (
    "only if ",
    "only then",
    "only when ",
    "only after ",
    "only once ",
    "days to ",
    "hours to ",
    "depended on ",
    "depends on ",
)
READY = (
    "ready to ", "willing to", "prepared to", "open to ", "ready for", "willingness", "readiness", "come to the table",
    "would welcome", "happy to", "door is open", "door remains open", "doors are open", "in exchange for", "in return for",
    "at any time", "without precondition", "no precondition", "would accept", "could accept", "negotiating table",
    "hand of friendship", "be traded for", "swap", "be exchanged for", "extend a hand", "any time, any",
    "is on the table", "reciprocate", "glad to ",
)  # fmt: skip
KIND = frozenset(
    "release free help assist lift ease return withdraw open reopen restore meet talk sit hand extend support suspend"
    " stop halt dismantle freeze accept consider discuss sign give grant provide allow join attend negotiate host admit"
    " normalise normalize recognise recognize reduce remove drop defend pull resume finance fund supply".split()
)
BENEFIT = frozenset(
    "release free help assist honour honor respect protect defend support lift return implement fulfil fulfill comply"
    " cooperate abide observe work refrain aid send rebuild guarantee ensure compensate pull dismantle reopen restore"
    " allow uphold pursue spare deliver provide use keep".split()
)
OFFENCES = frozenset(
    "refuse reject fail break block attack launch shell bomb strike kill violate provoke damage fire invade occupy seize"
    " annex arm abandon change offer plunder ignore cross open target hit start destroy detain abduct"
    " smuggle finance betray cheat deceive expel wound injure loot burn rob kidnap hijack sabotage jail imprison arrest"
    " torture deport trample bully harass steal lie delay interfere intrude encroach trespass drag renege".split()
)
BAD = frozenset(
    "violate violation breach illegal illegally unlawful aggression aggressive aggressor provocation provocative provoke"
    " hostile hostility irresponsible lie lying liar blame betray betrayal blackmail terror terrorism terrorist crime"
    " criminal cowardly dishonest arbitrary hypocrisy hypocritical sabotage undermine reckless genocide bully bullying"
    " warmonger defect egregious barbaric massacre outrageous shameful dangerous destabilise destabilize destabilising"
    " destabilizing coercion interference interfere guilty propaganda deceit deception deceive cheat dummy evil brutal"
    " ruthless stall stalling obstruct disgrace atrocity inhuman hatred slander smear plot conspire treason unprovoked"
    " flagrant blatant piracy farce absurd nonsense regrettable incite incitement disgusting foolish stupid idiot insane"
    " mad maniac rogue plunderer unjust unfair betrayer tyrant dictator barbarism unprecedented mistake insult insulting"
    " puppet fascist nazi racist thug murderer butcher occupier infidel traitor colonial imperialist".split()
)
FINE = frozenset(
    "welcome thank thanks appreciate brave courage courageous congratulate congratulations wonderful great historic"
    " friend friendship excellent grateful commend applaud hail admire gratitude tremendous admirable constructive"
    " encouraging remarkable respect proud terrific fantastic talented honourable honorable love praise positive".split()
)
FALSE = (
    "no such", "not true", "false", "untrue", "fabricat", "baseless", "unfounded", "groundless", "fake news",
    "nothing to do with", "a lie", "fiction", "invented", "had no part", "no role in", "not involved", "no truth",
    "did not happen", "never happened", "no evidence", "not a word", "not a single word", "slander",
)  # fmt: skip
NO_DOUBT = (
    "no doubt", "no precondition", "not much", "no reason", "no sign", "no cause", "no greater", "no hope", "no chance",
    "no choice", "no limit", "not yet", "no plan", "not enough", "not easy", "not everything", "no one", "nobody",
)  # fmt: skip
CLAIMS = frozenset(
    "accusation allegation claim report charge suggestion rumour rumor assertion notion speculation".split()
)
SCHEDULED = frozenset(
    "announce take hold begin start open meet visit travel sign deliver release arrive go send speak attend host resume"
    " launch publish present appoint free leave return serve observe stay complete include conduct carry convene deploy"
    " keep stop".split()
)
STATES = frozenset(
    "be believe think expect hope want feel know see seem remain have need understand mean wish doubt consider mind like"
    " agree disagree appreciate trust say tell note mention".split()
)
OWN = frozenset(
    "threaten demand refuse reject rebuff spurn deny accuse blame condemn denounce criticise criticize praise welcome thank"
    " hail congratulate commend laud applaud urge appeal request implore beg invite deplore decry slam blast lambast"
    " lambaste rebuke predict forecast foresee salute repudiate disavow plead exhort recommend berate reproach reprimand"
    " mock ridicule allege threat refusal denial accusation allegation condemnation criticism plea invitation offer propose"
    " proposal insistence ultimatum rejection prediction promise pledge vow".split()
)
