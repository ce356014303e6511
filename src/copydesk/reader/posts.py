"""Posts told without their platform: "She bade farewell a week ago, with a few unseen stills". Exact and pure.

Where no platform is named, what was posted is the object. Such a claim is made only in running prose, of a person, and
only where the story has not told that person's post with its platform.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from copydesk.model import Claim, DateValue, EntityValue, NumberValue, Qualifier, TextValue
from copydesk.reader.materials import Materials, sentence_at
from copydesk.reader.media import media_of
from copydesk.reader.mentions import MentionType
from copydesk.text.form import Form
from copydesk.text.segment import BlockKind

__all__ = ["untold_platforms"]

_POSTING = Form(
    r"\b(?:shar(?:ed|es)|post(?:ed|s)|upload(?:ed|s)|dropp?(?:ed|s)|put\s+up|part(?:ed|s)\s+with"
    r"|(?:bid|bade|bids|said|says|waved|waves)\s+(?:\w+\s+){0,2}(?:goodbye|good-bye|farewell|adieu))\b",
    re.IGNORECASE,
)
_MEDIA = Form(
    r"\b(?:photos?|photographs?|pictures?|snaps?|snapshots?|stills?|selfies?|images|polaroids?|videos?|clips?"
    r"|(?:blooper )?reels?)\b",
    re.IGNORECASE,
)
_PLATFORM = Form(
    r"\b(?:Instagram|Insta|Twitter|X|YouTube|Weibo|SNS|Bubble|Weverse|Threads|TikTok|Douyin|Facebook|Naver|blog|fan\s?caf[eé]"
    r"|social\s+media|[Ss]tories|account|[Ff]eed)\b"
)
_REFERS = Form(
    r"(?:[Tt]he\s+(?:actor|actress|star|singer|idol|performer)|[Hh]e|[Ss]he|[Hh]is\s+co-star|[Hh]er\s+co-star)\b",
)
#: How sure such a claim is: about so many of those made on the gold stories were right.
_SURE = 0.8


def untold_platforms(materials: Materials, made: Sequence[Claim]) -> list[Claim]:
    """The claims of posts whose platform the story does not name; `made` are the claims that the scorer has made."""
    known = {claim.subject for claim in made if claim.predicate == "posted"}
    cut, table = materials.segmentation, materials.table
    claims = []
    for number, sentence in enumerate(cut.sentences):
        text = cut.text[sentence.start : sentence.end]
        verb = _POSTING.search(text)
        if cut.blocks[sentence.block].kind is not BlockKind.BODY or not verb or _PLATFORM.search(text):
            continue
        media = _MEDIA.search(text, verb.end())
        poster = _poster(materials, number, sentence.start + verb.start(), text[: verb.start()]) if media else None
        if media is None or poster is None:
            continue
        subject = materials.entities[materials.entity_of[poster]].id
        if subject in known:
            continue
        known.add(subject)
        low, high = np.searchsorted(table.sentence, [number, number + 1]).tolist()
        here = range(low, high)
        claims.append(
            Claim(
                subject,
                "posted",
                TextValue(media.group()),
                tuple(sorted(_scope(materials, here, text).items())),
                evidence=(sentence_at(materials, number),),
                confidence=_SURE,
                made_by="posts",
            )
        )
    return claims


def _poster(materials: Materials, number: int, verb: int, before: str) -> int | None:
    """The person who posts: named before the verb, or meant by a word that refers back to the person named last."""
    table = materials.table
    low, high = np.searchsorted(table.sentence, [number - 2, number + 1]).tolist()
    persons = [i for i in range(low, high) if table.type[i] == MentionType.PERSON]
    here = [i for i in persons if table.sentence[i] == number and table.mentions[i].end <= verb]
    if here:
        return here[0]
    if not _REFERS.match(before.lstrip("“\"' ")):
        return None
    earlier = [i for i in persons if number - 2 <= table.sentence[i] < number]
    return earlier[-1] if earlier else None


def _scope(materials: Materials, here: Sequence[int], text: str) -> dict[str, Qualifier]:
    scope: dict[str, Qualifier] = {}
    kind, count = media_of(text)
    if kind:
        scope["media_type"] = TextValue(kind)
    if count:
        scope["media_count"] = NumberValue(float(count))
    dates = [materials.dates[i] for i in here if i in materials.dates]
    if len(dates) == 1:
        scope["date"] = DateValue(dates[0].edtf)
    works = [i for i in range(len(materials.table.mentions)) if materials.table.type[i] == MentionType.WORK]
    if works:
        named = [i for i in works if i in here]
        groups = [materials.entity_of[i] for i in works]
        about = (
            materials.entity_of[named[0]] if named else max(groups, key=lambda g: (groups.count(g), -groups.index(g)))
        )
        scope["about"] = EntityValue(materials.entities[about].id)
    return scope
