"""The settings file that `mujaz init` writes: every setting, commented, at its default."""

from __future__ import annotations

SAMPLE = """\
# Mujaz: what is read, and what is made of it. Every setting stands here at its default;
# a line that is left out, and even a file that is left out, means the same.

# ---- A briefing a day. Several are possible: repeat the block under another name. ----
[[editions]]
name = "daily"        # in file names and addresses: a-z, 0-9 and hyphens
title = "موجز"        # at the head of the page
language = "ar"       # of the page itself: "ar", "en" or "fr"; the articles may be in any language
timezone = "UTC"      # where the day begins and ends: "Africa/Tripoli", "Europe/Paris", ...
max_stories = 12      # told with a summary
max_noted = 30        # told in one line each; what is beyond is counted
sources = []          # names of the sources it covers; none: all
sections = []         # headings, in their order: [{ title = "Libya", sources = ["seeds"] }]
watch = []            # names of the watch groups that it marks; none: all
only_watched = false  # true: it tells no story that none of these words is in
channels = ["all"]    # names of the channels it goes to besides [reports]; "all": every one; []: none

# ---- Where articles come from. Files in these folders are only read, never changed. ----
[[sources]]
name = "seeds"
folder = "seeds"      # under this file's folder, or absolute, or from the home folder: "~/news"
language = ""         # where all its articles are in one: "ar"; "" asks each article
outlet = ""           # who published them, where one did
recursive = true      # its folders too
max_bytes = 20000000  # a larger file is not read, and the briefing says so

# A feed is a source too; `mujaz feeds add ADDRESS` writes such a block.
# [[sources]]
# name = "agency"
# url = "https://example.org/feed.xml"   # RSS, Atom or JSON Feed
# language = ""         # of its articles, where all are in one
# outlet = ""           # who publishes it; "" takes what the feed calls itself
# category = ""         # where it stands in a list of feeds: "News/Libya"
# full_text = "auto"    # fetch an item's page where the feed is short; "feed": never, "page": always
# first = 10            # items taken when it is read for the first time, the newest
# paused = false        # true: it is not fetched
# user_agent = ""       # for this feed alone; "" takes that of [fetch]

# ---- What you watch for. Stories that hold such words come first and are marked. ----
# [[watch]]
# name = "Libya"        # on the page, in `watch` of an edition and in its sections
# words = ["حفتر", "+روسيا", "!مباراة", "/oil (field|port)s?/", "Khalifa Haftar => حفتر"]  # + must, ! not, => shown as

# ---- Where a briefing is sent, once a day. Secrets stand in the environment or in a file, never here. ----
# [[channels]]
# name = "mail"
# kind = "email"        # a mail with the day's stories
# to = ["me@example.org"]                 # several are possible
# sender = "Mujaz <me@example.org>"       # whom it is from
# host = "smtp.example.org"               # the server that sends it
# security = "starttls"                   # port 587; "tls": port 465; "plain": port 25, to this machine
# user = "me@example.org"                 # "" where the server asks for none
# password = "${MAIL_PASSWORD}"           # from the environment; or password_file = "~/.config/mail-password"
# attach = []                             # of the formats below, those to attach: ["epub", "single"]

# [[channels]]
# name = "phone"
# kind = "apprise"                        # Telegram, ntfy, Slack, Matrix and some hundred more
# url = "tgram://${BOT_TOKEN}/${CHAT}"    # as apprise writes it; or url_file

# [[channels]]
# name = "hook"
# kind = "webhook"                        # the day's JSON, signed
# url = "https://example.org/hook"        # or url_file
# secret = "${HOOK_SECRET}"               # it is signed with; or secret_file

# [[channels]]
# name = "web"
# kind = "folder"                         # a copy of the pages
# folder = "/var/www/news"                # on this machine

[alerts]
channels = ["all"]    # where a failed run or source is told; "all": every channel but folders; []: nowhere
after_days = 3        # of failing or silence, before a source is worth telling

[summary]
method = "mujaz"      # or "lexrank", "textrank", "lsa", "luhn", "kl", "sum-basic", "reduction", "edmundson"
sentences = 3         # a story, 1 to 10

[grouping]
window_days = 14      # articles first seen in that many days may tell one story, 1 to 365
embeddings = ""       # folder of a multilingual sentence model of your own, for links between languages

[fetch]
user_agent = ""       # what servers are told; "" says Mujaz and its version; name where you can be asked
allow_private = []    # hosts of one's own network that feeds may be at: ["wiki.local", "10.0.0.7"]
timeout = 30          # seconds for a whole answer, 1 to 600
per_host = 2          # connections to one host at a time, 1 to 16
spacing = 1           # seconds between two requests to one host, 0 to 60
robots = true         # robots.txt is obeyed for pages; feeds are made to be fetched

[store]
url = ""              # "": a file under .mujaz/. "${DATABASE_URL}" is filled from the environment

[reports]
folder = "reports"    # where the pages go
formats = ["html", "md", "txt", "json", "atom"]  # also "epub" and "single": the day with its articles in one file
templates = ""        # a folder of your own templates; "": templates/ beside this file, if there is one
url = ""              # where the folder is on the web, if it is: "https://example.org/news"

[keep]                # days; 0: for ever
pages = 0             # a briefing's pages in the reports folder; the newest always stays
texts = 0             # the texts of articles in the store; longer than window_days
runs = 90             # what Prefect remembers of each run; not 0
"""


def sample() -> str:
    """Give the text of a settings file that says what the defaults say."""
    return SAMPLE
