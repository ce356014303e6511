"""First and last days in the turns by which they are told, those of a later season or of a show that its people alone
name, and counts of what stands beside them.
"""

from __future__ import annotations

import pytest

from check import factory
from check.test_told_sideways import said
from copydesk.check.engine import check
from copydesk.check.finding import Severity


@pytest.mark.parametrize("words", [
    "Long River first went out on tvN on {}, 2024.", "Long River arrived on tvN on {}.",
    "tvN gave Long River its Saturdays on {}, 2024.", "Long River took over the slot on {}, 2024.",
    "Long River came on for the first time on {}, 2024.", "On {}, 2024, tvN raised the curtain on Long River.",
    "Long River joined the schedule on {}, 2024.", "Long River saw the light of day on {}, 2024.",
])  # fmt: skip
def test_turns_of_a_beginning(words: str) -> None:
    assert [f for f in said(words.format("March 9")) if f.code == "L001"] == []
    found = said(words.format("March 16"))
    assert [f.quote.split(",")[0] for f in found] == ["March 16"]
    assert "March 9" in found[0].message


@pytest.mark.parametrize("words", [
    "Long River took its leave of tvN on {}, 2024.", "Long River wound up on {}, 2024.",
    "Long River vacated its slot on {}, 2024.", "Long River closed the book on {}, 2024.",
    "Long River made way for its successor on {}, 2024.", "Long River departed on {}, 2024.",
    "{}, 2024, was the last day of Long River.",
])  # fmt: skip
def test_turns_of_an_end(words: str) -> None:
    assert said(words.format("April 28")) == []
    found = said(words.format("April 21"))
    assert [f.quote.split(",")[0] for f in found] == ["April 21"]
    assert "April 28" in found[0].message


def test_a_day_of_a_later_season() -> None:
    right, wrong = (
        said(f"Long River is back. Long River's second season has been on tvN since March {day}, 2025.", "2025-04-01")
        for day in (8, 22)
    )
    assert right == []
    assert [f.quote for f in wrong] == ["March 22, 2025"]
    assert "March 8, 2025" in wrong[0].message


def test_a_day_of_a_show_that_its_people_name() -> None:
    says = [
        {"of": "Long River", "is": "start_date", "value": "2024-03-09"},
        {"of": "Long River", "is": "cast_member", "value": "Han So-mi"},
        {"of": "Long River", "is": "cast_member", "value": "Seo Gi-tae"},
    ]
    ledger = factory.ledger([{"outlet": outlet, "says": says} for outlet in ("A", "B")])
    people = [{"id": name, "type": "person", "name": name} for name in ("Han So-mi", "Seo Gi-tae")]
    for day, quotes in (("March 9", []), ("March 10", ["March 10"])):
        text = f"Han So-mi and Seo Gi-tae came back to television. Their drama opened on {day}."
        found = check(factory.draft(text, people, [], published="2024-03-20"), ledger)
        assert [f.quote for f in found if f.severity is not Severity.INFO] == quotes


@pytest.mark.parametrize(("text", "quote", "right"), [
    ("Eight of its twelve episodes are behind us, which leaves the trainees {} more.", "six", "four"),
    ("Of its twelve episodes eight have been shown. That leaves {}.", "five", "four"),
    ("It has twelve episodes, eight of which have been shown; {} remain.", "six", "four"),
    ("From the tenth episode, on May 8, to the 20th, on June 12, all {} were good.", "nine", "eleven"),
    ("It was good for {} episodes in a row, from the tenth to the 20th.", "ten", "eleven"),
    ("Episodes 3 to 8, all {} of them, were good.", "five", "six"),
    ("They have {} children, Se-ri, Seo-joon and Ki-joon, of whom one lies.", "four", "three"),
    ("It is about a mother of {}, Se-ri, Seo-joon and Ki-joon.", "four", "three"),
    ("Se-ri, Seo-joon and Ki-joon, their {} children, are asleep.", "four", "three"),
])
def test_counts_of_what_stands_beside_them(text: str, quote: str, right: str) -> None:
    assert said(text.format(right)) == []
    found = said(text.format(quote))
    assert [(f.code, f.quote) for f in found] == [("S001", quote)]
    assert right in found[0].message


@pytest.mark.parametrize("text", [
    "From the third to the eighth episode, the first two of them on one night, it rose.",
    "Park has three brothers, Min-su and Min-ho among them.",
    "Park, Min-su and Min-ho, her two sons, came along.",
    "Eight of its twelve episodes were shown in May, with two more nights off.",
])
def test_other_counts(text: str) -> None:
    assert said(text) == []
