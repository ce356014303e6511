"""Which addresses of stories a page may link to."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

__all__ = ["web_address"]

#: What may stand unquoted in an address on a page: RFC 3986's reserved characters, less those that end a link.
_SAFE = "%:/?#@!$&*+,;=~"


def web_address(url: str | None) -> str | None:
    """The address, safe inside angle brackets or a quoted attribute, if it is http or https; otherwise None."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return quote(url.strip(), safe=_SAFE)
