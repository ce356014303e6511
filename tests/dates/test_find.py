"""Date expressions in prose: where they stand and what they mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.dates import find, valid

PUBLISHED = "2024-05-16"  # a Thursday
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def said(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.edtf) for m in find(text, published)]


def edtf(text: str, published: str | None = PUBLISHED) -> list[str]:
    return [m.edtf for m in find(text, published)]


@pytest.mark.parametrize(
    "words",
    [
        "April 28, 2024",
        "Apr. 28, 2024",
        "28 April 2024",
        "28th of April 2024",
        "April 28th, 2024",
        "Sunday, April 28, 2024",
        "2024-04-28",
        "2024.04.28",
        "2024/04/28",
        "2024. 4. 28.",
        "28/04/2024",
        "4/28/2024",
        "APRIL 28, 2024",
        "the 28th of April, 2024",
        "Sun., April 28, 2024",
        "April 28, 2024 (Sun.)",
        "Sunday night, April 28, 2024",
    ],
)
@pytest.mark.parametrize("published", [None, PUBLISHED, "2010-01-01"])
def test_a_full_date_in_every_form(words: str, published: str | None) -> None:
    text = f"It ended on {words} KST after a long run"
    assert edtf(text, published) == ["2024-04-28"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It aired on March 9 and 10.", [("March 9", "2024-03-09"), ("10", "2024-03-10")]),
        ("It aired March 9-10.", [("March 9", "2024-03-09"), ("10", "2024-03-10")]),
        ("On April 27 and 28, it aired.", [("April 27", "2024-04-27"), ("28", "2024-04-28")]),
        ("It aired on March 9, 10 and 16.", [("March 9", "2024-03-09"), ("10", "2024-03-10"), ("16", "2024-03-16")]),
        ("It ran on 27 and 28 April.", [("27", "2024-04-27"), ("28 April", "2024-04-28")]),
        ("From February 14 to March 1, 2020.", [("February 14", "2020-02-14"), ("March 1, 2020", "2020-03-01")]),
        ("From December 14 to March 1, 2020.", [("December 14", "2019-12-14"), ("March 1, 2020", "2020-03-01")]),
        ("It ran from Nov. 7, 2016 to Jan. 16.", [("Nov. 7, 2016", "2016-11-07"), ("Jan. 16", "2017-01-16")]),
        ("'Kingdom' (2019–2020)", [("2019", "2019"), ("2020", "2020")]),
        ("'Mr. Queen' (2020-21)", [("2020", "2020"), ("21", "2021")]),
        ("aired from October to December 2021", [("October", "2021-10"), ("December 2021", "2021-12")]),
        ("out on the 8th and 9th.", [("the 8th", "2024-05-08"), ("9th", "2024-05-09")]),
    ],
)
def test_both_ends_and_lists(text: str, found: list[tuple[str, str]]) -> None:
    assert said(text) == found


@pytest.mark.parametrize(
    ("text", "date_"),
    [
        ("It aired on December 3.", "2023-12-03"),
        ("It will air on January 5.", "2025-01-05"),
        ("It is set to premiere on May 3.", "2025-05-03"),
        ("It will now be released on Dec. 23.", "2024-12-23"),
        ("It ended on April 28.", "2024-04-28"),
        ("It premiered on May 24.", "2023-05-24"),
        ("It premieres on May 24.", "2024-05-24"),
        ("Netflix unveiled a June 11 premiere.", "2024-06-11"),
        ("It bowed on October 26 last year.", "2023-10-26"),
        ("It aired in December.", "2023-12"),
        ("It aired in April last year.", "2023-04"),
        ("It aired last April.", "2024-04"),
        ("It will air next March.", "2025-03"),
        ("It aired on Christmas\x1cEve.", "2023-12-24"),
        ("It aired on Christmas Day.", "2023-12-25"),
        ("Viewers have until December 23.", "2024-12-23"),
        ("Its end has been put off by a week, to November 18.", "2024-11-18"),
        ("SBS has moved the drama to October 26.", "2024-10-26"),
        ("It was delayed until December 19, when it drew 22 percent.", "2023-12-19"),
        ("Netflix has picked it up for worldwide release on December 14.", "2024-12-14"),
        ("The studio has it down for December.", "2024-12"),
        ("The streaming date is December 23.", "2024-12-23"),
        ("It rolls out on December 11.", "2024-12-11"),
        ("The platform slotted the series, its priciest yet, for June 18.", "2024-06-18"),
        ("ENA confirmed its first broadcast for June 10.", "2024-06-10"),
        ("Netflix has set May 23.", "2024-05-23"),
        ("Originally set for May 3, it was put off.", "2024-05-03"),
        ("It hits theaters August 25.", "2024-08-25"),
    ],
)
def test_a_missing_year_is_the_nearest_that_the_tense_allows(text: str, date_: str) -> None:
    assert edtf(text) == [date_]


@pytest.mark.parametrize(
    ("text", "date_"),
    [
        ("It airs today.", "2024-05-16"), ("It aired yesterday.", "2024-05-15"), ("It ended last night.", "2024-05-15"),
        ("It airs tomorrow.", "2024-05-17"), ("It aired the day before yesterday.", "2024-05-14"),
        ("She posted it a week ago.", "2024-05-09~"), ("She posted it three days ago.", "2024-05-13"),
        ("It aired two months ago.", "2024-03"), ("It aired five years ago.", "2019"),
        ("It premieres Wednesday.", "2024-05-22"), ("It aired on Wednesday.", "2024-05-15"),
        ("It aired last Saturday.", "2024-05-11"), ("It airs next Saturday.", "2024-05-25"),
        ("In theaters from Saturday.", "2024-05-18"), ("He left on the Monday of last week.", "2024-05-06"),
        ("It airs next Monday.", "2024-05-20"), ("He reposted it last weekend.", "2024-05-11~"),
        ("It will air this Friday.", "2024-05-17"), ("It aired on Thursday.", "2024-05-16"),
        ("It begins next month.", "2024-06"), ("It began last month.", "2024-04"), ("It began this year.", "2024"),
        ("It began last year.", "2023"), ("It aired earlier this week.", "2024-05-16~"),
        ("It aired on the 15th.", "2024-05-15"), ("It aired on the 20th.", "2024-04-20"),
        ("It will air on the 20th.", "2024-05-20"), ("It aired on the 31st.", "2024-03-31"),
        ("It is out this spring.", "2024"),
    ],
)  # fmt: skip
def test_words_that_lean_on_publication(text: str, date_: str) -> None:
    assert edtf(text) == [date_]
    assert edtf(text, None) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("On May 3 it began; two days later it fell.", ["2024-05-03", "2024-05-05"]),
        ("It peaked on May 12. The day before, it had lost.", ["2024-05-12", "2024-05-11"]),
        ("It peaked on May 12, and on the same day so did its rival.", ["2024-05-12", "2024-05-12"]),
        ("It began on May 4. A week later it had doubled.", ["2024-05-04", "2024-05-11"]),
        (
            "On May 12, a day after it ended, she wrote. Two days earlier, he had.",
            ["2024-05-12", "2024-05-11", "2024-05-10"],
        ),
        ("Its first season ran in 2020. The following year it returned.", ["2020", "2021"]),
        ("It opened at Cannes in May, where it was shown on the 14th.", ["2024-05", "2024-05-14"]),
    ],
)
def test_words_that_lean_on_the_story(text: str, dates: list[str]) -> None:
    assert edtf(text) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It aired on May 15.", ["XXXX-05-15"]),
        ("On May 15 she wrote that it had ended a week ago.", ["XXXX-05-15", "XXXX-05-08~"]),
        ("It ended a week ago.", []),
        ("It began in 2019. It ended on May 15.", ["2019", "XXXX-05-15"]),
        ("It aired on May 15, 2020. It moved on May 20.", ["2020-05-15", "XXXX-05-20"]),
        ("It began on May 15, 2020 and ended on July 2.", ["2020-05-15", "2020-07-02"]),
        ("On Saturday, May 11, it won. It had lost on Friday.", ["XXXX-05-11", "XXXX-05-10"]),
        ("SEOUL, April 15 -- It ended Thursday, data showed Friday.", ["XXXX-04-15", "XXXX-04-14", "XXXX-04-15"]),
    ],
)
def test_without_publication_nothing_is_borrowed(text: str, dates: list[str]) -> None:
    assert edtf(text, None) == dates


@pytest.mark.parametrize(
    "text",
    [
        "He may come, and they march on with may be 5 others.",
        "Sun was born to sing; Rain sang for Sun.",
        "Lee April left the group APRIL with Kim June and August Lee.",
        "April said so. June Park won.",
        "The 10th episode aired, and on the 10th episode she cried at her 20th anniversary.",
        "It scored 7.3% with the 2049 target, 2,019 votes and $2019.",
        "'Reply 1988' beat Blade Runner 2049 and “1917”.",
        "The Monday-Tuesday drama airs on Saturdays, every Sunday, in the Monday slot.",
        "“Wednesday” won the prize.",
        "Feb 30, 2024 and April 31 and 2024-02-30 do not exist.",
        "It was 4/5/2024.",
        "Best Actor of the Year",
        "Episode 12 took 5 of 16 prizes, ages 20 to 49, at 10:17.",
    ],
)
def test_what_is_not_a_date(text: str) -> None:
    assert said(text) == []


def test_a_count_after_a_date_is_not_a_day() -> None:
    assert said("On May 5, 12 members left.") == [("May 5", "2024-05-05")]
    assert said("It earned 12.4 percent on March 10 and 12.9 percent on March 11.") == [
        ("March 10", "2024-03-10"), ("March 11", "2024-03-11"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "weekday"),
    [
        ("on Saturday, March 10, 2024", "Saturday, March 10, 2024", 5),
        ("on Friday (September 10), it", "Friday (September 10)", 4),
        ("on March 9 (Sat.), it", "March 9 (Sat.)", 5),
        ("on March 9, a Saturday, it", "March 9, a Saturday", 5),
        ("on Sat., March 9", "Sat., March 9", 5),
        ("on Sunday the 28th of April", "Sunday the 28th of April", 6),
        ("it aired on Wednesday", "Wednesday", 2),
        ("on March 9, 2024", "March 9, 2024", None),
        ("They wed on March 31, 2024.", "March 31, 2024", None),
        ("The sun on March 3 was out.", "March 3", None),
        ("on Wed, March 27, 2024", "Wed, March 27, 2024", 2),
    ],
)
def test_the_weekday_as_written(text: str, words: str, weekday: int | None) -> None:
    (mention,) = find(text, PUBLISHED)
    assert text[mention.start : mention.end] == words
    assert mention.weekday == weekday


def test_two_weekdays_go_to_two_days() -> None:
    assert [m.weekday for m in find("on Saturday and Sunday, March 9 and 10.", PUBLISHED)] == [5, 6]


@pytest.mark.parametrize("published", ["", "soon", "2024-13"])
def test_a_publication_that_is_no_date_is_none(published: str) -> None:
    assert edtf("It aired on May 15.", published) == ["XXXX-05-15"]


def test_publication_known_by_month_or_year_alone() -> None:
    assert edtf("It aired on April 15.", "2024-05") == ["2024-04-15"]
    assert edtf("It aired on April 15 of last year.", "2024") == ["2023-04-15"]
    assert edtf("It aired yesterday.", "2024-05") == []


RENDERINGS = st.sampled_from(
    [
        lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
        lambda d: f"{MONTHS[d.month - 1][:3]}. {d.day}, {d.year}" if d.month != 5 else f"May {d.day}, {d.year}",
        lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
        lambda d: f"{WEEKDAYS[d.weekday()]}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
        lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year} ({WEEKDAYS[d.weekday()][:3]})",
        lambda d: d.isoformat(),
        lambda d: d.strftime("%Y.%m.%d"),
        lambda d: f"{d.year}. {d.month}. {d.day}.",
    ]
)


@given(
    DAYS,
    RENDERINGS,
    st.sampled_from([None, "2024-05-16", "1950-01-01"]),
    st.sampled_from(["", "It began on ", "“", "방송 "]),
)
def test_a_rendered_date_comes_back(day: date, render, published: str | None, before: str) -> None:  # type: ignore[no-untyped-def]
    words = render(day)
    text = f"{before}{words} and went on"
    (mention,) = find(text, published)
    assert mention.edtf == day.isoformat()
    assert text[mention.start : mention.end] == words
    assert mention.weekday in (None, day.weekday())


ODD_PUBLISHED = st.sampled_from(
    [None, PUBLISHED, "2024", "2024-05", "2024-05-16~", "XXXX-05-15", "2024-21", "201X", "0001-01-01", "9999-12-31"]
)
PIECES = st.sampled_from(
    "May April 28 2024 the 10th of and to , . - – on in last next Monday Sun. (Sat) week month ago later a two days"
    " before will aired % 12.4 night year's 2019 spring ' “ ” ( ) \n same 2024-04-28 KST 한 Christmas Day".split(" ")
)


@given(st.lists(PIECES, max_size=40).map(" ".join), ODD_PUBLISHED)
def test_mentions_are_ordered_apart_and_valid(text: str, published: str | None) -> None:
    end = 0
    for mention in find(text, published):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == text[mention.start : mention.end].strip()
        assert valid(mention.edtf)
        end = mention.end
    assert find(text, published) == find(text, published)


@pytest.mark.parametrize(
    "unit", ["May 3, 4, 5 and ", "Sunday, ", "1 ", "2024-", "last ", "a", " ", "will be ", "April and ", "(“"]
)
def test_one_endless_line_is_read(unit: str) -> None:
    text = (unit * (200_000 // len(unit) + 1))[:20_000] + " On May 3, 2020. " + "x" * 180_000
    assert "2020-05-03" in edtf(text)


def test_a_week_ago_counts_from_the_day_that_the_story_has_just_named() -> None:
    text = "On May 15, Kim posted two photos. She had bid goodbye a week ago."
    assert [m.edtf for m in find(text, "2024-05-16")] == ["2024-05-15", "2024-05-08~"]
    assert [m.edtf for m in find(text)] == ["XXXX-05-15", "XXXX-05-08~"]
    old = "On April 2 it ended. She left a week ago."
    assert [m.edtf for m in find(old, "2024-05-16")] == ["2024-04-02", "2024-05-09~"]


def test_a_day_in_figures_is_no_span_of_years() -> None:
    assert [m.edtf for m in find("It was 2000-01-01 then, and 2019-20-x.")][:1] == ["2000-01-01"]
    assert [m.edtf for m in find("the 2015-16 season")] == ["2015", "2016"]


@pytest.mark.parametrize(("text", "words", "day"), [
    ("It lasted to the twelfth of April.", "twelfth of April", "2024-04-12"),
    ("It began on Friday, the twenty-first of May, 2021.", "Friday, the twenty-first of May, 2021", "2021-05-21"),
    ("It ended on the first day of March 2020.", "first day of March 2020", "2020-03-01"),
])
def test_a_day_in_words(text: str, words: str, day: str) -> None:
    assert said(text) == [(words, day)]


def test_what_a_month_has_is_no_day() -> None:
    assert edtf("It was the second of May's four dramas.") == ["2024-05"]


@pytest.mark.parametrize(("text", "words"), [
    ("On Friday the 11th had 5 percent.", "Friday"),
    ("On Saturday, the 15th episodes of both aired.", "Saturday"),
    ("On Friday, the 11th parties were many.", "Friday, the 11th"),
])
def test_an_ordinal_behind_a_weekday_is_an_episode_where_it_does_what_one_does(text: str, words: str) -> None:
    assert [m for m, _ in said(text)] == [words]
