"""Another language is recognised, and English is not taken for one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from copydesk.reader.language import is_english
from copydesk.text.segment import segment

CORPUS = Path(__file__).parents[2] / "corpus"


OTHERS = {
    "Spanish": """El drama coreano Queen of Tears terminó el 28 de abril con una audiencia de 24.850 por ciento en todo
        el país, según Nielsen Korea. La serie de tvN, escrita por Park Ji-eun, es la más vista de la cadena.""",
    "French": """Le drame coréen Queen of Tears s'est terminé le 28 avril avec une audience de 24,850 pour cent dans
        tout le pays, selon Nielsen Korea. La série de tvN, écrite par Park Ji-eun, est la plus regardée.""",
    "Indonesian": """Drama Korea Queen of Tears berakhir pada 28 April dengan rating 24,850 persen secara nasional,
        menurut Nielsen Korea. Serial tvN yang ditulis Park Ji-eun ini menjadi drama dengan rating tertinggi.""",
    "Filipino": """Natapos ang Korean drama na Queen of Tears noong Abril 28 na may 24.850 porsyentong rating sa buong
        bansa, ayon sa Nielsen Korea. Ang serye ng tvN na isinulat ni Park Ji-eun ang may pinakamataas na rating.""",
    "a card in Spanish": """Título: Queen of Tears. Género: romance, drama. Director: Jang Young-woo. Cadena: tvN.
        Episodios: 16. Reparto: Kim Soo-hyun, Kim Ji-won. Estreno: 9 de marzo de 2024. Rating: 24,850 %""",
    "a card in Indonesian": """Judul: Queen of Tears. Genre: Romance. Sutradara: Jang Young-woo. Cast: Kim Soo-hyun, Kim
        Ji-won. Episode: 16. Tayang: 9 Maret 2024. Rating: 24,850 persen. Platform: Netflix, tvN, Viki""",
    "Korean": "tvN 토일드라마 '눈물의 여왕'이 28일 종영했다. 닐슨코리아에 따르면 24.850%를 기록했다.",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_another_language(text: str) -> None:
    assert not is_english(segment(text))


@pytest.mark.parametrize("text", ["", "Kim Soo Hyun", "QUEEN OF TEARS ENDS ON A HIGH", "12.7%", "😀"])
def test_too_short_to_tell_counts_as_english(text: str) -> None:
    assert is_english(segment(text))


@pytest.mark.parametrize("text", [
    "Night Ferry\nNetwork: tvN\nWriter: Kim Eun Ha\nEpisodes: 16\nFirst aired: March 2\nRating: 5.2 percent nationwide",
    "Original run: March 2, 2026 – April 21, 2026 (tvN, 16 episodes). Also known as: Late Boat. Leads: Oh Jin Ju.",
])
def test_a_card_of_english_fields(text: str) -> None:
    assert is_english(segment(text))


def test_every_story_of_the_corpus_is_english() -> None:
    gold = ("own", "train", "dev", "negative")
    paths = [path for path in CORPUS.glob("*/*.json") if path.parent.name in gold]
    texts = [json.loads(path.read_text("utf-8"))["document"]["text"] for path in paths]
    assert len(texts) > 300
    assert [text[:60] for text in texts if not is_english(segment(text))] == []
