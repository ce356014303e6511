"""The scope of a rating, told by the words around its figure and never by another figure's words."""

from __future__ import annotations

import pytest

from copydesk.model import NumberValue, Qualifier, TextValue
from copydesk.reader.scope import rating_scopes
from copydesk.text.numbers import find_numbers
from copydesk.text.segment import segment


def scopes(text: str) -> dict[str, dict[str, str | float]]:
    """Each figure of `text`, as written, with the scope that was read."""

    def plain(value: Qualifier) -> str | float:
        assert isinstance(value, TextValue | NumberValue)
        return value.text if isinstance(value, TextValue) else value.number

    read = rating_scopes(segment(text), find_numbers(text))
    return {text[a:b]: {name: plain(value) for name, value in scope.items()} for (a, b), scope in read.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The finale averaged 24.850 percent nationwide and 28.4 percent in the Seoul area.",
            {
                "24.850": {"area": "nationwide", "statistic": "average", "episode": "finale"},
                "28.4": {"area": "seoul", "episode": "finale"},
            },
        ),
        (
            """It recorded an average of 12.7% and a maximum of 13.7% for households in the metropolitan area, and an \
average of 10.9% and a maximum of 11.8% for households nationwide.""",
            {
                "12.7": {"area": "seoul", "statistic": "average"},
                "13.7": {"area": "seoul", "statistic": "peak"},
                "10.9": {"area": "nationwide", "statistic": "average"},
                "11.8": {"area": "nationwide", "statistic": "peak"},
            },
        ),
        (
            "Nielsen Korea has it down for an average of 16.5% nationwide with a peak of 18.2%.",
            {"16.5": {"area": "nationwide", "statistic": "average"}, "18.2": {"statistic": "peak"}},
        ),
        (
            "Episode 15 had drawn 24.4 percent of viewers across the country.",
            {"24.4": {"area": "nationwide", "episode": 15}},
        ),
        ("Its 12th episode rose to 24.332 percent.", {"24.332": {"episode": 12}}),
        ("The 16th and final episode stood at 9.1 percent.", {"9.1": {"episode": "finale"}}),
        ("The show premiered with 5.9 percent.", {"5.9": {"episode": "premiere"}}),
        (
            "The rating rose from 5.9 percent for the first episode to 8.7 percent for the second episode.",
            {"5.9": {"episode": "premiere"}, "8.7": {"episode": 2}},
        ),
        ("The Kanto area gave it 19.6%.", {"19.6": {"area": "kanto"}}),
        (
            "The 2049 target rating was 5.0 percent, based on paid households.",
            {"5.0": {"demographic": "20-49", "base": "paid platform"}},
        ),
        (
            "The paid-platform finale had an average of 20.5 percent and a peak of 22.1 percent.",
            {"20.5": {"statistic": "average", "base": "paid platform", "episode": "finale"},
             "22.1": {"statistic": "peak", "base": "paid platform"}},
        ),
        (
            "The 13th episode had 15.546 percent on the paid-platform base, 14.254 percent on the cable-platform base.",
            {"15.546": {"episode": 13, "base": "paid platform"}, "14.254": {"base": "cable platform"}},
        ),
        (
            "Among cable households it stood at 18.680 percent, among paid-platform households at 20.5 percent.",
            {"18.680": {"base": "cable platform"}, "20.5": {"base": "paid platform"}},
        ),
        ("It drew 2.3 percent among viewers aged 20 to 49.", {"2.3": {"demographic": "20-49"}}),
        ("Tariffs rose by 10.5 percent.", {"10.5": {}}),
    ],
)
def test_scope(text: str, expected: dict[str, dict[str, str | float]]) -> None:
    assert scopes(text) == expected
