"""Figures of running prose, which stand bare or apart from the words that say their broadcast: read by the reader that
ships and held against the starter desk.
"""

from __future__ import annotations

import pytest

from copydesk.check.engine import examine
from copydesk.check.finding import Finding, Severity
from copydesk.desk import Reads, load_reader, plan_of
from copydesk.ledger.base import Ledger
from copydesk.model import Document

#: The paragraph with {} for the figure, the day it is of, the right figure and a wrong one.
PASSAGES = (
    # In another sentence than its evening: the Seoul figure of that hour told as the nation's.
    (
        """The gates are shut. On Sunday "Queen of Tears" showed its last hour, and nobody was outside in my street.
Across the country it drew {} percent.""", "2024-04-29", "24.9", "28.4",
    ),
    # The best minute told as the mean of the hour, and the figure bare.
    (
        """"Marry My Husband" is done with its revenge. On Tuesday the last hour averaged {} nationwide, by the count of
Nielsen Korea.""", "2024-02-21", "12.0", "13.7",
    ),
    # Of no broadcast in particular, and of none of a show that the desk knows from end to end.
    (
        """Doctor Cha is off the ward, and JTBC will miss it. The drama leapt from 4.937 to {} percent over its first
weekend, Nielsen Korea said.""", "2023-04-17", "7.780", "6.880",
    ),
)
#: Figures that stand for another time or place than the words nearest to them.
RIGHT = (
    (
        """Strong Woman Do Bong-soon left with 8.957 percent on Saturday. A better night had come weeks before, when the
tenth episode took 9.668.""", "2017-04-16",
    ),
    (
        """On Sunday "Queen of Tears" ended with 24.9 percent. The day before it had been 21.1, and in the capital area
the last hour reached 28.4.""", "2024-04-29",
    ),
    # The day before, a minute told by a word of its own, and an area by another name.
    (
        """The finale of "My Dearest" rose to 12.9 percent, having stood at 12.4 the evening before.""", "2023-11-20",
    ),
    (
        """"King the Land" took in 5.1 percent on Saturday, 5.344 in the greater capital.""",
        "2023-06-19",
    ),
    (
        """The finale of "The Producers" had 17.7 percent nationwide, and in its warmest minute 22.3.""", "2015-06-22",
    ),
)


@pytest.fixture(scope="module")
def reader() -> Reads:
    return load_reader()


def findings(reader: Reads, starter: Ledger, text: str, published: str) -> list[Finding]:
    document = Document(id="p", title="", text=text, published=published, lang="en")
    return [f for f in examine(reader.read(document), starter, plan_of()).findings if f.severity is not Severity.INFO]


@pytest.mark.parametrize(("passage", "published", "right", "wrong"), PASSAGES)
def test_a_figure_apart_from_its_broadcast(
    reader: Reads, starter: Ledger, passage: str, published: str, right: str, wrong: str
) -> None:
    assert findings(reader, starter, passage.replace("\n", " ").format(right), published) == []
    text = passage.replace("\n", " ").format(wrong)
    at = text.index(wrong)
    found = [f for f in findings(reader, starter, text, published) if f.start <= at < f.end]
    assert any(f.code == "L002" and right in f.message for f in found), found


@pytest.mark.parametrize(("text", "published"), RIGHT)
def test_right_figures_are_left_alone(reader: Reads, starter: Ledger, text: str, published: str) -> None:
    assert findings(reader, starter, text.replace("\n", " "), published) == []
