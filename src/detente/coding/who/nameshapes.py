"""The shapes of family names: weak evidence for the country of somebody whose phrase does not tell it."""

from __future__ import annotations

import re

__all__ = ["sounds_like"]

_SHAPES = {
    r"^(?:kim|ri|pak|choe|jo|hyon|thae|no|han|kang|ryu|song|an|chang|so) \w+[ -]?\w+$": "PRK KOR",
    r"^(?:lee|park|choi|cho|moon|yoon|chung|suh|kwon|yoo|noh|shin|hong|cheong|jeong|paik) \w+[ -]?\w+$": "KOR PRK",
    r"^(?:xi|li|wang|zhao|yang|hu|jiang|wen|hua|geng|lu|qin|liu|zhang|zhu|ren|dong|cui) \w+[ -]?\w*$": "CHN",
    r"^(?:chen|ma|sun|guo|wu|mao|deng|zhou|lin|he|xu|tan|qian|fu|yu|peng) \w+[ -]?\w*$": "CHN",
    r"^(?:tsai|lai|su|wu|chiu|chen|hsiao|koo|chieh|lin|huang|cho|pan|yen|ma) \w+-\w+$": "TWN",
    r"(?:ov|ev|ova|eva|in|ina|enko|sky|skiy|skyy|ski|vich|uk|chuk|aya|oy)$": "RUS UKR BLR SUN KAZ",
    r"(?:enko|chuk|yuk|ak)$": "UKR",
    r"(?:yan|ian)$": "ARM",
    r"(?:shvili|dze|adze|iani)$": "GEO",
    r"(?:yev|ov|zade|zada|li|oglu)$": "AZE",
    r"(?:ić|vic|vić|ic)$": "SRB BIH HRV MNE",
    r"(?:is|os|as|ou|akis|idis)$": "GRC CYP",
    r"(?:zadeh|pour|nejad|ani|ian|avi|ollahi|far)$": "IRN",
    r"(?:oğlu|oglu|ç|ğan|gan|taş)": "TUR",
    r"(?:ez|es|as|os|ado|ero|ón|on|ñ|ía)$": "COL CUB VEN ARG MEX ESP CHL",
    r"^(?:abdul|mohamm|ahmad|ahmed|al-|el-|abu )": "SAU EGY SYR IRQ YEM QAT SDN LBY LBN JOR ARE KWT PSE",
    r"\b(?:al|el|bin|abu)[- ]": "SAU EGY SYR IRQ YEM QAT SDN LBY LBN JOR ARE KWT PSE",
    r"(?:awa|moto|mura|yama|shima|kawa|naka|saki|hashi|ichi|suke|hiro|taro|ko)$": "JPN",
    r"(?:singh|modi|kumar|sharma|swamy|shankar|gupta|rao|nath|jee|ji)$": "IND",
}
_COMPILED = tuple(
    (re.compile(shape, re.IGNORECASE), frozenset(codes.split())) for shape, codes in _SHAPES.items()
)


def sounds_like(name: str | None, country: str) -> float:
    """1.0 where a full name has a shape common in a country, else 0.0; meant for states that the text names."""
    if not name or " " not in name:
        return 0.0
    return 1.0 if any(country in codes and shape.search(name) for shape, codes in _COMPILED) else 0.0
