"""Titles that stand for another's: what their words tell (a role, a day, a rating, a number of episodes) is all of
another work of the desk, or of another season, and nothing of it is of the work that is named. Reads the ledger.

A slip in a title is seen by its letters (`titles`); this one is a title that the desk knows, or a known one with the
number of a season that it does not know. Only its company tells: "the heroine Y of W" where Y is a role of W2 and W
has no such role. Warnings, all of them, and none where the words set two works side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from copydesk import dates
from copydesk.check.figures.runs import Runs, runs_of
from copydesk.check.figures.told import Numbers, numbers_of
from copydesk.check.finding import Severity
from copydesk.check.naming.circle import CRAFTS
from copydesk.check.naming.misnamed import PEOPLE, Kind, Misnamed, of_several
from copydesk.check.naming.near_titles import one_word_otherwise
from copydesk.check.naming.told_facts import (
    Known,
    Said,
    add_values,
    credits_of,
    has_day,
    is_role,
    may_be_of,
    weigh,
)
from copydesk.check.places import block_at
from copydesk.check.receipts import by_whom
from copydesk.check.recognition.phrases import CHARACTER, COMPANY, PERSON, WORK, Masked, masked_sentences
from copydesk.check.telling.subject import season_number, without_season
from copydesk.check.works.known import may_be, same_name, spellings_of, the_thing
from copydesk.check.works.subjects import Subjects, subjects_of
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Entity, EntityType, Reading, Span
from copydesk.text.form import Form
from copydesk.text.numbers import NumberKind, find_numbers

__all__ = ["put_for_another", "season_at"]

#: A number of a season behind a title or before it.
_SEASON = r"(?P<n>\d|one|two|three|four|first|second|third|fourth)"
_SEASON_BEHIND = Form(
    rf"[\"”’']?(?:['’]s?)?,?\s+(?:season\s+{_SEASON}\b|{_SEASON.replace('?P<n>', '?P<m>')}\s+season\b)", re.IGNORECASE
)
_SEASON_BEFORE = Form(
    rf"\b(?:season\s+{_SEASON}|{_SEASON.replace('?P<n>', '?P<m>')}\s+season)\s+of\s+[\"“‘']?$", re.IGNORECASE
)
_NUMBERED = Form(r"^(?P<base>.*\D)\s(?:Season\s)?(?P<number>[2-9])$")
#: Where the words of one title end and those of the next begin.
_CLAUSE = Form(r"[;:]|,\s+(?:and|but|while|then|after|as|with)\b|\b(?:than|while|whereas|but|before)\b")
#: What goes on to tell of the title of the sentence before.
_GOES_ON = Form(
    r"\W*(?:It|Its|There|In\s+it|The\s+(?:finale|last|final|first|closing|series|drama|show|story|season)|[Aa]ll\s+\w+\s+episodes)\b"
)
#: Words of another season, in which its facts may be told of too.
_OTHER_SEASON = Form(
    r"\b(?:previous|earlier|original|seasons?|series|sequel|prequel|predecessor|follow\w*|return\w*|again|than|since|"
    r"after|before|back|until|both|former|"
    r"the\s+first(?!\s+(?:episode|night|part))|like|reunit\w*|once|years?\s+(?:ago|later)|then)\b", re.IGNORECASE
)
#: Words by which somebody has to do with a work without a part in it, or is to have one.
_ELSEWHERE = Form(
    r"\b(?:next|upcoming|new|will|opposite|again|reunit\w*|instead|compet\w*|rivals?|against|cameo|guest\w*|offered|in\s+talks|"
    r"turned\s+down|declin\w*|audition\w*|fans?|friends?|marri\w*|wife|husband|soundtrack|remakes?|versions?|like|unlike|"
    r"compar\w*|remind\w*|replac\w*|succeed\w*|successors?|predecessors?|above|below|behind|ahead|beat\w*|second|record|slot|"
    r"award\w*|nominat\w*|followed|follows|after|before|than|also|too|writer|director|creator)\b", re.IGNORECASE
)
#: A role right at its title: "the heroine Y of W", "W's Y", "Y (W)".
_LINK = r"(?:,?\s+(?:in|of|from|on)\s+(?:the\s+)?(?:[\w’'+-]+\s+){0,4}?|\s*\()[\"“‘']?"
_TIED = Form(
    rf"(?P<c>{CHARACTER}|{PERSON}){_LINK}(?P<w>{WORK})|"
    rf"(?P<v>{WORK})[\"”’']?['’]s\s+(?:[a-z-]+\s+){{0,3}}(?P<d>{CHARACTER})"
)
#: The same in words that say what the title is: "W, the romance of Y", "W, in which Y".
_SAYS_OF_IT = Form(
    rf"(?P<w>{WORK})[,\"”’']*\s+(?:\((?=[^)]*{CHARACTER})|(?:(?:the|an?|{COMPANY}['’]s)\s+(?:[^.;:,()]{{0,40}}\s)?(?:of|about|with|around|where|in\s+which)|"
    rf"in\s+which|where|whose|with)\s+)[^.;:()\ue800-\uebff]{{0,60}}?(?P<c>{CHARACTER}|{PERSON})"
)
_EPISODES = Form(r"[\s-](?:\w+\s)?(?:episodes?|parts?|chapters?|instal?lments?|parter)\b")
_SAYS_WHO, _BEFORE = Form(r"\b(?:of|from|in|for)\s+(?:the\s+)?[\"“‘']?$"), 20
#: So many credits make a cast known, and so many facts are no chance.
_A_CAST, _FACTS = 4, 2
_MOST_PEOPLE, _SEASONS, _NEAR = 10, 4, 4


@dataclass(frozen=True, slots=True)
class _Title:
    """A title of the draft: where it and the number of its season stand, and the work, if the desk knows it."""

    at: Span
    place: int
    entity: Entity
    work: Thing | None
    seasons: tuple[Thing, ...]


def put_for_another(draft: Reading, ledger: Ledger) -> Iterator[Misnamed]:
    """Each title that stands for another's. Raises LedgerError where the ledger cannot be read."""
    sentences = masked_sentences(draft)
    if not any(e.type is EntityType.WORK for s in sentences for e in s.entities.values()):
        return
    numbers = numbers_of(draft)
    runs, subjects = runs_of(draft, ledger), subjects_of(draft, ledger, numbers)
    for index, sentence in enumerate(sentences):
        titles = [at for at, e in sorted(sentence.entities.items()) if e.type is EntityType.WORK]
        for at in titles:
            title = _title(draft, sentence, at, subjects, ledger)
            if title is None and ledger.find(sentence.entities[at].name):
                continue
            low, high = _words_of(sentence.text, titles, at)
            parts = [(sentence, low, high)]
            after = sentences[index + 1] if index + 1 < len(sentences) else None
            if len(titles) == 1 and after is not None and _goes_on(draft, sentence, after):
                parts.append((after, 0, len(after.text)))
            words = " ".join(s.text[a:b] for s, a, b in parts)
            said = _said(draft, numbers, parts)
            wrong = None
            if title is None:
                wrong = _unknown(draft, sentence, at, said, runs, ledger)
                if wrong is not None:
                    yield wrong
                continue
            if title.seasons and not _OTHER_SEASON.search(_without(words, title, sentence)):
                wrong = _of_a_season(draft, title, said, runs)
            if wrong is None and title.work is not None:
                tied = _tied_to(sentence, at)
                wrong = _of_another(draft, ledger, title, said, runs, tied, _ELSEWHERE.search(words) is not None)
            if wrong is not None:
                yield wrong


def _title(draft: Reading, sentence: Masked, at: int, subjects: Subjects, ledger: Ledger) -> _Title | None:
    entity, place = sentence.entities[at], sentence.spans[at]
    work = the_thing(entity, ledger)
    numbered = _NUMBERED.match(entity.name)
    base = work
    if work is None:
        found = ledger.find(numbered["base"], types=frozenset({EntityType.WORK})) if numbered else ()
        exact = [t for t in found if numbered and any(same_name(numbered["base"], s, t.type) for s in spellings_of(t))]
        base = exact[0] if len(exact) == 1 else None
    if base is None:
        return None
    number, span = season_number(entity.name), place
    words = _SEASON_BEHIND.match(sentence.text, at + 1) or _SEASON_BEFORE.search(sentence.text[:at])
    if words is not None:
        said = words["n"] or words["m"]
        number = next((int(n.value) for n in find_numbers(said)), None)
        span = sentence.span(words.start(), words.end())
        span = Span(span.start + words[0].index(said), span.start + words[0].index(said) + len(said))
        work = subjects.season_of(base, number) if number else None
    if number is None or number > _SEASONS:
        return _Title(span, at, entity, work, ())
    others = tuple(one for one in subjects.seasons_of(base) if work is None or one.id != work.id)
    return _Title(span, at, entity, work, others)


def season_at(draft: Reading, sentence: Masked, at: int, ledger: Ledger) -> Thing | None:
    """The season that a title and the number beside it are of, where the desk has it."""
    title = _title(draft, sentence, at, subjects_of(draft, ledger, numbers_of(draft)), ledger)
    return None if title is None else title.work


def _words_of(text: str, titles: Sequence[int], at: int) -> tuple[int, int]:
    """The part of a sentence that may be a title's: all of it, or of several titles its own clause."""
    low = max((t + 1 for t in titles if t < at), default=0)
    high = min((t for t in titles if t > at), default=len(text))
    if low:
        low = max((m.end() for m in re.finditer(r"[;:,]|\b(?:and|but|while|then)\b", text[:at])), default=low)
    if high < len(text):
        last = [m.start() for m in _CLAUSE.finditer(text, at, high)]
        high = last[0] if last else high
    return low, high


def _goes_on(draft: Reading, sentence: Masked, after: Masked) -> bool:
    text = draft.document.text
    return (
        _GOES_ON.match(after.text) is not None and not any(e.type is EntityType.WORK for e in after.entities.values())
        and block_at(text, sentence.spans[0].start) == block_at(text, after.spans[0].start)
    )


def _without(words: str, title: _Title, sentence: Masked) -> str:
    """The words without those that number the title's own season."""
    own = _SEASON_BEHIND.match(sentence.text, title.place + 1) or _SEASON_BEFORE.search(sentence.text[:title.place])
    return words if own is None else words.replace(own[0], " ")


def _said(draft: Reading, numbers: Numbers, parts: Sequence[tuple[Masked, int, int]]) -> Said:
    text, names, ratings, days, counts = draft.document.text, [], [], [], []
    for sentence, low, high in parts:
        if low >= high:
            continue
        start, end = sentence.spans[low].start, sentence.spans[high - 1].end
        names += [e for at, e in sentence.entities.items() if low <= at < high and e.type in PEOPLE and _is_full(e)]
        inside = [d for at, d in sentence.days.items() if low <= at < high]
        days += [d.edtf for d in inside if any(c.isdigit() for c in text[d.start:d.end])]
        for number in numbers.all:
            if not start <= number.start < end or number.kind is NumberKind.ORDINAL:
                continue
            if number.places:
                ratings.append(number)
            elif number.value > 2 and _EPISODES.match(text, number.end):
                counts.append(int(number.value))
    return Said(tuple(dict.fromkeys(names)), tuple(ratings), tuple(dict.fromkeys(days)), tuple(dict.fromkeys(counts)))


def _is_full(entity: Entity) -> bool:
    return " " in entity.name or "-" in entity.name


def _tied_to(sentence: Masked, at: int) -> str | None:
    """The entity of a role that stands right at the title."""
    for match in _TIED.finditer(sentence.text):
        if at in (match.start("w"), match.start("v")):
            return sentence.entities[match.start("c") if match["c"] else match.start("d")].id
    for match in _SAYS_OF_IT.finditer(sentence.text):
        if at == match.start("w"):
            return sentence.entities[match.start("c")].id
    return None


def _of_a_season(draft: Reading, title: _Title, said: Said, runs: Runs) -> Misnamed | None:
    """What to say where the facts are of another season, at least one of them no name."""
    mine = credits_of(runs, title.work) if title.work is not None else []
    if not said.days and not said.counts and not said.ratings:
        return None
    found = []
    for work in title.seasons:
        # Of a season that the desk does not know anybody may be.
        known = weigh(said, work, runs, own=lambda e: not mine or any(may_be_of(e, one) for one in mine))
        add_values(known, said, runs, title.work)
        found.append(known)
    best = max(found, key=lambda k: k.facts)
    plain = any(d in _ends(runs, best.work)[:2] and d[:4] in draft.document.text for d in said.days)
    least = 1 if plain else _FACTS
    if best.facts < least or not best.values or sum(k.facts == best.facts for k in found) > 1:
        return None
    if title.work is not None:
        ours = weigh(said, title.work, runs, own=lambda _: False)
        add_values(ours, said, runs, best.work)
        if ours.values:
            return None
    if any(not has_day(d, *_ends(runs, best.work)) for d in said.days if dates.weekday(d) is not None):
        return None
    return _wrong(draft, title, best)


def _ends(runs: Runs, work: Thing) -> tuple[str | None, str | None, Iterable[str]]:
    schedule = runs.of(work.id)[0]
    return schedule.first_day, schedule.last_day, schedule.episodes


def _of_another(
    draft: Reading, ledger: Ledger, title: _Title, said: Said, runs: Runs, tied: str | None, elsewhere: bool
) -> Misnamed | None:
    """What to say where the facts are of another work, a role among them or two people with a figure or a day."""
    assert title.work is not None
    if not said.names:
        return None
    mine = credits_of(runs, title.work)
    shared = [e for e in said.names if any(may_be_of(e, one) for one in mine)]
    # "X of W is Y": the title says who somebody is.
    start = max(0, title.at.start - _BEFORE)
    says_who = _SAYS_WHO.search(draft.document.text[start:title.at.start]) is not None
    if len(mine) < _A_CAST or len(shared) > (0 if says_who else 1):
        return None
    found = []
    for work in _works_of_people(draft, ledger, title, said):
        known = weigh(said, work, runs, own=lambda _: False)
        if not known.facts:
            continue
        add_values(known, said, runs, title.work)
        # One of several may have been in both, as a guest.
        if known.roles + known.people == len(said.names) and (not shared or known.roles > 1):
            found.append(known)
    best = max(found, key=lambda k: k.facts, default=None)
    if best is None or sum(k.facts == best.facts for k in found) > 1:
        return None
    role_at_title = tied is not None and best.roles > 0 and any(
        e.id == tied and any(is_role(e, c) for c in credits_of(runs, best.work)) for e in said.names
    )
    ours = Known(title.work)
    add_values(ours, said, runs, best.work)
    if ours.values or not (role_at_title or (best.facts >= _FACTS and (best.roles or best.values) and not elsewhere)):
        return None
    named = re.search(rf"\b{re.escape(without_season(best.work.name))}\b", draft.document.text) is not None
    return None if named and not role_at_title and not best.values else _wrong(draft, title, best)


def _works_of_people(draft: Reading, ledger: Ledger, title: _Title, said: Said) -> list[Thing]:
    """The works of those who are named in the title's paragraph, or in the draft where nobody is."""
    text = draft.document.text
    people = [e for e in draft.entities if e.type is EntityType.PERSON and e.mentions]
    here = block_at(text, title.at.start)
    near = [e for e in people if e in said.names or any(block_at(text, m.start) == here for m in e.mentions)]
    works: dict[str, Thing] = {}
    for entity in (near or people)[:_MOST_PEOPLE]:
        thing = the_thing(entity, ledger)
        for entry in ledger.entries(object=thing.id) if thing is not None else ():
            if entry.predicate in CRAFTS and entry.subject.type is EntityType.WORK:
                works[entry.subject.id] = entry.subject
    base = without_season(title.entity.name)
    own = "" if title.work is None else title.work.id
    return [w for w in works.values() if w.id != own and without_season(w.name) != base]


def _unknown(
    draft: Reading, sentence: Masked, at: int, said: Said, runs: Runs, ledger: Ledger
) -> Misnamed | None:
    """What to say of a title that the desk does not know and that has one word otherwise than a known one's, where a
    role of that is told of it, or two of its days, ratings and numbers; its network is as good as one.
    """
    entity, found = sentence.entities[at], []
    if len(entity.name.split()) < _FACTS or not (said.names or said.ratings or said.days or said.counts):
        return None
    for spelling in ledger.nearest(entity.name, _NEAR):
        if one_word_otherwise(entity.name, spelling) is None or of_several(
            draft.document.text, sentence.spans[at], (spelling,)
        ):
            continue
        for thing in ledger.find(spelling, types=frozenset({EntityType.WORK})):
            known = weigh(said, thing, runs, own=lambda _: False)
            add_values(known, said, runs, None)
            shown = [e.object for e in runs.entries(thing.id) if e.predicate == "original_broadcaster"]
            networks = [e for e in sentence.entities.values() if e.type is EntityType.ORGANIZATION]
            own = any(may_be(e, one) for e in networks for one in shown if isinstance(one, Thing))
            if known.roles or known.values + own >= _FACTS or (known.values and known.people):
                found.append((spelling, known))
    if len({known.work.id for _, known in found}) != 1:
        return None
    spelling, known = found[0]
    also = "" if spelling == known.work.name else f", that is {known.work.name},"
    by = by_whom(known.entries)
    facts = f"{_listed(known.said)}: {spelling}{also} is meant, it seems{by}"
    return Misnamed(
        Kind.SPELLING, sentence.spans[at], f"{facts}; no work on the desk is called {entity.name}", Severity.WARNING,
        tuple(known.entries), spelling,
    )


def _listed(said: Sequence[str]) -> str:
    return said[0] if len(said) == 1 else ", ".join(said[:-1]) + " and " + said[-1]


def _wrong(draft: Reading, title: _Title, known: Known) -> Misnamed:
    by = by_whom(known.entries)
    whole = title.at == next((m for m in title.entity.mentions if m.start == title.at.start), None)
    named = title.entity.name if whole else f"the season told here ({draft.document.text[title.at.start:title.at.end]})"
    message = f"{_listed(known.said)}: {known.work.name}{by}, and not {named}"
    return Misnamed(
        Kind.SPELLING, title.at, message, Severity.WARNING, tuple(known.entries), known.work.name if whole else None
    )
