from __future__ import annotations

import pytest

from copydesk.errors import SourceError
from copydesk.sources.published import published_by_page, published_by_person


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2024-05-16", "2024-05-16"),
        (" 2024-05 ", "2024-05"),
        ("2024-05-16T23:59:59+09:00", "2024-05-16"),
        ("2024-05-16 09:00", "2024-05-16"),
        ("May 16, 2024", "2024-05-16"),
        ("2024-13-45", None),
        ("2024-02-30T09:00:00", None),
        ("soon", None),
        ("May 16, 2024 and May 17, 2024", None),
        ("", None),
        ("2024-05-16" * 100, None),
    ],
)
def test_published(said: str, day: str | None) -> None:
    assert published_by_page(said) == day
    if day is None:
        with pytest.raises(SourceError, match=r"^x:3: date: .* is no date \(write an EDTF date such as 2024-05-16"):
            published_by_person(said, place="x:3", field="date")
    else:
        assert published_by_person(said, place="x:3", field="date") == day
