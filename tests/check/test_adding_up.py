"""Arithmetic of a draft in prose: numbers beside rows of names, sums, seasons, the pace of a run, time between days and
years, and headlines that the story does not bear out. Each wrong passage is marked at `quote`, its twin is left alone.
"""

from __future__ import annotations

import pytest

from check import factory
from copydesk.check.engine import check
from copydesk.check.finding import Finding, Severity

WORKS = ("Iron Harvest", "Night Tide", "Salt Road", "Glass Town", "Paper Moon: The Last Season", "Bread, Salt and Tea")
PEOPLE = ("Ahn Bo-ra", "Cho Min-ki", "Han So-mi", "Seo Gi-tae", "Bae Woo-jin")


def said(text: str, published: str = "2024-06-03") -> list[Finding]:
    """The findings at warning or error level of a draft that a reader saw the works and people of."""
    entities = [{"type": "work", "name": name} for name in WORKS if name in text]
    entities += [{"type": "person", "name": name} for name in PEOPLE if name in text]
    found = check(factory.draft(text, entities, published=published), None)
    return [f for f in found if f.severity is not Severity.INFO]


#: A passage, the words that are marked, and those that make it right.
WRONG = [
    (
        (
            "Three nurses hold the ward together in Iron Harvest, the new tvN drama: Ahn Bo-ra (Oh Da-hee), Cho "
            "Min-ki (Paik Su-an), Han So-mi (Min Yu-ra) and Seo Gi-tae (Do Jin-u)."
        ),
        "Three", "Four",
    ),
    (
        (
            "Fame came to four actors with Iron Harvest: Ahn Bo-ra as Oh Da-hee, Cho Min-ki as Paik Su-an and Han"
            " So-mi as Min Yu-ra."
        ),
        "four", "three",
    ),
    (
        (
            "We have seen two of his dramas this winter: Iron Harvest (SBS), Night Tide (tvN) and Salt Road "
            "itself."
        ),
        "two", "three",
    ),
    ("Her three partners, Ahn Bo-ra, Cho Min-ki, Han So-mi and Seo Gi-tae, were at the table.", "three", "four"),
    (
        "It follows five sisters who share one flat — Ahn Bo-ra, Cho Min-ki, Han So-mi and Bae Woo-jin.",
        "five", "four",
    ),
    ("The trio of Ahn Bo-ra, Cho Min-ki, Han So-mi and Seo Gi-tae is back on the set.", "trio", "quartet"),
    ("Ahn Bo-ra, Cho Min-ki and Han So-mi are the two leads.", "two", "three"),
    ("Both Ahn Bo-ra, Cho Min-ki and Han So-mi came to the party.", "Both", "All three"),
    (
        (
            "Three Dramas Worth Your Weekend\n\n1. Iron Harvest. Men in a mill.\n\n2. Night Tide. A port.\n\n3. "
            "Salt Road. A walk.\n\n4. Glass Town. A thief."
        ),
        "Three", "Four",
    ),
    ("There are 16 episodes of Iron Harvest, 12 of Night Tide and 20 of Salt Road, which makes 49.", "49", "48"),
    ("Season one had 20 episodes, season two 12 and season three 10. That makes 44.", "44", "42"),
    ("He made four dramas for SBS, three for KBS2 and two for tvN. Altogether ten.", "ten", "nine"),
    ("She won three prizes in May, two at the autumn contest and one at the last, seven in all.", "seven", "six"),
    ("It will have 44 episodes in three seasons: 20, 12 and 10.", "44", "42"),
    (
        (
            "The drama is back with eight more episodes, as many as the first season had. Whoever has seen all 18"
            " may rest."
        ),
        "18", "16",
    ),
    (
        (
            "She wrote 20 episodes of Paper Moon: The Last Season, then 12, then 10. Across the four seasons "
            "nobody smiled."
        ),
        "four", "three",
    ),
    (
        (
            "SBS gave the drama seven weekends, an episode each Friday and another each Saturday. In those twelve"
            " episodes nobody smiled."
        ),
        "twelve", "14",
    ),
    ("At two episodes a week, the 16 episodes will keep the channel busy for six weeks.", "six weeks", "eight weeks"),
    (
        "Iron Harvest was on at weekends from April 6 to May 5, 20 episodes in all.",
        "April 6 to May 5", "March 2 to May 5",
    ),
    (
        "Part one went up on Friday, March 1. Part two follows on April 5, six weeks to the day after that.",
        "April 5", "April 12",
    ),
    (
        "It began on March 2 and, five weeks later, on May 5, it was over.",
        "five weeks later, on May 5", "nine weeks later, on May 5",
    ),
    ("The sequel came in 2022, ten years after the first film of 2013.", "2022", "2023"),
    ("He began at MBC in 2008. Twelve years later, in 2022, he had the prize.", "Twelve", "Fourteen"),
    ("The film that made her, fifteen years ago, in 2013, has been restored.", "fifteen", "eleven"),
    ("Born in 1985, he was 37 in 2016 when the army let him go.", "37", "31"),
    ("SBS served it over nine weekends, from March 2 to April 7.", "nine weekends", "six weekends"),
    (
        "It was a matter of ten weeks: Iron Harvest began on March 2 and ended on April 21.",
        "ten weeks", "seven weeks",
    ),
    (
        "Iron Harvest opened with 6.1 percent nationwide and had 4.7 percent on Sunday, a loss of 2.4 points.",
        "2.4 points", "1.4 points",
    ),
    (
        (
            "Iron Harvest Climbs to 29.4%\n\nIron Harvest averaged 24.9 percent nationwide on Sunday. In the "
            "Seoul area it had 26.9 percent."
        ),
        "29.4", "24.9",
    ),
    (
        (
            "SBS showed the last two parts of Iron Harvest, Episodes 16 and 17, on one night. All 16 episodes are"
            " online."
        ),
        "16 episodes", "17 episodes",
    ),
]


@pytest.mark.parametrize(("text", "quote", "right"), WRONG, ids=[case[0][:50] for case in WRONG])
def test_what_does_not_add_up_is_marked(text: str, quote: str, right: str) -> None:
    at = text.rindex(quote) if quote[0].isdigit() and len(quote) < 4 else text.index(quote)
    assert any(f.start < at + len(quote) and at < f.end for f in said(text)), said(text)


@pytest.mark.parametrize(("text", "quote", "right"), WRONG, ids=[case[0][:50] for case in WRONG])
def test_what_adds_up_is_left_alone(text: str, quote: str, right: str) -> None:
    at = text.rindex(quote) if quote[0].isdigit() and len(quote) < 4 else text.index(quote)
    assert said(text[:at] + right + text[at + len(quote):]) == []


@pytest.mark.parametrize("text", [
    "After ten weeks two doctors remain: Ahn Bo-ra and Cho Min-ki.",
    "Two couples carry Iron Harvest: Ahn Bo-ra and Cho Min-ki, Han So-mi and Seo Gi-tae.",
    "Of five prizes the drama took three: Best Actor, Best Script and Best Picture.",
    "The two leads, Ahn Bo-ra and Cho Min-ki, and the director Seo Gi-tae came along.",
    "Iron Harvest has two weeks to run: it opened on May 6 and closes on June 3.",
    "The four best finales: Iron Harvest, 24.9 percent; Night Tide, 21.7 percent; Salt Road, 20.5 percent.",
    "The city opened it in 2020, a year after the drama ended, and in 2021 put up a plaque.",
    "She has three hits, among them Iron Harvest and Night Tide.",
    "Two dramas shared the weekend, Bread, Salt and Tea and Iron Harvest.",
    "Three rivals want one chair: Ahn Bo-ra, who lies, Cho Min-ki, the heir, and Han So-mi, his wife.",
    "Both Ahn Bo-ra, the lead, and Cho Min-ki came.",
    "Ahn Bo-ra, Cho Min-ki and Han So-mi play two spouses and a schemer.",
    "Seo Gi-tae led a trio of directors with Ahn Bo-ra and Cho Min-ki.",
    "Three seasons, forty-two chapters: 20, 12 and 10.",
    "Ahn Bo-ra, 31, and Cho Min-ki, 36, have made 12 dramas together.",
    "It has 16 episodes, four of them shown on Sundays, which makes five evenings in all.",
    "There were six new episodes, as many as in the first season; all six came on a Friday.",
    "Two of the four seasons had 21 and 13 episodes.",
    "It ran for seven weeks at two episodes a week with a break in May, 12 episodes altogether.",
    "The sequel came in January 2022, ten years after the spring of 2011.",
    "Iron Harvest Keeps 20%\n\nIron Harvest averaged 20.4 percent nationwide on Sunday.",
])
def test_what_counts_otherwise_is_left_alone(text: str) -> None:
    assert said(text) == []
