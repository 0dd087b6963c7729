"""Italian.

Sources: month and weekday names of Unicode CLDR through Babel; stop words of stopwordsiso (MIT) less `carriers`;
stemmer of snowball (`snowballstemmer`, BSD-3). Abbreviations, verbs of speech and opinion, furniture lines, agencies
and the words that tell the language are our own lists, from reading papers; so are the number words.
"""

from __future__ import annotations

from tasks.languages.rules import Dates, Openers, Rules, Speech, States, listed, numbered

_NUMBERS = numbered(
    "zero - due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici"
    " diciassette diciotto diciannove venti",
    start=0,
) | {
    "trenta": 30, "quaranta": 40, "cinquanta": 50, "sessanta": 60, "settanta": 70, "ottanta": 80, "novanta": 90,
    "cento": 100, "duecento": 200, "trecento": 300, "quattrocento": 400, "cinquecento": 500, "seicento": 600,
    "settecento": 700, "ottocento": 800, "novecento": 900, "mille": 1000, "duemila": 2000, "tremila": 3000,
    "diecimila": 10000, "milione": 10**6, "milioni": 10**6, "miliardo": 10**9, "miliardi": 10**9,
}  # fmt: skip

RULES = Rules(
    code="it",
    titles=listed(
        "Sig Sigg Sig.ra Dott Dr Prof Prof.ssa Dott.ssa Ing Avv On Sen Gen Col Cap Mons S n pag pagg art artt p pp fig"
        " cfr"
    ),
    abbreviations=listed("ecc S.p.A S.r.l a.C d.C circa ca tel gen feb mar apr mag giu lug ago set ott nov dic U.S.A"),
    starters=listed("Il Lo La I Gli Le Un Una In Nel Nella Per Ma E Secondo Questo Questa Al Con Dopo Anche Si Non"),
    elided=listed("l un dell all nell dall sull d c quest quell anch s t m v n"),
    stemmer="italian",
    carriers=listed("citta città consiglio lavoro mondo paese stato"),
    dates=Dates(
        locales=("it",),
        guarded=listed("maggio marzo agosto"),
        case="lower",
        days={"primo": 1},
        current=listed("di questo mese|del corrente mese|corrente mese"),
        relative={"oggi": 0, "ieri": -1, "domani": 1, "l'altro ieri": -2, "altroieri": -2},
        with_weekday=("domani",),
        ago=("fa",),
        units={"giorno": 1, "giorni": 1, "settimana": 7, "settimane": 7},
        gone=listed("scorso scorsa"),
        coming=listed("prossimo prossima"),
        years=listed(
            "nel|dal|fino al|anno|anni|fine|inizio|metà|in|di|a|estate|inverno|autunno|primavera|mese di|dopo il"
            "|dell'anno"
        ),
    ),
    numbers=_NUMBERS,
    vague=listed("milioni miliardi mille cento"),
    decimal=",",
    states=States(
        ahead=listed(
            "dovrà|dovranno|dovrebbe|dovrebbero|potrebbe|potrebbero|intende|intendono|prevede di|prevedono di"
            "|si prevede|è previsto|è prevista|sarà|saranno|sarebbe|sarebbero|avrebbe|avrebbero|avrà|avranno"
        ),
        coming=".{2,}(?:(?<!i)er|ir)a|.{2,}(?:er|ir|rr)anno",
        not_coming=listed(
            "camera lettera opera primavera intera libera altera bufera galera tempera spera leggera severa sincera"
            " povera tessera zattera ritira attira aspira respira ammira ispira"
        ),
        done="ha|hanno|aveva|avevano|fu|furono|stat[oaie]",
        going=listed("ancora|in corso|prosegue|proseguono|continua|continuano|finora|per ora"),
        denying=listed("non mai nessun nessuno nessuna smentito smentisce nega negato respinto"),
        dead=listed("morti|morto|morta|vittime|vittima|cadaveri|la vita|uccisi|uccise|deceduti|corpi"),
        killing=listed("ucciso uccidendo"),
        several=listed("alcuni alcune diversi diverse decine"),
        tolls=listed("bilancio numero"),
    ),
    openers=Openers(
        opinion=listed("crede credono ritiene ritengono pensa pensano considera considerano stima"),
        courts=listed("corte tribunale giudice giudici giuria"),
        analysts=listed(
            "analista analisti esperto esperti esperta esperte osservatore osservatori economisti ricercatore"
            " ricercatori politologo commentatori"
        ),
        judging=listed(
            "è chiaro che|solleva dubbi|solleva interrogativi|desta perplessità|non c'è dubbio|senza dubbio"
            "|a mio avviso|a mio parere|secondo me|credo che|penso che|la verità è che|resta da vedere|difficile dire"
        ),
        closing=listed("a suo avviso|secondo lui|secondo lei|a suo parere|secondo gli esperti"),
        adding=listed("aggiunto proseguito concluso aggiunge conclude prosegue"),
        speech=listed(
            "detto dice affermato afferma spiegato spiega sottolineato sottolinea dichiarato dichiara riferito"
            " riferisce ricordato avvertito ribadito precisato assicurato annunciato commentato raccontato"
            " osservato disse"
        ),
        bare_before=("che",),
        pronouns=listed("lui lei loro egli essi"),
        leaning=listed(
            "ma|tuttavia|però|lui|lei|loro|egli|questo|questa|questi|queste|ciò|inoltre|anche|dal canto suo"
            "|da parte sua|d'altra parte|per questo|così|invece|intanto|nel frattempo|e|il suo|la sua|allora|infatti"
            "|in questo senso|in questo contesto|quindi|pertanto|poi|eppure"
        ),
        reach=6,
    ),
    speech=Speech(
        verbs=listed(
            "ha detto|ha affermato|ha spiegato|ha sottolineato|ha dichiarato|ha riferito|ha ricordato|ha avvertito"
            "|ha ribadito|ha precisato|ha assicurato|ha annunciato|ha commentato|ha raccontato|ha osservato"
            "|ha aggiunto|ha scritto|dice|afferma|spiega|sottolinea|dichiara|aggiunge|scrive|disse|hanno detto"
        ),
        particles=("che",),
        according=("secondo",),
        adjuncts=listed(
            "in un|in una|nel|nella|durante|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|dopo|davanti"
            "|ai|alla|al|che|oggi|ieri|prima|a margine"
        ),
        called=listed("intitolato intitolata chiamato chiamata denominato"),
        leads=listed("in di a da per con su dopo prima quando mentre come se e ma o che"),
        nobody=listed(
            "lui lei loro egli ella essi io noi chi che questo ciò un una alcuni molti diversi altri entrambi fonti"
            " testimoni residenti esperti analisti osservatori tutti nessuno qualcuno suo sua"
        ),
        unnamed=listed("sotto anonimato|a condizione di anonimato|in condizione di anonimato|ha chiesto l'anonimato"),
        roles=listed(
            "presidente ministro ministra premier sindaco sindaca governatore re regina principe senatore portavoce"
            " polizia governo ministero azienda tribunale fonte responsabile ufficiale giudice direttore direttrice"
            " capo leader allenatore giocatore dottore professore il la lo i gli le signor signora unione banca"
            " consiglio comitato agenzia comunicato rapporto giornale partito esercito"
        ),
        barring=listed("non mai che chi si lo gli"),
    ),
    furniture={
        "read also": listed(
            "leggi anche:…|leggi anche~|leggi anche|vedi anche:…|guarda anche:…|potrebbe interessarti:…"
            "|potrebbe interessarti anche|articoli correlati|notizie correlate|per approfondire:…"
        ),
        "read more": listed("leggi di più|leggi tutto|continua a leggere|continua|scopri di più|vedi altro|fonte:…"),
        "comments": listed(
            "commenti|# commenti|# commento|nessun commento|lascia un commento|commenta|scrivi un commento"
            "|vedi i commenti"
        ),
        "share": listed("condividi|condividi su~|condividi l'articolo|copia link|copia il link|stampa|invia per email"),
        "subscribe": listed(
            "abbonati|abbonati ora~|iscriviti~|iscriviti alla newsletter~|newsletter|accedi|registrati~"
        ),
        "follow us": listed("seguici|seguici su~|seguici sui social~|segui il nostro canale~"),
        "advertisement": listed("pubblicità|annuncio|annunci|contenuto sponsorizzato|sponsorizzato"),
        "cookies": listed("accetta i cookie|cookie policy|informativa sulla privacy|politica sui cookie"),
        "rights": listed("tutti i diritti riservati…|riproduzione riservata…|riproduzione riservata"),
        "tags": listed("etichette|etichette:…|tag:…|temi:…|argomenti:…|parole chiave:…"),
        "printed date": listed(
            "pubblicato il~|pubblicato:…|data di pubblicazione:…|aggiornato il~|aggiornato:…|ultimo aggiornamento:…"
            "|modificato il:…|ultima modifica:…"
        ),
        "caption": listed("foto:…|fotografia:…|immagine:…|crediti:…|foto d'archivio|immagine d'archivio|didascalia,…"),
        "section label": listed(
            "home|notizie|ultime notizie|ultim'ora|esteri|mondo|politica|economia|sport|cronaca|cultura|opinioni"
            "|salute|scienza|tecnologia|spettacoli|video|foto|galleria|in diretta|i più letti|editoriale|italia"
        ),
    },
    agencies=listed("ansa|adnkronos|agi|lapresse|la presse|archivio|askanews|imagoeconomica"),
    common=listed(
        "il di che è per un una della delle dei del nel nella alla al gli le la i e con si sono anche dal da più ha lo"
        " non in a ma come alle dalla degli agli sul sulla nei nelle questo stato hanno dopo tra fra essere"
    ),
)
