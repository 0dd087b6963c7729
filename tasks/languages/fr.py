"""French.

Sources: month and weekday names of Unicode CLDR through Babel, with the abbreviations that papers use beside them; stop
words of stopwordsiso (MIT) less `carriers`; stemmer of snowball (`snowballstemmer`, BSD-3). Abbreviations, verbs of
speech and opinion, furniture lines, agencies and the words that tell the language are our own lists, from reading
papers; so are the number words.
"""

from __future__ import annotations

from tasks.languages.rules import Dates, Openers, Rules, Speech, States, listed, numbered, peopled

_NUMBERS = numbered(
    "zéro - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit"
    " dix-neuf vingt",
    start=0,
) | {
    "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80, "nonante": 90,
    "cent": 100, "cents": 100, "mille": 1000, "million": 10**6, "millions": 10**6, "milliard": 10**9,
    "milliards": 10**9,
}  # fmt: skip

RULES = Rules(
    code="fr",
    titles=listed("M MM Mme Mmes Mlle Dr Pr Me Mgr St Ste av bd pl rte no art Gal Cdt"),
    abbreviations=listed("etc ex env cf janv févr avr juil sept oct nov déc p.ex chap vol"),
    starters=listed("Le La Les L' Un Une Il Elle Ils Elles On Nous Ce Cette Ces Mais Et En Au Dans Pour Selon Après"),
    elided=listed("l d j m t s c n qu jusqu lorsqu puisqu quoiqu aujourd"),
    peoples=peopled(
        "US américain Américains USA|GB britannique Grande-Bretagne anglais Angleterre|SA saoudien|"
        "AE émirati Émirats|RU russe|UA ukrainien|FR français|DE allemand|IT italien|ES espagnol|PT portugais|"
        "GR grec|TR turc turque|SY syrien|LY libyen|EG égyptien|SD soudanais|TN tunisien|DZ algérien|MA marocain|"
        "MR mauritanien|JO jordanien|LB libanais|PS palestinien Palestine|IL israélien|IQ irakien|IR iranien|"
        "QA qatari|YE yéménite|AF afghan|PK pakistanais|IN indien|CN chinois|JP japonais|BR brésilien|AR argentin|"
        "MX mexicain|CA canadien|AU australien|SE suédois|NO norvégien|CH suisse|NL néerlandais|BE belge|"
        "PL polonais|AT autrichien|RS serbe|NG nigérian|IE irlandais"
    ),
    stemmer="french",
    carriers=listed("mille force état"),
    dates=Dates(
        locales=("fr",),
        months=numbered("- fevrier - - - - - aout - - - decembre", "- - - - - - - - septembre"),
        guarded=listed("mars mai"),
        case="lower",
        days={"premier": 1},
        relative={"aujourd'hui": 0, "hier": -1, "avant-hier": -2, "demain": 1},
        ago=("il y a", "voici"),
        units={"jour": 1, "jours": 1, "semaine": 7, "semaines": 7},
        gone=listed("dernier passé"),
        coming=listed("prochain"),
        years=listed(
            "en|depuis|jusqu'en|de|fin|début|mi|courant|l'année|année|dès|avant|après|d'ici|entre|été|hiver|printemps"
            "|automne|fin de|au mois de|mois de"
        ),
    ),
    numbers=_NUMBERS,
    vague=listed("millions milliards mille cent cents"),
    decimal=",",
    states=States(
        ahead=listed(
            "doit|doivent|devrait|devraient|va|vont|compte|comptent|prévoit|prévoient|envisage|envisagent|s'apprête"
            "|s'apprêtent|pourrait|pourraient|est prévu|est prévue|sera|seront|aura|auront|serait|seraient"
            "|aurait|auraient"
        ),
        coming=".{2,}(?:er|ir|dr|tr|vr|ur)(?:a|ont)|.{2,}(?:er|ir|dr)(?:ait|aient)",  # the conditional is hearsay
        not_coming=listed(
            "camera opera caméra opéra tera sierra espérait espéraient opérait opéraient considérait considéraient"
            " préférait préféraient gérait géraient libérait récupérait différait retirait retiraient attirait"
            " attiraient admirait inspirait respirait conquérait"
        ),
        done="a|ont|est|sont|avait|avaient|etait|etaient",
        going=listed(
            "se poursuit|se poursuivait|se poursuivent|se poursuivaient|toujours|en cours|pour l'heure"
            "|pour l'instant|à ce stade|jusqu'à présent"
        ),
        denying=listed(
            "pas jamais aucun aucune démenti dément démentent nie nient nié rejeté réfute réfutent réfuté conteste"
            " contestent contesté"
        ),
        dead=listed("la vie|morts|mort|mortes|morte|meurent|tués|tuées|décédés|cadavres|corps"),
        killing=listed("tué tuant tuent"),
        several=listed("plusieurs quelques dizaines"),
        tolls=listed("bilan"),
    ),
    speech=Speech(
        verbs=listed(
            "a dit|a déclaré|a affirmé|a expliqué|a indiqué|a précisé|a souligné|a rappelé|a raconté|a averti"
            "|a assuré|a confié|a répondu|a martelé|a ajouté|a poursuivi|a écrit|a annoncé|a lancé|a estimé|ont dit"
            "|ont déclaré|déclare|affirme|explique|indique|précise|souligne|rappelle|raconte|assure|confie|répond"
            "|ajoute|poursuit|écrit|lance|estime|déclarait|expliquait|dit"
        ),
        particles=listed("que qu'"),
        according=listed("selon|d'après"),
        adjuncts=listed(
            "dans un|dans une|lors d'|lors de|lors du|au cours|à la|au micro|sur|devant|lundi|mardi|mercredi|jeudi"
            "|vendredi|samedi|dimanche|hier|qui|dont|après|avant|pendant|auprès|à l'afp|à l'issue|en marge"
        ),
        called=listed("intitulé intitulée appelé appelée baptisé baptisée dit dite"),
        leads=listed(
            "dans en à au aux sur pour par avec après avant quand lorsque comme si depuis et mais ou donc de du des"
        ),
        nobody=listed(
            "il elle ils elles on nous je vous qui ce cela ceci celui celle un une certains plusieurs beaucoup"
            " d'autres sources témoins habitants experts analystes observateurs tous chacun personne son sa ses"
            " leur leurs t-il t-elle"
        ),
        unnamed=listed(
            "sous couvert d'anonymat|sous le couvert de l'anonymat|sous condition d'anonymat|a requis l'anonymat"
        ),
        roles=listed(
            "président présidente ministre premier première maire gouverneur roi reine prince sénateur porte-parole"
            " police gouvernement ministère entreprise tribunal source responsable officier juge directeur"
            " directrice chef dirigeant entraîneur joueur docteur professeur m mme le la les l monsieur madame"
            " union banque conseil comité agence communiqué rapport journal parti armée"
        ),
        barring=listed("pas jamais n' ne qui que l' l' se s'"),
    ),
    asking=listed("pourquoi comment que quel quelle qui"),
    openers=Openers(
        opinion=listed("estime estiment estimait juge jugent pense pensent croit croient considère considèrent"),
        courts=listed("cour juge juges tribunal magistrats jury"),
        analysts=listed(
            "analyste analystes expert experts observateur observateurs spécialiste spécialistes politologue"
            " économistes chercheur chercheurs"
        ),
        judging=listed(
            "il est clair que|soulève des questions|pose la question|soulèvent des questions|force est de|nul doute que"
            "|à mon avis|à mes yeux|je crois que|je pense que|on peut y voir|reste à savoir|la vérité est que"
            "|autant dire que|c'est une évidence|difficile de dire"
        ),
        closing=listed("selon lui|selon elle|à son avis|estime-t-il|estime-t-elle|juge-t-il|juge-t-elle"),
        adding=listed("ajouté ajoute ajoutait poursuivi poursuit conclu conclut"),
        speech=listed(
            "dit déclaré déclare affirmé affirme expliqué explique indiqué indique précisé précise souligné souligne"
            " rappelé raconte averti assuré assure confié répondu martelé insisté noté"
        ),
        bare_before=("que",),
        pronouns=listed("il elle ils elles on"),
        leaning=listed(
            "mais|cependant|toutefois|pourtant|il|elle|ils|elles|ce|cela|cette|ces|celui-ci|celle-ci"
            "|de son côté|pour sa part"
            "|par ailleurs|en revanche|ainsi|aussi|en outre|de plus|et|or|donc|c'est|son|sa|ses|leur|leurs|quant à"
            "|à l'inverse|dans le même temps|dans ce contexte|enfin|puis|ensuite|pour autant"
        ),
        reach=6,
    ),
    furniture={
        "read also": listed(
            "lire aussi:…|lire aussi~|à lire aussi:…|à lire aussi~|à lire également~|lire également:…|voir aussi:…"
            "|sur le même sujet|à lire:…|lire:…|articles liés|à découvrir~|contenus sponsorisés"
        ),
        "read more": listed("lire la suite~|en savoir plus|lire plus|voir plus|la suite après la publicité|source:…"),
        "comments": listed(
            "commentaires|aucun commentaire|# commentaires|# commentaire|laisser un commentaire"
            "|ajouter un commentaire|réagir|réagissez|poster un commentaire|commenter"
        ),
        "share": listed(
            "partager|partager sur~|partagez|partager l'article|partager cet article~|copier le lien|imprimer"
            "|envoyer par e-mail|écouter l'article~|offrir l'article~"
        ),
        "subscribe": listed(
            "s'abonner|abonnez-vous~|je m'abonne~|inscrivez-vous à~|newsletter|newsletters|se connecter"
            "|recevez~|article réservé aux abonnés~|déjà abonné~"
        ),
        "follow us": listed("suivez-nous|suivez-nous sur~|retrouvez-nous sur~|suivez nous~"),
        "count": listed("# min de lecture|# minutes de lecture|temps de lecture:…|# vues"),
        "advertisement": listed("publicité|annonce|publicités|contenu sponsorisé"),
        "cookies": listed("accepter les cookies|gérer les cookies|politique de confidentialité|mentions légales"),
        "rights": listed("tous droits réservés…|reproduction interdite…|tous droits de reproduction~"),
        "tags": listed("mots-clés|mots-clés:…|mots clés:…|thèmes:…|étiquettes:…"),
        "printed date": listed(
            "publié le~|publié:…|publiée le~|posté le~|paru le:…|mis en ligne le:…|date de publication:…"
            "|mis à jour le~|mise à jour le:…|actualisé le:…|modifié le~|dernière mise à jour:…"
        ),
        "caption": listed(
            "crédit photo,…|légende image,…"
            "|crédit photo:…|crédits photo:…|photo d'illustration~|photo d'archives~|crédit:…|crédits:…|illustration"
        ),
        "section label": listed(
            "accueil|actualités|actualité|à la une|monde|international|politique|économie|sport|sports|société"
            "|culture|santé"
            "|sciences|opinions|tribune|éditorial|vidéo|vidéos|en images|en direct|les plus lus|dossiers|faits divers"
        ),
    },
    agencies=listed("archives|photo d'archives|dr|sipa|maxppp|keystone|belga|map|aps|tap"),
    common=listed(
        "le la les de des du un une et à a en est dans que qui pour par sur au aux avec plus pas ce"
        " cette son sa ses été ont mais selon après être comme se il l d qu y"
    ),
    letters="œ",
)
