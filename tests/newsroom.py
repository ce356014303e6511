"""A newsroom to test with: a reader that knows beforehand which words say what, so that a text's claims are the ones
whose words it has. Knows nothing of the tests that use it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from copydesk import dates
from copydesk.model import (
    Claim,
    DateValue,
    Document,
    Entity,
    EntityType,
    EntityValue,
    Evidence,
    Modality,
    NumberValue,
    Qualifier,
    Reading,
    Span,
    TextValue,
    Value,
)

__all__ = ["NOON", "READER", "FakeReader", "Words", "day", "percent", "text", "the"]

NOON = datetime(2024, 5, 16, 12, tzinfo=UTC)


def the(name: str) -> EntityValue:
    return EntityValue(name)


def day(edtf: str) -> DateValue:
    return DateValue(edtf)


def percent(written: str) -> NumberValue:
    return NumberValue(float(written), "percent", len(written.partition(".")[2]))


def text(words: str) -> TextValue:
    return TextValue(words)


@dataclass(frozen=True)
class Words:
    """Words, and the claim that they make wherever they stand."""

    quote: str
    subject: str
    predicate: str
    object: Value
    qualifiers: Mapping[str, Qualifier] = field(default_factory=dict)
    modality: Modality = Modality.ASSERTED
    attribution: str | None = None


class FakeReader:
    """Reads the claims whose words a document has. `types` says what every name names."""

    version = "fake-1"

    def __init__(self, types: Mapping[str, str], words: Sequence[Words]) -> None:
        self._types = types
        self._words = words

    def read(self, document: Document) -> Reading:
        entities = [
            Entity(name, EntityType(of), name, (), tuple(_everywhere(document.text, name)))
            for name, of in self._types.items()
            if name in document.text
        ]
        claims = [_claim(words, document.text) for words in self._words if words.quote in document.text]
        found = dates.find(document.text, document.published)
        return Reading(document, tuple(entities), tuple(claims), found, self.version)


def _everywhere(text: str, name: str) -> list[Span]:
    starts = [at for at in range(len(text)) if text.startswith(name, at)]
    return [Span(at, at + len(name)) for at in starts]


def _claim(words: Words, text: str) -> Claim:
    start = text.index(words.quote)
    return Claim(
        words.subject, words.predicate, words.object, tuple(sorted(words.qualifiers.items())), words.modality,
        words.attribution, (Evidence(start, start + len(words.quote), words.quote),), 0.9, "fake",
    )  # fmt: skip


_QUEEN, _KIM, _BAEK, _JIWON = "Queen of Tears", "Kim Soo-hyun", "Baek Hyun-woo", "Kim Ji-won"

#: What the stories of these tests are about.
READER = FakeReader(
    {
        _QUEEN: "work", "Crash Landing on You": "work", _KIM: "person", _JIWON: "person", "Park Ji-eun": "person",
        _BAEK: "character", "tvN": "organization", "Mungyeong": "place",
    },
    [
        Words("Queen of Tears, the tvN drama", _QUEEN, "original_broadcaster", the("tvN")),
        Words("Queen of Tears ended on April 28, 2024", _QUEEN, "end_date", day("2024-04-28")),
        Words("Queen of Tears ended on April 27, 2024", _QUEEN, "end_date", day("2024-04-27")),
        Words("Queen of Tears ended in April 2024", _QUEEN, "end_date", day("2024-04")),
        Words("Queen of Tears will end on April 21, 2024", _QUEEN, "end_date", day("2024-04-21"), {}, Modality.PLANNED),
        Words("Queen of Tears premiered on March 9, 2024", _QUEEN, "start_date", day("2024-03-09")),
        Words("Park Ji-eun wrote Queen of Tears", _QUEEN, "screenwriter", the("Park Ji-eun")),
        Words("Park Ji-eun wrote Crash Landing on You", "Crash Landing on You", "screenwriter", the("Park Ji-eun")),
        Words("Kim Soo-hyun plays Baek Hyun-woo in Queen of Tears", _QUEEN, "cast_member", the(_KIM),
              {"character": the(_BAEK)}),
        Words("Queen of Tears stars Kim Soo-hyun", _QUEEN, "cast_member", the(_KIM)),
        Words("The finale of Queen of Tears rated 24.850 percent nationwide", _QUEEN, "audience_rating",
              percent("24.850"), {"episode": text("finale"), "area": text("nationwide")}, attribution="Nielsen Korea"),
        Words("The finale of Queen of Tears rated 24.9 percent nationwide", _QUEEN, "audience_rating",
              percent("24.9"), {"episode": text("finale"), "area": text("nationwide")}),
        Words("The finale of Queen of Tears rated 28.4 percent in Seoul", _QUEEN, "audience_rating",
              percent("28.4"), {"episode": text("finale"), "area": text("seoul")}),
        Words("The last episode of Queen of Tears scored 28.4 percent", _QUEEN, "audience_rating", percent("28.4"),
              {"episode": text("finale")}),
        Words("The last episode of Queen of Tears scored 21.0 percent", _QUEEN, "audience_rating", percent("21.0"),
              {"episode": text("finale")}),
        Words("Kim Ji-won posted photos of Queen of Tears on May 8, 2024", _JIWON, "posted", text("photos"),
              {"about": the(_QUEEN), "date": day("2024-05-08")}),
        Words("On May 15 Kim Soo-hyun posted to Instagram from the set of Queen of Tears", _KIM, "posted",
              text("Instagram"), {"about": the(_QUEEN), "date": day("XXXX-05-15")}),
        Words("Queen of Tears was filmed in Mungyeong", _QUEEN, "filming_location", the("Mungyeong")),
    ],
)
