"""Agencies, networks, numbers of episodes and days that a draft tells in passing: what its words say against a desk
that has it otherwise, and what they do not say.
"""

from __future__ import annotations

import pytest

from check import factory
from copydesk.check.engine import check
from copydesk.check.finding import Finding, Severity

SAYS = [
    {"of": "Long River", "is": "original_broadcaster", "value": "tvN"},
    {"of": "Long River", "is": "start_date", "value": "2024-03-09"},
    {"of": "Long River", "is": "end_date", "value": "2024-04-28"},
    {"of": "Long River", "is": "episode_count", "value": 16},
    {"of": "Long River 2", "is": "original_broadcaster", "value": "tvN"},
    {"of": "Long River 2", "is": "start_date", "value": "2025-03-08"},
    {"of": "Long River 2", "is": "episode_count", "value": 12},
    {"of": "Old Song", "is": "original_broadcaster", "value": "JTBC"},
    {"of": "Deep Well", "is": "streamed_on", "value": "Disney+"},
    {"of": "Han So-mi", "is": "represented_by", "value": "Orchard Actors"},
    {"of": "Seo Gi-tae", "is": "represented_by", "value": "Stone Bridge"},
]
KINDS = {
    "Long River 2": "work", "Long River": "work", "Old Song": "work", "Deep Well": "work", "tvN": "organization",
    "JTBC": "organization", "Netflix": "organization", "Disney+": "organization", "Orchard Actors": "organization",
    "Stone Bridge": "organization", "Nielsen Korea": "organization", "Han So-mi": "person", "Seo Gi-tae": "person",
}


def said(text: str, published: str = "2024-06-01", claims: tuple[tuple[str, str, object], ...] = ()) -> list[Finding]:
    """The findings at warning or error level; `claims` are a reader's."""
    left, entities = text, []
    for name, kind in KINDS.items():
        if name in left:
            entities.append({"id": name, "type": kind, "name": name})
            left = left.replace(name, "")
    made = [{"subject": of, "predicate": what, "object": value, "confidence": 0.95} for of, what, value in claims]
    draft = factory.draft(text, entities, made, published=published)
    ledger = factory.ledger([{"outlet": outlet, "says": SAYS} for outlet in ("A", "B", "C")])
    return [f for f in check(draft, ledger) if f.severity is not Severity.INFO]


@pytest.mark.parametrize("text", [
    "Han So-mi's management, Stone Bridge, has no comment.",
    "Nobody knows what comes next. Stone Bridge, which looks after Han So-mi, keeps quiet.",
    "Han So-mi, an artist of Stone Bridge, marries in May.",
    "Han So-mi rests. Her agency, Stone Bridge, says so.",
    "Han So-mi rests. Stone Bridge, her agency, says so.",
    "Han So-mi is represented by Stone Bridge.",
    "Whoever wants her for the next part has to ask Stone Bridge, the house that represents her, says Han So-mi.",
])
def test_an_agency_against_an_undated_table(text: str) -> None:
    found = said(text)
    assert [(f.quote, f.severity) for f in found] == [("Stone Bridge", Severity.WARNING)]
    assert "Orchard Actors" in found[0].message
    assert "undated" in found[0].message


@pytest.mark.parametrize("text", [
    "Han So-mi's management, Orchard Actors, has no comment.",
    "Han So-mi's next agency, Stone Bridge, is glad.",
    "Han So-mi's former agency, Stone Bridge, wishes her well.",
    "Han So-mi has left Stone Bridge, her agency of five years.",
    "Han So-mi played a lawyer. Stone Bridge, Seo Gi-tae's agency, says he does not mind.",
    "Han So-mi and Seo Gi-tae rest. Stone Bridge, which looks after him, says so.",
    "Han So-mi met the people of Stone Bridge at a festival.",
])
def test_what_makes_nobody_an_agency(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("text", [
    "Long River has run dry. The farewell pulled in 12.3 percent for JTBC on Sunday.",
    "The crowd wept over Long River. JTBC kept its Saturday nights full of floods.",
])
def test_a_network_as_what_does_something(text: str) -> None:
    assert [(f.quote, f.severity) for f in said(text) if f.code == "L001"] == [("JTBC", Severity.WARNING)]


@pytest.mark.parametrize("text", [
    "Long River has run dry. The farewell pulled in 12.3 percent for tvN on Sunday.",
    "The crowd wept over Long River. Nielsen Korea counted its viewers on Sunday.",
    "The crowd wept over Long River. JTBC said on Saturday that it envied the audience.",
    "The crowd wept over Long River. Against it, JTBC showed another drama in the same slot.",
    "The crowd wept over Long River. JTBC fills the slot with a crime series on Saturday.",
    "The crowd wept over Long River. JTBC will need more viewers on Saturday.",
    "Long River beat Old Song, which JTBC kept for Saturday nights.",
])
def test_what_makes_no_network(text: str) -> None:
    assert [f for f in said(text) if f.code == "L001"] == []


def test_a_rivals_platform_is_doubted_where_the_draft_knows_no_other() -> None:
    claimless = "Without a brave diver, Netflix might still be waiting for a hit. So thank Deep Well."
    assert [f.quote for f in said(claimless)] == ["Netflix"]
    assert said("Netflix might envy its rival. So thank Disney+ for Deep Well.") == []
    assert said("Deep Well is more than a rival of Netflix could hope for.") == []


@pytest.mark.parametrize(("text", "wrong"), [
    ("Long River gave no answers. The mystery lasted 20 episodes, and nobody had a clue.", "20 episodes"),
    ("Long River was told without haste. There were 20 episodes, and none dragged.", "20 episodes"),
    ("The hero is given a mere eighteen episodes to find the spring in Long River.", "eighteen episodes"),
    ("Plot the 18 figures of Long River and you get a stair.", "the 18 figures"),
    ("Long River came back. Season two was shorter, with 10 episodes.", "10 episodes"),
    ("tvN sent out the last hour of Long River, the 18th of the season.", "the 18th of the season"),
    ("The two seasons of Long River come to 30 episodes altogether.", "30 episodes"),
])
def test_a_number_of_all_episodes(text: str, wrong: str) -> None:
    found = [f for f in said(text) if f.code in ("L001", "L002")]
    assert [wrong in f.quote or f.quote in wrong for f in found] == [True]


@pytest.mark.parametrize("text", [
    "Long River gave no answers. The mystery lasted 16 episodes, to the last of which nobody had a clue.",
    "Long River was told without haste. There were two episodes a night.",
    "Long River gave its heroine six episodes in the village before the flood.",
    "Long River came back. Season two was shorter, with 12 episodes.",
    "The two seasons of Long River come to 28 episodes altogether.",
    "Plot the 16 figures of Long River and you get a stair.",
])
def test_what_is_no_wrong_number_of_all_episodes(text: str) -> None:
    assert [f for f in said(text) if f.code in ("L001", "L002")] == []


@pytest.mark.parametrize(("text", "wrong"), [
    ("In spring tvN unfurls Long River on March 16.", "March 16"),
    ("Long River, which tvN began in April, is over.", "April"),
    ("Long River began on the sixteenth of March.", "sixteenth of March"),
    ("Long River began on March 19.", "March 19"),
    ("In 2023 there was the ferryman of Long River, and nobody forgot him.", "2023"),
    ("She was new in 2023, when she rowed through the floods in Long River.", "2023"),
])
def test_a_first_day_told_sideways(text: str, wrong: str) -> None:
    assert [f.quote for f in said(text)] == [wrong]


@pytest.mark.parametrize(("text", "wrong"), [
    ("Long River sprang up on March 9, 2024, and seeped away on April 14, 2024.", "April 14, 2024"),
    ("Long River sprang up on March 2, 2024, and seeped away on April 28, 2024.", "March 2, 2024"),
    ("Go back to March 16, when Long River began.", "March 16"),
])
def test_an_end_of_a_run_beside_the_other(text: str, wrong: str) -> None:
    assert [f.quote for f in said(text)] == [wrong]


@pytest.mark.parametrize("text", [
    "Long River sprang up on March 9, 2024, and seeped away on April 28, 2024.",
    "Long River sprang up on March 9, 2024, and had its best night on April 14, 2024.",
    "Long River sprang up on March 9, 2024, and was halfway down on April 6, 2024.",
    "Long River was filmed until March 2, 2024, and seeped away on April 28, 2024.",
])
def test_what_is_no_other_end_of_a_run(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("text", [
    "In spring tvN unfurls Long River on March 9.",
    "Long River, which tvN began in March, is over.",
    "Long River began on the ninth of March.",
    "Long River, stuck at its best since April, ended on a high.",
    "In 2024 there was the ferryman of Long River, and nobody forgot him.",
    "In 2023 there was a prize for him, before Long River.",
    "In 2025 he was cast in the army's own show, a year after Long River.",
    "In spring tvN announced Long River on February 9.",
])
def test_what_is_no_wrong_first_day(text: str) -> None:
    assert said(text) == []


def test_a_season_of_its_own_number_is_the_work() -> None:
    claim = ("Long River 2", "start_date", {"date": "2025-03-01"})
    text = "Long River 2 floods again. The second season has been on tvN since Saturday, March 1, 2025."
    assert [f.quote for f in said(text, "2025-06-01", (claim,))] == ["Saturday, March 1, 2025"]


def test_a_wrong_weekday_names_the_right_one() -> None:
    claim = ("Long River", "end_date", {"date": "2024-04-27"})
    (found,) = said("Long River ended on Saturday.", "2024-04-29", (claim,))
    assert "Sunday, April 28, 2024" in found.message
    assert "not Saturday, April 27, 2024" in found.message


def test_a_day_counted_from_another_is_not_held_against_the_desk() -> None:
    claim = ("Long River", "end_date", {"date": "2024-06-16"})
    assert said("Long River had its first night in spring and ended seven weeks after.", "2024-08-01", (claim,)) == []


@pytest.mark.parametrize(("text", "of", "number"), [
    ("Who is left on the river bank? Long River and its sequel got through 28 episodes in a year.", "Long River", 28),
    ("Long River 2 goes on where the boats were left. The other one took 16 episodes and no prisoners.",
     "Long River 2", 16),
])  # fmt: skip
def test_a_count_of_other_seasons_is_no_wrong_count(text: str, of: str, number: int) -> None:
    assert said(text, claims=((of, "episode_count", {"number": number}),)) == []


def test_a_count_of_no_season_is_wrong_all_the_same() -> None:
    claims = (("Long River 2", "episode_count", {"number": 14}),)
    found = said("Long River 2 is over. It took 14 episodes.", claims=claims)
    assert [f.quote for f in found] == ["14"]


@pytest.mark.parametrize("text", [
    "So-mi reads the weather; before that she was a presenter at Stone TV, and Long River fans know her voice.",
    "Long River ended with 9.1 percent. In the same slot on JTBC, a weekend drama took 8.3 percent.",
])
def test_a_network_of_something_else_is_not_the_works(text: str) -> None:
    assert said(text) == []
