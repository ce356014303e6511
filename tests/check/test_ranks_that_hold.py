"""What a message says of a rank that is too high: the group in which it would hold."""

from __future__ import annotations

import pytest

from copydesk.check.engine import examine
from copydesk.desk import load_reader, plan_of
from copydesk.ledger.base import Ledger
from copydesk.model import Document

CASES = [
    ("2020-05-17", "The World of the Married, with 28.4 percent, is the best-rated drama in Korean television history.",
     "on cable television"),
    ("2024-02-19", "Knight Flower went out at 18.4 percent, which makes it the highest-rated drama MBC has ever shown.",
     "as the highest-rated Friday-Saturday drama"),
    ("2019-09-02", "Hotel del Luna, with 12.0 percent nationwide for its finale, is tvN's highest-rated drama ever.",
     "tvN's highest-rated drama of the year so far"),
    ("2024-05-02", "Mr. Sunshine had 18.1 percent in 2018. That still makes it tvN's third highest-rated drama.",
     "is fifth of"),
    ("2020-02-17", "Crash Landing on You ended at 21.7 percent. That is an all-time high for a cable drama.",
     "SKY Castle (23.779)"),
]  # fmt: skip


@pytest.mark.parametrize(("published", "text", "says"), CASES)
def test_the_message_says_what_holds(starter: Ledger, published: str, text: str, says: str) -> None:
    document = Document(id="p", title="", text=text, published=published, lang="en")
    findings = [f for f in examine(load_reader().read(document), starter, plan_of()).findings if f.code == "L003"]
    assert any(says in finding.message for finding in findings), findings
