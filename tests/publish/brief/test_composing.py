"""What a brief says, and that it says no more than the ledger does: on stories whose claims are known beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from copydesk.ledger.base import Ledger
from copydesk.ledger.database import open_ledger
from copydesk.model import Document, Modality, NumberValue
from copydesk.publish.brief.composing import brief
from copydesk.publish.brief.values import Brief
from newsroom import FakeReader, Words, day, percent, text, the

QUEEN, KIM, BAEK = "Queen of Tears", "Kim Soo-hyun", "Baek Hyun-woo"
NOW = datetime(2024, 5, 16, 12, tzinfo=UTC)
FINALE = {"episode": text("finale"), "area": text("nationwide"), "statistic": text("average")}


def count(number: int) -> NumberValue:
    return NumberValue(number)


EVIL = "<b>=cmd|'/c calc'!A0</b>"

READER = FakeReader(
    {QUEEN: "work", "Goblin": "work", EVIL: "work", KIM: "person", "Park Ji-eun": "person", "Kim Hee-won": "person",
     "Jang Young-woo": "person", "Kim Eun-sook": "person", BAEK: "character", "Hong Hae-in": "character",
     "tvN": "organization", "Netflix": "organization", "Gold Medalist": "organization", "Mungyeong": "place"},
    [
        Words("is a tvN drama", QUEEN, "original_broadcaster", the("tvN")),
        Words("romantic comedy", QUEEN, "genre", text("romantic comedy")),
        Words("writer Park Ji-eun", QUEEN, "screenwriter", the("Park Ji-eun")),
        Words("directors Kim Hee-won", QUEEN, "director", the("Kim Hee-won")),
        Words("and Jang Young-woo", QUEEN, "director", the("Jang Young-woo")),
        Words("Kim Soo-hyun plays Baek Hyun-woo", QUEEN, "cast_member", the(KIM), {"character": the(BAEK)}),
        Words("sixteen episodes", QUEEN, "episode_count", count(16)),
        Words("began on March 9, 2024", QUEEN, "start_date", day("2024-03-09")),
        Words("will begin on June 1, 2024", QUEEN, "start_date", day("2024-06-01"), {}, Modality.PLANNED),
        Words("ended on April 28, 2024", QUEEN, "end_date", day("2024-04-28")),
        Words("ended on April 27, 2024", QUEEN, "end_date", day("2024-04-27")),
        *(Words(f"ended on April {last:02}", QUEEN, "end_date", day(f"2024-04-{last:02}")) for last in range(1, 27)),
        Words("and a Netflix drama", QUEEN, "original_broadcaster", the("Netflix")),
        Words("writer Kim Hee-won", QUEEN, "screenwriter", the("Kim Hee-won")),
        Words("ended on April 28 .", QUEEN, "end_date", day("XXXX-04-28")),
        Words("24.850 percent", QUEEN, "audience_rating", percent("24.850"), FINALE, attribution="Nielsen Korea"),
        Words("24.7 percent", QUEEN, "audience_rating", percent("24.7"), FINALE),
        Words("28.4 percent in Seoul", QUEEN, "audience_rating", percent("28.4"), {**FINALE, "area": text("seoul")}),
        Words("reportedly on Netflix", QUEEN, "streamed_on", the("Netflix"), {}, Modality.REPORTED),
        Words("is on Netflix", QUEEN, "streamed_on", the("Netflix")),
        Words("is with Gold Medalist", KIM, "represented_by", the("Gold Medalist")),
        Words("Baek is married to Hong Hae-in", BAEK, "spouse", the("Hong Hae-in")),
        Words("shot in Mungyeong", QUEEN, "filming_location", the("Mungyeong")),
        Words("Goblin is on tvN", "Goblin", "original_broadcaster", the("tvN")),
        Words("the writer Kim Eun-sook", "Goblin", "screenwriter", the("Kim Eun-sook")),
        Words("a fairy tale", EVIL, "genre", text("fantasy")),
    ],
)


class Desk:
    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._count = 0

    def story(self, words: str, outlet: str | None = None) -> Desk:
        self._count += 1
        outlet = outlet or f"Outlet {self._count}"
        document = Document(f"s{self._count}", f"{words} ({outlet})", outlet=outlet)
        self.ledger.add(READER.read(document), now=NOW + timedelta(minutes=self._count))
        return self

    def brief(self, name: str, *, today: date = date(2024, 5, 16), drafts: tuple[str, ...] = ()) -> Brief:
        found = self.ledger.find(name)
        readings = tuple(READER.read(Document(f"d{at}", draft)) for at, draft in enumerate(drafts))
        return brief(self.ledger, self.ledger.thing(found[0].id), today=today, drafts=readings)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_ledger(tmp_path / "desk.db") as ledger:
        yield Desk(ledger)


ALL = (
    "Queen of Tears is a tvN drama, a romantic comedy of sixteen episodes by writer Park Ji-eun and directors Kim "
    "Hee-won and Jang Young-woo. Kim Soo-hyun plays Baek Hyun-woo. It began on March 9, 2024, and ended on April 28, "
    "2024, with 24.850 percent nationwide and 28.4 percent in Seoul. It is on Netflix."
)


def test_a_work_is_told_in_five_sentences(desk: Desk) -> None:
    made = desk.story(ALL, "Soompi").brief(QUEEN)
    assert made.text == (
        "“Queen of Tears” is a tvN romantic comedy written by Park Ji-eun and directed by Kim Hee-won and Jang "
        "Young-woo. It stars Kim Soo-hyun as Baek Hyun-woo. The 16-episode series premiered on March 9, 2024, and "
        "ended on April 28, 2024. It averaged 24.850 percent nationwide in its finale (Nielsen Korea). It streams on "
        "Netflix."
    )
    assert [note.receipt.outlet for note in made.notes] == ["Soompi"]
    assert all(sentence.statements and sentence.notes == (1,) for sentence in made.sentences)


def test_every_statement_has_a_claim_and_every_note_its_words(desk: Desk) -> None:
    made = desk.story(ALL).story(ALL.replace("24.850", "24.7")).brief(QUEEN)
    known = {entry.claim_id for entry in desk.ledger.entries()}
    assert made.statements
    for statement in made.statements:
        assert statement.receipts
        assert {receipt.claim for receipt in statement.receipts} <= known
    assert all(note.quotes for note in made.notes)


def test_two_networks_and_two_writers_are_told_apart(desk: Desk) -> None:
    desk.story("Queen of Tears is a tvN drama and a Netflix drama by writer Park Ji-eun and writer Kim Hee-won, with "
               "directors Kim Hee-won and Jang Young-woo")  # fmt: skip
    text = desk.brief(QUEEN).text
    assert text.startswith("“Queen of Tears” is a series that aired on ")
    assert "; it was directed by Kim Hee-won and Jang Young-woo." in text
    assert ", written by " in text


def test_names_that_would_be_markup_or_formulas_are_words(desk: Desk) -> None:
    made = desk.story(f"{EVIL} a fairy tale").brief(EVIL)
    assert made.text == f"“{EVIL}” is a fantasy."


def test_a_dispute_of_forty_is_left_out(desk: Desk) -> None:
    for last in range(1, 29):
        desk.story(f"Queen of Tears ended on April {last:02}")
    desk.story("Queen of Tears is a tvN drama")
    assert desk.brief(QUEEN).text == "“Queen of Tears” is a tvN series."


def test_a_dispute_is_told_as_one_and_never_as_fact(desk: Desk) -> None:
    text = desk.story(ALL).story("Queen of Tears ended on April 27, 2024 with 24.7 percent").brief(QUEEN).text
    assert "It averaged either 24.850 percent nationwide or 24.7 percent nationwide in its finale; sources" in text
    assert text.count("averaged") == 1
    assert "ended" not in text


def test_what_is_only_reported_is_left_out(desk: Desk) -> None:
    text = desk.story("Queen of Tears is a tvN drama, reportedly on Netflix").brief(QUEEN).text
    assert text == "“Queen of Tears” is a tvN series."


@pytest.mark.parametrize(("today", "said"), [
    (date(2024, 3, 1), "is set to premiere on tvN on March 9, 2024. It is set to end on April 28, 2024."),
    (date(2024, 3, 9), "is a tvN series. It premiered on March 9, 2024, and is set to end on April 28, 2024."),
    (date(2024, 4, 28), "is a tvN series. It premiered on March 9, 2024, and ended on April 28, 2024."),
])  # fmt: skip
def test_the_tense_is_that_of_the_day(desk: Desk, today: date, said: str) -> None:
    desk.story("Queen of Tears is a tvN drama; it began on March 9, 2024 and ended on April 28, 2024")
    assert desk.brief(QUEEN, today=today).text == f"“Queen of Tears” {said}"


def test_a_plan_whose_day_is_past_stays_a_plan(desk: Desk) -> None:
    desk.story("Queen of Tears will begin on June 1, 2024")
    assert desk.brief(QUEEN, today=date(2024, 5, 1)).text == "“Queen of Tears” is set to be released on June 1, 2024."
    assert desk.brief(QUEEN, today=date(2024, 7, 1)).text == "“Queen of Tears” was set to be released on June 1, 2024."


def test_a_year_that_is_inferred_cites_the_story_that_gives_it(desk: Desk) -> None:
    made = desk.story("Queen of Tears ended on April 28 .").story("Queen of Tears began on March 9, 2024").brief(QUEEN)
    assert "ended on April 28, 2024" in made.text
    assert made.sentences[0].notes == (1, 2)


def test_what_the_draft_says_is_left_out(desk: Desk) -> None:
    draft = "Queen of Tears is a tvN drama by writer Park Ji-eun with 24.7 percent. It began on March 9, 2024."
    made = desk.story(ALL).brief(QUEEN, drafts=(draft,))
    assert (made.left_out, "tvN" in made.text, "Park" in made.text, "March 9" in made.text) == (3, False, False, False)
    assert "24.850" in made.text, "the draft has another figure"
    again = desk.brief(QUEEN, drafts=(ALL,))
    assert (again.sentences, again.notes) == ((), ())


def test_a_person_a_character_an_organization_and_a_place(desk: Desk) -> None:
    desk.story(ALL).story("Kim Soo-hyun is with Gold Medalist").story("Baek is married to Hong Hae-in: Baek Hyun-woo")
    desk.story("Queen of Tears was shot in Mungyeong")
    assert desk.brief(KIM).text == (
        "Kim Soo-hyun played Baek Hyun-woo in the 2024 tvN series “Queen of Tears.” “Queen of Tears” was written by "
        "Park Ji-eun and directed by Kim Hee-won and Jang Young-woo. The 16-episode series premiered on March 9, 2024, "
        "and ended on "
        "April 28, 2024. Kim Soo-hyun is represented by Gold Medalist."
    )
    run = "The 16-episode series premiered on March 9, 2024, and ended on April 28, 2024."
    assert desk.brief("Park Ji-eun").text == (
        f"Park Ji-eun wrote the 2024 tvN series “Queen of Tears.” {run.replace('series', '“Queen of Tears”')}"
    )
    assert desk.brief(BAEK).text == (
        "“Queen of Tears” is a tvN romantic comedy written by Park Ji-eun and directed by Kim Hee-won and Jang "
        f"Young-woo. Kim Soo-hyun plays Baek Hyun-woo. Baek Hyun-woo is married to Hong Hae-in. {run}"
    )
    assert desk.brief("tvN").text == f"“Queen of Tears” is a tvN series written by Park Ji-eun. {run}"
    assert desk.brief("Gold Medalist").text == (
        "Gold Medalist is the agency of Kim Soo-hyun, who starred in the 2024 tvN series “Queen of Tears” as Baek "
        "Hyun-woo."
    )
    assert desk.brief("Mungyeong").text == "“Queen of Tears” was filmed in Mungyeong."


def test_every_sentence_stands_on_claims_of_whatever_it_is_about(desk: Desk) -> None:
    desk.story(ALL).story("Kim Soo-hyun is with Gold Medalist")
    known = {entry.claim_id for entry in desk.ledger.entries()}
    for name in (KIM, "Park Ji-eun", BAEK, "tvN", "Gold Medalist", "Netflix"):
        for sentence in desk.brief(name).sentences:
            assert sentence.statements
            assert all({receipt.claim for receipt in one.receipts} <= known for one in sentence.statements)
            assert all(one.receipts for one in sentence.statements)


def test_what_the_draft_says_of_the_work_beside_is_left_out_too(desk: Desk) -> None:
    draft = "Queen of Tears is by writer Park Ji-eun. It began on March 9, 2024."
    text = desk.story(ALL).brief(BAEK, drafts=(draft,)).text
    assert text == (
        "“Queen of Tears” is a tvN romantic comedy directed by Kim Hee-won and Jang Young-woo. Kim Soo-hyun plays Baek "
        "Hyun-woo. The 16-episode series ended on April 28, 2024."
    )


def test_of_several_works_only_the_first_has_its_makers(desk: Desk) -> None:
    desk.story(ALL).story("Goblin is on tvN too").story("Goblin was made by the writer Kim Eun-sook")
    assert desk.brief("tvN").text == (
        "“Queen of Tears” is a 2024 tvN series written by Park Ji-eun. “Goblin” aired on tvN."
    )


def test_a_thing_of_which_nothing_is_known_has_no_sentence(desk: Desk) -> None:
    desk.story("Goblin and Queen of Tears")
    assert desk.brief("Goblin").sentences == ()


def test_the_same_ledger_gives_the_same_brief(desk: Desk) -> None:
    desk.story(ALL).story(ALL)
    assert desk.brief(QUEEN) == desk.brief(QUEEN)
