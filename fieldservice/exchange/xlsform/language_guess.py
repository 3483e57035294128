"""What language texts are in whose column names none: by their script, then by the small words that every text has.

A form of a few words can't be told apart that way, and ASCII alone says nothing: French without accents and Chinese in
pinyin are ASCII as well. So a guess says whether it is sure; where it isn't, the person who imports is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

UNNAMED = "default"  # what pyxform calls the language of columns that name none

# A language -> small words that running text is full of, and words that stand in nearly every form. No accents: these
# are compared with texts that have lost theirs.
_WORDS = {
    "en": "the of and is are was were do does did has have you your what which how many much when where who why this"
    " that these any other to in on at for with by from or not if it as be been name date number age yes no please"
    " enter select choose photo picture time day month year location comments question",
    "Français (fr)": "le la les des du une et est sont vous votre vos quel quelle quels quelles combien pour dans sur"
    " avec par au aux ou oui non nom prenom avez etes il elle qui que quoi ne pas",
    "Español (es)": "el la los las del una y es son su sus cual cuales cuantos cuantas cuando donde quien para con por"
    " en usted tiene nombre fecha si hay esta este que como o al",
    "Português (pt)": "os as da do das dos um uma e sao seu sua qual quais quantos quantas quando onde quem para com"
    " por em voce tem nome data sim nao que ao na no foi",
    "Deutsch (de)": "der die das und ist sind sie ihr ihre wie viele welche welcher welches wann wo wer ein eine mit"
    " fur von zu im nicht haben ja nein bitte datum anzahl auf",
    "Italiano (it)": "il lo gli le di della delle dei e sono quale quali quanti quante quando dove chi per con una hai"
    " ha nome cognome si non che nel nella",
    "Nederlands (nl)": "de het een en van is zijn u uw hoe veel welke welk wanneer waar wie voor met naam ja nee niet"
    " bij op",
    "Kiswahili (sw)": "ya na wa kwa ni la je jina ndiyo hapana gani ngapi katika za cha nini wapi lini tarehe idadi",
    "Bahasa Indonesia (id)": "yang dan di apa nama tidak untuk dari dengan ini berapa anda adalah siapa kapan tanggal"
    " jumlah ya pada",
}
OFFERED = (
    "en",
    "zh_CN",
    *list(_WORDS)[1:],
    "日本語 (ja)",
    "한국어 (ko)",
    UNNAMED,
)  # to choose from, where it isn't sure
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}

_HAN = re.compile(r"[\u4e00-\u9fff]")
_SCRIPTS = (
    ("日本語 (ja)", re.compile(r"[\u3040-\u30ff]")),
    ("한국어 (ko)", re.compile(r"[\uac00-\ud7af]")),
)
_NOT_SPOKEN = re.compile(r"\$\{[^}]*\}|<[^>]*>|https?://\S+")
_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?")
# Syllables by what they begin with. Loose rules would take "choice" or "machine" for Chinese.
_SYLLABLE = (
    "(?:[bpmf](?:iao|ian|ing|ang|eng|ai|ei|ao|ou|an|en|ie|iu|in|a|o|i|u)|me"
    "|[dtnl](?:iang|iao|ian|ing|ang|eng|ong|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|uo|ui|un|ue|ve|a|e|i|u|v)"
    "|[gkh](?:uang|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|ua|uo|ui|un|a|e|u)"
    "|[jqx](?:iang|iong|iao|ian|ing|uan|ia|ie|iu|in|ue|un|i|u)"
    "|(?:[zcs]h?|r)(?:uang|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|ua|uo|ui|un|a|e|i|u)"
    "|y(?:ang|ing|ong|uan|ao|ou|an|in|ue|un|a|e|i|o|u)|w(?:ang|eng|ai|ei|an|en|a|o|u)"
    "|ang|ai|an|ao|ei|en|er|ou|a|e)"
)
_PINYIN = re.compile(rf"{_SYLLABLE}{{1,6}}")
_PINYIN_LONG = 6  # letters: shorter words are Chinese by chance
_SAMPLE = 20_000  # letters are enough


@dataclass(frozen=True, slots=True)
class Guess:
    """A language; `sure` where the texts leave no doubt."""

    language: str
    sure: bool


def guess_language(texts: list[str]) -> Guess:
    """The language of texts that name none. Nothing to go by is English, which most forms are in, but not sure."""
    sample = _NOT_SPOKEN.sub(" ", "\n".join(dict.fromkeys(texts)))[:_SAMPLE]
    for language, script in _SCRIPTS:
        if script.search(sample):
            return Guess(language, sure=True)
    letters = sum(character.isalpha() for character in sample)
    han = len(_HAN.findall(sample))
    if han and han * 4 >= letters:
        return Guess("zh_CN", sure=True)
    spoken = _by_words(sample)
    if spoken is not None:
        return spoken
    if sum(character.isalpha() and character.isascii() for character in sample) < 0.97 * letters:
        return Guess(UNNAMED, sure=False)
    return Guess("zh_CN" if _is_pinyin(sample) else "en", sure=False)


def _by_words(sample: str) -> Guess | None:
    words = [word.lower() for word in _WORD.findall(sample)]
    hits = Counter(language for word in words for language, known in _SETS.items() if word in known)
    if not hits:
        return None
    (first, most), (_second, next_most) = [*hits.most_common(2), ("", 0)][:2]
    if most < 3 or most * 10 < len(words) or most * 2 < next_most * 3:
        return None
    return Guess(first, sure=first == "en")


def _is_pinyin(sample: str) -> bool:
    words = {word.lower() for word in _WORD.findall(sample)}
    fitting = [word for word in words if _PINYIN.fullmatch(word)]
    telling = sum(len(word) >= _PINYIN_LONG for word in fitting)
    return telling >= 2 and len(fitting) * 10 >= len(words) * 9
