"""The pages of records: for all dramas, cable, and each network of the desk a ranking, and who holds what. What a
record is, `copydesk.records` says.

A show's figures go by once, with its page: what rankings and their pages need of it is its standing, a few lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from copydesk.errors import UsageError
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import EntityType
from copydesk.publish.render.links import web_address
from copydesk.publish.render.ranking_rows import coverage, lines, note_of, notes, open_about, receipts
from copydesk.publish.render.ranking_rows import title as ranking_title
from copydesk.publish.site.addresses import claim_anchor, record_path, story_path, thing_path
from copydesk.publish.site.setting import Sheet
from copydesk.publish.site.units import Gist
from copydesk.publish.site.views import Piece, Quoted, Source
from copydesk.publish.words import excerpt, how_said, visible
from copydesk.records import asking
from copydesk.records.figures import Camp
from copydesk.records.groups import ALL, Group, credited
from copydesk.records.marks import Mark, Measure
from copydesk.records.ranking import Ranking, Row, Stand, board, ranked
from copydesk.records.shows import Show, shows

__all__ = ["Holding", "Standing", "record_sheets", "standing_from", "standing_of"]

#: Rows of a ranking's page, and receipts of a row.
_ROWS, _RECEIPTS = 100, 12
#: Bytes of a ranking's rows, about; a row has some with a note of ordinary length.
_PAGE, _ROW, _NOTE = 100_000, 700, 300
#: Networks that get a page, those with most shows first.
_NETWORKS = 200
_QUOTE = 400
_MEASURE = Measure()


@dataclass(frozen=True, slots=True)
class Holding:
    """A group's page, and who holds its record."""

    name: str
    href: str
    summary: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A show where it stands, without its figures: `about` says what is open about its mark, `quoted` whose word it is.
    `rated` where it has any figure, of whatever measure.
    """

    stand: Stand
    rated: bool
    about: tuple[str, ...]
    quoted: tuple[Quoted, ...]


def standing_of(thing: Thing, own: Sequence[Entry]) -> Gist:
    """What rankings need of a thing, from all claims about it: None of what is no show."""
    if thing.type is not EntityType.WORK or not own:
        return None
    (show,) = shows(own)
    (stand,) = board("", (show,), _MEASURE).stands(None)
    mark = stand.mark
    found: dict[str, Gist] = {
        "networks": sorted(show.credits["original_broadcaster"]), "rated": bool(show.airings), "strange": stand.strange,
        "peaks": [(day.isoformat(), str(percent)) for day, percent in stand.peaks],
    }  # fmt: skip
    if mark is None:
        return found if show.airings or found["networks"] else None
    row = Row(1, False, show, mark, 1, 1)
    quoted = _quoted(receipts(row), str(mark.percent))
    return found | {
        "mark": [str(mark.percent), str(mark.low), str(mark.high), str(mark.most), mark.episode,
                 mark.day and mark.day.isoformat(), mark.disputed],
        "about": open_about(mark, _MEASURE),
        "quoted": [(one.quotes[0], [(s.line, s.href, s.how) for s in one.sources]) for one in quoted],
    }  # fmt: skip


def standing_from(thing_id: str, name: str, gist: Gist) -> Standing:
    """The standing that a gist tells of the show of that id and name."""
    networks = {"original_broadcaster": frozenset(gist["networks"])}
    show = Show(Thing(thing_id, EntityType.WORK, name), networks, None, None, None, frozenset(), ())
    mark = None
    if "mark" in gist:
        percent, low, high, most, episode, day, disputed = gist["mark"]
        exact = Decimal(percent)
        # What is beside the mark is told in `about`.
        beside = (Camp(exact, ()),) if disputed else ()
        mark = Mark(exact, episode, day and date.fromisoformat(day), (), beside, Decimal(low), Decimal(high),
                    Decimal(most))  # fmt: skip
    peaks = tuple((date.fromisoformat(day), Decimal(percent)) for day, percent in gist["peaks"])
    quoted = tuple(
        Quoted((quote,), tuple(Source(line, href, how) for line, href, how in sources))
        for quote, sources in gist.get("quoted", ())
    )
    return Standing(Stand(show, mark, peaks, gist["strange"]), gist["rated"], tuple(gist.get("about", ())), quoted)


def record_sheets(
    ledger: Ledger, networks: Sequence[Thing], standings: Mapping[str, Standing]
) -> Iterator[tuple[Holding, Sheet]]:
    """Each ranking's page, with what a list says of it. `networks` come by how many shows they have, most first;
    `standings` are those of all shows, by their id.

    A group of fewer than two shows with a figure has no page: nothing was ranked.
    """
    groups = [("", "all"), ("cable", "cable"), *((thing.name, thing.id) for thing in networks[:_NETWORKS])]
    seen: set[str] = set()
    for name, key in groups:
        try:
            group = asking.group_named(name, ledger, shows_something=key not in ("all", "cable"))
        except UsageError:
            continue
        if group.name in seen:
            continue
        known = standings
        if group == ALL or (group.networks is not None and group == Group(group.name, networks=group.networks)):
            ranking = ranked(group.name, _MEASURE, None, _of(group, standings.values()))
        else:  # a network that is called like a person, a year or a slot
            ranking = asking.ranking(ledger, group=name)
            known = {row.thing.id: _standing(row) for row in ranking.rows}
        if len(ranking.rows) > 1:
            seen.add(group.name)
            yield _holding(ranking, record_path(key)), _page(ranking, record_path(key), known)


def _of(group: Group, standings: Iterable[Standing]) -> Iterable[Stand]:
    """As `asking.shows_of` has it: without a condition, every show with a rating."""
    if group == ALL:
        return (one.stand for one in standings if one.rated)
    return (one.stand for one in standings if credited(group, one.stand.show))


def _standing(row: Row) -> Standing:
    stand = Stand(row.show, row.mark, ())
    quoted = _quoted(receipts(row), str(row.mark.percent))
    return Standing(stand, True, open_about(row.mark, _MEASURE), tuple(quoted))


def _holding(ranking: Ranking, path: str) -> Holding:
    top = ranking.rows[0]
    doubt = ", disputed" if top.mark.disputed else ""
    return Holding(visible(ranking.group), path, f"{visible(top.thing.name)}, {top.mark.percent} percent{doubt}")


def _page(ranking: Ranking, path: str, standings: Mapping[str, Standing]) -> Sheet:
    top = ranking.rows[0]
    before = f", ahead of {visible(top.previous.name)} by {top.margin} points" if top.previous is not None else ""
    lead = f"{visible(top.thing.name)} holds the record with {top.mark.percent} percent{before}."
    rows: list[dict[str, object]] = []
    room = _PAGE
    for row, line in zip(ranking.rows[:_ROWS], lines(ranking), strict=False):
        known = standings[row.thing.id]
        note = note_of(row, known.about)
        # The note stands in the table and with the sources.
        room -= _ROW + 2 * max(0, len(note.encode()) - _NOTE)
        room -= sum(len(one.quotes[0].encode()) + 250 * len(one.sources) for one in known.quoted)
        if room < 0 and rows:
            break
        rows.append({
            "rank": line.columns[0], "show": Piece(line.columns[1], thing_path(row.thing.id)),
            "percent": line.columns[2], "episode": line.columns[3], "date": line.columns[4],
            "previous": line.columns[5], "note": note, "disputed": line.disputed, "quoted": known.quoted,
        })  # fmt: skip
    return Sheet(path, "record.html", {
        "title": ranking_title(ranking), "lead": lead, "coverage": coverage(ranking), "notes": list(notes(ranking)),
        "rows": rows, "left_out": len(ranking.rows) - len(rows),
        "heads": ("rank", "show", "percent", "episode", "date", "took the record from", "note"),
    })  # fmt: skip


def _quoted(entries: Iterable[Entry], percent: str) -> list[Quoted]:
    by_words: dict[str, dict[Source, None]] = {}
    for entry in list(entries)[:_RECEIPTS]:
        quote = excerpt(" … ".join(evidence.quote for evidence in entry.evidence), around=percent, width=_QUOTE)
        by_words.setdefault(quote, {})[_source(entry)] = None
    return [Quoted((quote,), tuple(sources)) for quote, sources in by_words.items()]


def _source(entry: Entry) -> Source:
    story = entry.story
    at = min((evidence.start for evidence in entry.evidence), default=0)
    who = story.outlet or story.title or web_address(story.url) or story.document
    words = ", ".join(visible(one) for one in (excerpt(who, width=80), story.published) if one)
    href = f"{story_path(story.id, at)}#{claim_anchor(entry.claim_id)}"
    return Source(words, href, how_said(entry.modality, entry.attribution))
