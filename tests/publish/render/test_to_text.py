from __future__ import annotations

from copydesk.publish.page import Dossier
from copydesk.publish.render.to_text import to_text


def test_a_page_has_every_value_with_source_and_words(page: Dossier) -> None:
    lines = to_text(page).splitlines()
    assert lines[0] == "Queen of Tears (work)"
    assert lines[1] == "tvN · until 2024-04-27"
    at = next(number for number, line in enumerate(lines) if line.split()[:2] == ["network", "tvN"])
    assert lines[at + 1].strip() == "“Queen of Tears, the tvN drama” – Soompi, 2024-05-01"
    assert lines[-1] == "from 3 stories"


def test_what_differs_is_marked_and_both_are_there(page: Dossier) -> None:
    ends = [line for line in to_text(page).splitlines() if line.strip().startswith("final episode")]
    assert len(ends) == 2
    assert all("disputed" in line for line in ends)
    assert sum("best:" in line for line in ends) == 1


def test_agreement_and_posts_and_other_work_are_told(page: Dossier) -> None:
    text = to_text(page)
    assert "best: the most precise of 2 that agree" in text
    assert "agrees, rounded" in text
    assert any(line.split()[:3] == ["2024-05-08", "Kim", "Ji-won"] for line in text.splitlines())
    assert any(line.split() == ["Park", "Ji-eun", "Crash", "Landing", "on", "You"] for line in text.splitlines())


def test_emphasis_goes_through_the_painter(page: Dossier) -> None:
    painted = to_text(page, paint=lambda role, text: f"<{role}>{text}</{role}>" if role == "doubt" else text)
    assert painted.count("<doubt>") > 1
    assert painted.replace("<doubt>", "").replace("</doubt>", "") == to_text(page)


def test_nothing_in_it_steers_a_terminal(nasty: Dossier) -> None:
    assert "\x1b" not in to_text(nasty)
