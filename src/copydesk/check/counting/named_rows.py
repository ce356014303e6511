"""Numbers before, behind and beside rows of names that carry more than names: "three wives set the tone: A (x), B (y)
and C", "its three leads, A, B and C,", "the trio of A, B and C". Pure. What a row holds is told by capitals, so that
names which no reader saw are counted too; words that are neither name nor gloss of one make it no row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copydesk.check.counting.differences import Miscount
from copydesk.check.counting.tallies import number_in_words
from copydesk.check.figures.told import Numbers
from copydesk.check.once import once
from copydesk.check.wording import number_told
from copydesk.model import EntityType, Reading, Span
from copydesk.text.form import Form
from copydesk.text.numbers import CARDINALS, NumberKind, find_numbers
from copydesk.text.segment import BlockKind

__all__ = ["rows_of_names"]

_NUMBER = rf"(?:{'|'.join(CARDINALS[2:13])}|\d{{1,2}})"
#: What is counted in these is no name.
_NO_NAMES = r"""(?!(?:hours?|days|weeks|weekends|months|years|decades|nights|evenings|minutes|seconds|times|points
        |episodes|seasons|parts|percent|percentage|million|billion|thousand|hundred|couples|pairs
        |duos|per|of|in|on|to|and|or|ages
        |halves|rounds|runs|meters|metres|floors|cents|stars?\sout|versions)\b)"""
_NOUN = r"(?:[a-z]+[^s\W]s|[a-z]*(?:series|people|men|women|children))"
_GROUP = Form(
    rf"""(?<![\w.,$₩€£-])(?<!\bNo\.\s)(?P<n>{_NUMBER})(?![.,]?\d)\s
        (?:(?P<of>of\s(?:all\s)?(?:the|its|his|her|their|our|my|these|those)\s)
        |(?!of\b))(?:(?!of\b){_NO_NAMES}[\w’'-]+\s){{0,3}}?{_NO_NAMES}
        (?P<noun>(?-i:{_NOUN}|cast))\b(?![-’'])""",
    re.IGNORECASE | re.VERBOSE,
)
_TOGETHER = {"duo": 2, "trio": 3, "threesome": 3, "quartet": 4, "foursome": 4, "quintet": 5, "sextet": 6, "septet": 7}
_COLLECTIVE = Form(
    rf"""\b(?:(?:a|an|the|its|their|this|that|his|her)\s)?(?:[\w-]+\s)?(?P<n>{'|'.join(_TOGETHER)})
        (?P<opens>\sof\s(?:(?!with\b|by\b|led\b)[a-z-]+\s){{0,2}}|:\s|,\s|\s[—–]\s|\s\(|\s)(?=[A-Z"“‘'])""", re.VERBOSE
)
_APPOSED = Form(
    rf"""\b(?:[Ii]ts|[Tt]he|[Tt]heir|[Hh]is|[Hh]er|[Aa]ll|[Tt]hese|[Tt]hose|[Oo]ur|[Ww]ith|[A-Za-z][\w.&-]*['’]s|(?P<some>{_NUMBER}\sof\s
        (?:the|its|his|her|their)))\s(?P<n>(?(some)|{_NUMBER}\s))(?:(?!of\b)[\w’'-]+\s){{0,2}}?{_NO_NAMES}
        {_NOUN}(?:(?:\s(?:of|in|on|from|behind|at)\s[^,;:.()]{{1,40}}?)?(?P<comma>,["”]?\s)|\s)
        (?=[A-Z"“‘'])""", re.VERBOSE,
)
#: "They have four children, A, B and C"; "a mother of four, A, B and C".
_HAS = Form(
    rf"""(?:\b(?:ha(?:ve|s|d|ving)|with|are|were|is|was|meets?|met|follows?|about|plays?|stars?|features?|lo(?:ses?|st)|joins?|by
        |brings?\sup|brought\sup|rais(?:es?|ed|ing)|got|gets|adds?|added|between|and|of)\s(?:just\s|only\s|the\s)?
        (?P<n>{_NUMBER})\s(?:(?!of\b)[\w’'-]+\s){{0,2}}?{_NO_NAMES}{_NOUN}
        |\b(?:mother|father|parents|family)\sof\s(?P<some>{_NUMBER}))(?:,|\s[—–])\s(?=[A-Z"“‘'])""", re.VERBOSE,
)
#: "A, B and C, their four children".
_WHO_ARE = Form(
    rf"""(?:,|\s[—–])\s(?:the|their|his|her|its|all)\s(?P<n>{_NUMBER})\s(?:(?!of\b)[\w’'-]+\s){{0,2}}?{_NO_NAMES}
        {_NOUN}(?=[,.;:)]|\s[—–]|\s(?:of|in|on|from|at)\s)""", re.VERBOSE,
)
_CAPITAL = Form(r"(?<![\w-])[A-Z]")
_BOTH = Form(r"\b[Bb]oth\s(?=[A-Z])")
_OPENS = Form(r":\s+|\s[—–]\s|,\s(?:namely|to\swit|that\sis),?\s|\s\(")
#: How far from its noun a list may open: by a colon, by a dash or bracket.
_FAR, _CLOSE = 130, 70
_OPEN_END = Form(
    r"\b(?:including|such\sas|among|amongst|etc|others?|more|like|for\sexample|for\sinstance|so\son|notably|first|least"
    r"|about|some|another|each|apiece|besides|led\sby|or)\b|…|\.\.\.", re.IGNORECASE
)
#: A list of the best may stop before the last.
_RANKED = Form(r"\b(?:best|top|highest|greatest|strongest|biggest|most|finest)\b", re.IGNORECASE)
_ARE = Form(
    rf"""\s(?:are|were|make\sup|form|formed|made\sup|complete|will\sbe)\s(?:the|its|his|her|their|all|now|among\sthe)?\s?
        (?P<n>{_NUMBER})\s(?:[\w’'-]+\s){{0,2}}?{_NO_NAMES}{_NOUN}\b
        (?!\s(?:and|with|each|apiece)\b|,\sand)""", re.IGNORECASE | re.VERBOSE,
)
_SEPARATOR = Form(
    r"\s*[,;]\s+(?:and|&|plus|then|and\s(?:then|also|finally)|as\swell\sas)\s+|\s+(?:and|&|plus|as\swell\sas)\s+(?:then\s+)?"
    r"|\s*[,;]\s+"
)
_CLOSES = Form(r"\b(?:and|then|plus|as\swell\sas)\b|&")
_NAME = r"[A-Z\u00C0-\u00DD\d][\w’'.&:!?-]*(?:\s(?:(?:of|the|to|in)\s)?[A-Z\u00C0-\u00DD\d][\w’'.&:!?-]*){0,6}"
_LED = r"(?:(?:the|her|his|their|its|a|an)\s(?:(?!(?:of|in|from|to|by|with|who|and)\b)[a-z][\w-]*\s){1,3})?"
_GLOSS = r"(?:\s(?:as|of|from|in|by|on|at|for|with|itself|again|alone|himself|herself|who|that|which)\b.*)?"
_ITEM = Form(rf"{_LED}{_NAME}{_GLOSS}", re.DOTALL)
_LONE_ITEM = Form(rf"{_LED}{_NAME}(?:\sas\s(?:the\s(?:[a-z-]+\s){{0,2}})?{_NAME})?")
_FEWEST, _MOST = 2, 12


def rows_of_names(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """Numbers that are not those of the names in the row that they stand with."""
    text = draft.document.text
    plain = _masked(draft)
    yield from _announced(text, plain, numbers)
    for match in _COLLECTIVE.finditer(text):
        count = _row(plain, match.end(), opened=match["opens"])
        if count is not None and count != _TOGETHER[match["n"]]:
            right = next((word for word, size in _TOGETHER.items() if size == count), None)
            yield _wrong(Span(match.start("n"), match.end("n")), match["n"], count, right)
    for match in _APPOSED.finditer(text):
        low = match.start("some") if match["some"] else match.start("n")
        written = text[low:match.end()].split()[0]
        count = _row(plain, match.end(), opened=match["comma"] or " ")
        if count is None or number_told(written) == count or _OPEN_END.search(match[0]):
            continue
        noun = "" if match["some"] else text[low:match.end()].split()[1].rstrip(",")
        yield _wrong(Span(low, low + len(written)), written, count, noun=noun)
    yield from _set_beside(text, plain, numbers)
    for match in _BOTH.finditer(text):
        count = _row(plain, match.end(), opened=" ")
        if count is not None and count > _FEWEST and _people(draft, match.end(), count):
            yield _wrong(Span(match.start(), match.start() + 4), match[0].strip(), count, "all " + CARDINALS[count])
    for match in _ARE.finditer(text):
        sentence = numbers.sentence(numbers.sentence_at(match.start()))
        parts = _parts(plain, sentence.start, match.start())
        if parts and _FEWEST <= len(parts) <= _MOST and len(parts) != number_told(match["n"]) and not _OPEN_END.search(
            match[0]
        ):
            yield _wrong(Span(match.start("n"), match.end("n")), match["n"], len(parts))
    yield from _numbered(draft, numbers)


def _set_beside(text: str, plain: str, numbers: Numbers) -> Iterator[Miscount]:
    """Numbers that a row of names explains, right behind or right before."""
    for match in _HAS.finditer(text):
        name = "n" if match["n"] else "some"
        count = None if _OPEN_END.search(match[0]) else _row(plain, match.end(), opened=",")
        if count is not None and count != number_told(match[name]):
            noun = text[match.end(name):match.end()].split()[:1] if match["n"] else []
            yield _wrong(Span(*match.span(name)), match[name], count, noun="".join(noun).rstrip(","))
    for match in _WHO_ARE.finditer(text):
        sentence = numbers.sentence(numbers.sentence_at(match.start()))
        starts = (m.start() for m in _CAPITAL.finditer(plain[sentence.start:match.start()]))
        rows = (_parts(plain, sentence.start + at, match.start()) for at in starts)
        count = len(next((row for row in rows if row), ()))
        # Of more names the first may be no part of the row: "A, B and C, her two daughters".
        if _FEWEST <= count < number_told(match["n"]):
            yield _wrong(Span(*match.span("n")), match["n"], count, noun=text[match.end("n"):match.end()].split()[0])


def _announced(text: str, plain: str, numbers: Numbers) -> Iterator[Miscount]:
    """"Three wives set the tone: A (x), B (y) and C": the only number before a list that could be that of its items."""
    seen = set()
    for match in _GROUP.finditer(text):
        sentence = numbers.sentence(numbers.sentence_at(match.start()))
        opens = _OPENS.search(text, match.end(), min(sentence.end, match.end() + _FAR))
        if opens is None or opens.start() in seen:
            continue
        seen.add(opens.start())
        gap, mark = text[match.end():opens.start()], opens[0].strip()
        colon = mark == ":"
        if not colon and (len(gap) > _CLOSE or "," in gap):
            continue
        end = sentence.end if colon or mark.startswith(",") else _closing(text, opens.end(), sentence.end, mark)
        parts = _parts(plain, opens.end(), end)
        if parts is None or not _FEWEST <= len(parts) <= _MOST:
            continue
        if _OPEN_END.search(text[match.start():opens.start()] + " " + plain[opens.end():end]):
            continue
        said = [n for n in find_numbers(text[sentence.start:opens.start()])
                if n.kind is NumberKind.COUNT and not n.places and _FEWEST <= n.value <= 20]
        others = [n for n in said if sentence.start + n.start != match.start("n")]
        if any(n.value == len(parts) for n in said) or any(_may_count(n.unit) for n in others):
            continue
        if _RANKED.search(match[0]):
            continue
        if mark == "(" and len(parts) < number_told(match["n"]):
            continue
        named = f"{match['of']}{match['noun']}" if match["of"] else match[0].split()[1].rstrip(",")
        yield _wrong(Span(match.start("n"), match.end("n")), match["n"], len(parts), noun=named)


def _may_count(unit: str) -> bool:
    """Whether a number before this word may be that of what a list names."""
    return re.match(_NO_NAMES + r"[a-z]+", unit, re.VERBOSE) is not None


def _closing(text: str, start: int, end: int, mark: str) -> int:
    """Where a list that a dash or a bracket opens is closed."""
    found = Form(r"\)" if mark == "(" else r"\s[—–]\s").search(text, start, end)
    return found.start() if found else end


@once
def _masked(draft: Reading) -> str:
    """The text with every name that is known and every quotation as one word, and brackets blank: what joins names
    shows, and what is inside them does not.
    """
    text = draft.document.text
    out = list(text)
    spans = [(s.start, s.end) for e in draft.entities for s in e.mentions]
    spans += [m.span() for m in re.finditer(r"[“\"][^”\"“\n]{1,60}[”\"]", text)]
    for start, end in sorted(spans, key=lambda s: s[0] - s[1]):
        if text[start:start + 1].isupper() or text[start:start + 1] in "\"“":
            # A comma in the quotation, "A," is the list's.
            inside = end - 2 if text[end - 2:end] in (",”", ',"') else end
            out[start:inside] = "N" + "n" * (inside - start - 1)
            if inside < end:
                out[inside:end] = ", "
    for match in re.finditer(r"\s?\([^()\n]{1,120}\)", text):
        out[match.start():match.end()] = "\0" * (match.end() - match.start())
    return "".join(out)


def _parts(plain: str, start: int, end: int) -> Sequence[str] | None:
    """The names that words list; None where they hold anything but names, their glosses and what joins them."""
    words = plain[start:end].replace("\0", "").rstrip(" \n.!?\"”’")
    if not words:
        return None
    if ";" in words:
        parts = [re.sub(r"^(?:and|then|plus)\s", "", p.strip()) for p in words.split(";")]
        return parts if all(re.match(_LED + _NAME, p) for p in parts) else None
    found, at, led = [], 0, ""
    closed = False
    for separator in [*_SEPARATOR.finditer(words), None]:
        part = words[at:separator.start() if separator else len(words)].strip("\"'“”‘’ ")
        if _ITEM.fullmatch(part) and not closed:
            found.append(part)
            closed = bool(_CLOSES.search(led)) and bool(found[1:])
        elif not found or _CLOSES.search(led) or not re.match(r"[a-z]", part):
            return None  # words that are no gloss of the name before them
        led, at = (separator[0], separator.end()) if separator else ("", 0)
    return found if closed else None


def _row(plain: str, start: int, *, opened: str) -> int | None:
    """How many names stand in a row that "and" closes, right where it starts; None where it may go on."""
    count, at, last = 0, start, False
    while True:
        item = _LONE_ITEM.match(plain, at)
        if item is None:
            return None
        count, at = count + 1, item.end()
        while plain[at:at + 1] == "\0":
            at += 1
        if last:
            break
        separator = _SEPARATOR.match(plain, at)
        if separator is None:
            return None
        last, at = _CLOSES.search(separator[0]) is not None, separator.end()
    behind = plain[at:at + 40]
    if re.match(r"\s*,\s(?:and\s)?[A-Z]|\s(?:and|&)\s|\s?[’']s?\b", behind):
        return None
    loose = opened.strip()[:2] in ("", "of")
    return count if re.match(r"[,.;:)]|\s[—–]|\s*\Z" + (r"|\s[a-z]" if loose else ""), behind) else None


def _people(draft: Reading, start: int, count: int) -> bool:
    """Whether the next so many names are all of people that a reader saw."""
    spans = sorted((s.start, e.type) for e in draft.entities for s in e.mentions if s.start >= start)[:count]
    return len(spans) == count and all(kind is EntityType.PERSON for _, kind in spans)


_HEADED = Form(
    rf"(?<![\w.,$₩€£-])(?<!\bNo\.\s)(?P<n>{_NUMBER})(?![.,]?\d)\s(?!(?:years|days|weeks|months|times|episodes|points|million|percent)\b)"
    r"(?:[\w’'-]+\s){0,3}?[a-z][\w’'-]*s\b", re.IGNORECASE
)
_ORDINAL_ITEM = Form(r"^\s*(?:No\.\s|#)?(?P<k>\d{1,2})[.):]\s+\S", re.MULTILINE)


def _numbered(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """The number of a headline over items that count themselves, 1 to the last, or down to 1, where they are others."""
    blocks = numbers.cut.blocks
    if len(blocks) < 4 or blocks[0].kind is not BlockKind.HEADLINE:
        return
    text = draft.document.text
    items = [int(m["k"]) for m in _ORDINAL_ITEM.finditer(text)]
    ways = (list(range(1, len(items) + 1)), list(range(len(items), 0, -1)))
    head = list(_HEADED.finditer(text, blocks[0].start, blocks[0].end))
    if len(items) >= 3 and items in ways and len(head) == 1 and number_told(head[0]["n"]) != len(items):
        said = head[0]["n"]
        yield _wrong(Span(head[0].start("n"), head[0].end("n")), said, len(items))


def _wrong(at: Span, written: str, count: int, right: str | None = None, *, noun: str = "") -> Miscount:
    right = right or number_in_words(count, written)
    listed = f"{count} listed: {right} {noun}" if noun else f"{right} listed"
    return Miscount(at, f"{written} announced, {listed}", right, sure=False)
