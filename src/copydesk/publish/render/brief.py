"""A brief as text, Markdown and HTML: sentences with numbered notes, and below them whose words bear them out. Formats
only.

What stories say never becomes markup or a terminal's command: as in to_text.py, to_markdown.py and to_html.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, PackageLoader, StrictUndefined

from copydesk.publish.brief.values import Brief
from copydesk.publish.render.links import web_address
from copydesk.publish.render.paint import Paint, plain
from copydesk.publish.render.to_markdown import escape
from copydesk.publish.words import count, excerpt, say, source_line, visible

__all__ = ["brief_to_html", "brief_to_markdown", "brief_to_text", "heading"]

#: How much of a story's words a note shows.
_WORDS = 160
#: How many quotes of a story a note has in a terminal; the other formats have all of them.
_QUOTES = 3


def heading(brief: Brief) -> str:
    """`More about Queen of Tears`."""
    return f"More about {say(brief.thing)}"


def brief_to_text(brief: Brief, *, paint: Paint = plain) -> str:
    """The brief as one paragraph and its notes, each on a line; ends in a line break."""
    told = " ".join(f"{visible(s.text)}{paint('quiet', ''.join(f'[{n}]' for n in s.notes))}" for s in brief.sentences)
    lines = [paint("title", heading(brief)), "", told or _nothing(brief)]
    for note in brief.notes:
        quotes = " … ".join(f"“{excerpt(quote, width=_WORDS)}”" for quote in note.quotes[:_QUOTES])
        quotes += f" … and {more} more" if (more := len(note.quotes) - _QUOTES) > 0 else ""
        address = web_address(note.receipt.url)
        lines += [""] if note.number == 1 else []
        lines.append(f"[{note.number}] {source_line(note.receipt)}: {paint('quote', quotes)}")
        lines += [f"    {paint('quiet', address)}"] if address else []
    lines += [line for remark in _remarks(brief) for line in ("", paint("quiet", remark))]
    return "\n".join(lines) + "\n"


def brief_to_markdown(brief: Brief) -> str:
    """The brief as Markdown with footnotes, to be put into a story; ends in a line break."""
    told = " ".join(
        f"{escape(s.text)}{''.join(f'[^{n}]' for n in s.notes)}" for s in brief.sentences
    )  # fmt: skip
    lines = [f"## {escape(heading(brief))}", "", told or escape(_nothing(brief))]
    lines += [line for remark in _remarks(brief) for line in ("", f"<!-- {_comment(remark)} -->")]
    for note in brief.notes:
        quotes = " … ".join(f"“{escape(quote)}”" for quote in note.quotes)
        address = web_address(note.receipt.url)
        lines += [""] if note.number == 1 else []
        link = f" <{address}>" if address else ""
        lines.append(f"[^{note.number}]: {escape(source_line(note.receipt))}: {quotes}{link}")
    return "\n".join(lines) + "\n"


def brief_to_html(brief: Brief) -> str:
    """The brief as one `section` element with its notes, to be put into a page; ends in a line break."""
    environment = Environment(
        loader=PackageLoader("copydesk.publish", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )
    environment.filters.update(source_line=source_line, visible=visible, web_address=web_address)
    page = environment.get_template("brief.html").render(
        brief=brief, heading=heading(brief), nothing=_nothing(brief), remarks=list(_remarks(brief)),
    )
    return page.rstrip("\n") + "\n"


def _nothing(brief: Brief) -> str:
    if brief.left_out:
        return "The draft says all that a brief would."
    return "Nothing that is undisputed and a brief would say."


def _remarks(brief: Brief) -> Iterator[str]:
    if brief.left_out and brief.sentences:
        yield f"left out, since the draft says it: {count(brief.left_out, 'claim')}"
    if brief.as_of:
        yield f"as the desk knew it on {brief.as_of.isoformat()}"
    if brief.others:
        others = ", ".join(f"{say(other)} ({other.type})" for other in brief.others)
        yield f"the name could also mean {others}"


def _comment(remark: str) -> str:
    """Words that cannot end a comment of HTML."""
    return visible(remark).replace("<", "").replace(">", "").replace("--", "–")
