"""The injection benchmark: one error at a time put into right stories, and who finds it at its words.

    python -m bench.injection [--sample N] [--seed N] [--errors] [--cache FOLDER] [--write]

What counts as right, and what a desk can know: a gold story without slips is taken as right. Gold stories are fiction
and contradict one another and the starter tables, so the desk of a draft is made consistent: two other outlets tell
what the draft's gold claims say, in other words (bench/retelling.py); beside them stand the starter tables but for the
shows that a sampled story names, and gold stories that share nobody and nothing with the sampled ones. Every error is
of a claim that both outlets tell (bench/corruptions.py), for an area or statistic with the other one's figure too; a
superlative is put in a group in which the tables have a higher rating; a platform gives way to another only where the
words make the work its own or say that it was first shown there, for a show may stream on many. So every error can be
known, and every finding at error level on a story as it was is a false alarm.

An error is found where a finding at error or warning level overlaps its words and the story as it was has not that
finding; explained where such a finding also names what is right. Other checkers' complaints count by the same measure.
The shipped reader has learned from these very stories: "read" is how often it read the claim at the wrong words, so a
miss of something unread is the reader's, not a rule's.

Exit codes: 0 measured, 2 this could not be measured.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.corruptions import KINDS, Corruption, corruptions
from bench.retelling import consistent_tables, highest, retold, strangers
from bench.spelling import Complaint, installed
from bench.texts import ROOT
from copydesk import __version__
from copydesk.check.engine import check
from copydesk.check.finding import Finding, Severity
from copydesk.desk import Desk, Reads, load_reader, open_ledger, starter_tables
from copydesk.errors import CopydeskError
from copydesk.jsonlines import document_from_json, reading_from_json, reading_to_json
from copydesk.ledger.base import Ledger
from copydesk.model import Reading
from quality.press import explains, found_at, new_findings

RESULTS = ROOT / "bench" / "RESULTS.md"
WEIGHTS = ROOT / "src" / "copydesk" / "reader" / "weights"
_FOLDERS = ("own", "dev", "train")
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_NOISE = 30


@dataclass
class Tally:
    """What became of the errors by kind, of the stories as they were, and one line for whatever went wrong."""

    stories: int = 0
    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    clean: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


class Readings:
    """A reader that keeps what it read in a folder (None: nowhere), by its weights (`stamp`) and the text."""

    def __init__(self, reader: Reads, folder: Path | None, stamp: str = "") -> None:
        self._reader, self._folder, self._stamp = reader, folder, stamp
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def read(self, document: Any) -> Reading:
        """What the document says."""
        if self._folder is None:
            return self._reader.read(document)
        said = json.dumps([document.published, document.title, document.text, self._stamp])
        file = self._folder / f"{sha256(said.encode()).hexdigest()[:32]}.json"
        if file.exists():
            return reading_from_json(json.loads(file.read_text("utf-8")), place=str(file))
        reading = self._reader.read(document)
        file.write_text(json.dumps(reading_to_json(reading), ensure_ascii=False), "utf-8")
        return reading


def golds() -> list[dict[str, Any]]:
    """All gold stories without slips, by their names."""
    paths = sorted(path for folder in _FOLDERS for path in (ROOT / "corpus" / folder).glob("*.json"))
    found = [json.loads(path.read_text("utf-8")) for path in paths]
    return [gold for gold in found if not gold.get("slips")]


def make_base(file: Path, chosen: Sequence[Any], others: Sequence[Any]) -> tuple[dict[str, float], str]:
    """The ledger that all drafts share; the best ratings in it by network, and what is in it in words."""
    with tempfile.TemporaryDirectory() as folder, open_ledger(file) as ledger:
        shows = consistent_tables(Path(starter_tables()), Path(folder), chosen)
        for outcome in Desk(ledger=ledger).bring_in([folder]):
            if isinstance(outcome, CopydeskError):
                raise outcome
        ledger.add_many(tuple(reading_from_json(gold, place=gold["document"]["id"]) for gold in others), now=_NOW)
        return highest(Path(folder)), f"{shows} shows of the starter tables and {len(others)} other gold stories"


def measure(
    chosen: Sequence[Any], others: Sequence[Any], reader: Reads, *, seed: int, tools: Mapping[str, Any]
) -> tuple[Tally, str]:
    """Corrupt, check and tally every chosen story; with it, what each desk holds beside the retellings, in words."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder, "base.db")
        best, about = make_base(base, chosen, others)
        for gold in chosen:
            errors = corruptions(gold, seed=seed, highest=lambda network: best.get(network, 0.0))
            file = Path(folder, "desk.db")
            shutil.copy(base, file)
            with open_ledger(file, create=False) as ledger:
                ledger.add_many(retold(gold), now=_NOW)
                _story(gold, errors, reader, ledger, tally, tools)
            file.unlink()
    return tally, about


def _story(
    gold: Any, errors: Sequence[Corruption], reader: Reads, ledger: Ledger, tally: Tally, tools: Mapping[str, Any]
) -> None:
    text, name = gold["document"]["text"], gold["document"]["id"]
    before = check(reader.read(_document(gold, text)), ledger)
    tally.stories += 1
    for finding in before:
        tally.clean[f"Copydesk, {finding.severity}"] += 1
        if finding.severity is Severity.ERROR:
            tally.errors.append(f"false   {name:11}{finding.code} {finding.quote!r}: {finding.message}")
        elif finding.severity is Severity.WARNING:
            tally.errors.append(f"doubted {name:11}{finding.code} {finding.quote!r}: {finding.message}")
    for error in errors:
        draft = reader.read(_document(gold, error.text))
        said = check(draft, ledger)
        count(tally, name, error, before, said, read=_is_read(draft, error))
    for tool, run in tools.items():
        complaints = run([text, *(error.text for error in errors)])
        tally.clean[tool] += len(complaints[0])
        for error, after in zip(errors, complaints[1:], strict=True):
            tally.kinds[error.kind][tool] += _new_complaint(error, text, complaints[0], after)


def count(
    tally: Tally, name: str, error: Corruption, before: Sequence[Finding], after: Sequence[Finding], *, read: bool
) -> None:
    """Add what became of one error: the findings on the story as it was, and those on it with the error."""
    new = new_findings(before, after)
    hits = [finding for start, end in error.places for finding in found_at(new, start, end)]
    told = bool(hits) and (not error.right or any(explains(hit, error.right) for hit in hits))
    worst = any(hit.severity is Severity.ERROR for hit in hits)
    tally.kinds[error.kind].update(
        errors=1, read=read, found=bool(hits), found_read=bool(hits and read), at_error=worst, explained=told
    )  # fmt: skip
    start, end = error.places[0]
    words = f"{error.kind}: {error.text[max(0, start - 30) : start]}⟦{error.text[start:end]}⟧, right is {error.right!r}"
    if not hits:
        elsewhere = "; ".join(f"{f.code} at {f.quote!r}" for f in new if f.severity is not Severity.INFO)
        unread = "" if read else "(unread) "
        tally.errors.append(f"missed  {name:11}{unread}{words}" + f" [{elsewhere}]" * bool(elsewhere))
    elif not told:
        tally.errors.append(f"untold  {name:11}{words}: {hits[0].code} {hits[0].message}")


def _is_read(draft: Reading, error: Corruption) -> bool:
    """Whether the reader has a claim of the predicate (for a name: a name) at the wrong words."""
    for start, end in error.places:
        if error.predicate == "name":
            if any(m.start < end and start < m.end for entity in draft.entities for m in entity.mentions):
                return True
        else:
            said = [words for claim in draft.claims if claim.predicate == error.predicate for words in claim.evidence]
            if any(words.start < end and start < words.end for words in said):
                return True
    return False


def _new_complaint(error: Corruption, text: str, before: Sequence[Complaint], after: Sequence[Complaint]) -> bool:
    known = {(text[start:end], said) for start, end, said in before}
    return any(
        start < high and low < end and (error.text[start:end], said) not in known
        for low, high in error.places for start, end, said in after
    )  # fmt: skip


def _document(gold: Any, text: str) -> Any:
    title = text.split("\n", 1)[0] if gold["document"]["title"] else ""
    return document_from_json({**gold["document"], "text": text, "title": title}, place=gold["document"]["id"])


def tables(tally: Tally, tools: Sequence[str]) -> str:
    """The result as two tables of Markdown: errors by kind, and what is said of stories as they were."""
    heads = ["error", "put in", "read", "found", "found where read", "as an error", "explained", *tools]
    lines = [_row(heads), _row(["---"] * len(heads))]
    total: Counter[str] = sum(tally.kinds.values(), Counter())
    for kind, counts in [("**all**", total), *((kind, tally.kinds[kind]) for kind in KINDS if kind in tally.kinds)]:
        shares = [counts["read"] / counts["errors"], counts["found"] / counts["errors"]]
        shares.append(counts["found_read"] / (counts["read"] or 1))
        shares += [counts[name] / counts["errors"] for name in ("at_error", "explained", *tools)]
        lines.append(_row([kind, str(counts["errors"]), *(f"{share:.2f}" for share in shares)]))
    lines += ["", _row(["on 20 stories as they were", "complaints"]), _row(["---", "---"])]
    for name in ("Copydesk, error", "Copydesk, warning", "Copydesk, info", *tools):
        lines.append(_row([name, f"{20 * tally.clean[name] / (tally.stories or 1):.2f}"]))
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and with --write add the tables to RESULTS.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=40, metavar="N", help="how many stories (40; 0: all)")
    parser.add_argument("--seed", type=int, default=2024, metavar="N", help="which stories, which errors (2024)")
    parser.add_argument("--errors", action="store_true", help="list what was missed or false")
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="keep what is read there for the next time")
    parser.add_argument("--write", action="store_true", help="add the tables to bench/RESULTS.md")
    asked = parser.parse_args(arguments)
    try:
        stories = golds()
        chance = random.Random(asked.seed)
        chosen = chance.sample(stories, min(asked.sample or len(stories), len(stories)))
        others = strangers(stories, chosen)
        others = chance.sample(others, min(_NOISE, len(others)))
        tools = installed()
        started = time.perf_counter()
        weights = sorted(path for path in WEIGHTS.iterdir() if path.is_file())
        stamp = sha256(b"".join(path.read_bytes() for path in weights)).hexdigest()
        reader = Readings(load_reader(), asked.cache, stamp)
        tally, about = measure(chosen, others, reader, seed=asked.seed, tools=tools)
    except (CopydeskError, OSError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    if asked.errors:
        print("\n".join(sorted(tally.errors)), end="\n\n")
    command = f"python -m bench.injection {' '.join(arguments if arguments is not None else sys.argv[1:])}".strip()
    said = f"{tally.stories} stories; each desk: two retellings, {about}. {time.perf_counter() - started:.0f} s."
    head = f"## {datetime.now(UTC):%Y-%m-%d %H:%M} UTC\n\n`{command}`, Copydesk {__version__}. {said}\n\n"
    body = head + "**One error at a time put into right stories**\n\n" + tables(tally, list(tools))
    print(body)
    if asked.write:
        with RESULTS.open("a", encoding="utf-8") as file:
            file.write(f"\n{body}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
