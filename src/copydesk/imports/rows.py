"""What one row of each kind of table says: its words as lines, its claims with the line that says them. Pure.

A row writes the title or name first in each of its lines, so that a line can be read alone, as a receipt is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from copydesk.imports.cells import CellError, Row
from copydesk.imports.rendering import Line, Part, Rendering
from copydesk.model import EntityType, EntityValue, Qualifier, Span, TextValue
from copydesk.vocabulary import PREDICATES

__all__ = ["part", "person", "rating", "show"]

_WORK, _PERSON = EntityType.WORK, EntityType.PERSON
_CHARACTER, _ORGANIZATION = EntityType.CHARACTER, EntityType.ORGANIZATION

#: "Kim Hee-won (actor)": what tells a person from another of the same name, and is no part of the name.
_MARKED = re.compile(r"(?P<name>.*\S) \((?P<job>[^()]+)\)")
_ASIDE = re.compile(r"\s*\([^()]*\)")
#: With one of these a role is still a name ("young Moon Dong-eun"); "shoe store employee" is none.
_AGES = frozenset({"adult", "child", "little", "old", "older", "teenage", "young", "younger"})
_ORGANIZATIONS = {
    "network": "original_broadcaster", "streaming": "streamed_on", "production_companies": "production_company"
}
_MAKERS = {"writers": "screenwriter", "directors": "director"}
_BILLING = tuple(PREDICATES["cast_member"].qualifiers["billing"])
_STATISTIC = tuple(PREDICATES["audience_rating"].qualifiers["statistic"])
_BASE = tuple(PREDICATES["audience_rating"].qualifiers["base"])


def show(story: Rendering, row: Row, shows: Mapping[str, str]) -> None:
    """A row of `shows`: names, broadcaster, platforms, dates, episodes, makers, companies, genres."""
    apart, title = row.needed("show_id"), row.needed("title")
    hangul, others = _cell(row, "title_hangul"), Part("alt_titles", row.several("alt_titles"))
    names = story.line(Part("", (title,)), hangul, others)
    work = story.entity(_WORK, title, *names.spans[0], apart=apart)
    for alias, span in _named(names, hangul, others):
        story.alias(_WORK, title, alias, span, apart=apart)

    def said(column: str, words: Sequence[str]) -> Line:
        line = story.line(Part("", (title,)), Part(column, tuple(words)))
        story.entity(_WORK, title, *line.spans[0], apart=apart)
        return line

    for column, predicate in _ORGANIZATIONS.items():
        if found := row.several(column):
            line = said(column, found)
            for name, span in zip(found, line.spans[1], strict=True):
                story.claim(work, predicate, story.entity(_ORGANIZATION, name, span), line)
    for column, predicate in _MAKERS.items():
        if found := row.several(column):
            line = said(column, found)
            for name, span in zip(found, line.spans[1], strict=True):
                story.claim(work, predicate, _person(story, name, span, line), line)
    for column in ("start_date", "end_date"):
        if (day := row.date(column)) is not None:
            story.claim(work, column, day, said(column, [day.date]))
    if (episodes := row.count("episodes")) is not None:
        story.claim(work, "episode_count", episodes, said("episodes", [row.text("episodes")]))
    if genres := row.several("genre", "|,"):
        line = said("genre", genres)
        for genre in genres:
            story.claim(work, "genre", TextValue(genre), line)


def part(story: Rendering, row: Row, shows: Mapping[str, str]) -> None:
    """A row of `cast`: who plays whom in which show, and how large a part."""
    title, name, role = _title(row, shows), row.needed("person"), row.text("character")
    billing, hangul = row.word("billing", _BILLING), _cell(row, "person_hangul")
    line = story.line(
        Part("", (title,)), Part("person", (name,)), hangul, _cell(row, "character"), _cell(row, "billing")
    )
    work = story.entity(_WORK, title, *line.spans[0], apart=row.needed("show_id"))
    who = _person(story, name, line.spans[1][0], line)
    bare, mark = _unmarked(name)
    for alias, span in zip(hangul.words, line.spans[2], strict=True):
        story.alias(_PERSON, bare, alias, span, apart=mark)
    billed: list[tuple[str, Qualifier]] = [("billing", billing)] if billing is not None else []
    roles = [
        story.entity(_CHARACTER, character, _within(line.spans[3][0], at, character), apart=row.needed("show_id"))
        for at, character in _roles(role)
    ]
    for played in roles:
        story.claim(work, "cast_member", who, line, qualifiers=[*billed, ("character", played)])
    if not roles:
        story.claim(work, "cast_member", who, line, qualifiers=billed)


def rating(story: Rendering, row: Row, shows: Mapping[str, str]) -> None:
    """A row of `ratings`: a show's share of viewers, with all that says what was measured, and who measured it."""
    title, percent = _title(row, shows), row.percent("percent")
    scope: dict[str, Qualifier | None] = {
        "episode": row.episode("episode"),
        "part": row.count("part"),
        "date": row.date("date"),
        "area": _text(row, "area"),
        "statistic": row.word("statistic", _STATISTIC),
        "demographic": _text(row, "demographic"),
        "base": row.word("base", _BASE),
    }
    columns = (*scope, "percent", "rating_company")
    line = story.line(Part("", (title,)), *(_cell(row, column) for column in columns))
    story.claim(
        story.entity(_WORK, title, *line.spans[0], apart=row.needed("show_id")), "audience_rating", percent, line,
        qualifiers=[(name, value) for name, value in scope.items() if value is not None],
        attribution=row.text("rating_company") or None,
    )  # fmt: skip


def person(story: Rendering, row: Row, shows: Mapping[str, str]) -> None:
    """A row of `people`: a person's spellings, occupation and agency."""
    name, hangul = row.needed("person"), _cell(row, "hangul")
    (bare, mark), others = _unmarked(name), Part("also_spelled", row.several("also_spelled"))
    names = story.line(Part("", (name,)), hangul, others)
    who = story.entity(_PERSON, bare, _within(names.spans[0][0], 0, bare), apart=mark)
    for alias, span in _named(names, hangul, others):
        story.alias(_PERSON, bare, alias, span, apart=mark)
    for column in ("kind", "agency"):
        if values := row.several(column):
            line = story.line(Part("", (name,)), Part(column, values))
            story.entity(_PERSON, bare, _within(line.spans[0][0], 0, bare), apart=mark)
            for value, span in zip(values, line.spans[1], strict=True):
                if column == "kind":
                    story.claim(who, "occupation", TextValue(value), line)
                else:
                    story.claim(who, "represented_by", story.entity(_ORGANIZATION, value, span), line)


def _title(row: Row, shows: Mapping[str, str]) -> str:
    show_id = row.needed("show_id")
    if show_id not in shows:
        raise CellError("show_id", f'no show "{show_id[:40]}" in a table of shows given or beside it (shows.csv)')
    return shows[show_id]


def _cell(row: Row, column: str) -> Part:
    words = row.text(column)
    return Part(column, (words,) if words else ())


def _text(row: Row, column: str) -> TextValue | None:
    words = row.text(column)
    return TextValue(words) if words else None


def _named(line: Line, *parts: Part) -> list[tuple[str, Span]]:
    """The words of the parts after a line's first, each with its span."""
    return [
        pair for part, spans in zip(parts, line.spans[1:], strict=True) for pair in zip(part.words, spans, strict=True)
    ]


def _within(span: Span, at: int, words: str) -> Span:
    return Span(span.start + at, span.start + at + len(words))


def _unmarked(name: str) -> tuple[str, str]:
    """A name without its mark, and the job that the mark names, or nothing."""
    marked = _MARKED.fullmatch(name)
    return (marked["name"], marked["job"]) if marked else (name, "")


def _person(story: Rendering, name: str, span: Span, line: Line) -> EntityValue:
    """The person, and what the mark beside the name says that they are."""
    bare, mark = _unmarked(name)
    who = story.entity(_PERSON, bare, _within(span, 0, bare), apart=mark)
    if mark:
        story.claim(who, "occupation", TextValue(mark), line)
    return who


def _roles(role: str) -> list[tuple[int, str]]:
    """The characters that a cell names, with where in it; a description ("cab driver") names none."""
    found = []
    at = 0
    for piece in role.split(" / "):
        name = _ASIDE.sub("", piece).strip()
        words = name.split()
        first = next((word for word in words if word.casefold() not in _AGES), "")
        if words and first and not first[0].islower() and not words[-1][0].islower():
            found.append((at + piece.find(name), name))
        at += len(piece) + len(" / ")
    return [(start, name) for start, name in found if role[start : start + len(name)] == name]
