"""Billing, kinship and media, read off the words beside a name and off nothing else."""

from __future__ import annotations

import pytest

from copydesk.reader.billing import billing_of
from copydesk.reader.kinship import kinship_of
from copydesk.reader.media import media_of


@pytest.mark.parametrize(
    ("text", "names", "billing"),
    [
        ("The drama is led by Kim Hee-ae and Park Hae-joon.", "Kim Hee-ae and Park Hae-joon", "lead"),
        ("Opposite male lead Kim Seon Ho, she plays a dentist.", "Kim Seon Ho", "lead"),
        ("It was headlined by Lee Young Ae.", "Lee Young Ae", "lead"),
        ("Jung Hae In and Jung So Min take the lead roles.", "Jung Hae In and Jung So Min", "lead"),
        ("Song Joong-ki made a cameo appearance as Vincenzo.", "Song Joong-ki", "cameo"),
        ("There is a special appearance by Im Siwan.", "Im Siwan", "cameo"),
        ("The supporting cast includes Na Young-hee, Kim Kap-soo.", "Na Young-hee, Kim Kap-soo", "supporting"),
        ("Kim Tae Ri stars as Yoon Jeong Nyeon.", "Kim Tae Ri", None),
        ("Jean Smart won lead actress for Hacks.", "Jean Smart", None),
        ("Kim Soo Hyun leads to a question.", "Kim Soo Hyun", None),
    ],
)
def test_billing(text: str, names: str, billing: str | None) -> None:
    at = text.index(names)
    assert billing_of(text, at, at + len(names)) == billing


@pytest.mark.parametrize(
    ("text", "name", "kinship"),
    [
        ("Song Ji Ho is Sol's older brother, Im Geum.", "Im Geum", "older brother"),
        ("To protect her twin brother, Ozan, Nihan marries.", "Ozan", "twin brother"),
        ("Waheeda, Mallikajaan's sister, dances.", "Waheeda", "sister"),
        ("Emir discovers Asu to be his half-sister.", "Asu", "half-sister"),
        ("Her mother-in-law Seon-hwa objects.", "Seon-hwa", "mother-in-law"),
        ("Baek Hyun Woo is a lawyer.", "Baek Hyun Woo", None),
    ],
)
def test_kinship(text: str, name: str, kinship: str | None) -> None:
    at = text.index(name)
    assert kinship_of(text, at, at + len(name)) == kinship


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("He took to his Instagram and shared two brand-new photos.", "photo", 2),
        ("She updated her Instagram with a batch of ten pictures.", "photo", 10),
        ("She posted a short video on YouTube.", "video", 1),
        ("She put up photos after two weeks of silence.", "photo", None),
        ("She posted seven photos and one short clip.", None, None),
        ("He wrote a letter to his fans.", None, None),
    ],
)
def test_media(text: str, kind: str | None, count: int | None) -> None:
    assert media_of(text) == (kind, count)
