"""The markup that is not set by templates: whatever stories say stays words in it."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markupsafe import escape

from copydesk.publish.site import markup
from copydesk.publish.site.kin import Kin
from copydesk.publish.site.views import Grid, Line, Moment, Piece, Quoted, Row, Shown, Source, Stretch, Told

HOSTILE = ("<script>alert(1)</script>", "\"' onclick=alert(1) x='", "&lt;b&gt; & <b>", "</td></tr></table>", "=1+1")


@pytest.mark.parametrize("text", [*HOSTILE, "", "plain", "한글 & Hangul"])
def test_escaped_is_what_the_template_library_makes(text: str) -> None:
    assert markup.escaped(text) == str(escape(text))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def _parsed(html: str) -> _Tags:
    found = _Tags()
    found.feed(html)
    found.close()
    return found


def _shown(said: str, *, linked: bool, disputed: bool) -> Shown:
    piece = Piece(said, "things/a1.html" if linked else "")
    told = Told(piece, said, (Quoted((said, said), (Source(said, "stories/b2.html#c3", said),)),), 3)
    return Shown(said, (piece, piece), "2 stories", disputed, said, (said,), (told,))


def _every(said: str, *, linked: bool, disputed: bool, short: bool) -> str:
    ids = markup.numbered("v")
    shown, piece = _shown(said, linked=linked, disputed=disputed), Piece(said, "things/a1.html" if linked else "")
    grid = Grid(said, "s1", (said, said, said), (Row(((piece,),), ((shown, shown),), ((piece, piece),)),))
    moment = Moment(said, piece, shown, said, "https://example.org/?a=1&b='2'")
    line = Line("c3", piece, said, piece, said)
    return "".join((
        *markup.rows(grid, ids, short=short), markup.moment(moment, ids), markup.related(Kin(piece, ((piece, said),))),
        markup.story((Stretch(said, ("c3",), "c3 c4"), Stretch(said, (), ""))), markup.claims((line,)),
    ))  # fmt: skip


@pytest.mark.parametrize("said", HOSTILE)
@pytest.mark.parametrize("linked", [False, True])
@pytest.mark.parametrize("short", [False, True])
def test_hostile_words_add_no_tag_and_no_attribute_and_are_all_there(said: str, linked: bool, short: bool) -> None:
    for disputed in (False, True):
        plain = _parsed(_every("word", linked=linked, disputed=disputed, short=short))
        found = _parsed(_every(said, linked=linked, disputed=disputed, short=short))
        assert found.tags == plain.tags
        assert found.text.count(said) + found.text.count(said[:1].upper() + said[1:]) >= plain.text.count("word")


def test_ids_of_a_page_differ_and_open_what_they_name() -> None:
    grid = Grid("t", "s1", ("what", "value"), tuple(
        Row(((Piece("x"),),), ((replace(_shown("w", linked=False, disputed=False), count=f"{n} stories"),),), ())
        for n in (1, 2)
    ))  # fmt: skip
    first, second = markup.rows(grid, markup.numbered("v"), short=False)
    assert 'popovertarget="v1"' in first
    assert '<div id="v1"' in first
    assert 'popovertarget="v2"' in second
    assert '<div id="v2"' in second


def test_an_open_end_leaves_nothing_out() -> None:
    nothing = Moment("", None, _shown("w", linked=False, disputed=False), "", "")
    made = markup.moment(nothing, markup.numbered("v"))
    assert "no day named" in made
    assert "see it" not in made
    assert "3 more not listed" in made
