"""Finds the superlatives of a draft: which words give a work which rank in which group. Of the ledger only the names of
groups are asked.

An exact pass over sentences in which the works are masked. The whole phrase has to be understood: where a word of it
narrows the group in a way that no ranking here can follow ("in its time slot", "in five years"), there is no cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from copydesk.ledger.base import Ledger
from copydesk.model import Entity, EntityType, Reading, Span
from copydesk.records.groups import Group, parse
from copydesk.records.marks import Of
from copydesk.text.segment import segment

__all__ = ["ORDINALS", "Cue", "Tense", "cues"]


class Tense(StrEnum):
    """When a draft means its superlative to hold."""

    NOW = "now"
    """On the day of the draft: "is still"."""
    THEN = "then"
    """When the work's mark was shown: "became", "making it"."""
    ONCE = "once"
    """At some time: "was"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that give a work a rank. `work` is the draft's entity, or None where it cannot be told which is meant.

    `at` is the whole phrase, `ordinal` the place of its ordinal ("second") and `head` where one would go. `group` is
    None where the phrase says only "ever", and with `own_network` where it means the work's network ("in its history").
    `above` are works that the phrase itself names as higher ("after Goblin and Reply 1988"). `passing` is set for "the
    first drama to pass 20 percent".
    """

    rank: int
    group: Group | None
    work: Entity | None
    at: Span
    head: int
    ordinal: Span | None
    sentence: Span
    tense: Tense
    year: int | None = None
    own_network: bool = False
    of: Of = Of.BEST
    area: str = "nationwide"
    above: tuple[Entity, ...] = ()
    passing: float | None = None


#: Ranks in words, the first first.
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)
_W = "[\ue800-\uefff]"
_ORD = rf"(?:(?P<ord>{'|'.join(ORDINALS[1:])}|\d{{1,2}}(?:st|nd|rd|th))(?:[- ]|-to-))"
_SUP = r"(?:highest|top|best)[- ]rated|most[- ](?:watched|viewed)|highest[- ]rating"
_NOUN = (
    r"(?:(?:TV|television|drama)\s)?(?:K-)?(?:drama|series|show|program|programme|title)\b(?!s)"
    r"(?:\s(?:series|show)\b)?"
)
_MODS = r"(?:(?!the\b|and\b|in\b|of\b|on\b)[\w’'+&-]+\s+){0,3}?"
_OWNER = r"(?:(?P<owner>(?:the\s+)?[\w+&-]+(?:\s[\w+&-]+)?)['’]s?\s+)?"
#: "tvN's second highest-rated drama ever", "the highest-rated drama in Korean cable history".
_RATED = re.compile(
    rf"{_OWNER}(?:the\s+)?(?P<head>(?:all[- ]time\s+)?){_ORD}?(?P<sup>{_SUP})\s+(?P<mods>{_MODS})(?P<noun>{_NOUN})",
    re.IGNORECASE,
)
#: "the highest rating in tvN's history", "the best figure ever for a cable drama".
_RATING = re.compile(
    rf"(?:the\s+)?(?P<head>){_ORD}?(?P<sup>highest|best)\s+(?P<mods>(?:(?:ever|average|viewership|audience|nationwide|tv|"
    r"overall|premiere|opening|finale|closing)\s+)*)(?P<noun>ratings?|figures?|viewership|scores?)\b"
    r"(?P<by>\s+(?:ever\s+)?(?:(?:recorded|scored|set|earned|achieved|drawn|reached|posted|had|seen|registered)\s+)?"
    r"(?:by|for|of|in|on)\s+(?:(?:a|an|any|all)\s+)?)",
    re.IGNORECASE,
)
#: "ranks second among tvN dramas", "No. 2 on cable's all-time list".
_PLACE = re.compile(
    r"(?P<head>)(?:(?P<ord>" + "|".join(ORDINALS) + r"|\d{1,2}(?:st|nd|rd|th))(?:\s+(?:place|spot))?|"
    r"(?:No\.|number)\s?(?P<no>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten))"
    r"(?P<by>\s+(?:among|in|on|of)\s+(?:the\s+)?)(?P<list>[^,.;:!?()\ue800-\uefff]{2,60}?(?:dramas|history|list|ranking|rankings|chart))\b",
    re.IGNORECASE,
)
#: "the first tvN drama to pass 20 percent".
_FIRST = re.compile(
    rf"\bthe\s+(?P<head>)first\s+(?P<mods>{_MODS})(?P<noun>{_NOUN})(?P<tail>[^,.;:!?()\ue800-\uefff]{{0,50}}?)\s+(?:ever\s+)?"
    r"(?:to|that)\s+(?:pass|top|break|exceed|cross|clear|surpass|reach|hit|go\s+(?:past|above|over))(?:e?d|es)?\s+"
    r"(?:the\s+)?(?P<percent>\d{1,2}(?:\.\d+)?)[\s-]?(?:%|per\s?cent)", re.IGNORECASE,
)
_NUMBERS = {word: i for i, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_END = re.compile(
    r"[,.;:!?()\"“”—–\[\]\n]|\s-\s|" + _W + r"|\b(?:and|but|with|after|behind|following|when|as|ahead|surpassing|"
    r"passing|beating|overtaking|topping|dethroning|by|at|thanks|while|which|who|is|was|remains?|became|has|had|"
    r"on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day(?![\w–-]))\b", re.IGNORECASE,
)
_OPEN_END = re.compile(r"\b(?:until|till|since|than|before|outside|except|apart|besides|other)\b", re.IGNORECASE)
_YEARLY = re.compile(r"\b(?:(?:so\s+far\s+)?this\s+year|of\s+the\s+year|the\s+year)\b", re.IGNORECASE)
_EVER = re.compile(
    r"\b(?:ever|of\s+all\s+time|all[- ]time|in\s+history|in\s+its\s+history|history|to\s+date|so\s+far|yet)\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:that\s+)?(?:has\s+|have\s+)?(?:ever\s+)?(?:been\s+)?(?:shown|aired|broadcast|airing|to\s+air)\b",
    re.IGNORECASE,
)
_OWN_NETWORK = re.compile(r"\b(?:the\s+|its\s+)?(?:network|channel|station|broadcaster)(?:['’]s?)?\b", re.IGNORECASE)
_PLURAL = re.compile(
    r"\b(?:dramas|list|ranking|rankings|chart|highest[- ]rated|most[- ]watched|top[- ]rated)\b", re.IGNORECASE
)
#: What keeps the phrase from being a plain claim, anywhere in its sentence or right before it.
_DOUBT = re.compile(
    r"\b(?:would|could|whether|hop(?:es?|ed|ing)|aim(?:s|ed|ing)?|expected\s+to|set\s+to|poised|on\s+track|denied|"
    r"likely|fell\s+short|falls\s+short|short\s+of|netflix|disney\+?|streaming|streamed|views|viewing\s+hours|buzz\w*|"
    r"20[- ]?49|2049|demographic|target\s+audience|non-english|million)\b|\?", re.IGNORECASE,
)
_DOUBT_BEFORE = re.compile(
    r"\b(?:not|never|n['’]t|no\s+longer|if|may|might|almost|nearly|one\s+of|among|had\s+been|used\s+to|once|then|"
    r"previous(?:ly)?|former(?:ly)?|until|before|title\s+of|record\s+of|like|unlike|past|over|than|from|"
    r"pass(?:ed|ing|es)?|overt[ao]\w+|surpass\w*|beat\w*|dethron\w*|topp\w*|behind)\s+(?:\w+\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_LATER_DOUBT = re.compile(r"^[^.]{0,40}\b(?:at\s+the\s+time|at\s+that\s+point|until|back\s+then)\b", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:becom\w+|became|mak(?:es|ing)|made|set|sets|setting|finish\w*|end(?:ed|s|ing)|clos\w+|rose|rises|climb\w+|mov\w+|"
    r"took|takes|broke|bow\w*|crown\w*|turn\w*)\b", re.IGNORECASE,
)
_ONCE = re.compile(r"\b(?:was|were)\s+(?:\w+\s+)?(?:the\s+)?$", re.IGNORECASE)
_SECOND_PLACE = re.compile(
    r"(?:pass(?:ed|es|ing)?|overt[ao]\w+|surpass\w*|beat\w*|topp\w+|dethron\w+|ahead\s+of|behind|after|above|over|than|"
    r"following|from|replac\w+|edg\w+|eclips\w+|since|like|before|outd\w+|follow\w*|against)\s+"
    rf"(?:(?:the|tvN['’]s|JTBC['’]s|both|even|only|\w+['’]s)\s+)*(?:[\"“‘']?{_W}[\"”’']?(?:\s*\([^)]*\))?(?:,?\s+and\s+|,\s*))*[\"“‘']?$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"‘][^“”\"‘’]{2,40}[”\"’]")
_LIST_ABOVE = re.compile(
    rf"^,?\s*(?:right\s+|just\s+|only\s+)?(?:after|behind|following|trailing|to)\s+((?:[\"“‘']?{_W}[\"”’']?(?:\s*\([^)]*\))?"
    rf"(?:,\s*(?:and\s+)?|\s+and\s+)?)+)", re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its works masked; `spans[i]` is where character i of `text` stands in the document."""

    text: str
    spans: tuple[Span, ...]
    works: dict[int, Entity]

    def span(self, start: int, end: int) -> Span:
        return Span(self.spans[start].start, self.spans[end - 1].end)


def cues(draft: Reading, ledger: Ledger) -> Iterator[Cue]:
    """The superlatives of the draft that can be followed, in order. Raises LedgerError."""
    before: list[_Sentence] = []
    for sentence in _sentences(draft):
        taken: list[Span] = []
        for pattern, read in ((_FIRST, _first), (_RATED, _rated), (_RATING, _rating), (_PLACE, _placed)):
            for match in pattern.finditer(sentence.text):
                cue = read(draft, sentence, match, before, ledger)
                if cue is not None and not any(s.start < cue.at.end and cue.at.start < s.end for s in taken):
                    taken.append(cue.at)
                    yield cue
        before.append(sentence)


def _sentences(draft: Reading) -> Iterator[_Sentence]:
    text = draft.document.text
    mentions = sorted(
        ((span, entity) for entity in draft.entities if entity.type is EntityType.WORK for span in entity.mentions),
        key=lambda pair: (pair[0].start, -pair[0].end),
    )
    for sentence in segment(text).sentences:
        chars: list[str] = []
        spans: list[Span] = []
        works: dict[int, Entity] = {}
        at = sentence.start
        for span, entity in mentions:
            if span.start < at or span.end > sentence.end:
                continue
            chars += text[at:span.start]
            spans += (Span(i, i + 1) for i in range(at, span.start))
            works[len(chars)] = entity
            chars.append(chr(0xE800 + len(works) % 0x700))
            spans.append(span)
            at = span.end
        chars += text[at:sentence.end]
        spans += (Span(i, i + 1) for i in range(at, sentence.end))
        if chars:
            yield _Sentence("".join(chars), tuple(spans), works)


def _rated(
    draft: Reading, sentence: _Sentence, match: re.Match[str], before: Sequence[_Sentence], ledger: Ledger
) -> Cue | None:
    owner, start = match["owner"], match.start("sup")
    if owner is not None and match.start() > 0 and sentence.text[match.start() - 1].isalnum():
        return None
    tail_end, tail = _tail(sentence.text, match.end())
    if tail is None:
        return None
    group, own, understood, year = None, False, False, None
    # "is still tvN's": the owner is one word or two.
    for whose in dict.fromkeys((owner, owner.split()[-1] if owner else None)):
        year, phrase = _yearly(draft, " ".join(filter(None, (whose, match["mods"], tail))))
        group, own, understood = _group(phrase, ledger)
        if understood:
            owner = whose
            break
    if not understood:
        return None
    first = match.end("owner") - len(owner) if owner else (match.start("ord") if match["ord"] else start)
    place = _ordinal(match["ord"])
    return _cue(draft, sentence, match, before, first, tail_end, place, group, own, year, match["mods"])


def _rating(
    draft: Reading, sentence: _Sentence, match: re.Match[str], before: Sequence[_Sentence], ledger: Ledger
) -> Cue | None:
    tail_end, tail = _tail(sentence.text, match.end())
    if not tail:
        return None
    year, phrase = _yearly(draft, tail)
    group, own, understood = _group(re.sub(r"\b(?:drama|series|show)s?\b", " ", phrase), ledger)
    if not understood or (group is None and not own):
        return None
    first = match.start("ord") if match["ord"] else match.start("sup")
    place = _ordinal(match["ord"])
    return _cue(draft, sentence, match, before, first, tail_end, place, group, own, year, match["mods"])


def _placed(
    draft: Reading, sentence: _Sentence, match: re.Match[str], before: Sequence[_Sentence], ledger: Ledger
) -> Cue | None:
    if not _PLURAL.search(match["list"]) and "history" not in match["list"]:
        return None
    year, phrase = _yearly(draft, _PLURAL.sub(" ", match["list"]))
    group, own, understood = _group(phrase, ledger)
    if not understood or (group is None and not own):
        return None
    number = match["no"]
    rank = _NUMBERS.get(number.lower(), 0) or int(number) if number else _ordinal(match["ord"])
    return _cue(draft, sentence, match, before, match.start(), match.end(), rank, group, own, year, "")


def _first(
    draft: Reading, sentence: _Sentence, match: re.Match[str], before: Sequence[_Sentence], ledger: Ledger
) -> Cue | None:
    year, phrase = _yearly(draft, f"{match['mods']} {match['tail']}")
    group, own, understood = _group(phrase, ledger)
    if not understood or year is not None:
        return None
    cue = _cue(draft, sentence, match, before, match.start(), match.end(), 1, group, own, None, "")
    if cue is None:
        return None
    return Cue(1, cue.group, cue.work, cue.at, cue.head, None, cue.sentence, Tense.THEN,
               own_network=cue.own_network, passing=float(match["percent"]))


def _cue(
    draft: Reading, sentence: _Sentence, match: re.Match[str], before: Sequence[_Sentence], first: int, last: int,
    rank: int, group: Group | None, own: bool, year: int | None, mods: str,
) -> Cue | None:
    text = sentence.text
    lead = text[:first]
    if not rank or _DOUBT.search(text) or _DOUBT_BEFORE.search(lead) or _LATER_DOUBT.search(text[last:]):
        return None
    if (group is not None and (group.platforms is not None or own)) or year == -1:
        return None
    named = match.re.groupindex
    ordinal = sentence.span(match.start("ord"), match.end("ord")) if "ord" in named and match["ord"] else None
    listed = _LIST_ABOVE.match(text[last:])
    above = tuple(
        sentence.works[at] for at in range(last, last + listed.end()) if at in sentence.works
    ) if listed else ()  # fmt: skip
    tense = Tense.ONCE if _ONCE.search(lead) else Tense.THEN if _THEN.search(lead[-60:]) else Tense.NOW
    head = match.start("sup") if "sup" in named else first
    return Cue(
        rank, None if own else group, _subject(sentence, first, last, before), sentence.span(first, last),
        sentence.spans[head].start, ordinal, sentence.span(0, len(text)), tense, year, own,
        _of(f"{mods} {text[match.end():last]}"), _area(text, first, last), above,
    )


def _of(words: str) -> Of:
    """Which broadcast the phrase means: "the highest premiere rating", else the best."""
    if re.search(r"\b(?:premiere|opening)\b", words, re.IGNORECASE):
        return Of.PREMIERE
    return Of.FINALE if re.search(r"\b(?:finale|closing)\b", words, re.IGNORECASE) else Of.BEST


def _area(text: str, first: int, last: int) -> str:
    near = text[first:last + 30].lower()
    return "seoul" if re.search(r"\b(?:seoul|capital area|metropolitan)\b", near) else "nationwide"


def _tail(text: str, start: int) -> tuple[int, str | None]:
    """What follows up to the end of the phrase, and where that is; None where it goes on in a way that is not known."""
    end = _END.search(text, start)
    stop = end.start() if end else len(text)
    tail = text[start:stop]
    if _OPEN_END.search(tail):
        return stop, None
    # "that tvN has shown": the verb belongs to the phrase.
    if end is not None and end.group().lower() == "has" and re.search(r"\bthat\s+\S+\s*$", tail):
        more = re.compile(r"has\s+(?:ever\s+)?(?:shown|aired|broadcast)\b", re.IGNORECASE).match(text, stop)
        if more:
            stop, tail = more.end(), text[start:more.end()]
    return start + len(tail.rstrip()), tail.strip()


def _yearly(draft: Reading, phrase: str) -> tuple[int | None, str]:
    """The year that "this year" means, and the phrase without those words."""
    if not _YEARLY.search(phrase):
        return None, phrase
    published = draft.document.published
    year = int(published[:4]) if published and published[:4].isdigit() else -1
    return year, _YEARLY.sub(" ", phrase)


def _group(phrase: str, ledger: Ledger) -> tuple[Group | None, bool, bool]:
    """The group that a phrase names, whether it is the work's own network's, and whether it is understood at all.

    No group and not its own network's: the phrase says only "ever".
    """
    ever = bool(_EVER.search(phrase))
    if ever and re.search(r"\b(?:19|20)\d\d\b", phrase):
        return None, False, False
    bare = " ".join(_SHOWN.sub(" ", _EVER.sub(" ", phrase)).split())
    bare = re.sub(r"\bthat\b|\bhas\b", " ", bare)
    own = bool(_OWN_NETWORK.search(bare))
    bare = " ".join(_OWN_NETWORK.sub(" ", bare).split())
    bare = re.sub(r"^(?:(?:in|on|of|for|from|by|at|the|among|all|any|a|an)\b\s*)+|\s+(?:in|on|of|the)$", "", bare)
    bare = bare.strip()
    if not bare:
        return None, own, own or ever
    found = parse(bare, ledger)
    if found is None:
        # "the highest-rated K-drama in tvN's history": where a network is named, its country adds nothing.
        shorter = re.sub(r"\b(?:south\s+)?korean?\b|\bk-", " ", bare, flags=re.IGNORECASE).strip()
        found = parse(shorter, ledger) if shorter and shorter != bare else None
    return found, own, found is not None


def _ordinal(written: str | None) -> int:
    if not written:
        return 1
    digits = re.match(r"\d+", written)
    return int(digits.group()) if digits else ORDINALS.index(written.lower()) + 1


def _subject(sentence: _Sentence, first: int, last: int, before: Sequence[_Sentence]) -> Entity | None:
    """The one work that the phrase can be about: named before it and not as what it is compared with; right after it;
    or, where the sentence names none, the only one of the sentences before.
    """
    text = sentence.text
    if any(not _masked_inside(text, m) for m in _QUOTED.finditer(text)):
        return None
    led = [e for at, e in sentence.works.items() if at < first and not _SECOND_PLACE.search(text[:at])]
    if led:
        return led[0] if len({e.id for e in led}) == 1 else None
    after = re.match(rf"^[,:]?\s*(?:is|was|remains|the\s+tvN\s+drama|,)?\s*[\"“‘']?({_W})", text[last:])
    if after:
        return sentence.works[last + after.start(1)]
    if any(at < first for at in sentence.works):
        return None
    for earlier in reversed(before[-3:]):
        led = [e for at, e in earlier.works.items() if not _SECOND_PLACE.search(earlier.text[:at])]
        if led:
            return led[0] if len({e.id for e in led}) == 1 and not _QUOTED.search(earlier.text) else None
    return None


def _masked_inside(text: str, match: re.Match[str]) -> bool:
    """Whether the quotation is of a work that is known, or no title at all."""
    inside = match.group()[1:-1]
    return bool(re.search(_W, inside)) or not inside[:1].isupper() or inside[-1:] in ",.!?" or len(inside.split()) > 7
