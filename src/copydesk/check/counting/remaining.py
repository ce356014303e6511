"""Episodes left and parts of so many each, against the number of a show's episodes that the draft itself or the desk
has. Reads the ledger through its protocol, where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.check.counting.differences import Miscount
from copydesk.check.counting.tallies import Kind, Tally, number_in_words, tallies_of
from copydesk.check.days.schedule import Schedule
from copydesk.check.figures.runs import Runs, runs_of
from copydesk.check.figures.scope_words import Cue, episode_cues
from copydesk.check.figures.told import Numbers
from copydesk.check.wording import number_told
from copydesk.check.works.subjects import Subjects, subjects_of
from copydesk.ledger.base import Ledger
from copydesk.model import EntityType, Reading, Span
from copydesk.text.form import Form
from copydesk.text.numbers import CARDINALS, NumberKind, find_numbers

__all__ = ["beyond_the_last", "parts_of_all", "remaining"]

_TO_COME = Form(
    r"\b(?:before|ahead\sof|upcoming|airs|will\sair|next)\s(?:its|the)?\s?$|\b(?:tonight|tomorrow)\b", re.IGNORECASE
)

_TWO = 2
_COUNT = rf"\d{{1,3}}|{'|'.join(reversed(CARDINALS[1:21]))}"
#: Two parts so near in length are meant to be alike.
_NEAR = 4


def remaining(draft: Reading, ledger: Ledger | None, numbers: Numbers) -> Iterator[Miscount]:
    """The sums of episodes that do not come out. Raises LedgerError where the ledger cannot be read."""
    tallies = list(tallies_of(draft, numbers))
    asked = [t for t in tallies if t.kind in (Kind.LEFT, Kind.EACH)]
    if not asked:
        return
    subjects = subjects_of(draft, ledger, numbers)
    runs = runs_of(draft, ledger) if ledger is not None else None
    for tally in asked:
        total, whence = _total(draft, tally, tallies, subjects, runs)
        if total is None:
            continue
        if tally.kind is Kind.EACH:
            yield from _parts(draft, tally, total, whence)
        else:
            yield from _left(draft, numbers, tally, total, whence)


def beyond_the_last(draft: Reading, ledger: Ledger | None, numbers: Numbers) -> Iterator[Miscount]:
    """A number of all episodes in a draft of one show that tells of a later one: "Episodes 16 and 17 ... all 16
    episodes".

    Raises LedgerError where the ledger cannot be read.
    """
    totals = [t for t in tallies_of(draft, numbers) if t.kind is Kind.TOTAL and t.sure]
    if not totals or _SEASONS.search(draft.document.text):
        return
    subjects = subjects_of(draft, ledger, numbers)
    # What the desk does not know is often no work: "Latecomers to the story".
    if not (subjects.tells_of_one or (ledger is not None and len(subjects.things) == 1)):
        return
    text, told = draft.document.text, []
    for index in range(len(numbers.cut.sentences)):
        sentence = numbers.sentence(index)
        words = text[sentence.start:sentence.end]
        told += [c.value for c in episode_cues(words) if isinstance(c.value, int)]
        told += [int(m["n"]) for m in _NEXT_EPISODE.finditer(words)]
    for tally in totals:
        # Episodes are also counted in halves.
        if told and tally.number < max(told) < 1.5 * tally.number:
            right = number_in_words(max(told), text[tally.at.start:tally.at.end])
            yield Miscount(
                tally.at, f"the draft tells of episode {max(told)}: there are {right} at least, not {tally.number}",
                right, sure=False,
            )


#: "Episodes 16 and 17".
_NEXT_EPISODE = Form(r"\b(?:episodes|parts)\s\d{1,3}\s?(?:and|to|through"
    r"|[-–])\s?(?P<n>\d{1,3})\b(?!\.\d)", re.IGNORECASE)
_SEASONS = Form(r"\b(?:seasons?|sequel|series\s(?:one|two)|special|part\s(?:one|two)|extended|extension"
    r"|originally|planned)\b", re.IGNORECASE)


#: "has aired 15 of its 16 episodes".
_SHOWN_OF = Form(
    rf"\b(?P<shown>{_COUNT})\s(?:(?:episodes|parts|hours)\s)?(?:out\s)?of\s(?:all\s)?(?:its\s|the\s|their\s"
    rf"|all\s)?(?P<all>{_COUNT})"
    r"(?P<unit>\s(?:episodes|parts|instal?lments|chapters|hours|broadcasts))?\b(?!\.\d|\s?%|\s(?:homes|households"
    r"|viewers|people|actors|per)\b)",
    re.IGNORECASE,
)
#: Behind it: how many are not shown yet.
_THE_REST = Form(
    rf"\b(?:the|its|with|only|just)\s(?:last\s|final\s|remaining\s|other\s|closing\s|rest,\s)(?P<n>{_COUNT})"
    rf"(?P<unit>\s(?:episodes|parts|instal?lments"
    rf"|chapters|hours|broadcasts))?(?=[,.;:]|\s(?:to|are|were|will|come|came|air|aired|follow|followed|go|went|on"
    rf"|in|next|tonight|this)\b)",
    re.IGNORECASE,
)
#: The same told by what it leaves: "which leaves them six more before the end".
_WHAT_IS_LEFT = Form(
    rf"\b(?:leav(?:es?|ing)|left)\b(?:(?!\b(?:{_COUNT})\b)[^.;:]){{0,110}}?\s(?P<n>{_COUNT})(?P<unit>\s(?:episodes|parts"
    rf"|hours|chapters))?(?:\smore(?=[.,;:!?]|\s(?:before|until|till|to|for|on|in|and|episodes|parts)\b)"
    r"|\s(?:to\s(?:go|come|air|run|tell)|left|remaining|in\shand)\b|(?=[.;]))"
    rf"|\b(?P<m>{_COUNT})(?:\smore|\s(?:episodes|parts))?\s(?:(?:are|remain|is)\s(?:still\s)?(?:left|to\s(?:go|come))|remain\b"
    rf"|(?:left|to\s(?:go|come))\b)", re.IGNORECASE,
)
#: "there are 13 more to see".
_MORE_TO_SEE = Form(
    rf"\b(?:there\sare|with|has|have|leaves|leaving)\s(?:still\s)?(?P<n>{_COUNT})(?P<unit>\s(?:episodes|parts|hours|chapters))?\s"
    r"(?:more\s)?(?:to\s(?:see|watch|come|go|follow|air|run)|ahead|left)\b", re.IGNORECASE,
)
#: By which of these what remains is told, the first that is there.
_WHAT_REMAINS = (_MORE_TO_SEE, _THE_REST, _WHAT_IS_LEFT)
#: "its 16 episodes, 12 of which have been shown".
_OF_WHICH = Form(
    rf"\b(?P<all>{_COUNT})(?P<unit>\s(?:episodes|parts|hours|chapters))\b(?:(?!\b(?:{_COUNT})\b)[^.;:]){{0,40}}?[\s,](?P<shown>{_COUNT})"
    r"\s(?:of\s(?:which|them|these|those)\s)?(?:have|had|has|were|are)\s(?:(?:now|already|been|so\sfar)\s)*"
    r"(?:shown|aired|run|gone|broadcast|behind|over|done|on\sthe\sair)\b", re.IGNORECASE,
)
#: "Eight episodes into its run of 21".
_INTO = Form(
    rf"\b(?P<shown>{_COUNT})(?P<unit>\s(?:episodes|parts|hours|chapters))\sinto\s(?:its|the|a|their)\s(?:(?:planned|full)\s)?"
    rf"(?:run|series|season|order|story)\sof\s(?P<all>{_COUNT})\b(?!\.\d)", re.IGNORECASE,
)
#: "Of the 16 episodes she wrote ten and he the other six".
_NO_COUNT = rf"(?:(?!\b(?:{_COUNT})\b)[^.;:])"
_OF_ALL = Form(
    rf"\bof\s(?:the|its|all)\s(?P<all>{_COUNT})\s(?:episodes|parts|hours|chapters)\b{_NO_COUNT}{{0,80}}?\b"
    rf"(?P<a>{_COUNT})\b"
    rf"{_NO_COUNT}{{0,60}}?\bthe\s(?:other|remaining)\s(?P<b>{_COUNT})(?=[.,;]|\s(?:were|are|came|went|by|on"
    rf"|in)\b)", re.IGNORECASE,
)
_ANY_COUNT = Form(rf"\b(?:{_COUNT})\b")
#: "in two halves, eight episodes in December and eight in March".
_TWO_PARTS = Form(
    rf"\b(?:two|both|2|(?P<three>three|3))\s(?:[a-z]+\s)?(?:parts|halves|volumes|batches|drops|blocks|servings|lots"
    rf"|chunks|sets|instal?lments|goes)\b"
    rf"[^.;\d]{{0,24}}?(?:,|:|\s[—–]|\s\(|\sof|\swith)\s(?:of\s|with\s|the\sfirst\s(?:of|with)\s)?(?P<a>{_COUNT})"
    rf"(?:\s(?:episodes|parts))?\b"
    rf"(?P<gap>[^.;:\d]{{0,50}}?)(?:\band|,\sthen|\bthen|\bplus)\s(?:then\s|another\s|a\sfurther\s|the\ssecond\s"
    rf"(?:of|with)\s)?(?P<b>{_COUNT})"
    rf"(?:\s(?:episodes|parts|more))?(?=[,.;)]|\s(?:in|on|from|this|that|last|later|for)\b)(?!\s(?:weeks|months"
    rf"|percent))", re.IGNORECASE,
)


def parts_of_all(draft: Reading, ledger: Ledger | None, numbers: Numbers) -> Iterator[Miscount]:
    """"has aired 15 of its 16 episodes. The last two"; "in two halves, eight episodes in December and ten in March".

    Raises LedgerError where the ledger cannot be read.
    """
    text = draft.document.text
    for match in (*_SHOWN_OF.finditer(text), *_OF_WHICH.finditer(text), *_INTO.finditer(text)):
        shown, total = number_told(match["shown"]), number_told(match["all"])
        sentence = numbers.sentence_at(match.start())
        end = numbers.sentence(min(sentence + 1, len(numbers.cut.sentences) - 1)).end
        told = (form.search(text, match.end(), max(end, match.end())) for form in _WHAT_REMAINS)
        rest = next((one for one in told if one), None)
        if rest is None or not (match["unit"] or rest["unit"]) or not 1 < shown < total:
            continue
        name = "n" if rest["n"] else "m"
        said = number_told(rest[name])
        if said in (total - shown, shown, total):
            continue
        right = number_in_words(total - shown, rest[name])
        more = " more" if text.startswith(" more", rest.end(name)) else ""
        message = f"{total} less {shown} are {right}{more}, not {rest[name]}{more}"
        yield Miscount(Span(*rest.span(name)), message, right, sure=False)
    for match in _OF_ALL.finditer(text):
        total, one, other = (number_told(match[name]) for name in ("all", "a", "b"))
        if one + other != total and max(one, other) < total:
            right = number_in_words(total - one, match["b"])
            message = f"{total} less {one} are {right}, not {match['b']}"
            yield Miscount(Span(match.start("b"), match.end("b")), message, right, sure=False)
    for match in _TWO_PARTS.finditer(text):
        one, other = number_told(match["a"]), number_told(match["b"])
        if match["three"] or _ANY_COUNT.search(match["gap"]):
            continue
        at = Span(match.start("b"), match.end("b"))
        asked = Tally(Kind.EACH, other, at, at, _TWO)
        runs = runs_of(draft, ledger) if ledger is not None else None
        tallies = [t for t in tallies_of(draft, numbers) if t.at not in (at, Span(match.start("a"), match.end("a")))]
        whole, whence = _total(draft, asked, tallies, subjects_of(draft, ledger, numbers), runs)
        if whole is None or one + other in (whole, 2 * whole) or not one < whole:
            continue
        right = number_in_words(whole - one, match["b"])
        yield Miscount(
            at, f"{one} and {other} are {one + other}, not the {whole} episodes {whence}: {right} beside {one}", right,
            sure=False,
        )


def _total(
    draft: Reading, tally: Tally, tallies: list[Tally], subjects: Subjects, runs: Runs | None
) -> tuple[int | None, str]:
    """The number of the show's episodes, and who says it: the draft if it does of this show, else the desk."""
    ours = subjects.of(tally.words, names_next=True)
    one_show = subjects.tells_of_one or not any(e.type is EntityType.WORK for e in draft.entities)
    told = {
        t.number for t in tallies if t.kind in (Kind.TOTAL, Kind.LAST) and (one_show or (
            ours is not None and (theirs := subjects.of(t.words, names_next=True)) is not None
            and theirs.thing.id == ours.thing.id
        ))
    }
    if len(told) == 1:
        return told.pop(), "by the draft itself"
    if ours is None or runs is None or told:
        return None, ""
    schedule: Schedule = runs.of(ours.thing.id)[0]
    return schedule.last, "by the desk"


def _parts(draft: Reading, tally: Tally, total: int, whence: str) -> Iterator[Miscount]:
    made = tally.parts * tally.number
    if made == total or made == 2 * total or 2 * made == total:
        return
    text = draft.document.text
    at = max(text.rfind(" ", tally.words.start, max(tally.at.start - 1, tally.words.start)) + 1, tally.words.start)
    written = text[tally.at.start:tally.at.end]
    rest = total - tally.number
    # Of two parts the longer one has what is left.
    two = tally.parts == _TWO and tally.number <= rest
    even, over = divmod(total, tally.parts)
    other = f": of {written} and {number_in_words(rest, written)} episodes" if two else ""
    if not over and (not two or rest - tally.number <= _NEAR):
        other = f": {number_in_words(even, written)} episodes each"
    yield Miscount(
        Span(at, tally.words.end),
        f"{tally.parts} times {tally.number} is {made}, not the {total} episodes {whence}{other}",
    )


def _left(draft: Reading, numbers: Numbers, tally: Tally, total: int, whence: str) -> Iterator[Miscount]:
    text = draft.document.text
    if tally.shown:
        if 0 < total - tally.shown != tally.number:
            yield _not_left(text, tally, tally.shown, total, whence)
        return
    index = numbers.sentence_at(tally.at.start)
    for at in (index, index - 1, index - 2, index + 1):
        if not 0 <= at < len(numbers.cut.sentences):
            continue
        sentence = numbers.sentence(at)
        words = text[sentence.start:sentence.end]
        if at > index:
            # "with two episodes to go. The fourteenth, shown on Sunday, …": which one that was is told after it.
            shown = _SHOWN_SO.match(words)
            told = [c for c in episode_cues(words) if isinstance(c.value, int) and c.value > 1] if shown else []
            if len(told) == 1 and 0 < total - int(told[0].value) != tally.number:
                yield _not_left(text, tally, int(told[0].value), total, whence)
            return
        told = [c for c in episode_cues(words) if isinstance(c.value, int) and c.value > 0]
        cues = [c for c in told if sentence.start + c.end < tally.at.start]
        if not cues and not told:
            cues = [c for c in _bare_cues(words) if sentence.start + c.end < tally.at.start and int(c.value) < total]
        if not cues:
            continue
        if len({c.value for c in cues}) > 1:
            return
        episode = int(cues[0].value)
        left = total - episode
        to_come = _TO_COME.search(words[max(0, cues[0].start - 20):cues[0].start]) is not None
        if left < 0 or tally.number == left or (to_come and tally.number == left + 1):
            return
        # A later one that the draft has told of before may be the latest: "rose with its tenth … the fourth took".
        early = text[:tally.at.start]
        if any(total - c.value == tally.number for c in episode_cues(early) if isinstance(c.value, int)):
            return
        yield _not_left(text, tally, episode, total, whence)
        return


#: What a sentence opens with that tells which broadcast the one before was about.
_SHOWN_SO = Form(
    r"\W{0,3}(?:The|That|It\swas\sthe)\s[^.;:]{0,40},?\s(?:which\s)?(?:was\s)?(?:shown|aired|broadcast|seen)\b",
    re.IGNORECASE,
)
#: "Sunday's was the 12th", "with its 13th".
_BARE = Form(
    r"(?<!\bon )\b(?:[Tt]he|[Ii]ts)\s(?P<n>\d{1,3}(?:st|nd|rd|th)|[a-z]+th)"
    r"(?=[.,;:]|\s(?:on|aired|drew|had|was|came|went|it|and|is|averaged|brought)\b)"
)


def _bare_cues(words: str) -> list[Cue]:
    """Ordinals that stand for an episode where no word says so."""
    found = []
    for match in _BARE.finditer(words):
        number = find_numbers(match["n"])
        if len(number) == 1 and number[0].kind is NumberKind.ORDINAL and number[0].value > 1:
            found.append(Cue(match.start(), match.end(), int(number[0].value)))
    return found


def _not_left(text: str, tally: Tally, episode: int, total: int, whence: str) -> Miscount:
    right = number_in_words(total - episode, text[tally.at.start:tally.at.end])
    said = f"after episode {episode} of {total} ({whence}) {right} are left, not {tally.number}"
    return Miscount(tally.at, said, right)
