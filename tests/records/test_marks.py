"""What a show stands for: which figures count, which unsaid ones are unmasked, which join, what is disputed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from copydesk.records.figures import agree, company_of, surely_above
from copydesk.records.marks import Mark, Measure, Of, mark_of
from records.desk import Said, figure, made, show

NATIONWIDE = Measure()


def mark(*figures: Said, measure: Measure = NATIONWIDE, as_of: str | None = None, **about: object) -> Mark | None:
    """The mark of a show of sixteen episodes, a story a figure."""
    facts = made("Salt Road", start="2021-05-01", end="2021-06-20", count=16)
    return mark_of(show(facts, *([one] for one in figures)), measure, date.fromisoformat(as_of) if as_of else None)


def test_the_best_episode_counts_at_its_most_precise() -> None:
    best = mark(
        figure("Salt Road", "14.2", 3), figure("Salt Road", "24.9", "finale"), figure("Salt Road", "24.850", 16),
        figure("Salt Road", "24.8", None, "2021-06-20"),
    )
    assert best is not None
    assert (str(best.percent), best.episode, best.day, best.disputed) == ("24.850", "16", date(2021, 6, 20), False)
    assert len(best.figures) == 3


def test_other_terms_do_not_count() -> None:
    others = [
        figure("Salt Road", "28.4", 16, area="seoul"), figure("Salt Road", "27.3", 16, statistic="peak"),
        figure("Salt Road", "26.0", 16, company="TNmS"), figure("Salt Road", "25.0", 16, demographic="20-49"),
        figure("Salt Road", "25.1", "series"), figure("Salt Road", "25.2", 16, modality="speculated"),
    ]
    assert mark(*others) is None
    best = mark(*others, figure("Salt Road", "24.850", 16))
    assert best is not None
    assert best.percent == Decimal("24.850")
    assert (best.low, best.high) == (best.percent, best.percent)


def test_a_company_under_another_of_its_names_is_the_same() -> None:
    assert company_of("AGB Nielsen") == company_of("Nielsen Korea") == "Nielsen Korea"
    assert company_of("TNMS") == "TNmS"
    assert company_of("Soompi") is None
    asked = mark(figure("Salt Road", "9.9", 16, company="TNMS"), figure("Salt Road", "9.1", 16),
                 measure=Measure(company="TNmS"))  # fmt: skip
    assert asked is not None
    assert asked.percent == Decimal("9.9")


def test_a_figure_without_its_area_is_taken_only_where_none_says_one() -> None:
    alone = mark(figure("Salt Road", "18.9", 10, area=None))
    assert alone is not None
    assert alone.percent == Decimal("18.9")
    beside = mark(figure("Salt Road", "18.9", 10, area=None), figure("Salt Road", "18.0", 10))
    assert beside is not None
    assert (beside.percent, beside.disputed) == (Decimal("18.0"), False)


def test_a_seoul_figure_quoted_without_its_area_is_unmasked() -> None:
    assert mark(figure("Salt Road", "18.9", 10, area=None), figure("Salt Road", "18.9", 10, area="seoul")) is None


def test_an_unsaid_figure_is_none_of_another_area() -> None:
    assert mark(figure("Salt Road", "18.9", 10, area=None), measure=Measure(area="seoul")) is None


def test_two_household_bases_are_a_dispute_in_which_the_main_one_counts() -> None:
    best = mark(
        figure("Salt Road", "18.680", 16, base="cable platform"), figure("Salt Road", "18.68", 16),
        figure("Salt Road", "18.7", "finale"), figure("Salt Road", "20.5", 16, base="paid platform"),
    )
    assert best is not None
    assert (str(best.percent), best.base, best.disputed) == ("20.5", "paid platform", True)
    (other,) = best.beside
    assert (str(other.percent), other.bases, other.stories) == ("18.680", ("cable platform",), 3)
    assert (best.low, best.high) == (Decimal("18.680"), Decimal("20.5"))


def test_the_base_that_is_asked_for_counts() -> None:
    cable = figure("Salt Road", "18.680", 16, base="cable platform")
    paid = figure("Salt Road", "20.5", 16, base="paid platform")
    best = mark(cable, paid, measure=Measure(base="cable platform"))
    assert best is not None
    assert (best.percent, best.disputed) == (Decimal("18.680"), False)


def test_of_two_values_more_stories_count() -> None:
    best = mark(*(figure("Salt Road", "14.4", 16) for _ in range(2)), figure("Salt Road", "14.1", 16))
    assert best is not None
    assert (best.percent, best.disputed, best.low) == (Decimal("14.4"), True, Decimal("14.1"))


def test_a_figure_of_no_named_broadcast_joins_the_one_that_it_repeats() -> None:
    best = mark(figure("Salt Road", "21.683", 16), figure("Salt Road", "21.7"), figure("Salt Road", "15.0", 4))
    assert best is not None
    assert (best.episode, len(best.figures)) == ("16", 2)


def test_only_what_had_been_shown_counts() -> None:
    figures = [figure("Salt Road", "6.0", "premiere"), figure("Salt Road", "9.0", 8, "2021-05-23"),
               figure("Salt Road", "12.0", 16), figure("Salt Road", "12.0")]  # fmt: skip
    for day, percent in (("2021-04-30", None), ("2021-05-01", "6.0"), ("2021-05-23", "9.0"), ("2021-06-20", "12.0")):
        best = mark(*figures, as_of=day)
        assert (str(best.percent) if best else None) == percent, day


def test_an_episode_of_unknown_day_counts_once_the_run_is_over() -> None:
    figures = [figure("Salt Road", "9.0", 9), figure("Salt Road", "4.0", 1)]
    before, after = mark(*figures, as_of="2021-06-01"), mark(*figures, as_of="2021-06-20")
    assert before is not None
    assert (before.percent, before.most) == (Decimal("4.0"), Decimal("9.0"))
    assert after is not None
    assert after.percent == Decimal("9.0")


def test_an_episode_had_been_shown_once_a_later_one_had() -> None:
    figures = [figure("Salt Road", "9.0", 9), figure("Salt Road", "8.0", 11, "2021-06-05")]
    before, after = mark(*figures, as_of="2021-06-04"), mark(*figures, as_of="2021-06-05")
    assert before is None
    assert after is not None
    assert after.percent == Decimal("9.0")


def test_premiere_and_finale_are_marks_of_their_own() -> None:
    figures = [figure("Salt Road", "4.0", 1), figure("Salt Road", "9.0", 9), figure("Salt Road", "7.5", "finale")]
    premiere, finale = mark(*figures, measure=Measure(of=Of.PREMIERE)), mark(*figures, measure=Measure(of=Of.FINALE))
    assert premiere is not None
    assert finale is not None
    assert (premiere.percent, finale.percent, finale.episode) == (Decimal("4.0"), Decimal("7.5"), "16")


def test_a_mean_is_computed_only_where_every_episode_is_known() -> None:
    known = [figure("Salt Road", f"{number}.0", number) for number in range(1, 17)]
    whole = mark(*known, measure=Measure(of=Of.SERIES))
    assert whole is not None
    assert (str(whole.percent), whole.known, whole.total, len(whole.figures)) == ("8.5", 16, 16, 16)
    assert mark(*known[:-1], measure=Measure(of=Of.SERIES)) is None
    assert mark(*known, measure=Measure(of=Of.SERIES), as_of="2021-06-19") is None
    stated = mark(*known[:-1], figure("Salt Road", "8.4", "series"), measure=Measure(of=Of.SERIES))
    assert stated is not None
    assert (stated.percent, stated.total) == (Decimal("8.4"), 0)


def test_a_stated_mean_that_differs_is_a_dispute() -> None:
    known = [figure("Salt Road", f"{number}.0", number) for number in range(1, 17)]
    whole = mark(*known, figure("Salt Road", "9.9", "series"), measure=Measure(of=Of.SERIES))
    assert whole is not None
    assert (str(whole.percent), whole.disputed) == ("8.5", True)


def test_a_show_without_figures_has_no_mark() -> None:
    assert mark() is None


@given(st.decimals(0, 99, places=3), st.decimals(0, 99, places=1))
def test_of_two_values_one_is_surely_above_or_they_agree(a: Decimal, b: Decimal) -> None:
    assert surely_above(a, b) + surely_above(b, a) + agree(a, b) == 1
    assert agree(a, b) == agree(b, a)


_PERCENT = st.one_of(*(st.decimals(0, 30, places=count) for count in range(4)))


@given(_PERCENT, _PERCENT)
def test_what_is_surely_above_is_higher_and_not_the_same_rounded(a: Decimal, b: Decimal) -> None:
    assert surely_above(a, b) == (a > b and not agree(a, b))
