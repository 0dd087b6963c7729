"""English.

Sources: month and weekday names of Unicode CLDR (written out, so that no table need be loaded); stop words of
stopwordsiso (MIT) less `carriers`; stemmer of snowball (`snowballstemmer`, BSD-3). Abbreviations, verbs of speech and
opinion, furniture lines, agencies and the words that tell the language are our own lists, from reading papers; so are
the number words.
"""

from __future__ import annotations

from tasks.languages.names import ENGLISH_MONTHS, ENGLISH_WEEKDAYS
from tasks.languages.rules import Dates, Openers, Rules, Speech, States, listed, numbered, peopled

_NUMBERS = numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty",
    start=0,
) | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
    "thousand": 1000, "million": 10**6, "millions": 10**6, "billion": 10**9, "billions": 10**9, "trillion": 10**12,
}  # fmt: skip

RULES = Rules(
    code="en",
    titles=listed(
        "Mr Mrs Ms Dr Prof St Gen Col Lt Sgt Capt Cpl Maj Cmdr Adm Rep Reps Sen Sens Gov Pres Rev Hon Mt No"
        " Nos vs Messrs"
        " Fr Ft Fig Figs Sr. Supt Insp Amb Atty Hon.",
    ),
    abbreviations=listed(
        "Inc Ltd Co Corp Jr Sr Bros etc approx dept est Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec a.m"
        " p.m e.g i.e"
        " cf al Ave Blvd Rd Univ Assn Ph.D M.D U.S U.K U.N D.C",
    ),
    starters=listed(
        "The A An He She It They We I In On At But And This That These Those There If When As His Her Its"
        " Their For After"
        " Before While However Meanwhile Since During According",
    ),
    tails=listed("s re ve ll d m"),
    peoples=peopled(
        "US American US USA U.S. America|GB Britain British UK U.K. English England Scottish Scotland Welsh Wales|"
        "SA Saudi Saudis|AE UAE Emirati Emirates|RU Russian Russians|UA Ukrainian|FR French|DE German|IT Italian|"
        "ES Spanish Spaniard|PT Portuguese|GR Greek|TR Turkish Turkey|SY Syrian|LY Libyan|EG Egyptian|SD Sudanese|"
        "TN Tunisian|DZ Algerian|MA Moroccan|MR Mauritanian|JO Jordanian|LB Lebanese|"
        "PS Palestinian Palestine Gaza|IL Israeli|IQ Iraqi|IR Iranian|KW Kuwaiti|QA Qatari|BH Bahraini|OM Omani|"
        "YE Yemeni|AF Afghan|PK Pakistani|IN Indian|CN Chinese|JP Japanese|BR Brazilian|AR Argentine Argentinian|"
        "MX Mexican|CA Canadian|AU Australian|SE Swedish|NO Norwegian|CH Swiss|NL Dutch|BE Belgian|PL Polish|"
        "AT Austrian|RS Serbian Serb|NG Nigerian|ET Ethiopian|SO Somali|KE Kenyan|ZA South_African|IE Irish|"
        "DK Danish|HU Hungarian|CZ Czech|CU Cuban|VE Venezuelan|CO Colombian"
    ),
    stemmer="english",
    carriers=listed(
        "fire bill bills trillion microsoft computer research states state cases mine un uk us system rights world"
        " order members member group groups miss room rooms"
    ),
    more_stops=listed("said says told according"),
    dates=Dates(
        months=dict(ENGLISH_MONTHS),
        weekdays={name: day for name, day in ENGLISH_WEEKDAYS.items() if len(name) > 5},
        guarded=listed("jan feb mar apr may jun jul aug sep sept oct nov dec march june april august"),
        case="upper",
        month_first=True,
        order="",
        days=numbered("first second third fourth fifth sixth seventh eighth ninth tenth"),
        relative={"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0},
        ago=("ago",),
        units={"day": 1, "days": 1, "week": 7, "weeks": 7},
        gone=listed("last past"),
        coming=listed("next coming"),
        years=listed(
            "in|since|until|till|by|from|of|early|late|mid|before|after|during|year|to|through|between|this"
            "|last|next|spring"
            "|summer|autumn|fall|winter"
        ),
    ),
    numbers=_NUMBERS,
    vague=listed("millions billions million billion trillion thousand hundred"),
    states=States(
        ahead=listed(
            "will|is to|are to|is set to|are set to|set to|due to be|due to begin|due to start|due to vote|due to open"
            "|plans to|plan to|planning to|is expected to|are expected to|expected to|scheduled to|about to|going to"
            "|intends to|intend to|hopes to|preparing to|likely to|may|could|might|would|shall"
        ),
        done="was|were|has|had|have|(?!said|told|asked|warned|added|noted|stated|stressed|insisted|promised).{2,}ed",
        going=listed("still|ongoing|under way|underway|so far|continues|are continuing|is continuing|yet to"),
        denying=listed(
            "not never no nor cannot without denied denies deny denying rejected refuted refutes refuting"
            " disputed disputes dismissed dismisses disavowed doubted doubts"
        ),
        dead=listed("dead perished died die dies deaths lives bodies body drowned fatalities killed"),
        killing=listed("killing kills kill claimed"),
        several=listed("several some many dozens"),
        tolls=listed("toll"),
    ),
    speech=Speech(
        verbs=listed(
            "said|says|told|tells|stated|explained|noted|stressed|emphasized|emphasised|warned|remarked|insisted"
            "|commented|replied|added|continued|concluded|wrote|announced|declared|argued|recalled|acknowledged"
            "|confirmed"
        ),
        particles=("that",),
        according=listed("according to|in the words of"),
        adjuncts=listed(
            "in a|in an|on monday|on tuesday|on wednesday|on thursday|on friday|on saturday|on sunday|on the|at a"
            "|at the|late on|who|which|when|as|after|before|during|while|in his|in her|in their|in remarks"
            "|in comments|by phone|via|reporters|adding|today|yesterday|the bbc|reuters|afp|cnn|journalists"
            "|lawmakers|parliament"
        ),
        called=listed("called titled entitled dubbed named"),
        leads=listed(
            "in on at by for from with after before when while as if since until and but or so then that to of not"
        ),
        nobody=listed(
            "he she they it we i you who which this these those there a an one some many several most others"
            " another both sources officials witnesses residents critics experts analysts observers people police"
            " neighbors neighbours his her their its our my no none everyone somebody someone anybody what"
        ),
        unnamed=listed(
            "on condition of anonymity|declined to be named|asked not to be named|did not want to be named"
            "|spoke anonymously"
        ),
        roles=listed(
            "president minister prime mayor governor king queen prince senator spokesman spokeswoman spokesperson"
            " police government ministry company court source official officer judge director chief head leader"
            " coach player doctor professor mr mrs ms dr sir lord the union bank council commission committee"
            " agency office statement report newspaper party army military"
        ),
        barring=listed(
            "not never who which that to be being been was were is are has had have having would could should did"
        ),
    ),
    asking=listed("why how what who"),
    openers=Openers(
        opinion=listed(
            "believe believes believed think thinks thought expect expects predict predicts predicted argue argues"
            " argued reckon reckons speculated"
        ),
        courts=listed("court courts judge judges jury tribunal"),
        analysts=listed(
            "analyst analysts expert experts observer observers commentator commentators pundits economists"
            " researcher researchers scholars"
        ),
        judging=listed(
            "raised questions|raises questions|raising questions|it is clear that|it remains to be seen"
            "|there is no doubt|i think|i believe|in my view|in my opinion|the truth is|make no mistake"
            "|the real question|the question is"
            "|one thing is clear|needless to say|hard to say"
        ),
        closing=listed("in his view|in her view|in his opinion|in her opinion|he argued|she argued|analysts say"),
        adding=listed("added continued concluded adding"),
        speech=listed(
            "said says told tells stated explained noted stressed emphasized emphasised warned remarked insisted"
            " commented replied answered described acknowledged reiterated"
        ),
        bare_before=("that",),
        pronouns=listed("he she they it i we"),
        leaning=listed(
            "but|however|he|she|they|it|this|that|these|those|his|her|their|its|also|meanwhile|and|so|yet"
            "|still|moreover"
            "|furthermore|in addition|additionally|instead|therefore|thus|nevertheless|nonetheless|for his part"
            "|for her part|for their part|on the other hand|by contrast|as a result|in turn|such|both|then|similarly"
        ),
        reach=5,
    ),
    furniture={
        "read also": listed(
            "read also~|also read~|don't miss:…|you may also like~|recommended stories|more on this story"
            "|more from~|recommended for you|what to read next|related topics|related content"
        ),
        "read more": listed(
            "read more about~|read full story~|full story|learn more|view more|see more|load more|source:…"
        ),
        "comments": listed(
            "# comment|join the conversation~|view comments|show comments|comments are closed~|add a comment"
        ),
        "share": listed(
            "share|share this story|share this post|share this page|copy link|print|email|share on facebook"
            "|share on twitter|email this article|print this article|listen to this article~|save"
        ),
        "subscribe": listed(
            "sign up|sign in|log in|subscribe to read~|sign up here~|sign up to our~|get our newsletter~"
            "|join our newsletter~|sign up for~|get the latest news~|subscribe for~"
        ),
        "follow us": listed("follow us on facebook~|like us on facebook~|follow us on twitter~"),
        "rights": listed("copyright ©…|copyright (c)…|this material may not be published, broadcast, rewritten~"),
        "caption": listed("file photo:…|file photo|picture:…|pictured:…|photograph:…|credit:…|caption:…"),
        "section label": listed(
            "home|news|latest news|breaking news|world|world news|politics|business|sport|sports|opinion"
            "|culture|technology"
            "|tech|health|science|entertainment|lifestyle|travel|video|videos|photos|gallery|in pictures"
            "|analysis|editorial"
            "|top stories|most read|most popular|trending|trending now|live|explainer|features|markets|menu|search"
        ),
    },
    agencies=listed("the associated press|file|ap|pool"),
    common=listed(
        "the of and to in a is that was for with on as by at from are were has have his her said be"
        " this it which not an but who will he they their after been about over its"
    ),
)
