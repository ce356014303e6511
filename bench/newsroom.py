"""A made-up newsroom for the ledger's benchmark: readings without a reader, as many as wanted, the same every time.

Some works are written about far more often than others; a person takes part in several, a character belongs to one.
Nothing in it is about anybody.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from copydesk.model import (
    Claim,
    DateValue,
    Document,
    Entity,
    EntityType,
    EntityValue,
    Evidence,
    NumberValue,
    Reading,
    TextValue,
    Value,
)

__all__ = ["Newsroom", "made_up_names"]

_SURNAMES = "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Hong".split()
_FIRST = (
    "Ji Soo Min Hyun Seo Yoo Ha Eun Jae Woo Do Young Ye Da Na Bo Kyung Sang Tae Jin Chan Gyu Ho In Ah Hee Sun Won Joon"
    " Yeon Hye Mi Seung Dong Byung Chul Kwang Nam Ra Shin"
).split()
_WORDS = (
    "Queen Tears Crash Landing Goblin Signal Hospital Playlist Moon River Castle Winter Summer Autumn Spring Secret"
    " Garden Master Bridge Light Stairway Heaven Iron Silver Golden Paper Flower Prison Doctor Lawyer Prosecutor Court"
    " Palace Village Island Harbour Station Letter Promise Memory Shadow Mirror Window Door Market Kitchen Bakery"
    " Orchard Forest Valley Mountain Ocean Storm Rain Snow Fire Ember Ash Dust Clay Stone Glass"
).split()
_NETWORKS = "tvN,JTBC,SBS,KBS2,MBC,ENA,OCN,Channel A".split(",")


@dataclass(frozen=True)
class Newsroom:
    """Stories of `claims` claims each, about at most `things` things."""

    things: int = 50_000
    claims: int = 10
    seed: int = 20240516

    @cached_property
    def _works(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """A fifth of the things are works, each with a cast; two fifths each are people and characters."""
        chance = random.Random(self.seed)
        titles = _distinct(lambda: " ".join(chance.sample(_WORDS, 3)), self.things // 5)
        people = _distinct(lambda: _name(chance), self.things * 2 // 5)
        size = 2 + self.claims // 4
        return [(title, [(chance.choice(people), _name(chance)) for _ in range(size)]) for title in titles]

    def readings(self, count: int, *, first: int = 0) -> Iterator[Reading]:
        """The stories from the `first` on. The same number is the same story."""
        for number in range(first, first + count):
            yield self._reading(number)

    def _reading(self, number: int) -> Reading:
        chance = random.Random(self.seed * 1_000_003 + number)
        title, cast = self._works[int(len(self._works) * chance.random() ** 2)]
        made = _Made(f"Story {number} of the day. ")
        work = made.entity(EntityType.WORK, title)
        year = 2000 + len(title) % 24
        for at in range(self.claims):
            if at < len(cast):
                actor, role = (made.entity(kind, name) for kind, name in zip(
                    (EntityType.PERSON, EntityType.CHARACTER), cast[at], strict=True))  # fmt: skip
                made.claim(work, "cast_member", actor, ("character", role))
            elif at == len(cast):
                network = made.entity(EntityType.ORGANIZATION, _NETWORKS[len(title) % 8])
                made.claim(work, "original_broadcaster", network)
            elif at == len(cast) + 1:
                made.claim(work, "start_date", DateValue(f"{year}-{1 + len(title) % 12:02}-{1 + len(title) % 28:02}"))
            else:
                episode = NumberValue(float(1 + (number + at) % 16))
                day = DateValue(f"{year}-{1 + at % 12:02}-{1 + number % 28:02}")
                rating = NumberValue(round(chance.uniform(1, 25), 3), "percent", 3)
                made.claim(work, "audience_rating", rating, ("area", TextValue("nationwide")), ("date", day),
                           ("episode", episode))  # fmt: skip
        outlet = f"Outlet {number % 12}"
        document = Document(
            id=f"story-{number}.md", text=made.text, title=f"{title} {number}", published=f"{year}-05-16",
            outlet=outlet, url=f"https://outlet-{number % 12}.example/{number}", lang="en",
        )
        return Reading(document, tuple(made.entities.values()), tuple(made.claims), reader="made up")


class _Made:
    def __init__(self, text: str) -> None:
        self.text = text
        self.entities: dict[tuple[EntityType, str], Entity] = {}
        self.claims: list[Claim] = []

    def entity(self, kind: EntityType, name: str) -> EntityValue:
        known = self.entities.setdefault((kind, name), Entity(f"e{len(self.entities) + 1}", kind, name))
        return EntityValue(known.id)

    def claim(self, subject: EntityValue, predicate: str, value: Value, *qualifiers: tuple[str, Value]) -> None:
        start = len(self.text)
        sentence = f"Here it says of {subject.entity} that its {predicate.replace('_', ' ')} is {value!r}"[:120]
        self.text += sentence
        words = (Evidence(start, len(self.text), sentence),)
        self.claims.append(Claim(subject.entity, predicate, value, qualifiers, evidence=words, confidence=0.9))
        self.text += ".\n"


def _name(chance: random.Random) -> str:
    first, second = chance.sample(_FIRST, 2)
    return f"{chance.choice(_SURNAMES)} {first} {second}"


def _distinct(make: Callable[[], str], count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found[make()] = None
    return list(found)


def made_up_names(count: int, seed: int = 1) -> Iterator[str]:
    """Different names of people: Korean ones while there are, then with a letter between."""
    chance = random.Random(seed)
    found: set[str] = set()
    while len(found) < count:
        name = _name(chance)
        if name in found:
            name = f"{name} {chance.choice(_SURNAMES)}-{chance.choice(_FIRST).lower()}{chance.choice(_FIRST).lower()}"
        if name not in found:
            found.add(name)
            yield name
