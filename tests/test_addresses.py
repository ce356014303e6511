"""Addresses: which are the same page, and what is none."""

from __future__ import annotations

import pytest

from copydesk.addresses import same_address


@pytest.mark.parametrize("other", [
    "http://Example.com/a/b", "https://example.com/a/b/", "https://example.com/a/b#top",
])  # fmt: skip
def test_scheme_case_fragment_and_a_last_slash_do_not_tell_addresses_apart(other: str) -> None:
    assert same_address(other) == same_address("https://example.com/a/b")


def test_path_and_query_do() -> None:
    ways = ["https://example.com/a", "https://example.com/A", "https://example.com/a?p=1", "https://m.example.com/a"]
    assert len({same_address(way) for way in ways}) == len(ways)


@pytest.mark.parametrize("text", ["queen-of-tears", "/a/b", "http://[half", ""])
def test_what_has_no_host_is_itself(text: str) -> None:
    assert same_address(text) == text
