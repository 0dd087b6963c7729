"""What rooms say of a gap, in the language of the interface.

They say it in English: a sentence of a table, or one with names and figures in it. Here stand those sentences, with
`%(name)s` where something is filled in; a finished one is known again by its words. One that is not here is told as
it came, in English: a missing translation hides nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tasks.render.wording import Wording


def _(message: str) -> str:
    """Mark a message for the catalogue; it is translated where it is used."""
    return message


WHYS = (
    _("There is nothing in it but white space."),
    _("It holds the same as %(first)s, which has been read."),
    _("it is the same article as %(first)s."),
    _("it holds fewer than %(count)s words."),
    _("the page holds no running text (a list of links, a form, or a page that a script fills)."),
    _("reading the page was given up (%(detail)s)."),
    _("Nothing was said of what became of it."),
    _("It has %(size)s bytes; the limit is %(limit)s."),
    _("Unpacked it has more than %(limit)s bytes, the limit."),
    _("It is not %(form)s but %(found)s."),
    _("The saved page is not HTML but %(found)s."),
    _("The saved page holds no HTML part."),
    _("It cannot be opened: %(error)s."),
    _("It cannot be read: %(error)s."),
    _("It cannot be looked at: %(error)s."),
    _("The folder cannot be listed: %(error)s."),
    _("the folder cannot be listed (%(error)s)"),
    _("there is no such folder"),
    _("it is a file, not a folder"),
    _("Its gzip data is broken: %(error)s."),
    _("It changed while it was being read."),
    _("It is a pipe, socket or device."),
    _("It is a link to a pipe, socket or device."),
    _("The link leads nowhere: %(error)s."),
    _("It is a link to a place outside the folder."),
    _("It is a link to a folder that is read in its own place."),
    _("Its name ends in none of %(suffixes)s, with or without .gz."),
    _("Its text is nothing but white space."),
    _("It holds no text under a name that is read: %(fields)s."),
    _("It holds no text under a name that is read."),
    _("The line holds no text under a name that is read: %(fields)s."),
    _("The line is not valid JSON: %(error)s."),
    _("It is not valid JSON: %(error)s."),
    _("The line holds %(count)s articles; only the first is read."),
    _("None of its first %(count)s lines gives an article."),
    _("The same is wrong in %(count)s more places of this file."),
    _("The TOML block at its head is broken: %(error)s."),
    _("It has no mail headers, so it is no mail."),
    _("The mail holds neither text nor HTML that can be read."),
    _("Its attachment %(name)s is not read, only the letter itself."),
    _("It stands beside no file: its name must be the file's, and %(ending)s after it."),
    _("It is not UTF-8."),
    _("It is not valid TOML: %(error)s."),
    _("The key %(key)s is not known. Known keys: %(known)s."),
    _("Its url %(address)s is no http or https address."),
    _("Its feed could not be parsed within the limits (%(reason)s)."),
    _("Its source gives no title."),
    _("Neither its source nor its text says when it was published."),
    _("The date that its source gives cannot be right, so it was not used."),
    _("Its language could not be told for certain."),
    _("Its bytes can be read in more than one encoding, so letters may be wrong."),
    _("Little text was found on its page: part of the article may be missing."),
    _("Its page nests some text too deeply to be read."),
    _("It is too long to be read whole, so its end was left out."),
    _("Not taken for the article: %(lines)s."),
    _("Its page could not be had whole, so this is the text that its feed gives."),
    _("Its page shows only those who pay the whole article."),
    _("Its site asks for consent before it shows the article."),
    _("Its site asks whether a person is there before it shows the article."),
    _("Its text has changed since it was first read; the present one is told."),
    _("Its text was changed after an earlier briefing told it; sentences quoted there may be gone from it."),
    _("It failed (%(error)s); last success %(day)s."),
    _("It failed (%(error)s); it has never succeeded."),
    _("It failed %(count)s times in a row (%(error)s); last success %(day)s."),
    _("It failed %(count)s times in a row (%(error)s); it has never succeeded."),
    _("Not fetched any more: its server says that it is gone for good (410)."),
    _("it answers %(status)s"),
    _("it answers with nothing"),
    _("it redirects in a circle"),
    _("no answer in time"),
    _("it answered, but too slowly"),
    _("there is no host of this name"),
    _("its name cannot be looked up at the moment"),
    _("nobody answers at this address"),
    _("no safe connection can be made"),
    _("its certificate is not good: %(detail)s"),
    _("the answer broke off"),
    _("the line was cut before an answer"),
    _("its compression is broken"),
    _("its compression breaks off"),
    _("it is compressed in a way that was not asked for"),
    _("it is compressed without saying so, or twice"),
    _("it is larger than %(size)s bytes"),
    _("it is longer than the length it announced"),
    _("it redirects, but does not say where to"),
    _("it redirects to where nothing is fetched from: %(error)s"),
    _("it redirects from outside into a private network"),
    _("it redirects more than %(count)s times"),
    _("it is gone for good (410)"),
    _("it says “not modified” (304) though it was not asked that"),
    _("not asked, because it lies in %(error)s"),
    _("the address cannot be read"),
    _("the address holds a user name or password"),
    _("the address names no host"),
    _("what it says is no proper answer"),
    _("Another feed of its host was told to come later, so this one was not asked."),
    _("a private network"),
    _("an address that is reserved"),
    _("this machine"),
    _("the local link"),
    _("a cloud's own services"),
    _("a tunnel"),
    _("a multicast group"),
    _("a web page came instead of a feed"),
    _("an empty answer came instead of a feed"),
    _("what came is not a feed"),
    _("it is broken, and nothing can be read of it"),
    _("it is larger than a feed may be"),
    _("Nothing new for %(days)s days."),
    _("Normally speaks daily, silent for %(days)s days."),
    _("Normally speaks weekly, silent for %(days)s days."),
    _("Normally speaks twice a day, silent for %(days)s days."),
    _("Normally speaks %(times)s times a day, silent for %(days)s days."),
    _("Normally speaks every %(every)s days, silent for %(days)s days."),
    _("It has moved for good, to another address of %(host)s, and is fetched from there."),
    _("It was read for the first time; older items that were passed over: %(count)s."),
    _("Some of its entries are broken."),
    _("It has more than 2,000 entries."),
    _("This edition tells only stories that hold its watch words, and none of their articles does."),
    _("No run read the sources then; what was still to be had later is told in the next briefing."),
    _("It was written after that of %(day)s, which tells what was found on both days."),
    _("They rank below what the edition shows: fewer independent texts, fewer outlets, or older."),
    _("Nothing could be read."),
    _("No briefing is written, because this is wrong in it: %(places)s."),
    _("The run that was to write %(day)s was killed, or its machine went down."),
    _("While this lasted (%(span)s) it could be told to nobody. %(error)s"),
)
REMEDIES = (
    _("Save it in one of the formats that are read, as a file of its own whose name says so."),
    _("Fill it or delete it."),
    _("Save the article as text, HTML or mail and put that in its place."),
    _("Split the file or raise the size limit of this source."),
    _("Check that the file is whole and that you may read it."),
    _("Nothing to do: the next run takes it once it is finished."),
    _("Copy the file itself into the folder."),
    _("Remove it from the folder or put an ordinary file in its place."),
    _("Nothing to do, or delete one of the two."),
    _("Nothing to do: the first one is used."),
    _("Rename or convert the file to one of the formats that are read."),
    _("Correct that place; everything else in the file has been read."),
    _("Give the article's text under one of the names that are read."),
    _("Correct the sidecar; the article has been read without what is wrong in it."),
    _("Nothing to do if that is all there is; else look whether the file was saved whole."),
    _("Open the page in a browser and save its text as a .txt file."),
    _("Give the address of the article itself, or save its text as a .txt file."),
    _("Run again; where that does not help, read it by hand."),
    _("Create it or correct its path."),
    _("Name the folder that holds it."),
    _("Check that you may read it."),
    _("Look at the feed in a browser; tell its owner."),
    _('Write title = "…" into a file beside it, named like it with .meta.toml at the end.'),
    _('Write published = "2025-05-10" into a file beside it, named like it with .meta.toml at the end.'),
    _('Write language = "ar" into a file beside it, named like it with .meta.toml at the end.'),
    _("Save the full text as a file in the sources folder."),
    _("Only its publisher can say it."),
    _("Save the file as UTF-8."),
    _("Split it into shorter files."),
    _("Look at the source."),
    _("If a line belongs to the article, report it; the stored source still has it."),
    _("Add words under [[watch]] (`mujaz watch --try` shows what each one finds), or take out only_watched."),
    _("Raise max_stories or max_noted of the edition, or find them with `mujaz search`."),
    _("Nothing to do; the earlier text is kept: `mujaz show ARTICLE --earlier` prints it."),
    _("Look at its site: it may have moved or closed; `mujaz feeds add SITE` finds its feeds."),
    _("Nothing to do; `first` in mujaz.toml says how many items of a new feed are taken."),
    _("Nothing to do; a later run asks it."),
    _("Write the new address into mujaz.toml: `mujaz feeds list` shows it."),
    _("Remove it with `mujaz feeds remove %(name)s`, or try it again with `mujaz feeds resume %(again)s`."),
    _("The others have been read; tell the feed's owner."),
    _("It is tried again by the next runs; `mujaz feeds check %(name)s` tries it now."),
    _("Nothing to do."),
    _("To part the two: mujaz backfill with both days and --again."),
    _("Mend the template, or remove it to use the one that came with Mujaz."),
    _("The page says why, source by source."),
    _("The briefing before it still stands; see it mended with: mujaz run"),
    _("The next run makes up for it. If that dies too, see what ends it: too little memory, a limit of time."),
    _("`mujaz doctor` says why, and what is allowed; the next run that works covers what came since."),
)
# why a line was not taken for the article, before its words: dateline «…»; caption «…»
DROPPED: Mapping[str, str] = {
    "comments": _("comments"),
    "section label": _("section label"),
    "caption": _("caption"),
    "read also": _("read also"),
    "read more": _("read more"),
    "dateline": _("dateline"),
    "date line": _("date line"),
    "printed date": _("printed date"),
    "notice": _("notice"),
    "viewing": _("viewing"),
    "repeated title": _("repeated title"),
    "byline": _("byline"),
    "separator": _("separator"),
    "share": _("share"),
    "subscribe": _("subscribe"),
    "advertisement": _("advertisement"),
    "cookies": _("cookies"),
    "rights": _("rights"),
    "follow us": _("follow us"),
    "tags": _("tags"),
    "agency": _("agency"),
    "related": _("related"),
}
_SLOT = re.compile(r"%\\\((\w+)\\\)s")
_LINE = re.compile(rf"(^|; )({'|'.join(DROPPED)}) (?=«)")
_HIDDEN = re.compile(r"(\d+) stor(?:y|ies), (\d+) articles?")


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give a pattern for every message with something filled in; the one with most words of its own first."""
    slotted = sorted((one for one in (*WHYS, *REMEDIES) if "%(" in one), key=lambda one: (-len(one), one))
    return tuple((re.compile(_SLOT.sub(r"(?P<\1>.+?)", re.escape(one)), re.DOTALL), one) for one in slotted)


def retold(said: str, words: Wording) -> str:
    """Give an English sentence of a gap in the interface's language; as it is where it is not known."""
    if words.code == "en":
        return said
    if said in WHYS or said in REMEDIES:
        return words._(said)
    for pattern, message in _forms():
        if found := pattern.fullmatch(said):
            filled = found.groupdict()
            if "error" in filled:
                filled["error"] = retold(filled["error"], words)
            if "lines" in filled:
                filled["lines"] = _lines(filled["lines"], words)
            return words._(message) % filled
    return said


def hidden(what: str) -> int:
    """Give how many stories "269 stories, 286 articles" speaks of; 1 where it speaks of one thing by its name."""
    found = _HIDDEN.fullmatch(what)
    return int(found[1]) if found else 1


def _lines(dropped: str, words: Wording) -> str:
    between = words._("; ")
    return _LINE.sub(lambda at: f"{at[1] and between}{words._(DROPPED[at[2]])} ", dropped)


def counted(what: str, words: Wording) -> str:
    """Give what a gap is about; figures of stories and articles in the interface's plurals, names as they are."""
    found = _HIDDEN.fullmatch(what)
    if not found:
        return what
    stories = words.n_("%(n)s story", "%(n)s stories", int(found[1]))
    return words.listed([stories, words.n_("%(n)s article", "%(n)s articles", int(found[2]))])
