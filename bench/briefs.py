"""What the desk's own reader takes from the desk's own briefs, by type of thing: how much of what they say comes back,
and how much that they do not say.

    python -m bench.briefs [--each N]

The desk is the one of the tables that ship. Prints the table.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import defaultdict
from datetime import UTC, date, datetime
from pathlib import Path

from bench.tables import Table
from copydesk.desk import Desk, load_reader, open_ledger, starter_tables
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Document
from copydesk.publish.brief.composing import brief
from copydesk.publish.brief.drafts import DraftClaim, claims_of, matches

__all__ = ["table"]

_TODAY = date(2026, 1, 1)


def table(ledger: Ledger, each: int) -> Table:
    """At most `each` things of a type, taken by chance, of which there is a brief."""
    reader = load_reader()
    by_type: dict[str, list[Thing]] = defaultdict(list)
    for thing in ledger.things():
        by_type[thing.type].append(thing)
    made = Table(f"Briefs read back by {reader.version}, at most {each} of a type",
                 ("of a", "briefs", "sentences each", "statements", "come back", "of 100", "other claims found"))
    for kind, things in sorted(by_type.items()):
        random.Random(3).shuffle(things)
        briefs = [one for one in (brief(ledger, thing, today=_TODAY) for thing in things[:each]) if one.sentences]
        statements = back = others = 0
        for one in briefs:
            found = claims_of(reader.read(Document("brief", one.text)), ledger)
            statements += len(one.statements)
            back += sum(any(matches(claim, said) for claim in found) for said in one.statements)
            bare = [said.saying() for said in one.statements]
            less = [DraftClaim(claim.subject, claim.predicate, claim.value, (), 0) for claim in found]
            others += sum(not any(matches(claim, said) for said in bare) for claim in less)
        sentences = sum(len(one.sentences) for one in briefs) / max(1, len(briefs))
        made.rows.append((kind, str(len(briefs)), f"{sentences:.1f}", str(statements), str(back),
                          f"{100 * back / max(1, statements):.1f}", str(others)))  # fmt: skip
    return made


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.briefs", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--each", type=int, default=120, help="things of a type")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "desk.db") as ledger:
        for _ in Desk(ledger=ledger, clock=lambda: datetime(2026, 1, 1, tzinfo=UTC)).bring_in([starter_tables()]):
            pass
        print(table(ledger, args.each))


if __name__ == "__main__":
    main()
