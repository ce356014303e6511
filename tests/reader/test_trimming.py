"""Trimming: a title without its network's possessive, a name without its quotation marks, and no more."""

from __future__ import annotations

import pytest

from copydesk.reader.mentions import MentionType
from copydesk.reader.trimming import trimmed
from copydesk.text.segment import segment

W, ORG, P = MentionType.WORK, MentionType.ORGANIZATION, MentionType.PERSON


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("OCN's Life on Mars", W, ["Life on Mars"]),
        ("tvN’s “Queen of Tears", W, ["Queen of Tears"]),
        ("Schindler's List", W, ["Schindler's List"]),
        ("“Goblin”", W, ["Goblin"]),
        ("*Parasite*", W, ["Parasite"]),
        ("Whispering Corridors (film series)", W, ["Whispering Corridors (film series)"]),
        ("Kim Soo Hyun", P, ["Kim Soo Hyun"]),
        ("*", W, []),
    ],
)
def test_one_stretch(text: str, kind: MentionType, expected: list[str]) -> None:
    cut = segment(text)
    left = trimmed([(kind, 0, len(cut.tokens))], cut)
    assert [text[cut.tokens[a].start : cut.tokens[b - 1].end] for _, a, b in left] == expected


def test_an_owner_that_the_story_names_as_an_organization_is_trimmed() -> None:
    text = "Channel Nine aired it. Channel Nine's The Long Day won."
    cut = segment(text)
    left = trimmed([(ORG, 0, 2), (W, 5, 12)], cut)
    assert [text[cut.tokens[a].start : cut.tokens[b - 1].end] for _, a, b in left] == ["Channel Nine", "The Long Day"]
