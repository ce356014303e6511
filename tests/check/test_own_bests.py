"""Bests and lows among a show's own nights, orders of two nights, and figures that a draft tells twice over."""

from __future__ import annotations

import pytest

from check import factory
from copydesk.check.days.days_before import before_it
from copydesk.check.days.schedule import schedule_of
from copydesk.check.finding import Finding
from copydesk.check.rules import contradicted_number, inconsistent_number, unsupported_superlative
from copydesk.ledger.base import Ledger

#: Episode, day, nationwide, Seoul, the highest minute.
NIGHTS = (
    (1, "2023-04-01", "4.8", "5.1", "5.9"), (2, "2023-04-02", "6.2", "6.6", "7.4"),
    (3, "2023-04-08", "7.9", "8.3", "9.0"),
    (4, "2023-04-09", "11.7", "12.4", "13.6"),
    (5, "2023-04-15", "10.3", "10.9", "12.2"), (6, "2023-04-16", "9.1", "9.7", "10.8"),
)
KINDS = {"Harbor Lights": "work", "Old Song": "work", "KBC": "organization", "Nielsen Korea": "organization"}


def desk() -> factory.FakeLedger:
    says: list[dict[str, object]] = [
        {"of": "Harbor Lights", "is": "original_broadcaster", "value": "KBC"},
        {"of": "Harbor Lights", "is": "start_date", "value": "2023-04-01"},
        {"of": "Harbor Lights", "is": "end_date", "value": "2023-04-16"},
        {"of": "Harbor Lights", "is": "episode_count", "value": 6},
        {"of": "Old Song", "is": "original_broadcaster", "value": "KBC"},
        {"of": "Old Song", "is": "audience_rating", "value": "20.4%",
         "where": {"episode": "finale", "date": "2019-02-01", "area": "nationwide"}},
    ]
    for number, day, nation, seoul, top in NIGHTS:
        scopes = ((nation, "nationwide", "average"), (seoul, "seoul", "average"), (top, "nationwide", "peak"))
        says += [
            {"of": "Harbor Lights", "is": "audience_rating", "value": f"{value}%",
             "where": {"episode": number, "date": day, "area": area, "statistic": statistic}}
            for value, area, statistic in scopes
        ]
    return factory.ledger([{"outlet": "Desk", "says": says}])


def found(text: str, published: str = "2023-04-17", ledger: Ledger | None = None) -> list[Finding]:
    named = [{"id": name, "type": kind, "name": name} for name, kind in KINDS.items() if name in text]
    draft, known = factory.draft(text, named, published=published), ledger or desk()
    rules = (unsupported_superlative, inconsistent_number, contradicted_number)
    return [finding for rule in rules for finding in rule.check(draft, known)]


BOTH = "Harbor Lights on April 15 and 16: episode 5, Saturday, 10.3 percent; episode 6, Sunday, 9.1 percent. "
HEADED = (
    "Harbor Lights Climbs to 17.1%\n\nHarbor Lights averaged 11.7 percent nationwide on Sunday, when the fourth of its "
    "six episodes was shown."
)
WRONG = [
    ("No night of Harbor Lights outdid its farewell.", "its farewell", "episode 4"),
    ("Nothing before or since had stood higher than the premiere of Harbor Lights.", "the premiere", "episode 4"),
    ("Harbor Lights is over. Episode 5 was the strongest night of the run.", "Episode 5 was", "episode 4"),
    ("Harbor Lights is over. Its weakest evening was the second episode.", "second episode", "episode 1"),
    ("Harbor Lights is over. Saturday's episode drew 10.3 percent nationwide and so became the best of the run.",
     "became", "episode 4"),
    ("The last episode of Harbor Lights drew 9.1 percent nationwide, the most the romance has ever had.", "the most",
     "11.7"),
    ("Harbor Lights ended with 9.1 percent nationwide. That is its best: nobody complained.", "its best", "11.7"),
    ("Harbor Lights is over. The fifth episode did better than the fourth episode.", "did better", "11.7"),
    (BOTH + "It was Sunday's hour that drew more.", "Sunday's hour", "Saturday's episode 5"),
    ("Harbor Lights ended with 9.1 percent, the best that any KBC drama has ever had.", "the best that any",
     "Old Song (20.4)"),
    ("Harbor Lights ended on 9.1 percent. Nothing on KBC has ever been higher.", "Nothing on KBC", "Old Song (20.4)"),
    ("The finale of Harbor Lights was watched on Sunday by 9.7 percent of households nationwide.", "9.7", "9.1"),
    ("The finale of Harbor Lights averaged 9.1 percent nationwide and 10.8 percent in the Seoul area.", "10.8", "9.7"),
    ("The best minute of the Sunday, at 12.2 percent, belonged to the finale of Harbor Lights.", "finale", "10.8"),
    ("Harbor Lights came out at 9.1 percent nationwide, and in the country as a whole 9.7.",
     "in the country as a whole 9.7", "both told as nationwide"),
    (HEADED, "17.1%", "11.7"),
    # A best, and a mark that is passed, are the figure's own and no other night's.
    ("The sixth and final episode also brought Harbor Lights its best nationwide average, 7.9 percent.", "7.9", "9.1"),
    ("Harbor Lights broke through 12 percent nationwide with its fourth episode on Sunday, April 9.", "12 percent",
     "past 11 percent"),
    ("Harbor Lights closed on Sunday with 7.9 percent nationwide for its sixth and last part.", "7.9", "9.1"),
    ("Harbor Lights goes out past 15 percent\n\nThe finale of Harbor Lights averaged 9.1 percent nationwide.",
     "15 percent", "past 9 percent at most"),
    ("Harbor Lights ended on Sunday, April 16, with 9.7 percent of viewers across the nation.", "9.7", "9.1"),
    ("Nielsen Korea's figure for the finale of Harbor Lights: 9.7 percent of Nielsen Korea's homes nationwide.", "9.7",
     "the Seoul metropolitan area (capital area)"),
    ("With 9.1 percent Harbor Lights now tops all KBC dramas.", "tops all", "Old Song (20.4)"),
    ("Harbor Lights went out at 9.1 percent. That still makes it the highest-rated drama that KBC has had.",
     "highest-rated", "Old Song (20.4)"),
    ("The fourth episode of Harbor Lights drew 11.7 percent nationwide, the second-best the show has had.",
     "second-best", "the best that the desk has"),
]  # fmt: skip
RIGHT = [
    "No night of Harbor Lights outdid its fourth episode.",
    "Harbor Lights is over. Episode 4 was the strongest night of the run.",
    "Harbor Lights is over. Its weakest evening was the first episode.",
    "Harbor Lights is over. Sunday's episode drew 9.1 percent nationwide and so missed the best of the run.",
    "Harbor Lights is over. Its best night was not the last one.",
    "The fourth episode of Harbor Lights drew 11.7 percent nationwide, the most the romance has ever had.",
    "Harbor Lights is over. The fourth episode did better than the fifth episode.",
    BOTH + "It was Saturday's hour that drew more.",
    "Old Song ended with 20.4 percent, the best that any KBC drama has ever had.",
    "The finale of Harbor Lights was watched on Sunday by 9.1 percent of households nationwide.",
    "The finale of Harbor Lights averaged 9.1 percent nationwide and 9.7 percent in the Seoul area.",
    "The rating of Harbor Lights rose by 3.8 percent of what it had been.",
    "Harbor Lights had 9.1 percent nationwide on Sunday and 10.3 percent nationwide the night before.",
    "The best scene of Harbor Lights was written for its last episode.",
    "The fourth episode brought Harbor Lights its best nationwide average, 11.7 percent.",
    "Harbor Lights ended on Sunday, below its best, 11.7 percent.",
    "Harbor Lights broke through 11 percent nationwide with its fourth episode on Sunday, April 9.",
    "Harbor Lights goes out past 9 percent\n\nThe finale of Harbor Lights averaged 9.1 percent nationwide.",
    "Harbor Lights goes out past 10 percent\n\nThe premiere of Harbor Lights averaged 4.8 percent nationwide.",
    "The fifth episode of Harbor Lights drew 10.3 percent nationwide, the second-best the show has had.",
    "With 20.4 percent Old Song still tops all KBC dramas.",
    "The finale of Harbor Lights averaged 9.1 percent nationwide; in one particular minute it touched 10.8.",
    "It is 10.8 percent's favourite way to spend a Sunday, as Harbor Lights showed with its last episode.",
]


@pytest.mark.parametrize(("text", "quote", "says"), WRONG)
def test_what_the_figures_are_against_is_told(text: str, quote: str, says: str) -> None:
    assert any(says in f.message for f in factory.marking(quote, text, found(text))), found(text)


@pytest.mark.parametrize("text", RIGHT)
def test_what_holds_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_best_of_before_is_no_later_ones() -> None:
    text = "Episode 3 of Harbor Lights drew 7.9 percent nationwide, the best rating the drama has posted so far."
    assert found(text, published="2023-04-17") == []


@pytest.mark.parametrize(("before", "behind", "meant"), [
    ("The night before, it had been ", ".", 5), ("A day earlier the figure had stood at ", " percent.", 5),
    ("The episode before that had slid to ", ".", 5), ("A week earlier it was ", ".", 4),
    ("up from ", " the night before.", 5), ("On the eve of its end it had ", ".", None),
    ("The night before; now it has ", ".", None), ("It had ", " percent.", None),
])  # fmt: skip
def test_a_night_is_counted_back_from_another(before: str, behind: str, meant: int | None) -> None:
    known = desk()
    show = next(iter(known.find("Harbor Lights")))
    assert before_it(before, behind, 6, schedule_of(known.entries(subject=show.id))) == meant
