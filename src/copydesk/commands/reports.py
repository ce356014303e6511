"""What `copydesk check` prints, in the format that was asked for. Formats are the renderers' business; that only few
runs need is loaded by name.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence

from copydesk.check.render.to_json import to_json
from copydesk.check.render.to_text import styled
from copydesk.check.render.verdicts import styled_verdicts
from copydesk.check.rule import Plan
from copydesk.commands.screen import paint, write
from copydesk.desk import Checked
from copydesk.errors import CopydeskError

__all__ = ["FORMATS", "report"]

FORMATS = ("text", "json", "sarif", "github")


def report(
    form: str, checked: Sequence[Checked], failures: Sequence[CopydeskError], plan: Plan, *, verdicts: bool = False
) -> None:
    """Print the findings of all drafts in one of the FORMATS. Only SARIF has what could not be read, and what was
    suppressed, in it; only text and JSON have the verdicts on the claims, where they are asked for.
    """
    pairs = [(one.reading.document, one.findings) for one in checked]
    if form == "text":
        if checked:
            silenced = sum(len(one.suppressed) for one in checked)
            runs = [*styled(pairs, silenced=silenced)]
            if verdicts:
                runs = [*styled_verdicts((one.reading.document, one.verdicts) for one in checked), ("\n", ""), *runs]
            write("".join(paint(style, text) for text, style in runs))
    elif form == "json":
        write(to_json(pairs, [one.verdicts for one in checked] if verdicts else None))
    elif form == "github":
        write(importlib.import_module("copydesk.check.render.to_github").to_github(pairs))
    else:
        drafts = [(one.reading.document, one.findings, one.suppressed) for one in checked]
        write(importlib.import_module("copydesk.check.render.to_sarif").to_sarif(drafts, plan.rules, failures))
