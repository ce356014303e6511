"""What `copydesk check` does besides reporting: it fixes drafts, shows what it would fix, and keeps a baseline."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from copydesk.check.baseline import Baseline, baseline_from, baseline_text, name_beside
from copydesk.check.fixing import fixed
from copydesk.check.render.located import file_name, given_text, line_and_column
from copydesk.commands.screen import complain, one_line, paint, remark, write
from copydesk.desk import Checked
from copydesk.errors import ConfigError, SourceError
from copydesk.saving import replace_file, save

__all__ = ["diff", "fix", "load_baseline", "save_baseline", "without_baseline"]


def fix(checked: Sequence[Checked]) -> tuple[list[Checked], list[SourceError]]:
    """Apply the safe fixes to the files and say what was done. Gives each draft without the findings that are fixed,
    and the files that could not be written, which keep all of theirs.
    """
    remaining, failures = [], []
    for one in checked:
        document = one.reading.document
        done = fixed(document, one.findings)
        if not done.applied:
            remaining.append(one)
        else:
            try:
                save(document, done.text)
            except SourceError as error:
                complain(error)
                failures.append(error)
                remaining.append(one)
                continue
            for finding, suggestion in done.applied:
                line, column = line_and_column(given_text(document), suggestion.start)
                remark(one_line(
                    f"fixed {file_name(document)}:{line}:{column} {finding.code}: "
                    f"{finding.quote} → {suggestion.replacement}"
                ))  # fmt: skip
            gone = {id(finding) for finding, _ in done.applied}
            remaining.append(replace(one, findings=tuple(f for f in one.findings if id(f) not in gone)))
        for finding, reason in done.left:
            remark(one_line(f"not fixed {file_name(document)} {finding.code} {finding.quote}: {reason}"))
    return remaining, failures


def diff(checked: Sequence[Checked]) -> None:
    """Print what `fix` would change as a unified diff; nothing where it would change nothing."""
    for one in checked:
        document = one.reading.document
        name = one_line(file_name(document))
        before, after = given_text(document), fixed(document, one.findings).text
        for line in difflib.unified_diff(_lines(before), _lines(after), name, name):
            style = {"-": "error", "+": "fix", "@": "label"}.get(line[0], "")
            write(paint(style, line))


def _lines(text: str) -> list[str]:
    """The lines as a diff has them: each with its line break, which a last one without is given."""
    lines = text.split("\n")
    last = [f"{lines[-1]}\n\\ No newline at end of file\n"] if lines[-1] else []
    return [line + "\n" for line in lines[:-1]] + last


def load_baseline(path: Path) -> Baseline:
    """The baseline in the file. Raises ConfigError where there is none or it is not what it should be."""
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        advice = "write it first: --write-baseline"
        raise ConfigError(error.strerror or str(error), place=str(path), advice=advice) from None
    except UnicodeDecodeError:
        raise ConfigError("not UTF-8", place=str(path), advice="write it anew with --write-baseline") from None
    return baseline_from(text, place=str(path))


def save_baseline(path: Path, checked: Sequence[Checked]) -> None:
    """Write the findings of these drafts as the baseline. Raises ConfigError where that is not possible."""
    documents = [one.reading.document for one in checked]
    drafts = [
        (name_beside(file_name(document), path), document, one.findings)
        for document, one in zip(documents, checked, strict=True)
    ]
    try:
        replace_file(path, baseline_text(drafts).encode("utf-8"))
    except OSError as error:
        raise ConfigError(error.strerror or str(error), place=str(path)) from None
    count = sum(len(one.findings) for one in checked)
    remark(f"{count} {'finding' if count == 1 else 'findings'} written to {path}")


def without_baseline(checked: Sequence[Checked], known: Baseline, path: Path | None) -> list[Checked]:
    """The drafts without the findings that the baseline in `path` has; says how many of its entries are gone."""
    if path is None:
        return list(checked)
    kept = []
    gone = 0
    for one in checked:
        name = name_beside(file_name(one.reading.document), path)
        new, old = known.split(name, one.reading.document, one.findings)
        gone += known.gone(name, len(old))
        kept.append(replace(one, findings=new, suppressed=(*one.suppressed, *old)))
    if gone:
        said = "1 finding of the baseline is" if gone == 1 else f"{gone} findings of the baseline are"
        remark(f"{said} gone: --write-baseline takes them out")
    return kept
