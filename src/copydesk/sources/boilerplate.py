"""What on a page is not the story: elements, roles, and the words that templates give to such parts."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["BLOCKS", "UNREAD", "VOID", "is_suspect", "is_unread"]

#: Elements that end a paragraph and begin another. Table cells and list items are paragraphs of their own.
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search"
    " section summary table tbody td tfoot th thead tr ul".split()
)

#: Elements without content or end tag.
VOID = frozenset("area base basefont bgsound br col embed frame hr img input link meta param source track wbr".split())

#: Elements that nobody reads as part of a story, and their content.
UNREAD = frozenset(
    "applet audio button canvas datalist dialog footer iframe label legend map meter nav noembed noframes noscript"
    " object optgroup option output progress rp script search select style svg template textarea title video"
    " xmp".split()
)

_UNREAD_ROLES = frozenset(
    "alertdialog complementary contentinfo dialog menu menubar navigation search tablist toolbar tooltip".split()
)

#: Whole classes: posts of other sites set into the page, text for screen readers alone, reference marks.
_UNREAD_CLASSES = frozenset(
    "bluesky-embed fb-post fb-video imgur-embed-pub instagram-media mastodon-embed mw-editsection reddit-card"
    " reddit-embed-bq screen-reader-text sr-only text-post-media tiktok-embed tumblr-post twitter-tweet twitter-video"
    " visually-hidden visuallyhidden".split()
)

#: Words in a class or id that make a part suspect: it is left out unless most of the page's prose is in it.
_SUSPECT_WORDS = frozenset(
    "ad ads adsbygoogle adslot advert advertisement advertisements advertising adverts banner breadcrumb breadcrumbs"
    " comments consent cookie cookies disqus gdpr modal newsletter newsletters outbrain paywall popup popular promo"
    " promos promoted promotion recirc recirculation recommendation recommendations recommended related share sharing"
    " sidebar signup social sponsor sponsored subscribe subscription taboola tags toolbar trending".split()
)

#: Never suspect by their words: templates put the state of the whole page into the classes of these.
_TRUSTED = frozenset({"html", "body", "main", "article", "h1"})

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_unread(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element and all that is in it are left out."""
    if name in UNREAD or attributes.get("role", "").lower() in _UNREAD_ROLES:
        return True
    classes = attributes.get("class", "").split()
    if name == "sup" and "reference" in classes:
        return True
    if not _UNREAD_CLASSES.isdisjoint(classes):
        return True
    hidden = "hidden" in attributes and attributes["hidden"].lower() != "until-found"
    return hidden or bool(_HIDING.search(attributes.get("style", "")))


def is_suspect(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element looks like a part that is not the story, by the words of its class and id."""
    if name in _TRUSTED:
        return False
    if name == "form" or attributes.get("role", "").lower() == "banner":
        return True
    words = _WORD.findall(f"{attributes.get('class', '')} {attributes.get('id', '')}"[:2000])
    return any(word.lower() in _SUSPECT_WORDS for word in words)
