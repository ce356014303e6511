"""Entities: forms of one name meet, near names of two people do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from copydesk.model import EntityType
from copydesk.reader.entities import Gathered
from copydesk.reader.entities import gather as gather_scored
from copydesk.reader.mentions import MentionType
from copydesk.reader.tagger import NAME_TAGS, Tagged
from copydesk.text.segment import Segmentation, segment


def gather(spans: Sequence[Tagged], cut: Segmentation) -> Gathered:
    """Every mention as sure of its type as the next."""
    scores = np.full((len(spans), len(NAME_TAGS)), -5.0, dtype=np.float32)
    for row, (kind, _, _) in zip(scores, spans, strict=True):
        row[NAME_TAGS.index(kind)] = -0.1
    return gather_scored(spans, scores, cut)


def entities(text: str, *marked: tuple[str, MentionType]) -> list[tuple[str, tuple[str, ...], EntityType]]:
    """Gather the marked names wherever `text` has them, longest first."""
    cut = segment(text)
    spans: list[Tagged] = []
    taken: set[int] = set()
    for name, kind in sorted(marked, key=lambda m: -len(m[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            first, last = cut.tokens_in(*match.span())
            if not taken & set(range(first, last)):
                taken |= set(range(first, last))
                spans.append((kind, first, last))
    spans.sort(key=lambda s: s[1])
    return [(e.name, e.aliases, e.type) for e in gather(spans, cut).entities]


P, C, W = MentionType.PERSON, MentionType.CHARACTER, MentionType.WORK


def test_a_short_form_is_an_alias_of_the_full_name() -> None:
    text = "Baek Hyun Woo is a lawyer. Hyun Woo marries."
    assert entities(text, ("Baek Hyun Woo", C), ("Hyun Woo", C)) == [
        ("Baek Hyun Woo", ("Hyun Woo",), EntityType.CHARACTER)
    ]


def test_a_slip_is_an_alias_of_the_name_it_misspells() -> None:
    text = "Hong Hae In loves. Hong Ha In marries. Hong Hae In returns."
    assert entities(text, ("Hong Hae In", C), ("Hong Ha In", C)) == [
        ("Hong Hae In", ("Hong Ha In",), EntityType.CHARACTER)
    ]


def test_another_romanisation_is_an_alias() -> None:
    text = "Kim Soo-hyun smiled. Kim Soo Hyun waved. Kim Soo-hyun left."
    assert entities(text, ("Kim Soo-hyun", P), ("Kim Soo Hyun", P)) == [
        ("Kim Soo-hyun", ("Kim Soo Hyun",), EntityType.PERSON)
    ]


def test_near_names_in_one_sentence_are_two_people() -> None:
    text = "Kim Ji-won was directed by Kim Ji-woon. Kim Ji-won liked it."
    assert [e[0] for e in entities(text, ("Kim Ji-won", P), ("Kim Ji-woon", P))] == ["Kim Ji-won", "Kim Ji-woon"]


def test_a_surname_goes_to_the_person_named_last_before_it() -> None:
    text = "Kim Soo Hyun came. Then Kim Ji Won came. Kim waved."
    assert entities(text, ("Kim Soo Hyun", P), ("Kim Ji Won", P), ("Kim", P)) == [
        ("Kim Soo Hyun", (), EntityType.PERSON),
        ("Kim Ji Won", ("Kim",), EntityType.PERSON),
    ]


def test_one_spelling_has_one_type_but_a_show_may_bear_its_heros_name() -> None:
    text = "Vincenzo began. Vincenzo rose. Vincenzo fell. He plays Vincenzo."
    cut = segment(text)
    at = [i for i, t in enumerate(cut.tokens) if t.text == "Vincenzo"]
    spans = [(W, at[0], at[0] + 1), (W, at[1], at[1] + 1), (C, at[2], at[2] + 1), (C, at[3], at[3] + 1)]
    assert [e.type for e in gather(spans, cut).entities] == [EntityType.WORK, EntityType.CHARACTER]
    spans = [(P, at[0], at[0] + 1), (P, at[1], at[1] + 1), (C, at[2], at[2] + 1), (P, at[3], at[3] + 1)]
    assert [e.type for e in gather(spans, cut).entities] == [EntityType.PERSON]


def test_mentions_are_the_spans_of_every_form() -> None:
    text = "Baek Hyun Woo. Hyun Woo."
    cut = segment(text)
    (entity,) = gather([(C, 0, 3), (C, 4, 6)], cut).entities
    assert [text[m.start : m.end] for m in entity.mentions] == ["Baek Hyun Woo", "Hyun Woo"]


def test_a_slip_takes_the_type_of_the_name_it_misspells() -> None:
    text = "Hong Hae In loves. Hong Ha In marries. Hong Hae In returns."
    cut = segment(text)
    spans: list[Tagged] = [(C, 0, 3), (P, 5, 8), (C, 10, 13)]
    assert [(e.name, e.type) for e in gather(spans, cut).entities] == [("Hong Hae In", EntityType.CHARACTER)]


def test_a_short_form_takes_the_type_of_its_full_name() -> None:
    text = "Hong Hae In met Kim Ji Won. Hae In smiled."
    cut = segment(text)
    spans: list[Tagged] = [(C, 0, 3), (P, 4, 7), (P, 8, 10)]
    assert [(e.name, e.type, e.aliases) for e in gather(spans, cut).entities] == [
        ("Hong Hae In", EntityType.CHARACTER, ("Hae In",)),
        ("Kim Ji Won", EntityType.PERSON, ()),
    ]


def test_a_person_named_once_is_no_measure_for_another_spelling() -> None:
    text = "Kim Ji-won came. Kim Ji-woon left."
    assert len(entities(text, ("Kim Ji-won", P), ("Kim Ji-woon", P))) == 2
    assert len(entities(text + " Kim Ji-won is back.", ("Kim Ji-won", P), ("Kim Ji-woon", P))) == 1


def test_the_last_of_many_names_finds_its_short_form() -> None:
    """More names than are ever compared with one."""
    others = [f"{a}{b} Stone" for a in "ABCDEFGHIJKLMNOPQRST" for b in "abcdefghijklmnopqrst"]
    text = ". ".join([*others, "Kim Soo-hyun", "Soo-hyun"]) + "."
    found = entities(text, *[(name, P) for name in others], ("Kim Soo-hyun", P), ("Soo-hyun", P))
    assert found[-1] == ("Kim Soo-hyun", ("Soo-hyun",), EntityType.PERSON)
