"""The texts that are measured are what their names say."""

from __future__ import annotations

import pytest

from bench import texts


def test_names_are_as_many_as_asked_and_all_differ() -> None:
    assert len(set(texts.names(100_000))) == 100_000
    with pytest.raises(ValueError, match="more than there are"):
        texts.names(10**6)


@pytest.mark.parametrize("count", [1, 2, 3, 50])
def test_many_names_names_each_of_them(count: int) -> None:
    text = texts.many_names(count)
    assert all(name in text for name in texts.names(count))


@pytest.mark.parametrize("size", [1, 999, 20_000])
def test_a_long_text_has_the_words_asked_for(size: int) -> None:
    assert texts.words(texts.long_text(texts.stories(), size)) == size


def test_one_sentence_is_changed() -> None:
    for story in texts.stories():
        edited = texts.changed(story)
        differ = [(a, b) for a, b in zip(story.text.split("\n"), edited.text.split("\n"), strict=True) if a != b]
        assert len(differ) == 1, story.id


def test_stories_of_the_loop_all_differ() -> None:
    story = texts.stories()[0]
    assert len({texts.other_story(story, number).text for number in range(2_000)}) == 2_000
