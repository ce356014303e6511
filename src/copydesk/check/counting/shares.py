"""Shares of the nation's homes told in words beside their figure: "a third of all homes, 24.9 percent". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.agreement import decimal_of
from copydesk.check.counting.differences import Miscount
from copydesk.check.figures.told import Bound, Numbers
from copydesk.model import Reading, Span
from copydesk.text.form import Form
from copydesk.text.numbers import CARDINALS, find_numbers

__all__ = ["shares"]

_SMALL = "|".join(CARDINALS[1:11])
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10
}  # fmt: skip
_HOMES = (
    r"(?:all\s|the\s|its\s|Korean?(?:['’]s)?\s|South\sKorean?\s|TV\s|television\s|the\s(?:country|nation)['’]s\s)*"
    r"(?:homes|households|viewers|televisions|sets|country|nation|audience|Koreans|people|families|those\swatching)"
)
_SHARE = Form(
    rf"""\b(?:(?P<how>nearly|almost|just\sunder|close\sto|not\squite|about|around|roughly|more\sthan|over
        |well\sover|just\sover|some)\s)?
    (?:(?:(?P<of>an?|one|two|three)[\s-](?P<part>thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|tenths?)|half)
        \s(?:of\s)?{_HOMES}
    |(?P<a>{_SMALL}|\d)\s(?:in|out\sof)\s(?:every\s)?(?P<b>{_SMALL}|\d\d?)\s(?:of\s)?{_HOMES})\b""", re.IGNORECASE
        | re.VERBOSE,
)
#: As far as words may be from the figure, of the share; a little more on the side that "nearly" and "over" tell of.
_LOW, _HIGH = 0.82, 1.2
#: Farther off than this it is a share of something else: a show "over half the country" laughed at.
_FAR = 2.0
_ELSE = Form(r"\b(?:share|women|men|teen\w*|twenties|thirties|forties|aged|demographic|combined|together"
    r"|Netflix|sample)\b")


def shares(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """The shares that are not what the only figure of their sentence, or of the next, is."""
    text = draft.document.text
    for match in _SHARE.finditer(text):
        index = numbers.sentence_at(match.start())
        sentence = numbers.sentence(index)
        here = [f for f in numbers.figures if f.sentence == index]
        if len(here) != 1 or _ELSE.search(text, sentence.start, sentence.end):
            continue
        figure = here[0]
        if figure.bound is not Bound.EXACT or figure.demographic or figure.airing.series or figure.statistic == "peak":
            continue
        share = _value(match)
        if share is None or _LOW * share <= figure.value.number <= _HIGH * share:
            continue
        if not share / _FAR <= figure.value.number <= share * _FAR:
            continue
        one_in = round(100 / figure.value.number)
        word = next((w for w, n in _PARTS.items() if n == one_in), None)
        right = f"one in {CARDINALS[one_in]}" if one_in <= 10 else f"one in {one_in}"
        named = f"about a {word}, {right}" if word and word != "half" else "about half" if word else f"about {right}"
        message = f"{decimal_of(figure.value)} percent is {named}, not “{match[0]}”"
        yield Miscount(Span(match.start(), match.end()), message, sure=False)


def _value(match: re.Match[str]) -> float | None:
    """The share in percent."""
    if match["a"] is None and match["part"] is None:
        return 50.0
    if match["part"]:
        times = {"two": 2, "three": 3}.get((match["of"] or "").lower(), 1)
        return 100.0 * times / _PARTS[match["part"].lower().removesuffix("s")]
    one, all_ = (find_numbers(match[name])[0].value for name in "ab")
    return 100.0 * one / all_ if 0 < one < all_ else None
