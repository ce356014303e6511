"""What a draft says that a title means: "재벌집 막내아들, literally The Chaebol's Youngest Son", "Yeonin (연인), which
is to say “Lovers”". Reads the ledger.

Words beside a title in Hangul are one of the titles under which the desk has the work, or a translation of one's own.
One that is a word away from one of the desk's is a slip for it; where the desk has the Hangul's own meaning as another
title of the work, and what the draft has shares no word with any, that is another word than the Hangul's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copydesk import names
from copydesk.check.finding import Severity
from copydesk.check.naming.misnamed import Kind, Misnamed
from copydesk.check.naming.near_titles import near_title, one_word_otherwise
from copydesk.check.places import block_at
from copydesk.check.receipts import by_whom
from copydesk.check.works.known import spellings_of, the_thing
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import EntityType, Reading, Span
from copydesk.text.form import Form

__all__ = ["mistranslated"]

_HANGUL = Form(r"[가-힣][가-힣0-9 ·:,\-]*[가-힣0-9]|[가-힣]")
_SAYS = (
    r"(?:literally|lit\.|literal(?:\s+(?:title|meaning))?(?:\s+(?:is|being|of))?|meaning|means|which\s+means|translat\w+\s+(?:as|to|into|literally\s+(?:as|to))|"
    r"(?:which\s+|that\s+)?is\s+to\s+say|that\s+is|i\.e\.|in\s+(?:plain\s+)?English|word\s+for\s+word|stands\s+for|also\s+known\s+as|or)"
)
#: Behind the Hangul: "…, literally W)", "…) means “W”". A title has a capital, or stands in quotation marks.
_MEANING = Form(
    rf"['’”\"]?\s*[)）]?\s*[,;:–—-]?\s*(?:(?:the\s+Korean\s+(?:title|for)|it|which|that|literally)\s+)?{_SAYS}[,:]?\s+(?:simply\s+|something\s+like\s+)?"
    r"(?:[\"“‘'](?P<q>[A-Za-z][^\"“”]{1,60}?)[,.]?[\"”’'](?![a-z])|(?P<t>[A-Z][\w’'&-]*(?:\s+(?:(?:of|the|a|an|and|in|to|on|for|with)\s+)*[A-Z][\w’'&-]*)*))"
)
#: Before the Hangul, that in brackets: "The Chaebol's Youngest Son (재벌집 막내아들)".
_TITLED = Form(
    r"(?:[\"“‘'](?P<q>[A-Z][^\"“”]{1,60}?),?[\"”’']|\b(?P<t>[A-Z][\w’'&-]*(?:\s+(?:(?:of|the|a|an|and|in|to|on|for|with)\s+)*[A-Z][\w’'&-]*)*))"
    r"\s*[(（]\s*$"
)
_FAR = 90
_NO_TRANSLATION = Form(r"\b(?:roughly|loosely|freely|something|more\s+or\s+less|kind\s+of)\b", re.IGNORECASE)


def mistranslated(draft: Reading, ledger: Ledger) -> Iterator[Misnamed]:
    """Each meaning of a title that is not, but nearly, a title of the work. Raises LedgerError where the ledger cannot
    be read.
    """
    text = draft.document.text
    if not names.is_hangul(text) and _HANGUL.search(text) is None:
        return
    works = [t for e in draft.entities if e.type is EntityType.WORK and (t := the_thing(e, ledger)) is not None]
    for match in _HANGUL.finditer(text):
        said = _MEANING.match(text, match.end())
        if said is None:
            said = _TITLED.search(text, max(0, match.start() - _FAR), match.start())
        if said is None or _NO_TRANSLATION.search(said[0]):
            continue
        work = next((w for w in works if any(_same_hangul(match[0], s) for s in spellings_of(w))), None)
        if work is None:
            continue
        at = Span(*said.span("q" if said["q"] else "t"))
        if block_at(text, at.start) != block_at(text, match.start()):
            continue
        wrong = _weighed(draft, ledger, work, match[0], at)
        if wrong is not None and not ledger.find(text[at.start:at.end]):
            yield wrong


def _same_hangul(written: str, known: str) -> bool:
    return names.fold(written) == names.fold(known)


def _weighed(draft: Reading, ledger: Ledger, work: Thing, hangul: str, at: Span) -> Misnamed | None:
    written = draft.document.text[at.start:at.end]
    titles = [s for s in spellings_of(work) if not _HANGUL.search(s)]
    if any(names.fold(written) == names.fold(title) for title in titles):
        return None
    if any(title.endswith(written) and draft.document.text.endswith(title, 0, at.end) for title in titles):
        return None  # the end of one: "Mr. Queen"
    reasons = ((title, near_title(written, title) or one_word_otherwise(written, title)) for title in titles)
    near, reason = next(((title, why) for title, why in reasons if why is not None), (None, None))
    others = [t for t in titles if names.fold(t) != names.fold(work.name)]
    if near is None:
        own = [t for t in others if not _is_sound(t, hangul)]
        if not own or _shares_a_word(written, titles) or len(written.split()) > max(len(t.split()) for t in own):
            return None
        near, reason = own[0], f"the desk has {' and '.join(own)} for {hangul}"
    entries = tuple(e for e in ledger.entries(subject=work.id) if e.subject.id == work.id)[:1]
    by = by_whom(entries)
    message = f"{hangul}, that is {work.name}{by}, is {near} and not {written}: {reason}"
    return Misnamed(Kind.SPELLING, at, message, Severity.WARNING, entries, near)


def _shares_a_word(written: str, titles: Sequence[str]) -> bool:
    """Whether what is written has a word of a title, in the plural or not."""
    ours = {word.rstrip("s") for word in names.fold(written).split()} - {"the", "a", "an", "of", "my", "and"}
    return any(ours & {word.rstrip("s") for word in names.fold(title).split()} for title in titles)


def _is_sound(title: str, hangul: str) -> bool:
    """Whether a title is the Hangul in our letters: "Yeonin" of 연인."""
    return names.key(title) == names.key(hangul) or names.is_korean(title)
