"""What `finding` remembers is what the form finds, in whichever order texts come."""

from __future__ import annotations

import re

from copydesk.text.finding import finding

FORM = re.compile(r"\b(?P<n>\d+)\s+(?:episodes|parts)\b")
TEXTS = ("It had 16 episodes.", "It had 12 episodes, in 2 parts.", "It had 16 episodes.", "", "16 of them")


def test_what_is_found_is_what_the_form_finds() -> None:
    found = finding(FORM)
    for text in (*TEXTS, *reversed(TEXTS)):
        assert [m.span() for m in found(text)] == [m.span() for m in FORM.finditer(text)]
        assert all(m.string == text and m.re is FORM for m in found(text))


def test_two_forms_do_not_share_what_they_found() -> None:
    episodes, parts = finding(re.compile("episodes")), finding(re.compile("parts"))
    assert [len(form(TEXTS[1])) for form in (episodes, parts, episodes)] == [1, 1, 1]
    assert episodes(TEXTS[1])[0][0] == "episodes"


def test_what_was_forgotten_is_found_again() -> None:
    found = finding(FORM)
    for number in range(2000):
        assert found(f"{number} episodes")[0]["n"] == str(number)
    assert found("0 episodes")[0]["n"] == "0"
