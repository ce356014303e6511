"""What is marked `once` is worked out once in a check, by the very objects it is given, and never kept beyond it."""

from __future__ import annotations

import pytest

from copydesk.check.once import once, working


def test_within_a_check_the_same_objects_are_worked_out_once() -> None:
    asked: list[str] = []

    @once
    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    word = "".join(["Goblin"])
    with working():
        assert (length(word), length(word), asked) == (6, 6, ["Goblin"])
        assert length("".join(["Gob", "lin"])) == 6
        assert len(asked) == 2, "an equal object is another one"


def test_nothing_is_kept_outside_a_check_or_from_the_one_before() -> None:
    asked: list[str] = []
    length = once(asked.append)
    length("a")
    length("a")
    for _ in range(2):
        with working():
            length("a")
            length("a")
    assert len(asked) == 4
    with working():
        length("a")
        with working():
            length("a")
        length("a")
    assert len(asked) == 6


def test_what_was_given_lives_as_long_as_the_answer() -> None:
    @once
    def same(some: list[int]) -> list[int]:
        return [*some]

    with working():
        assert [same([number])[0] for number in range(100)] == list(range(100))


def test_what_fails_is_asked_again() -> None:
    answers = iter([1])

    @once
    def failing(_what: str) -> int:
        if next(answers, 0):
            raise ValueError("busy")
        return 2

    with working():
        with pytest.raises(ValueError, match="busy"):
            failing("x")
        assert failing("x") == 2
