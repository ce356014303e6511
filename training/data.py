"""Turns gold stories into what the model learns from: tags, pairs and bags. Reads gold files, writes nothing."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from copydesk import dates as edtf
from copydesk.reader.features import token_features
from copydesk.reader.mentions import Mention, MentionTable, MentionType, number_identity, table_of
from copydesk.reader.pairs import Pairs, layout_of, pairs_of
from copydesk.reader.relations import LABELS, RELATIONS
from copydesk.reader.tagger import NAME_TAGS, TEXT_TAGS
from copydesk.reader.windows import Window, windows_of
from copydesk.reader.wordpiece import WordPieces
from copydesk.text.numbers import NumberMention, find_numbers
from copydesk.text.segment import Segmentation, segment

TEXT_OF = {
    "genre": MentionType.GENRE, "occupation": MentionType.OCCUPATION, "award_received": MentionType.AWARD,
    "posted": MentionType.POST, "based_on": MentionType.SOURCE,
}
#: Qualifiers that are words of the text: their type, and whether they are marked wherever the text has them.
WORDED_QUALIFIERS = (
    ("ceremony", MentionType.CEREMONY, True),
    ("caption", MentionType.CAPTION, False),
    ("group", MentionType.GROUP, False),
)
RELATION_INDEX = {r.name: i for i, r in enumerate(RELATIONS)}
LABEL_INDEX = {s.name: i for i, s in enumerate(LABELS)}
STATUS = {
    "lovers": "dating", "dated": "dating", "item": "dating", "went public": "dating", "lived with": "dating",
    "first wife": "wife", "previously husband": "husband", "husband-and-wife": "married", "wed": "married",
    "tied the knot": "married", "previously married": "married", "in a relationship": "dating",
    "relationship": "dating",
}


@dataclass
class Bag:
    """One gold link: some of `units` hold `relation`. `labels` are (label set, value) of it."""

    relation: int
    units: list[int]
    labels: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class Example:
    id: str
    segmentation: Segmentation
    features: np.ndarray
    pieces: list[tuple[int, ...]]
    windows: list[Window]
    name_tags: np.ndarray
    text_tags: np.ndarray  # -100 where unsure
    table: MentionTable
    pairs: Pairs
    bags: list[Bag]
    unsure: set[tuple[int, int]]  # (unit, relation) that say neither yes nor no
    asked: list[set[int]]  # per mention: qualifier relations that are trained at it
    partial: bool = False  # whether only what tables say of all they know is gold (training/told.py)


def occurrences(text: str, name: str) -> list[tuple[int, int]]:
    before = r"(?<!\w)" if name[:1].isalnum() else ""
    after = r"(?!\w)" if name[-1:].isalnum() else ""
    return [m.span() for m in re.finditer(before + re.escape(name) + after, text)]


def spans_of(text: str, quotes: list) -> list[tuple[int, int]]:
    found = []
    for quote in quotes:
        if isinstance(quote, dict):
            quote = quote["quote"]
        at = text.find(quote)
        if at >= 0:
            found.append((at, at + len(quote)))
    return found


def same_date(gold: str, said: str) -> bool:
    if gold.rstrip("~") == said.rstrip("~"):
        return True
    return gold.endswith("~") and edtf.compare(gold, said) in (edtf.Agreement.EQUAL,)


def inside(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in spans)


def example(story: dict, pieces_of: WordPieces) -> Example:
    document, partial = story["document"], story.get("partial", False)
    text = document["text"]
    cut = segment(text)
    dates = edtf.find(text, document.get("published"))
    numbers = find_numbers(text)
    features = token_features(cut, dates, numbers)
    pieces = [pieces_of.spell(t.text) for t in cut.tokens]

    # Names: longest first, never overlapping.
    candidates = []
    for index, entity in enumerate(story["entities"]):
        for name in {entity["name"], *entity.get("aliases", [])}:
            for span in occurrences(text, name):
                candidates.append((span[0] - span[1], span, index))
    names: list[tuple[tuple[int, int], int]] = []
    used = np.zeros(len(text) + 1, dtype=bool)
    for _, span, index in sorted(candidates):
        if not used[span[0]:span[1]].any():
            used[span[0]:span[1]] = True
            names.append((span, index))
    mentions: list[Mention] = []
    name_tags = np.zeros(len(cut.tokens), dtype=np.int64)
    text_tags = np.zeros(len(cut.tokens), dtype=np.int64)
    groups: dict[tuple, int] = {}

    def group(key: tuple) -> int:
        return groups.setdefault(key, len(groups))

    entity_ids = {}
    for index, entity in enumerate(story["entities"]):
        entity_ids[entity["id"]] = group(("entity", index))
    for span, index in names:
        kind = NAME_TAGS.index(MentionType[story["entities"][index]["type"].upper()])
        first, last = cut.tokens_in(*span)
        if first == last:
            continue
        name_tags[first] = 1 + 2 * kind
        name_tags[first + 1:last] = 2 + 2 * kind
        mentions.append(Mention(MentionType(kind), first, last, span[0], span[1], group(("entity", index))))
    for date in dates:
        first, last = cut.tokens_in(date.start, date.end)
        if first < last:
            mentions.append(Mention(MentionType.DATE, first, last, date.start, date.end, group(("date", date.edtf))))
    value_of: dict[tuple[int, int], NumberMention] = {}
    date_of = {(d.start, d.end): d for d in dates}
    for number in numbers:
        first, last = cut.tokens_in(number.start, number.end)
        if first < last:
            value_of[number.start, number.end] = number
            kind, key = number_identity(number)
            mentions.append(Mention(kind, first, last, number.start, number.end, group(key)))

    text_spans: dict[tuple[int, int, int], int] = {}

    def add_text(kind: MentionType, words: str, spans: list[tuple[int, int]], everywhere: bool) -> int | None:
        """Mark words where the evidence has them; None where it does not."""
        key = group((kind, words.casefold()))
        hit = False
        for span in [m.span() for m in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text, re.IGNORECASE)]:
            first, last = cut.tokens_in(*span)
            if first == last:
                continue
            tags = text_tags[first:last]
            if inside(span, spans) or everywhere:
                if (kind, first, last) in text_spans:
                    hit = True
                    continue
                if (tags > 0).any():
                    continue
                tag = TEXT_TAGS.index(kind)
                text_tags[first] = 1 + 2 * tag
                text_tags[first + 1:last] = 2 + 2 * tag
                text_spans[kind, first, last] = key
                mentions.append(Mention(kind, first, last, span[0], span[1], key))
                hit = True
            elif kind in (MentionType.GENRE, MentionType.OCCUPATION):
                text_tags[first:last] = np.where(tags == 0, -100, tags)
        return key if hit else None

    for claim in sorted(story["claims"], key=lambda c: -len(str(c["object"].get("text", "")))):
        spans = spans_of(text, claim["evidence"])
        predicate = claim["predicate"]
        if "text" in claim["object"] and predicate in TEXT_OF:
            add_text(TEXT_OF[predicate], claim["object"]["text"], spans, False)
        for name, kind, where in WORDED_QUALIFIERS:
            value = claim["qualifiers"].get(name)
            if isinstance(value, str):
                add_text(kind, value, spans, where)

    block_of = np.array([s.block for s in cut.sentences], dtype=np.int64)
    table = table_of(mentions, cut.sentence_of, block_of)
    pairs = pairs_of(layout_of(table))
    units: dict[tuple[int, int], int] = {}
    for unit, (a, g) in enumerate(zip(pairs.unit_anchor, pairs.unit_group, strict=True)):
        units[int(a), int(g)] = unit
    members = defaultdict(list)
    for i, m in enumerate(table.mentions):
        members[m.group].append(i)

    bags: list[Bag] = []
    unsure: set[tuple[int, int]] = set()
    asked: list[set[int]] = [set() for _ in table.mentions]

    def bag(relation: str, anchors: list[int], target: int, labels: list[tuple[int, int]]) -> None:
        if partial:
            labels = []
        r = RELATION_INDEX[relation]
        chosen = [units[a, target] for a in anchors if (a, target) in units]
        chosen = [u for u in chosen if table.type[pairs.unit_anchor[u]] in {int(t) for t in RELATIONS[r].anchors}]
        if chosen:
            bags.append(Bag(r, chosen, labels))

    def doubt(relation: str, anchor_groups: set[int], target: int) -> None:
        r = RELATION_INDEX[relation]
        for g in anchor_groups:
            for a in members[g]:
                if (a, target) in units:
                    unsure.add((units[a, target], r))

    folded = {}
    for index, entity in enumerate(story["entities"]):
        for n in [entity["name"], *entity.get("aliases", [])]:
            folded.setdefault(re.sub(r"\W", "", n.casefold()), group(("entity", index)))

    def words(m: Mention) -> str:
        return text[m.start:m.end].casefold()

    def matches(m: Mention, claim: dict) -> bool:
        """Whether a mention may stand for a claim's object."""
        predicate, value = claim["predicate"], claim["object"]
        if predicate == "holds_record":
            return m.type is MentionType.GROUP and words(m) == str(claim["qualifiers"].get("group", "")).casefold()
        if "entity" in value:
            return m.group == entity_ids.get(value["entity"])
        if "date" in value:
            return m.type is MentionType.DATE and same_date(value["date"], date_of[m.start, m.end].edtf)
        if "number" in value:
            want = MentionType.PERCENT if predicate == "audience_rating" else MentionType.NUMBER
            return m.type is want and abs(value_of[m.start, m.end].value - value["number"]) < 1e-9
        return m.type is TEXT_OF[predicate] and words(m) == value["text"].casefold()

    for claim in story["claims"]:
        spans = spans_of(text, claim["evidence"])
        predicate, value, qualifiers = claim["predicate"], claim["object"], claim["qualifiers"]
        subject = entity_ids.get(claim["subject"])
        if subject is None:
            continue
        here = [i for i, m in enumerate(table.mentions) if inside((m.start, m.end), spans)]
        anywhere = range(len(table.mentions))

        fitting = {i for i in anywhere if matches(table.mentions[i], claim)}
        anchors = [i for i in here if i in fitting]
        all_anchor_groups = {table.mentions[i].group for i in fitting}
        doubt(predicate, all_anchor_groups, subject)
        if predicate in ("spouse", "partner"):
            doubt(predicate, {subject}, entity_ids.get(value.get("entity"), -1))
        if claim.get("optional"):
            continue
        labels = [(LABEL_INDEX["modality"], LABELS[0].values.index(claim.get("modality", "asserted")))]
        for s, label_set in enumerate(LABELS):
            if label_set.predicate != predicate:
                continue
            if label_set.name == "measure":
                said = value["text"]
            elif label_set.qualifier not in qualifiers:
                said = "none"
            else:
                raw = qualifiers[label_set.qualifier]
                said = str(raw)
                if label_set.name == "status":
                    said = STATUS.get(said, said)
                if label_set.name == "episode" and isinstance(raw, int):
                    said = "number"
            if said in label_set.values:
                labels.append((s, label_set.values.index(said)))
        bag(predicate, anchors, subject, labels)
        if predicate in ("spouse", "partner"):
            back = [i for i in here if table.mentions[i].group == subject]
            bag(predicate, back, entity_ids.get(value.get("entity"), -1), labels)
        for i in anchors:
            asked[i].update(RELATION_INDEX[r.name] for r in RELATIONS if r.qualifier and r.predicate in ("", predicate))
        for name, raw in qualifiers.items():
            relation = f"{predicate}.{name}"
            if relation not in RELATION_INDEX:
                continue
            targets: list[int] = []
            if isinstance(raw, str) and raw in entity_ids:
                targets = [entity_ids[raw]]
            elif name == "date":
                dated = [m for m in table.mentions if m.type is MentionType.DATE]
                targets = sorted({m.group for m in dated if same_date(str(raw), date_of[m.start, m.end].edtf)})
            elif isinstance(raw, (int, float)):
                targets = [groups[k] for k in [("number", float(raw))] if k in groups]
            elif isinstance(raw, str):
                kind = {"ceremony": MentionType.CEREMONY, "caption": MentionType.CAPTION}.get(name)
                targets = [groups[k] for k in [(kind, raw.casefold())] if k in groups]
            for target in targets[:1]:
                doubt(relation, all_anchor_groups, target)
                bag(relation, anchors, target, [])
        if claim.get("attribution"):
            target = folded.get(re.sub(r"\W", "", claim["attribution"].casefold()))
            if target is not None:
                doubt("attribution", all_anchor_groups, target)
                bag("attribution", anchors, target, [])
    if partial:
        # Words of genres, prizes and the like were not looked for.
        text_tags[:] = -100
    windows = windows_of(cut, pieces)
    return Example(
        document["id"], cut, features, pieces, windows, name_tags, text_tags, table, pairs, bags, unsure, asked, partial
    )


def load(folders: list[Path]) -> list[dict]:
    return [json.loads(p.read_text("utf-8")) for folder in folders for p in sorted(folder.glob("*.json"))]
