"""The words by which file names and searches say a language, and its tag."""

from __future__ import annotations

import re

# tag, then every word for it: ISO 639-2/B and /T, the codes that people really write, English and own name.
_TABLE = """
af afr afrikaans
ar ara arab arabic árabe
az aze azerbaijani
bg bul bulgarian български
bn ben bengali
bs bos bosnian
ca cat catalan català catala
cs cze ces cz czech čeština cesky
cy wel cym welsh
da dan dk danish dansk
de ger deu german deutsch alemán tedesco
el gre ell gr greek
en eng english ingles inglés inglês anglais inglese englisch
es spa esp spanish español espanol castellano castilian
et est estonian eesti
eu baq eus basque euskara
fa per fas persian farsi
fi fin finnish suomi
fr fre fra french français francais frances francés
ga gle irish
gl glg galician galego
gu guj gujarati
he heb hebrew
hi hin hindi
hr hrv croatian hrvatski
hu hun hungarian magyar
hy arm hye armenian
id ind indonesian
is ice isl icelandic íslenska
it ita italian italiano
ja jpn jap jp japanese 日本語
ka geo kat georgian
kk kaz kazakh
kn kan kannada
ku kur kurdish
ko kor kr korean 한국어
la lat latin
lt lit lithuanian lietuvių
lv lav latvian latviešu
mk mac mkd macedonian
ml mal malayalam
mn mon mongolian
mr mar marathi
ms may msa malay
nb nob bokmal bokmål
nl dut nld dutch nederlands flemish
nn nno
no nor norwegian norsk
pa pan punjabi
pl pol polish polski polska
pt por portuguese português portugues
pt-BR pob pb brazilian ptbr
rm roh romansh romansch rumantsch
ro rum ron rom romanian română
ru rus russian русский
sk slo slk slovak slovenčina slovensky
sl slv slovenian slovenščina
sq alb sqi albanian
sr srp scc serbian srpski
sv swe swedish svenska
sw swa swahili
ta tam tamil
te tel telugu
th tha thai
tl tgl tagalog filipino
tr tur turkish türkçe turkce
uk ukr ua ukrainian українська
ur urd urdu
uz uzb uzbek
vi vie vietnamese
yue cantonese
zh chi zho chn cn chinese mandarin 中文
zh-Hans chs simplified
zh-Hant cht traditional
"""

_TAG = {word.casefold(): line.split()[0] for line in _TABLE.strip().splitlines() for word in line.split()}

_NOT_BY_NAME = frozenset({"simplified", "traditional"})
_SHORT_NAMES = frozenset({"thai", "urdu", "arab"})

#: The whole names among the words ("german", not "de"): in a release's name these are surer than the codes.
LANGUAGE_NAMES = {word for word in _TAG if len(word) > 4 and "-" not in word} - _NOT_BY_NAME | _SHORT_NAMES


def _words_by_tag() -> dict[str, list[str]]:
    by_tag: dict[str, list[str]] = {}
    for word, tag in _TAG.items():
        if word in LANGUAGE_NAMES or (len(word) <= 4 and "-" not in word + tag):
            by_tag.setdefault(tag, []).append(word)
    return by_tag


#: Tag -> the words that speak of the language inside a release's name, names and codes.
LANGUAGE_WORDS = _words_by_tag()

_REGIONAL = re.compile(r"([a-z]{2,3})[-_]([a-z]{4}|[a-z]{2}|\d{3})", re.IGNORECASE)


def language_of(word: str) -> str:
    """The BCP 47 tag that one word of a name means ("ger" is `de`, "pt-BR" stays), "" when it means no language."""
    if tag := _TAG.get(word.casefold()):
        return tag
    if match := _REGIONAL.fullmatch(word):
        language = _TAG.get(match[1].casefold(), "")
        region = match[2].title() if len(match[2]) == 4 else match[2].upper()
        return f"{language}-{region}" if language else ""
    return ""


def codes_of(tag: str) -> tuple[str, ...]:
    """Every word that means the language of that tag: streams say `ger`, files `de`, providers either."""
    return (tag, *sorted(word for word, meant in _TAG.items() if meant == tag and word != tag))
