"""JSON and JSON Lines to Documents: one document, gold file or reading each, offsets into its `text`."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from copydesk.errors import SourceError
from copydesk.jsonlines import document_from_json
from copydesk.model import Document
from copydesk.sources.by_need import markdown_document
from copydesk.sources.decoding import refuse_empty
from copydesk.sources.html import html_document

__all__ = ["json_document"]

_MARKUP: dict[str, Callable[..., Document]] = {"text/html": html_document, "text/markdown": markdown_document}


def json_document(given: str, *, id: str, place: str, published: str | None) -> Document:  # noqa: A002
    """The document of one JSON value. `published`, where given, wins over what the JSON says, even if that is no date.

    A reading of a page holds the page as it was given: it is read as the markup it is, so that reading it again gives
    the same. Raises SourceError, naming line and column or the field, for what is no JSON or no document.
    """
    refuse_empty(given, place=place)
    data = _loaded(given.removeprefix("\ufeff"), place)
    if published is not None:
        data = _with_published(data, published)
    document = document_from_json(data, place=place, default_id=id)
    refuse_empty(document.text, place=place)
    read = _MARKUP.get(document.media_type)
    if read is None:
        return document
    page = read(document.text, id=document.id, place=place, published=document.published)
    return replace(
        page,
        title=document.title or page.title,
        outlet=document.outlet or page.outlet,
        url=document.url or page.url,
        lang=document.lang or page.lang,
    )


def _loaded(given: str, place: str) -> object:
    try:
        return json.loads(given)
    except json.JSONDecodeError as error:
        raise SourceError(
            f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}",
            place=place,
            advice="several documents, one a line, go into a .jsonl file" if error.msg == "Extra data" else "",
        ) from None
    except RecursionError:
        raise SourceError("not a document: nested too deep", place=place) from None
    except ValueError:
        raise SourceError("not a document: a number of thousands of digits", place=place) from None


def _with_published(data: object, published: str) -> object:
    if not isinstance(data, dict):
        return data
    if isinstance(data.get("document"), dict):
        return {**data, "document": {**data["document"], "published": published}}
    return {**data, "published": published}
