"""Numbers before lists: "three dramas: A and B". Pure. Speaks only where every item of the list is a name it knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.check.counting.differences import Miscount
from copydesk.check.counting.tallies import number_in_words
from copydesk.check.figures.told import Numbers
from copydesk.check.wording import number_told
from copydesk.model import EntityType, Reading, Span
from copydesk.text.form import Form
from copydesk.text.numbers import CARDINALS, find_numbers

__all__ = ["lists"]

_COUNTED = (
    r"""dramas|series|shows|titles|works|films|movies|actors|actresses|stars|leads|performers|cast\smembers
        |members|people|writers|directors|newcomers|"""
    r"""characters|roles|siblings|brothers|sisters|friends|couples|networks|channels|broadcasters|platforms|hits
        |awards|idols|singers|names"""
)
_NUMBER = "|".join(CARDINALS[2:11])
#: A number in figures that is no rank: "takes No. 1 among actors".
_IN_FIGURES = r"(?<!No\.\s)(?<!\#)\d{1,2}"
_BEFORE_LIST = Form(
    rf"""\b(?P<n>{_NUMBER}|{_IN_FIGURES})\s(?:[\w'’-]+\s){{0,3}}?(?:{_COUNTED})(?:\s(?:[\w'’-]+\s?){{1,6}})?(?P<opens>:|\s?[—–]
        |,\snamely,?|\s\()\s?""",
    re.IGNORECASE | re.VERBOSE,
)
#: "Three dramas of the past that people will rewatch: A, seventeen episodes on MBC, and B, whose last ..."
_BEFORE_WORKS = Form(
    rf"""\b(?P<n>{_NUMBER}|{_IN_FIGURES})\s(?:[\w-]+\s){{0,2}}?(?:dramas|series|shows)
        (?:\s[^:;.()]{{1,60}}?)?:\s""", re.IGNORECASE | re.VERBOSE,
)
#: Before a number: that it is of all there are, "The four dramas of the series (A, B and C)".
_ALL_OF_THEM = Form(r"(?<!\bof\s)\b(?:the|these|those|all|his|her|its|their)\s$", re.IGNORECASE)
_COUPLES = Form(r"\b(?:couples|pairs|duos)\b", re.IGNORECASE)
#: Behind titles: one more that has no title here.
_ONE_MORE = Form(r"\b(?:plus|third|fourth|fifth|another|also|sequel|its|his|her|their)\s", re.IGNORECASE)
_AND = Form(r",?\s(?:and|&)\s[\"“‘']?$")
_CAPITAL = Form(r"\b[A-Z][\w’'-]*")
_AWARDS = Form(
    rf"""\b(?P<n>{_NUMBER}|{_IN_FIGURES})\s(?:[\w-]+\s){{0,2}}?(?:awards|prizes|trophies|honou?rs|wins)
        \b[^:;.()]{{0,100}}?:\s""", re.IGNORECASE | re.VERBOSE,
)
_AN_AWARD = Form(
    r"(?:the\s)?(?:best|grand\sprize|daesang|top\sexcellence|excellence|popularity|most\s(?:popular|valuable)|new(?:comer)?)\b",
    re.IGNORECASE,
)
_NEXT_AWARD = Form(r"\s?[;,]\s(?:and\s|plus\s)?|\s(?:and|plus|as\swell\sas)\s")
_JOIN = Form(r"\s*(?:;|,)\s*(?:and\s|&\s)?|\s+(?:and|&)\s+|,?\s+as\swell\sas\s+")
_OPEN_END = Form(r"""\b(?:including|such\sas|among|etc|others?|more|like|for\sexample|so\son)\b|…
        |\.\.\.""", re.IGNORECASE | re.VERBOSE)
#: "A, B, C and D: those are the three doctors"; "the two directors of W, A, B and C, whose".
_BEHIND_LIST = Form(
    rf"""\s*[:—–]\s(?:those|these|they)\s(?:are|were)\s(?:the\s|its\s|all\s)?(?P<n>{_NUMBER})
        \s(?:[\w'’-]+\s){{0,3}}?[a-z]+s\b""", re.IGNORECASE | re.VERBOSE,
)
_APPOSED = Form(
    rf"""\bthe\s(?P<n>{_NUMBER})\s(?:[\w'’-]+\s){{0,2}}?(?:{_COUNTED})\s(?:of|behind)
        \s[^,;:.()]{{1,60}},["”’]?\s""",
    re.IGNORECASE | re.VERBOSE,
)


def lists(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """Numbers that are not those of the names listed behind them, to the end of the sentence."""
    text = draft.document.text
    for match in _BEFORE_LIST.finditer(text):
        sentence = numbers.sentence(numbers.sentence_at(match.start()))
        if match.end() > sentence.end:
            continue
        tail = text[match.end():sentence.end].rstrip(".!?\"”’ ")
        in_brackets = match["opens"].strip() == "("
        if in_brackets:
            tail = tail.partition(")")[0]
        count = _items(draft, match.end(), match.end() + len(tail))
        said = number_told(match["n"])
        # Brackets may name some of them, and names in pairs are of couples.
        others = any(n.value == count for n in find_numbers(match[0]))
        whole = not others and _ALL_OF_THEM.search(text[max(0, match.start() - 12):match.start()]) and " and " in tail
        if in_brackets and (count is None or (count < said and not (whole and count == said - 1))):
            continue
        if _COUPLES.search(match[0]) and (in_brackets or count == 2 * said):
            continue
        if count is None or count < 2 or count == said or _OPEN_END.search(match[0] + tail):
            continue
        yield _miscounted(match, count)
    yield from _told_behind(draft, numbers)
    for form, count_of in ((_BEFORE_WORKS, _works), (_AWARDS, _awards)):
        for match in form.finditer(text):
            sentence = numbers.sentence(numbers.sentence_at(match.start()))
            end = sentence.start + len(text[sentence.start:sentence.end].rstrip())
            if match.end() >= end or _OPEN_END.search(text, match.start(), end):
                continue
            count = count_of(draft, match.end(), end)
            # "Of five prizes it took three: ..."
            if any(n.value == count for n in find_numbers(match[0])):
                continue
            if count is not None and count > 1 and count != number_told(match["n"]):
                yield _miscounted(match, count)


def _told_behind(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """Numbers of names that stand before them, or that are set behind as who they are."""
    text = draft.document.text
    for match in _BEHIND_LIST.finditer(text):
        sentence = numbers.sentence(numbers.sentence_at(match.start()))
        count = _items(draft, sentence.start, match.start()) if sentence.start < match.start() else None
        if count is not None and count > 1 and count != number_told(match["n"]):
            yield _miscounted(match, count)
    for match in _APPOSED.finditer(text):
        sentence = numbers.sentence(numbers.sentence_at(match.start()))
        row = _row(draft, match.end(), sentence.end)
        if row is not None and row > number_told(match["n"]):
            yield _miscounted(match, row)


def _row(draft: Reading, start: int, end: int) -> int | None:
    """How many people open the words in a row that "and" closes, with a comma or the end of the sentence behind it."""
    text = draft.document.text
    spans = sorted(
        (s.start, s.end) for e in draft.entities if e.type is EntityType.PERSON for s in e.mentions
        if start <= s.start and s.end <= end
    )
    at, count, closed = start, 0, False
    for low, high in spans:
        gap = text[at:low]
        if gap and (not count or not _JOIN.fullmatch(gap) or closed):
            break
        closed = closed or "and" in gap.split()
        at, count = high, count + 1
    return count if closed and text[at:at + 1] in (",", ".", ";", "") else None


def _miscounted(match: re.Match[str], count: int) -> Miscount:
    right = number_in_words(count, match["n"])
    at, noun = Span(match.start("n"), match.end("n")), match[0][match.end("n") - match.start():].split()
    named = f": {right} {noun[0]}" if noun else ""
    return Miscount(at, f"{match['n']} announced, {count} listed{named}", right, sure=False)


def _works(draft: Reading, start: int, end: int) -> int | None:
    """How many works are named to the end of a sentence that leads to its last one by "and"; None where a word in
    capitals may be a title that nobody knows.
    """
    text = draft.document.text
    works = {
        s.start: e.id for e in draft.entities if e.type is EntityType.WORK for s in e.mentions if start <= s.start < end
    }
    if not works or _AND.search(text[start:max(works)]) is None or min(works) - start > 1:
        return None
    if _ONE_MORE.search(text, max(works), end):
        return None
    known = [s for e in draft.entities for s in e.mentions] + [Span(d.start, d.end) for d in draft.dates]
    for word in _CAPITAL.finditer(text, start, end):
        if not any(s.start <= word.start() < s.end for s in known):
            return None
    return len(set(works.values()))


def _awards(draft: Reading, start: int, end: int) -> int | None:
    """How many awards are named, each of which begins with what makes it one."""
    parts = _NEXT_AWARD.split(draft.document.text[start:end])
    return len(parts) if all(_AN_AWARD.match(part) for part in parts) else None


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
