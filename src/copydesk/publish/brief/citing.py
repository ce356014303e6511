"""Which stories a brief names in its notes: as few as bear out every statement, one note an address. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from copydesk.publish.brief.values import Note, Sentence, Statement
from copydesk.publish.page import Receipt

__all__ = ["with_notes"]

#: How many stories a statement is borne out by, where it has them: a second outlet is worth naming, a tenth is not.
_STORIES = 2


def with_notes(sentences: Iterable[Sentence]) -> tuple[tuple[Sentence, ...], tuple[Note, ...]]:
    """The sentences with the numbers of their notes, and the notes in the order in which they are first cited.

    What is cited already is cited again before anything else, and a story that bears out more of the brief before one
    that bears out less; then the later, then by outlet. Two stories of one address are one note.
    """
    given = tuple(sentences)
    bearing = Counter(key for s in given for one in s.statements for key in {_key(r) for r in one.receipts})
    cited: dict[str, tuple[Receipt, dict[str, None]]] = {}
    numbered: list[Sentence] = []
    for sentence in given:
        numbers: set[int] = set()
        for statement in sentence.statements:
            for receipt in _chosen(statement, bearing, cited):
                _, quotes = cited.setdefault(_key(receipt), (receipt, {}))
                quotes.update(dict.fromkeys(receipt.quotes))
                numbers.add(list(cited).index(_key(receipt)) + 1)
        numbered.append(replace(sentence, notes=tuple(sorted(numbers))))
    notes = (Note(at, receipt, tuple(quotes)) for at, (receipt, quotes) in enumerate(cited.values(), 1))
    return tuple(numbered), tuple(notes)


def _chosen(statement: Statement, bearing: Counter[str], cited: Collection[str]) -> Sequence[Receipt]:
    if statement.inferred:
        # The first says the day, the last the year: neither alone says the date.
        return statement.receipts[0], statement.receipts[-1]

    def rank(receipt: Receipt) -> tuple[object, ...]:
        key = _key(receipt)
        return key not in cited, -bearing[key], _latest_first(receipt), receipt.outlet or "", receipt.story

    chosen: list[Receipt] = []
    for receipt in sorted(statement.receipts, key=rank):
        if len(chosen) < _STORIES and all(_teller(receipt) != _teller(other) for other in chosen):
            chosen.append(receipt)
    return chosen


def _key(receipt: Receipt) -> str:
    return receipt.url or receipt.story


def _teller(receipt: Receipt) -> str:
    return receipt.outlet or receipt.story


def _latest_first(receipt: Receipt) -> tuple[int, ...]:
    """Sorts later dates of publication first, and stories without one last."""
    parts = [int(part) for part in (receipt.published or "").rstrip("~").split("-") if part.isdigit()]
    return tuple(-part for part in parts) or (1,)
