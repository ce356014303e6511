"""What real outlets write beside a figure, a day or a name, which is said of something else: right passages that were
once marked, each with its wrong twin where there is one. The wording is our own.
"""

from __future__ import annotations

import pytest

from check import factory
from copydesk.check.engine import check
from copydesk.check.finding import Finding, Severity

KINDS = {
    "Harbor Lights": "work", "Winter Mail": "work", "Old Song": "work", "Night Ferry": "work",
    "KBC": "organization", "Nielsen Korea": "organization",
    "Ma Dong-ho": "person", "Seo Gi-tae": "person", "Han So-mi": "person", "Shin Hyun-bin": "person",
    "Shin Hyun-been": "person",
}
#: Episode, day, nationwide, Seoul, the highest minute.
NIGHTS = (
    (1, "2023-04-01", "4.8", "5.1", "5.9"), (2, "2023-04-02", "6.2", "6.6", "7.4"),
    (3, "2023-04-08", "7.9", "8.3", "9.0"),
    (4, "2023-04-09", "11.7", "12.4", "13.6"), (5, "2023-04-15", "10.3", "10.9", "12.2"),
    (6, "2023-04-16", "9.1", "9.7", "10.8"),
)  # fmt: skip


def desk() -> factory.FakeLedger:
    says: list[dict[str, object]] = [
        {"of": "Harbor Lights", "is": "original_broadcaster", "value": "KBC"},
        {"of": "Harbor Lights", "is": "start_date", "value": "2023-04-01"},
        {"of": "Harbor Lights", "is": "end_date", "value": "2023-04-16"},
        {"of": "Harbor Lights", "is": "episode_count", "value": 6},
        {"of": "Harbor Lights", "is": "director", "value": "Seo Gi-tae"},
        {"of": "Harbor Lights", "is": "screenwriter", "value": "Ma Dong-ho"},
        {"of": "Old Song", "is": "screenwriter", "value": "Shin Hyun-bin"},
        {"of": "Winter Mail", "is": "original_broadcaster", "value": "KBC"},
        {"of": "Winter Mail", "is": "screenwriter", "value": "Shin Hyun-bin"},
        {"of": "Old Song", "is": "original_broadcaster", "value": "KBC"},
        {"of": "Old Song", "is": "episode_count", "value": 20},
    ]
    says += [
        {"of": "Old Song", "is": "audience_rating", "value": value,
         "where": {"episode": episode, "date": day, "area": "nationwide"}}
        for value, episode, day in (("3.1%", 1, "2018-11-23"), ("20.4%", 20, "2019-02-01"))
    ]
    for number, day, nation, seoul, top in NIGHTS:
        scopes = ((nation, "nationwide", "average"), (seoul, "seoul", "average"), (top, "nationwide", "peak"))
        says += [
            {"of": "Harbor Lights", "is": "audience_rating", "value": f"{value}%",
             "where": {"episode": number, "date": day, "area": area, "statistic": statistic}}
            for value, area, statistic in scopes
        ]
    return factory.ledger([{"outlet": outlet, "says": says} for outlet in ("A", "B")])


def said(text: str, published: str = "2023-04-17", claims: tuple[tuple[str, str, object], ...] = ()) -> list[Finding]:
    """The findings at warning or error level; `claims` are a reader's."""
    entities = [{"id": name, "type": kind, "name": name} for name, kind in KINDS.items() if name in text]
    made = [{"subject": of, "predicate": what, "object": value, "confidence": 0.9} for of, what, value in claims]
    draft = factory.draft(text, entities, made, published=published)
    return [f for f in check(draft, desk()) if f.severity is not Severity.INFO]


@pytest.mark.parametrize(("text", "published"), [
    # Whose work stands in brackets behind a name says who that is.
    ("It is led by director Seo Gi-tae (“Harbor Lights”), Han So-mi and writer Shin Hyun-bin (“Winter Mail”).",
     "2024-01-02"),
    # A record of first episodes, a best of one weekday.
    ("Harbor Lights is on KBC. Its premiere on April 1 broke the network's record with 4.8 percent nationwide.",
     "2023-04-02"),
    ("Harbor Lights is over. Episode 5 was the best of all their Saturday episodes.", "2023-04-17"),
    # What is yet to be shown has no figure.
    ("Harbor Lights ends this week, and its rating has risen to 11.7 percent.", "2023-04-13"),
    ("Old Song drew 20.4 percent with its final episode, Harbor Lights 11.7 percent.", "2023-04-13"),
    # Another time, area or statistic than the sentence's own.
    ("Episode 5 of Harbor Lights was on last night, after it surpassed Old Song with 11.7 percent.", "2023-04-16"),
    ("The first episode of Harbor Lights had 5.1 percent city-wide.", "2023-04-17"),
    ("The fourth episode of Harbor Lights averaged 11.7 percent and 13.6 percent at the most.", "2023-04-17"),
    ("The fourth episode of Harbor Lights averaged 11.7 percent nationwide and up to 13.6 percent.", "2023-04-17"),
    ("The fourth episode of Harbor Lights rose to 13.6% (11.7% on average).", "2023-04-17"),
    ("Episode 4 of Harbor Lights had 12.4 percent in the Seoul area. Episode 2 had 6.6 percent in that area.",
     "2023-04-17"),
    ("The finale had the most viewers of the whole run of Harbor Lights in Seoul: 9.7 percent.", "2023-04-17"),
    ("Harbor Lights nearly doubled from last week, with 11.7 percent and a slight dip to 10.3 percent.", "2023-04-16"),
    # Days and numbers of something else.
    ("Harbor Lights did well. From the end of 2021 to the middle of 2022 the papers wrote of Han So-mi alone.",
     "2023-04-17"),
    ("Episodes 3 and 4 of Harbor Lights will air on April 8 and 9.", "2023-04-05"),
])  # fmt: skip
def test_right(text: str, published: str) -> None:
    assert said(text, published) == []


@pytest.mark.parametrize(("text", "published", "quote", "message"), [
    ("Harbor Lights has director Seo Gi-tae, and comes from writer Shin Hyun-bin.", "2023-04-02", "Shin Hyun-bin",
     "Ma Dong-ho"),
    ("Harbor Lights is over. Episode 5 was the best of all its episodes.", "2023-04-17", "Episode 5 was", "episode 4"),
    ("Harbor Lights ended with 11.7 percent nationwide.", "2023-04-17", "11.7", "9.1"),
    ("The first episode of Harbor Lights had 5.1 percent nationwide.", "2023-04-17", "5.1 percent nationwide", "4.8"),
    ("The fourth episode of Harbor Lights had 12.6 percent nationwide at the most.", "2023-04-17", "12.6", "13.6"),
    ("Harbor Lights ends tomorrow. “Harbor Lights” is talked about more than ever, ahead of its 8th episode.",
     "2023-04-15", "its 8th episode", "6 episodes"),
])  # fmt: skip
def test_wrong(text: str, published: str, quote: str, message: str) -> None:
    found = [f for f in said(text, published) if quote in f.quote or f.quote in quote]
    assert len(found) == 1
    assert message in found[0].message


def test_what_came_after_an_end() -> None:
    text = "After the end of Harbor Lights, KBC put a video of the cast's farewell online on Wednesday, April 19."
    claims = (("Harbor Lights", "end_date", {"date": "2023-04-19"}),)
    assert said(text, "2023-04-20", claims) == []


def test_the_later_of_two_numbered_episodes_is_no_count() -> None:
    claims = (("Harbor Lights", "episode_count", {"number": 4}),)
    assert said("Episodes 3 and 4 of Harbor Lights follow on the weekend.", "2023-04-05", claims) == []


def test_an_actor_of_a_writers_name() -> None:
    text = "The slot of Winter Mail goes to Night Ferry with Han So-mi, Shin Hyun-been and Seo Gi-tae."
    assert [f.quote for f in said(text)] == ["Shin Hyun-been"]
    assert said(text, claims=(("Night Ferry", "cast_member", {"entity": "Shin Hyun-been"}),)) == []


def told(of: str, value: str, episode: int, outlet: str) -> dict[str, object]:
    """A story that gives a work of sixteen episodes one nationwide figure."""
    return {"outlet": outlet, "says": [
        {"of": of, "is": "episode_count", "value": 16},
        {"of": of, "is": "audience_rating", "value": value, "where": {"episode": episode, "area": "nationwide"}},
    ]}  # fmt: skip


@pytest.mark.parametrize(("other", "severity"), [("18.7%", Severity.WARNING), ("20.5%", Severity.ERROR)])
def test_a_show_measured_on_two_bases(other: str, severity: Severity) -> None:
    figures = zip("ABCD", ("20.5%", "20.5%", other, other), strict=True)
    stories = [told("Old Song", "19.5%", 15, "E"), *(told("Old Song", value, 16, outlet) for outlet, value in figures)]
    named = [{"id": "Old Song", "type": "work", "name": "Old Song"}]
    draft = factory.draft("Episode 15 of Old Song had 16.9 percent nationwide.", named, published="2019-02-02")
    found = [f for f in check(draft, factory.ledger(stories)) if f.code == "L002"]
    assert [f.severity for f in found] == [severity]


@pytest.mark.parametrize(("figure", "quotes"), [("28.371", []), ("28.3", []), ("28.261", ["28.261"])])
def test_a_rounded_figure_bears_out_no_finer_one(figure: str, quotes: list[str]) -> None:
    figures = zip("ABC", ("28.371%", "28.3%", "28.37%"), strict=True)
    stories = [told("Old Song", value, 16, outlet) for outlet, value in figures]
    named = [{"id": "Old Song", "type": "work", "name": "Old Song"}]
    claims = [{"subject": "Old Song", "predicate": "audience_rating", "object": {"number": figure, "unit": "percent"},
               "confidence": 0.99, "qualifiers": {"episode": "finale"}}]  # fmt: skip
    text = f"The finale of Old Song had {figure} percent nationwide."
    draft = factory.draft(text, named, claims, published="2019-02-02")
    assert [f.quote for f in check(draft, factory.ledger(stories)) if f.severity is Severity.ERROR] == quotes
