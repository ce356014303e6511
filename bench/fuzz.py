"""`make fuzz`: damaged input for every part, guided by coverage.

    python -m bench.fuzz [--minutes N] [--target NAME …] [--weights FOLDER]
    python -m bench.fuzz --replay FILE [--weights FOLDER]

`--minutes` is for all targets together (default 30). What breaks a target is saved in bench/finds/, one of every kind,
and the line that plays it again is printed; inputs that reached something new are kept in bench/finds/corpus/ for the
next run. A find that is understood belongs into tests/reader/test_fuzz_finds.py, in short.

Exit codes: 0 nothing found, 1 something was, 2 this could not be run.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import atheris

# Only what is imported in here is watched. Everything of ours that a target reaches has to be.
with atheris.instrument_imports(include=["copydesk"]):
    from bench import targets

from bench.seeds import dictionary, write_seeds
from copydesk.errors import CopydeskError

FINDS = Path(__file__).resolve().parent / "finds"
_HERE = FINDS.parent.parent
#: Longest input, in bytes: short where one run is dear.
_LONGEST = {"pipeline": 1500, "names": 240, "dates": 800, "numbers": 400}
_SLOWEST = 20  # seconds for one input, beyond which it is a find
#: The share of the time that a target gets.
_SHARE = {"sources": 3, "pipeline": 3, "passes": 2, "json": 2, "dates": 2, "names": 2, "numbers": 1, "segment": 1}


def kind_of(error: BaseException) -> str:
    """What makes two finds the same: the error's class and the innermost places of ours that it went through."""
    frames = [(Path(f.filename), f.lineno) for f in traceback.extract_tb(error.__traceback__)]
    ours = [(path, line) for path, line in frames if path.name == "targets.py" or "copydesk" in path.parts]
    places = ", ".join(f"{path.name}:{line}" for path, line in ours[-2:])
    return f"{type(error).__name__} at {places}"


def watched(name: str) -> Callable[[bytes], None]:
    """The target; a find is saved and told, and the fuzzing goes on."""
    check = targets.TARGETS[name]
    seen: set[str] = set()

    def run(data: bytes) -> None:
        try:
            check(data)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            kind = kind_of(error)
            if kind not in seen:
                seen.add(kind)
                _save(name, kind, data, error)

    return run


def _save(name: str, kind: str, data: bytes, error: BaseException) -> None:
    mark = hashlib.sha256(kind.encode()).hexdigest()[:8]
    path = FINDS / f"{name}-{mark}"
    # Of two inputs that break the same, the shorter says more.
    if not path.exists() or len(data) < path.stat().st_size:
        path.write_bytes(data)
    said = str(error).split("\n")[0][:200]
    print(f"FOUND {kind}: {said}\n  {len(data)} bytes; play it again: {_replay(path)}", flush=True)


def _replay(path: Path) -> str:
    return f"python -m bench.fuzz --replay {path.relative_to(_HERE)}"


def fuzz_one(name: str, seconds: int) -> None:
    """Fuzz one target; ends the process."""
    corpus = FINDS / "corpus" / name
    seeds = FINDS / "seeds" / name
    corpus.mkdir(parents=True, exist_ok=True)
    write_seeds(name, seeds)
    words = FINDS / f"{name}.dict"
    escaped = ("".join(f"\\x{byte:02x}" for byte in word.encode("utf-8")) for word in dictionary(name))
    words.write_text("".join(f'"{word}"\n' for word in escaped), "utf-8")
    options = [
        f"-max_total_time={seconds}", f"-max_len={_LONGEST.get(name, 4000)}", f"-timeout={_SLOWEST}",
        "-rss_limit_mb=4096", f"-artifact_prefix={FINDS / name}-", f"-dict={words}", "-print_final_stats=1",
        "-verbosity=0", str(corpus), str(seeds),
    ]  # fmt: skip
    atheris.Setup([name, *options], watched(name))
    atheris.Fuzz()


def _all(names: Sequence[str], minutes: float, weights: Path | None) -> int:
    before = {path: path.stat().st_mtime for path in FINDS.glob("*-*")}
    total = sum(_SHARE[name] for name in names)
    for name in names:
        end = time.monotonic() + 60 * minutes * _SHARE[name] / total
        while (left := round(end - time.monotonic())) > 0:
            print(f"{name}: {left} s", flush=True)
            command = [sys.executable, "-m", "bench.fuzz", "--one", name, "--seconds", str(left)]
            done = subprocess.run([*command, *(["--weights", str(weights)] if weights else [])], cwd=_HERE, check=False)
            if done.returncode == 2:
                return 2
            # libFuzzer itself ends early only on what no exception tells of: too slow, out of memory, a crash in C.
    found = [path for path in FINDS.glob("*-*") if before.get(path) != path.stat().st_mtime]
    for path in found:
        print(f"found: {_replay(path)}")
    print(f"{len(found)} finds")
    return 1 if found else 0


def _again(path: Path) -> int:
    name = path.name.partition("-")[0]
    if name not in targets.TARGETS:
        print(f"fuzz: {path}: a find's name begins with its target", file=sys.stderr)
        return 2
    started = time.monotonic()
    try:
        targets.TARGETS[name](path.read_bytes())
    except Exception:
        traceback.print_exc()
        return 1
    print(f"{name} holds; {time.monotonic() - started:.2f} s")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run; the exit code is the module docstring's."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=30, help="for all targets together (default 30)")
    parser.add_argument("--target", action="append", choices=targets.TARGETS, help="only this one; may be repeated")
    parser.add_argument("--weights", type=Path, metavar="FOLDER", help="other weights than those that ship")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="play a find again")
    parser.add_argument("--one", choices=targets.TARGETS, help=argparse.SUPPRESS)
    parser.add_argument("--seconds", type=int, default=60, help=argparse.SUPPRESS)
    args = parser.parse_args(arguments)
    targets.use_weights(args.weights)
    FINDS.mkdir(exist_ok=True)
    try:
        if args.replay:
            return _again(args.replay)
        names = args.target or list(targets.TARGETS)
        if args.one == "pipeline" or (not args.one and "pipeline" in names):
            targets.pipeline(b"")
        if args.one:
            fuzz_one(args.one, args.seconds)
        return _all(names, args.minutes, args.weights)
    except (CopydeskError, OSError) as error:
        print(f"fuzz: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
