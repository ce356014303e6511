"""Pinned floors: they hold, they rise, and they do not sink by themselves."""

from __future__ import annotations

from pathlib import Path

from quality import floors
from quality.floors import Floor


def floor(digest: str = "a", **figures: float) -> Floor:
    return Floor(digest, 3, figures)


def test_a_figure_below_its_floor_is_named() -> None:
    assert floors.below(floor(f1=0.5, citation=1.0), floor(f1=0.4999, citation=1.0)) == [
        "f1 0.4999 is below the pinned 0.500"
    ]


def test_a_ceiling_is_the_other_way_round() -> None:
    assert floors.below(floor(false_per_100=1.0), floor(false_per_100=0.5)) == []
    assert floors.below(floor(false_per_100=1.0), floor(false_per_100=1.5)) == [
        "false_per_100 1.5000 is above the pinned 1.000"
    ]


def test_figures_of_another_corpus_do_not_compare() -> None:
    [line] = floors.below(floor("a", f1=0.5), floor("b", f1=0.9))
    assert "another" in line


def test_what_was_just_pinned_holds() -> None:
    now = floor(f1=2 / 3, false_per_100=10 / 7)
    pinned, refused = floors.raised(None, now, lower=False)
    assert (pinned.figures, refused) == ({"f1": 0.666, "false_per_100": 1.429}, [])
    assert floors.below(pinned, now) == []
    assert floors.raised(pinned, now, lower=False) == (pinned, [])


def test_update_raises_and_refuses_to_lower() -> None:
    pinned, refused = floors.raised(floor(f1=0.5, recall=0.9), floor("b", f1=0.6, recall=0.7), lower=False)
    assert (pinned.figures, refused) == ({"f1": 0.6, "recall": 0.9}, ["recall 0.900 would become 0.700"])
    pinned, refused = floors.raised(floor(f1=0.5, recall=0.9), floor("b", f1=0.6, recall=0.7), lower=True)
    assert (pinned, refused) == (floor("b", f1=0.6, recall=0.7), [])


def test_floors_survive_the_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    assert floors.read(path) == {}
    pinned = {"own": floor(f1=0.5), "negative": floor("b", false_per_100=1.25)}
    floors.write(path, pinned)
    assert floors.read(path) == pinned


def test_the_digest_sees_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("1", "utf-8")
    before = floors.digest(tmp_path.glob("*.json"))
    (tmp_path / "a.json").rename(tmp_path / "b.json")
    renamed = floors.digest(tmp_path.glob("*.json"))
    (tmp_path / "b.json").write_text("2", "utf-8")
    assert len({before, renamed, floors.digest(tmp_path.glob("*.json"))}) == 3
