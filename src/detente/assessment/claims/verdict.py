"""The rule by which numbers become a verdict, stated once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.assessment.claims.nouns import ALPHA, Estimate, Verdict

__all__ = ["RULE", "verdict"]

RULE = (
    f"Cannot be tested: even the most extreme arrangement of these data would have p above {ALPHA}. "
    f"Supported: p, after correction for what was chosen after looking, is at most {ALPHA}, the interval leaves out no "
    f"effect, and every other way of counting also gives p at most {ALPHA}. Suggestive: p before correction is at most "
    f"{ALPHA}, but one of these fails. Not supported: everything else. The episode that prompted the question is left "
    "out, and what was not known on the day decides nothing."
)


def verdict(
    main: Estimate, others: Sequence[Estimate], *, none: float = 1.0
) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict on the main estimate and the reasons for it.

    Parameters
    ----------
    others : the same test with other units and sources
    none : the value of the effect that means no effect
    """
    if main.p is None or main.smallest is None or main.smallest > ALPHA:
        return "cannot be tested with these data", (_untestable(main),)
    if main.p > ALPHA:
        return "not supported", (f"p = {_p(main.p)} is above {ALPHA} once clusters are respected.",)
    doubts = tuple(_doubts(main, others, none))
    if doubts:
        return "suggestive", (f"p = {_p(main.p)}, clusters respected.", *doubts)
    corrected = main.p if main.p_corrected is None else main.p_corrected
    return "supported", (f"p = {_p(corrected)}, clusters respected and choices corrected for.",)


def _untestable(main: Estimate) -> str:
    if main.p is None or main.smallest is None:
        return "There is nothing to count in this period."
    return (
        f"With {main.clusters} clusters and {main.n:g} units the smallest p possible is {_p(main.smallest)}: "
        "no arrangement of these data could have shown the effect."
    )


def _doubts(main: Estimate, others: Sequence[Estimate], none: float) -> Iterator[str]:
    if main.p_corrected is not None and main.p_corrected > ALPHA:
        yield f"Corrected for what was chosen after looking p = {_p(main.p_corrected)}."
    low, high = main.effect.low, main.effect.high
    if (low is None or low <= none) and (high is None or high >= none):
        yield "The interval includes no effect."
    for other in others:
        if other.p is not None and other.p > ALPHA >= (other.smallest or 1.0):
            yield f"Counted otherwise ({other.label}) p = {_p(other.p)}."


def _p(value: float) -> str:
    return "below 0.001" if value < 0.001 else f"{value:.2g}"
