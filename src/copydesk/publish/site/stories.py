"""A story's pages: its text with the words marked that say something, and what they say. A long story has parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from markupsafe import Markup

from copydesk.ledger.base import Entry, Story
from copydesk.publish.render.links import web_address
from copydesk.publish.site import linked_data, markup
from copydesk.publish.site.addresses import STORY_PART, File, claim_anchor, story_part, story_path
from copydesk.publish.site.setting import Setting
from copydesk.publish.site.views import Line, Stretch, piece
from copydesk.publish.words import excerpt, how_said, say_scope, visible
from copydesk.vocabulary import PREDICATES

__all__ = ["story_files", "story_title"]

#: Claims of one part that are marked and listed; beyond them it says how many more there are.
_CLAIMS = 200
#: Claims that one stretch of text is marked with.
_AT_ONCE = 40
_TITLE = 160
#: Control characters, surrogates and bidirectional overrides: a text may not turn around what follows it.
_UNSAFE = dict.fromkeys(
    (*range(9), 11, 12, *range(14, 32), 127, *range(0xD800, 0xE000), *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    "\N{REPLACEMENT CHARACTER}",
)


def story_title(story: Story) -> str:
    """What the story is called on a page: its title, else its first words, else its id at its source."""
    return excerpt(story.title or story.text[:400] or story.document, width=_TITLE) or story.document


def story_files(setting: Setting, story: Story, said: Sequence[Entry]) -> Iterator[File]:
    """The pages of a story with its text, and with the claims that stand."""
    parts = max(1, story_part(max(len(story.text) - 1, 0)))
    paths = [story_path(story.id, part * STORY_PART) for part in range(parts)]
    title = story_title(story)
    by_part: dict[int, list[Entry]] = {}
    for entry in said:
        by_part.setdefault(story_part(_place(entry)), []).append(entry)
    line = ", ".join(visible(one) for one in (story.outlet or story.document, story.published) if one)
    address = setting.address + paths[0] if setting.address else ""
    for part, path in enumerate(paths, 1):
        some = by_part.get(part, [])
        yield setting.page(
            "story.html", path, title=title, line=line, url=web_address(story.url) or "", read=story.read_at[:10],
            revision=story.revision, part=part, parts=parts, part_paths=paths,
            text=Markup(markup.story(_stretches(story.text, part, some[:_CLAIMS]))),
            claims=Markup(markup.claims(map(_line, some[:_CLAIMS]))),
            left_out=max(0, len(some) - _CLAIMS),
            linked_data=linked_data.of_story(story, title=title, url=address) if part == 1 else "",
        )


def _place(entry: Entry) -> int:
    return min((evidence.start for evidence in entry.evidence), default=0)


def _stretches(text: str, part: int, said: Sequence[Entry]) -> Iterator[Stretch]:
    """The part's text, cut where the words of a claim begin or end."""
    first, last = (part - 1) * STORY_PART, min(part * STORY_PART, len(text))
    shown = text[first:last].translate(_UNSAFE)
    spans: list[tuple[int, int, str]] = []
    begins: dict[int, list[str]] = {}
    for entry in said:
        anchor = claim_anchor(entry.claim_id)
        here = [evidence for evidence in entry.evidence if evidence.start < last and evidence.end > first]
        kept = [(max(evidence.start, first), min(evidence.end, last), anchor) for evidence in here]
        spans += kept
        if kept:
            begins.setdefault(min(start for start, _, _ in kept), []).append(anchor)
    cuts = sorted({first, last, *(cut for start, end, _ in spans for cut in (start, end))})
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for start, end, anchor in spans:
        opening.setdefault(start, []).append(anchor)
        closing.setdefault(end, []).append(anchor)
    within: dict[str, int] = {}
    for start, end in pairwise(cuts):
        for anchor in closing.get(start, ()):
            within[anchor] -= 1
            if not within[anchor]:
                del within[anchor]
        for anchor in opening.get(start, ()):
            within[anchor] = within.get(anchor, 0) + 1
        anchors = tuple(dict.fromkeys(begins.get(start, ())))
        yield Stretch(shown[start - first : end - first], anchors, " ".join(islice(within, _AT_ONCE)))


def _line(entry: Entry) -> Line:
    more = [say_scope(entry.qualifiers), how_said(entry.modality, entry.attribution)]
    if entry.decision is not None:
        more.append("corrected by the desk")
    return Line(
        claim_anchor(entry.claim_id), piece(entry.subject), PREDICATES[entry.predicate].label, piece(entry.object),
        visible("; ".join(filter(None, more))),
    )
