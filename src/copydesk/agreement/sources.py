"""How many sources stand behind a value: stories that copy each other, or pass on one outlet, are one. Pure.

A story's text is asked for only where nothing cheaper tells, and through a function that the caller gives.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from urllib.parse import urlsplit

from copydesk import names
from copydesk.ledger.base import Entry, Story
from copydesk.model import is_rendered
from copydesk.vocabulary import PREDICATES

__all__ = ["NO_COPIES", "Copied", "Texts", "copies", "independent", "shared", "teller"]

#: Gives a story's text by the story (an entry's story carries none); "" where it is not to be had.
Texts = Callable[[Story], str]
#: For a story that is mostly the text of another: the id of the one that stands for both (`copies`).
Copied = Mapping[str, str]
NO_COPIES: Copied = MappingProxyType({})

#: Quotes of at least so many words that are the same in two stories were copied, not written twice.
_COPIED_WORDS = 8
#: Two texts that share this part of the shorter one's runs of three words are one text. Of 20,000 pairs of stories of
#: this beat none shared a tenth (ledger/identity.py).
_COPIED_SHARE = 0.3
#: A text with fewer runs says too little to compare.
_FEWEST_RUNS = 30
#: Beyond so many stories a value is well sourced whatever their texts, which are then not looked at.
_MOST_TEXTS = 60
#: What a host ends in after the outlet's own name, and what it may begin with: one outlet's other doors.
_ENDINGS = re.compile(r"(?:\.(?:com?|or|go|ne|net|org))?\.[a-z]{2,}$")
_DOORS = re.compile(r"^(?:www\d?|m|mm|mobile|amp|en|app)\.")


def independent(entries: Iterable[Entry], copied: Copied = NO_COPIES) -> int:
    """How many independent sources the entries come from.

    One source are: stories of one outlet or web host; stories that credit one outlet, and that outlet's own ("according
    to Soompi"; a company that measures is no outlet here); stories with a long quote in common; and stories that are
    `copied`, mostly one text.
    """
    given = list(entries)
    # What one story says has one source, whatever it credits and quotes.
    if len({entry.story.id for entry in given}) < 2:
        return min(len(given), 1)
    return len(set(shared(given, copied).values()))


def shared(entries: Iterable[Entry], copied: Copied = NO_COPIES) -> dict[str, str]:
    """For each story id of the entries, the id of the story that stands for its source: equal for two of one source."""
    given = list(entries)
    group: dict[str, str] = {}

    def root(key: str) -> str:
        while group.setdefault(key, key) != key:
            group[key] = group[group[key]]
            key = group[key]
        return key

    for entry in given:
        story = root(f"story {entry.story.id}")
        for key in _keys(entry, copied):
            group[root(key)] = story
    first: dict[str, str] = {}
    return {e.story.id: first.setdefault(root(f"story {e.story.id}"), e.story.id) for e in given}


def copies(stories: Iterable[Story], texts: Texts) -> Copied:
    """Which of the stories are mostly one text: for each such story the id of the one that stands for them.

    Asks for every text once, and for none where there are more than sixty stories: those count by outlet and quotes.
    """
    known = {story.id: story for story in stories if not is_rendered(story.reader)}
    if not 1 < len(known) <= _MOST_TEXTS:
        return NO_COPIES
    group = {story: story for story in known}

    def root(story: str) -> str:
        while group[story] != story:
            story = group[story]
        return story

    for one, other in _copies(list(known.values()), texts):
        group[root(other)] = root(one)
    joined = {root(story) for story in known if root(story) != story}
    return {story: root(story) for story in known if root(story) in joined}


def teller(story: Story) -> str:
    """Who tells a story, for a reason: its outlet, else its web host, else its title."""
    return story.outlet or _host(story) or story.title or story.document


def _outlet(story: Story) -> str | None:
    """The outlet as a comparable word: its name folded, or its web host's. soompi.com, m.soompi.com, Soompi are one."""
    return names.fold(story.outlet) if story.outlet else names.fold(_ENDINGS.sub("", _host(story))) or None


def _host(story: Story) -> str:
    try:
        host = urlsplit((story.url or "").strip()).hostname or ""
    except ValueError:
        return ""
    before = ""
    while before != host:
        before, host = host, _DOORS.sub("", host)
    return host


def _keys(entry: Entry, copied: Copied) -> Iterable[str]:
    if entry.story.id in copied:
        yield f"text {copied[entry.story.id]}"
    outlet = _outlet(entry.story)
    if outlet:
        yield f"outlet {outlet}"
    if entry.attribution and not _measures(entry):
        yield f"outlet {names.fold(entry.attribution)}"
    for evidence in entry.evidence:
        if len(evidence.quote.split()) >= _COPIED_WORDS and not is_rendered(entry.story.reader):
            yield f"quote {names.fold(evidence.quote)}"


def _measures(entry: Entry) -> bool:
    """Whether the credit is to a company that measures: who measured is a part of the scope, and many report it."""
    words = (entry.attribution or "").casefold().split()
    return any(form in words for forms in PREDICATES[entry.predicate].measurers.values() for form in forms)


def _copies(stories: Sequence[Story], texts: Texts) -> Iterable[tuple[str, str]]:
    """Pairs of stories whose texts are mostly one text."""
    runs = {story.id: _runs(texts(story)) for story in stories}
    by_run: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for story, some in runs.items():
        for run in some:
            by_run[run].append(story)
    common: Counter[tuple[str, str]] = Counter()
    for holders in by_run.values():
        common.update(combinations(holders, 2))
    for (one, other), count in common.items():
        shorter = min(len(runs[one]), len(runs[other]))
        if shorter >= _FEWEST_RUNS and count >= shorter * _COPIED_SHARE:
            yield one, other


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return set(zip(words, words[1:], words[2:], strict=False))
