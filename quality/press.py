"""The press benchmark: drafts made after mistakes that were really printed, against the desk of the starter tables.

Each file of corpus/press is a draft with its `wrong` words, what is `right`, and a `clean` twin; each of
corpus/press-stories a long story that is right, with `errors` to be put in one at a time. A mistake is *found* where
a finding at error or warning level that the clean twin has not overlaps its words, *explained* where such a finding
also names what is right in its message, fixes or receipts; an error-level finding on a clean twin is a *false alarm*,
counted once a twin. `score` is pure; `measure` reads the files, makes a desk in a temporary folder, and asks it.
"""

from __future__ import annotations

import json
import re
import tempfile
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from copydesk.check.engine import check
from copydesk.check.finding import Finding, Severity
from copydesk.desk import Desk, Reads, open_ledger, starter_tables
from copydesk.errors import SourceError
from copydesk.jsonlines import document_from_json
from copydesk.model import Document
from quality import floors
from quality.floors import Floor

__all__ = [
    "FALSE_ALARMS", "Case", "Press", "cases", "explains", "found_at", "make_desk", "measure", "new_findings", "score",
    "table",
]

#: The figure of `floors.toml` that is better the smaller it is.
FALSE_ALARMS = "false_per_20"
_MONTHS = "january february march april may june july august september october november december".split()
_COUNTS = ("drafts", "found", "explained", "false")


@dataclass(frozen=True, slots=True)
class Case:
    """A draft with one mistake: `draft.text[start:end]` is wrong where `right` belongs; `clean` has it right."""

    name: str
    kind: str
    draft: Document
    clean: Document
    start: int
    end: int
    right: str
    why: str


@dataclass(frozen=True, slots=True)
class Press:
    """What became of the cases: counts of drafts, found, explained and false by kind; `errors` one line each."""

    by_kind: Mapping[str, Counter[str]]
    errors: tuple[str, ...]
    seconds: float = 0.0
    digest: str = ""

    @property
    def total(self) -> Counter[str]:
        """The counts over all kinds."""
        return sum(self.by_kind.values(), Counter())

    def floor(self) -> Floor:
        """The figures of this run, in the form in which they are pinned."""
        return Floor(self.digest, self.total["drafts"], _figures(self.total))


def cases(folder: Path) -> tuple[Case, ...]:
    """The cases of a folder by name. Raises SourceError, naming the file, for one of another shape."""
    found: list[Case] = []
    for path in sorted(folder.glob("*.json")):
        try:
            data = json.loads(path.read_text("utf-8"))
            about = {"id": data["id"], "published": data["published"], "lang": "en"}
            if "errors" in data:
                found += _of_a_story(data, {**about, "title": data["text"].split("\n", 1)[0]}, str(path))
                continue
            draft = document_from_json({**about, "text": data["draft"]}, place=str(path))
            clean = document_from_json({**about, "text": data["clean"]}, place=str(path))
            start = data["draft"].index(data["wrong"])
            end = start + len(data["wrong"])
            found.append(Case(data["id"], data["kind"], draft, clean, start, end, str(data["right"]), data["why"]))
        except (KeyError, TypeError, ValueError) as error:
            raise SourceError(f"not a draft of the press benchmark: {error!r}", place=str(path)) from None
    return tuple(found)


def _of_a_story(data: Any, about: dict[str, Any], place: str) -> Iterator[Case]:
    """One case for each error of a story; raises ValueError where the right words do not stand where it says."""
    text = data["text"]
    clean = document_from_json({**about, "text": text}, place=place)
    for number, error in enumerate(data["errors"], 1):
        start, right, wrong = error["at"], error["right"], error["wrong"]
        if not text.startswith(right, start):
            raise ValueError(f"no {right!r} at {start}")
        draft = document_from_json({**about, "text": text[:start] + wrong + text[start + len(right):]}, place=place)
        name = f"{data['id']}.{number}"
        yield Case(name, error["kind"], draft, clean, start, start + len(wrong), right, error.get("why", ""))


def found_at(findings: Iterable[Finding], start: int, end: int) -> list[Finding]:
    """The findings at error or warning level that overlap the words from `start` to `end`."""
    return [f for f in findings if f.severity is not Severity.INFO and f.start < end and start < f.end]


def new_findings(before: Iterable[Finding], after: Iterable[Finding]) -> list[Finding]:
    """The findings on a text with an error that the text as it was has not, wherever they stand."""
    known = {(finding.code, finding.quote, finding.message) for finding in before}
    return [finding for finding in after if (finding.code, finding.quote, finding.message) not in known]


def explains(finding: Finding, right: str) -> bool:
    """Whether the message, fixes or receipts hold what is right: in these words, as a date, or all its numbers."""
    receipts = [" ".join(filter(None, (s.outlet, s.url, s.published, s.quote))) for s in finding.sources]
    said = "\n".join([finding.message, *(fix.replacement for fix in finding.suggestions), *receipts])
    if _fold(right) in _fold(said):
        return True
    month = next((i for i, m in enumerate(_MONTHS, 1) if re.search(rf"\b{m[:3]}", right.casefold())), None)
    numbers = re.findall(r"\d+(?:\.\d+)?", right)
    if month is not None:
        day = next((int(n) for n in numbers if "." not in n and int(n) <= 31), None)
        return day is not None and f"-{month:02d}-{day:02d}" in said
    return bool(numbers) and all(re.search(rf"(?<![\d.]){re.escape(n)}(?!\.?\d)", said) for n in numbers)


def score(cases: Iterable[Case], findings: Mapping[str, tuple[Sequence[Finding], Sequence[Finding]]]) -> Press:
    """Tally the findings by the cases' names: those on the draft, then those on its clean twin."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    errors, twins = [], set()
    for case in cases:
        on_draft, on_clean = findings[case.name]
        hits = found_at(new_findings(on_clean, on_draft), case.start, case.end)
        told = any(explains(hit, case.right) for hit in hits)
        false = [finding for finding in on_clean if finding.severity is Severity.ERROR and case.clean not in twins]
        first = case.clean not in twins
        twins.add(case.clean)
        tally[case.kind].update(drafts=1, clean=int(first), found=bool(hits), explained=told, false=len(false))
        about = f"{case.draft.text[case.start : case.end]!r} should be {case.right!r}"
        if not hits:
            errors.append(f"missed      {case.name:12}{about} ({case.why})")
        elif not told:
            errors.append(f"unexplained {case.name:12}{about}: {hits[0].code} {hits[0].message}")
        errors += [f"false       {case.name:12}{alarm.quote!r}: {alarm.code} {alarm.message}" for alarm in false]
    return Press(dict(sorted(tally.items())), tuple(errors))


def make_desk(file: Path, tables: Path | None = None) -> None:
    """A ledger at `file` with the tables of a folder (None: the starter tables). Raises SourceError for a bad row."""
    with open_ledger(file) as ledger:
        for outcome in Desk(ledger=ledger).bring_in([str(tables or starter_tables())]):
            if isinstance(outcome, SourceError):
                raise outcome


def measure(folder: Path, reader: Reads, *, tables: Path | None = None) -> Press:
    """Check every draft and clean twin of a folder against the desk of the tables. Raises SourceError."""
    all_cases = cases(folder)
    with tempfile.TemporaryDirectory() as temporary:
        file = Path(temporary, "desk.db")
        make_desk(file, tables)
        started = time.perf_counter()
        with open_ledger(file, create=False) as ledger:
            twins = {clean: check(reader.read(clean), ledger) for clean in dict.fromkeys(c.clean for c in all_cases)}
            said = {case.name: (check(reader.read(case.draft), ledger), twins[case.clean]) for case in all_cases}
        seconds = time.perf_counter() - started
    return replace(score(all_cases, said), seconds=seconds, digest=floors.digest(folder.glob("*.json")))


def table(press: Press, name: str = "press") -> str:
    """The result as a table: a line over all, then one a kind."""
    drafts = press.total["drafts"]
    clean = press.total["clean"]
    rate = f"; {(drafts + clean) / press.seconds:.1f} checks/s" if press.seconds else ""
    lines = [f"{name}: {drafts} drafts after printed mistakes, {clean} clean twins{rate}"]
    lines.append("  {:22}{:>8}{:>8}{:>11}{:>20}".format("", "drafts", "found", "explained", "false per 20 clean"))
    for kind, counts in (("all", press.total), *press.by_kind.items()):
        figures = _figures(counts)
        lines.append("  {:22}{:>8}{:>8.3f}{:>11.3f}{:>20.2f}".format(kind, counts["drafts"], *figures.values()))
    return "\n".join(lines)


def _figures(counts: Counter[str]) -> dict[str, float]:
    drafts = counts["drafts"] or 1
    shares = {name: counts[name] / drafts for name in _COUNTS[1:3]}
    return {**shares, FALSE_ALARMS: 20 * counts["false"] / (counts["clean"] or 1)}


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return re.sub(r"[\W_]+", "", "".join(c for c in plain if not unicodedata.combining(c)).casefold())
