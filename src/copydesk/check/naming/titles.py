"""Titles of a draft that are a slip for a work to which its other facts point: its cast, its network, its days. Pure
but for the ledger that it asks.

A title that the desk knows is never doubted, and neither is one that nothing but its likeness ties to a work: near
titles are mostly two works.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from copydesk import dates, names
from copydesk.check.finding import Severity
from copydesk.check.naming.circle import CRAFTS
from copydesk.check.naming.misnamed import Kind, Misnamed, near_by, of_several
from copydesk.check.naming.near_titles import (
    ANOTHER_WORD,
    OTHER_ORDER,
    SMALL,
    TITLE_WORD,
    has_much_of,
    likeness,
    near_title,
    shares_a_word,
    words_of,
)
from copydesk.check.once import once
from copydesk.check.places import headline_end, in_one_sentence
from copydesk.check.receipts import by_whom
from copydesk.check.works.known import may_be, spellings_of, the_thing
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import DateValue, Entity, EntityType, EntityValue, Modality, Reading, Span
from copydesk.text.form import Form

__all__ = ["mistitled"]

_INSIDE = SMALL | {"not", "be"}
_BREAK = Form(r"[.;()]\s")
_OPENING = Form(r"(?:^|[.!?…:]['\"”’)]*\s+|\n\s*)['\"“‘(]*$")
#: What readers take titles for that they do not know.
_TITLED = (EntityType.WORK, EntityType.ORGANIZATION)
_MOST_PEOPLE, _MOST_NEAR = 12, 4
#: The words of a long title.
_LONG = 5
_OPENS, _CLOSES = ("“", "‘", '"', "'"), ("”", "’", '"', "'")


@dataclass(slots=True)
class _Support:
    """What of the draft points to a work: the people of it that it names, in words, and the entries that say so;
    `short`: nothing but a title of one word, to which too much is near.
    """

    work: Thing
    said: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    short: bool = False


def mistitled(draft: Reading, ledger: Ledger) -> Iterator[Misnamed]:
    """Each title that is a slip for one of the desk's. Raises LedgerError where it cannot be read."""
    named = {thing.id for e in draft.entities if e.type is EntityType.WORK and (thing := the_thing(e, ledger))}
    taken = [s for e in draft.entities if ledger.find(e.name) for s in e.mentions]
    found: dict[Span, Misnamed] = {}
    named_here = [
        _Support(
            the_thing(e, ledger) or Thing("", e.type, e.name, None, ()), [f"the draft's own {e.name}"],
            short=" " not in e.name,
        )
        for e in draft.entities if e.type is EntityType.WORK
    ]
    for support in (*_pointed_to(draft, ledger, named), *named_here):
        for at, reason in _windows(draft, support.work, taken):
            if not support.entries and _season(draft.document.text[at.start:at.end]) != _season(support.work.name):
                continue  # "Reply 1994" beside "Reply 1997"
            if support.said and not support.entries and reason == OTHER_ORDER and not _is_marked(draft, at):
                continue  # "Ibarra and Maria Clara" in a story about "Maria Clara at Ibarra"
            if not support.work.id and not _is_marked(draft, at) and _is_another_form(draft, at, support.work.name):
                continue  # "a Christian Democrat" beside "the Christian Democrats", whom the desk does not know
            if " " not in draft.document.text[at.start:at.end] and _opens_a_sentence(draft, at):
                continue
            if support.short and not (_is_quoted(draft, at) and _of_headline_and_story(draft, support, at)):
                continue
            if any(e.name == support.work.name and any(_overlap(at, s) for s in e.mentions) for e in draft.entities):
                continue
            written = draft.document.text[at.start:at.end]
            if ledger.find(written, types=frozenset({EntityType.WORK})):
                continue
            if of_several(draft.document.text, at, spellings_of(support.work)):
                continue
            wrong = _wrong(draft, ledger, support, at, written, reason)
            if wrong is not None and not any(_overlap(at, other) for other in found):
                found[at] = wrong
    yield from (found[at] for at in sorted(found))


def _pointed_to(draft: Reading, ledger: Ledger, named: set[str]) -> list[_Support]:
    """The works, none of which the draft names, that its people or its unknown titles may mean, best first."""
    supports: dict[str, _Support] = {}
    strange = [e for e in draft.entities if e.type in _TITLED and not ledger.find(e.name)]
    for entity in _who_may_tell(draft, strange) if _unknown_titles(draft, ledger) else ():
        person = the_thing(entity, ledger)
        namesakes = (person,) if person is not None else ledger.find(entity.name, types=frozenset({entity.type}))
        for entry in (e for one in namesakes for e in ledger.entries(object=one.id)):
            if entry.predicate in CRAFTS and entry.modality is Modality.ASSERTED and entry.subject.id not in named:
                support = supports.setdefault(entry.subject.id, _Support(entry.subject))
                if entity.name not in support.said:
                    support.said.append(entity.name)
                    support.entries.append(entry)
    for entity in strange:
        for spelling in ledger.nearest(entity.name, _MOST_NEAR):
            for thing in ledger.find(spelling, types=frozenset({EntityType.WORK})):
                near = likeness if len(entity.name.split()) >= _LONG else near_title
                if thing.id not in named and any(near(entity.name, s) for s in spellings_of(thing)):
                    supports.setdefault(thing.id, _Support(thing))
    return sorted(supports.values(), key=lambda s: (-len(s.said), s.work.id))


def _who_may_tell(draft: Reading, strange: Sequence[Entity]) -> Iterator[Entity]:
    """The people whose works the draft may mean: those it names first, and all in the paragraphs of strange titles."""
    people = [e for e in draft.entities if e.type is EntityType.PERSON]
    titles = [at for entity in strange for at in entity.mentions]
    yield from people[:_MOST_PEOPLE]
    yield from (e for e in people[_MOST_PEOPLE:] if any(near_by(draft, e, at) for at in titles))


def _unknown_titles(draft: Reading, ledger: Ledger) -> bool:
    """Whether anything in the draft could be a title that the desk does not know: two words with capitals side by side
    that no known name covers, one inside a sentence, or a name that the reader took for a work.
    """
    text = draft.document.text
    if any(e.type is EntityType.WORK and not ledger.find(e.name) for e in draft.entities):
        return True
    people = (EntityType.PERSON, EntityType.CHARACTER)
    names_of_people = [e for e in draft.entities if e.type in people and names.is_korean(e.name)]
    known = [s for e in draft.entities if e in names_of_people or ledger.find(e.name) for s in e.mentions]
    known += [Span(m.start, m.end) for m in draft.dates]
    before = -1
    for match in TITLE_WORD.finditer(text):
        at = Span(match.start(), match.end())
        if not _capital(match.group()) or any(_overlap(at, other) for other in known):
            continue
        small = before >= 0 and all(word in SMALL for word in text[before:at.start].split())
        if small or _OPENING.search(text[max(0, at.start - 8):at.start]) is None:
            return True
        before = at.end
    return False


@dataclass(frozen=True, slots=True)
class _Placed:
    """The words of a text; `joined`: whether a title may go on from the word before to this one; `at_word`: where each
    stands among them, by how it folds; `known`: runs worked out.
    """

    text: str
    words: Sequence[re.Match[str]]
    capital: Sequence[bool]
    joined: Sequence[bool]
    at_word: Mapping[str, list[int]]
    known: dict[tuple[int, int], tuple[Span, ...]] = field(default_factory=dict)

    def runs(self, anchor: int, size: int) -> tuple[Span, ...]:
        """Runs of about `size` words that hold the anchor and open and close with a capital or a digit."""
        if (anchor, size) not in self.known:
            self.known[anchor, size] = tuple(self._runs(anchor, size))
        return self.known[anchor, size]

    def _runs(self, anchor: int, size: int) -> Iterator[Span]:
        text, words, capital, joined = self.text, self.words, self.capital, self.joined
        least = most = anchor
        while least > anchor - size - 1 and joined[least]:
            least -= 1
        while most < anchor + size + 1 and most + 1 < len(words) and joined[most + 1]:
            most += 1
        for count in (size, size - 1, size + 1, size - 2, size + 2):
            for first in range(max(anchor - count + 1, least), min(anchor, most - count + 1) + 1):
                last = first + count - 1
                if capital[first] and capital[last]:
                    start, end = words[first].start(), words[last].end()
                    yield Span(start, end - 2 if text.endswith(("'s", "’s"), start, end) else end)


@once
def _placed(text: str) -> _Placed:
    words = list(TITLE_WORD.finditer(text))
    at_word: dict[str, list[int]] = defaultdict(list)
    capital, joined = [], []
    end = before = 0
    for i, match in enumerate(words):
        word = match.group()
        at_word[names.fold(word)].append(i)
        capital.append(_capital(word))
        inside = capital[-1] or word in _INSIDE
        gap = text[end:match.start()]
        joined.append(bool(i and inside and before) and (gap == " " or not ("\n" in gap or _BREAK.search(gap))))
        end, before = match.end(), inside
    return _Placed(text, words, capital, joined, at_word)


def _windows(draft: Reading, work: Thing, taken: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """The places of the draft that read as a slip for one of the work's titles, with the reason, longest first."""
    text = draft.document.text
    placed = _placed(text)
    at_word = placed.at_word
    done: set[Span] = set()
    read = [s for e in draft.entities if e.type is EntityType.WORK for s in e.mentions]
    for title in spellings_of(work):
        if names.is_hangul(title):
            continue
        theirs = words_of(title)
        anchors = {i for word in theirs if word not in SMALL for i in at_word.get(word, ())}
        content = [word for word in theirs if word not in SMALL]
        if len(content) == 1:
            near = (word for word in at_word if abs(len(word) - len(content[0])) <= 2)
            anchors |= {i for word in near if names.letters_apart(word, content[0], 2) <= 2 for i in at_word[word]}
        for anchor in sorted(anchors):
            first, last = placed.words[anchor].start(), placed.words[anchor].end()
            for span in (*placed.runs(anchor, len(theirs)), *(s for s in read if s.start <= first and last <= s.end)):
                reason = None if span in done else likeness(text[span.start:span.end], title)
                if reason is not None and not any(_overlap(span, other) for other in taken):
                    done.add(span)
                    yield span, reason


def _capital(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()


def _wrong(
    draft: Reading, ledger: Ledger, support: _Support, at: Span, written: str, reason: str
) -> Misnamed | None:
    """What to say, or None where too little ties the title to the work."""
    facts = list(support.said)
    entries = list(support.entries)
    for said, entry in _other_facts(draft, ledger, support.work):
        facts.append(said)
        entries.append(entry)
    otherwise = ANOTHER_WORD in reason
    if not facts or (otherwise and not _is_meant(draft, ledger, support, at, written, len(facts))):
        return None
    right = _like_title(written, support.work)
    also = "" if right == support.work.name else f", that is {support.work.name},"
    message = (
        f"no work on the desk is called {written}; {right}{also} is meant, it seems, for {_listed(facts)}"
        f"{by_whom(entries)}: {reason}"
    )
    sure = len(facts) > 1 and not otherwise and not reason.endswith("is left out in one")
    severity = Severity.ERROR if sure else Severity.WARNING
    return Misnamed(Kind.SPELLING, at, message, severity, tuple(entries), right)


def _is_meant(
    draft: Reading, ledger: Ledger, support: _Support, at: Span, written: str, facts: int
) -> bool:
    """Whether a title with another word is meant for the work: it has much of it and two facts of the draft, or it is
    marked as a title in a paragraph that names somebody of the work.
    """
    if not support.entries:
        # Of a work that the draft names too: another title of it, or in the place of a title the same.
        # Of one that it does not name, which shares its network or a day, a long one.
        titles = spellings_of(support.work) if support.work.id else ()
        own = [s for s in titles if likeness(written, s) and has_much_of(written, s)]
        marked = _is_marked(draft, at) and not _beside_it(draft, support, at) and (
            bool(support.said) or len(words_of(written)) >= _LONG
        )
        if not own and support.said and _is_marked(draft, at) and _of_headline_and_story(draft, support, at):
            # A headline's first word may be none of the title's.
            alike = [s for s in titles or (support.work.name,) if shares_a_word(written, s)]
            opens = words_of(written)[0]
            return ":" not in written and any(_is_quoted(draft, at) or words_of(s)[0] == opens for s in alike)
        return bool(marked and own) or any(support.said and f"the draft's own {s}" not in support.said for s in own)
    much = any(has_much_of(written, s) for s in spellings_of(support.work))
    if much and facts > 1:
        return True
    titled = next((e for e in draft.entities if e.type is EntityType.WORK and at in e.mentions), None)
    people = [e for e in draft.entities if e.type is EntityType.PERSON and e.name in support.said]
    least = 1 if any(shares_a_word(written, s) for s in spellings_of(support.work)) else 2
    near = sum(near_by(draft, e, at) and not _is_beside_another(draft, e, at, titled) for e in people)
    return titled is not None and near >= least and not _is_elsewhere(
        draft, titled, ledger.entries(subject=support.work.id, predicate="original_broadcaster")
    )


def _is_beside_another(draft: Reading, person: Entity, at: Span, titled: Entity | None) -> bool:
    """Whether between a title and somebody another title stands, wherever the two are named: theirs may be that one."""
    others = [m for e in draft.entities if e.type is EntityType.WORK and e is not titled for m in e.mentions]
    places = [m for m in person.mentions if m.start >= at.end]
    return bool(places) and len(places) == len(person.mentions) and all(
        any(at.end <= other.start < place.start for other in others) for place in places
    )


def _is_elsewhere(draft: Reading, titled: Entity, shown: Sequence[Entry]) -> bool:
    """Whether the draft has a work on another network than those of the entries: then it is another work."""
    told = [
        draft.entity(c.object.entity) for c in draft.claims if c.subject == titled.id
        and c.predicate == "original_broadcaster" and isinstance(c.object, EntityValue)
    ]
    networks = [e.object for e in shown if isinstance(e.object, Thing)]
    return bool(networks and told) and not any(may_be(one, network) for one in told for network in networks)


def _other_facts(draft: Reading, ledger: Ledger, work: Thing) -> Iterator[tuple[str, Entry]]:
    """The network and the first and last day that the draft names and the desk has for the work."""
    days = [m.edtf for m in draft.dates]
    told: set[str] = set()
    for entry in ledger.entries(subject=work.id):
        if entry.predicate in told:
            continue
        if entry.predicate == "original_broadcaster" and isinstance(entry.object, Thing):
            network = entry.object
            if any(may_be(e, network) for e in draft.entities if e.type is EntityType.ORGANIZATION):
                told.add(entry.predicate)
                yield f"its network {network.name}", entry
        elif entry.predicate in ("start_date", "end_date") and isinstance(entry.object, DateValue):
            day = entry.object.date
            if any(dates.compare(d, day) is dates.Agreement.EQUAL and dates.precision(d) == "day" for d in days):
                told.add(entry.predicate)
                yield f"its {'first' if entry.predicate == 'start_date' else 'last'} day", entry


def _opens_a_sentence(draft: Reading, at: Span) -> bool:
    """Whether the word has its capital from its place and the reader took it for no name: "Produced by"."""
    read = any(s == at for e in draft.entities for s in e.mentions)
    return not read and _OPENING.search(draft.document.text[max(0, at.start - 8):at.start]) is not None


def _beside_it(draft: Reading, support: _Support, at: Span) -> bool:
    """Whether the sentence of a place has the title that the draft has for the work: "W is not V"."""
    own = (m for e in draft.entities if e.type is EntityType.WORK and f"the draft's own {e.name}" in support.said
           for m in e.mentions)  # fmt: skip
    return any(in_one_sentence(draft.document.text, at, m) for m in own)


def _of_headline_and_story(draft: Reading, support: _Support, at: Span) -> bool:
    """Whether of a title, told once, and the draft's own for the work the one stands in the headline alone, as its only
    title, and the other in the story below; of two that the desk does not know the headline's is doubted.
    """
    text = draft.document.text
    end = headline_end(text)
    if not end or text.casefold().count(text[at.start:at.end].casefold()) > 1:
        return False
    works = [e for e in draft.entities if e.type is EntityType.WORK]
    own = [m for e in works if f"the draft's own {e.name}" in support.said for m in e.mentions]
    above = at.start < end
    if not own or any((m.start < end) is above for m in own) or not (above or support.work.id):
        return False
    two = (at, *own)
    return not any(m.start < end and not any(_overlap(m, o) for o in two) for e in works for m in e.mentions)


def _is_marked(draft: Reading, at: Span) -> bool:
    """Whether words stand in quotation marks, or a reader takes them, and no more, for a title."""
    return _is_quoted(draft, at) or any(at in e.mentions for e in draft.entities if e.type is EntityType.WORK)


def _is_another_form(draft: Reading, at: Span, title: str) -> bool:
    """Whether each word there is the title's with or without an ending: "Democrat", "Guinean"."""
    ours, theirs = draft.document.text[at.start:at.end].casefold().split(), title.casefold().split()
    return len(ours) == len(theirs) and all(
        a.startswith(b) or b.startswith(a) for a, b in zip(ours, theirs, strict=True)
    )


def _is_quoted(draft: Reading, at: Span) -> bool:
    text = draft.document.text
    quoted = text[at.start - 1:at.start] in _OPENS and text[at.end:at.end + 2].lstrip(",.")[:1] in _CLOSES
    return quoted and at.start > 0


def _season(title: str) -> str:
    """The number at the end of a title."""
    return title.rsplit(" ", 1)[-1] if title[-1:].isdigit() else ""


def _like_title(written: str, work: Thing) -> str:
    """The work's title that is nearest to what is written, of those that it may have been meant for."""
    titles = [s for s in spellings_of(work) if likeness(written, s)]
    return min(titles or [work.name], key=lambda s: (names.letters_apart(written, s, 9), s))


def _listed(facts: Sequence[str]) -> str:
    some = list(dict.fromkeys(facts))[:4]
    return some[0] if len(some) == 1 else ", ".join(some[:-1]) + " and " + some[-1]


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
