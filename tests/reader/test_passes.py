"""The small passes between text and scores: word pieces, windows, features, pairs, tag paths."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from copydesk.dates import find
from copydesk.reader.features import FEATURES, token_features
from copydesk.reader.mentions import Mention, MentionType, table_of
from copydesk.reader.pairs import MOST_GROUPS, PAIR_FEATURES, layout_of, pairs_of
from copydesk.reader.tagger import tag
from copydesk.reader.windows import CONTEXT, LIMIT, windows_of
from copydesk.reader.wordpiece import WordPieces
from copydesk.text.numbers import find_numbers
from copydesk.text.segment import segment

PIECES = WordPieces({"queen": 5, "tear": 6, "##s": 7, "kim": 8})


def test_word_pieces_are_the_longest_known() -> None:
    assert PIECES.spell("Tears") == (6, 7)
    assert PIECES.spell("Quéen") == (5,)
    assert PIECES.spell("zzz") == (100,)


@given(st.lists(st.integers(0, 30), max_size=60))
def test_every_token_is_some_windows_own_once(lengths: list[int]) -> None:
    text = " ".join("word " * n + "." for n in lengths)
    cut = segment(text)
    pieces = [(1, 2, 3)] * len(cut.tokens)
    owned = [t for w in windows_of(cut, pieces) for t in range(w.own_first, w.own_last)]
    assert owned == list(range(len(cut.tokens)))
    for window in windows_of(cut, pieces):
        assert window.first <= window.own_first
        assert window.own_last <= window.last
        assert sum(len(p) for p in pieces[window.first : window.last]) <= LIMIT + 2 * CONTEXT + 64 * 3


def test_a_line_without_end_still_fits_the_encoder() -> None:
    cut = segment("word " * 5000)
    pieces = [(1,)] * len(cut.tokens)
    assert max(sum(len(p) for p in pieces[w.first : w.last]) for w in windows_of(cut, pieces)) <= 508


@given(st.text(max_size=300))
def test_features_stay_below_their_counts(text: str) -> None:
    cut = segment(text)
    rows = token_features(cut, find(text), find_numbers(text))
    assert rows.shape == (len(cut.tokens), len(FEATURES))
    assert (rows >= 0).all()
    assert (rows < np.array(FEATURES)).all()


def test_quotes_and_parentheses_are_told() -> None:
    cut = segment("tvN's “Queen of Tears” (2024) isn't over")
    rows = token_features(cut, (), ())
    words = {token.text: rows[i] for i, token in enumerate(cut.tokens)}
    assert words["Queen"][2] == 1
    assert words["tvN"][2] == words["over"][2] == 0
    assert words["2024"][3] == 1


@given(st.lists(st.tuples(st.sampled_from(list(MentionType)), st.integers(0, 5)), max_size=40))
def test_pairs_are_sorted_distinct_and_within_their_counts(kinds: list[tuple[MentionType, int]]) -> None:
    mentions = [Mention(kind, i, i + 1, i, i + 1, int(kind) * 10 + group) for i, (kind, group) in enumerate(kinds)]
    sentence_of = tuple(i // 7 for i in range(len(kinds)))
    table = table_of(mentions, sentence_of, np.arange(10))
    pairs = pairs_of(layout_of(table))
    assert (pairs.features >= 0).all()
    assert (pairs.features < np.array(PAIR_FEATURES)).all()
    assert len({(int(a), int(c)) for a, c in zip(pairs.anchor, pairs.candidate, strict=True)}) == len(pairs.anchor)
    assert (np.diff(pairs.unit) >= 0).all()
    assert (np.diff(pairs.unit_anchor) >= 0).all()
    assert (table.group[pairs.candidate] != table.group[pairs.anchor]).all()
    halves = [pairs_of(layout_of(table), np.arange(*span)) for span in ((min(9, len(kinds)),), (9, len(kinds)))]
    assert np.concatenate([half.anchor for half in halves]).tolist() == pairs.anchor.tolist()
    assert np.concatenate([half.features for half in halves]).tolist() == pairs.features.tolist()
    of_works = np.zeros((len(MentionType), len(MentionType)), dtype=bool)
    of_works[:, MentionType.WORK] = True
    some = pairs_of(layout_of(table), paired=of_works)
    assert set(some.candidate.tolist()) <= {i for i, (kind, _) in enumerate(kinds) if kind is MentionType.WORK}


def test_a_page_of_many_names_pairs_each_with_its_neighbours_and_with_who_is_named_most() -> None:
    often, rare, count = 999, MOST_GROUPS * 3, 0
    mentions = []
    for number in range(rare):
        for kind, group in ((MentionType.WORK, 1000 + number), (MentionType.PERSON, number), (MentionType.WORK, often)):
            mentions.append(Mention(kind, count, count + 1, count, count + 1, group))
            count += 1
    table = table_of(mentions, tuple(i // 7 for i in range(count)), np.arange(count))
    pairs = pairs_of(layout_of(table))
    met: dict[int, set[int]] = {}
    for anchor, group in zip(pairs.unit_anchor.tolist(), pairs.unit_group.tolist(), strict=True):
        met.setdefault(anchor, set()).add(group)
    for number in range(rare):
        works = {group for group in met[3 * number + 1] if group >= 1000 or group == often}
        assert {often, 1000 + number, 1000 + max(0, number - 3), 1000 + min(rare - 1, number + 3)} <= works
        assert len(works) <= MOST_GROUPS
    parts = [pairs_of(layout_of(table), np.arange(low, min(low + 50, count))) for low in range(0, count, 50)]
    assert np.concatenate([part.candidate for part in parts]).tolist() == pairs.candidate.tolist()


def test_an_inside_tag_never_begins_a_name() -> None:
    cut = segment("Kim Ji Won came")
    names = np.zeros((4, 11), dtype=np.float32)
    names[0, 0] = 5
    names[1, 2] = 3
    names[1, 1] = 2
    names[2, 2] = 3
    arrays = {
        "name_tagger.weight": np.eye(11, dtype=np.float32),
        "name_tagger.bias": np.zeros(11, dtype=np.float32),
        "text_tagger.weight": np.zeros((17, 11), dtype=np.float32),
        "text_tagger.bias": np.array([1.0] + [0.0] * 16, dtype=np.float32),
    }
    found, types, words, _ = tag(names, cut, arrays)
    assert types[1:3].argmax(1).tolist() == [0, 0]
    assert found == [(MentionType.PERSON, 1, 3)]
    assert words == []
