"""`make quality`: read the gold stories, score the readings, hold them to the pinned floors.

    python -m quality.run [CORPUS…] [--errors] [--update [--lower]] [--save FOLDER] [--tables FOLDER]

The corpora called press are no gold: drafts with printed mistakes, which the checks are held to (quality/press.py).

Exit codes: 0 every floor holds, 1 a figure is below its floor, 2 this could not be measured.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from copydesk.errors import CopydeskError
from copydesk.jsonlines import document_from_json, reading_to_json
from copydesk.reader.pipeline import Reader
from quality import floors, press
from quality.floors import Floor
from quality.score import Counts, score

ROOT = Path(__file__).resolve().parent.parent
#: Drafts with printed mistakes. Those of press-blind are by writers who had not seen the checks, and most were scored
#: before anybody looked at them (bench/RESULTS.md); so are the long stories of press-stories.
PRESS = tuple((name, ROOT / "corpus" / name) for name in ("press", "press-blind", "press-stories"))
FLOORS = ROOT / "quality" / "floors.toml"
#: `make train` learns from these folders, so what the shipped weights reach on them guards against damage and says
#: nothing of unseen stories. For that there are the folds (training/train.py), in which no story was learned from.
_SEEN = "learned from by the shipped weights"
_REDOCRED = (
    "cast_member", "director", "screenwriter", "original_broadcaster", "start_date", "end_date", "production_company",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of gold stories. `only` leaves other predicates out; `note` says how its figures are to be read."""

    name: str
    folder: Path
    note: str
    only: tuple[str, ...] = ()


CORPORA = (
    Corpus("own", ROOT / "corpus" / "own", f"the project's own stories, {_SEEN}"),
    Corpus("dev", ROOT / "corpus" / "dev", f"stories of dev, {_SEEN}"),
    Corpus("train", ROOT / "corpus" / "train", f"stories of train, {_SEEN}"),
    Corpus("negative", ROOT / "corpus" / "negative", f"passages that claim nothing, {_SEEN}"),
    Corpus("seed", ROOT.parent / "shared" / "corpus" / "seed", "the story that the project began with"),
    Corpus("redocred", ROOT.parent / "shared" / "corpus" / "redocred" / "gold", "Wikipedia, read by others", _REDOCRED),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One corpus measured: counts by predicate, what went wrong by story, and seconds spent reading."""

    corpus: Corpus
    stories: int
    counts: dict[str, Counts]
    errors: tuple[str, ...]
    readings: tuple[dict[str, Any], ...]
    seconds: float

    @property
    def total(self) -> Counts:
        """The counts over all predicates."""
        total = Counts()
        for counts in self.counts.values():
            total.add(counts)
        return total

    @property
    def false_per_100(self) -> float:
        """Claims invented in 100 stories; means something where the gold has none."""
        return 100 * (self.total.said - self.total.right) / self.stories

    def floor(self) -> Floor:
        """The figures of this run, in the form in which they are pinned."""
        total = self.total
        if total.gold:
            names = ("precision", "recall", "f1", "strict_f1", "citation")
            figures = {name: float(getattr(total, name)) for name in names}
        else:
            figures = {"false_per_100": self.false_per_100}
        return Floor(floors.digest(self.corpus.folder.glob("*.json")), self.stories, figures)


def measure(corpus: Corpus, reader: Reader) -> Measured:
    """Read and score every story of a corpus. Raises SourceError where a gold file holds no document."""
    counts: dict[str, Counts] = defaultdict(Counts)
    errors, readings, seconds = [], [], 0.0
    paths = sorted(corpus.folder.glob("*.json"))
    for path in paths:
        gold = json.loads(path.read_text("utf-8"))
        document = document_from_json(gold["document"], place=str(path))
        started = time.perf_counter()
        reading = reader.read(document)
        seconds += time.perf_counter() - started
        said = reading_to_json(reading)
        readings.append(said)
        result = score(gold, said, only=corpus.only)
        for predicate, here in result.counts.items():
            counts[predicate].add(here)
        for kind, claims in (("missed", result.missed), ("wrong", result.wrong), ("loose", result.loose)):
            errors += [f"{kind:7}{path.stem:12}{_shown(claim, said if kind == 'wrong' else gold)}" for claim in claims]
    return Measured(corpus, len(paths), dict(counts), tuple(errors), tuple(readings), seconds)


def _shown(claim: Any, story: Any) -> str:
    names = {entity["id"]: entity["name"] for entity in story["entities"]}
    value = next(iter(claim["object"].values()))
    scope = {name: names.get(str(v), v) for name, v in (claim.get("qualifiers") or {}).items()}
    modality = "" if claim.get("modality", "asserted") == "asserted" else f" ({claim['modality']})"
    extra = f" {json.dumps(scope, ensure_ascii=False)}" if scope else ""
    return f"{names.get(claim['subject'])} – {claim['predicate']} – {names.get(str(value), value)}{extra}{modality}"


def table(measured: Measured) -> str:
    """One corpus as a table: a line over all, then one a predicate."""
    head = f"{measured.corpus.name}: {measured.stories} stories, {measured.corpus.note}; "
    head += f"{measured.stories / measured.seconds:.1f} stories/s" if measured.seconds else "nothing read"
    if not measured.total.gold:
        return f"{head}\n  false claims per 100 passages: {measured.false_per_100:.2f} ({measured.total.said} in all)"
    lines = [head, "  {:22}{:>6}{:>6}{:>6}{:>11}{:>8}{:>8}{:>8}{:>10}".format(
        "", "gold", "said", "right", "precision", "recall", "F1", "strict", "citation")]  # fmt: skip
    for name, counts in (("all", measured.total), *sorted(measured.counts.items())):
        figures = f"{counts.precision:>11.3f}{counts.recall:>8.3f}{counts.f1:>8.3f}{counts.strict_f1:>8.3f}"
        cited = f"{counts.citation:>10.3f}" if counts.right else f"{'–':>10}"
        lines.append(f"  {name:22}{counts.gold:>6}{counts.said:>6}{counts.right:>6}{figures}{cited}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, compare; the exit code is the module docstring's."""
    parser = argparse.ArgumentParser(prog="make quality", description=(__doc__ or "").splitlines()[0])
    names = [*(corpus.name for corpus in CORPORA), *(name for name, _ in PRESS)]
    parser.add_argument("corpora", nargs="*", metavar="CORPUS", help=", ".join(names))
    parser.add_argument("--errors", action="store_true", help="list every missed, wrong and loose claim")
    parser.add_argument("--update", action="store_true", help="raise the pinned floors to what was reached")
    parser.add_argument("--lower", action="store_true", help="with --update: lower them too, where it must be")
    parser.add_argument("--save", type=Path, metavar="FOLDER", help="write each corpus's readings as JSON Lines")
    parser.add_argument("--tables", type=Path, metavar="FOLDER", help="press: a desk of these tables")
    args = parser.parse_args(arguments)
    if unknown := [name for name in args.corpora if name not in names]:
        parser.error(f"no corpus {', '.join(unknown)}; there are {', '.join(sorted(names))}")
    try:
        reader = Reader.load()
        pinned = floors.read(FLOORS)
        ok = True
        for corpus in CORPORA:
            if args.corpora and corpus.name not in args.corpora:
                continue
            if not any(corpus.folder.glob("*.json")):
                print(f"{corpus.name}: not here ({corpus.folder.relative_to(ROOT.parent)}), skipped\n")
                continue
            measured = measure(corpus, reader)
            print(table(measured))
            if args.errors:
                print("\n".join(f"  {line}" for line in measured.errors))
            if args.save:
                args.save.mkdir(parents=True, exist_ok=True)
                lines = "".join(json.dumps(said, ensure_ascii=False) + "\n" for said in measured.readings)
                (args.save / f"{corpus.name}.jsonl").write_text(lines, "utf-8")
            ok &= _held(corpus.name, measured.floor(), pinned, update=args.update, lower=args.lower)
            print()
        for name, folder in PRESS:
            if (args.corpora and name not in args.corpora) or not any(folder.glob("*.json")):
                continue
            pressed = press.measure(folder, reader, tables=args.tables)
            print(press.table(pressed, name))
            if args.errors:
                print("\n".join(f"  {line}" for line in pressed.errors))
            ok &= _held(name, pressed.floor(), pinned, update=args.update, lower=args.lower)
        if args.update:
            floors.write(FLOORS, pinned)
    except (CopydeskError, OSError, ValueError) as error:
        print(f"quality: {error}", file=sys.stderr)
        return 2
    return 0 if ok else 1


def _held(name: str, now: Floor, pinned: dict[str, Floor], *, update: bool, lower: bool) -> bool:
    if update:
        pinned[name], refused = floors.raised(pinned.get(name), now, lower=lower)
        for line in refused:
            print(f"  NOT LOWERED: {line} (say --lower)")
        return not refused
    if name not in pinned:
        print("  no floor is pinned for it yet (--update pins one)")
        return True
    lines = floors.below(pinned[name], now)
    for line in lines:
        print(f"  BELOW ITS FLOOR: {line}")
    return not lines


if __name__ == "__main__":
    sys.exit(main())
