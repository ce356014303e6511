"""The files of an import: a folder's tables in one go, or files by what is in them.

    path ─┬─ .csv ──▶ tables.py        shows first, since the others name shows by their ids
          └─ .json, .jsonl, either .gz ──▶ readings or Wikidata entities, told apart by their first object
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from copydesk.errors import SourceError
from copydesk.imports.left_out import LeftOut
from copydesk.imports.objects import objects
from copydesk.imports.tables import Table, recognise, table_readings, titles
from copydesk.imports.wikidata.entity import is_entity
from copydesk.imports.wikidata.readings import wikidata_readings
from copydesk.jsonlines import reading_from_json
from copydesk.model import Reading

__all__ = ["readings"]

_ENDINGS = (".csv", ".json", ".jsonl", ".json.gz", ".jsonl.gz")


def readings(paths: Sequence[str]) -> Iterator[Reading | SourceError | LeftOut]:
    """What all files of the paths hold, one reading at a time; what is amiss with a row or file comes out as its error.

    A folder is its files, not those of folders in it; a file in it that is no table comes out as left out, one that
    was named itself as an error.
    """
    tables: list[tuple[Path, Table]] = []
    others: list[Path] = []
    for given in paths:
        path = Path(given)
        if not path.exists():
            yield SourceError("not there", place=given, advice="name a file or a folder")
            continue
        inside = path.is_dir()
        for file in _files(path):
            try:
                if file.name.casefold().endswith(".csv"):
                    tables.append((file, recognise(file, str(file))))
                elif file.name.casefold().endswith(_ENDINGS):
                    others.append(file)
                elif not inside:
                    raise SourceError("is none of the forms that can be imported", place=str(file),
                                      advice=f"their names end in {', '.join(_ENDINGS)}")  # fmt: skip
            except SourceError as error:
                yield LeftOut(error.message, error.place) if inside else error
    order = {"shows": 0}
    shows: dict[Path, dict[str, str]] = {}
    given_shows: dict[str, str] = {}
    for file, table in tables:
        if table.name == "shows":
            for show_id, title in titles(file, str(file)).items():
                given_shows.setdefault(show_id, title)
    for file, table in sorted(tables, key=lambda item: order.get(item[1].name, 1)):
        if file.parent not in shows:
            shows[file.parent] = _beside(file) | given_shows
        yield from _guarded(table_readings(file, str(file), table, shows[file.parent]))
    for file in others:
        yield from _guarded(_json_readings(file, str(file)))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith("."))
    return [path]


def _beside(file: Path) -> dict[str, str]:
    """The shows of the table beside a file, if there is one."""
    beside = file.with_name("shows.csv")
    try:
        if beside.is_file() and recognise(beside, str(beside)).name == "shows":
            return titles(beside, str(beside))
    except SourceError:
        pass  # it was not named, so what is amiss with it is not what was asked
    return {}


def _guarded(found: Iterator[Reading | SourceError | LeftOut]) -> Iterator[Reading | SourceError | LeftOut]:
    try:
        yield from found
    except SourceError as error:
        yield error


def _json_readings(file: Path, place: str) -> Iterator[Reading | SourceError | LeftOut]:
    """The readings of a JSON file. Its first object says which form the file is of."""
    first = next((found for found in objects(file, place) if not isinstance(found, SourceError)), None)
    if first is not None and is_entity(first[1]):
        yield from wikidata_readings(file, place)
        return
    for found in objects(file, place):
        try:
            yield found if isinstance(found, SourceError) else _reading(found[1], found[0])
        except SourceError as error:
            yield error


def _reading(value: object, place: str) -> Reading:
    if not isinstance(value, dict) or not isinstance(value.get("document"), dict) or "claims" not in value:
        raise SourceError("neither a reading nor an entity of Wikidata", place=place,
                          advice="copydesk read takes stories, and prints readings with --format jsonl")  # fmt: skip
    return reading_from_json(value, place=place)
