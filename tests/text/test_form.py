"""A form of words is compiled when it is first looked for; here every one of the project is."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import pytest

import copydesk
from copydesk.text.form import Form


def _forms() -> list[Form]:
    for module in pkgutil.walk_packages(copydesk.__path__, "copydesk."):
        importlib.import_module(module.name)
    return [thing for thing in gc.get_objects() if isinstance(thing, Form)]


def test_every_form_of_the_project_is_an_expression() -> None:
    forms = _forms()
    assert len(forms) > 500
    for form in forms:
        try:
            form.search("")
        except re.error as error:
            pytest.fail(f"{error}: {form.pattern}")


def test_a_form_over_several_lines_is_one_that_may_have_them() -> None:
    # Without the flag the line's end and the blanks are looked for too, and the word before them is never found.
    for form in _forms():
        assert "\n" not in form.pattern or form.flags & re.VERBOSE, form.pattern


def test_a_form_answers_as_the_compiled_expression_does() -> None:
    text = "Episode 12 drew 24.9 percent, episode 16 26.0."
    form, same = Form(r"episode\s+(\d+)", re.IGNORECASE), re.compile(r"episode\s+(\d+)", re.IGNORECASE)
    for how in ("search", "match", "fullmatch", "findall", "split", "finditer"):
        said, right = (getattr(one, how)(text) for one in (form, same))
        assert repr(list(said) if how == "finditer" else said) == repr(list(right) if how == "finditer" else right)
    assert form.sub("ep. \\1", text) == same.sub("ep. \\1", text)
    second = form.search(text, 9)
    assert second is not None
    assert (second[1], second.re) == ("16", form.compiled)


def test_a_form_that_is_no_expression_says_so_at_its_first_use() -> None:
    form = Form("(")
    with pytest.raises(re.error, match="unterminated"):
        form.search("words")
