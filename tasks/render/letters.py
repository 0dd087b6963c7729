"""Letters: a day's briefing, or news of a trouble, in the words and looks of a mail and of a notice.

A mail is what the page is, made of the same context: what a mail program shows of it is in the elements themselves.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tasks.model import Article, ArticleId, Briefing, Letter, Trouble
from tasks.render.blame import faults
from tasks.render.context import CONTEXT_VERSION, FILES, Context, Links, Scene, briefing_context
from tasks.render.escape import direction
from tasks.render.formats.json_ import document
from tasks.render.looks import Looks
from tasks.render.retelling import retold
from tasks.render.wording import Wording

SHOWN = 20  # troubles of a kind, named in a letter; the rest are counted
DAY = "EEEE d MMMM y"


def briefing_letter(
    briefing: Briefing,
    articles: Mapping[ArticleId, Article],
    *,
    made: dt.datetime,
    url: str = "",
    user_templates: Path | None = None,
) -> Letter:
    """Write the letter of a day.

    Args:
        briefing: What to tell.
        articles: Every article that the briefing cites.
        made: When the letter is written.
        url: Where the reports folder is to be found on the web; "" where it is nowhere: then links lead to outlets.
        user_templates: A folder whose templates replace ours; where one fails, ours are used.

    Raises:
        VerbatimError: The briefing holds words that their article does not.
    """
    base = f"{url.rstrip('/')}/{briefing.edition}/" if url else ""
    scene = Scene(briefing, articles, pages=bool(url), links=_links(base))
    scene.check()
    context = briefing_context(scene)
    context["letter"] = {"link": f"{base}{briefing.date}.html" if url else ""}
    html, text, short = _filled(scene.words, user_templates, "briefing", context)
    return Letter(
        subject=f"briefing/{briefing.edition}/{briefing.date}",
        kind="briefing",
        edition=briefing.edition,
        name=briefing.title,
        date=briefing.date,
        made=made,
        language=scene.words.region,
        title=context["page"]["title"],
        html=html,
        text=text,
        lines=_lines(short),
        link=context["letter"]["link"],
        document=json.dumps(document(briefing), ensure_ascii=False, allow_nan=False),
    )


def alert_letter(
    there: Sequence[Trouble],
    over: Sequence[Trouble],
    *,
    edition: str,
    name: str,
    language: str,
    day: dt.date,
    made: dt.datetime,
    user_templates: Path | None = None,
) -> Letter:
    """Write the letter that tells what is wrong and what is well again; one of both is not empty."""
    words = Wording(language)
    context = _alert_context(words, there, over, name=name, day=day)
    html, text, short = _filled(words, user_templates, "alert", context)
    told = {"event": "alert", "edition": edition, "date": day.isoformat(), "troubles": _plain(there)}
    return Letter(
        subject=f"alert/{edition}/{made.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S.%f}",
        kind="alert",
        edition=edition,
        name=name,
        date=day,
        made=made,
        language=words.region,
        title=context["page"]["title"],
        html=html,
        text=text,
        lines=_lines(short),
        link="",
        document=json.dumps(told | {"over": _plain(over)}, ensure_ascii=False),
    )


def trial_letter(channel: str, *, edition: str, name: str, language: str, day: dt.date, made: dt.datetime) -> Letter:
    """Write the letter by which a channel is tried."""
    words = Wording(language)
    said = words._("This is a trial: the channel “%(name)s” works.") % {"name": channel}
    title = f"{name} · " + words._("Trial")
    page = {"language": words.region, "direction": words.direction, "title": title}
    html, text, short = _filled(words, None, "trial", {"version": CONTEXT_VERSION, "page": page, "said": said})
    return Letter(
        subject=f"test/{channel}/{made.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S.%f}",
        kind="test",
        edition=edition,
        name=name,
        date=day,
        made=made,
        language=words.region,
        title=title,
        html=html,
        text=text,
        lines=_lines(short),
        link="",
        document=json.dumps({"event": "test", "edition": edition, "date": day.isoformat()}),
    )


def _links(base: str) -> Links:
    """Give the places of a day's files on the web."""
    safe = base.replace("{", "%7B").replace("}", "%7D")
    return replace(
        FILES, copy=safe + FILES.copy, sentence=safe + FILES.sentence, thread=safe + FILES.thread if base else ""
    )


def _filled(words: Wording, user: Path | None, kind: str, context: Context) -> tuple[str, str, str]:
    """Fill the three templates of a letter: HTML, plain text, and the few lines of a notice."""
    names = (f"email/{kind}.html.j2", f"email/{kind}.txt.j2", f"email/{kind}.short.txt.j2")

    def fill(looks: Looks) -> tuple[str, str, str]:
        html, text, short = (looks.fill(name, context).encode("utf-8", "replace").decode() for name in names)
        return html, text, short

    if user is not None:
        try:
            return fill(Looks(words, user))
        except faults():  # the run has told which template fails, if it is one of the page's too
            pass
    return fill(Looks(words))


def _lines(short: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in short.splitlines() if line.strip())


def _plain(troubles: Sequence[Trouble]) -> list[dict[str, str]]:
    return [
        {"kind": one.kind, "what": one.what, "why": one.why, "remedy": one.remedy, "since": one.since.isoformat()}
        for one in troubles
    ]


def _alert_context(
    words: Wording, there: Sequence[Trouble], over: Sequence[Trouble], *, name: str, day: dt.date
) -> Context:
    kinds: Sequence[tuple[str, Callable[[int], str]]] = (
        ("run", lambda _: words._("The briefing could not be written")),
        ("source", lambda n: words.n_("%(n)s source needs a look", "%(n)s sources need a look", n)),
        ("channel", lambda n: words.n_("%(n)s channel does not deliver", "%(n)s channels do not deliver", n)),
    )
    found = [(label, [one for one in there if one.kind == kind]) for kind, label in kinds]
    groups = [_group(words, label(len(ones)), ones) for label, ones in found if ones]
    if over:
        groups.append(_group(words, words._("Well again"), over, well=True))
    heading = groups[0]["label"]
    title = f"{name} · {heading}"
    return {
        "version": CONTEXT_VERSION,
        "page": {"language": words.region, "direction": words.direction, "title": title},
        "alert": {"name": name, "heading": heading, "date": words.day(day, DAY), "groups": groups},
    }


def _group(words: Wording, label: str, ones: Sequence[Trouble], *, well: bool = False) -> Context:
    beyond = len(ones) - SHOWN
    return {
        "label": label,
        "well": well,
        "cases": [
            {
                "name": {"text": one.what, "direction": direction(one.what)},
                "why": _said(words, one.why),
                "remedy": None if well else _said(words, one.remedy),
            }
            for one in ones[:SHOWN]
        ],
        "more": words.n_("and %(n)s more", "and %(n)s more", beyond) if beyond > 0 else "",
    }


def _said(words: Wording, english: str) -> Context:
    """Give a sentence in the interface's language, or in English where there is no translation of it."""
    text = retold(english, words)
    known = text != english or words.code == "en"
    return {
        "text": text,
        "language": words.code if known else "en",
        "direction": words.direction if known else "ltr",
    }
