"""The gate that every claim passes against which the ledger has something: do the draft's own words say it? Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from copydesk.check.claims.verdict import Question
from copydesk.check.common_words import COUNTRIES, MADE_FROM
from copydesk.check.once import once
from copydesk.check.places import cut_of, evidence_span, object_span, sentence_at, sentence_span, sentences_round
from copydesk.check.telling.agencies import told_agency
from copydesk.check.telling.channels import told_network, told_own
from copydesk.check.telling.counts import told_count
from copydesk.check.telling.days import told_day
from copydesk.check.telling.degree import Told
from copydesk.check.telling.makers import told_maker
from copydesk.check.telling.subject import title_beside
from copydesk.model import Span
from copydesk.text.form import Form

__all__ = ["tells_otherwise", "told", "told_round"]

_CORRECTIONS = (
    r"corrections?|correct(?:ed|s) (?:an?|its|the)|earlier version|wrongly|mistakenly|"
    r"erroneous\w*|misspel\w+|misstat\w+|misidentif\w+|once had it"
)
#: Other tellings of a story, and reports of mistakes: what is said there is not said of the show itself.
_OTHER_TELLING = Form(
    r"\b(?:remakes?|remade|musicals?(?! (?:drama|series|comedy|romance))|stage play|in the (?:web)?(?:toon|novel|book)|"
    rf"parod\w+|dubb\w+|dub|voice (?:actor|actress|cast)|(?:{COUNTRIES}|"
    r"foreign|stage|film|movie|school) (?:version|remake|adaptation|"
    rf"cast|production)|{_CORRECTIONS})\b", re.IGNORECASE,
)  # fmt: skip
_GOES_ON = Form(r"[\s\"”’']*(?:The|This|That|It)\s(?:[\w-]+\s){0,3}[\w-]+")
_CORRECTED = Form(rf"\b(?:{_CORRECTIONS})\b", re.IGNORECASE)
#: A show of another country, which a work of this country's networks is not.
_FOREIGN_SHOW = Form(rf"\b(?:{COUNTRIES}|foreign)\s(?:series|drama)\b", re.IGNORECASE)
_IS_ONE = Form(
    r"(?:\b(?:is|was)|,)\s+(?:an?|the)\s+(?:[\w–-]+\s+){0,5}$|"
    rf"\b{MADE_FROM}\s+(?:an?\s+|the\s+)?(?:[\w–-]+\s+){{0,2}}$"
)
#: What the work itself is: "The drama is a remake of a film", which is no other telling of it.
_IS_A_REMAKE = Form(
    r"\b(?:(?:[Tt]he|[Tt]his)\s+(?:[\w-]+\s+)?(?:drama|series|show|film|sitcom)|It),?\s+(?:is|was)\s+an?\s+"
    r"(?:[\w-]+\s+){0,2}(?:remake|adaptation|version)\s+(?:of|that|which)\b[^.]*"
)
#: What a work comes from, a telling of another kind perhaps: "adapted from a Danish stage play".
_COMES_FROM = Form(
    rf"\b{MADE_FROM}\s+(?:an?|the|[\w’']+['’]s?)\s+(?:[\w’'-]+\s+){{0,3}}?(?:musical|stage\s+play|(?:{COUNTRIES})\s+(?:stage|film|movie)\b)"
)
#: A musical that is no other telling of a work: a kind of prize, and a series that is one itself.
_MUSICAL_ITSELF = Form(
    r"\bMusical or Comedy\b|\b(?:\d+|[a-z]+)-(?:episode|part|parter)\s+(?:[\w-]+\s+){0,2}musical\b"
)
#: The opening of a sentence that comes to another telling, of which none was said before: "A remake is planned", "For
#: the English version".
_COMES_TO_ANOTHER = Form(
    r"[\s\"”’']*(?:(?:An?|Another|Several|Two|Three)\s|(?:In|For|Of)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,2}"
    r"(?:version|remake|musical|adaptation)\b|(?:[A-Z][\w-]+\s+){0,2}(?:[Rr]emakes|[Vv]ersions)\b)"
)
#: Who represents somebody has nothing to do with how a work is told.
_OF_PEOPLE = ("represented_by",)
_TO_TITLE = Form(r"\s+(?:[\w-]+\s+){0,4}[\"“‘']?")
#: What ends the words round a value that stands at its title.
_BREAK = Form(r"[,;:.!?\n](?:\s|$)|\s[–—]\s")
_WAYS = {
    "start_date": told_day, "end_date": told_day, "episode_count": told_count, "original_broadcaster": told_network,
    "director": told_maker, "screenwriter": told_maker, "streamed_on": told_own,
    "represented_by": told_agency,
}  # fmt: skip


@once
def told(asked: Question) -> Told:
    """How plainly the draft's words say what the claim does. Claims of other kinds are taken at their word."""
    if asked.claim.predicate not in _OF_PEOPLE and _is_told_otherwise(asked):
        return Told.NOT
    way = _WAYS.get(asked.claim.predicate)
    return Told.PLAINLY if way is None else way(asked)


def _is_told_otherwise(asked: Question) -> bool:
    """Whether the words round the claim's speak of another telling than its work, or of another country's show."""
    around, own = _around(asked), _own_sentence(asked)
    if own is not None and not _CORRECTED.search(around):
        around = own
    if _of_a_foreign_show(_IS_A_REMAKE.sub(" ", around)):
        return True
    around = _without_what_it_became(asked, around)
    itself = _names_itself(asked)
    return tells_otherwise(itself.sub(" ", around) if itself else around)


def _without_what_it_became(asked: Question, words: str) -> str:
    """Words without what is said to be made from the work, right before a value that stands at its title: "a remake of
    the 2019 drama W".
    """
    text, place = asked.draft.document.text, object_span(asked.draft, asked.claim)
    if place is None or not any(_TO_TITLE.fullmatch(text, place.end, t.start) for t in asked.titles if place < t):
        return words
    value = re.escape(text[place.start:place.end])
    return re.sub(rf"\b(?:remake|version|adaptation)s?\s+of\s+(?:an?\s+|the\s+)?(?={value}\b)", " ", words)


def _around(asked: Question) -> str:
    """The sentences that say of what the claim's words tell: the one of a value that stands at its title, else those
    round it too.
    """
    text, claim = asked.draft.document.text, asked.claim
    place = object_span(asked.draft, claim)
    title = title_beside(asked, place) if place is not None else None
    if place is not None and title is not None:
        low = max((m.end() for m in _BREAK.finditer(text, 0, min(place.start, title.start))), default=0)
        end = max(place.end, title.end)
        return text[low:next((m.start() for m in _BREAK.finditer(text, end)), len(text))]
    return told_round(text, evidence_span(claim))


def told_round(text: str, place: Span) -> str:
    """The sentence of a place and those round it, but for one behind it that first comes to another telling."""
    words, own = sentences_round(text, place), sentence_span(text, place)
    if _COMES_TO_ANOTHER.match(text, own.end) is None:
        return words
    said = text[own.start:own.end]
    return words[:words.index(said) + len(said)]


def _own_sentence(asked: Question) -> str | None:
    """The sentence of a value, where it names the claim's work before the value: then what stands round it tells of
    other things, but where the next one opens with what it goes on with ("The remake starts").
    """
    text, place = asked.draft.document.text, object_span(asked.draft, asked.claim)
    index = sentence_at(text, place.start) if place is not None else None
    if place is None or index is None:
        return None
    sentence = cut_of(text).sentences[index]
    if not any(sentence.start <= title.start < place.start for title in asked.titles):
        return None
    goes_on = _GOES_ON.match(text, sentence.end)
    return text[sentence.start:sentence.end if goes_on is None else goes_on.end()]


def _names_itself(asked: Question) -> Form | None:
    """Words by which the draft says that the work is itself another telling: "a Korean remake, W, was released"."""
    text = asked.draft.document.text
    titles = {text[title.start:title.end] for title in asked.titles}
    if not titles:
        return None
    return Form(rf"\b(?:remake|version|adaptation)s?,\s+[\"“‘']?(?:{'|'.join(map(re.escape, sorted(titles)))})")


@lru_cache(maxsize=1024)
def tells_otherwise(words: str) -> bool:
    """Whether words speak of another telling of a work."""
    if _OTHER_TELLING.search(words) is None:
        return False
    for form in (_IS_A_REMAKE, _COMES_FROM, _MUSICAL_ITSELF):
        words = form.sub(" ", words)
    return _OTHER_TELLING.search(words) is not None


@lru_cache(maxsize=1024)
def _of_a_foreign_show(words: str) -> bool:
    """Whether a show of another country is spoken of, and not as what the work itself is: "W is a Japanese drama",
    "based on the British series".
    """
    return any(not _IS_ONE.search(words[:match.start()]) for match in _FOREIGN_SHOW.finditer(words))
