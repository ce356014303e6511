"""Titles that stand for another's, what titles mean, runs by their two ends, times between days, weekdays and seasons
of the year: passages against the starter desk, each wrong one beside a right one of the same words.
"""

from __future__ import annotations

import pytest

from copydesk.check.engine import examine
from copydesk.check.finding import Finding, Severity
from copydesk.desk import load_reader, plan_of
from copydesk.ledger.base import Ledger
from copydesk.model import Document

#: Day of publication, the words, what is wrong of them, and what is right.
PASSAGES = [
    # Another season's number.
    (
        "2025-07-04",
        "Six episodes and no more: Squid Game 3 was released on June 27, and Lee Jung-jae is done.",
     "Squid Game 3", "Squid Game 2"),
    (
        "2022-01-10",
        ("Im Si-wan has watched the last part of Kingdom 2 again. It came out on March 13, 2020, and has six "
        "episodes."),
     "Kingdom 2", "Kingdom 4"),
    (
        "2021-10-01",
        "Jung Kyung-ho was glad of the rest. Hospital Playlist 2 had 12 episodes and began on June 17, 2021.",
     "Hospital Playlist 2", "Hospital Playlist 3"),
    (
        "2021-11-01",
        "The first season of Hospital Playlist began on March 12, 2020, and the five doctors played in a band.",
        "first", "second",
    ),
    # Another show's title.
    (
        "2024-06-01",
        ("Queen of Tears made Hong Hae-in and Baek Hyun-woo the couple of the year, and Kim Soo-hyun and "
        "Kim Ji-won the stars."),
        "Queen of Tears", "Crash Landing on You",
    ),
    (
        "2026-04-14",
        "She became a department store heiress, Hong Hae-in, in Queen of Tears, which ended at 24.9 percent.",
        "Queen of Tears", "Queen of Jewels",
    ),
    (
        "2025-06-30",
        "Park Gyu-young was the nurse Nam Ju-ri of It's Okay to Not Be Okay, beside Kim Soo-hyun and Seo Yea-ji.",
        "It's Okay to Not Be Okay", "It's Okay to Be Okay",
    ),
    (
        "2024-11-20",
        ("Lee Se-young was the court lady Seong Deok-im of The Red Sleeve and has since been a bride in a "
        "contract."),
     "The Red Sleeve", "Knight Flower"),
    (
        "2023-09-21",
        "Ryu Seung-ryong has been evil for many since he was the minister Cho Hak-ju in Kingdom.",
     "Kingdom", "Mr. Sunshine"),
    # What a title means.
    (
        "2022-12-01",
        ("JTBC calls it Reborn Rich; at home it is 재벌집 막내아들, which means “The Chaebol's Youngest Son.” Song "
        "Joong-ki is Jin Do-joon."),
     "Youngest", "Oldest"),
    # Two ends of a run.
    (
        "2021-06-01",
        "Jeon Yeo-been was on screens with Vincenzo (tvN, Feb. 20 - May 2), and then she went home.",
     "Feb. 20", "Feb. 27"),
    (
        "2024-06-01",
        "Between March 9 and April 28, 2024, Queen of Tears kept the desk of tvN busy.",
        "April 28", "April 21",
    ),
    (
        "2024-06-01",
        "Queen of Tears held the weekends from March 9, 2024, through April 28, 2024.",
        "March 9", "April 9",
    ),
    # Times between days.
    (
        "2023-03-13",
        "On March 10, ten weeks after the first, Netflix put out the second part of The Glory.",
        "March 10", "March 17",
    ),
    (
        "2023-10-01",
        "Moving was let out on Aug. 9. Six weeks later, on Sept. 20, the last of it was there.",
        "Sept. 20", "Sept. 27",
    ),
    (
        "2026-09-17",
        "Five years ago, on September 17, 2021, Netflix let Squid Game loose on the world.",
        "2021", "2020",
    ),
    (
        "2023-03-13",
        ("The Glory came out on December 30, 2022, and ten weeks later, on March 10, 2023, its second part "
        "did."),
     "ten weeks", "twelve weeks"),
    # Weekdays.
    (
        "2023-09-21",
        "The last three chapters of Moving went up on Wednesday, and the children have flown.",
        "Wednesday", "Friday",
    ),
    (
        "2020-03-23",
        "By the time Itaewon Class turned out its lights on Saturday, the pub had become a chain.",
        "Saturday", "Sunday",
    ),
    (
        "2017-02-01",
        "Dr. Romantic was a Monday-Tuesday series for SBS and ran to 20 episodes.",
        "Monday-Tuesday", "Monday-Wednesday",
    ),
    (
        "2021-06-01",
        "SBS changes its habit for The Penthouse: War in Life 3, with one hour a week, on Friday nights.",
        "Friday", "Thursday",
    ),
    (
        "2022-12-29",
        "JTBC showed Reborn Rich on three nights a week, from Friday to Sunday.",
        "Sunday", "Monday",
    ),
    # Seasons and months.
    (
        "2024-09-30",
        "Crash Landing on You was the hit of the winter of 2020 for tvN.",
        "winter of 2020", "summer of 2020",
    ),
    (
        "2022-09-30",
        "This spring the tvN romance Twenty-Five Twenty-One was shown to a country at home.",
        "This spring", "This summer",
    ),
    (
        "2025-09-30",
        "Knight Flower, which came to MBC in January last year, put a widow on the roofs.",
        "January last", "April last",
    ),
]
#: Right words that such checks may be taken in by.
RIGHT = [
    (
        "2025-02-03",
        "Squid Game 2 had seven episodes. The third season, with six, is to come on June 27.",
    ),
    (
        "2025-07-04",
        "Squid Game 2, which came before the six episodes of June 27, ended on a defeat.",
    ),
    (
        "2024-06-01",
        ("Kim Soo-hyun, the Baek Hyun-woo of Queen of Tears, had earlier been in The Producers and My Love "
        "from the Star."),
    ),
    ("2023-07-20", "Lee Jun-ho of The Red Sleeve is the heir Gu Won now; Im Yoon-ah is Cheon Sa-rang for JTBC."),
    ("2023-10-16", "My Dearest is 연인 at home, which is to say Lovers."),
    ("2023-11-20", "The second half of My Dearest was on from October 13 to November 18."),
    (
        "2021-02-10",
        "Vincenzo was filmed from March 20 to April 2, and tvN begins it on February 20.",
    ),
    (
        "2023-09-21",
        "Moving showed its last chapters on Wednesday, six weeks after its launch on Aug. 9.",
    ),
    (
        "2020-03-23",
        "On Friday, Itaewon Class had 14.0 percent nationwide, and it ended on Saturday.",
    ),
    (
        "2022-09-30",
        "Last summer Hometown Cha-Cha-Cha was shown on tvN, with Shin Min-a as a dentist.",
    ),
    ("2020-09-30", "In the summer of 2020 the makers of Vincenzo went out to film it for tvN."),
    (
        "2022-12-29",
        "Reborn Rich was a Friday-to-Sunday drama, three nights a week, from Friday to Sunday.",
    ),
    (
        "2022-08-19",
        ("Extraordinary Attorney Woo was the drama of the summer, and ENA showed it on Wednesdays and "
        "Thursdays."),
    ),
]
#: What a reader makes of a passage changes with its training.
MOST_MISSED = 2


def findings_of(published: str, text: str, ledger: Ledger) -> list[Finding]:
    """The findings at error or warning level."""
    document = Document(id="p", title="", text=text, published=published, lang="en")
    found = examine(load_reader().read(document), ledger, plan_of()).findings
    return [finding for finding in found if finding.severity is not Severity.INFO]


def test_most_wrong_ones_are_found(starter: Ledger) -> None:
    missed = []
    for published, text, right, wrong in PASSAGES:
        drafted = text.replace(right, wrong)
        at = drafted.index(wrong)
        found = findings_of(published, drafted, starter)
        if not any(f.start < at + len(wrong) and at < f.end for f in found):
            missed.append("\n  ".join([drafted, *(f"{f.code} {f.quote}: {f.message}" for f in found)]))
    assert len(missed) <= MOST_MISSED, "\n".join(missed)


@pytest.mark.parametrize(("published", "text"), [*((day, text) for day, text, *_ in PASSAGES), *RIGHT])
def test_nothing_is_said_of_right_ones(published: str, text: str, starter: Ledger) -> None:
    found = findings_of(published, text, starter)
    assert [f"{f.code} {f.quote}: {f.message}" for f in found if f.code in ("D001", "D005", "N002")] == []
