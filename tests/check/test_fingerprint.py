"""A finding stays the same finding through edits elsewhere, and is another one where its own sentence changes."""

from __future__ import annotations

from copydesk.check.finding import Finding, Severity
from copydesk.check.fingerprint import fingerprints
from copydesk.model import Document

SENTENCE = "The finale of Queen of Tears aired on Saturday, April 28, before its reruns began."


def finding(text: str, words: str = "Saturday", code: str = "D001", *, at: int = 0, message: str = "m") -> Finding:
    start = text.index(words, at)
    return Finding(code, "n", Severity.ERROR, message, start, start + len(words), words)


def mark(text: str, **of: str) -> str:
    (made,) = fingerprints(Document("d", text), [finding(text, **of)])  # type: ignore[arg-type]
    return made


def test_edits_elsewhere_and_another_message_change_nothing() -> None:
    before = mark(SENTENCE)
    assert mark(f"A new headline\n\nA new paragraph.\n\n{SENTENCE} A new sentence.") == before
    assert mark(SENTENCE.replace("of Tears", "of  Tears")) == before
    assert mark(SENTENCE, message="another") == before


def test_another_code_other_words_and_an_edit_beside_them_do() -> None:
    before = mark(SENTENCE)
    assert mark(SENTENCE, code="D002") != before
    assert mark(SENTENCE, words="April") != before
    assert mark(SENTENCE.replace("April 28", "April 27")) != before


def test_the_same_words_twice_have_two() -> None:
    text = f"{SENTENCE}\n\n{SENTENCE}"
    twice = [finding(text), finding(text, at=len(SENTENCE))]
    first, second = fingerprints(Document("d", text), twice)
    assert first == mark(SENTENCE)
    assert second != first
