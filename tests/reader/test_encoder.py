"""Readings are the same bit for bit however many threads the encoder has, and whatever it read before."""

from __future__ import annotations

from copydesk.model import Document, Reading
from copydesk.reader.encoder import Encoder
from copydesk.reader.pipeline import Reader
from copydesk.reader.weights import load_weights

WEIGHTS = load_weights(None)
STORY = (
    "Queen of Tears ended on April 28 with 24.9 percent nationwide, Nielsen Korea said. The tvN drama, written by Park "
    "Ji-eun and directed by Jang Young-woo and Kim Hee-won, stars Kim Soo-hyun as Baek Hyun-woo. "
)


def document(text: str) -> Document:
    return Document(id="d", text=text, published="2024-05-01", lang="en")


def seen(reader: Reader, texts: list[str]) -> list[Reading]:
    return [reader.read(document(text)) for text in texts]


def test_readings_are_the_same_on_one_thread_and_two() -> None:
    texts = [STORY, STORY * 6, STORY.replace("Park Ji-eun", "Kim Eun-sook") * 3]
    one, two = (seen(Reader(WEIGHTS, Encoder(WEIGHTS.encoder, threads)), texts) for threads in (1, 2))
    assert one == two
    assert all(reading.claims for reading in one)


def test_an_edited_draft_is_read_as_if_it_were_new() -> None:
    reader = Reader(WEIGHTS, Encoder(WEIGHTS.encoder))
    draft, edited = document(STORY * 6), document(STORY * 3 + "Meanwhile, nothing happened. " + STORY * 3)
    reader.read(draft)
    assert reader.read(edited) == Reader(WEIGHTS, Encoder(WEIGHTS.encoder)).read(edited)
