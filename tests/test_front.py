"""`from copydesk import …` gives what it promises and loads nothing before it is asked."""

from __future__ import annotations

import subprocess
import sys

import pytest

import copydesk
from copydesk import desk


@pytest.mark.parametrize("name", ["Desk", "load_reader", "open_ledger"])
def test_the_front_gives_the_desks_own(name: str) -> None:
    assert getattr(copydesk, name) is getattr(desk, name)
    assert name in copydesk.__all__


def test_what_it_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Desc'"):
        _ = copydesk.Desc


def test_importing_the_front_loads_no_other_module() -> None:
    code = "import sys, copydesk; print(sorted(name for name in sys.modules if name.startswith('copydesk.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
