"""Bests of all seasons of a work together, of one against another, and a best night that is told as the mean of all."""

from __future__ import annotations

import pytest

from check import factory
from copydesk.check.finding import Finding
from copydesk.check.rules import contradicted_number, unsupported_superlative

#: Work, episode, day, nationwide.
NIGHTS = (
    ("Night Ferry", 1, "2019-02-02", "8.4"), ("Night Ferry", 2, "2019-02-03", "17.6"),
    ("Night Ferry", 3, "2019-02-09", "14.9"), ("Night Ferry", 4, "2019-02-10", "15.8"),
    ("Night Ferry 2", 1, "2021-02-06", "9.7"), ("Night Ferry 2", 2, "2021-02-07", "12.5"),
    ("Night Ferry 2", 3, "2021-02-13", "16.2"), ("Night Ferry 2", 4, "2021-02-14", "14.4"),
)
RUNS = {"Night Ferry": ("2019-02-02", "2019-02-10"), "Night Ferry 2": ("2021-02-06", "2021-02-14")}


def desk() -> factory.FakeLedger:
    says: list[dict[str, object]] = []
    for work, (first, last) in RUNS.items():
        says += [
            {"of": work, "is": "original_broadcaster", "value": "KBC"},
            {"of": work, "is": "start_date", "value": first},
            {"of": work, "is": "end_date", "value": last}, {"of": work, "is": "episode_count", "value": 4},
        ]
    says += [
        {"of": work, "is": "audience_rating", "value": f"{value}%",
         "where": {"episode": number, "date": day, "area": "nationwide", "statistic": "average"}}
        for work, number, day, value in NIGHTS
    ]
    return factory.ledger([{"outlet": "Desk", "says": says}])


def found(text: str, published: str = "2021-02-15") -> list[Finding]:
    work = "Night Ferry 2" if "Night Ferry 2" in text else "Night Ferry"
    draft = factory.draft(text, [{"id": work, "type": "work", "name": work}], published=published)
    return [f for rule in (unsupported_superlative, contradicted_number) for f in rule.check(draft, desk())]


WRONG = [
    ("The third hour of Night Ferry 2 drew 16.2 percent, the best night of either season.", "either", "second season"),
    ("Night Ferry 2 stood at 16.2 percent on Saturday, a record for the whole franchise.", "record", "17.6"),
    ("Episode 3 of Night Ferry 2 had 16.2 percent, more than any night of the first season.", "more than", "17.6"),
    ("Episode 3 of Night Ferry 2 had 16.2 percent, outdoing everything the first season had shown.", "outdo", "17.6"),
    ("Episode 3 of Night Ferry 2 had 16.2 percent, which neither of its predecessors reached.", "neither", "17.6"),
    ("Night Ferry 2 closed with 14.4 percent, higher than the finale of the first season.", "higher", "15.8"),
    ("Night Ferry 2 began at 9.7 percent, lower than the premiere of the first season.", "lower", "8.4"),
    ("Night Ferry 2 closed with 14.4 percent, more than the first season had at its end.", "more than", "15.8"),
    ("Over its four episodes Night Ferry averaged 17.6 percent.", "Over its", "17.6 is episode 2"),
    ("From first night to last, Night Ferry averaged 17.6 percent.", "From first", "17.6 is episode 2"),
    ("Night Ferry drew an average of 17.6 percent in its four-week run.", "in its", "17.6 is episode 2"),
    ("Night Ferry ended with 15.8 percent on Sunday, a mark it had never reached before.", "never", "episode 2"),
    ("Night Ferry ended with 15.8 percent on Sunday, more than on any other night.", "more than", "episode 2"),
    ("Night Ferry ended on Sunday with a rating that no earlier episode had touched: 15.8 percent.", "no ear", "17.6"),
    ("Never before had so many homes watched Night Ferry: its finale on Sunday had 15.8 percent.", "Never", "17.6"),
    ("The finale of Night Ferry had 15.8 percent and outdid every earlier episode.", "outdid", "17.6"),
    ("Night Ferry broke its own record on Sunday, when its finale drew 15.8 percent.", "broke", "17.6"),
    ("Night Ferry passed 15 percent for the first time on Sunday, with 15.8 for its finale.", "first time", "17.6"),
    ("Night Ferry saved its best for last on Sunday.", "saved", "17.6"),
]
RIGHT = [
    "The third hour of Night Ferry 2 drew 16.2 percent, the best night of the second season.",
    "Night Ferry 2 closed with 14.4 percent, lower than the finale of the first season.",
    "Night Ferry 2 began at 9.7 percent, higher than the premiere of the first season.",
    "The second episode of Night Ferry had 17.6 percent, the best night of either season.",
    "The second episode of Night Ferry had 17.6 percent, more than any night of the second season.",
    "Over its four episodes Night Ferry climbed from 8.4 to 15.8 percent.",
    "The last of its four episodes averaged 15.8 percent for Night Ferry.",
    "The second episode of Night Ferry had 17.6 percent, a height that it had never touched before.",
    "Night Ferry passed 17 percent for the first time on Sunday, with 17.6 for its second episode.",
    "Night Ferry never topped the 24.1 percent that an older drama had.",
]


@pytest.mark.parametrize(("text", "quote", "says"), WRONG)
def test_a_best_that_another_night_is_above_is_told(text: str, quote: str, says: str) -> None:
    assert any(says in f.message for f in factory.marking(quote, text, found(text))), found(text)


@pytest.mark.parametrize("text", RIGHT)
def test_what_holds_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_season_that_it_holds_for_is_offered() -> None:
    (finding,) = found("The third hour of Night Ferry 2 drew 16.2 percent, the highest average of the whole franchise.")
    assert finding.suggestions[0].replacement == "the highest average of the second season"


def test_a_mean_of_all_that_is_the_last_night_s_is_offered_as_such() -> None:
    text = "Over its 4 episodes, Harbor Inn averaged 9.4 percent nationwide."
    says = [{"of": "Harbor Inn", "is": "episode_count", "value": 4}, *(
        {"of": "Harbor Inn", "is": "audience_rating", "value": f"{value}%",
         "where": {"episode": number, "area": "nationwide", "statistic": "average"}}
        for number, value in ((1, "3.2"), (4, "9.4"))
    )]  # fmt: skip
    draft = factory.draft(text, [{"id": "h", "type": "work", "name": "Harbor Inn"}], published="2021-02-15")
    (finding,) = contradicted_number.check(draft, factory.ledger([{"outlet": "Desk", "says": says}]))
    assert finding.suggestions[0].replacement == "With its last episode"


def test_two_figures_of_one_night_are_of_two_scopes() -> None:
    says = [
        {"of": "Harbor Inn", "is": "audience_rating", "value": f"{value}%",
         "where": {"episode": 5, "area": "nationwide", "statistic": kind}}
        for value, kind in (("9.4", "average"), ("11.2", "peak"))
    ]
    text = "The fifth episode of Harbor Inn had 9.4 percent of the country, 11.2 for one volley."
    draft = factory.draft(text, [{"id": "h", "type": "work", "name": "Harbor Inn"}], published="2021-02-15")
    assert list(contradicted_number.check(draft, factory.ledger([{"outlet": "Desk", "says": says}]))) == []
