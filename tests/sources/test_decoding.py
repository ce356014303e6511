from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import SourceError
from copydesk.sources.decoding import decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("é 김\r\n".encode(), "é 김\r\n"),
        ("é".encode("utf-8-sig"), "\ufeffé"),
        ("\ufeffé 김".encode("utf-16-le"), "\ufeffé 김"),
        ("\ufeffé 김".encode("utf-16-be"), "\ufeffé 김"),
    ],
)
def test_accepted(data: bytes, text: str) -> None:
    assert decode(data, place="x") == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"one\ntwo \xe9t\xe9", r"x: not UTF-8 at byte 8 \(line 2\) \(convert the file to UTF-8\)"),
        (b"\xff\xfea", r"x: not UTF-16 at byte 2"),
        (b"one\n\x89PNG\0", r"x: binary data \(a NUL byte at byte 8, line 2\)"),
        ("ab".encode("utf-16-le"), "x: binary data"),
        ("\ufeffab".encode("utf-32-le"), "x: binary data"),
    ],
)
def test_refused_with_its_place(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        decode(data, place="x")


def test_a_declared_encoding_is_the_fallback_not_the_first_choice() -> None:
    assert decode("김수현".encode("cp949"), place="x", fallback="cp949") == "김수현"
    assert decode("김수현".encode(), place="x", fallback="cp949") == "김수현"


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_an_error(data: bytes) -> None:
    try:
        text = decode(data, place="x", fallback="cp949")
    except SourceError as error:
        text = str(error)
    assert "\0" not in text
