"""Pages that stand in front of the article: paywalls, requests for consent, checks for robots.

Precision before recall: a phrase counts only in a short line of its own, and only where the page shows too little text
to be the article whole. A page that is not recognised is judged by its length like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Literal

from tasks.languages import get
from tasks.lengths import letters

Wall = Literal["", "paywall", "consent page", "robot check"]

WHOLE = 2000  # letters: what shows more of itself is no mere beginning, whatever the page declares
_DECLARED = 1000  # letters: one in eight pages declares that it is not free, and most of them are there in full
_LINE = 300  # characters beyond which a line is text rather than a notice
_LABELLED = 60  # characters of a line that is a label and nothing else
_FEW_WORDS = 1000  # letters of a page that only asks whether a person is there
_HEAD = 5  # lines of a long text by which it is seen whether the others are worth looking at
_SHARE = 2  # one letter in so many must be about consent
_PAYWALL = """
subscribe to continue reading|subscribe to read the full|subscribe to keep reading|subscribe now to continue reading
subscribe to unlock|subscribe to access this|to continue reading … subscribe|to read the full … subscribe
to continue reading … log in|to continue reading … sign in|continue reading with a subscription
this article is for subscribers|this content is for subscribers|this story is for subscribers
this article is available to subscribers|this article is exclusively for subscribers
this content is reserved for subscribers|available exclusively to subscribers|this content is for members only
unlock this article|unlock the full article
you have reached your limit of free articles|you've reached your limit of free
you have read all your free articles|you have # free articles|become a subscriber to read
cet article est reserve aux abonnes|cet article est reserve a nos abonnes
la suite de cet article est reservee|la suite est reservee aux abonnes
il vous reste # de cet article|abonnez-vous pour lire la suite|pour lire la suite … abonnez-vous
lire la suite … reserve aux abonnes|connectez-vous pour lire la suite|cet article est reserve aux membres
dieser artikel ist nur fur abonnenten|dieser artikel ist abonnenten vorbehalten
weiterlesen mit … abo|jetzt weiterlesen mit|lesen sie diesen artikel mit|mit … abo weiterlesen|artikel freischalten
um diesen artikel … zu lesen|sie haben noch keinen zugang … abo
este articulo es exclusivo para suscriptores
suscribete para seguir leyendo|para seguir leyendo … suscri|suscribase para seguir leyendo
hazte suscriptor para|este contenido es exclusivo para suscriptores
assine para continuar lendo|para continuar lendo … assine
abbonati per continuare a leggere
per continuare a leggere … abbon|questo contenuto e riservato agli abbonati
هذا المقال متاح للمشتركين|هذا المحتوى متاح للمشتركين|هذا المحتوى للمشتركين فقط
اشترك لمتابعة القراءة|اشترك لقراءة المقال|لمتابعة القراءة … اشترك|اشترك الآن لقراءة
материал доступен только подписчикам|доступно только подписчикам|доступно по подписке
чтобы читать дальше … подпи|оформите подписку, чтобы|чтобы прочитать … подпи
bu içerik sadece abonelere|bu içerik yalnızca aboneler|okumaya devam etmek için abone
bu haberin devamını okumak için abone
این مطلب ویژه مشترکان|فقط برای مشترکان|برای ادامه مطلب … اشتراک
dit artikel is alleen voor abonnees
订阅后继续阅读|订阅以继续阅读|本文仅供订阅|この記事は会員限定|この記事は有料会員限定|残り#文字
"""
_LABEL = """
for subscribers only|subscribers only|members only|exclusive to subscribers|article reserve aux abonnes
reserve aux abonnes|contenu reserve aux abonnes|nur fur abonnenten|exklusiv fur abonnenten|solo para suscriptores
contenido exclusivo para suscriptores|exclusivo para assinantes|contenuto riservato agli abbonati
articolo riservato agli abbonati|للمشتركين فقط|محتوى حصري للمشتركين|حصري للمشتركين|только для подписчиков
sadece aboneler için|abonelere özel|فقط برای مشترکان
alleen voor abonnees|exclusief voor abonnees|仅限订阅用户|会員限定の記事です
"""  # beside links to other articles too, so only where it stands in the text itself
_CONSENT = """
we use cookies|use cookies to|uses cookies|use cookies and|we and our partners
our partners store and|store and/or access
accept all|reject all|accept cookies|manage your choices|manage preferences|manage cookies|privacy settings
your privacy|withdraw your consent|give your consent|consent to the|your consent|before you continue|cookie policy
privacy policy|personal data|precise geolocation|similar technologies|legitimate interest
personalised ads|personalized ads
nous utilisons des cookies|nous et nos partenaires|nos partenaires|utilisons des cookies|tout accepter|tout refuser
votre consentement|vos choix|donnees personnelles|continuer sans accepter|politique de confidentialite
wir verwenden cookies|wir und unsere partner|unsere partner|alle akzeptieren|alle ablehnen
einwilligung|ihre privatsphare
datenschutzerklarung|zustimmen|cookies zu|personenbezogene daten
utilizamos cookies|nosotros y nuestros socios|nuestros socios|aceptar todo|rechazar todo|tu consentimiento
su consentimiento|datos personales|politica de privacidad|politica de cookies
utilizziamo i cookie|noi e i nostri partner|accetta tutto|rifiuta tutto|il tuo consenso|dati personali
usamos cookies|nos e os nossos parceiros|aceitar tudo|rejeitar tudo|dados pessoais
نستخدم ملفات تعريف الارتباط|ملفات تعريف الارتباط|نحن وشركاؤنا|قبول الكل|رفض الكل|موافقتك|سياسة الخصوصية|البيانات الشخصية
мы используем файлы cookie|используем cookie|файлы cookie|принять все|отклонить все|персональных данных
çerez kullan|çerezleri|tümünü kabul et|tümünü reddet|kişisel veriler|gizlilik politikası
cookies en vergelijkbare|alles accepteren|alles weigeren|persoonsgegevens
"""
_ROBOT = """
checking your browser|verify you are human|verifying you are human|verify that you are human|are you a robot
enable javascript and cookies to continue|please enable js and disable|unusual traffic from your|incapsula incident
prove you are not a robot|confirm you are a human|complete the security check|ddos protection by|press and hold
pardon our interruption|access to this page has been denied|the requested url was rejected
performing security verification
"""


def wall(lines: Sequence[str], visible: Callable[[], Iterable[str]], *, paid: bool) -> Wall:
    """Say what stands in front of the article on a page; "" where nothing is recognised.

    Args:
        lines: what was read as the article.
        visible: gives all lines that the page shows; called only where `lines` hold little.
        paid: the page declares that it is not free to read.
    """
    read = letters("".join(lines))
    if read >= WHOLE:
        return "consent page" if _is_consent(lines[:_HEAD]) and _is_consent(lines) else ""
    shown = [line for line in visible() if len(line) <= _LINE]
    if read < _FEW_WORDS and any(_said(line, _ROBOT) for line in (*lines, *shown)):
        return "robot check"
    if _is_consent(lines or shown):
        return "consent page"
    if paid and read < _DECLARED:
        return "paywall"
    asks = any(map(is_notice, lines)) or any(_said(line, _PAYWALL) for line in shown)
    return "paywall" if asks else ""


def is_notice(line: str) -> bool:
    """Tell whether a line of the text asks to pay for the rest, or only says that it is to be paid for."""
    return len(line) <= _LINE and bool(_said(line, _PAYWALL) or (len(line) <= _LABELLED and _said(line, _LABEL)))


def _is_consent(lines: Sequence[str]) -> bool:
    """Tell whether half of a text or more is about consent, in two different phrases at least."""
    found: set[str] = set()
    about = 0
    for line in lines:
        phrases = _said(line, _CONSENT)
        found.update(phrases)
        about += len(line) if phrases else 0
    return len(found) >= 2 and _SHARE * about >= sum(map(len, lines))


def _said(line: str, table: str) -> list[str]:
    """Give the phrases of a table that a line holds."""
    return _pattern(table).findall(_folded(line))


@lru_cache(maxsize=8)
def _pattern(table: str) -> re.Pattern[str]:
    phrases = [phrase for line in table.split("\n") for phrase in line.split("|") if phrase.strip()]
    forms = (
        r".{0,60}".join(re.escape(_folded(part)).replace(r"\#", r"\d{1,5}\s?%?") for part in phrase.split("…"))
        for phrase in phrases
    )
    return re.compile("|".join(forms))


def _folded(text: str) -> str:
    return " ".join(get("und").fold(text).split())
