"""Episodes that are left, parts of a whole, points between two nights, two areas held together, a milestone that no
figure reaches, and how long a run was. Each wrong passage is marked at `quote`, its twin with `right` is left alone.
"""

from __future__ import annotations

import pytest

from check import factory
from copydesk.check.engine import check
from copydesk.check.finding import Finding, Severity
from copydesk.ledger.base import Ledger

WORKS = (
    "Iron Harvest", "Night Tide", "Salt Road", "Glass Town", "Queen of Tears", "Lovely Runner", "Knight Flower",
    "Love Next Door",
)


def said(text: str, ledger: Ledger | None = None, published: str = "2024-06-03") -> list[Finding]:
    """The findings at warning or error level of a draft that a reader saw the works of."""
    entities = [{"type": "work", "name": name} for name in WORKS if name in text]
    found = check(factory.draft(text, entities, published=published), ledger)
    return [f for f in found if f.severity is not Severity.INFO]


def changed(text: str, quote: str, right: str) -> str:
    at = text.index(quote)
    return text[:at] + right + text[at + len(quote):]


#: A passage, the words that are marked, and those that make it right.
WRONG = [
    (
        "Of the 16 episodes of Iron Harvest, Ahn Bo-ra directed ten and Cho Min-ki the other eight.",
        "eight", "six",
    ),
    ("One in three homes, 24.9 percent nationwide, saw the end of Iron Harvest.", "One in three", "One in four"),
    ("Nearly a third of Korean homes watched Iron Harvest, which had 24.9 percent nationwide.", "a third", "a quarter"),
    (
        "Iron Harvest took a record that had stood for six years, since February 2020.",
        "six", "four",
    ),
    (
        (
            "Iron Harvest is a drama in 16 episodes. Sunday's was the 12th, which leaves the two sisters, who have "
            "not spoken since the fire, six episodes in which to make peace."
        ),
        "six", "four",
    ),
    (
        "Iron Harvest has 16 episodes in all. It drew 9.1 percent with the 13th, and has two more to go.",
        "two", "three",
    ),
    (
        "Iron Harvest runs to 16 episodes. With its 13th it is two episodes short of the finale.",
        "two", "three",
    ),
    (
        "Iron Harvest has a total of 16 episodes. The tenth aired on Sunday. Five more episodes remain.",
        "Five", "Six",
    ),
    (
        "Iron Harvest runs to 16 episodes. They came in two batches of seven, in May and in June.",
        "seven", "eight",
    ),
    (
        (
            "Iron Harvest came out by the month, three episodes on each of four Fridays. All 16 episodes are there."
        ),
        "three", "four",
    ),
    (
        "Iron Harvest runs to 12 episodes, put out two episodes at a time, four times.",
        "four times", "six times",
    ),
    (
        "Iron Harvest has aired 15 of its 16 episodes. The final two will follow on Tuesday.",
        "two", "one",
    ),
    (
        "Iron Harvest runs to 16 episodes, shown in two halves, eight in May and ten in June.",
        "ten", "eight",
    ),
    (
        (
            "Saturday, May 4: Iron Harvest, episode 7 - 12.9% nationwide\nSunday, May 5: Iron Harvest, episode 8 - "
            "16.2% nationwide, up 2.3 points"
        ),
        "2.3", "3.3",
    ),
    (
        (
            "Iron Harvest, episode 14, had 20.7 percent nationwide on Sunday. On Saturday, episode 13 had been 1.1 "
            "points lower, at 18.9 percent nationwide."
        ),
        "1.1", "1.8",
    ),
    (
        (
            "The second part of Iron Harvest opened with 7.7 percent on May 10; the first part had closed on April 5 "
            "with 12.2 percent, 5.5 points more."
        ),
        "5.5", "4.5",
    ),
    (
        (
            "Iron Harvest stands at 13.5 percent nationwide. Around the capital, Sunday's episode did a shade "
            "better, at 13.4 percent."
        ),
        "better", "worse",
    ),
    (
        "Iron Harvest left with 24.9 percent nationwide and slightly less, 28.4 percent, in the Seoul area.",
        "less", "more",
    ),
    (
        (
            "Iron Harvest stands at 13.5 percent nationwide. On Sunday it had 13.1 percent in the Seoul area, "
            "somewhat higher."
        ),
        "higher", "lower",
    ),
    (
        "The widow rides off above 20 percent. Iron Harvest averaged 18.4 percent nationwide on Saturday.",
        "20", "18",
    ),
    (
        (
            "SBS's two biggest hits, Iron Harvest (24.9 percent), Night Tide (21.7) and Salt Road (20.5), are online."
        ),
        "two", "three",
    ),
    (
        "On May 5, three days after its rival left on May 12, Iron Harvest had 9.1 percent.",
        "May 12", "May 2",
    ),
]


@pytest.mark.parametrize(("text", "quote", "right"), WRONG, ids=[case[0][:50] for case in WRONG])
def test_what_does_not_come_out_is_marked(text: str, quote: str, right: str) -> None:
    at = text.index(quote)
    assert any(f.start < at + len(quote) and at < f.end for f in said(text)), said(text)


@pytest.mark.parametrize(("text", "quote", "right"), WRONG, ids=[case[0][:50] for case in WRONG])
def test_what_comes_out_is_left_alone(text: str, quote: str, right: str) -> None:
    assert said(changed(text, quote, right)) == []


@pytest.mark.parametrize("text", [
    (
        "Iron Harvest has 16 episodes. After the 12th, two of the four episodes that are left will air on one night."
    ),
    "Iron Harvest runs to 16 episodes. They came in two batches of seven and nine.",
    (
        "Iron Harvest has aired 10 of its 16 episodes. The last two had 9.1 and 9.4 percent, and there are six to "
        "come."
    ),
    "A third of its viewers are men. Iron Harvest had 18.4 percent nationwide, a fifth of all homes.",
    "Iron Harvest had 6.9 percent nationwide, though over half the country had heard of it.",
    "Half the country, as they say, saw Iron Harvest. It had 28.1 percent nationwide.",
    "Iron Harvest hopes to end above 20 percent. It averaged 18.4 percent nationwide on Saturday.",
    "A drama past 20 percent is rare. Iron Harvest averaged 18.4 percent nationwide; Night Tide had 21.3.",
    (
        "Iron Harvest had 12.9 percent nationwide on Saturday, May 4. On Sunday, May 5, it rose by 2.3 points on the "
        "week, to 16.2 percent nationwide."
    ),
    (
        "Iron Harvest stands at 13.5 percent nationwide. In the Seoul area last week's episode did better, at 13.4 "
        "percent, than the 12.8 of its rival."
    ),
])
def test_what_is_told_otherwise_is_left_alone(text: str) -> None:
    assert [f for f in said(text) if f.code in ("S001", "S003")] == []


#: A passage, its day, the words that are marked, and those that make it right: against what the desk has.
AGAINST_THE_DESK = [
    (
        "Queen of Tears ended on Sunday after ten weeks on tvN.",
        "2024-04-30", "ten weeks", "eight weeks",
    ),
    (
        "Queen of Tears closed its three-month run on Sunday.",
        "2024-04-30", "three-month", "two-month",
    ),
    (
        "Lovely Runner, at episode 14, has two weeks to go.",
        "2024-05-22", "two weeks", "one weeks",
    ),
    (
        "Knight Flower said goodbye on Saturday after 12 episodes in nine weeks.",
        "2024-02-19", "nine", "six",
    ),
    (
        (
            "Love Next Door came three years before its rival Glass Town. Night Tide was never so loved. The 12 "
            "episodes had begun on August 17."
        ),
        "2024-10-07", "12 episodes", "16 episodes",
    ),
    (
        "Lovely Runner ends tonight with its 18th episode.",
        "2024-05-28", "18th", "16th",
    ),
    (
        "Queen of Tears. Network: tvN. Episodes: 18.",
        "2024-04-30", "18", "16",
    ),
    (
        "Queen of Tears ended last month after 14 episodes on tvN.",
        "2024-05-20", "14", "16",
    ),
    (
        "Queen of Tears, Episode 18 (finale): 24.9 percent nationwide",
        "2024-04-30", "18", "16",
    ),
    (
        "MONDAY, MAY 27\n\ntvN - Lovely Runner, episode 5: 5.3% nationwide", "2024-05-28", "episode 5", "episode 15",
    ),
]


@pytest.mark.parametrize(("text", "day", "quote", "right"), AGAINST_THE_DESK, ids=[c[0][:40] for c in AGAINST_THE_DESK])
def test_a_run_that_was_longer_or_shorter_is_marked(
    starter: Ledger, text: str, day: str, quote: str, right: str
) -> None:
    at = text.index(quote)
    wrong = said(text, starter, day)
    assert any(f.start < at + len(quote) and at < f.end for f in wrong), wrong
    left = said(changed(text, quote, right), starter, day)
    assert not any(f.start < at + len(right) and at < f.end for f in left), left
