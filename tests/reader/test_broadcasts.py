"""A broadcast has one day: what the story says of one of its ratings holds for the others."""

from __future__ import annotations

from copydesk.model import Claim, DateValue, EntityValue, Evidence, Modality, NumberValue, Qualifier, TextValue
from copydesk.reader.broadcasts import with_broadcasts

FINALE, PREMIERE = TextValue("finale"), TextValue("premiere")
DAY = DateValue("2024-10-05")


def _words(words: str) -> tuple[Evidence, ...]:
    return (Evidence(len(words), 2 * len(words), words),)


def _rating(number: float, words: str, subject: str = "w", **qualifiers: Qualifier) -> Claim:
    value = NumberValue(number, "percent", 1)
    return Claim(subject, "audience_rating", value, tuple(sorted(qualifiers.items())), evidence=_words(words))


def _ended(day: str, modality: Modality = Modality.ASSERTED) -> Claim:
    return Claim("w", "end_date", DateValue(day), modality=modality, evidence=_words(f"ended {day}"))


def test_a_figure_has_the_day_of_its_episode_and_the_words_that_tell_it() -> None:
    first, second = _rating(11.7, "on October 5", episode=FINALE, date=DAY), _rating(12.2, "in Seoul", episode=FINALE)
    claims = with_broadcasts([first, second])
    assert claims[0] == first
    assert dict(claims[1].qualifiers) == {"episode": FINALE, "date": DAY}
    assert [e.quote for e in claims[1].evidence] == ["in Seoul", "on October 5"]


def test_a_figure_has_the_episode_of_its_day() -> None:
    known, other = _rating(11.7, "the finale", episode=FINALE, date=DAY), _rating(5.1, "its rival", date=DAY)
    assert with_broadcasts([known, other])[1].qualifier("episode") == FINALE


def test_the_day_on_which_a_show_ended_is_its_finale_s() -> None:
    assert with_broadcasts([_ended("2024-10-05"), _rating(11.7, "a", episode=FINALE)])[1].qualifier("date") == DAY
    assert with_broadcasts([_ended("2024-10-05"), _rating(11.7, "a", date=DAY)])[1].qualifier("episode") == FINALE


def test_what_is_open_or_only_planned_is_left_alone() -> None:
    plain = _rating(11.7, "a", episode=FINALE)
    left_alone = [
        [_ended("2024-10-05", Modality.PLANNED), plain],
        [_ended("2024-10"), plain],
        [_ended("2024-10-05"), _ended("2024-10-06"), plain],
        [_rating(9.0, "b", subject="w2", episode=FINALE, date=DAY), plain],
        [_rating(4.8, "b", episode=PREMIERE, date=DAY), plain],
        [_rating(4.8, "b", episode=TextValue("series"), date=DAY), _rating(4.8, "c", episode=TextValue("series"))],
        [Claim("w", "cast_member", EntityValue("p"), evidence=_words("d")), plain],
    ]
    for claims in left_alone:
        assert with_broadcasts(claims) == claims
