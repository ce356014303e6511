"""Whether a draft's words make a number the number of all episodes of a work. Pure."""

from __future__ import annotations

import re

from copydesk.check.claims.verdict import SURE, Question
from copydesk.check.counting.season_sums import spans_seasons
from copydesk.check.counting.tallies import Kind, tallies_of
from copydesk.check.figures.told import numbers_of, taken_back
from copydesk.check.places import object_span, sentence_span
from copydesk.check.recognition.cues import AT_LEAST, WORDS
from copydesk.check.recognition.phrases import masked_sentences
from copydesk.check.telling.degree import Told
from copydesk.check.telling.subject import is_the_work, may_be_about_it, resolved
from copydesk.model import NumberValue, Reading, Span
from copydesk.text.form import Form

__all__ = ["is_set_aside", "tells_all", "told_count"]

#: What makes a number of episodes one of some of them, in reach of it.
_SOME = Form(
    r"""\s*(?:more\s|straight\s|consecutive\s|further\s)?(?:episodes|parts|hours)?\s*(?:in\sa\srow
        |back[\s-]to[\s-]back|at\sa\stime
    |a\s(?:week|night|day)|at\sthat\b|at\sonce\b|of\s\d|on\s(?:\w+day|the|one|a)\b|each\b
    |that\s(?:night|day|evening|week\w*|same|aired|were|was|are)\b|per\b)""", re.IGNORECASE | re.VERBOSE
)
#: "The 20-episode drama", "the 20-episode W": said of a whole.
_LONG = Form(
    r"[-‑](?:episode|part)\s+(?P<work>[\"“‘']?(?=\S))(?P<kind>(?:[\w-]+\s+){0,2}?(?:drama|series|show)\b)?",
    re.IGNORECASE,
)
_OF_EPISODES = Form(
    r"\b(?:episodes?|eps?|parts?|instal?lments?|chapters?|hours?|half-hours?)\b", re.IGNORECASE
)
#: Right before a number: that it is of all that there were: "the end of its 14 episodes on Friday".
_END_OF = Form(r"\b(?:end|last|rest|first|close)\sof\s(?:all\s)?(?:its|the|their)\s$", re.IGNORECASE)
#: What makes a number beside it that of some episodes: of those shown so far, of a season, of one person's.
_A_PART = Form(
    r"""\b(?:first|last|next|final|another|other|new|extra|additional|further|special|bonus|past|previous|opening
        |remaining
    |recent|latest|each|every|parts|seasons?|halves|batch(?:es)?|volumes?|blocks|planned|originally|only|just
        |within|under
    |appear\w*|guest\w*|play(?:ed|s|ing)|after|up\sfrom|cut\sfrom|least|than)\s(?:the\s|its\s|of\s
    |all\s){0,2}$|\bdirect(?:ed|ing)\s$|\bseasons?\b[^.;]{0,20}$
    |\bplayed\b[^.;,]{0,30}\bfor\s$""", re.IGNORECASE | re.VERBOSE
)
_A_PART_BEHIND = Form(
    r"""[\s-]*(?:episodes?|parts?|instal?lments?|hours?|chapters?)?[\s,]*(?:of\s(?:part|the\sfirst|the\ssecond|season
    |\d)|(?:(?:that|which)\s(?:were|are|had\sbeen|have\sbeen)\s)?(?:still\s)?(?:left|to\sgo|to\scome)|old|so\sfar|down|in(?=[,.:;])|a\sweek|weekly|into|later|earlier|more\b|longer|shorter
    |behind|until\snow|(?:have|has|had)\s(?:been|aired|gone)|were\s(?:added|cut)|ago|each|apiece|remain\w*
    |(?:is|are|was|were)\s(?:now\s)?(?:done|over|out|gone|behind|aired|up))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_THAT_WERE_LEFT = Form(
    r"\s(?:episodes|parts|hours|chapters)\s(?:(?:that|which)\s(?:were|are|had\sbeen)\s)?(?:still\s)?(?:left|to\sgo|to\scome)\b"
)
#: Before a number: that it is of a part of a show, "The first part ran to September 2, ten episodes long".
_PART_OF_IT = Form(
    r"\bthe\s(?:first|second|last)\s(?:part|half|batch|volume)\s(?!of\sthe\b)[^.;]{0,80}$"
    r"|\b(?:part|volume)\s(?:one|two|[12]|i{1,2})\b,?\s(?:of|with|has|had|ran|runs|is|was)\s[^.;]{0,20}$",
    re.IGNORECASE,
)
#: What makes a number that of all, before it and behind it: "the last two of its 20 episodes", "after 19 in all".
_ALL_BEFORE = Form(
    r"\b(?:all|its|the|their|those|(?:out\s)?of\s(?:(?:all|the|its)\s)?|(?:ran|runs|run|ran\sout|stretched|extended|came|comes|grew)\s(?:to|for|over)"
    r"|(?:number|total)\sof\s(?:episodes|parts|chapters)[:\s]|numbered|totall?ed|(?:ended|cancell?ed|axed|folded|closed|bowed\sout|over)\s[^.;]{0,20}\bafter)"
    r"\s*$", re.IGNORECASE,
)
_ALL_BEHIND = Form(
    r"[\s-]*(?:episodes?|parts?|instal?lments?|hours?|chapters?)?[\s,]*(?:in\s(?:all|total|the\send)|altogether|all\stold)\b|"
    r"[-‑](?:episode|part|chapter|hour)\b", re.IGNORECASE,
)
#: The same where no word of episodes is needed: "the last of the 14", "four left out of 18".
_OUT_OF_ALL = Form(
    r"\b(?:last|first|\w+\sleft|\w+\smore|\w+\sto\sgo|half)\s(?:\w+\s)?(?:out\s)?of\s(?:the\s|its\s|all\s|all\sits\s)?$|"
    r"\bthey\snumbered\s$", re.IGNORECASE,
)
_NOT_ALL_BEFORE = Form(
    r"\b(?:first|last|next|final|other|new|extra|additional|further|special|bonus|past|opening|remaining|each|every|seasons?)\s$",
    re.IGNORECASE,
)
#: What says, anywhere in the sentence, that there are more to come.
_MORE = Form(
    r"\b(?:remain\w*|left|to\sgo|to\scome|so\sfar|already|yet\sto|still\sto|until\snow|by\sthen)\b", re.IGNORECASE
)
_SEASONS = Form(r"\b(?:seasons?|series\s(?:one|two|\d)|halves|batch(?:es)?|volumes?)\b", re.IGNORECASE)
#: Words that are no more than a number of episodes behind "in", and what before them makes it how long something took.
_BARE = Form(r"\s*(?:in|over|across)\s+\S+\s+episodes\Z", re.IGNORECASE)
_TOOK = Form(
    r"\b(?:records?|highs?|bests?|times?|jump\w*|gain\w*|first|second|third|fourth|fifth|doubl\w+|tripl\w+|quadrupl\w+|grew|grown|rose|risen|"
    r"climb\w*|soar\w*|won|wins|win|reach\w*|pass\w*|hit|cross\w*|break\w*|broke|needed|took|captivat\w+|points?)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
#: What makes a number of episodes that of each part of a whole: "each part had ten episodes".
_OF_EACH = Form(
    r"\b(?:each|every|either|both)\s(?:of\sthe\s(?:two\s)?)?(?:parts?|halves|half|seasons?|volumes?)\b[^.;]{0,30}$"
)
#: How near such words stand, in code points.
_BESIDE = 40
_STOP = Form(r"[.!?][\"”’')]*\s+")
#: How near words of episodes stand to their number, in code points.
_NEAR = 30
#: Before the later of two episodes that are told by their numbers: "episodes 15 and 16 will air".
_NUMBERED = Form(
    r"\b(?:episodes|eps?\.?|parts|chapters)\s(?!1\b|one\b)\d{1,3}\s?(?:and|to|through|&|[-–])\s?$", re.IGNORECASE
)
#: A count that was to be.
_ONCE_PLANNED = Form(
    r"\b(?:planned|originally|initially|at first|meant|supposed|exten(?:ded|sion)|one more|two more|shortened|cut)\b",
    re.IGNORECASE,
)
#: By how many episodes two counts differ that may be meant for one; and how many a season has at least.
_FEW, _A_SEASON = 4, 10
#: From this chance on a reader has no doubt.
_NO_DOUBT = 0.88
_OTHER_SEASONS = Form(
    r"\b(?:seasons?|sequels?|prequel|runs|trilogy|series\sof|together|combined|halves|half-hours?|original\w*"
    r"|planned|initially|first\smeant|extend\w*"
    r"|remake\w*|version\w*|specials?)\b", re.IGNORECASE,
)


def is_set_aside(asked: Question) -> bool:
    """Whether a number of episodes is told of a part of the show, or the next sentence takes it back."""
    text, span = asked.draft.document.text, object_span(asked.draft, asked.claim)
    if span is None:
        return False
    own = sentence_span(text, span)
    return taken_back(text, own.end) or _PART_OF_IT.search(text[own.start:span.start]) is not None


def told_count(asked: Question) -> Told:
    """How plainly the words make the claim's number that of all episodes; of some, where it is no less than known."""
    span = object_span(asked.draft, asked.claim)
    if span is None:
        return Told.NOT
    said = [e.quote for e in asked.claim.evidence if e.start <= span.start < e.end]
    if any(_adds_up(asked, spans_seasons(quote)) for quote in said):
        return Told.NOT
    if _NUMBERED.search(asked.draft.document.text, max(0, span.start - _BESIDE), span.start):
        return Told.NOT
    if any(_ONCE_PLANNED.search(quote) for quote in said):
        return Told.NOT
    if is_set_aside(asked):
        return Told.NOT
    if _is_how_fast(asked, span) or _OF_EACH.search(asked.draft.document.text[max(0, span.start - 60):span.start]):
        return Told.NOT
    if (_tells_some(asked.draft, span) and not _ends(asked.draft, span)) or _answers(asked, span):
        return Told.NOT
    if _is_more_than_all(asked, span):
        return Told.LOOSELY
    if _is_of_another(asked, span):
        return Told.LOOSELY if _a_reader_is_sure(asked, span) else Told.NOT
    if asked.claim.made_by in (WORDS, AT_LEAST) and _a_reader_has_it_of_another(asked, span):
        return Told.NOT
    if asked.claim.made_by in (WORDS, AT_LEAST) or _is_how_long(asked, span):
        return Told.PLAINLY
    drafted = asked.claim.object
    known = _known(asked)
    fewer = isinstance(drafted, NumberValue) and any(number >= drafted.number for number in known)
    for tally in tallies_of(asked.draft, numbers_of(asked.draft)):
        if tally.at.start < span.end and span.start < tally.at.end:
            if not fewer or tally.kind in (Kind.TOTAL, Kind.LAST):
                return Told.PLAINLY
            return Told.LOOSELY if _a_reader_is_sure(asked, span) else Told.NOT
    around = asked.draft.document.text[max(0, span.start - _NEAR):span.end + _NEAR]
    if not fewer and _OF_EPISODES.search(around) is not None:
        return Told.PLAINLY
    return Told.LOOSELY if fewer and _a_reader_is_sure(asked, span) else Told.NOT


def _known(asked: Question) -> list[float]:
    """How many episodes the desk's entries give the work."""
    return [e.object.number for e in asked.same if isinstance(e.object, NumberValue)]


def _adds_up(asked: Question, seasons: int | None) -> bool:
    """Whether a number is that of several seasons together, and the desk's not: as near it, and more than one season
    has, that is of all of them too.
    """
    drafted = asked.claim.object
    known = _known(asked)
    return seasons is not None and not (isinstance(drafted, NumberValue) and bool(known) and all(
        abs(one - drafted.number) <= _FEW and one >= _A_SEASON * seasons for one in known
    ))


def _is_how_fast(asked: Question, number: Span) -> bool:
    """Whether "in two episodes" says how long something took: by the words before it, or where it is less than half of
    what the work has, which nobody would write for all of them.
    """
    text, drafted = asked.draft.document.text, asked.claim.object
    if asked.claim.made_by != WORDS or not any(_BARE.match(e.quote) for e in asked.claim.evidence):
        return False
    known = _known(asked)
    if isinstance(drafted, NumberValue) and known and 2 * drafted.number < min(known):
        return True
    low, _ = _sentence(text, number)
    return _TOOK.search(text[low:number.start].removesuffix("in ")) is not None


def _is_more_than_all(asked: Question, number: Span) -> bool:
    """Whether a reader has no doubt of a number that is more than the work's: no part of it then, whatever the words,
    but for those of other seasons, of halves, and of what was once planned.
    """
    said, claim = asked.claim.object, asked.claim
    if not isinstance(said, NumberValue) or claim.made_by in (WORDS, AT_LEAST) or claim.confidence < _NO_DOUBT:
        return False
    known = _known(asked)
    text = asked.draft.document.text
    more = bool(known) and max(known) < said.number < 2 * max(known)
    return more and not _OTHER_SEASONS.search(text[slice(*_sentence(text, number))])


def _sentence(text: str, number: Span) -> tuple[int, int]:
    """Where the words round a number begin and end, up to the stops on either side."""
    stop = _STOP.search(text, number.end)
    return max((m.end() for m in _STOP.finditer(text, 0, number.start)), default=0), stop.start() if stop else len(text)


def tells_all(text: str, number: Span) -> bool:
    """Whether words right at a number make it that of all episodes: "its 20 episodes", "19 episodes in all"."""
    before = text[max(0, number.start - _BESIDE):number.start]
    if _NOT_ALL_BEFORE.search(before) or _SEASONS.search(text, max(0, number.start - _BESIDE), number.end + _BESIDE):
        return False
    if _THAT_WERE_LEFT.match(text, number.end) is not None:
        return False
    if _ALL_BEHIND.match(text, number.end) is not None or _OUT_OF_ALL.search(before) is not None:
        return True
    near = before + " | " + text[number.end:number.end + _BESIDE]
    return _ALL_BEFORE.search(before) is not None and _OF_EPISODES.search(near) is not None


def _a_reader_is_sure(asked: Question, number: Span) -> bool:
    """Whether a reader is sure that the number is that of all episodes, of what may be the claim's work, and no word
    beside it makes it that of some.
    """
    text = asked.draft.document.text
    if asked.claim.made_by in (WORDS, AT_LEAST) or asked.claim.confidence < SURE:
        return False
    low, end = _sentence(text, number)
    before, behind = text[max(low, number.start - _BESIDE):number.start], text[number.end:number.end + _BESIDE]
    if _A_PART.search(before) or _A_PART_BEHIND.match(behind) or not _OF_EPISODES.search(before + " | " + behind):
        return False
    if _MORE.search(text, low, end):
        return False
    for sentence in masked_sentences(asked.draft):
        at = next((k for k, place in enumerate(sentence.spans) if place.start >= number.start), None)
        if at is not None and sentence.spans[0].start <= number.start:
            return may_be_about_it(asked, sentence, at)
    return False


def _is_of_another(asked: Question, number: Span) -> bool:
    """Whether the words at the number are about another work than the claim's; of what only a form of words takes for
    the claim's, whether they are not plainly about it.
    """
    about = resolved(asked.draft, number, names_next=True)
    return asked.claim.made_by == WORDS if about is None else not is_the_work(asked, about)


def _a_reader_has_it_of_another(asked: Question, number: Span) -> bool:
    """Whether a sure reader takes the very number for another work's, which only a form of words takes for this one's.
    """
    others = (
        c for c in asked.draft.claims
        if c.predicate == asked.claim.predicate and c.made_by not in (WORDS, AT_LEAST) and c.confidence >= SURE
    )
    return any(not is_the_work(asked, c.subject) and object_span(asked.draft, c) == number for c in others)


def _is_how_long(asked: Question, number: Span) -> bool:
    """Whether the number and a hyphen say how long the work is: its title or its kind is what follows."""
    long = _LONG.match(asked.draft.document.text, number.end)
    titles = (mention.start for e in asked.draft.entities if is_the_work(asked, e.id) for mention in e.mentions)
    return long is not None and (long["kind"] is not None or long.end("work") in titles)


def _answers(asked: Question, number: Span) -> bool:
    """Whether the number's sentence names no work of its own behind a question: of what is asked, whatever it names."""
    text = asked.draft.document.text
    low, end = _sentence(text, number)
    before = text[:low].rstrip()
    named = (s.start for e in asked.draft.entities if is_the_work(asked, e.id) for s in e.mentions)
    return before.endswith("?") and not any(low <= start < end for start in named)


def _tells_some(draft: Reading, number: Span) -> bool:
    """Whether the words behind a number of episodes make it one of a night or a week: "two episodes in a row"."""
    return _SOME.match(draft.document.text, number.end) is not None


def _ends(draft: Reading, number: Span) -> bool:
    """Whether the words before a number of episodes tell of the end of all of them."""
    return _END_OF.search(draft.document.text, max(0, number.start - _BESIDE), number.start) is not None
