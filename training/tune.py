"""Chooses thresholds and calibration from readings of stories that the models had not seen. Needs no torch."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from copydesk.reader import weighing
from copydesk.reader.weighing import HEARD, STANDINGS, standings
from copydesk.vocabulary import PREDICATES
from quality.score import Counts, score

#: How precise all claims together are on unseen stories with the thresholds that are chosen.
PRECISION = 0.91
#: The version that a reading carries; a re-reading by a newer one supersedes it.
VERSION = "2026.5"


@dataclass(frozen=True)
class Said:
    """One claim of a held-out reading: how it stands among the others, whether gold has it, from which fifth."""

    fifth: int
    predicate: str
    standing: tuple[float, ...]
    right: bool


def _weighed_against(claims: list[dict[str, Any]]) -> list[weighing.Said]:
    """Claims of a stored reading as `copydesk.reader.weighing` takes them."""
    return [
        weighing.Said(c["predicate"], c["subject"], json.dumps(c["object"], sort_keys=True), c["confidence"])
        for c in claims
    ]


def _judged(gold: dict[str, Any], reading: dict[str, Any], fifth: int) -> list[Said]:
    """Each said claim judged one at a time, most confident first, so that a gold claim is found once."""
    said: list[Said] = []
    claims = sorted(reading["claims"], key=lambda c: -c["confidence"])
    found = Counts()
    kept: list[dict[str, Any]] = []
    for claim, standing in zip(claims, standings(_weighed_against(claims)), strict=True):
        result = score(gold, {**reading, "claims": [*kept, claim]})
        total = Counts()
        for counts in result.counts.values():
            total.add(counts)
        if total.right > found.right:
            said.append(Said(fifth, claim["predicate"], standing, True))
            kept.append(claim)
            found = total
        elif total.said > found.said:
            said.append(Said(fifth, claim["predicate"], standing, False))
    return said


_FIFTHS = 5
#: How far a predicate's log-odds of being right may stray from those of all predicates: a normal prior of this width.
_STRAYS = 1.0


def _fitted(said: list[Said]) -> weighing.Weighing:
    """The curve that tells best how likely claims are right, of how they stand and, drawn to none, their predicates."""
    predicates = sorted({one.predicate for one in said})
    right = np.array([one.right for one in said], dtype=float)
    given = np.zeros((len(said), 1 + len(STANDINGS) + len(predicates)))
    given[:, 0] = 1
    given[:, 1 : 1 + len(STANDINGS)] = [one.standing for one in said]
    given[np.arange(len(said)), [1 + len(STANDINGS) + predicates.index(one.predicate) for one in said]] = 1
    prior = np.array([1e-6] * (1 + len(STANDINGS)) + [_STRAYS**-2] * len(predicates))
    curve = np.zeros(len(prior))
    for _ in range(50):
        chance = 1 / (1 + np.exp(-given @ curve))
        slope = given.T @ (right - chance) - prior * curve
        curve += np.linalg.solve((given * (chance * (1 - chance))[:, None]).T @ given + np.diag(prior), slope)
    base, *rest = (round(float(value), 3) for value in curve)
    factors, shifts = rest[: len(STANDINGS)], rest[len(STANDINGS) :]
    return weighing.Weighing(base, tuple(factors), dict(zip(predicates, shifts, strict=True)))


def _chances(curve: weighing.Weighing, said: list[Said]) -> np.ndarray:
    return np.array([curve.chance(one.predicate, one.standing) for one in said])


def _least(chances: np.ndarray, said: list[Said]) -> float:
    """The lowest chance from which on claims are as precise as `PRECISION`: recall is as high as that allows."""
    order = np.argsort(-chances, kind="stable")
    right = np.array([one.right for one in said])[order]
    precise = np.flatnonzero(np.cumsum(right) >= PRECISION * np.arange(1, len(order) + 1))
    return round(float(chances[order][precise[-1] if len(precise) else 0]), 3)


def _calibration(judged: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Isotonic steps (pool adjacent violators): chance from which, share right."""
    pools: list[list[float]] = []
    for chance, right in sorted(judged):
        pools.append([chance, float(right), 1.0])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            last = pools.pop()
            pools[-1][1] += last[1]
            pools[-1][2] += last[2]
    merged: list[list[float]] = []
    for pool in pools:
        if merged and merged[-1][2] < 60:
            merged[-1][1] += pool[1]
            merged[-1][2] += pool[2]
        else:
            merged.append(pool)
    return [(round(at, 4), round(right / n, 3)) for at, right, n in merged]


def _fifth(story: dict[str, Any]) -> int:
    """Which fifth a story is in when thresholds are crossed; says nothing of the fold in which it was held out."""
    return int(hashlib.sha256(f"fifth {story['document']['id']}".encode()).hexdigest(), 16) % _FIFTHS


def tuned(stories: list[dict[str, Any]], folds: int, build: Path) -> dict[str, Any]:
    readings: dict[str, dict[str, Any]] = {}
    # What was read by a model that had not seen it: the folds that there are.
    used = [path for fold in range(folds) if (path := build / f"fold-{fold}.jsonl").exists()]
    print("tuned on", ", ".join(path.name for path in used))
    for path in used:
        for line in path.read_text("utf-8").splitlines():
            reading = json.loads(line)
            readings[reading["document"]["id"]] = reading
    gold = {s["document"]["id"]: s for s in stories if s["document"]["id"] in readings}
    pooled: list[Said] = []
    for name, story in gold.items():
        readings[name]["claims"] = [c for c in readings[name]["claims"] if c["confidence"] >= HEARD]
        pooled.extend(_judged(story, readings[name], _fifth(story)))
    curve = _fitted(pooled)
    chances = _chances(curve, pooled)
    least = _least(chances, pooled)
    # A fifth is judged with a curve that its own stories had no part in.
    by_fifth = []
    for fifth in range(_FIFTHS):
        others = [one for one in pooled if one.fifth != fifth]
        by_fifth.append((crossed := _fitted(others), _least(_chances(crossed, others), others)))
    counts: dict[str, Counts] = defaultdict(Counts)
    invented = passages = 0
    for name, story in gold.items():
        crossed, enough = by_fifth[_fifth(story)]
        claims = readings[name]["claims"]
        claims = [c for c, p in zip(claims, crossed.chances(_weighed_against(claims)), strict=True) if p >= enough]
        result = score(story, {**readings[name], "claims": claims})
        for predicate, part in result.counts.items():
            counts[predicate].add(part)
        if not story["claims"]:
            passages += 1
            invented += len(claims)
    total = Counts()
    print(f"{'':24}{'gold':>6}{'said':>6}{'right':>6}{'prec':>8}{'recall':>8}{'f1':>8}{'strict':>8}{'cited':>8}")
    for predicate in sorted(counts, key=lambda p: -counts[p].gold):
        total.add(counts[predicate])
    for predicate, c in [("all", total), *sorted(counts.items(), key=lambda x: -x[1].gold)]:
        print(f"{predicate:24}{c.gold:6}{c.said:6}{c.right:6}{c.precision:8.3f}{c.recall:8.3f}{c.f1:8.3f}"
              f"{c.strict_f1:8.3f}{c.citation:8.3f}")
    print(f"{len(gold)} stories; {invented} claims invented in {passages} passages that claim nothing")
    calibration = _calibration([(p, one.right) for p, one in zip(chances, pooled, strict=True) if p >= least])
    print(f"let through from a chance of {least} on; calibration:", calibration)
    return {
        "version": VERSION,
        "thresholds": dict.fromkeys(sorted(PREDICATES), least),
        "weighing": {
            "base": curve.base, "factors": dict(zip(STANDINGS, curve.factors, strict=True)), "shifts": curve.shifts,
        },
        "calibration": calibration,
    }
