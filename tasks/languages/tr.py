"""Turkish.

Sources: month and weekday names of Unicode CLDR through Babel; stop words of stopwordsiso (MIT) less `carriers`;
stemmer of snowball (`snowballstemmer`, BSD-3). Abbreviations, verbs of speech and opinion, furniture lines, agencies
and the words that tell the language are our own lists, from reading papers; so are the number words.

İ and I fold as Turkish does; ç ğ ı ö ş ü stay letters of their own.
"""

from __future__ import annotations

from tasks.languages.rules import Dates, Openers, Rules, Speech, States, listed, numbered

_NUMBERS = numbered("sıfır - iki üç dört beş altı yedi sekiz dokuz on", start=0) | {
    "yirmi": 20, "otuz": 30, "kırk": 40, "elli": 50, "altmış": 60, "yetmiş": 70, "seksen": 80, "doksan": 90, "yüz": 100,
    "bin": 1000, "milyon": 10**6, "milyar": 10**9, "trilyon": 10**12,
}  # fmt: skip

RULES = Rules(
    code="tr",
    titles=listed("Dr Prof Doç Av Sn Yrd Alb Gen Org Korg Tümg Op Uzm Öğr Gör No Cad Sok Mah md"),
    abbreviations=listed("vb vs vd A.Ş T.C Ltd Şti bkz örn yy"),
    starters=listed("Bu Bir Ancak Ve O Türkiye"),
    ordinals=True,
    kept="çğıöşü",
    dotless=True,
    tails=("*",),
    stemmer="turkish",
    carriers=listed("milyon milyar bin yüz iki üç dört beş altı yedi sekiz dokuz on yirmi otuz kırk elli"),
    dates=Dates(
        locales=("tr",),
        guarded=listed("Ocak Mart Ekim Kasım Aralık Mayıs Pazar Salı Cuma"),
        case="upper",
        relative={"bugün": 0, "dün": -1, "evvelsi gün": -2, "önceki gün": -2, "yarın": 1},
        ago=("önce",),
        units={"gün": 1, "hafta": 7},
        gone=listed("geçen geçtiğimiz"),
        coming=listed("gelecek önümüzdeki"),
        years=listed("yıl yılı sene"),
    ),
    numbers=_NUMBERS,
    forms=numbered("bire ikiye üçe dörde beşe altıya yediye sekize dokuza ona", "- ikisi üçü dördü beşi altısı yedisi"),
    vague=listed("bin milyon milyar yüz on"),
    decimal=",",
    states=States(
        coming=".{2,}(?:ecek|acak|ecekler|acaklar)(?:tır|tir)?",
        ahead=listed("planlıyor|bekleniyor|hazırlanıyor"),
        going=listed("sürüyor|devam ediyor|hâlâ|hala|halen|şimdiye kadar|henüz"),
        denying=listed("değil yok yalanladı reddetti"),
        dead=listed("öldü öldürüldü ölü hayatını ölen cesedi"),
        reach=14,
        several=listed("birkaç çok"),
        tolls=listed("sayısı"),
    ),
    speech=Speech(
        verbs=listed(
            "dedi|söyledi|diye konuştu|ifadesini kullandı|ifadelerini kullandı|diyor|değerlendirmesinde bulundu"
            "|şeklinde konuştu"
        ),
        speaker="before",
        adjuncts=listed("dün bugün"),
        called=listed("adlı isimli başlıklı"),
        leads=listed("ve ama ancak fakat bu sonra önce için gibi"),
        nobody=listed("o onlar biz ben bu şu bir bazı birçok diğer kaynaklar görgü uzmanlar herkes kimse"),
        unnamed=listed(
            "ismini vermek istemeyen|adını vermek istemeyen|isminin açıklanmasını istemeyen|adının açıklanmaması"
        ),
        roles=listed(
            "başkan başkanı cumhurbaşkanı bakan bakanı vali belediye sözcü sözcüsü polis hükümet bakanlık şirket"
            " mahkeme yetkili müdür lider teknik direktör oyuncu doktor profesör"
        ),
    ),
    asking=listed("neden nasıl"),
    openers=Openers(
        opinion=listed("düşünüyor inanıyor savundu savunuyor bekliyor değerlendirdi yorumladı"),
        courts=listed("mahkeme mahkemesi hâkim hâkimler heyeti"),
        analysts=listed(
            "uzman uzmanlar uzmanı uzmanları analist analistler analistlere uzmanlara gözlemciler yorumcular"
            " araştırmacı araştırmacılar ekonomistler"
        ),
        judging=listed(
            "açıkça görülüyor|soru işaretleri|asıl mesele|asıl soru|bana kalırsa|bence|kanımca|kuşkusuz|hiç kuşku yok"
            "|hiç şüphe yok|gerçek şu ki|ne yazık ki|kabul edelim"
        ),
        closing=listed("yorumunu yaptı|değerlendirmesinde bulundu|görüşünü savundu|görüşünü dile getirdi"),
        adding=listed("ekledi sürdürdü tamamladı"),
        speech=listed(
            "dedi söyledi belirtti açıkladı ifade vurguladı aktardı kaydetti konuştu bildirdi hatırlattı uyardı"
            " anlattı diyor söylüyor kullandı"
        ),
        leaning=listed(
            "ancak|fakat|ama|o|bu|bunlar|bunun|bunun üzerine|buna göre|ayrıca|öte yandan|bununla birlikte"
            "|bu arada|bu nedenle"
            "|ve|ise|böylece|dolayısıyla|onun|onlar|diğer yandan|buna karşın|buna rağmen|aynı zamanda"
            "|daha sonra|sonra"
        ),
        reach=0,
        final=3,
    ),
    furniture={
        "read also": listed(
            "ayrıca bakınız:…|ilgili haberler|ilgili haber|ilginizi çekebilir|benzer haberler"
            "|bunlar da ilginizi çekebilir"
            "|ilgili haber:…|okumadan geçme|önerilen haberler"
        ),
        "read more": listed(
            "devamını oku|devamı|haberin devamı~|daha fazla|daha fazlası|tıklayın|detaylar için tıklayın~|kaynak:…"
        ),
        "comments": listed(
            "yorumlar|yorum yap|yorum yaz|# yorum|yorum yok|henüz yorum yapılmamış|ilk yorumu siz yapın"
        ),
        "share": listed(
            "paylaş|facebook'ta paylaş|twitter'da paylaş|bağlantıyı kopyala|yazdır|haberi paylaş|linki kopyala"
        ),
        "subscribe": listed("abone ol|abone olun~|bültene abone ol~|e-bülten|giriş yap|üye ol|kaydol"),
        "follow us": listed("bizi takip edin~|takip et|takip edin~|bizi takip et~"),
        "advertisement": listed("reklam|ilan|reklamlar|sponsorlu içerik"),
        "cookies": listed("çerez politikası|gizlilik politikası|çerezleri kabul et"),
        "rights": listed("tüm hakları saklıdır…|her hakkı saklıdır…"),
        "tags": listed("etiketler|etiketler:…|etiket:…|anahtar kelimeler:…"),
        "printed date": listed(
            "giriş tarihi:…|yayın tarihi:…|yayınlanma:…|yayınlanma tarihi:…|yayımlanma tarihi:…"
            "|güncelleme:…|güncelleme tarihi:…|güncellenme tarihi:…|son güncelleme:…"
        ),
        "caption": listed("fotoğraf altı yazısı,…|fotoğraf:…|foto:…|görsel:…|arşiv|arşiv fotoğrafı|temsili fotoğraf"),
        "section label": listed(
            "ana sayfa|anasayfa|haberler|son dakika|gündem|dünya|siyaset|ekonomi|spor|kültür|kültür sanat"
            "|sağlık|teknoloji"
            "|yaşam|magazin|yazarlar|video|galeri|foto galeri|eğitim|politika|bilim|manşet|çok okunanlar"
        ),
    },
    agencies=listed("aa|iha|dha|anka|anadolu ajansı|arşiv|ihlas|demirören"),
    common=listed(
        "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra en ne var ise dedi göre"
        " ancak etti oldu olduğunu edildi tarafından yeni türkiye ya o"
    ),
    letters="ığş",
)
