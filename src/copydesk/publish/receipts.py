"""From a ledger's entry to the receipt that a page shows: the words that say the value first, others only where they
name what those do not. Pure.
"""

from __future__ import annotations

import re

from copydesk import dates, names
from copydesk.agreement import agree
from copydesk.ledger.base import Entry, EntryValue, Thing
from copydesk.model import DateValue, NumberValue, TextValue
from copydesk.publish.page import Receipt

__all__ = ["receipt_of"]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def receipt_of(entry: Entry) -> Receipt:
    """The entry's receipt."""
    story = entry.story
    quotes, context = _parted(entry)
    return Receipt(
        claim=entry.claim_id, story=story.id, title=story.title or story.document, outlet=story.outlet, url=story.url,
        published=story.published, modality=entry.modality, attribution=entry.attribution, quotes=quotes,
        learned=entry.learned, context=context, correction=_correction(entry),
        at=min((evidence.start for evidence in entry.evidence), default=0),
    )


def _correction(entry: Entry) -> str:
    one = entry.decision
    return "" if one is None else f"corrected by {one.author} on {one.at[:10]}: {one.reason}"


def _parted(entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The quotes that a page shows and those that it need not. A quote is shown besides the first only where it names a
    thing of the claim that no quote before it names: mostly the sentence that says whom "it" is about.
    """
    given = tuple(dict.fromkeys(evidence.quote for evidence in entry.evidence))
    if len(given) < 2:
        return given, ()
    # A corrected claim's words say what the story has, not what the desk put in its place.
    value = entry.object if entry.said is None else entry.said
    published = entry.story.published
    narrowed = [qualifier for _, qualifier in entry.qualifiers]

    def rank(quote: str) -> tuple[bool, int, bool]:
        scoped = sum(_says(quote, qualifier, published) for qualifier in narrowed)
        return not _says(quote, value, published), -scoped, not _says(quote, entry.subject, published)

    ordered = sorted(given, key=rank)
    involved = [entry.subject, value, *narrowed]
    things = [thing for thing in involved if isinstance(thing, Thing)]
    shown: list[str] = []
    unnamed = things
    for quote in ordered:
        left = [thing for thing in unnamed if not _says(quote, thing, None)]
        if not shown or len(left) < len(unnamed):
            shown.append(quote)
            unnamed = left
    return tuple(shown), tuple(quote for quote in ordered if quote not in shown)


def _says(quote: str, value: EntryValue, published: str | None) -> bool:
    match value:
        case Thing():
            folded = names.fold(quote)
            forms = (value.name, *(spelling for spelling, _ in value.spellings), value.hangul or "")
            return any(form and names.fold(form) in folded for form in forms)
        case NumberValue():
            return any(_is(written, value) for written in _NUMBER.findall(quote))
        case DateValue():
            return any(agree(DateValue(found.edtf), value) for found in dates.find(quote, published))
        case TextValue(text):
            return names.fold(text) in names.fold(quote)


def _is(written: str, value: NumberValue) -> bool:
    forms = {written.replace(",", ""), written.replace(",", ".")}
    return any(form.count(".") < 2 and float(form) == value.number for form in forms)
