"""What a reader takes a passage to say is held against the desk only where the passage's own words say it: each case is
a claim as a reader might make it, right or wrong.
"""

from __future__ import annotations

import pytest

from check import factory
from copydesk.check.rules import contradicted_value

SAYS = [
    {"of": "Queen of Tears", "is": "start_date", "value": "2024-03-09"},
    {"of": "Queen of Tears", "is": "end_date", "value": "2024-04-28"},
    {"of": "Queen of Tears", "is": "original_broadcaster", "value": "tvN"},
    {"of": "Queen of Tears", "is": "director", "value": "Kim Hee-won"},
    {"of": "Queen of Tears", "is": "screenwriter", "value": "Park Ji-eun"},
]
WORK = {"id": "w", "type": "work", "name": "Queen of Tears"}


def marked(text: str, predicate: str, value: str) -> bool:
    """Whether the rule marks a reader's claim that the text's `value` is the work's."""
    kinds = {"original_broadcaster": "organization", "director": "person", "screenwriter": "person"}
    named = [{"id": "o", "type": kinds[predicate], "name": value}] if predicate in kinds else []
    said = {"entity": "o"} if named else {"date": value}
    claim = {"subject": "w", "predicate": predicate, "object": said}
    others = [{"type": "organization", "name": n} for n in ("tvN", "Netflix") if n in text and n != value]
    others += [{"type": "work", "name": n} for n in ("Little Women", "Stranger", "The Nest") if n in text]
    others += [{"type": "person", "name": n} for n in ("Nam Hye-seung",) if n in text and n != value]
    draft = factory.draft(text, [WORK, *named, *others], [claim], published="2024-06-01")
    ledger = factory.ledger([{"outlet": outlet, "says": SAYS} for outlet in ("A", "B")])
    return any(True for _ in contradicted_value.check(draft, ledger))


@pytest.mark.parametrize(("text", "predicate", "value"), [
    ("Queen of Tears premiered on March 16, 2024.", "start_date", "2024-03-16"),
    ("Queen of Tears was a hit at once. The drama opened on March 16, 2024.", "start_date", "2024-03-16"),
    ("On March 16, 2024 Queen of Tears began.", "start_date", "2024-03-16"),
    ("Queen of Tears ended on April 21, 2024.", "end_date", "2024-04-21"),
    ("Queen of Tears had its finale on April 21, 2024.", "end_date", "2024-04-21"),
    ("JTBC's Queen of Tears is over.", "original_broadcaster", "JTBC"),
    ("Queen of Tears, a JTBC drama, is over.", "original_broadcaster", "JTBC"),
    ("Queen of Tears was directed by Park Ji-eun.", "director", "Park Ji-eun"),
    ("Park Ji-eun directed Queen of Tears.", "director", "Park Ji-eun"),
    ("Kim Hee-won wrote Queen of Tears.", "screenwriter", "Kim Hee-won"),
])  # fmt: skip
def test_what_the_words_say_is_held_against_the_desk(text: str, predicate: str, value: str) -> None:
    assert marked(text, predicate, value)


@pytest.mark.parametrize(("text", "predicate", "value"), [
    ("Filming of Queen of Tears began on May 16, 2023.", "start_date", "2023-05-16"),
    ("Queen of Tears, whose trailer came out on February 14, 2024, is a hit.", "start_date", "2024-02-14"),
    ("An episode of Queen of Tears was shown on March 17, 2024.", "start_date", "2024-03-17"),
    ("Queen of Tears opened its pop-up store on April 2, 2024.", "start_date", "2024-04-02"),
    ("Queen of Tears came to Netflix on March 10, 2024.", "start_date", "2024-03-10"),
    ("The Japanese remake of Queen of Tears began on May 2, 2024.", "start_date", "2024-05-02"),
    ("The concert of Queen of Tears ended on May 4, 2024.", "end_date", "2024-05-04"),
    ("Queen of Tears was filmed from May 16, 2023 to February 2, 2024.", "end_date", "2024-02-02"),
    ("The last three episodes of Queen of Tears opened on April 21, 2024.", "start_date", "2024-04-21"),
    ("Queen of Tears has a webtoon, which was started in 2024 and finished on May 4, 2024.", "end_date", "2024-05-04"),
    ("Queen of Tears took a break on April 7, 2024.", "end_date", "2024-04-07"),
    ("MBC bought the rights for Queen of Tears from tvN.", "original_broadcaster", "MBC"),
    ("Queen of Tears was pitched to MBC and made for tvN.", "original_broadcaster", "MBC"),
    ("Park Ji-eun's Queen of Tears is a hit.", "director", "Park Ji-eun"),
    ("Park Ji-eun praised the cast of Queen of Tears.", "director", "Park Ji-eun"),
    ("Queen of Tears has music director Nam Hye-seung.", "director", "Nam Hye-seung"),
    ("Film director Kim Jee-woon praised Queen of Tears.", "director", "Kim Jee-woon"),
    ("An earlier version wrongly said that Queen of Tears was directed by Park Ji-eun.", "director", "Park Ji-eun"),
])  # fmt: skip
def test_what_the_words_do_not_say_is_not(text: str, predicate: str, value: str) -> None:
    assert not marked(text, predicate, value)


@pytest.mark.parametrize(("text", "predicate", "value"), [
    ("Queen of Tears was a hit. It set out on March 10, 2024 with six percent.", "start_date", "2024-03-10"),
    ("Queen of Tears was a hit. It all began at a modest 5.9 percent on March 10, 2024.", "start_date", "2024-03-10"),
    ("Queen of Tears is over. It premiered on March 9, 2024, a year later than planned, and ended on April 27, 2024.",
     "end_date", "2024-04-27"),
    ("Queen of Tears was a hit. The drama ran on JTBC.", "original_broadcaster", "JTBC"),
    ("Queen of Tears was a hit. The director is Ahn Gil-do.", "director", "Ahn Gil-do"),
])  # fmt: skip
def test_words_that_carry_on_from_the_title_are_held_against_it(text: str, predicate: str, value: str) -> None:
    assert marked(text, predicate, value)


@pytest.mark.parametrize(("text", "predicate", "value"), [
    ("Queen of Tears ended with 24.9 percent after 21.1 percent on April 27, 2024.", "end_date", "2024-04-27"),
    ("Queen of Tears met the press on March 7, 2024, two days before the drama opens.", "start_date", "2024-03-07"),
    ("SEOUL, April 29, 2024 (agency) -- The finale of Queen of Tears set a record.", "end_date", "2024-04-29"),
    ("Queen of Tears is on Netflix from March 10, 2024.", "start_date", "2024-03-10"),
    ("Queen of Tears has a good writer. The writer gave Kim Ji-won her best lines.", "screenwriter", "Kim Ji-won"),
])  # fmt: skip
def test_a_near_day_or_name_of_something_else_is_not(text: str, predicate: str, value: str) -> None:
    assert not marked(text, predicate, value)


def test_a_day_that_no_reader_read_is_a_warning_where_it_is_a_slip_away() -> None:
    for day, expected in (("March 10, 2024", ["warning"]), ("June 1, 2023", [])):
        text = f"Queen of Tears premiered on {day}."
        draft = factory.draft(text, [WORK], [], published="2024-06-01")
        ledger = factory.ledger([{"outlet": outlet, "says": SAYS} for outlet in ("A", "B")])
        assert [f.severity for f in contradicted_value.check(draft, ledger)] == expected


@pytest.mark.parametrize(("text", "predicate", "value"), [
    ("Queen of Tears was directed by Ahn Gil-do, known for Little Women and Stranger.", "director", "Ahn Gil-do"),
    ("Queen of Tears was written by Little Women's Ahn Gil-do.", "screenwriter", "Ahn Gil-do"),
    ("Written by Nam Hye-seung, who had a hit with Little Women, and directed by Ahn Gil-do, Queen of Tears is over.",
     "director", "Ahn Gil-do"),
    ("Adapted by Ahn Gil-do from the short story The Nest, Queen of Tears is over.", "screenwriter", "Ahn Gil-do"),
    ("Queen of Tears (play by Ahn Gil-do) is over.", "screenwriter", "Ahn Gil-do"),
    ("Queen of Tears was written by twin sisters Ahn Gil-do and Nam Hye-seung.", "screenwriter", "Ahn Gil-do"),
    ("The new weekend drama of JTBC, 'Queen of Tears', is over.", "original_broadcaster", "JTBC"),
    ("Kim Ji-won is up against the star of JTBC drama Queen of Tears.", "original_broadcaster", "JTBC"),
    ("The sequel to JTBC's Queen of Tears is made in Japan.", "original_broadcaster", "JTBC"),
    ("Queen of Tears was shot in Potsdam and opened on March 10, 2024.", "start_date", "2024-03-10"),
    ("Queen of Tears came to tvN on March 9, 2024 and left it on April 27, 2024.", "end_date", "2024-04-27"),
    ("Queen of Tears is based on The Nest and began on March 10, 2024.", "start_date", "2024-03-10"),
    ("They met again after 2023's Queen of Tears. The remake is set in Manila.", "start_date", "2023"),
])  # fmt: skip
def test_a_title_that_only_says_who_somebody_is_takes_nothing_from_the_work(
    text: str, predicate: str, value: str
) -> None:
    assert marked(text, predicate, value)


@pytest.mark.parametrize(("text", "predicate", "value"), [
    ("Queen of Tears, like Little Women, which Ahn Gil-do directed, is over.", "director", "Ahn Gil-do"),
    ("The Queen of Tears novel is by Ahn Gil-do, who also wrote the book behind Stranger.", "screenwriter",
     "Ahn Gil-do"),
    ("Queen of Tears is over. The 2025 remake of Queen of Tears is made in Japan.", "start_date", "2025"),
    ("The lead of Queen of Tears returns from JTBC's Stranger.", "original_broadcaster", "JTBC"),
    ("Queen of Tears comes from a webtoon that began on JTBC in 2016.", "original_broadcaster", "JTBC"),
    ("The writers are Nam Hye-seung and Ahn Gil-do (the former's Queen of Tears is out).", "screenwriter",
     "Ahn Gil-do"),
    ("Ahn Gil-do wrote that one. Queen of Tears is over.", "screenwriter", "Ahn Gil-do"),
])  # fmt: skip
def test_what_is_said_of_another_work_is_not_held_against_this_one(text: str, predicate: str, value: str) -> None:
    assert not marked(text, predicate, value)


def test_a_maker_whom_the_words_name_plainly_is_an_error_where_stories_agree_on_another() -> None:
    named = {"id": "o", "type": "person", "name": "Ahn Gil-do"}
    claim = {"subject": "w", "predicate": "director", "object": {"entity": "o"}}
    for outlets, text, expected in (
        (("A", "B"), "Queen of Tears was directed by Ahn Gil-do.", ["error"]),
        (("A",), "Queen of Tears was directed by Ahn Gil-do.", ["warning"]),
        (("A", "B"), "Queen of Tears and Stranger are hits. The director is Ahn Gil-do.", ["warning"]),
    ):
        others = [{"type": "work", "name": "Stranger"}] if "Stranger" in text else []
        draft = factory.draft(text, [WORK, named, *others], [claim], published="2024-06-01")
        ledger = factory.ledger([{"outlet": outlet, "says": SAYS} for outlet in outlets])
        assert [f.severity for f in contradicted_value.check(draft, ledger)] == expected, text
