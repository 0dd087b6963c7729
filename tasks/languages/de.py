"""German.

Sources: month and weekday names of Unicode CLDR through Babel, with the Austrian "Jänner"; stop words of stopwordsiso
(MIT) less `carriers`; stemmer of snowball (`snowballstemmer`, BSD-3). Abbreviations, verbs of speech and opinion,
furniture lines, agencies and the words that tell the language are our own lists, from reading papers; so are the number
words.
"""

from __future__ import annotations

from tasks.languages.rules import Dates, Openers, Rules, Speech, States, listed, numbered, peopled

_ONES = listed("ein zwei drei vier fünf sechs sieben acht neun")
_TENS = listed("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_NUMBERS = (
    numbered("null - zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn"
        " sechzehn siebzehn"
             " achtzehn neunzehn", start=0)
    | {ten: value for value, ten in zip(range(20, 100, 10), _TENS, strict=True)}
    | {f"{one}und{ten}": (n + 1) * 1 + t for t, ten in zip(range(20, 100, 10), _TENS, strict=True)
       for n, one in enumerate(_ONES)}
    | {f"{one}hundert": (n + 1) * 100 for n, one in enumerate(_ONES)}
    | {f"{one}tausend": (n + 1) * 1000 for n, one in enumerate(_ONES)}
    | {"hundert": 100, "tausend": 1000, "zehntausend": 10000, "hunderttausend": 100000, "Million": 10**6,
       "Millionen": 10**6, "Mio": 10**6, "Milliarde": 10**9, "Milliarden": 10**9, "Mrd": 10**9}
)  # fmt: skip

RULES = Rules(
    code="de",
    titles=listed(
        "Dr Prof Hr Fr St -str Nr Bd Kap Abs Art bzw ca vgl sog Dipl Ing Mag Univ evtl ggf inkl exkl z.B d.h u.a s.o"
        " z.T"
    ),
    abbreviations=listed("etc usw Jan Feb Mrz Apr Jun Jul Aug Sep Sept Okt Nov Dez Mio Mrd Str Tel ff"),
    starters=listed(
        "Der Die Das Ein Eine Er Sie Es Wir Ich In Im Am Bei Nach Doch Und Aber Auch Dies Diese Dieser Dabei Damit"
    ),
    ordinals=True,
    peoples=peopled(
        "US amerikanisch US-amerikanisch USA Amerikaner|GB britisch Großbritannien England englisch|SA saudisch|"
        "RU russisch Russe|UA ukrainisch|FR französisch|DE deutsch Deutscher|IT italienisch|ES spanisch|"
        "GR griechisch|TR türkisch|SY syrisch|LY libysch|EG ägyptisch|PS palästinensisch Palästina|IL israelisch|"
        "IR iranisch|CN chinesisch|JP japanisch|IN indisch|BR brasilianisch|AR argentinisch|MX mexikanisch|"
        "CA kanadisch|AU australisch|CH schweizerisch Schweizer|AT österreichisch Österreicher|NL niederländisch|"
        "PL polnisch|NG nigerianisch|SI slowenisch"
    ),
    stemmer="german",
    carriers=listed("mensch menschen ordnung gott recht rechte"),
    dates=Dates(
        locales=("de",),
        months=numbered("Jänner Feber - - - - - - - - - -", "- - Mrz"),
        guarded=listed("Mai"),
        case="upper",
        days=numbered("ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten"),
        current=listed("dieses Monats"),
        relative={"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2},
        with_weekday=("morgen",),
        ago=("vor",),
        units={"Tag": 1, "Tagen": 1, "Woche": 7, "Wochen": 7},
        gone=listed("vergangenen vergangener letzten letzter vorigen"),
        coming=listed("kommenden nächsten kommender"),
        years=listed(
            "im Jahr|im Jahre|seit|bis|Jahr|Jahre|in|Ende|Anfang|Mitte|ab|von|vor|nach|Sommer|Winter|Herbst|Frühjahr"
            "|Frühling|im|Monat|Ende Mai"
        ),
    ),
    numbers=_NUMBERS,
    vague=listed("Millionen Milliarden hundert tausend Million"),
    decimal=",",
    states=States(
        ahead=listed("wird|werden|will|wollen|soll|sollen|plant|planen|dürfte|dürften|könnte|könnten|möchte"),
        done="hat|haben|hatte|hatten|wurde|wurden|ist|sind|war|waren",
        going=listed(
            "noch immer|immer noch|noch nicht|weiterhin|dauert an|dauern an|dauerte an|dauerten an"
            "|bislang|bisher|derzeit"
        ),
        denying=listed(
            "nicht kein keine keinen nie niemals dementierte dementierten dementiert dementieren bestreitet bestreiten"
            " bestritt bestritten widersprach widerspricht bezweifelt"
        ),
        dead=listed("ums leben|leben gekommen|tote|toten|toter|todesopfer|getötet|gestorben|leichen"),
        killing=listed("starben"),
        reach=14,
        several=listed("mehrere einige"),
        tolls=listed("zahl"),
    ),
    speech=Speech(
        verbs=listed(
            "sagte|sagt|sagten|erklärte|erklärt|betonte|betont|berichtete|berichtet|warnte|warnt|äußerte"
            "|unterstrich|erläuterte|bekräftigte|antwortete|schrieb|schreibt|meinte|meint|fügte|kündigte"
            "|kritisierte|forderte"
        ),
        particles=("dass",),
        according=listed("laut|so|nach angaben von"),
        adjuncts=listed(
            "in einem|in einer|am montag|am dienstag|am mittwoch|am donnerstag|am freitag|am samstag|am sonntag"
            "|der deutschen|dem|gegenüber|bei|vor|nach|auf|im|der sich|die sich|hinzu|zuvor|heute|gestern"
            "|im gespräch|hat|ist"
        ),
        called=listed("titel namens genannt motto"),
        leads=listed("in im am an auf bei mit nach vor für von zu als wenn während seit und aber oder also doch dass"),
        nobody=listed(
            "er sie es wir ich man der die das dieser diese dieses ein eine einige viele mehrere andere beide"
            " augenzeugen anwohner experten beobachter kritiker niemand jemand alle sein seine ihr ihre was wer"
        ),
        unnamed=listed("nicht namentlich genannt|anonym bleiben|namentlich nicht genannt"),
        roles=listed(
            "präsident präsidentin minister ministerin kanzler bundeskanzler bürgermeister sprecher sprecherin"
            " polizei regierung ministerium unternehmen gericht richter direktor chef leiter trainer spieler"
            " professor herr frau könig königin bank rat kommission behörde bericht zeitung partei armee behörden"
            " zeugen"
        ),
        barring=listed("nicht nie der die das was wie er sie"),
    ),
    asking=listed("warum wie was wer"),
    openers=Openers(
        opinion=listed(
            "glaubt glauben meint meinen vermutet vermuten hält erwartet erwarten rechnet rechnen befürchtet"
        ),
        courts=listed("gericht gerichtshof richter richterin kammer senat"),
        analysts=listed(
            "Experte Experten Expertin Expertinnen Beobachter Analyst Analysten Fachleute Politologe Forscher"
            " Wissenschaftler Kommentatoren Ökonomen"
        ),
        judging=listed(
            "es ist klar, dass|wirft Fragen auf|warf Fragen auf|steht fest, dass|ohne Zweifel|zweifellos"
            "|meiner Meinung nach|aus meiner Sicht|ich glaube|ich denke|Tatsache ist|die Wahrheit ist|die Frage ist"
            "|schwer zu sagen"
        ),
        closing=listed(
            "seiner Meinung nach|ihrer Meinung nach|nach seiner Ansicht|nach ihrer Ansicht|glaubt er|glaubt sie"
        ),
        adding=listed("ergänzte ergänzt fügte"),
        speech=listed(
            "sagte sagt erklärte erklärt betonte betont teilte mitgeteilt berichtete berichtet hieß warnte warnt"
            " äußerte unterstrich erläuterte bekräftigte antwortete schrieb"
        ),
        bare_before=("dass",),
        pronouns=listed("er sie es man"),
        leaning=listed(
            "aber|doch|jedoch|er|sie|es|dies|diese|dieser|dieses|das|auch|zudem|außerdem|dabei|damit|dagegen"
            "|hingegen|daher"
            "|deshalb|deswegen|allerdings|dennoch|trotzdem|und|sein|seine|ihr|ihre|darüber hinaus|unterdessen"
            "|gleichzeitig"
            "|ebenso|dadurch|daraufhin|zugleich|demnach|so|darauf|davon|dazu|denn"
        ),
        reach=6,
    ),
    furniture={
        "read also": listed(
            "lesen Sie auch:…|lesen Sie auch~|lesen Sie hier:…|mehr zum Thema~|siehe auch:…|auch interessant:…"
            "|auch interessant|das könnte Sie auch interessieren|lesen Sie mehr~|passend zum Thema"
        ),
        "read more": listed(
            "weiterlesen|mehr lesen|mehr erfahren|mehr anzeigen|hier klicken~|zum Artikel|Quelle:…|mehr dazu:…"
        ),
        "comments": listed(
            "Kommentare|Kommentar|# Kommentare|# Kommentar|Kommentar schreiben|Kommentare anzeigen"
            "|keine Kommentare|jetzt kommentieren|Kommentar verfassen"
        ),
        "share": listed(
            "teilen|Artikel teilen|auf Facebook teilen|auf Twitter teilen|teilen auf~|Link kopieren|drucken|merken"
            "|Artikel anhören~|per Mail versenden|versenden"
        ),
        "subscribe": listed(
            "jetzt abonnieren~|abonnieren|Newsletter abonnieren~|Newsletter|anmelden|jetzt anmelden~|Anmeldung"
            "|registrieren|jetzt registrieren"
        ),
        "follow us": listed("folgen Sie uns~|folgen Sie uns auf~|folge uns~"),
        "advertisement": listed("Anzeige|Werbung|Anzeigen|gesponsert"),
        "cookies": listed("Cookies akzeptieren|Cookie-Einstellungen|Datenschutz|Datenschutzerklärung|Impressum"),
        "rights": listed("alle Rechte vorbehalten…"),
        "tags": listed("Schlagworte|Schlagworte:…|Schlagwörter:…|Themen:…|Stichworte:…|Mehr zum Thema:…"),
        "printed date": listed(
            "Stand:…|veröffentlicht am~|veröffentlicht:…|aktualisiert am~|aktualisiert:…|zuletzt aktualisiert~"
            "|letzte Aktualisierung:…|zuletzt geändert:…|erschienen am~|publiziert am~|publiziert:…"
        ),
        "caption": listed(
            "Foto:…|Bild:…|Fotos:…|Archivbild|Symbolbild|Archivfoto|Symbolfoto|Bildquelle:…|Quelle Foto:…"
        ),
        "section label": listed(
            "Startseite|Politik|Wirtschaft|Sport|Kultur|Panorama|Wissenschaft|Gesellschaft|Meinung|Ausland"
            "|Inland|Nachrichten"
            "|Schlagzeilen|Video|Videos|Bilder|Fotostrecke|meistgelesen|Liveticker|Aktuelles|Ratgeber|Digital"
            "|Gesundheit"
        ),
    },
    agencies=listed("dpa/picture alliance|dapd|kna|epd|sid|archiv|archivbild|symbolbild|keystone|ots|apa"),
    common=listed(
        "der die und das den von zu mit ist des im in für auf dem nicht ein eine sich auch es als an"
        " werden aus hat wird sind bei wurde nach einer einem sie er noch dass über zum zur will"
    ),
    letters="ß",
)
