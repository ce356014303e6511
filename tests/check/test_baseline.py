"""The baseline: what it keeps back, what is new, what is gone, and files that are none."""

from __future__ import annotations

import pytest

from copydesk.check.baseline import Baseline, baseline_from, baseline_text
from copydesk.check.finding import Finding, Severity
from copydesk.errors import ConfigError
from copydesk.model import Document


def finding(text: str, words: str) -> Finding:
    start = text.index(words)
    return Finding("D001", "n", Severity.ERROR, "m", start, start + len(words), words)


OLD = "It aired on Saturday, April 28."


def test_what_was_known_is_kept_back_though_lines_moved() -> None:
    known = baseline_from(baseline_text([("a.md", Document("d", OLD), [finding(OLD, "Saturday")])]), place="b.json")
    text = f"New.\n\nNew too: on Monday, April 2.\n\n{OLD}"
    new, old = known.split("a.md", Document("d", text), [finding(text, "Monday"), finding(text, "Saturday")])
    assert [f.quote for f in new] == ["Monday"]
    assert [(one.finding.quote, one.by) for one in old] == [("Saturday", "baseline")]
    assert known.gone("a.md", len(old)) == 0
    assert known.gone("a.md", 0) == 1


def test_another_file_is_another_matter() -> None:
    known = baseline_from(baseline_text([("a.md", Document("d", OLD), [finding(OLD, "Saturday")])]), place="b.json")
    new, old = known.split("b.md", Document("d", OLD), [finding(OLD, "Saturday")])
    assert (len(new), old) == (1, ())
    assert Baseline().split("a.md", Document("d", OLD), [finding(OLD, "Saturday")])[1] == ()


def test_the_same_findings_in_another_order_give_the_same_bytes() -> None:
    one, two = ("a.md", Document("d", OLD), [finding(OLD, "Saturday")]), ("b.md", Document("e", OLD), [])
    three = ("c.md", Document("f", OLD), [finding(OLD, "April"), finding(OLD, "It")])
    turned = (*three[:2], [finding(OLD, "It"), finding(OLD, "April")])
    assert baseline_text([one, two, three]) == baseline_text([turned, two, one])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", r"b.json:1:2: not JSON"),
        ("[]", "not a baseline of version 1"),
        ('{"version": 2, "findings": []}', "not a baseline of version 1"),
        ('{"version": 1, "findings": [{"file": "a"}]}', "entry 1 has no file and fingerprint"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_baseline_is_refused(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        baseline_from(text, place="b.json")
