"""What a run made, in Prefect's own pages: the briefing, and tables of sources, feeds, gaps and steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.job import Outcome, SourceReport
from tasks.health import health

ARTIFACT_BYTES = 200_000  # the server refuses events of about 2 MB; a longer briefing is linked, not shown
GAPS = 200  # rows


def show(outcome: Outcome) -> None:
    """Show one day of an edition. A key is the edition's, so that Prefect keeps its days as versions of one thing."""
    briefing, name = outcome.briefing, outcome.briefing.edition
    shown = outcome.markdown if len(outcome.markdown.encode()) < ARTIFACT_BYTES else "Too long to be shown here."
    # a browser opens no file from a page of the web, so the path stands there to be copied
    note = f"[{briefing.title}, {briefing.date}]({outcome.page.as_uri()}) · `{outcome.page}`\n\n"
    described = f"{briefing.title}, {briefing.date}"
    create_markdown_artifact(markdown=note + shown, key=f"briefing-{name}", description=described)
    sources = [
        {
            "source": each.name,
            "read": "yes" if each.answered else "no",
            "documents": each.documents,
            "new": each.new,
            "gaps": len(each.gaps),
        }
        for each in outcome.sources
    ]
    _table(sources, f"sources-{name}", f"What each source gave, {briefing.date}")
    feeds = [row(each) for each in outcome.sources if each.feed or each.status]
    _table(feeds, f"feeds-{name}", f"How each feed is doing, {briefing.date}")
    gaps = [{"kind": gap.kind, "what": gap.what, "why": gap.why, "remedy": gap.remedy} for gap in briefing.gaps]
    more = f" ({len(gaps) - GAPS} more stand on the page)" if len(gaps) > GAPS else ""
    _table(gaps[:GAPS], f"gaps-{name}", f"What the briefing does not know, {briefing.date}{more}")
    steps = [
        {"step": each.step, "calls": each.calls, "seconds": round(each.wall, 3), "CPU seconds": round(each.cpu, 3)}
        for each in outcome.timings
    ]
    _table(steps, f"steps-{name}", f"How long each step took, {briefing.date}")


def _table(rows: Sequence[Mapping[str, object]], key: str, description: str) -> None:
    if rows:
        create_table_artifact([dict(one) for one in rows], key=key, description=description)


def row(report: SourceReport) -> dict[str, str | int]:
    """Give a feed's line in the table of feeds, worst things in words."""
    found = health(report.feed)
    return {
        "feed": report.name,
        "health": "paused" if report.status == "paused" else found.verdict,
        "this run": report.status,
        "new": report.new,
        "last success": f"{found.succeeded:%Y-%m-%d %H:%M}Z" if found.succeeded else "never",
        "failures in a row": found.failures,
        "items a day": "" if found.pace is None else f"{found.pace:.1f}",
        "why": found.said,
    }
