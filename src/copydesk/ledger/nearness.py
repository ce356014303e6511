"""An index of names by what looks like them, so that the nearest of a million is found by looking at a few dozen.

    codes(name), kept with each spelling ──┐
    questions(name), asked for ────────────┴─▶ spellings that share one, those that share most first

Two names share a code where they differ by one letter (one left out, put in, changed, or two swapped), where one is the
other without its first or last word, and where they have a longer word in common. The index only proposes; `names`
decides what is near.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from sqlalchemy import Connection, bindparam, func, select

from copydesk import names
from copydesk.ledger import schema
from copydesk.ledger.statements import Insertion, Question, batches, some

__all__ = ["add", "codes", "fill", "near", "questions"]

#: Of a longer form no letters are left out: its words find it.
_LONGEST_FORM = 24
_SHORTEST_WORD = 3
#: How many spellings of one code are looked at, and how many of all are handed on.
_OF_ONE_CODE = 40
_OF_ALL = 48
#: Up to so many spellings all are handed on where the index proposes too few.
_SMALL = 3_000
_ENOUGH = 5

_sp, _sd, _nc = schema.spellings.c, schema.spelled.c, schema.name_codes.c
_KNOWN = Question(select(_sd.spelling).where(_sd.spelling.in_(some())))
_LAST = Question(select(func.coalesce(func.max(_sd.id), 0)))
_OF_CODE = Question(
    select(_nc.spelled).where(_nc.code == bindparam("code")).order_by(_nc.spelled).limit(_OF_ONE_CODE)
)
_BY_NUMBER = Question(select(_sd.id, _sd.spelling).where(_sd.id.in_(some())))
_USED = Question(select(_sp.spelling, _sp.thing).where(_sp.spelling.in_(some()), _sp.stories > 0))
_ALL_USED = Question(select(_sp.spelling, _sp.thing).where(_sp.stories > 0))
_SPELLED, _CODES = Insertion(schema.spelled), Insertion(schema.name_codes)


def codes(name: str) -> frozenset[int]:
    """What a name is kept under: numbers of 48 bits."""
    folded, sound, parts, words = _forms(name)
    found = {_code("whole", form) for form in (folded, sound) if form}
    found |= {_code("whole", form) for form in _without_a_letter(folded)}
    found |= {_code("part", part) for part in parts}
    return frozenset(found | {_code("word", word) for word in words})


def questions(name: str) -> Mapping[int, int]:
    """What a name is looked for under, and how much it says to have that in common."""
    folded, sound, parts, words = _forms(name)
    found = {_code("word", word): 1 for word in words}
    for form in {folded, sound} - {""}:
        found[_code("part", form)] = 2
    found |= {_code("whole", part): 2 for part in parts}
    for form in {folded, sound} - {""}:
        found |= {_code("whole", less): 4 for less in (form, *_without_a_letter(form))}
    return found


def _forms(name: str) -> tuple[str, str, set[str], set[str]]:
    """The folded name, its sound, the name without its first and last word, and its longer words."""
    words = name.replace("-", " ").split()
    parts = {names.fold(" ".join(some)) for some in (words[1:], words[:-1]) if some and len(words) > 1}
    long = {word for word in map(names.fold, words) if len(word) >= _SHORTEST_WORD}
    return names.fold(name), names.romanize(names.key(name)), parts - {""}, long


def _without_a_letter(form: str) -> Iterator[str]:
    if 1 < len(form) <= _LONGEST_FORM:
        for at in range(len(form)):
            yield form[:at] + form[at + 1 :]


def _code(kind: str, form: str) -> int:
    return int.from_bytes(blake2b(f"{kind} {form}".encode(), digest_size=6).digest(), "big")


def add(connection: Connection, spellings: Iterable[str]) -> None:
    """Keep the codes of these spellings, if they are not kept. Inside a transaction that writes."""
    for batch in batches(sorted(set(spellings))):
        known = {spelling for (spelling,) in _KNOWN.ask(connection, batch)}
        new = [spelling for spelling in batch if spelling not in known]
        if new:
            ((last,),) = _LAST.ask(connection)
            _SPELLED.add(connection, list(enumerate(new, last + 1)))
            _CODES.add(connection, [
                (code, number) for number, spelling in enumerate(new, last + 1) for code in sorted(codes(spelling))
            ])


def fill(connection: Connection) -> None:
    """Keep the codes of every spelling of a ledger that has none yet."""
    add(connection, [spelling for (spelling,) in connection.execute(select(_sp.spelling).distinct())])


def near(connection: Connection, name: str) -> dict[str, set[str]]:
    """Spellings that some story uses now, each with its things, among which the nearest to `name` are."""
    shared: dict[int, int] = defaultdict(int)
    for code, weight in sorted(questions(name).items()):
        for (number,) in _OF_CODE.ask(connection, code=code):
            shared[number] += weight
    likeliest = sorted(shared, key=lambda number: (-shared[number], number))[:_OF_ALL]
    found: dict[str, set[str]] = {}
    if likeliest:
        proposed = [spelling for _, spelling in _BY_NUMBER.ask(connection, likeliest)]
        for spelling, thing in _USED.ask(connection, proposed):
            found.setdefault(spelling, set()).add(thing)
    ((count,),) = _LAST.ask(connection)
    if len(found) < _ENOUGH and count <= _SMALL:
        for spelling, thing in _ALL_USED.ask(connection):
            found.setdefault(spelling, set()).add(thing)
    return found
