"""The guard: nothing without its words, nothing that the vocabulary forbids."""

from __future__ import annotations

from dataclasses import replace

import pytest

from copydesk.model import Claim, DateValue, Entity, EntityType, EntityValue, Evidence, NumberValue, TextValue
from copydesk.reader.guard import refusal

TEXT = "Kim Soo Hyun plays Baek Hyun Woo in Queen of Tears."
ENTITIES = {
    "e1": Entity("e1", EntityType.WORK, "Queen of Tears"),
    "e2": Entity("e2", EntityType.PERSON, "Kim Soo Hyun"),
    "e3": Entity("e3", EntityType.CHARACTER, "Baek Hyun Woo"),
}
SAID = Evidence(0, len(TEXT), TEXT)
RIGHT = Claim("e1", "cast_member", EntityValue("e2"), (("character", EntityValue("e3")),), evidence=(SAID,))


def test_a_right_claim_stands() -> None:
    assert refusal(RIGHT, ENTITIES, TEXT) is None


@pytest.mark.parametrize(
    "wrong",
    [
        replace(RIGHT, predicate="likes"),
        replace(RIGHT, subject="e2"),
        replace(RIGHT, subject="e9"),
        replace(RIGHT, object=EntityValue("e3")),
        replace(RIGHT, object=TextValue("Kim Soo Hyun")),
        replace(RIGHT, evidence=()),
        replace(RIGHT, evidence=(Evidence(0, 5, "Queen"),)),
        replace(RIGHT, evidence=(Evidence(36, 50, TEXT[36:50]),)),
        replace(RIGHT, qualifiers=(("rank", NumberValue(1)),)),
        replace(RIGHT, qualifiers=(("billing", TextValue("star")),)),
        replace(RIGHT, qualifiers=(("character", TextValue("Baek Hyun Woo")),)),
        Claim("e1", "start_date", DateValue("the 9th"), evidence=(SAID,)),
        Claim("e1", "start_date", NumberValue(9), evidence=(SAID,)),
    ],
)
def test_a_wrong_claim_is_refused(wrong: Claim) -> None:
    assert refusal(wrong, ENTITIES, TEXT)
