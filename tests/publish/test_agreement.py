from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.ledger.base import Thing
from copydesk.model import DateValue, EntityType, Modality, NumberValue, TextValue
from copydesk.publish.agreement import Said, agree, independent, same, settle
from copydesk.publish.page import PageValue, Receipt


def receipt(story: str, *, outlet: str | None = None, quote: str = "so it was", modality: str = "asserted",
            credit: str | None = None, published: str | None = None) -> Receipt:  # fmt: skip
    return Receipt(f"claim-{story}", story, "", outlet, None, published, Modality(modality), credit, (quote,))


def number(written: str, unit: str = "percent") -> NumberValue:
    return NumberValue(float(written), unit, len(written.partition(".")[2]))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (number("24.850"), number("24.9"), True),
        (number("24.850"), number("24.8"), True),  # cut short, not rounded
        (number("24.850"), number("24.7"), False),
        (number("24.850"), number("25"), True),
        (number("24.850"), number("23"), False),
        (number("18.680"), number("20.5"), False),
        (number("16", ""), number("16", ""), True),
        (number("16", ""), number("12", ""), False),
        (DateValue("2024-04"), DateValue("2024-04-28"), True),
        (DateValue("XXXX-04-28"), DateValue("2024-04-28"), True),
        (DateValue("2024-04-27"), DateValue("2024-04-28"), False),
        (TextValue("Rom-Com"), TextValue("rom com"), True),
        (TextValue("2024"), DateValue("2024"), False),
    ],
)
def test_values_agree_when_both_can_be_right(a: PageValue, b: PageValue, expected: bool) -> None:
    assert agree(a, b) is expected
    assert agree(b, a) is expected


@given(st.decimals(0, 100, places=3), st.integers(0, 2))
def test_a_number_agrees_with_itself_rounded_or_cut_short(exact: Decimal, places: int) -> None:
    step = Decimal(1).scaleb(-places)
    for rounding in (ROUND_HALF_UP, ROUND_DOWN):
        assert agree(number(str(exact)), number(str(exact.quantize(step, rounding))))


@given(st.decimals(1, 99, places=3), st.integers(2, 50))
def test_a_number_never_agrees_with_one_two_steps_off(exact: Decimal, steps: int) -> None:
    assert not agree(number(str(exact)), number(str(exact + steps * Decimal("0.001"))))


def test_things_are_the_same_by_id_and_numbers_whatever_their_zeros() -> None:
    assert same(Thing("a", EntityType.PERSON, "Kim Soo-hyun"), Thing("a", EntityType.PERSON, "Kim Soohyun"))
    assert not same(Thing("a", EntityType.PERSON, "Kim"), Thing("b", EntityType.PERSON, "Kim"))
    assert same(number("24.850"), number("24.85"))


def test_stories_of_one_outlet_or_one_wording_are_one_source() -> None:
    copied = "Queen of Tears aired its final episode on April 28, 2024, on tvN"
    assert independent([receipt("1"), receipt("2")]) == 2
    assert independent([receipt("1", outlet="Soompi"), receipt("2", outlet="soompi")]) == 1
    assert independent([receipt("1", outlet="A", quote=copied), receipt("2", outlet="B", quote=copied)]) == 1
    # Through the second story the first and third are one as well.
    chain = [receipt("1", outlet="A"), receipt("2", outlet="A", quote=copied), receipt("3", outlet="B", quote=copied)]
    assert independent(chain) == 1


def said(value: PageValue, *receipts: Receipt) -> Said:
    return Said(value, receipts)


def test_conflicting_values_are_disputed_and_the_better_sourced_is_best() -> None:
    disputed, values = settle(
        [
            said(DateValue("2024-04-27"), receipt("1", outlet="A")),
            said(DateValue("2024-04-28"), receipt("2", outlet="B"), receipt("3", outlet="C")),
        ],
        single=True,
    )
    assert disputed
    assert [(v.value, v.best) for v in values] == [(DateValue("2024-04-28"), True), (DateValue("2024-04-27"), False)]
    assert values[0].reason == "2 independent sources against 1"
    assert "differs" in values[1].reason


def test_agreeing_values_are_not_disputed_and_the_most_precise_is_best() -> None:
    disputed, values = settle([said(number("24.9"), receipt("1")), said(number("24.850"), receipt("2"))], single=True)
    assert not disputed
    assert [v.value for v in values if v.best] == [number("24.850")]
    assert [v.reason for v in values] == ["the most precise of 2 that agree", "agrees, less precise"]


def test_between_equals_the_credited_then_the_latest_is_best() -> None:
    credited = said(number("20.5"), receipt("1", credit="Nielsen Korea"))
    disputed, values = settle([said(number("18.680"), receipt("2")), credited], single=True)
    assert disputed
    assert values[0].value == number("20.5")
    assert values[0].reason == "credits a named source"
    early, late = receipt("1", published="2024-01-01"), receipt("2", published="2024-02-01")
    _, values = settle([said(number("16", ""), early), said(number("12", ""), late)], single=True)
    assert (values[0].value, values[0].reason) == (number("12", ""), "the latest, of 2024-02-01")


def test_many_valued_predicates_are_never_disputed_and_every_value_counts() -> None:
    drama, romance = said(TextValue("drama"), receipt("1")), said(TextValue("romance"), receipt("2"))
    disputed, values = settle([drama, romance], single=False)
    assert not disputed
    assert all(v.best for v in values)


def test_a_plan_that_came_out_otherwise_is_no_dispute() -> None:
    plan = said(DateValue("2024-04-21"), receipt("1", modality="planned"))
    disputed, values = settle([plan, said(DateValue("2024-04-28"), receipt("2"))], single=True)
    assert not disputed
    assert [(v.value, v.best, v.reason) for v in values] == [
        (DateValue("2024-04-28"), True, "one source"), (DateValue("2024-04-21"), False, "only planned"),
    ]  # fmt: skip


@pytest.mark.parametrize("modality", ["speculated", "denied"])
@pytest.mark.parametrize("single", [True, False])
def test_what_is_only_wondered_or_denied_is_never_best(modality: str, single: bool) -> None:
    _, values = settle([said(DateValue("2024-04-21"), receipt("1", modality=modality))], single=single)
    assert [(v.best, v.reason) for v in values] == [(False, f"only {modality}")]


def test_a_denial_of_what_another_story_says_is_a_dispute() -> None:
    both = said(DateValue("2024-04-28"), receipt("1"), receipt("2", modality="denied"))
    disputed, values = settle([both], single=True)
    assert disputed
    assert values[0].best
    assert [r.modality for r in values[0].receipts] == [Modality.ASSERTED, Modality.DENIED]
