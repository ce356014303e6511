"""Slips put into right stories, of kinds that the injection benchmark puts there, and what is right beside them."""

from __future__ import annotations

from typing import Any

import pytest

from check import factory
from copydesk.check.engine import check
from copydesk.check.finding import Finding, Severity

WORK, SECOND = "Salt Road", "Paper Kites"
KINDS = {
    WORK: "work", SECOND: "work", "Reed Flute": "work", "Nam Tae-joon": "person", "Ok Hae-ryung": "person",
    "Piet Vos": "person", "Pi Seong-gyu": "person", "Lim Bo-ra": "person", "Bae Eun-hu": "person",
    "Eun Seo-ah": "person", "Bae In-hu": "person", "Gale Studio": "organization", "Tak Yong-gi": "person",
    "ENA": "organization", "TVING": "organization", "Jin": "work",
}
SAYS: list[dict[str, Any]] = [
    {"of": WORK, "is": "director", "value": "Nam Tae-joon"},
    {"of": WORK, "is": "director", "value": "Ok Hae-ryung"},
    {"of": WORK, "is": "screenwriter", "value": "Lim Bo-ra"},
    {"of": WORK, "is": "start_date", "value": "2021-03-06"},
    {"of": WORK, "is": "start_date", "value": "2022-01-14"},
    {"of": WORK, "is": "episode_count", "value": 12},
    {"of": WORK, "is": "cast_member", "value": "Yoon Dal-su", "where": {"character": "Jin Young-gi"}},
    {"of": SECOND, "is": "director", "value": "Lim Bo-ra"},
    {"of": SECOND, "is": "start_date", "value": "2019-10-05"},
    {"of": SECOND, "is": "cast_member", "value": "Pi Seong-gyu"},
    {"of": SECOND, "is": "streamed_on", "value": "Wavve"},
    {"of": "Bae In-hu", "is": "award_received", "value": "Popularity Award",
     "where": {"ceremony": "Harbor Screen Awards"}},
]


def found(
    text: str, *claims: tuple[str, str, Any], code: str = "L001", sure: float = 0.8, hide: str = ""
) -> list[Finding]:
    """The findings where a reader has these claims; `hide` is a name that no reader sees."""
    entities = [{"id": n, "type": k, "name": n} for n, k in KINDS.items() if n in text and n != hide]
    read = [{"subject": s, "predicate": p, "object": o, "confidence": sure} for s, p, o in claims]
    draft = factory.draft(text, entities, read, published="2024-06-01")
    stories = [{"outlet": outlet, "says": SAYS, "published": "2024-05-20"} for outlet in ("A", "B")]
    return [f for f in check(draft, factory.ledger(stories)) if f.code == code]


def entity(name: str) -> dict[str, str]:
    return {"entity": name}


@pytest.mark.parametrize("text", [
    f"{WORK} is the work of Piet Vos and Nam Tae-joon, who made every hour of it.",
    f"Salt, wind, two brothers: {WORK}. Behind the camera: Nam Tae-joon and, since March, Piet Vos.",
])
def test_a_stranger_joined_to_a_director_who_is_right(text: str) -> None:
    findings = found(text, (WORK, "director", entity("Nam Tae-joon")))
    assert [(f.quote, f.severity) for f in findings] == [("Piet Vos", Severity.WARNING)]
    assert "Ok Hae-ryung" in findings[0].message


@pytest.mark.parametrize("text", [
    # Each of the two is right, in a craft of their own.
    f"Lim Bo-ra and Nam Tae-joon, writer and director of {WORK}, have two hours left.",
    # Both directors are there, and a guest.
    f"{WORK} is by Nam Tae-joon and Ok Hae-ryung. Nam Tae-joon and Piet Vos met at the harbor.",
    # What the second has alone.
    f"{WORK} was made by Nam Tae-joon and Piet Vos's old crew.",
])
def test_who_is_joined_and_right(text: str) -> None:
    assert found(text, (WORK, "director", entity("Nam Tae-joon"))) == []


def test_a_director_called_so_who_is_only_in_the_cast_of_another() -> None:
    text = f"Directors Ok Hae-ryung ({WORK}) and Pi Seong-gyu ({SECOND}) are new. {SECOND} has four."
    findings = found(text, (SECOND, "director", entity("Pi Seong-gyu")), sure=0.96)
    assert [f.quote for f in findings] == ["Pi Seong-gyu"]


@pytest.mark.parametrize(
    ("day", "wrong"), [("5 October 2019", False), ("4 October 2019", True), ("5 October 2018", True)]
)
def test_the_day_of_a_first_episode_in_brackets(day: str, wrong: bool) -> None:
    text = f"{SECOND} goes on. Its keeper has stood there from the first episode (“The Long Thaw”, {day})."
    number, month, year = day.split()
    assert month == "October"
    findings = found(text, (SECOND, "start_date", {"date": f"{year}-10-{int(number):02}"}))
    assert [f.quote for f in findings] == ([day] if wrong else [])


@pytest.mark.parametrize(("day", "iso", "wrong"), [
    ("March 6, 2021", "2021-03-06", False), ("March 7, 2021", "2021-03-07", True),
    ("March 6, 2022", "2022-03-06", True),
    # No slip for either: the opening in a third country.
    ("July 19, 2021", "2021-07-19", False),
])
def test_one_of_two_first_days_that_the_desk_has(day: str, iso: str, wrong: bool) -> None:
    text = f"{WORK} was first shown on {day}. It opened in Seoul on January 14, 2022."
    findings = found(text, (WORK, "start_date", {"date": iso}), (WORK, "start_date", {"date": "2022-01-14"}))
    assert [f.quote for f in findings] == ([day] if wrong else [])


def test_a_winner_of_an_award_that_many_have() -> None:
    text = "The Popularity Award of the Harbor Screen Awards was shared by Bae Eun-hu and Eun Seo-ah."
    where = {"ceremony": "Harbor Screen Awards"}
    entities = [{"id": n, "type": "person", "name": n} for n in ("Bae Eun-hu", "Eun Seo-ah")]
    claims = [
        {"subject": n, "predicate": "award_received", "object": {"text": "Popularity Award"}, "qualifiers": where}
        for n in ("Bae Eun-hu", "Eun Seo-ah")
    ]
    draft = factory.draft(text, entities, claims, published="2024-06-01")
    ledger = factory.ledger([{"outlet": o, "says": SAYS, "published": "2024-05-20"} for o in ("A", "B")])
    findings = [f for f in check(draft, ledger) if f.code == "L001"]
    assert [(f.quote, f.severity) for f in findings] == [("Bae Eun-hu", Severity.WARNING)]
    assert "Bae In-hu" in findings[0].message


def test_a_name_of_which_only_the_family_is_read() -> None:
    text = f"The house of {WORK}. Eldest Jin Yong-gi (Yoon Dal-su) runs the bank; he fears the sea."
    assert [f.quote for f in found(text, code="N002")] == ["Jin Yong-gi"]


@pytest.mark.parametrize("text", [
    f"Adapted from Piet Vos's Reed Flute, {WORK} sailed in 2021. It runs for 14 episodes.",
    f"{WORK}. Based on the Danish series Reed Flute, it is a tale of salt. It ran for 14 episodes.",
])
def test_what_a_work_is_made_from_is_not_what_is_counted(text: str) -> None:
    assert [f.quote for f in found(text, (WORK, "episode_count", {"number": 14}), sure=0.92)] == ["14"]


def test_elsewhere_opens_a_paragraph_and_says_nothing_of_a_platform() -> None:
    text = f"Elsewhere, Piet Vos has left TVING's {SECOND}, citing the weather."
    assert [f.quote for f in found(text, (SECOND, "streamed_on", entity("TVING")), sure=0.95)] == ["TVING"]


@pytest.mark.parametrize("text", [
    f"“{WORK}” Sweeps The Buzz Charts As Piet Vos Takes No. 1 Among Actors: Nam Tae-joon, Lim Bo-ra and Ok Hae-ryung.",
    "No. 2 among the stars are Piet Vos, Nam Tae-joon and Lim Bo-ra.",
])
def test_a_rank_counts_nobody(text: str) -> None:
    assert found(text, code="S001") == []
