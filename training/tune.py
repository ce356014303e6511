"""Chooses thresholds and calibration from readings of stories that the models had not seen. Needs no torch."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from quality.score import Counts, score

#: How precise all claims together are on unseen stories with the thresholds that are chosen.
PRECISION = 0.86
#: The version that a reading carries; a re-reading by a newer one supersedes it.
VERSION = "2026.2"


@dataclass(frozen=True)
class Said:
    """One claim of a held-out reading: its confidence, whether gold has it, and from which fifth."""

    fifth: int
    confidence: float
    right: bool


def _judged(gold: dict[str, Any], reading: dict[str, Any], fifth: int) -> tuple[dict[str, list[Said]], dict[str, int]]:
    """Each said claim judged one at a time, most confident first, so that a gold claim is found once."""
    said: dict[str, list[Said]] = defaultdict(list)
    wanted: dict[str, int] = defaultdict(int)
    for claim in gold["claims"]:
        if not claim.get("optional"):
            wanted[claim["predicate"]] += 1
    claims = sorted(reading["claims"], key=lambda c: -c["confidence"])
    found = Counts()
    kept: list[dict[str, Any]] = []
    for claim in claims:
        result = score(gold, {**reading, "claims": [*kept, claim]})
        total = Counts()
        for counts in result.counts.values():
            total.add(counts)
        if total.right > found.right:
            said[claim["predicate"]].append(Said(fifth, claim["confidence"], True))
            kept.append(claim)
            found = total
        elif total.said > found.said:
            said[claim["predicate"]].append(Said(fifth, claim["confidence"], False))
    return said, wanted


_FIFTHS = 5
#: No claim below this is let through, nor is any threshold above that: few claims were judged there.
_LOWEST, _HIGHEST = 0.3, 0.95
#: How far a predicate's log-odds of being right may stray from those of all predicates: a normal prior of this width.
_STRAYS = 1.0


def _log_odds(chance: np.ndarray) -> np.ndarray:
    bounded = np.clip(chance, 1e-4, 1 - 1e-4)
    return np.log(bounded / (1 - bounded))


def _thresholds(said: dict[str, list[Said]]) -> dict[str, float]:
    """Of each predicate the confidence from which on its claims are let through.

    How likely a claim is right is a logistic curve of its confidence, of one slope for all and a shift for each
    predicate, which is drawn to none where there is little to judge by. Every predicate is let through from the same
    chance on, the lowest at which all that is let through is as precise as `PRECISION`: so recall is as high as that
    allows.
    """
    predicates = sorted(said)
    claims = [(predicates.index(p), c.confidence, c.right) for p in predicates for c in said[p]]
    of, confidence, right = (np.array(column) for column in zip(*claims, strict=True))
    given = np.zeros((len(claims), 2 + len(predicates)))
    given[:, 0], given[:, 1], given[np.arange(len(claims)), 2 + of] = 1, _log_odds(confidence), 1
    prior = np.array([1e-6, 1e-6, *[_STRAYS**-2] * len(predicates)])
    curve = np.zeros(len(prior))
    for _ in range(50):
        chance = 1 / (1 + np.exp(-given @ curve))
        slope = given.T @ (right - chance) - prior * curve
        curve += np.linalg.solve((given * (chance * (1 - chance))[:, None]).T @ given + np.diag(prior), slope)
    chance = 1 / (1 + np.exp(-given @ curve))
    order = np.argsort(-chance, kind="stable")
    precise = np.flatnonzero(np.cumsum(right[order]) >= PRECISION * np.arange(1, len(order) + 1))
    least = _log_odds(chance[order][precise[-1] if len(precise) else 0])
    at = 1 / (1 + np.exp(-(least - curve[0] - curve[2:]) / curve[1]))
    return {p: round(float(np.clip(t, _LOWEST, _HIGHEST)), 2) for p, t in zip(predicates, at, strict=True)}


def _calibration(said: list[Said]) -> list[tuple[float, float]]:
    """Isotonic steps (pool adjacent violators): confidence from which, share right."""
    pools: list[list[float]] = []
    for claim in sorted(said, key=lambda s: s.confidence):
        pools.append([claim.confidence, float(claim.right), 1.0])
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
    # What was read by a model that had not seen it: the folds that there are, else the blind set.
    files = [build / f"fold-{fold}.jsonl" for fold in range(folds)]
    used = [path for path in files if path.exists()] or [build / "blind.jsonl"]
    print("tuned on", ", ".join(path.name for path in used))
    for path in used:
        for line in path.read_text("utf-8").splitlines():
            reading = json.loads(line)
            readings[reading["document"]["id"]] = reading
    pooled: dict[str, list[Said]] = defaultdict(list)
    gold = {s["document"]["id"]: s for s in stories if s["document"]["id"] in readings}
    for story in gold.values():
        said, _ = _judged(story, readings[story["document"]["id"]], _fifth(story))
        for predicate, claims in said.items():
            pooled[predicate].extend(claims)
    thresholds = _thresholds(pooled)
    # A fifth is judged with thresholds that its own stories had no part in.
    by_fifth = {
        f: _thresholds({p: [c for c in claims if c.fifth != f] for p, claims in pooled.items()}) for f in range(_FIFTHS)
    }
    counts: dict[str, Counts] = defaultdict(Counts)
    invented = passages = 0
    kept: list[Said] = []
    for story in gold.values():
        fifth = _fifth(story)
        reading = readings[story["document"]["id"]]
        claims = [c for c in reading["claims"] if c["confidence"] >= by_fifth[fifth].get(c["predicate"], 1)]
        result = score(story, {**reading, "claims": claims})
        for predicate, part in result.counts.items():
            counts[predicate].add(part)
        if not story["claims"]:
            passages += 1
            invented += len(claims)
    for predicate, claims in pooled.items():
        kept.extend(c for c in claims if c.confidence >= thresholds[predicate])
    total = Counts()
    print(f"{'':24}{'gold':>6}{'said':>6}{'right':>6}{'prec':>8}{'recall':>8}{'f1':>8}{'strict':>8}{'cited':>8}{'from':>8}")
    for predicate in sorted(counts, key=lambda p: -counts[p].gold):
        total.add(counts[predicate])
    for predicate, c in [("all", total), *sorted(counts.items(), key=lambda x: -x[1].gold)]:
        print(f"{predicate:24}{c.gold:6}{c.said:6}{c.right:6}{c.precision:8.3f}{c.recall:8.3f}{c.f1:8.3f}"
              f"{c.strict_f1:8.3f}{c.citation:8.3f}{thresholds.get(predicate, 0):8.3f}")
    print(f"{len(gold)} stories; {invented} claims invented in {passages} passages that claim nothing")
    calibration = _calibration(kept)
    print("calibration:", calibration)
    return {"version": VERSION, "thresholds": thresholds, "calibration": calibration}
