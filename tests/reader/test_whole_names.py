"""Names made whole and marked everywhere: what quotation marks, nicknames and the rest of the story show."""

from __future__ import annotations

import numpy as np
import pytest

from copydesk.reader.mentions import MentionType
from copydesk.reader.tagger import Tagged
from copydesk.reader.whole_names import spread, whole
from copydesk.text.segment import Segmentation, segment

W, P, C = MentionType.WORK, MentionType.PERSON, MentionType.CHARACTER


def marked(cut: Segmentation, *names: tuple[MentionType, str]) -> list[Tagged]:
    """Each name where it first stands."""
    spans = []
    for kind, name in names:
        at = cut.text.index(name)
        spans.append((kind, *cut.tokens_in(at, at + len(name))))
    return spans


def words(cut: Segmentation, spans: list[Tagged]) -> list[str]:
    return [cut.text[cut.tokens[first].start : cut.tokens[last - 1].end] for _, first, last in spans]


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        ("He leads “Us: The Star Is Born” now.", ["Us", "The Star Is Born"], ["Us: The Star Is Born"]),
        ("He leads 'Mr. Plankton' now.", ["Mr", "Plankton"], ["Mr. Plankton"]),
        ("He leads “When the Stars Gossip,” too.", ["Stars Gossip"], ["When the Stars Gossip"]),
        ("See ‘Doona!’ tonight.", ["Doona"], ["Doona!"]),
        ("He loved \"Signal.\"", ["Signal"], ["Signal"]),
        # Speech that names a title is not a title, nor are two titles in one pair of marks with other words between.
        ("“I watched Signal twice,” she said.", ["Signal"], ["Signal"]),
        ("She said “Signal beats Goblin” aloud.", ["Signal", "Goblin"], ["Signal", "Goblin"]),
        ("The Kims' show Signal and the Lees' show ran.", ["Signal"], ["Signal"]),
    ],
)
def test_a_quoted_title_is_whole(text: str, parts: list[str], expected: list[str]) -> None:
    cut = segment(text)
    assert words(cut, whole(marked(cut, *((W, part) for part in parts)), cut)) == expected


def test_a_name_of_another_type_in_the_marks_leaves_them_alone() -> None:
    cut = segment("“Goblin Gong Yoo Returns” is a headline.")
    assert words(cut, whole(marked(cut, (W, "Goblin"), (P, "Gong Yoo")), cut)) == ["Goblin", "Gong Yoo"]


def test_a_nickname_is_inside_a_name() -> None:
    cut = segment("Jirawat “Dew” Sutivanisak and Win met.")
    spans = marked(cut, (P, "Jirawat"), (C, "Dew"), (P, "Sutivanisak"), (P, "Win"))
    assert words(cut, whole(spans, cut)) == ["Jirawat “Dew” Sutivanisak", "Win"]


def test_a_name_is_marked_wherever_it_stands() -> None:
    cut = segment("Kim Soo-hyun came. Mine ended. Then Kim Soo-hyun left, and that was Mine. It is mine.")
    by_type = np.full((len(cut.tokens), 5), -20.0, dtype=np.float32)
    spans = marked(cut, (P, "Kim Soo-hyun"), (W, "Mine"))
    assert words(cut, spread(spans, by_type, cut)) == ["Kim Soo-hyun", "Mine", "Kim Soo-hyun"]
    by_type[:, 1] = -1.0
    assert words(cut, spread(spans, by_type, cut)) == ["Kim Soo-hyun", "Mine", "Kim Soo-hyun", "Mine"]
