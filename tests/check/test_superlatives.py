"""Superlatives in draft sentences, wrong and right, against a small desk of made-up shows; and words that are none."""

from __future__ import annotations

import pytest

from check import factory
from copydesk.check.finding import Finding
from copydesk.check.rules import unsupported_superlative
from copydesk.check.superlatives.told import Tense, cues

#: title, network, first and last day, episodes, and per episode the nationwide average.
SHOWS = (
    ("Paper Harbor", "tvN", "2016-01-02", "2016-02-21", 16, {1: "4.1", 16: "12.4"}),
    ("The Tin Moon", "tvN", "2018-03-03", "2018-04-22", 16, {1: "6.0", 10: "17.3", 16: "18.512"}),
    ("Salt Road", "tvN", "2021-05-01", "2021-06-20", 16, {1: "7.2", 8: "15.9", 16: "14.8"}),
    ("Night Ferry", "tvN", "2024-01-06", "2024-02-25", 16, {1: "9.1", 15: "19.0", 16: "22.7"}),
    ("Glass Orchard", "JTBC", "2019-02-01", "2019-03-23", 16, {1: "3.3", 16: "20.1"}),
    ("Cold Ledger", "JTBC", "2022-11-04", "2022-12-24", 16, {1: "6.6", 16: "25.25"}),
    ("The Long Winter", "SBS", "2015-11-02", "2016-01-19", 20, {1: "11.0", 20: "31.4"}),
    ("Quiet Signal", "OCN", "2020-04-04", "2020-05-24", 16, {16: "5.5"}),
)


def desk() -> factory.FakeLedger:
    stories = []
    for title, network, start, end, count, ratings in SHOWS:
        says: list[dict[str, object]] = [
            {"of": title, "is": "original_broadcaster", "value": network},
            {"of": title, "is": "start_date", "value": start}, {"of": title, "is": "end_date", "value": end},
            {"of": title, "is": "episode_count", "value": str(count)},
        ]
        says += [
            {"of": title, "is": "audience_rating", "value": f"{percent}%",
             "where": {"episode": episode, "area": "nationwide", "statistic": "average",
                       **({"date": end} if episode == count else {"date": start} if episode == 1 else {})}}
            for episode, percent in ratings.items()
        ]
        stories.append({"outlet": "Desk", "says": says})
    # A day for the one middle episode that a best is measured against.
    stories.append({"outlet": "Other", "says": [
        {"of": "Salt Road", "is": "audience_rating", "value": "15.9%",
         "where": {"episode": 8, "date": "2021-05-23", "area": "nationwide", "statistic": "average"}},
    ]})  # fmt: skip
    return factory.ledger(stories)


def found(text: str, published: str | None) -> list[Finding]:
    titles = [{"id": title, "type": "work", "name": title} for title, *_ in SHOWS if title in text]
    return list(unsupported_superlative.check(factory.draft(text, titles, published=published), desk()))


WRONG = [
    ("2024-03-01", "The Tin Moon is still tvN's highest-rated drama.", "tvN's highest-rated drama",
     "tvN's second highest-rated drama", "true until February 25, 2024"),
    ("2024-03-01", "The Tin Moon remains the highest-rated drama in tvN's history.",
     "highest-rated drama in tvN's history", "second highest-rated drama in tvN's history", "Night Ferry (22.7)"),
    ("2024-03-01", "Night Ferry became the highest-rated drama in Korean cable history.",
     "highest-rated drama in Korean cable history", "second highest-rated drama in Korean cable history",
     "Cold Ledger"),
    ("2024-03-01", "Night Ferry is tvN's highest-rated drama. It is also Korea's most-watched drama ever.",
     "Korea's most-watched drama ever", "Korea's third most-watched drama ever", "The Long Winter (31.4)"),
    ("2021-06-25", "With 14.8 percent, Salt Road finished as the highest-rated drama that tvN has shown.",
     "highest-rated drama that tvN has shown", None, "The Tin Moon (18.512)"),
    ("2023-01-10", "Glass Orchard is the highest-rated drama in the network's history.",
     "highest-rated drama in the network's history", None, "true until December 24, 2022"),
    ("2023-06-01", "The Tin Moon is the second highest-rated drama in Korean cable history.", "second", "third",
     "Glass Orchard (20.1)"),
    ("2023-06-01", "The Tin Moon is the 2nd highest-rated drama in Korean cable history.", "2nd", "3rd", "Cold Ledger"),
    ("2023-06-01", "The Tin Moon ranks first among cable dramas.", "first", "third", "Cold Ledger (25.25)"),
    ("2023-06-01", "The Tin Moon is No. 2 on cable's all-time list.", "No. 2 on cable's all-time list", None, "third"),
    ("2018-05-01", "The Tin Moon ended. It set the highest rating in Korean television history.",
     "highest rating in Korean television history", None, "The Long Winter"),
    ("2016-03-01", "Paper Harbor is the highest-rated drama of all time.", "highest-rated drama of all time", None,
     "The Long Winter (31.4)"),
    ("2022-01-01", "The highest-rated drama in tvN's history is Paper Harbor.", "highest-rated drama in tvN's history",
     None, "true until"),
    ("2022-01-01", "tvN's most-watched drama, Salt Road, is now on Viki.", "tvN's most-watched drama", None,
     "The Tin Moon"),
    ("2024-03-01", "Night Ferry became the first cable drama to pass 20 percent.",
     "the first cable drama to pass 20 percent", None, "Glass Orchard had 20.1 percent on March 23, 2019"),
    ("2023-01-01", "Cold Ledger is the first JTBC drama to top 20 percent.",
     "the first JTBC drama to top 20 percent", None, "Glass Orchard"),
    ("2021-06-21", "Salt Road closed with 14.8 percent, its best rating yet.", "its best rating yet", None,
     "15.9 percent with episode 8 on May 23, 2021"),
    ("2021-06-21", "Salt Road bowed out on Sunday with a personal best.", "a personal best", None, "15.9"),
    ("2024-03-01", "The Tin Moon is tvN's second highest-rated drama after Night Ferry, Cold Ledger and Glass Orchard.",
     "second", "fourth", "the draft names 3 above it"),
    ("2024-03-01", "Night Ferry is tvN's third highest-rated drama, after The Tin Moon and Salt Road.",
     "tvN's third highest-rated drama", None, "not above Night Ferry"),
]

WRONG += [
    ("2024-03-01", "Cold Ledger is second only to Night Ferry among cable dramas.",
     "second only to Night Ferry among cable dramas", None, "not above Cold Ledger, which had 25.25 percent"),
    ("2024-03-01", "Glass Orchard is second only to Cold Ledger in Korean cable history.",
     "second only to Cold Ledger in Korean cable history", None, "third"),
    ("2024-03-01", "The Tin Moon tops tvN's all-time list.", "tops tvN's all-time list", None, "until"),
    ("2024-03-01", "Night Ferry set a new cable ratings record.", "set a new cable ratings record", None,
     "Cold Ledger"),
    ("2024-03-01", "Salt Road is second in the all-time ranking of tvN dramas.", "second", "third", "Night Ferry"),
    ("2024-03-01", "Paper Harbor had tvN's highest rating ever.", "tvN's highest rating ever", None, "Night Ferry"),
    ("2023-06-01", "The cable table as it stood in May 2021: Cold Ledger, 25.3 percent; Glass Orchard, 20.1 percent.",
     "May 2021", "December 2022", "Cold Ledger began on November 4, 2022"),
]

WRONG += [
    ("2024-03-01", "Of all cable dramas only Salt Road has climbed higher than Night Ferry.", "Salt Road", None,
     "Salt Road, with 15.9 percent, is not above Night Ferry, which had 22.7"),
    ("2024-03-01", "Night Ferry had 22.7 percent, more than any tvN drama has had except The Tin Moon.", "The Tin Moon",
     None, "is not above Night Ferry"),
    ("2024-03-01", "Night Ferry is the highest-rated hour in Korean cable history.",
     "highest-rated hour in Korean cable history", None, "Cold Ledger"),
]

WRONG += [
    ("2024-03-01", "Salt Road is tvN's highest-rated drama since Paper Harbor.",
     "tvN's highest-rated drama since Paper Harbor", None,
     "not the highest of tvN dramas since Paper Harbor: Night Ferry had 22.7 percent on February 25, 2024"),
    ("2021-07-01", "Salt Road became the highest-rated tvN drama since Paper Harbor (2016).",
     "highest-rated tvN drama since Paper Harbor (2016)", None, "The Tin Moon had 18.512 percent on April 22, 2018"),
    ("2021-07-01", "Salt Road is tvN's highest-rated drama since 2017.", "tvN's highest-rated drama since 2017", None,
     "The Tin Moon"),
    ("2024-03-01", "Night Ferry ended as the highest-rated drama on cable since Glass Orchard.",
     "highest-rated drama on cable since Glass Orchard", None, "Cold Ledger had 25.25 percent"),
    ("2021-06-20", "With 14.8 percent on its finale Salt Road had its best Sunday rating.", "its best Sunday rating",
     None, "15.9 percent with episode 8 on May 23, 2021"),
]

WRONG += [
    ("2024-03-01", "Night Ferry is the only cable drama to pass 20 percent.", "the only cable drama to pass 20 percent",
     None, "not the only one of cable dramas: Glass Orchard had 20.1 percent"),
    ("2024-03-01", "The Tin Moon tops the list of tvN's highest-rated dramas.",
     "tops the list of tvN's highest-rated dramas", None, "until"),
    ("2024-03-01", "The Tin Moon is loved, and no tvN drama has had a higher rating than Salt Road.",
     "no tvN drama has had a higher rating than Salt Road", None, "Night Ferry (22.7), The Tin Moon (18.512)"),
    ("2024-03-01", "Paper Harbor is the highest-rated drama in tvN's 15-year history.",
     "highest-rated drama in tvN's 15-year history", None, "Night Ferry"),
    ("2024-03-01", "The Tin Moon sits first in tvN's all-time ratings.", "first", "second", "Night Ferry"),
]

WRONG += [
    ("2024-03-01", "Salt Road ended on tvN. No drama of the channel has done as well in its history.",
     "No drama of the channel has done as well in its history", None, "Night Ferry"),
    ("2024-03-01", "Salt Road left at 14.8 percent, then an all-time record for cable television.",
     "an all-time record for cable television", None, "Glass Orchard"),
    ("2022-03-01", "Salt Road ended. It thereby replaced Paper Harbor as the most-watched tvN drama of all time.",
     "most-watched tvN drama of all time", None, "The Tin Moon"),
]

CLEAN = [
    ("2024-03-01", "Night Ferry ended on tvN. No drama of the channel has done as well this year."),
    ("2024-03-01", "The Tin Moon left at 18.512 percent, at the time the highest figure for a tvN drama."),
    ("2024-03-01", "The Tin Moon left at 18.512 percent, then an all-time record for tvN dramas."),
    ("2024-03-01", "Night Ferry is the only tvN drama to pass 20 percent."),
    ("2019-03-25", "Glass Orchard is the only cable drama to pass 20 percent."),
    ("2024-03-01", "Night Ferry is the first cable drama to pass 20 percent since Glass Orchard."),
    ("2024-03-01", "Night Ferry is the first cable drama to pass 20 percent in five years."),
    ("2024-03-01", "Night Ferry is the first cable drama to pass 20 percent, in this season at least."),
    ("2024-03-01", "Night Ferry is the only cable drama to pass 20 percent this year."),
    ("2024-03-01", "The Tin Moon is loved, but no tvN drama has rated higher than Night Ferry."),
    ("2024-03-01", "The Tin Moon is loved, but no tvN drama has rated higher than Amber Line."),
    ("2024-03-01", "No tvN drama has had a higher rating on a Friday than Salt Road."),
    ("2024-03-01", "The Tin Moon tops the list of tvN's highest-rated dramas of 2018."),
    ("2024-03-01", "Night Ferry is tvN's highest-rated drama since The Tin Moon."),
    ("2021-07-01", "Salt Road is tvN's highest-rated drama since The Tin Moon."),
    ("2021-07-01", "Salt Road became tvN's highest-rated drama since 2018."),
    ("2024-03-01", "Salt Road became tvN's highest-rated drama since The Tin Moon."),
    ("2021-07-01", "Salt Road is the highest-rated drama since Paper Harbor."),
    ("2021-07-01", "Salt Road is tvN's second highest-rated drama since Paper Harbor."),
    ("2021-07-01", "Salt Road is tvN's highest-rated drama since Paper Harbor's finale."),
    ("2021-07-01", "Salt Road is tvN's highest-rated drama since Paper Harbor to open on a Monday."),
    ("2021-07-01", "Salt Road is tvN's highest-rated drama since Amber Line."),
    ("2021-07-01", "Salt Road was not tvN's highest-rated drama since Paper Harbor."),
    ("2021-06-20", "With 14.8 percent on its finale Salt Road had its best Saturday rating."),
    ("2021-06-20", "With 16.1 percent on its finale Salt Road had its best Sunday rating."),
    ("2023-06-01", "The cable table as it stood in December 2022: Cold Ledger, 25.3 percent; Glass Orchard, 20.1."),
    ("2023-06-01", "In May 2021 another led the table; now it is Cold Ledger, 25.3 percent; Glass Orchard, 20.1."),
    ("2024-03-01", "Night Ferry is second only to Cold Ledger among cable dramas."),
    ("2024-03-01", "Night Ferry set a record for the longest kiss."),
    ("2024-03-01", "Night Ferry set a new tvN record with 22.7 percent."),
    ("2024-03-01", "Night Ferry set a season record."),
    ("2021-07-01", "Salt Road ended as the second highest-rated drama in tvN history, after The Tin Moon."),
    ("2022-12-30", "Cold Ledger overtook Glass Orchard. Glass Orchard is now the third highest-rated drama on cable."),
    ("2018-05-01", "The Tin Moon is tvN's highest-rated drama."),
    ("2024-03-01", "The Tin Moon is still tvN's second highest-rated drama."),
    ("2024-03-01", "The Tin Moon was tvN's highest-rated drama."),
    ("2024-03-01", "The Tin Moon became tvN's highest-rated drama with its finale."),
    ("2024-03-01", "The Tin Moon had been tvN's highest-rated drama until Night Ferry came."),
    ("2024-03-01", "Paper Harbor was once the highest-rated drama in tvN's history."),
    ("2024-03-01", "Night Ferry passed The Tin Moon to become tvN's highest-rated drama of all time."),
    ("2024-03-01", "Night Ferry is the second highest-rated drama in Korean cable history, behind Cold Ledger."),
    ("2024-03-01", "Paper Harbor is one of tvN's highest-rated dramas."),
    ("2024-03-01", "Paper Harbor is the highest-rated medical drama in tvN's history."),
    ("2024-03-01", "Paper Harbor was the highest-rated drama in its time slot."),
    ("2024-03-01", "Paper Harbor is the most-watched tvN drama on Netflix."),
    ("2024-03-01", "Paper Harbor is tvN's highest-rated drama in five years."),
    ("2024-03-01", "Could Paper Harbor be tvN's highest-rated drama?"),
    ("2016-02-22", "Paper Harbor would be tvN's highest-rated drama if it had not been for one week."),
    ("2021-07-01", "Salt Road is tvN's highest-rated drama of 2021."),
    ("2021-07-01", "Salt Road is tvN's highest-rated drama this year."),
    ("2021-07-01", "Salt Road reached 19.4 percent, which makes it tvN's highest-rated drama ever."),
    ("2024-03-01", "A drama called “Amber Line” came close. It is tvN's highest-rated drama."),
    ("2024-03-01", "Night Ferry is not tvN's highest-rated drama of all time."),
    ("2019-03-25", "Glass Orchard became the first cable drama to pass 20 percent."),
    ("2024-03-01", "Night Ferry is the first tvN drama to pass 20 percent."),
    ("2021-05-24", "Salt Road had 15.9 percent with episode 8, its best rating so far."),
    ("2024-02-26", "Night Ferry ended with its best rating yet."),
    (None, "The Tin Moon became tvN's highest-rated drama."),
    ("2024-03-01", "Its creators hope that Paper Harbor becomes tvN's highest-rated drama again."),
    ("2024-03-01", "Night Ferry and The Tin Moon are both loved. It is tvN's second highest-rated drama."),
]


@pytest.mark.parametrize(
    ("published", "text", "quote", "fix", "says"), WRONG, ids=[text[:60] for _, text, *_ in WRONG]
)
def test_a_wrong_superlative_is_found(published: str, text: str, quote: str, fix: str | None, says: str) -> None:
    findings = found(text, published)
    assert [f.quote for f in findings] == [quote]
    assert says in findings[0].message
    if fix is not None:
        assert findings[0].suggestions[0].replacement == fix
    assert findings[0].sources or "the draft names" in findings[0].message


@pytest.mark.parametrize(("published", "text"), CLEAN, ids=[text[:60] for _, text in CLEAN])
def test_a_right_or_undecidable_superlative_is_left_alone(published: str | None, text: str) -> None:
    assert found(text, published) == []


@pytest.mark.parametrize(
    "text",
    ["a" * 60_000, "tvN's " * 10_000, "the highest-rated drama " * 3_000,
     "highest-rated drama in tvN's history. " * 300, "“The Tin Moon” after " * 2_000, "second only to " * 4_000,
     "its best rating yet " * 3_000, "' s" * 20_000, ""],
    ids=lambda text: text[:20],
)
def test_hostile_drafts_are_read_in_linear_time(text: str) -> None:
    assert found(text, "2024-03-01") == []


def test_a_rank_that_turns_on_the_household_base_is_disputed() -> None:
    def finale(of: str, paid: str, cable: str, end: str) -> list[dict[str, object]]:
        where = {"episode": "finale", "date": end, "area": "nationwide"}
        return [
            {"of": of, "is": "original_broadcaster", "value": "tvN"}, {"of": of, "is": "end_date", "value": end},
            {"of": of, "is": "audience_rating", "value": paid, "where": {**where, "base": "paid platform"}},
            {"of": of, "is": "audience_rating", "value": cable, "where": {**where, "base": "cable platform"}},
        ]

    ledger = factory.ledger([
        {"says": finale("Left Bank", "20.5%", "18.680%", "2017-01-21")},
        {"says": finale("Right Bank", "19.6%", "18.803%", "2016-01-16")},
    ])
    text = "Right Bank is tvN's highest-rated drama."
    draft = factory.draft(text, [{"id": "w", "type": "work", "name": "Right Bank"}], published="2018-01-01")
    (finding,) = unsupported_superlative.check(draft, ledger)
    assert finding.severity == "warning"
    assert "disputed" in finding.message
    assert "18.803" in finding.message
    assert not finding.suggestions


@pytest.mark.parametrize(
    ("text", "rank", "tense"),
    [
        ("The Tin Moon is tvN's highest-rated drama.", 1, Tense.NOW),
        ("The Tin Moon became the sixth highest-rated series in tvN history.", 6, Tense.THEN),
        ("The Tin Moon was the most-watched drama in the history of tvN.", 1, Tense.ONCE),
    ],
)
def test_a_cue_says_rank_and_tense(text: str, rank: int, tense: Tense) -> None:
    titles = [{"id": "w", "type": "work", "name": "The Tin Moon"}]
    (cue,) = cues(factory.draft(text, titles, published="2024-03-01"), desk())
    assert (cue.rank, cue.tense, cue.work and cue.work.name) == (rank, tense, "The Tin Moon")
