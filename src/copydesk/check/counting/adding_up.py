"""Counts that a draft adds up in prose: "16 episodes of A, 21 of B and 20 of C, which makes 58"; "six more, as many as
the first season had ... all 14"; "21 episodes, then 13, then 14. Across the four seasons". Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from copydesk.check.counting.differences import Miscount
from copydesk.check.counting.tallies import number_in_words
from copydesk.check.figures.told import Numbers
from copydesk.check.wording import number_told
from copydesk.model import EntityType, Reading, Span
from copydesk.text.form import Form
from copydesk.text.numbers import CARDINALS, NumberKind, NumberMention, find_numbers

__all__ = ["as_many", "counted_seasons", "sums_in_prose"]

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORD = rf"(?:(?:{_TENS})-(?:{'|'.join(CARDINALS[1:10])})|{_TENS}|{'|'.join(reversed(CARDINALS[1:20]))})"
_N = rf"(?P<n>\d{{1,4}}|{_WORD})"
_IN_ALL = r"(?:in\s(?:all|total|sum)|altogether|all\stold|all\stogether|together|combined)"
#: What tells that a number is the sum of those before it. The words before or behind it say so.
_TOTALS = tuple(Form(form, re.IGNORECASE | re.VERBOSE) for form in (
    rf"""\b(?:makes?|making|made|com(?:e|es|ing)\s(?:out\s)?(?:to|at)|came\s(?:out\s)?(?:to|at)|add(?:s|ed|ing)?\sup\sto|totals?
        |totall?(?:ed|ing)|amount(?:s|ed|ing)?\sto|sum(?:s|med)?\s(?:up\s)?to|giv(?:e|es|ing)(?:\s(?:him|her|them|it|us|you))?
        |gave(?:\s(?:him|her|them|it|us|you))?|(?:for|to|with|of)\sa\s(?:grand\s|combined\s|running\s)?total\sof
        |a\s(?:grand\s|combined\s)?total\sof|(?:the\s)?(?:sum|total)(?:\s(?:is|was|of))?:?)
        \s(?:a\s(?:grand\s|combined\s)?total\sof\s|just\s|exactly\s|all\sof\s)?{_N}\b""",
    rf"\b{_N}\s(?:(?:[a-z-]+\s)?(?P<unit>[a-z]+)\s)?{_IN_ALL}\b",
    rf"""\b{_IN_ALL},?\s(?:(?:that|this|it|they|there)\s(?:is|are|was|were|makes?|made|have|had|has|come\sto|came\sto)\s
        |they\s[a-z]+\s|(?:is|are|was|were|have|has|had)\s)?{_N}\b""",
))
_ABOUT = Form(
    r"\b(?:about|around|some|nearly|almost|roughly|over|than|least|most|under|close\sto|up\sto|well)\s$", re.IGNORECASE
)
#: A sentence with one of these counts in another way than by adding.
_NO_SUM = Form(
    r"\b(?:each|apiece|per|every|times|twice|fewer|less\sthan|of\s(?:them|which|these|those)"
    r"|(?<!in\s)(?<!of\s)(?<!within\s)(?<!over\s)(?<!half\s)(?<!after\s)(?<!than\s)a\s(?:week|day|night|month|year|season)|out\sof|than|instead|rather|but\sonly|cut|won\sby|against|average\w*|minutes?)\b",
    re.IGNORECASE,
)
_EACH = Form(r"[^.;:,]{0,20}\b(?:each|apiece|per|a\s(?:week|day|night|year|season)|of\s(?:them|which))\b")
#: A number of each of several: "and the two sequels 16 each".
_OF_EACH = Form(
    rf"\b(?P<many>both|two|three|four|five|[2-5])\s[^.;:\d]{{2,40}}?\s(?P<n>\d{{1,3}}|{_WORD})(?P<each>\s(?:[a-z]+s\s)?(?:each|apiece))\b",
    re.IGNORECASE,
)
_GOES_ON = Form(r"[.,]\d|\s?%")
_UNIT = Form(
    r"[\s-](?:(?:more|further|new|other|additional|extra|short|long|regular|hour-long|half-hour|full|old|late|early|special)\s)?"
    r"(?P<unit>[a-z]+s|people|women|men)\b"
)
#: What follows and leads to a number that leaves its noun out: "21 of B", ", then 13", "and 20 in the third".
_BARE_BEHIND = Form(r"\s(?:of|in|on|at|for|from|by|with|to|under|then|and|plus|more|came|were|went|as|each|apiece)\b"
    r"|[,;.:)]|\s?[+—–]|\s*\Z")
_BARE_BEFORE = Form(
    r"(?:[,;:(+—–]|\b(?:seasons|sequels|parts|others|runs|series)|\b(?:and|then|plus|with|to|had|has|have|another|of|first|second|third|fourth|fifth|last|one|two|three|four"
    r"|of\sthe|got|took|saw|brought|made|was|were|as\swell\sas))\s(?:a\sfurther\s|another\s|only\s|just\s"
    r"|the\s)?$", re.IGNORECASE,
)
#: "Kim Ji-won, 31,": an age.
_OF_A_NAME, _SET_APART = Form(r"\b[A-Z][\w’'-]*,\s$"), Form(r"[,;)]")
_NUMBERS_ONE = Form(
    r"\b(?:seasons?|episodes?|parts?|no\.|number|volume|chapter|channel|series|aged?|age|day|round|instalment|KBS|SBS|MBC|at"
    r"|top|act|week|year)\s$", re.IGNORECASE
)
_NO_COUNT = frozenset(
    "percent points years months weeks days hours minutes times homes households viewers million billion won dollars "
    "meters kilometers seconds decades weekends nights ages".split()
)
_ONE_BARE = Form(r"\s(?:at|for|from|in|on|by|with)\s(?!(?:the\s)?(?:one|other|another)\b)")
_FEWEST, _MOST = 2, 8


@dataclass(frozen=True, slots=True)
class _Term:
    value: int
    at: Span
    unit: str | None


def sums_in_prose(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """Totals that are not the sum of the counts which their own sentence, or the one before, tells."""
    text = draft.document.text
    seen: set[int] = set()
    for form in _TOTALS:
        for match in form.finditer(text):
            total = _count(match["n"])
            if total is None or total < _FEWEST or match.start("n") in seen or _GOES_ON.match(
                text, match.end("n")
            ):
                continue
            sentence = numbers.sentence_at(match.start())
            whole = numbers.sentence(sentence)
            if _ABOUT.search(text, max(0, match.start("n") - 14), match.start("n")):
                continue
            unit = _UNIT.match(text, match.end("n"))
            several = _of_each(text, whole.start, match.start())
            skip = -1 if several is None else several.start("many")
            terms = _terms(draft, whole.start, match.start(), unit["unit"] if unit else None, skip=skip)
            low = whole.start
            if len(terms) < _FEWEST and sentence and not terms and match.start() - whole.start < 45:
                before = numbers.sentence(sentence - 1)
                low = before.start
                terms = _terms(draft, before.start, before.end, unit["unit"] if unit else None)
            colon = text.rfind(":", whole.start, match.start()) + 1
            if len(terms) < _FEWEST and colon:  # "three seasons within a year: 21 episodes, then 13, then 14"
                low = colon
                terms = _terms(draft, colon, match.start(), unit["unit"] if unit else None)
            counted_so = text[low:match.end()]
            if several is not None:
                counted_so = text[low:several.start("each")] + text[several.end():match.end()]
            if not _FEWEST <= len(terms) <= _MOST or _NO_SUM.search(counted_so) or _EACH.match(text, match.end()):
                continue
            if any(_ABOUT.search(text, max(0, t.at.start - 14), t.at.start) for t in terms):
                continue
            values = [
                value for t in terms for value in [t.value] * (_many(several) if _is_in(t, several) else 1)
            ]
            if total < max(values) or any(
                sum(some) == total for k in range(_FEWEST, len(values) + 1) for some in combinations(values, k)
            ):
                continue
            seen.add(match.start("n"))
            yield _not_the_sum(Span(match.start("n"), match.end("n")), match["n"], values)
    yield from _told_first(draft, numbers, seen)


def _of_each(text: str, start: int, end: int) -> re.Match[str] | None:
    """The one number among words that each of several has."""
    found = list(_OF_EACH.finditer(text, start, end))
    return found[0] if len(found) == 1 else None


def _many(several: re.Match[str] | None) -> int:
    return 1 if several is None else 2 if several["many"].casefold() == "both" else number_told(several["many"])


def _is_in(term: _Term, several: re.Match[str] | None) -> bool:
    return several is not None and several.start("n") == term.at.start


_PARTS_BEHIND = Form(
    rf"(?<![\w.,-]){_N}\s(?:[a-z-]+\s)?(?P<unit>[a-z]+s|people)\b[^.;:()\d]{{0,60}}?(?::|\s[—–]|\s\(|\sof)\s?(?=\d|[A-Za-z]+\b)",
    re.IGNORECASE,
)
_SPLIT = Form(r",\s(?:and\s|then\s|plus\s)?|\s(?:and|plus|then)\s|\s?\+\s?|;\s(?:and\s)?")


def _told_first(draft: Reading, numbers: Numbers, seen: set[int]) -> Iterator[Miscount]:
    """"57 episodes: 16 of A, 21 of B and 20 of C", "49 episodes in three seasons of 21, 13 and 14"."""
    text = draft.document.text
    for match in _PARTS_BEHIND.finditer(text):
        total = _count(match["n"])
        if total is None or match.start("n") in seen or match["unit"].lower() in _NO_COUNT:
            continue
        sentence = numbers.sentence(numbers.sentence_at(match.start()))
        end = sentence.end
        if match[0].rstrip().endswith("("):
            end = text.find(")", match.end(), sentence.end)
        if end < 0 or match.end() >= end or _NO_SUM.search(text, match.start(), end):
            continue
        terms = _terms(draft, match.end(), end, match["unit"], named=True)
        parts = _SPLIT.split(text[match.end():end].rstrip(" .!?)\"”\n"))
        # Each part of the list begins with its number, and nothing is counted but they.
        if not _FEWEST <= len(terms) <= _MOST or len(parts) != len(terms) or terms[0].at.start != match.end():
            continue
        if total == len(terms):
            continue  # "two batches of seven and nine"
        # "Three seasons, forty-eight chapters: 21, 13 and 14": of the other number.
        between = _numbers_in(draft, match.end("n"), match.end())
        if any(n.unit not in _NO_COUNT and n.value != len(terms) for n in between):
            continue
        if sum(t.value for t in terms) != total and len(_numbers_in(draft, match.end(), end)) == len(terms):
            yield _not_the_sum(Span(match.start("n"), match.end("n")), match["n"], [t.value for t in terms])


def _not_the_sum(at: Span, written: str, values: Sequence[int]) -> Miscount:
    listed = f"{', '.join(map(str, values[:-1]))} and {values[-1]}"
    right = number_in_words(sum(values), written)
    return Miscount(at, f"{listed} make {right}, not {written}", right, sure=False)


def _terms(
    draft: Reading, start: int, end: int, unit: str | None, *, named: bool = False, skip: int = -1
) -> list[_Term]:
    """The counts of one thing that words tell in a row: those before its noun, and those that leave the noun out, which
    may be all of them where the thing is `named` before. The number at `skip` says how many have another each.
    """
    text = draft.document.text
    found = []
    for number in _numbers_in(draft, start, end):
        at = Span(number.start, number.end)
        if at.start == skip:
            continue
        noun = _UNIT.match(text, at.end)
        if noun is not None and noun.end() <= end:
            found.append(_Term(int(number.value), at, noun["unit"].lower()))
            continue
        before = text[max(start, at.start - 40):at.start]
        led = at.start == start or not before.strip() or _BARE_BEFORE.search(before) is not None
        if led and _BARE_BEHIND.match(text[at.end:end + 1]) and not (
            _OF_A_NAME.search(before) and _SET_APART.match(text, at.end)
        ):
            found.append(_Term(int(number.value), at, None))
    units = [t.unit for t in found if t.unit and t.unit not in _NO_COUNT]
    meant = unit.lower() if unit else (max(units, key=units.count) if units else None)
    if meant is None or meant in _NO_COUNT or (meant not in units and unit is None):
        return []
    mine = [t for t in found if t.unit in (meant, None)]
    # A number without a noun right behind one of another noun is that noun's: "two series and three on cable".
    return mine if (named or any(t.unit == meant for t in mine)) and {t.unit for t in found} <= {meant, None} else []


def _numbers_in(draft: Reading, start: int, end: int) -> list[NumberMention]:
    """The counts among words: no year, day, title, percentage or number of one thing."""
    text = draft.document.text
    taken = [(d.start, d.end) for d in draft.dates]
    taken += [(s.start, s.end) for e in draft.entities if e.type is EntityType.WORK for s in e.mentions]
    out = []
    for number in find_numbers(text[start:end]):
        low, high = start + number.start, start + number.end
        if number.kind is not NumberKind.COUNT or number.places or not 1 <= number.value <= 400:
            continue
        if any(a < high and low < b for a, b in taken) or _NUMBERS_ONE.search(text, max(0, low - 14), low):
            continue
        one = text[low:high].lower() == "one" and not _ONE_BARE.match(text, high)
        if one or text[low:high].lower() in ("couple", "pair") or re.match(r"[-–]?\d|['’]s|\d", text[high:high + 2]):
            continue
        out.append(NumberMention(low, high, number.value, 0, number.kind, number.unit))
    return out


def _count(written: str) -> int | None:
    found = find_numbers(written)
    whole = len(found) == 1 and found[0].kind is NumberKind.COUNT and found[0].end - found[0].start == len(written)
    return int(found[0].value) if whole and written.lower() not in ("one", "couple", "pair", "dozen") else None


_AS_MANY = Form(
    rf"\b{_N}\s(?:(?:more|further|new|fresh|other|additional)\s)?(?P<unit>[a-z]+s),?\s[^.;:]{{0,40}}?\b(?:just\s|exactly\s)?"
    rf"as\smany\sas\s(?:the|its|there|in|before|it|last|part|season)\b", re.IGNORECASE,
)
_NOT_AS_MANY = Form(
    r"\b(?:not|half|twice|nearly|almost)\s(?:quite\s)?as\smany|times\sas", re.IGNORECASE
)
_ALL_OF = Form(
    rf"\b(?:all|the\swhole|altogether|in\sall|together|those|these|of\sall|total\sof)\s(?:of\s)?(?:the\s"
    rf"|its\s)?(?P<all>\d{{1,3}}|{_WORD})"
    r"(?=\s(?:[a-z]+)|[,.;:?!)]|\Z)", re.IGNORECASE,
)


def as_many(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """"six more episodes, as many as the first season had ... all 14"."""
    text = draft.document.text
    for match in _AS_MANY.finditer(text):
        number = _count(match["n"])
        if number is None or _NOT_AS_MANY.search(match[0]):
            continue
        index = numbers.sentence_at(match.end())
        end = numbers.sentence(min(index + 1, len(numbers.cut.sentences) - 1)).end
        rest = text[match.end():end]
        totals = [(m, said) for m in _ALL_OF.finditer(rest)
                  if (said := _count(m["all"])) is not None and _fits(rest[m.end("all"):], match["unit"])]
        if len(totals) == 1 and totals[0][1] not in (2 * number, number):
            m = totals[0][0]
            at = Span(match.end() + m.start("all"), match.end() + m.end("all"))
            yield _not_the_sum(at, text[at.start:at.end], [number, number])


def _fits(behind: str, unit: str) -> bool:
    """Whether the number before these words may be one of the unit: that follows, or no noun does."""
    noun = _UNIT.match(behind)
    return noun is None or noun["unit"].lower() in (unit.lower(), "of")


_SEASONS = Form(
    r"\b(?:across|over|in|of|through|throughout|all|its|his|her|their|the|these|those|after|for|both)\s(?:all\s)?(?:the\s|its\s|of\sthe\s|her\s|his\s)?"
    r"(?P<n>two|three|four|five|six|[2-6])\s(?:seasons|runs|instal?lments|volumes|rounds"
    r"|chapters\sof\sthe\ssaga)\b", re.IGNORECASE,
)
_ROW = Form(
    r"(?<![\w.,-])\d{1,3}\s(?:episodes|parts|hours)\b[^.;\d]{0,70}(?:,\s(?:and\s)?(?:then\s)?|\s(?:and|then)\s(?:then\s)?)\d{1,3}(?=[\s,.;])[^.;:]{0,90}"
    r"|(?<![\w.,-])\d{1,3}(?:,\s\d{1,3})*,?\sand\s(?:then\s)?\d{1,3}\s(?:episodes|parts|hours)\b", re.IGNORECASE,
)
_SOME_OF = Form(r"\b(?:two|three|four|one|first|second|third|last|\d)\sof\s(?:the|its|all)\s$", re.IGNORECASE)
_SINCE = Form(r"\b(?:another|fourth|fifth|also|more|next|new|special|planned"
    r"|first\s\w+\sseasons)\b", re.IGNORECASE)


def counted_seasons(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """"21 episodes, then 13, then 14. Across the four seasons"."""
    text = draft.document.text
    for row in _ROW.finditer(text):
        index = numbers.sentence_at(row.start())
        sentence = numbers.sentence(index)
        end = numbers.sentence(min(index + 1, len(numbers.cut.sentences) - 1)).end
        terms = _terms(draft, row.start(), row.end(), None)
        seasons = list(_SEASONS.finditer(text, sentence.start, end))
        if len(terms) < _FEWEST or len(seasons) != 1 or _NO_SUM.search(text, row.start(), row.end()):
            continue
        said = number_told(seasons[0]["n"])
        values = [t.value for t in terms]
        if said == len(terms) or sum(values[:-1]) == values[-1] or _SINCE.search(text, row.end(), seasons[0].end()):
            continue
        if _SOME_OF.search(text, sentence.start, seasons[0].start("n")):
            continue
        at = Span(seasons[0].start("n"), seasons[0].end("n"))
        right = number_in_words(len(terms), seasons[0]["n"])
        noun = seasons[0][0].split()[-1]
        listed = ", ".join(map(str, values))
        message = f"numbers of {right} {noun} are told ({listed}), not of {seasons[0]['n']}"
        yield Miscount(at, message, right, sure=False)
