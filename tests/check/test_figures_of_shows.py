"""Figures that are called the best of a group, held against those of others, given as a mean or told of another day:
wrong and right passages against the starter desk, with the titles that a reader would find.
"""

from __future__ import annotations

import pytest

from check import factory
from copydesk.check.finding import Finding, Severity
from copydesk.check.rules import (
    contradicted_number,
    inconsistent_number,
    misdated_episode,
    sum_that_does_not_add_up,
    unsupported_superlative,
)
from copydesk.ledger.base import Ledger

RULES = (
    contradicted_number, inconsistent_number, misdated_episode, sum_that_does_not_add_up, unsupported_superlative,
)
TITLES = (
    "Twenty-Five Twenty-One", "Signal", "My Love from the Star", "My Dearest", "Start-Up", "Reborn Rich",
    "Under the Queen's Umbrella", "The Penthouse: War in Life 2", "Dr. Romantic 3", "Knight Flower", "The Red Sleeve",
    "Little Women", "Hospital Playlist", "My Only One", "Descendants of the Sun", "Hometown Cha-Cha-Cha",
    "Memories of the Alhambra", "Reply 1994", "Reply 1997", "Reply 1988", "Doctor Cha", "Kingdom 2",
)

WRONG = [
    ("2022-04-04", ("Twenty-Five Twenty-One closed with 11.5 percent on Sunday, the best result of any tvN drama since "
     "2019."), "the best result of any tvN drama since 2019", "best result of its run"),
    ("2023-11-20", "My Dearest left MBC with 12.9 percent on Saturday, the biggest audience for any MBC drama.",
     "the biggest audience for any MBC drama", "third of the"),
    ("2022-12-27", "Reborn Rich went out at 26.9 percent. That was JTBC's best ever.", "JTBC's best ever", "second"),
    ("2022-12-27", "Reborn Rich went out at 26.9 percent, a figure no JTBC drama had reached.", "figure no JTBC",
     "The World of the Married"),
    ("2014-02-28", "My Love from the Star ended at 28.1 percent, the highest for a Korean drama this decade.",
     "the highest for a Korean drama this decade", "Moon Embracing the Sun"),
    ("2016-03-14", ("By the finale there were 13.4 percent for Signal. It was the strongest rating of any drama on the "
     "channel to that date."), "the strongest rating of any drama on the channel to that date", "Reply 1988"),
    ("2022-12-26", "No JTBC drama has ever rated higher than Reborn Rich.", "No JTBC drama", "Only one JTBC drama"),
    ("2022-04-04", "Twenty-Five Twenty-One finished on Thursday with 11.5 percent.", "Thursday", "Sunday, April 3"),
    ("2014-02-28", "My Love from the Star was up from the 26.0 percent recorded on Monday.", "Monday", "Wednesday"),
    ("2016-03-14", "Signal finished with 13.4 percent on March 12, with a series average of 15.0 percent.",
     "series average", "the peak minute"),
    ("2023-06-19", "Dr. Romantic 3 took 16.8 percent of households nationwide, and a minute peak of 21.4 percent.",
     "21.4", "19.3"),
    ("2022-12-05", "The queen who never hurried took Under the Queen's Umbrella home with 15.4 percent on Sunday.",
     "15.4", "16.9"),
    ("2021-10-18", "Hometown Cha-Cha-Cha ended on Sunday with 12.656 percent nationwide.", "12.656", "12.665"),
    ("2024-02-19", ("Knight Flower ended with 18.4 percent. The Red Sleeve had closed at 17.4 percent and My Dearest "
     "at 12.9. Of those three finales, the latest is the lowest."), "lowest", "12.9"),
    ("2021-09-13", ("There were 28.8 percent for the first season, 29.2 for the second and 19.5 for the third. The "
     "crown thus belongs to the first season."), "first season", "the second season"),
    ("2021-09-13", ("There were 28.8 percent for the first season, 29.2 for the second and 19.5 for the third. The "
     "second season remains the weakest."), "second season", "the third season"),
    ("2020-05-30", "Hospital Playlist went out every Friday and ended on May 28.", "every Friday", "every Thursday"),
    ("2022-10-11", "Little Women came from Studio Dragon. It went out on Fridays and Saturdays and is now on Netflix.",
     "on Fridays and Saturdays", "on Saturdays and Sundays"),
    ("2019-03-18", ("My Only One had 48.9 percent on Sunday. Descendants of the Sun closed at 38.8 percent, some ten "
     "points higher."), "some ten points higher", "some ten points lower"),
    ("2020-05-29", ("Hospital Playlist began with 6.3 percent. It finished with 14.1 percent, more than three times as "
     "much."), "more than three times", "more than twice"),
    ("2023-06-19", "The first season has 20 episodes and its two sequels 16 each, for a total of 54.", "54", "52"),
    ("2021-09-13", "There were three seasons within a year: 21 episodes, then 13, then 14, which makes 50 in all.",
     "50", "48"),
    ("2013-11-11", "Eight episodes into its run of 21, Reply 1994 is at 7.1 percent, and there are 12 more to see.",
     "12", "13"),
    ("2025-09-30", "For eight weekends, two episodes at a time, she cooked. The 12th and final helping was the best.",
     "eight weekends", "six weekends"),
    ("2016-01-18", "The four dramas of the series (Reply 1997, Reply 1994 and Reply 1988) were all his.", "four",
     "three"),
    ("2019-01-14", ("Memories of the Alhambra had 10.0 percent, with four episodes to go. The fourteenth chapter, "
     "shown on January 13, beat the last."), "four episodes", "two"),
    ("2023-05-29", ("Doctor Cha averaged 18.2 percent with its 14th episode on Sunday, the highest rating of its run "
     "on JTBC so far."), "the highest rating", "second highest"),
]
RIGHT = [
    ("2022-04-04", "Twenty-Five Twenty-One closed with 11.5 percent on Sunday, the best result of its run."),
    ("2020-02-17", "Start-Up was still to come; no tvN drama of the year had been the talk of 2020 yet."),
    ("2021-04-05", "The Penthouse: War in Life 2 had 29.2 percent on March 27, the best of any SBS drama since 2020."),
    ("2022-12-27", "Reborn Rich went out at 26.9 percent, not the best of any JTBC drama ever."),
    ("2014-02-28", "My Love from the Star was up from the 26.0 percent recorded on Wednesday."),
    ("2014-02-28", ("My Love from the Star ended at 28.1 percent. The figure for its finale, broadcast on February 27, "
     "was up from the 26.0 percent of Wednesday.")),
    ("2023-06-19", "Dr. Romantic 3 took 16.8 percent of households nationwide, and a minute peak of 19.3 percent."),
    ("2022-12-05", "The queen who never hurried took Under the Queen's Umbrella home with 16.9 percent on Sunday."),
    ("2021-10-18", "Hometown Cha-Cha-Cha ended on Sunday with 12.665 percent nationwide."),
    ("2024-02-19", ("Knight Flower ended with 18.4 percent. The Red Sleeve had closed at 17.4 percent and My Dearest "
     "at 12.9. Of those three finales, the latest is the highest.")),
    ("2021-09-13", ("There were 28.8 percent for the first season, 29.2 for the second and 19.5 for the third. The "
     "crown thus belongs to the second season.")),
    ("2020-05-30", "Hospital Playlist went out every Thursday and ended on May 28."),
    ("2022-10-11", "Little Women came from Studio Dragon. It went out on Saturdays and Sundays and is now on Netflix."),
    ("2019-03-18", ("My Only One had 48.9 percent on Sunday. Descendants of the Sun closed at 38.8 percent, some ten "
     "points lower.")),
    ("2020-05-29", "Hospital Playlist began with 6.3 percent. It finished with 14.1 percent, more than twice as much."),
    ("2023-06-19", "The first season has 20 episodes and its two sequels 16 each, for a total of 52."),
    ("2021-09-13", "There were three seasons within a year: 21 episodes, then 13, then 14, which makes 48 in all."),
    ("2013-11-11", "Eight episodes into its run of 21, Reply 1994 is at 7.1 percent, and there are 13 more to see."),
    ("2025-09-30", "For six weekends, two episodes at a time, she cooked. The 12th and final helping was the best."),
    ("2016-01-18", "The three dramas of the series (Reply 1997, Reply 1994 and Reply 1988) were all his."),
    ("2016-01-18", "Of the four dramas he knew three well (Reply 1997, Reply 1994 and Reply 1988)."),
    ("2019-01-14", ("Memories of the Alhambra had 10.0 percent, with two episodes to go. The fourteenth chapter, shown "
     "on January 13, beat the last.")),
    ("2023-05-29", "Doctor Cha averaged 18.2 percent with its 14th episode on Sunday, short of its best so far."),
]


def found(text: str, published: str, ledger: Ledger) -> list[Finding]:
    titles = [{"id": title, "type": "work", "name": title} for title in TITLES if title in text]
    draft = factory.draft(text, titles, published=published)
    return [f for rule in RULES for f in rule.check(draft, ledger) if f.severity is not Severity.INFO]


@pytest.mark.parametrize(("published", "text", "quote", "says"), WRONG, ids=[text[:50] for _, text, *_ in WRONG])
def test_what_is_wrong_is_marked_with_what_is_right(
    published: str, text: str, quote: str, says: str, starter: Ledger
) -> None:
    at = text.rindex(quote)
    findings = found(text, published, starter)
    here = [f for f in findings if f.start < at + len(quote) and at < f.end]
    said = [f"{f.message} {[s.replacement for s in f.suggestions]}" for f in here]
    assert any(says in one for one in said), [(f.code, f.quote, f.message) for f in findings]


@pytest.mark.parametrize(("published", "text"), RIGHT, ids=[text[:50] for _, text in RIGHT])
def test_what_is_right_is_left_alone(published: str, text: str, starter: Ledger) -> None:
    assert [(f.code, f.quote, f.message) for f in found(text, published, starter)] == []
