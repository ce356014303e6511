"""Numbers before lists: "three dramas: A and B". Pure. Speaks only where every item of the list is a name it knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.check.differences import Miscount
from copydesk.check.figures import Numbers
from copydesk.check.tallies import number_in_words
from copydesk.model import Reading, Span
from copydesk.text.numbers import find_numbers

__all__ = ["lists"]

_COUNTED = (
    r"""dramas|series|shows|titles|works|films|movies|actors|actresses|stars|leads|performers|cast\smembers
        |members|people|writers|directors|newcomers|"""
    r"""characters|roles|siblings|brothers|sisters|friends|couples|networks|channels|broadcasters|platforms|hits
        |awards|idols|singers|names"""
)
_BEFORE_LIST = re.compile(
    rf"""\b(?P<n>two|three|four|five|six|seven|eight|nine|ten
        |\d{{1,2}})\s(?:[\w'’-]+\s){{0,3}}?(?:{_COUNTED})(?:\s(?:[\w'’-]+\s?){{1,6}})?(?P<opens>:|\s?[—–]
        |,\snamely,?)\s""",
    re.IGNORECASE | re.VERBOSE,
)
_JOIN = re.compile(r"\s*(?:;|,)\s*(?:and\s|&\s)?|\s+(?:and|&)\s+|,?\s+as\swell\sas\s+")
_OPEN_END = re.compile(r"""\b(?:including|such\sas|among|etc|others?|more|like|for\sexample|so\son)\b|…
        |\.\.\.""", re.IGNORECASE | re.VERBOSE)


def lists(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """Numbers that are not those of the names listed behind them, to the end of the sentence."""
    text = draft.document.text
    for match in _BEFORE_LIST.finditer(text):
        sentence = numbers.sentence(numbers.sentence_at(match.start()))
        if match.end() > sentence.end:
            continue
        tail = text[match.end():sentence.end].rstrip(".!?\"”’ ")
        count = _items(draft, match.end(), match.end() + len(tail))
        said = int(find_numbers(match["n"])[0].value)
        if count is None or count < 2 or count == said or _OPEN_END.search(match[0] + tail):
            continue
        right = number_in_words(count, match["n"])
        at = Span(match.start("n"), match.end("n"))
        yield Miscount(at, f"{match['n']} announced, {count} listed", right, sure=False)


def _items(draft: Reading, start: int, end: int) -> int | None:
    """How many names the words list; None where they hold anything but names and what joins them."""
    text = draft.document.text
    spans = sorted({(s.start, s.end) for e in draft.entities for s in e.mentions if start <= s.start and s.end <= end})
    at, count = start, 0
    for low, high in spans:
        if low < at:
            continue
        gap = text[at:low].strip("\"'“”‘’ ")
        if count and not _JOIN.fullmatch(f" {gap} ") and gap not in (",", ";", ", and", "and"):
            return None
        if not count and gap:
            return None
        at, count = high, count + 1
    return count if not text[at:end].strip("\"'“”‘’ ") else None
