"""A report in Markdown, for an issue or a step's summary on GitHub."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dd_lint.formats import Style
from dd_lint.formats.excess import without_excess
from dd_lint.lint.report import Diagnostic, Report
from dd_lint.project.outcomes import LinkPlace, LinkReport, Outcome, Verdict
from dd_lint.text.visible import visible
from dd_lint.text.wording import counted

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|<>~@$&-])")
_VERDICTS = {
    Verdict.DEAD: "Dead",
    Verdict.WRONG_PAPER: "Another paper",
    Verdict.MOVED: "Moved",
    Verdict.BLOCKED: "Blocked",
    Verdict.RATE_LIMITED: "Too many requests",
    Verdict.TIMEOUT: "No answer in time",
    Verdict.ERROR: "Failing",
    Verdict.UNVERIFIED: "Not verified",
}
_MOST_PLACES = 10


def render(report: Report, style: Style) -> Iterator[str]:
    """The findings, worst first, and for links a section for each verdict but "alive"."""
    yield "# dd-lint\n\n"
    found = sorted(report.diagnostics, key=lambda one: one.severity.rank)
    if report.links is not None:
        yield f"{_escaped(report.links.summary)}\n"
        yield from _link_sections(report.links, style)
        found = [one for one in found if not one.rule.family.network]
    elif not found:
        yield "All checks passed.\n"
    if found:
        yield f"\n## {counted(len(found), 'finding').capitalize()}\n\n"
        yield "| place | rule | finding |\n|---|---|---|\n"
        shown, left_out = without_excess(found, style)
        for one in shown:
            yield _row(one, style)
        for excess in left_out:
            ways = ", ".join(f"{_code(command)} {does}" for command, does in excess.ways(style.command))
            yield f"\n… {_escaped(excess.words)}: {ways}\n"


def _link_sections(report: LinkReport, style: Style) -> Iterator[str]:
    for verdict, title in _VERDICTS.items():
        links = [(outcome, places) for outcome, places in report.links if outcome.verdict is verdict]
        if not links:
            continue
        yield f"\n## {title} ({len(links)})\n\n"
        if verdict.is_open:
            yield from _by_host(links, style)
            continue
        for outcome, places in links:
            yield f"- {_code(outcome.url)} {_where(places, style)}{_detail(outcome)}\n"


def _by_host(links: list[tuple[Outcome, tuple[LinkPlace, ...]]], style: Style) -> Iterator[str]:
    """A line for each host: of single links there is nothing to say."""
    hosts: dict[str, list[tuple[Outcome, tuple[LinkPlace, ...]]]] = {}
    for outcome, places in links:
        hosts.setdefault(outcome.host, []).append((outcome, places))
    for host, its in hosts.items():
        places = tuple(place for _, where in its for place in where)
        reason = _escaped(its[0][0].message)
        name = _code(host) if host else "no host"
        yield f"- {name}: {counted(len(its), 'link')} {_where(places, style)}: {reason}\n"


def _detail(outcome: Outcome) -> str:
    parts = [outcome.suspicion or outcome.message]
    if outcome.verdict is Verdict.MOVED and outcome.final_url and not outcome.suspicion:
        parts = [f"now {_code(outcome.final_url)}"]
    else:
        parts = [_escaped(part) for part in parts if part]
    if outcome.suggestion:
        parts.append(f"a copy: {_code(outcome.suggestion)}")
    return f": {'; '.join(parts)}" if parts else ""


def _where(places: tuple[LinkPlace, ...], style: Style) -> str:
    shown = ", ".join(f"{style.prefix}{place.path}:{place.line}" for place in places[:_MOST_PLACES])
    more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
    return f"({_escaped(shown)}{more})"


def _row(one: Diagnostic, style: Style) -> str:
    line, column = one.source.position(one.span.start)
    place = _escaped(f"{style.prefix}{one.source.path}:{line}:{column}")
    rule = f"[{one.rule.code}]({one.rule.url}) {one.rule.name}"
    return f"| {place} | {rule} | {one.severity}: {_escaped(one.finding.message)} |\n"


def _escaped(text: str) -> str:
    """Text of a list as text, whatever it holds; nobody is mentioned by it either."""
    return _MARKUP.sub(r"\\\1", visible(text)).replace("\\@", "&#64;")


def _code(text: str) -> str:
    """An address as code: never a link, and never the end of one."""
    fence = "`" * (max(map(len, re.findall(r"`+", text)), default=0) + 1)
    space = " " if "`" in text else ""
    return f"{fence}{space}{visible(text)}{space}{fence}"
