"""The injection benchmark puts in what it says, its world is consistent, and it counts what is found at the words."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bench import injection, spelling
from bench.corruptions import KINDS, Corruption, corruptions
from bench.injection import Tally
from bench.retelling import consistent_tables, highest, retold, strangers
from copydesk.check.finding import Finding, Severity
from copydesk.desk import open_ledger
from copydesk.model import EntityValue, NumberValue
from newsroom import FakeReader, Words, the

TEXT = (
    "Seo Yi-jun leads Quiet Tides\n\nQuiet Tides, which ran on SBS from March 9, 2024 to April 13, 2024 in 16 episodes,"
    " was written by Han Mi-rae and directed by Bong Chul. Seo Yi-jun and Ma Tae-woo play Do Ha-min and Gu Rae-won. "
    "Its finale averaged 14.25 percent nationwide, and Seo Yi-jun, of agency Root Ent, reportedly plays a spy in Foam. "
    "With that it is the highest-rated SBS drama of the year."
)
NAMES = {
    "w": ("work", "Quiet Tides"), "x": ("work", "Foam"), "s": ("person", "Seo Yi-jun"), "m": ("person", "Ma Tae-woo"),
    "h": ("person", "Han Mi-rae"), "b": ("person", "Bong Chul"), "d": ("character", "Do Ha-min"),
    "g": ("character", "Gu Rae-won"), "n": ("organization", "SBS"), "a": ("organization", "Root Ent"),
}  # fmt: skip
RAN, FINALE = TEXT.split("\n\n")[1].split(". ")[0] + ".", "Its finale averaged 14.25 percent nationwide"
PLAYS = "Seo Yi-jun and Ma Tae-woo play Do Ha-min and Gu Rae-won."
LAST = "Seo Yi-jun, of agency Root Ent, reportedly plays a spy in Foam."
BEST = "With that it is the highest-rated SBS drama of the year."


def claim(
    subject: str, predicate: str, value: dict[str, Any], words: str, modality: str = "asserted", **scope: Any
) -> Any:
    return {"subject": subject, "predicate": predicate, "object": value, "qualifiers": scope, "modality": modality,
            "attribution": None, "evidence": [words]}  # fmt: skip


GOLD = {
    "document": {"id": "tides", "title": "Seo Yi-jun leads Quiet Tides", "text": TEXT, "published": "2024-04-14"},
    "entities": [{"id": key, "type": kind, "name": name, "aliases": []} for key, (kind, name) in NAMES.items()],
    "claims": [
        claim("w", "original_broadcaster", {"entity": "n"}, RAN), claim("w", "start_date", {"date": "2024-03-09"}, RAN),
        claim("w", "end_date", {"date": "2024-04-13"}, RAN), claim("w", "episode_count", {"number": 16}, RAN),
        claim("w", "screenwriter", {"entity": "h"}, RAN), claim("w", "director", {"entity": "b"}, RAN),
        claim("w", "cast_member", {"entity": "s"}, PLAYS, character="d"),
        claim("w", "cast_member", {"entity": "m"}, PLAYS, character="g"),
        claim("w", "audience_rating", {"number": 14.25, "unit": "percent"}, FINALE, episode="finale",
              area="nationwide", statistic="average"),
        claim("s", "represented_by", {"entity": "a"}, LAST),
        claim("x", "cast_member", {"entity": "s"}, LAST, "reported"),
        claim("w", "holds_record", {"text": "audience_rating"}, BEST, rank=1, group="SBS drama of the year"),
    ],
}  # fmt: skip


def put(kind: str, seed: int = 1) -> Corruption:
    return next(one for one in corruptions(GOLD, seed=seed, highest=lambda network: 20.0) if one.kind == kind)


def wrong(one: Corruption) -> list[str]:
    return [one.text[start:end] for start, end in one.places]


@pytest.mark.parametrize(
    ("kind", "says", "right"),
    [
        ("name, once", None, "Seo Yi-jun"), ("date, a day off", None, None), ("date, a year off", None, "2024"),
        ("rating, a digit", None, "14.25"), ("rating, its area", "in Seoul", "nationwide"), ("network", None, "SBS"),
        ("writer", None, "Han Mi-rae"), ("director", None, "Bong Chul"), ("agency", None, "Root Ent"),
        ("episode count", None, "16"), ("role, two swapped", "Gu Rae-won", "Do Ha-min"),
    ],
)  # fmt: skip
def test_one_thing_is_wrong_at_the_words_that_are_said_to_be(kind: str, says: str | None, right: str | None) -> None:
    one = put(kind)
    words = wrong(one)[0]
    assert says in (None, words)
    assert right in (None, one.right)
    start, end = one.places[0]
    assert one.text[:start] == TEXT[:start]
    if kind != "role, two swapped":
        assert TEXT.endswith(one.text[end:])
        assert words not in (one.right, "")


def test_a_slip_in_a_name_is_another_syllable_and_throughout_means_everywhere() -> None:
    once, throughout = put("name, once"), put("name, throughout")
    assert wrong(once) == ["Seo Yi-jin"]
    assert once.text.count("Seo Yi-jun") == TEXT.count("Seo Yi-jun") - 1
    entity = throughout.right
    assert entity in TEXT
    assert entity not in throughout.text
    assert len(throughout.places) == TEXT.count(entity)


def test_a_superlative_becomes_one_that_the_tables_refute_or_none_at_all() -> None:
    assert "highest-rated SBS drama in history" in put("superlative, its group").text
    kinds = {one.kind for one in corruptions(GOLD, seed=1, highest=lambda network: 14.0)}
    assert "superlative, its group" not in kinds


def test_a_hedge_goes_only_where_nothing_else_is_left_of_it() -> None:
    assert "Root Ent, plays a spy" in put("hedge dropped").text
    doubtful = {**GOLD, "document": {**GOLD["document"], "text": TEXT.replace("a spy", "what may be a spy")}}
    doubtful["claims"] = [{**c, "evidence": [w.replace("a spy", "what may be a spy") for w in c["evidence"]]}
                          for c in GOLD["claims"]]  # fmt: skip
    assert "hedge dropped" not in {one.kind for one in corruptions(doubtful, seed=1)}


def test_the_same_seed_is_the_same_errors_and_another_is_not() -> None:
    texts = {seed: [one.text for one in corruptions(GOLD, seed=seed)] for seed in (1, 2, 3, 4)}
    assert texts[1] == [one.text for one in corruptions(GOLD, seed=1)]
    assert len({tuple(some) for some in texts.values()}) > 1


def test_every_kind_has_a_case_in_the_corpus() -> None:
    seen = {one.kind for gold in injection.golds() for one in corruptions(gold, seed=1, highest=lambda network: 60.0)}
    assert seen == set(KINDS)


def test_two_outlets_tell_every_claim_and_the_other_scopes_figures() -> None:
    first, second = retold(GOLD)
    assert first.document.outlet != second.document.outlet
    assert first.document.text != second.document.text
    assert {entity.name for entity in second.entities} >= {"Seo Yi Jun", "Quiet Tides"}
    for reading in (first, second):
        ratings = {c.object.number for c in reading.claims if isinstance(c.object, NumberValue) and c.object.unit}
        assert ratings == {14.25, 15.55, 16.95}
        assert all(e.quote == reading.document.text[e.start : e.end] for c in reading.claims for e in c.evidence)
        assert {c.modality for c in reading.claims if c.subject == "x"} == {"reported"}


def test_tables_lose_the_shows_that_a_story_names_and_noise_is_of_others(tmp_path: Path) -> None:
    tables, target = tmp_path / "tables", tmp_path / "target"
    tables.mkdir()
    target.mkdir()
    (tables / "shows.csv").write_text(
        "show_id,title,alt_titles,network\nq,Still Tides,Quiet tides,SBS\nr,Foal,,tvN|ENA\n"
    )
    (tables / "ratings.csv").write_text(
        "show_id,percent,area,statistic,episode\nq,30,nationwide,average,1\nr,12.5,nationwide,average,2\n"
        "r,19,nationwide,peak,2\nr,18,seoul,average,2\nr,9,nationwide,average,3\n"
    )
    (tables / "people.csv").write_text("person,also_spelled,agency\nSeo I-jun,Seo Yi-jun,Other Ent\nKo Un,,Third Ent\n")
    assert consistent_tables(tables, target, [GOLD]) == 1
    assert highest(target) == {"": 12.5, "tvN": 12.5, "ENA": 12.5}
    with (target / "people.csv").open(encoding="utf-8", newline="") as file:
        assert [row["agency"] for row in csv.DictReader(file)] == ["", "Third Ent"]
    other = {**GOLD, "entities": [{"id": "z", "type": "person", "name": "Seo Yi Jun", "aliases": []}]}
    stranger = {**GOLD, "entities": [{"id": "z", "type": "organization", "name": "SBS", "aliases": []}]}
    assert strangers([other, stranger], [GOLD]) == [stranger]


def said(text: str, words: str, message: str, severity: Severity = Severity.ERROR) -> Finding:
    start = text.index(words)
    return Finding("X001", "x", severity, message, start, start + len(words), words)


def test_only_a_new_finding_at_the_words_counts_and_it_must_name_what_is_right() -> None:
    one = put("rating, a digit")
    (words,) = wrong(one)
    tally = Tally()
    old = said(one.text, "Quiet Tides", "as before")
    injection.count(tally, "a", one, [old], [old, said(one.text, words, "no", Severity.INFO)], read=False)
    injection.count(tally, "b", one, [], [said(one.text, words, "it is another", Severity.WARNING)], read=True)
    injection.count(tally, "c", one, [], [said(one.text, words, "the desk has 14.25 percent")], read=True)
    assert tally.kinds[one.kind] == {
        "errors": 3, "read": 2, "found": 2, "found_read": 2, "at_error": 1, "explained": 1,
    }  # fmt: skip
    assert [line.split()[0] for line in tally.errors] == ["missed", "untold"]
    assert "(unread)" in tally.errors[0]
    assert "| 3 | 0.67 | 0.67 | 1.00 | 0.33 | 0.33 |" in injection.tables(tally, [])


def test_a_wrong_network_is_found_by_a_desk_of_the_retellings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def empty(file: Path, chosen: Sequence[Any], others: Sequence[Any]) -> tuple[dict[str, float], str]:
        with open_ledger(file):
            return {}, "nothing else"

    wrong_network = wrong(put("network"))[0]
    names = {name: kind for kind, name in NAMES.values()} | {wrong_network: "organization"}
    reader = FakeReader(names, [
        Words(f"Quiet Tides, which ran on {name} from", "Quiet Tides", "original_broadcaster", the(name))
        for name in ("SBS", wrong_network)
    ])  # fmt: skip
    monkeypatch.setattr(injection, "make_base", empty)
    monkeypatch.setattr(injection, "corruptions", lambda *_, **__: [put("network"), put("writer")])

    def shouts(texts: Sequence[str]) -> list[list[spelling.Complaint]]:
        return [[(0, len(text), text[-5:])] for text in texts]

    cached = injection.Readings(reader, tmp_path / "cache")
    tally, about = injection.measure([GOLD], [], cached, seed=1, tools={"shouts": shouts})
    assert about == "nothing else"
    assert tally.clean == {"shouts": 1}
    assert tally.kinds["network"]["found"] == tally.kinds["network"]["explained"] == 1
    assert tally.kinds["writer"]["found"] == 0
    again, _ = injection.measure([GOLD], [], cached, seed=1, tools={})
    assert again.kinds["network"]["found"] == 1


def test_what_the_corpus_offers_is_without_slips_and_retells_itself() -> None:
    stories = injection.golds()
    assert len(stories) > 300
    assert not any(gold.get("slips") for gold in stories)
    for gold in stories[:40]:
        first, _ = retold(gold)
        wanted = [c for c in gold["claims"] if not c.get("optional")]
        assert len(first.claims) >= len(wanted)
        assert all(isinstance(c.object, EntityValue) == ("entity" in w["object"])
                   for c, w in zip(first.claims, wanted, strict=False))  # fmt: skip


def test_a_codespell_line_becomes_the_words_it_is_about(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = type("Ran", (), {"stdout": "/x/1.txt:2: recieved ==> received\n"})
    monkeypatch.setattr(spelling.subprocess, "run", lambda *_, **__: ran)
    _, found = spelling.TOOLS["codespell"][1](["good", "a\nHe recieved it"])
    assert found == [(5, 13, "received")]


def test_bad_weights_are_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def no_weights() -> None:
        raise OSError("no weights")

    monkeypatch.setattr(injection, "load_reader", no_weights)
    assert injection.main(["--sample", "1"]) == 2
    assert json.dumps(capsys.readouterr().err) == json.dumps("bench: no weights\n")
