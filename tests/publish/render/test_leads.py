"""Every kind of lead in words; names that would play tricks on a terminal."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from copydesk.ledger.base import Thing
from copydesk.model import EntityType
from copydesk.publish.render.leads import leads_to_json, leads_to_text, say_lead
from copydesk.records.leads import Kind, Lead

DAY = date(2024, 4, 28)


def work(name: str) -> Thing:
    return Thing(name, EntityType.WORK, name)


def lead(kind: Kind, **of: Any) -> Lead:
    told: dict[str, Any] = {
        "value": Decimal("24.850"), "group": "tvN dramas", "other": work("Goblin"), "before": Decimal("20.5"),
        "since": date(2017, 1, 21), "number": 2,
    }  # fmt: skip
    return Lead(kind, work("Queen of Tears"), "16", DAY, **(told | of))


SAID = [
    (lead(Kind.RECORD, among=29),
     "the highest of tvN dramas so far: 24.850 percent, before Goblin (20.5, 2017-01-21); of 29 on the desk"),
    (lead(Kind.OVERTAKING, among=29),
     "passes Goblin (20.5, 2017-01-21) with 24.850 percent: now rank 2 of tvN dramas; of 29 on the desk"),
    (lead(Kind.RECORD), "the highest of tvN dramas so far: 24.850 percent, before Goblin (20.5, 2017-01-21)"),
    (lead(Kind.FIRST_TO_PASS, number=20),
     "the first of tvN dramas to pass 20 percent since Goblin (20.5, 2017-01-21): 24.850 percent"),
    (lead(Kind.FIRST_TO_PASS, number=20, other=None), "the first of tvN dramas to pass 20 percent: 24.850 percent"),
    (lead(Kind.OVERTAKING), "passes Goblin (20.5, 2017-01-21) with 24.850 percent: now rank 2 of tvN dramas"),
    (lead(Kind.FIRST_SINCE), "the highest of tvN dramas since Goblin (20.5, 2017-01-21): 24.850 percent"),
    (lead(Kind.ROUND_NUMBER, number=20), "passes 20 percent for the first time: 24.850 percent, from 20.5"),
    (lead(Kind.JUMP, number=Decimal("3.2")), "its biggest rise: 3.2 points to 24.850 percent"),
    (lead(Kind.FALL, number=Decimal("-3.2")), "its biggest fall: 3.2 points to 24.850 percent"),
    (lead(Kind.STREAK, number=5), "5 rises in a row, to 24.850 percent"),
    (lead(Kind.PERSONAL_BEST), "its own best so far: 24.850 percent, before 20.5"),
    (lead(Kind.DATE_CHANGED, about="premiere", since=DAY, until=date(2024, 5, 5), number=7),
     "its premiere is on 2024-05-05 now, 7 days later than the 2024-04-28 that was announced"),
    (lead(Kind.DATE_CHANGED, about="finale", since=DAY, until=date(2024, 4, 27), number=-1),
     "its finale is on 2024-04-27 now, 1 day earlier than the 2024-04-28 that was announced"),
    (lead(Kind.FAREWELL, about="finale", since=DAY, number=3, others=(work("A"), work("B"), work("C"))),
     "3 of the cast have posted about it around its finale of 2024-04-28: A, B, C"),
    (lead(Kind.ANNIVERSARY, about="premiere", since=DAY, number=1), "1 year since its premiere of 2024-04-28"),
    (lead(Kind.ANNIVERSARY, about="finale", since=DAY, number=10), "10 years since its finale of 2024-04-28"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "said"), SAID, ids=[said for _, said in SAID])
def test_a_lead_in_words(told: Lead, said: str) -> None:
    assert say_lead(told) == said
    assert json.loads(leads_to_json([told]))[0]["said"] == said


def test_every_kind_has_words() -> None:
    assert {told.kind for told, _ in SAID} == set(Kind)


def test_leads_of_one_broadcast_stand_together() -> None:
    some = [lead(Kind.RECORD), lead(Kind.OVERTAKING, disputed=True), lead(Kind.ANNIVERSARY, about="finale")]
    lines = leads_to_text(some).splitlines()
    assert lines[0] == "2024-04-28 Queen of Tears, episode 16"
    assert [line.startswith("  ") for line in lines] == [False, True, True, True]
    assert lines[2].endswith("[disputed]")
    assert leads_to_text([]) == "nothing newsworthy\n"


def test_a_name_does_nothing_to_a_terminal() -> None:
    hostile = "\x1b[2J\u202eEvil\n<b>"
    told = replace(lead(Kind.RECORD, group=hostile, other=work(hostile)), show=work(hostile))
    text = leads_to_text([told])
    assert text.count("\n") == 2
    assert not {"\x1b", "\u202e"} & set(text)
    assert json.loads(leads_to_json([told]))[0]["name"] == hostile
