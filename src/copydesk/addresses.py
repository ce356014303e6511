"""Addresses of pages: which are ones, which are the same one, and whose they are. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit

__all__ = ["is_address", "outlet_of", "same_address"]

#: Labels of a host that say how a page is served and not who publishes it.
_SERVED = frozenset({"www", "www1", "www2", "www3", "m", "mm", "mobile", "amp"})
_LONGEST = 2000


def is_address(text: str) -> bool:
    """Whether `text` is the address of a page on the web."""
    if len(text) > _LONGEST or any(letter.isspace() or not letter.isprintable() for letter in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and "." in (parts.hostname or "") and parts.port is not False
    except ValueError:
        return False


def outlet_of(address: str) -> str:
    """The host that publishes it, in lower case, without the labels that say for what kind of screen."""
    labels = (urlsplit(address).hostname or "").split(".")
    kept = [label for label in labels[:-2] if label not in _SERVED]
    return ".".join([*kept, *labels[-2:]])


def same_address(address: str) -> str:
    """What is equal for two addresses of one page: scheme, the host's case, fragment and a last slash do not count.

    What is no address of a host is itself.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    if not parts.netloc:
        return address
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}{query}"
