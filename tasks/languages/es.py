"""Spanish.

Sources: month and weekday names of Unicode CLDR through Babel, with "setiembre" of the Río de la Plata and Peru; stop
words of stopwordsiso (MIT) less `carriers`; stemmer of snowball (`snowballstemmer`, BSD-3). Abbreviations, verbs of
speech and opinion, furniture lines, agencies and the words that tell the language are our own lists, from reading
papers; so are the number words.
"""

from __future__ import annotations

from tasks.languages.rules import Dates, Openers, Rules, Speech, States, listed, numbered, peopled

_NUMBERS = numbered(
    "cero - dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis"
        " diecisiete dieciocho"
    " diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho"
    " veintinueve treinta",
    start=0,
) | {
    "veintiún": 21, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
    "cien": 100, "ciento": 100, "doscientos": 200, "doscientas": 200, "trescientos": 300, "trescientas": 300,
    "cuatrocientos": 400, "cuatrocientas": 400, "quinientos": 500, "quinientas": 500, "seiscientos": 600,
    "setecientos": 700, "ochocientos": 800, "novecientos": 900, "mil": 1000, "millón": 10**6, "millones": 10**6,
}  # fmt: skip

RULES = Rules(
    code="es",
    titles=listed("Sr Sra Srta Sres Dr Dra D Dña Ud Uds núm pág art Gral Cnel Lic Ing Mons Prof"),
    abbreviations=listed("etc EE.UU S.A aprox Cía Av a.m p.m a.C d.C ene feb mar abr jun jul ago sept oct nov dic"),
    starters=listed("El La Los Las Un Una En Por Pero Y Según Este Esta Esto Se Al Para Con Tras Durante También"),
    peoples=peopled(
        "US estadounidense EEUU EE.UU. norteamericano|GB británico inglés Inglaterra|SA saudí|RU ruso|"
        "UA ucraniano|FR francés|DE alemán|IT italiano|ES español|PT portugués|GR griego|TR turco|SY sirio|"
        "LY libio|EG egipcio|MA marroquí|DZ argelino|TN tunecino|PS palestino Palestina|IL israelí|IR iraní|"
        "CN chino|JP japonés|IN indio|BR brasileño brasilero|AR argentino|MX mexicano|CL chileno|CO colombiano|"
        "VE venezolano|PE peruano|EC ecuatoriano|CU cubano|UY uruguayo|PY paraguayo|BO boliviano|DO dominicano|"
        "GT guatemalteco|CR costarricense tico|CA canadiense|AU australiano|NG nigeriano|SI esloveno|RS serbio"
    ),
    stemmer="spanish",
    carriers=listed("acuerdo estado estados trabajo trabajar valor país"),
    dates=Dates(
        locales=("es",),
        months=numbered("- - - - - - - - setiembre - - -"),
        guarded=listed("mayo agosto julio"),
        case="lower",
        days={"primero": 1, "uno": 1},
        current=listed("del actual|del corriente|del presente mes|de este mes"),
        relative={"hoy": 0, "ayer": -1, "anteayer": -2, "anoche": -1},
        ago=("hace",),
        units={"día": 1, "días": 1, "semana": 7, "semanas": 7},
        gone=listed("pasado"),
        coming=listed("próximo"),
        years=listed(
            "en|desde|hasta|de|año|finales de|principios de|mediados de|durante|del|entre|a|verano de|invierno de"
            "|otoño de|primavera de|el año|mes de"
        ),
    ),
    numbers=_NUMBERS,
    vague=listed("millones mil cien ciento"),
    decimal=",",
    states=States(
        ahead=listed(
            "va a|van a|prevé|prevén|planea|planean|debe|deben|podría|podrían|tiene previsto|tienen previsto"
            "|está previsto|se espera que|será|serán|habría|habrían|sería|serían"
        ),
        coming=".{2,}(?:ar|er|ir|dr)(?:a|an)",
        not_coming=listed(
            "para era eran fuera hubiera quiera cualquiera cámara guitarra primera tercera carrera"
            " manera frontera bandera madera espera"
        ),
        done="fue|fueron|ha|han|habia|habian",
        going=listed(
            "sigue|siguen|seguía|seguían|continúa|continúan|todavía|en curso|por ahora|hasta ahora|por el momento"
        ),
        denying=listed(
            "no nunca tampoco desmintió desmintieron desmiente desmienten negó negaron niega niegan rechazó"
            " refutó refuta"
        ),
        dead=listed("la vida|muertos|muertas|murieron|mueren|fallecidos|fallecieron|cadáveres|víctimas"),
        several=listed("varios varias"),
        tolls=listed("balance saldo"),
    ),
    speech=Speech(
        verbs=listed(
            "dijo|dice|afirmó|afirma|explicó|explica|señaló|señala|indicó|indica|aseguró|asegura|declaró|declara"
            "|manifestó|subrayó|recordó|advirtió|reiteró|destacó|apuntó|expresó|sostuvo|precisó|contó|comentó"
            "|añadió|agregó|escribió|anunció|ha dicho|ha afirmado|ha explicado|ha señalado|ha asegurado"
            "|ha declarado"
        ),
        particles=("que",),
        according=("según",),
        adjuncts=listed(
            "en un|en una|en el|en la|durante|este lunes|este martes|este miércoles|este jueves|este viernes"
            "|el lunes|el martes|el miércoles|el jueves|el viernes|tras|ante|a la|al|a los|quien|que|hoy|ayer"
            "|después|antes"
        ),
        called=listed("titulado titulada llamado llamada denominado denominada"),
        leads=listed("en de a para por con tras después antes cuando mientras como si desde y e pero o que"),
        nobody=listed(
            "él ella ellos ellas ello yo nosotros usted quien que esto eso un una unos unas algunos varios muchos"
            " otros ambos fuentes testigos vecinos expertos analistas observadores todos nadie alguien su sus"
        ),
        unnamed=listed(
            "bajo condición de anonimato|bajo anonimato|pidió no ser identificado|pidió no ser identificada"
        ),
        roles=listed(
            "presidente presidenta ministro ministra primer primera alcalde alcaldesa gobernador rey reina príncipe"
            " senador portavoz policía gobierno ministerio empresa tribunal fuente responsable oficial juez"
            " director directora jefe líder entrenador jugador doctor profesor el la los las señor señora unión"
            " banco consejo comité agencia comunicado informe diario partido ejército"
        ),
        barring=listed("no nunca que quien se lo le les"),
    ),
    asking=listed("cómo quién qué"),
    openers=Openers(
        opinion=listed("cree creen opina opinan considera consideran estima estiman piensa piensan"),
        courts=listed("tribunal tribunales juez jueza jueces corte jurado"),
        analysts=listed(
            "analista analistas experto expertos experta expertas observador observadores especialista"
            " especialistas economistas investigador investigadores politólogo"
        ),
        judging=listed(
            "está claro que|plantea dudas|plantea interrogantes|genera dudas|abre interrogantes|no cabe duda|sin duda"
            "|a mi juicio|en mi opinión|creo que|pienso que|lo cierto es que|la verdad es que|la pregunta es"
            "|hay que reconocer|difícil decir"
        ),
        closing=listed("en su opinión|a su juicio|según él|según ella|a juicio de los expertos"),
        adding=listed("añadió agregó prosiguió continuó concluyó apostilló añade agrega"),
        speech=listed(
            "dijo dice afirmó afirma explicó explica señaló señala indicó indica aseguró asegura declaró declara"
            " manifestó subrayó recordó advirtió reiteró destacó apuntó expresó sostuvo precisó contó comentó"
        ),
        bare_before=("que",),
        pronouns=listed("ella ellos ellas"),
        leaning=listed(
            "pero|sin embargo|no obstante|ella|ellos|ellas|esto|eso|este|esta|estos|estas|además|también"
            "|asimismo|por su parte"
            "|por otra parte|por otro lado|por ello|por eso|así|en cambio|mientras tanto|y|su|sus|entonces"
            "|de hecho|ante ello"
            "|en este sentido|en ese sentido|en este contexto|a su vez|al respecto|por lo tanto|por tanto|luego"
        ),
        reach=6,
    ),
    furniture={
        "read also": listed(
            "lea también:…|lea también~|lee también:…|lee también~|ver también:…|te puede interesar:…"
            "|te puede interesar|le puede interesar~|noticias relacionadas|leer también:…|más información:…"
            "|puedes leer:…|también te puede interesar"
        ),
        "read more": listed(
            "leer más|seguir leyendo|ver más|más información|leer la noticia completa|saber más|fuente:…"
        ),
        "comments": listed(
            "comentarios|# comentarios|# comentario|sin comentarios|deja un comentario|deja tu comentario"
            "|comentar|ver comentarios|escribe un comentario|añadir comentario"
        ),
        "share": listed(
            "compartir|comparte|compartir en~|compartir artículo|comparte esta noticia~|copiar enlace|imprimir"
            "|enviar por correo|guardar|escuchar~"
        ),
        "subscribe": listed(
            "suscríbete|suscríbete a~|suscríbase~|suscribirse|boletín|boletines|newsletter|iniciar sesión"
            "|regístrate~|hazte socio~|recibe~"
        ),
        "follow us": listed("síguenos|síguenos en~|síganos en~|síguenos en redes~"),
        "advertisement": listed("publicidad|anuncio|anuncios|contenido patrocinado|patrocinado"),
        "cookies": listed("aceptar cookies|política de cookies|política de privacidad|aviso legal|configurar cookies"),
        "rights": listed("todos los derechos reservados…|prohibida su reproducción~|derechos reservados…"),
        "tags": listed("etiquetas|etiquetas:…|temas:…|palabras clave:…|archivado en:…|más sobre:…"),
        "printed date": listed(
            "publicado el~|publicado:…|publicada el~|publicada:…|fecha de publicación:…|actualizado el~|actualizado:…"
            "|actualizada el~|actualizada:…|última actualización:…"
        ),
        "caption": listed(
            "fuente de la imagen,…|pie de foto,…"
            "|foto:…|fotografía:…|imagen:…|fotos:…|crédito:…|imagen de archivo|foto de archivo"
        ),
        "section label": listed(
            "inicio|portada|noticias|últimas noticias|internacional|mundo|política|economía|deportes|sociedad"
            "|cultura|opinión"
            "|salud|ciencia|tecnología|sucesos|vídeo|vídeos|videos|galería|en directo|lo más leído|editorial|nacional"
        ),
    },
    agencies=listed("archivo|europa press|notimex|télam|ep|cuartoscuro|cortesía"),
    common=listed(
        "el la los las de un una del que y a en no se por con para su al como más pero sus le lo ha"
        " fue es este entre cuando sobre también hasta desde según son dos era contra muy años tras"
    ),
    letters="ñ¿¡",
)
