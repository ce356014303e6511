"""What a page is about, for machines: schema.org in JSON-LD. Only undisputed values that a story asserts or reports.

schema.org has no word for a character in a work of its own, so that one is a Thing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from copydesk.ledger.base import Story, Thing
from copydesk.model import DateValue, EntityType, Modality, NumberValue
from copydesk.publish.page import Cell, Dossier, PageValue, Standing
from copydesk.publish.render.links import web_address
from copydesk.publish.words import say, visible

__all__ = ["of_story", "of_thing"]

Json = dict[str, object]

_PLAIN_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_TYPES = {
    EntityType.PERSON: "Person", EntityType.WORK: "CreativeWork", EntityType.CHARACTER: "Thing",
    EntityType.ORGANIZATION: "Organization", EntityType.PLACE: "Place",
}  # fmt: skip
#: Of works: the property of each predicate, with the type of what it leads to where that is a thing.
_WORK = {
    "director": ("director", "Person"), "screenwriter": ("author", "Person"), "genre": ("genre", ""),
    "production_company": ("productionCompany", "Organization"), "start_date": ("startDate", ""),
    "end_date": ("endDate", ""), "episode_count": ("numberOfEpisodes", ""),
}  # fmt: skip
_PERSON = {
    "occupation": ("jobTitle", ""), "represented_by": ("affiliation", "Organization"), "spouse": ("spouse", "Person"),
    "relative": ("relatedTo", "Person"),
}  # fmt: skip
#: What only a series has: a work that is said to have any of it is one.
_SERIES = frozenset({"original_broadcaster", "episode_count", "audience_rating"})
_TOLD = (Modality.ASSERTED, Modality.REPORTED)
_MOST = 60


def of_thing(dossier: Dossier, *, url: str) -> Markup:
    """A thing's page; `url` is its address on the web, or empty."""
    thing = dossier.thing
    own = [cell for cell in dossier.cells if cell.standing is Standing.SUBJECT and not cell.disputed]
    data: Json = {"@context": "https://schema.org", "@type": _TYPES[thing.type], "name": visible(thing.name)}
    others = dict.fromkeys(visible(name) for name in (thing.hangul, *(s for s, _ in thing.spellings)) if name)
    others.pop(visible(thing.name), None)
    if others:
        data["alternateName"] = list(others)[:_MOST]
    if url:
        data["url"] = url
    if thing.type is EntityType.WORK:
        series = any(cell.predicate in _SERIES for cell in dossier.cells if cell.standing is Standing.SUBJECT)
        data["@type"] = "TVSeries" if series else "CreativeWork"
        _fill(data, own, _WORK if series else {k: _WORK[k] for k in ("screenwriter", "genre")})
        if series:
            data.update(_shown(own))
    elif thing.type is EntityType.PERSON:
        _fill(data, own, _PERSON)
    elif thing.type is EntityType.CHARACTER:
        data["description"] = "character"
    return _script(data)


def of_story(story: Story, *, title: str, url: str) -> Markup:
    """A story's page."""
    data: Json = {"@context": "https://schema.org", "@type": "Article", "headline": title}
    if story.published and _PLAIN_DATE.fullmatch(story.published):
        data["datePublished"] = story.published
    if story.outlet:
        data["publisher"] = {"@type": "Organization", "name": visible(story.outlet)}
    address = web_address(story.url)
    if address:
        data["isBasedOn"] = address
    if url:
        data["url"] = url
    return _script(data)


def _fill(data: Json, cells: Iterable[Cell], properties: Mapping[str, tuple[str, str]]) -> None:
    for cell in cells:
        known = properties.get(cell.predicate)
        for value in _best(cell) if known else ():
            name, kind = known or ("", "")
            said = _value(value, kind)
            if said is None:
                continue
            if cell.predicate in ("start_date", "end_date", "episode_count"):
                if not cell.scope:
                    data.setdefault(name, said)
                continue
            some = data.setdefault(name, [])
            if isinstance(some, list) and said not in some and len(some) < _MOST:
                some.append(said)


def _shown(cells: Iterable[Cell]) -> Json:
    """Who played whom, and which networks and platforms have it."""
    actors: list[Json] = []
    networks: list[Json] = []
    for cell in cells:
        for value in _best(cell):
            if not isinstance(value, Thing):
                continue
            if cell.predicate == "cast_member" and len(actors) < _MOST:
                person: Json = {"@type": "Person", "name": visible(value.name)}
                part = cell.said("character")
                role: Json = {"@type": "PerformanceRole", "actor": person}
                actors.append(role | {"characterName": visible(say(part))} if part is not None else person)
            elif cell.predicate == "original_broadcaster":
                service = {"@type": "BroadcastService", "name": visible(value.name)}
                networks.append({"@type": "BroadcastEvent", "publishedOn": service})
    found: Json = {"actor": actors, "publication": networks}
    return {name: some for name, some in found.items() if some}


def _best(cell: Cell) -> Iterable[PageValue]:
    return [value.value for value in cell.values if value.best and value.modality in _TOLD]


def _value(value: PageValue, kind: str) -> object:
    match value:
        case Thing():
            return {"@type": kind, "name": visible(value.name)} if kind else visible(value.name)
        case DateValue(date):
            return date if _PLAIN_DATE.fullmatch(date) else None
        case NumberValue(number):
            return int(number) if number.is_integer() else number
        case _:
            return {"@type": kind, "name": say(value)} if kind else say(value)


def _script(data: Json) -> Markup:
    """JSON that cannot end the element that it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)
