"""Things as stories show them, and groups of those that are one: what `sameness` works on. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from copydesk.ledger.identity import ThingKey
from copydesk.model import EntityType

__all__ = ["Fragment", "Group", "Groups", "Judgement", "OtherName", "Work"]


@dataclass(frozen=True, slots=True)
class Fragment:
    """A thing as stories show it: `name` and `hangul` (keys of full names in Hangul) as they write it, how many do, and
    when it was first `seen`. A fragment that no story ever named has no name.
    """

    id: str
    key: ThingKey
    name: str = ""
    stories: int = 0
    hangul: frozenset[str] = frozenset()
    seen: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class OtherName:
    """A key under which other stories may know the fragment `thing`; `spelling` is its own, `how` as in identity."""

    thing: str
    key: str
    spelling: str
    how: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody judged of two fragments; `reason` says by whom and why. The later ones come later."""

    one: str
    other: str
    same: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Work:
    """The work of the view that a scope means."""

    id: str
    title: str


@dataclass(slots=True)
class Group:
    """Fragments that are one. Grows while the view is worked out."""

    members: list[Fragment]
    roles: frozenset[str] = frozenset()
    hangul: frozenset[str] = frozenset()
    works: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    reasons: dict[str, str] = field(default_factory=dict)

    @property
    def weight(self) -> tuple[int, tuple[int, int], str]:
        """Sorts the best known first, and the first seen where two are level."""
        if len(self.members) == 1:
            first = self.members[0]
            return -first.stories, first.seen, first.id
        first = min((m for m in self.members if m.name), key=lambda m: (m.seen, m.id), default=self.members[0])
        return -sum(m.stories for m in self.members), first.seen, first.id


_WEIGHT = attrgetter("weight")


class Groups:
    """All groups, what bars two from being one, and why two were kept apart."""

    def __init__(self, fragments: Iterable[Fragment], works: Mapping[str, Work]) -> None:
        self.works = works
        self.of: dict[str, Group] = {}
        self.barred: dict[frozenset[str], Judgement] = {}
        self.apart: dict[frozenset[str], str] = {}
        for one in fragments:
            scope = one.key.scope
            self.of[one.id] = Group(
                [one], one.key.roles, one.hangul, frozenset({works[scope].id if scope in works else scope} - {""}),
                frozenset({int(one.key.facet)} if one.key.type is EntityType.WORK and one.key.facet else ()),
            )

    def all(self, ids: Iterable[str]) -> list[Group]:
        """The groups of these fragments, the best known first."""
        found = {id(group): group for group in map(self.of.__getitem__, ids)}
        return sorted(found.values(), key=_WEIGHT) if len(found) > 1 else list(found.values())

    def bar(self, a: Group, b: Group) -> Judgement | None:
        """The judgement that keeps two groups apart."""
        pairs = (frozenset({x.id, y.id}) for x in a.members for y in b.members)
        return next((self.barred[pair] for pair in pairs if pair in self.barred), None) if self.barred else None

    def join(self, a: Group, b: Group, reason: str) -> bool:
        """Make two groups one, unless a judgement bars it."""
        if a is b or self.bar(a, b):
            return a is b
        if b.weight < a.weight:
            a, b = b, a
        for one in b.members:
            a.reasons[one.id] = b.reasons.get(one.id, reason)
            self.of[one.id] = a
        a.members += b.members
        a.roles, a.hangul = a.roles | b.roles, a.hangul | b.hangul
        a.works, a.years = a.works | b.works, a.years | b.years
        return True

    def tell_apart(self, a: Group, b: Group, reason: str) -> None:
        """Note why two groups are not one; the first reason stands."""
        self.apart.setdefault(frozenset({a.members[0].id, b.members[0].id}), reason)

    def title(self, work: str) -> str:
        """What the work of that id is called."""
        return next((one.title for one in self.works.values() if one.id == work), "one work")
