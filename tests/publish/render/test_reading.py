from __future__ import annotations

from copydesk.model import Document
from copydesk.publish.render.reading import reading_to_text
from newsroom import READER, FakeReader, Words, text


def lines(words: str, **of: str) -> list[str]:
    return reading_to_text(READER.read(Document("s", words, **of))).splitlines()


def test_claims_stand_by_subject_with_their_words() -> None:
    said = lines("Kim Soo-hyun plays Baek Hyun-woo in Queen of Tears.", title="A title", published="2024-05-16")
    assert said == [
        "A title",
        "2024-05-16 · s",
        "",
        "  Queen of Tears (work)",
        "    cast: Kim Soo-hyun (as Baek Hyun-woo)",
        "        “Kim Soo-hyun plays Baek Hyun-woo in Queen of Tears”",
        "",
        "  1 claim",
    ]


def test_hedges_credits_and_scopes_are_told() -> None:
    said = lines(
        "Queen of Tears will end on April 21, 2024. The finale of Queen of Tears rated 24.850 percent nationwide"
    )
    assert "    final episode: 2024-04-21 – planned" in said
    assert "    audience rating: 24.850 percent (nationwide, finale) – according to Nielsen Korea" in said


def test_explain_adds_confidence_and_pass() -> None:
    reading = READER.read(Document("s", "Queen of Tears, the tvN drama"))
    assert "confidence 0.90, made by fake" in reading_to_text(reading, explain=True)
    assert "confidence" not in reading_to_text(reading)


def test_a_story_without_a_title_goes_by_its_first_line_and_one_without_claims_says_so() -> None:
    said = lines("\n\nNothing happened.\nAt all.")
    assert said[0] == "Nothing happened."
    assert "nothing that the desk can cite" in said[-1]


def test_what_stories_say_steers_no_terminal() -> None:
    genre = Words("\x1b[2Jx y", "\x1b[2Jx", "genre", text("\x1b]0;t\x07"), attribution="\x1b[0m")
    reader = FakeReader({"\x1b[2Jx": "work"}, [genre])
    shown = reading_to_text(reader.read(Document("s", "\x1b[2Jx y", title="\x1b[31m")), explain=True)
    assert "\x1b" not in shown
    assert "\x07" not in shown
