"""Text to words, in the manner of the UD English treebanks: rules only, offsets kept.

White space always parts words. Inside a run of other characters, contractions, possessives, most
hyphens and all brackets part; abbreviations, figures, addresses and runs of marks stay whole.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["tokenize"]

LONGEST_RUN = 200

_ABBREVIATIONS = (
    "Mr Mrs Ms Dr St Jr Sr Prof Gen Lt Col Maj Capt Sgt Cpl Adm Cmdr Gov Sen Sens Rep Reps Rev Hon Amb Msgr Pres "
    "Inc Corp Co Ltd Bros Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri "
    "vs etc al eg ie cf esp approx ca vol no nos pp fig ext dept est Ft Mt Ave Blvd Rd Ph Calif Mass Va Pa Ala Ariz "
    "Conn Fla Ga Ill Ind Kan Ky Md Mich Minn Miss Mo Neb Nev Okla Ore Tenn Tex Wash Wis Gov Atty Supt Det Spc Pvt "
    "Brig Comdr Ret viz Messrs Mme Mlle"
).split()
_PREFIXES = (
    "anti|ante|arch|bi|bio|co|counter|cross|de|e|ex|extra|hyper|inter|intra|macro|mega|meta|micro|mid|mini|mis|multi|"
    "neo|non|over|pan|para|post|pre|pro|proto|pseudo|psycho|quasi|re|semi|socio|sub|super|trans|tri|ultra|un|under|uni"
)
_KOREAN = (
    "ae|baek|beom|bin|bok|bong|bum|chae|chan|cheol|cheon|chol|choong|chul|chun|chung|dae|deok|dok|dong|eui|eun|gang|"
    "geun|gi|gil|gon|gu|guk|gun|gwan|gwon|gyu|ha|hae|hak|han|he|hee|ho|hong|hoon|hui|hun|hwa|hwan|hye|hyeok|hyeon|"
    "hyo|hyok|hyon|hyong|hyuk|hyun|hyung|ik|il|im|in|jae|je|jeong|ji|jik|jin|jo|jong|joo|joon|ju|jun|jung|kang|ki|"
    "kil|kon|kook|ku|kuk|kun|kwan|kwang|kwon|kyong|kyu|kyun|kyung|mi|min|mo|moo|moon|mu|mun|myong|myung|nam|no|ok|"
    "pae|pil|ro|ryong|ryul|sam|sang|se|seo|seok|seong|seop|seung|shik|shin|si|sik|sil|sim|sin|so|sok|sol|son|song|"
    "soo|sook|su|suk|sun|sung|tae|taek|tak|tu|uk|ui|un|ung|wha|won|woo|wook|yang|ye|yeol|yeon|yeong|yo|yol|yon|yong|"
    "yoo|yoon|young|yu|yul|yun|yung"
)
_TOKEN = re.compile(
    rf"""
    (?P<address> (?:https?://|ftp://|www\.)[^\s<>"]*[^\s<>".,;:!?)\]}}'] | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ )
  | (?P<face> (?:[:;=8]'?-?[)(DPpO/\\|](?!\w)) | \(: | <3 )
  | (?P<dotted> (?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![\w]))? | Ph\.D\.? | (?:{"|".join(_ABBREVIATIONS)})\.(?=[,;:)'"-]*$) )
  | (?P<initial> [^\W\d_]\.(?=[,;:)\]]*$) )
  | (?P<phone> \+?\d+(?:-\d{{2,}}){{2,}}(?![\w-]) | \d{{3}}-\d{{4}}(?![\w-]) )
  | (?P<file> [\w-]+\.(?:docx?|xlsx?|pdf|pptx?|txt|csv|html?|jpe?g|png|zip|com|org|net|gov)(?!\w) )
  | (?P<unit> \d+(?:[.,:]\d+)*(?=(?:[ap]m|[AP]M|[kKmM]|bn|tn|mm|cm|km|kg|mg|ft|lbs?|hrs?|min|mph|mb|gb|MB|GB|g)\b) )
  | (?P<figure> \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?!\w) | \.\d+ )
  | (?P<broken> ^[^\W\d_]{{1,3}}-$ )
  | (?P<name> [A-Z][a-z]+-(?:{_KOREAN})(?![\w-]) | (?:{_PREFIXES}|{_PREFIXES.title()})-[^\W_]+ )
  | (?P<tag> \#[^\W\d_]\w* | [bw]/[co](?!\w) )
  | (?P<dotname> [a-z]+(?:\.[a-z]{{2,}})+(?![\w.]*@) )
  | (?P<company> [A-Z]{{1,3}}&[A-Z]{{1,2}}(?!\w) )
  | (?P<word> [^\W_]+(?:'[^\W_]+)* (?:_\w+)* )
  | (?P<dots> \.{{2,}} | [-=]*=[-=]* | …+ | [-–—]{{2,}} | [!?]+[!?.]* | [.:]\?+ | ''|`` | <<+ | >>+ | \*+
            | \$+ | _+ | \#{{2,}} | \+{{2,}} | ~{{2,}} )
  | (?P<mark> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_CLITIC = re.compile(r"^(.+?)(n't|'(?:s|m|d|ll|re|ve|em)|(?<=s)')$", re.IGNORECASE)
_JOINED = {
    "cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "lemme": 3, "gimme": 3, "dunno": 2, "sorta": 4,
    "dont": 2, "doesnt": 4, "didnt": 3, "wont": 2, "isnt": 2, "wasnt": 3, "couldnt": 5, "wouldnt": 5, "shouldnt": 6,
    "havent": 4, "hasnt": 3, "arent": 3, "werent": 4, "cant": 2, "aint": 2, "im": 1, "ive": 1, "youre": 3,
    "theyre": 4, "thats": 4, "whats": 4,
}  # fmt: skip
_CLITICS = frozenset({"'s", "'m", "'d", "'ll", "'re", "'ve", "'em"})
_NUMBERED = re.compile(r"(?:No|Nos|Art|Sec|p|pp)\.$", re.IGNORECASE)
_SPACE = re.compile(r"\S+")


def tokenize(text: str) -> list[tuple[int, int]]:
    """Start and end of every word of folded text (see :func:`detente.coding.english.pieces.fold`).

    Characters that are not white space are covered exactly once, in order.
    """
    found: list[tuple[int, int]] = []
    for run in _SPACE.finditer(text):
        offset, chunk = run.start(), run.group()
        if chunk[-1] == "." and _NUMBERED.match(chunk) and text[run.end() + 1 : run.end() + 2].isdigit():
            found.append(run.span())
            continue
        for start in range(0, len(chunk), LONGEST_RUN):
            for left, right in _split(chunk[start : start + LONGEST_RUN]):
                found.append((offset + start + left, offset + start + right))
    return found


@lru_cache(maxsize=65536)
def _split(chunk: str) -> tuple[tuple[int, int], ...]:
    if chunk[0] == "'" and chunk in _CLITICS:
        return ((0, len(chunk)),)
    if chunk.isalpha() and chunk.isascii() and chunk.lower() not in _JOINED:
        return ((0, len(chunk)),)
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(chunk):
        match = _TOKEN.match(chunk, at)
        end = match.end() if match else at + 1
        kind = match.lastgroup if match else "mark"
        found.extend(_word(chunk, at, end) if kind in ("word", "name") else [(at, end)])
        at = end
    return tuple(_possessive(chunk, found))


def _word(chunk: str, start: int, end: int) -> list[tuple[int, int]]:
    word = chunk[start:end]
    cut = _JOINED.get(word.lower(), 0)
    if not cut and (clitic := _CLITIC.match(word)):
        cut = len(clitic.group(1))
    if cut:
        return [(start, start + cut), (start + cut, end)]
    return [(start, end)]


def _possessive(chunk: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what the marks left apart: `'s` after a bracket or abbreviation, `'90s`."""
    joined: list[tuple[int, int]] = []
    for start, end in found:
        last = joined[-1] if joined else None
        if (
            last
            and last[1] == start
            and chunk[last[0] : last[1]] == "'"
            and len(joined) > 1
            and chunk[start:end] == "s"
        ):
            joined[-1] = (last[0], end)
        else:
            joined.append((start, end))
    return joined
