"""The texts that speed, memory and growth are measured on: the stories of corpus/dev, and long texts made of them.

Pure but for `stories`, which reads the corpus. Everything is the same on every run.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from copydesk.jsonlines import document_from_json
from copydesk.model import Document
from copydesk.text.segment import segment

__all__ = ["ROOT", "brief", "changed", "long_text", "many_names", "names", "other_story", "stories", "words"]

ROOT = Path(__file__).resolve().parent.parent

_SURNAMES = """Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Hong Jeon Ko Moon
    Yang Bae Baek Son Heo Nam Shim Noh Ha Kwak Sung Cha Joo Woo Koo Min Jin""".split()
_SYLLABLES = """soo hyun ji won young eun min jun woo hae hee seo yeon kyung hwa sun mi suk tae ho jae hoon ah in bin bo
    ha na ra ri chul sik kyu do hyo il jong ki geun nam rae sang se seul so tak uk yul chan dae hak heon ik jin kwang mo
    myung pil sol wan yi yoo hyuk gi bum cheol""".split()
_SENTENCES = (
    "{0}, {1} and {2} have been cast in the drama.",
    "{0} will play opposite {1}, and {2} directs.",
    "The series stars {0}, with {1} and {2} in supporting roles.",
)
_NUMBER = re.compile(r"\d+")


def stories(folder: Path = ROOT / "corpus" / "dev") -> list[Document]:
    """The documents of a folder of gold files, by file name."""
    paths = sorted(folder.glob("*.json"))
    return [document_from_json(json.loads(path.read_text("utf-8")), place=path.name) for path in paths]


def words(text: str) -> int:
    """How many stretches of non-space a text has."""
    return len(text.split())


def changed(document: Document) -> Document:
    """The story with its middle sentence changed: the first number in it another one, else a word more."""
    sentences = segment(document.text).sentences
    middle = sentences[len(sentences) // 2]
    said = document.text[middle.start : middle.end]
    number = _NUMBER.search(said)
    if number is None:
        edited = "Meanwhile, " + said
    else:
        edited = f"{said[: number.start()]}{int(number[0]) + 1}{said[number.end() :]}"
    return replace(document, text=document.text[: middle.start] + edited + document.text[middle.end :])


def other_story(document: Document, number: int) -> Document:
    """A story like `document` that no earlier one equals: a person and a word in it are new with every `number`."""
    name = _name(number)
    text = f"{document.text}\n\n{name} ({_word(number)}) said so on Friday."
    return replace(document, id=f"{document.id}-{number}", text=text)


def brief(document: Document, size: int = 60) -> Document:
    """The opening of a story, whole paragraphs of at least `size` words together: what a brief is."""
    kept: list[str] = []
    for paragraph in document.text.split("\n"):
        kept.append(paragraph)
        if words(" ".join(kept)) >= size:
            break
    return replace(document, id=f"{document.id}-brief", text="\n".join(kept))


def long_text(documents: list[Document], size: int) -> str:
    """A text of `size` words: the stories one after another, over and over."""
    pieces: list[str] = []
    for document in itertools.cycle(documents):
        for paragraph in document.text.split("\n"):
            spaced = paragraph.split(" ")
            held = words(paragraph)
            if held >= size:
                pieces.append(" ".join(itertools.islice((w for w in spaced if w.strip()), size)))
                return "\n".join(pieces)
            size -= held
            pieces.append(paragraph)
    raise ValueError("no stories")


def names(count: int) -> list[str]:
    """`count` different Korean names in press spelling ("Kim Soo-hyun")."""
    if count > len(_SURNAMES) * len(_SYLLABLES) ** 2:
        raise ValueError(f"{count} names are more than there are")
    return [_name(number) for number in range(count)]


def many_names(count: int) -> str:
    """A text that names `count` different people, three a sentence, twelve a paragraph."""
    people = names(count)
    sentences = []
    for number, at in enumerate(range(0, count, 3)):
        three = (people[at : at + 3] * 3)[:3]
        sentences.append(_SENTENCES[number % len(_SENTENCES)].format(*three))
    return "\n\n".join(" ".join(four) for four in _batches(sentences, 4))


def _batches(sentences: list[str], size: int) -> Iterator[list[str]]:
    for at in range(0, len(sentences), size):
        yield sentences[at : at + size]


def _name(number: int) -> str:
    number %= len(_SURNAMES) * len(_SYLLABLES) ** 2
    # Neighbours differ in the family name, so that no two that stand together are one slip apart.
    number, surname = divmod(number, len(_SURNAMES))
    second, first = divmod(number, len(_SYLLABLES))
    return f"{_SURNAMES[surname]} {_SYLLABLES[first].capitalize()}-{_SYLLABLES[second]}"


def _word(number: int) -> str:
    letters = []
    for _ in range(5):
        number, consonant = divmod(number, 20)
        letters.append("bcdfghjklmnpqrstvwxz"[consonant] + "aeiou"[consonant % 5])
    return "".join(letters)
