"""Which things, as stories show them, are one thing of the current view, and why. Pure: no SQL, no clock.

    fragments (as stories show them) ─┐
    other names, works, judgements ───┴─▶ judgements ▶ names and context, by type ▶ other names ──▶ View

What people judged comes first and nothing that follows may break it. Then things of one name are one, unless what
stories say of them conflicts. What could be either of two stays apart from both: the desk decides nothing silently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from copydesk import names
from copydesk.ledger.groups import Fragment, Group, Groups, Judgement, OtherName, Work
from copydesk.ledger.identity import SHORT, VARIANT
from copydesk.model import EntityType

__all__ = ["View", "view"]

#: How many years two works of one title lie apart that nobody is known to have taken part in both. A premiere at the
#: turn of the year, and a second season in the next, are the same work.
_YEARS_APART = 2


@dataclass(frozen=True, slots=True)
class View:
    """What each fragment is: `of` gives the id of its thing of the view, `joined` why it is that, by fragment; `apart`
    why two things of the view that share a name are not one, by the pair of their ids in order.
    """

    of: Mapping[str, str]
    joined: Mapping[str, str]
    apart: Mapping[tuple[str, str], str]


def view(
    fragments: Iterable[Fragment],
    *,
    others: Sequence[OtherName] = (),
    works: Mapping[str, Work] | None = None,
    judgements: Sequence[Judgement] = (),
    casts: Callable[[Iterable[str]], Mapping[str, frozenset[str]]] = lambda _: {},
) -> View:
    """The view of these fragments, which must hold every fragment of each key and of each other name in it.

    `works` gives the work of each scope. `casts` gives the names of those who took part in each of these works
    (fragments); it is asked only where the years of one title conflict.
    """
    fragments = sorted(fragments, key=lambda one: (one.seen, one.id))
    named = [one for one in fragments if one.name]
    groups = Groups(named, works or {})
    _judged(groups, judgements)
    by_name: dict[tuple[EntityType, str], list[Fragment]] = defaultdict(list)
    for one in named:
        by_name[one.key.type, one.key.key].append(one)
    for (kind, _), some in sorted(by_name.items()):
        if len(some) > 1:
            _STEPS.get(kind, _by_name)(groups, [one.id for one in some], casts)
    claimed: dict[tuple[EntityType, str], list[str]] = defaultdict(list)
    for other in others:
        if other.thing in groups.of and other.how not in (VARIANT, SHORT):
            claimed[groups.of[other.thing].members[0].key.type, other.key].append(other.thing)
    for other in sorted(others, key=lambda one: (one.how, one.thing, one.key)):
        if other.thing in groups.of:
            rivals = groups.all(claimed[groups.of[other.thing].members[0].key.type, other.key])
            _by_other_name(groups, other, by_name, alone=len(rivals) < 2)
    _by_shared_names(groups, others)
    return _made(groups, fragments, by_name)


def _judged(groups: Groups, judgements: Sequence[Judgement]) -> None:
    """Apply judgements, the latest first: an earlier one that it contradicts gives way."""
    for judgement in reversed(judgements):
        if judgement.one not in groups.of or judgement.other not in groups.of:
            continue
        one, other = groups.of[judgement.one], groups.of[judgement.other]
        if judgement.same:
            groups.join(one, other, judgement.reason)
        elif one is not other and not groups.bar(one, other):
            groups.barred[frozenset({judgement.one, judgement.other})] = judgement


# By type


_Casts = Callable[[Iterable[str]], Mapping[str, frozenset[str]]]


def _by_name(groups: Groups, ids: list[str], _casts: _Casts) -> None:
    """Organizations and places: one name is one thing."""
    first, *rest = groups.all(ids)
    for group in rest:
        if not groups.join(first, group, "same name"):
            _barred(groups, first, group)


def _barred(groups: Groups, a: Group, b: Group) -> None:
    judgement = groups.bar(a, b)
    if judgement is not None:
        groups.tell_apart(a, b, judgement.reason)


def _by_work(groups: Groups, ids: list[str], reason: str, fits: Callable[[Group, Group], bool]) -> None:
    """Join those of one work."""
    by_work: dict[str, list[str]] = defaultdict(list)
    for one in ids:
        for work in groups.of[one].works:
            by_work[work].append(one)
    for work, some in sorted(by_work.items()):
        for a, b in combinations(some, 2):
            first, second = groups.of[a], groups.of[b]
            if first is not second and fits(first, second):
                groups.join(first, second, reason.format(groups.title(work)))


def _characters(groups: Groups, ids: list[str], _casts: _Casts) -> None:
    """A character belongs to a work; one whose stories name none is the only one of that name, or nobody's."""
    _by_work(groups, ids, "same name, both in {}", lambda _a, _b: True)
    found = groups.all(ids)
    placed = [group for group in found if group.works]
    for group in found:
        if group not in placed:
            if len(placed) == 1:
                groups.join(placed[0], group, "the only character of that name")
            for other in placed if len(placed) > 1 else ():
                groups.tell_apart(group, other, f"its stories name no work, and {len(placed)} have one of that name")
    for a, b in combinations(placed, 2):
        _barred(groups, a, b)
        groups.tell_apart(a, b, f"one is in {_titles(groups, a)}, the other in {_titles(groups, b)}")


def _people(groups: Groups, ids: list[str], _casts: _Casts) -> None:
    """People of one name: those of one work are one; so are those who do the same, unless their Hangul differs.

    Whoever says most about who it is goes first, so that what says less finds all that it could be.
    """
    _by_work(groups, ids, "same name, both with {}", lambda a, b: _conflict(groups, a, b, in_one_work=True) is None)
    judged = {one for pair in groups.barred for one in pair}

    def order(group: Group) -> tuple[object, ...]:
        told_apart = any(one.id in judged for one in group.members)
        return not told_apart, len(group.roles) != 1, not group.roles, not group.hangul, group.weight

    known: list[str] = []
    for group in sorted(groups.all(ids), key=order):
        _place(groups, group.members[0].id, groups.all(known))
        known.append(group.members[0].id)


def _place(groups: Groups, one: str, known: list[Group]) -> None:
    """Join a group to what it fits, or to all that it shows to be one; keep it apart where it could be either."""
    group = groups.of[one]
    fitting = [other for other in known if _conflict(groups, group, other) is None]
    rivals = [(a, b) for a, b in combinations(fitting, 2) if not _bridged(groups, a, b, group)]
    if rivals:
        # "B is not A" takes B away from A: whatever could be either of them stays with A.
        barring = [judgement for a, b in rivals if (judgement := groups.bar(a, b))]
        fitting = [groups.of[judgement.one] for judgement in barring[:1]]
    told = f"same name, {_doing(group.roles)} in both" if group.roles else "same name, and nothing tells them apart"
    for other in fitting:
        groups.join(groups.of[other.members[0].id], groups.of[one], told)
    for other in (groups.of[each.members[0].id] for each in known):
        if other is not groups.of[one]:
            told = _conflict(groups, groups.of[one], other) or "it could be either of two people"
            groups.tell_apart(other, groups.of[one], told)


def _bridged(groups: Groups, a: Group, b: Group, by: Group) -> bool:
    """Whether a group shows that two others, who do different things, may be one person who does both."""
    return not groups.bar(a, b) and not _hangul_differs(a, b) and bool(by.roles & a.roles and by.roles & b.roles)


def _hangul_differs(a: Group, b: Group) -> bool:
    return bool(a.hangul and b.hangul and not a.hangul & b.hangul)


def _conflict(groups: Groups, a: Group, b: Group, *, in_one_work: bool = False) -> str | None:
    """What speaks against two groups of one name being one person, or None."""
    judgement = groups.bar(a, b)
    if judgement is not None:
        return judgement.reason
    rivals = bool(a.roles and b.roles and not a.roles & b.roles)
    if _hangul_differs(a, b) and (rivals or not in_one_work):
        return f"one is {min(a.hangul)}, the other {min(b.hangul)}"
    if rivals and not in_one_work:
        return f"one {_doing(a.roles)}, the other {_doing(b.roles)}, and no work has both"
    return None


def _doing(roles: frozenset[str]) -> str:
    return " and ".join(sorted(roles))


def _works(groups: Groups, ids: list[str], casts: _Casts) -> None:
    """Works of one title: one, unless their years lie apart and nobody is known to have taken part in both."""
    years = {year for one in ids for year in groups.of[one].years}
    if not years or max(years) - min(years) < _YEARS_APART:
        _by_name(groups, ids, casts)
        return
    people = casts(ids)

    def cast(group: Group) -> set[str]:
        return {name for one in group.members for name in people.get(one.id, ())}

    def share(a: Group, b: Group) -> bool:
        return bool(cast(a) & cast(b))

    def others_play(a: Group, b: Group) -> bool:
        """Whether both have people for one part (who act, or direct …), and none of them in common."""
        parts = [{name.partition(" ")[0] for name in cast(group)} for group in (a, b)]
        return bool(parts[0] & parts[1]) and not share(a, b)

    for one, other in combinations([group.members[0].id for group in groups.all(ids) if group.years], 2):
        a, b = groups.of[one], groups.of[other]
        if share(a, b) or not _years_conflict(a, b):
            groups.join(a, b, f"same title, {'the same people' if share(a, b) else 'the same year'}")
    for group in groups.all(ids):
        dated = [other for other in groups.all(ids) if other.years]
        fitting = [other for other in dated if share(group, other)]
        if not fitting and cast(group):
            fitting = [other for other in dated if not others_play(group, other)]
        if not group.years and len(fitting) == 1:
            told = "the same people" if share(group, fitting[0]) else "and other people in the other work of that title"
            groups.join(fitting[0], group, f"same title, {told}")
    for a, b in combinations(groups.all(ids), 2):
        _barred(groups, a, b)
        told = f"one is from {min(a.years)}, the other from {min(b.years)}, and nobody is in both" if (
            a.years and b.years
        ) else "it could be either of two works of that title: its stories do not say from what year"
        groups.tell_apart(a, b, told)


def _years_conflict(a: Group, b: Group) -> bool:
    return bool(a.years and b.years) and min(abs(x - y) for x in a.years for y in b.years) >= _YEARS_APART


_STEPS: Mapping[EntityType, Callable[[Groups, list[str], _Casts], None]] = {
    EntityType.PERSON: _people, EntityType.CHARACTER: _characters, EntityType.WORK: _works,
}


# By other names


def _by_other_name(
    groups: Groups, other: OtherName, by_name: Mapping[tuple[EntityType, str], list[Fragment]], *, alone: bool
) -> None:
    """Join a thing with the one thing that has its other name as its own, if it is `alone` in being called so too."""
    group = groups.of[other.thing]
    kind = group.members[0].key.type
    found = [g for g in groups.all(one.id for one in by_name.get((kind, other.key), ())) if g is not group]
    in_one_work = other.how in (VARIANT, SHORT)
    if in_one_work:
        found = [g for g in found if g.works & group.works]
    fitting = [g for g in found if _may_join(groups, group, g, in_one_work=in_one_work)]
    if len(fitting) != 1 or len(found) > 1 or not (alone or in_one_work):
        return
    name = next((m.name for m in fitting[0].members if m.key.key == other.key), other.key)
    if in_one_work:
        work = groups.title(min(group.works & fitting[0].works))
        link = "is short for" if other.how == SHORT and len(name) < len(other.spelling) else "and"
        short = f"{name} {link} {other.spelling}" if link != "and" else f"{other.spelling} and {name} read alike"
        groups.join(fitting[0], group, f"{short}, both with {work}")
    else:
        groups.join(fitting[0], group, f"a story of {group.members[0].name} also calls it {name}")


def _by_shared_names(groups: Groups, others: Sequence[OtherName]) -> None:
    """Join two things that stories call by one other name, where they are the only two."""
    sharing: dict[tuple[EntityType, str], list[OtherName]] = defaultdict(list)
    for other in others:
        if other.thing in groups.of and other.how not in (VARIANT, SHORT):
            sharing[groups.of[other.thing].members[0].key.type, other.key].append(other)
    for (kind, _), some in sorted(sharing.items()):
        found = groups.all(other.thing for other in some)
        korean = any(names.is_hangul(other.spelling) for other in some)
        if kind is not EntityType.PERSON and not (kind is EntityType.WORK and korean):
            continue  # two works of one short title ("Reply") are two
        if len(found) == 2 and _may_join(groups, *found, in_one_work=False):
            groups.join(found[0], found[1], f"both are also called {some[0].spelling}")


def _may_join(groups: Groups, a: Group, b: Group, *, in_one_work: bool) -> bool:
    if groups.bar(a, b):
        return False
    if a.members[0].key.type is EntityType.WORK:
        return not _years_conflict(a, b)
    if a.members[0].key.type is EntityType.CHARACTER:
        return not a.works or not b.works or bool(a.works & b.works)
    return _conflict(groups, a, b, in_one_work=in_one_work) is None


def _titles(groups: Groups, group: Group) -> str:
    return " and ".join(sorted(groups.title(work) for work in group.works)) or "no work"


# What comes out


def _made(
    groups: Groups, fragments: Sequence[Fragment], by_name: Mapping[tuple[EntityType, str], list[Fragment]]
) -> View:
    """Name each group: by its bare fragment while that is in it or nobody's, else by its first."""
    bare_of = {(one.key.type, one.key.key): one.id for one in fragments if one.key == one.key.bare}
    owned: dict[int, dict[tuple[EntityType, str], str]] = defaultdict(dict)
    for name, some in sorted(by_name.items()):
        if name in bare_of:
            owner = groups.of.get(bare_of[name]) or groups.all(one.id for one in some)[0]
            owned[id(owner)][name] = bare_of[name]
    of: dict[str, str] = {}
    joined: dict[str, str] = {}
    for group in groups.all(groups.of):
        best = min(group.members, key=lambda one: (-one.stories, one.seen, one.id)).key
        own = owned[id(group)]
        head = own.get((best.type, best.key)) or min(own.values(), default="") or min(one.id for one in group.members)
        for one in group.members:
            of[one.id] = head
            joined[one.id] = group.reasons.get(one.id, "the name that most stories use")
    for one in fragments:
        if one.id not in of:
            some = by_name.get((one.key.type, one.key.key), [])
            of[one.id] = of[groups.all(other.id for other in some)[0].members[0].id] if some else one.id
            joined[one.id] = "no story shows it"
    apart: dict[tuple[str, str], str] = {}
    for pair, reason in groups.apart.items():
        first, second = min(of[one] for one in pair), max(of[one] for one in pair)
        if first != second:
            apart.setdefault((first, second), reason)
    return View(of, joined, apart)
