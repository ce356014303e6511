"""Performers of whom a draft says that they are in each of several works, or the star of one, and of whom the desk has
others for that: "Sung Dong-il and X have been in every one", "the star of that show, X". Pure but for the ledger that
it asks.

A cast on the desk is never whole: to be in each is held against somebody only where the desk has somebody else, whom
the draft does not name, in all of the works, and has them in one or the works are three or more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.check.finding import Severity
from copydesk.check.naming.circle import Circle, Credit, called
from copydesk.check.naming.misnamed import Kind, Misnamed, entries_of, is_person
from copydesk.check.naming.near_ones import is_lead
from copydesk.check.receipts import spelled_like, told_by
from copydesk.check.recognition.phrases import PERSON, WORK, Masked, masked_sentences
from copydesk.check.telling.subject import without_season
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import EntityType, Reading
from copydesk.text.form import Form

__all__ = ["in_each"]

#: Words of being in each of the works that a draft is about; and of those who make or watch them.
_EACH = Form(
    r"\b(?:in|through|across|of)\s+(?:every\s+(?:single\s+)?(?:one|season|part|series|instal?lment|outing|chapter)\b|"
    r"each(?:\s+(?:one|of\s+(?:them|the\s+(?:two|three|four|seasons|series|parts)))\b|(?=\s*[.,;]|$))|"
    r"all\s+(?:of\s+them|(?:the\s+)?(?:two|three|four|five))\b|both(?=\s*[.,;]|\s+of\s+them|\s+seasons|$))|"
    r"\b(?:every|each)\s+time\b|\b[Aa]ll\s+(?:two|three|four|five)\s+(?:of\s+them\s+)?(?:had|have|has|star(?:red)?|share[sd]?)\b"
)
_NOT_OF_IT = Form(
    r"\b(?:not|never|n['’]t|except|but\s+(?:one|not)|direct\w*|wr(?:ote|itten|ites|iter\w*)|script\w*|produc\w+|watch\w*|"
    r"award\w*|will|next)\b"
)
#: "the star of that show: X", "the star of W, X"
_STAR = Form(
    rf"\bthe\s+(?:star|lead|hero|heroine|leading\s+(?:man|lady|actor|actress))\s+of\s+(?:(?:that|the\s+same)\s+"
    rf"(?:show|series|drama|one|hit|romance|thriller|comedy)|[\"“‘']?(?P<w>{WORK})[\"”’']?)\s*[,:–—]\s*[\"”’']?\s*(?P<a>{PERSON})"
)
#: Of how many of its cast the desk must know a work, and how many works make a row.
_A_CAST, _WORKS = 4, 2


def in_each(draft: Reading, circle: Circle, ledger: Ledger) -> Iterator[Misnamed]:
    """Those performers, as warnings at their names. Raises LedgerError where the ledger cannot be read."""
    last: Thing | None = None
    works = dict(circle.works)
    for sentence in masked_sentences(draft):
        titles = [(at, works.get(e.id)) for at, e in sorted(sentence.entities.items()) if e.type is EntityType.WORK]
        for match in _STAR.finditer(sentence.text):
            before = [work for at, work in titles if at < match.start()]
            work = works.get(sentence.entities[match.start("w")].id) if match["w"] else before[-1] if before else last
            wrong = _no_star(draft, circle, sentence, match.start("a"), work, ledger) if work is not None else None
            if wrong is not None:
                yield wrong
        if titles:
            last = titles[-1][1]
        elif _EACH.search(sentence.text) and not _NOT_OF_IT.search(sentence.text):
            yield from _not_in_each(draft, circle, sentence)


def _no_star(
    draft: Reading, circle: Circle, sentence: Masked, place: int, work: Thing, ledger: Ledger
) -> Misnamed | None:
    """What to say of a work's star whom the desk does not have in its cast, and knows from others."""
    entity, at = sentence.entities[place], sentence.spans[place]
    cast = [c for c in circle.credits if c.work.id == work.id and c.craft == "cast_member"]
    leads = [c for c in cast if is_lead(c.entries)]
    if len({c.person.id for c in cast}) < _A_CAST or not leads or any(
        is_person(c, entity, entity.name) for c in cast
    ) or len(ledger.find(entity.name, types=frozenset({EntityType.PERSON}))) != 1:
        return None
    people = list({c.person.id: c.person for c in leads}.values())
    entries = entries_of(leads)
    message = (
        f"leads of {work.name} by the desk: {', '.join(person.name for person in people)} ({told_by(entries)}), "
        f"and not {entity.name}"
    )
    right = spelled_like(entity.name, people[0]) if len(people) == 1 else None
    return Misnamed(Kind.WRONG_PERFORMER, at, message, Severity.WARNING, entries, right)


def _not_in_each(draft: Reading, circle: Circle, sentence: Masked) -> Iterator[Misnamed]:
    """Those of a sentence who are said to be in each of the draft's works that make a row, and are in some."""
    casts: dict[str, list[Credit]] = {}
    for credit in circle.credits:
        if credit.craft == "cast_member":
            casts.setdefault(credit.work.id, []).append(credit)
    people = [(p, e) for p, e in sorted(sentence.entities.items()) if e.type is EntityType.PERSON]
    for place, entity in people:
        theirs = {c.work.id: c for c in circle.of_person(entity.name) if c.craft == "cast_member"}
        for row in _rows(circle):
            have = [w for w in row if w.id in theirs]
            lack = [w for w in row if w.id not in theirs]
            if not lack or any(len({c.person.id for c in casts.get(w.id, ())}) < _A_CAST for w in row):
                continue
            others = _in_all(draft, casts, row)
            if not others or not (have or len(row) > _WORKS):
                continue
            entries = entries_of((*theirs.values(), *others))
            has = f"has {entity.name} in {_titles(have)} and not" if have else f"does not have {entity.name}"
            names = list(dict.fromkeys(c.person.name for c in others))
            message = (
                f"the desk {has} in {_titles(lack)}; in each of them it has {', '.join(names)} ({told_by(entries)})"
            )
            right = spelled_like(entity.name, others[0].person) if len(names) == 1 else None
            yield Misnamed(Kind.WRONG_PERFORMER, sentence.spans[place], message, Severity.WARNING, entries, right)
            break


def _rows(circle: Circle) -> Iterator[list[Thing]]:
    """The works of a draft that are of one row, by the beginning of their titles: "Reply 1997", "Reply 1988"."""
    rows: dict[str, dict[str, Thing]] = {}
    for _, work in circle.works:
        rows.setdefault(without_season(work.name), {})[work.id] = work
    yield from (list(row.values()) for row in rows.values() if len(row) >= _WORKS)


def _in_all(draft: Reading, casts: dict[str, list[Credit]], row: Sequence[Thing]) -> list[Credit]:
    """Of each whom the desk has in all works of a row, and whom the draft does not name, a credit."""
    first = {c.person.id: c for c in casts[row[0].id]}
    return [
        c for person, c in first.items()
        if all(any(one.person.id == person for one in casts[w.id]) for w in row)
        and not any(called(c.person, e.name) for e in draft.entities)
    ]


def _titles(works: Sequence[Thing]) -> str:
    return ", ".join(work.name for work in works)
