"""Whether one title reads as a slip for another."""

from __future__ import annotations

import pytest

from copydesk.check.naming.near_titles import near_title


@pytest.mark.parametrize(
    ("written", "title", "reason"),
    [
        ("Reply 1998", "Reply 1988", "1998 and 1988 are different words"),
        ("Rich Reborn", "Reborn Rich", "the same words in another order"),
        ("Born Rich", "Reborn Rich", "Born and Reborn are different words"),
        ("The Married World", "The World of the Married", "the same words in another order"),
        ("It's Okay Not to Be Okay", "It's Okay to Not Be Okay", "the same words in another order"),
        ("You Who Came for the Stars", "You Who Came from the Stars", "“for” and “from” are two words"),
        ("Memories of Alhambra", "Memories of the Alhambra", "“the” is left out in one"),
        ("When Camellias Bloom", "When the Camellia Blooms", "Camellias and Camellia are two forms"),
        ("What's Wrong with Secretary Lim", "What's Wrong with Secretary Kim", "Lim and Kim are different words"),
        ("When Life Gives Tangerines", "When Life Gives You Tangerines", "“you” is left out in one"),
        ("1,000 Days My Prince", "100 Days My Prince", "1000 and 100 are different words"),
        ("Twenty-One Twenty-Five", "Twenty-Five Twenty-One", "the same words in another order"),
        ("The Glorry", "The Glory", "Glorry and Glory are different words"),
    ],
)
def test_a_slip_has_its_reason(written: str, title: str, reason: str) -> None:
    assert near_title(written, title) == reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stranger", "Stranger"), ("The Glory", "Glory"), ("Stranger 2", "Stranger 3"), ("Move", "Moving"),
        ("King the Land", "King of Tears"), ("Signal", "Stranger"), ("My Dearest", "My Only One"), ("", "Goblin"),
        ("Life Gives You Tangerines", "When Life Gives You Tangerines"), ("The Great God", "The Lonely Great God"),
        ("100 Days My Prince", "200 Days My Prince 2"), ("Queen of Our Tears", "Queen of Tears"),
    ],
)
def test_two_titles_are_two_works(one: str, other: str) -> None:
    assert near_title(one, other) is None
    assert near_title(other, one) is None
