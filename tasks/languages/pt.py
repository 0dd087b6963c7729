"""Portuguese, of Portugal and of Brazil.

Sources: month and weekday names of Unicode CLDR through Babel, with the weekdays that papers write without "-feira";
stop words of stopwordsiso (MIT) less `carriers`; stemmer of snowball (`snowballstemmer`, BSD-3). Abbreviations, verbs
of speech and opinion, furniture lines, agencies and the words that tell the language are our own lists, from reading
papers; so are the number words.
"""

from __future__ import annotations

from tasks.languages.rules import Dates, Openers, Rules, Speech, States, listed, numbered, peopled

_NUMBERS = numbered(
    "zero - dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete dezoito"
    " dezanove vinte",
    "- - duas - - - - - - - - - - - quatorze - dezesseis dezessete - dezenove",
    start=0,
) | {
    "trinta": 30, "quarenta": 40, "cinquenta": 50, "sessenta": 60, "setenta": 70, "oitenta": 80, "noventa": 90,
    "cem": 100, "cento": 100, "duzentos": 200, "duzentas": 200, "trezentos": 300, "trezentas": 300,
    "quatrocentos": 400, "quinhentos": 500, "seiscentos": 600, "setecentos": 700, "oitocentos": 800,
    "novecentos": 900, "mil": 1000, "milhão": 10**6, "milhões": 10**6, "bilhão": 10**9, "bilhões": 10**9,
}  # fmt: skip

RULES = Rules(
    code="pt",
    titles=listed("Sr Sra Srs Sras Srta Dr Dra Drs Prof Profa D Exmo Exma Eng Gen Cel Cap Min n nº núm pág art av st"),
    abbreviations=listed("etc S.A Ltda Cia aprox a.m p.m a.C d.C E.U.A jan fev mar abr jun jul ago set out nov dez"),
    starters=listed("O A Os As Um Uma Em No Na Por Mas E Segundo Este Esta Isso Ao Para Com Após Durante Também Já"),
    kept="ãõç",
    peoples=peopled(
        "US americano norte-americano EUA|GB britânico inglês Inglaterra|RU russo|FR francês|DE alemão|"
        "IT italiano|ES espanhol|PT português|CN chinês|JP japonês|BR brasileiro brasileira|AR argentino|"
        "MX mexicano|AU australiano|CA canadense|NG nigeriano|SI esloveno|CU cubano|CO colombiano|VE venezuelano|"
        "AO angolano|MZ moçambicano|CV cabo-verdiano"
    ),
    stemmer="portuguese",
    carriers=listed("conselho trabalho viagem"),
    dates=Dates(
        locales=("pt",),
        weekdays=numbered("segunda-feira terça-feira quarta-feira quinta-feira sexta-feira - -", start=0),
        guarded=listed("maio março agosto"),
        case="lower",
        days={"primeiro": 1},
        current=listed("deste mês|do corrente|do corrente mês"),
        relative={"hoje": 0, "ontem": -1, "anteontem": -2, "amanhã": 1},
        with_weekday=("amanhã",),
        ago=listed("há atrás"),
        units={"dia": 1, "dias": 1, "semana": 7, "semanas": 7},
        gone=listed("passado passada última último"),
        coming=listed("próximo próxima"),
        years=listed(
            "em|desde|até|de|ano|fim de|final de|início de|meados de|durante|entre|a|verão de|inverno de|outono de"
            "|primavera de|o ano|no ano de|mês de"
        ),
    ),
    numbers=_NUMBERS,
    vague=listed("milhões bilhões mil cem cento"),
    decimal=",",
    states=States(
        ahead=listed(
            "vai|vão|deve|devem|deverá|deverão|poderá|poderão|poderia|poderiam|pretende|pretendem|planeja|planejam|planeia"
            "|está previsto|está prevista|será|serão|seria|seriam|teria|teriam|terá|terão"
        ),
        coming=".{2,}(?:ar|er|(?<!e)ir)(?:a|ao)",
        not_coming=listed(
            "compara prepara separa dispara declara câmara clara espera opera libera gera lidera supera considera"
            " altera esfera atmosfera galera tempera mentira retira admira respira vampira"
        ),
        done="foi|foram|tem|havia|haviam|.{2,}ou|.{2,}(?:aram|eram|iram)",
        going=listed("ainda|em curso|continua|continuam|prossegue|prosseguem|até agora|até ao momento|por enquanto"),
        denying=listed("não nunca nenhum nenhuma desmentiu desmente nega negou rejeitou"),
        dead=listed("mortos|mortas|morto|morta|morreram|morrem|vítimas|corpos|a vida|óbitos|mortes"),
        killing=listed("matou mataram matando"),
        several=listed("vários várias dezenas"),
        tolls=listed("balanço número"),
    ),
    openers=Openers(
        opinion=listed("acha acham acredita acreditam considera consideram avalia avaliam pensa pensam"),
        courts=listed("tribunal tribunais juiz juíza juízes supremo júri"),
        analysts=listed(
            "analista analistas especialista especialistas perito peritos observador observadores economistas"
            " investigador investigadores pesquisador pesquisadores politólogo"
        ),
        judging=listed(
            "é claro que|levanta dúvidas|suscita dúvidas|levanta questões|não há dúvida|sem dúvida|a meu ver"
            "|na minha opinião|acho que|penso que|a verdade é que|resta saber|difícil dizer"
        ),
        closing=listed(
            "na sua opinião|em sua opinião|segundo ele|segundo ela|no seu entender|na avaliação de analistas"
        ),
        adding=listed("acrescentou prosseguiu concluiu completou acrescenta"),
        speech=listed(
            "disse diz afirmou afirma explicou explica referiu refere indicou indica garantiu garante declarou declara"
            " sublinhou lembrou alertou reiterou destacou apontou ressaltou salientou contou comentou informou anunciou"
        ),
        bare_before=("que",),
        pronouns=listed("ele ela eles elas"),
        leaning=listed(
            "mas|no entanto|porém|contudo|todavia|ele|ela|eles|elas|isto|isso|este|esta|estes|estas|além disso|também"
            "|por sua vez|por seu lado|por outro lado|por isso|assim|entretanto|e|seu|sua|então|de facto|de fato"
            "|nesse sentido|neste sentido|neste contexto|portanto|depois|ainda assim|já"
        ),
        reach=6,
    ),
    speech=Speech(
        verbs=listed(
            "disse|diz|afirmou|afirma|explicou|explica|referiu|refere|indicou|indica|garantiu|garante|declarou"
            "|declara|sublinhou|lembrou|alertou|reiterou|destacou|apontou|ressaltou|salientou|contou|comentou"
            "|informou|anunciou|acrescentou|escreveu"
        ),
        particles=("que",),
        according=listed("segundo|de acordo com"),
        adjuncts=listed(
            "em um|em uma|num|numa|no|na|durante|esta segunda|esta terça|esta quarta|esta quinta|esta sexta|nesta"
            "|após|ao|aos|à|que|hoje|ontem|depois|antes"
        ),
        called=listed("intitulado intitulada chamado chamada denominado"),
        leads=listed("em no na de a para por com após depois antes quando enquanto como se desde e mas ou que"),
        nobody=listed(
            "ele ela eles elas eu nós você quem que isto isso um uma alguns vários muitos outros ambos fontes"
            " testemunhas moradores especialistas analistas observadores todos ninguém alguém seu sua"
        ),
        unnamed=listed(
            "sob condição de anonimato|sob anonimato|pediu para não ser identificado|pediu para não ser identificada"
        ),
        roles=listed(
            "presidente ministro ministra primeiro primeira prefeito prefeita governador rei rainha príncipe"
            " senador porta-voz polícia governo ministério empresa tribunal fonte responsável oficial juiz diretor"
            " diretora chefe líder treinador jogador doutor professor o a os as senhor senhora união banco conselho"
            " comité comitê agência comunicado relatório jornal partido exército"
        ),
        barring=listed("não nunca que quem se lhe"),
    ),
    furniture={
        "read also": listed(
            "leia também:…|leia também~|leia mais:…|ler também:…|veja também:…|veja também|pode interessar-lhe:…"
            "|notícias relacionadas|artigos relacionados|saiba mais:…|relacionadas"
        ),
        "read more": listed("leia mais|ler mais|continuar a ler|continue lendo|ver mais|saiba mais|saber mais|fonte:…"),
        "comments": listed(
            "comentários|# comentários|# comentário|sem comentários|deixe um comentário|deixe o seu comentário"
            "|comentar|ver comentários|adicionar comentário"
        ),
        "share": listed(
            "partilhar|partilhe|compartilhar|compartilhe|partilhar no~|compartilhar no~|copiar link|copiar ligação"
            "|imprimir|enviar por email"
        ),
        "subscribe": listed(
            "subscreva|subscrever|assine|assine já~|assine a newsletter~|newsletter|entrar|registe-se~"
        ),
        "follow us": listed("siga-nos|siga-nos no~|siga-nos em~|siga o nosso canal~"),
        "advertisement": listed("publicidade|anúncio|anúncios|conteúdo patrocinado|patrocinado"),
        "cookies": listed("aceitar cookies|política de cookies|política de privacidade"),
        "rights": listed("todos os direitos reservados…|proibida a reprodução~|direitos reservados…"),
        "tags": listed("etiquetas|etiquetas:…|tags:…|temas:…|tópicos:…|palavras-chave:…|mais sobre:…"),
        "printed date": listed(
            "publicado em~|publicado a~|publicado:…|data de publicação:…|publicada em:…|atualizado em~|atualizado:…"
            "|última atualização:…"
        ),
        "caption": listed(
            "crédito,…|legenda da foto,…|foto:…|fotografia:…|imagem:…|fotos:…|crédito:…|foto de arquivo"
            "|imagem de arquivo"
        ),
        "section label": listed(
            "início|notícias|últimas notícias|últimas|internacional|mundo|política|economia|desporto|esporte|esportes"
            "|sociedade|cultura|opinião|saúde|ciência|tecnologia|vídeo|vídeos|galeria|ao vivo|em direto|mais lidas"
            "|editorial|nacional|brasil|país"
        ),
    },
    agencies=listed("lusa|agência lusa|agência brasil|arquivo|folhapress|estadão conteúdo|divulgação|reprodução"),
    common=listed(
        "o a os as de do da dos das no na nos nas que e é em um uma para com não por mais se foi pelo pela são ao à"
        " ele ela também ou às aos mas como seu sua até muito após já ainda entre está desde segundo disse"
    ),
    letters="ãõ",
)
