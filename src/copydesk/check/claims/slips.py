"""What a slip of the pen makes of a date or a number: values so near each other that one is likely meant for the other.
Pure.
"""

from __future__ import annotations

from datetime import date

__all__ = ["dates_a_slip_apart", "digits_a_slip_apart"]

#: A year that is in every calendar, for dates that name none.
_SOME_YEAR = "2024"
_WEEK, _DAYS = 7, 2


def dates_a_slip_apart(a: str, b: str) -> bool:
    """Whether two EDTF dates are a day or two, a week, a month or a year apart, exchange two digits, or are in another
    ten of their month.

    Of dates that are not written as years, months or days alone it says no.
    """
    if len(a) != len(b) or a == b:
        return False
    if len(a) == len("2024"):
        return a.isdigit() and b.isdigit() and abs(int(a) - int(b)) == 1
    if a[4:] == b[4:]:
        return a[:4].isdigit() and b[:4].isdigit() and (abs(int(a[:4]) - int(b[:4])) == 1 or digits_a_slip_apart(a, b))
    if a[:4] != b[:4]:
        return False
    if len(a) == len("2024-03"):
        return a[5:].isdigit() and b[5:].isdigit() and abs(int(a[5:]) - int(b[5:])) == 1
    try:
        first, second = (date.fromisoformat(one.replace("XXXX", _SOME_YEAR)) for one in (a, b))
    except ValueError:
        return False
    apart = abs((first - second).days)
    other_month = first.day == second.day and abs(first.month - second.month) == 1
    # "December 20" for December 30: another ten.
    another_ten = first.month == second.month and a[9:] == b[9:]
    return apart in (*range(1, _DAYS + 1), _WEEK) or other_month or another_ten or sorted(a[8:]) == sorted(b[8:])


def digits_a_slip_apart(a: str, b: str) -> bool:
    """Whether two numbers as they are written differ in one digit, or in the order of two."""
    if len(a) != len(b):
        return False
    unlike = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if not all(x.isdigit() and y.isdigit() for x, y in unlike):
        return False
    return len(unlike) == 1 or (len(unlike) == 2 and unlike[0] == unlike[1][::-1])
