"""Turns gold that a person wrote in short form into gold files, or says what is wrong with it, and where.

    python -m quality.short_form STORIES.txt … --into corpus/own

A story in short form has three parts or four, with a line of three hyphens between them:

    === own-1701
    published: 2026-03-02
    ---
    Headline of the story

    Its text, paragraph by paragraph, as a newsroom prints it.
    ---
    w1 work Night Ferry
    p1 person Han Sae Byul | Han
    c1 character Oh Jin Ju | Jin Ju
    o1 organization tvN
    ---
    w1 cast_member p1 character=c1 billing=lead mod=planned by="Star News" {has been cast as Oh Jin Ju}
    w1 start_date 2026-05 mod=planned {premieres in May}
    w1 genre "mystery thriller" {mystery thriller}
    w1 audience_rating 5.2 episode=finale area=nationwide {5.2 percent} {its finale on Sunday}
    ~ w1 original_broadcaster o1 {tvN}
    ---
    name | Oh Jin Joo | Oh Jin Ju

Words in braces are words of the text; the sentences that hold them become the evidence. `~` marks what counts neither
for nor against. The fourth part, where there is one, lists slips: kind, words, what they should be.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from copydesk.text.segment import Segmentation, segment
from copydesk.vocabulary import PREDICATES
from quality.gold import problems

_WORD = re.compile(
    r'\{(?P<cited>[^}]*)\}|(?P<key>[a-z_]+)=(?:"(?P<said>[^"]*)"|(?P<bare>\S+))|"(?P<text>[^"]*)"|(?P<plain>\S+)'
)


class ShortFormError(ValueError):
    """Something in a story in short form cannot be understood; the message says what and in which line of the story."""


def stories(text: str) -> list[tuple[int, str]]:
    """The stories of a file in short form: the number of each one's first line, counted from 1, and its words."""
    found: list[tuple[int, str]] = []
    lines = text.split("\n")
    starts = [i for i, line in enumerate(lines) if line.startswith("=== ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        found.append((start + 1, "\n".join(lines[start:end])))
    return found


def gold_of(words: str) -> dict[str, Any]:
    """The gold story that `words`, one story in short form, stands for. Raises `ShortFormError`."""
    parts = re.split(r"^---[ ]*$\n?", words, flags=re.MULTILINE)
    if len(parts) not in (4, 5):
        raise ShortFormError(f"a story is head, text, entities, claims and perhaps slips: found {len(parts)} parts")
    head, text, entities, claims = parts[:4]
    name, *fields = head.strip().split("\n")
    told = dict(re.split(r":\s*", line, maxsplit=1) for line in fields if ":" in line)
    text = text.strip("\n") + "\n"
    things = [_entity(line) for line in entities.split("\n") if line.strip()]
    cut = segment(text)
    known = {thing["id"] for thing in things}
    return {
        "document": {
            "id": name.removeprefix("===").strip(), "title": text.split("\n", 1)[0], "text": text,
            "published": told.get("published") or None, "outlet": None, "url": None, "lang": "en",
        },
        "entities": things,
        "claims": [_claim(line.strip(), text, cut, known) for line in claims.split("\n") if line.strip()],
        "slips": [_slip(line) for line in (parts[4] if len(parts) == 5 else "").split("\n") if line.strip()],
    }


def _entity(line: str) -> dict[str, Any]:
    fields = line.strip().split(maxsplit=2)
    if len(fields) < 3:
        raise ShortFormError(f"an entity is a key, a type and a name: {line!r}")
    name, *aliases = [part.strip() for part in fields[2].split("|")]
    return {"id": fields[0], "type": fields[1], "name": name, "aliases": [a for a in aliases if a]}


def _slip(line: str) -> dict[str, str]:
    fields = [part.strip() for part in line.split("|")]
    if len(fields) != 3:
        raise ShortFormError(f"a slip is a kind, the words and what they should be, with bars between: {line!r}")
    return dict(zip(("kind", "quote", "should_be"), fields, strict=True))


def _claim(line: str, text: str, cut: Segmentation, known: set[str]) -> dict[str, Any]:
    optional = line.startswith("~")
    plain: list[str] = []
    qualifiers: dict[str, Any] = {}
    cited: list[str] = []
    for match in _WORD.finditer(line.lstrip("~ ")):
        if match["cited"] is not None:
            cited.append(match["cited"].strip())
        elif match["key"]:
            said = match["said"] if match["said"] is not None else match["bare"]
            qualifiers[match["key"]] = said if match["said"] is not None else _number(said)
        else:
            plain.append(match["text"] if match["text"] is not None else match["plain"])
    if len(plain) != 3 or plain[1] not in PREDICATES:
        raise ShortFormError(f"a claim is subject, predicate, object, then qualifiers and {{words}}: {line!r}")
    subject, predicate, said = plain
    if subject not in known:
        raise ShortFormError(f"no entity {subject!r}: {line!r}")
    claim = {
        "subject": subject, "predicate": predicate, "object": _object(predicate, said, known),
        "modality": qualifiers.pop("mod", "asserted"), "attribution": qualifiers.pop("by", None),
        "qualifiers": qualifiers, "evidence": list(dict.fromkeys(_sentence(words, text, cut, line) for words in cited)),
    }
    return {**claim, "optional": True} if optional else claim


def _object(predicate: str, said: str, known: set[str]) -> dict[str, Any]:
    match PREDICATES[predicate].object_kind:
        case "entity" if said in known or not PREDICATES[predicate].object_or_text:
            return {"entity": said}
        case "date":
            return {"date": said}
        case "number":
            number = _number(said.rstrip("%"))
            return {"number": number, "unit": "percent"} if predicate == "audience_rating" else {"number": number}
    return {"text": said}


def _number(said: str) -> Any:
    """A whole number or a decimal fraction as such, anything else as it is."""
    if re.fullmatch(r"-?\d+", said):
        return int(said)
    return float(said) if re.fullmatch(r"-?\d+\.\d+", said) else said


def _sentence(words: str, text: str, cut: Segmentation, line: str) -> str:
    """The sentence of `text` that holds `words`, or the sentences, where they reach over several."""
    at = text.find(words)
    if at < 0 or not words:
        raise ShortFormError(f"the text does not hold {words!r}: {line!r}")
    held = [s for s in cut.sentences if s.start < at + len(words) and at < s.end]
    return text[held[0].start : held[-1].end] if held else words


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--into", type=Path, help="the folder to write to; without it, stories are only checked")
    args = parser.parse_args()
    wrong = written = 0
    for path in args.files:
        for line, words in stories(path.read_text("utf-8")):
            try:
                gold = gold_of(words)
                found = list(problems(gold))
            except (ShortFormError, KeyError, TypeError) as error:
                found = [str(error)]
            for problem in found:
                print(f"{path}:{line}: {problem}", file=sys.stderr)
            if found:
                wrong += 1
            else:
                written += 1
                if args.into:
                    target = args.into / f"{gold['document']['id']}.json"
                    target.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{written} stories right, {wrong} with problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
