"""Latin spellings of one Korean syllable: what Hangul may stand behind "hyun", "hyeon" and "hyon".

A syllable is read by the letters it is made of (Revised Romanization, McCune-Reischauer without its marks, and the
press's habits), and only where it is one that names use. Where a spelling stands for several syllables the press's
commonest comes first. Knows nothing of whole names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from copydesk.names.hangul import compose

__all__ = ["COMMONEST", "SURNAMES", "SURNAMES_ONLY", "Readings", "given_readings", "surname_readings"]

#: Syllables that given names are made of, the commonest first: those decide how "Soohyun" comes apart.
COMMONEST = frozenset(
    "지민수현준서영은진우혜정성경희미재호원연윤하유선동상승종석주혁훈형인아태기나소예가도시보해세한대병명광철식욱환용규일순"
    "옥숙남빈이라란리린율채건중"
)
_OTHERS = frozenset(
    "각간갑강개견검겸계고곤공관교구국군권귀균극근금길난내녀년녕노누늘능다단달담덕돈돌두득들래랑량려련렬령례로록롬료룡루류"
    "륜률름림마만매맹목묘무묵문반방배백번범법별복봄봉부분비빛산삼새생설섭솔송숲슬신실심안암애양어언억바사람니력륙불물낙뢰을말론롱당레벽알앵감모엄업엘엽여열염오온완왕"
    "요운울웅웬위월육융으음응의익임자잔작장전절점제조좌직집찬창천청초춘충치탁탄택팔평표풍필학함항향허헌협화황회효후휘흔흠흥"
    "앤엔결겨국놀둘들미샘샛솜송솔의찬촌추칠헤홍휴흰"
) - frozenset("융으앤엔엘웬놀둘헤샛")
_IN_NAMES = COMMONEST | _OTHERS

_SURNAME_TABLE = """
김 kim gim ghim / 이 lee yi i rhee rhie ri li yee / 박 park pak bak bark / 최 choi choe choy chwe
정 jung jeong chung jeoung joung cheong chong / 강 kang gang / 조 cho jo zo joh / 윤 yoon yun youn / 장 jang chang
임 lim im rim yim leem / 한 han hahn / 오 oh o / 서 seo suh / 신 shin sin / 권 kwon gwon kweon / 황 hwang whang
안 ahn an / 송 song / 유 yoo yu you / 류 ryu ryoo lyu ryou / 전 jeon jun jeun / 홍 hong / 고 ko go koh goh
문 moon mun / 양 yang / 손 son sohn / 배 bae pae / 백 baek paek paik baik / 허 heo huh hur / 남 nam / 심 sim shim
노 noh roh no ro nho / 하 ha hah / 곽 kwak gwak / 성 sung seong / 차 cha / 주 joo ju / 우 woo wu u / 구 koo ku gu goo
나 na nah / 라 ra / 민 min / 진 jin chin / 지 ji jee / 엄 um uhm eom / 채 chae / 원 won weon / 천 chun cheon
방 bang pang / 공 gong kong / 현 hyun hyeon hyon / 함 ham hahm / 변 byun byeon byon / 염 yum yeom / 여 yeo
추 choo chu / 도 do doh / 소 so soh / 석 seok suk / 선 sun seon / 설 seol sul / 마 ma / 길 gil kil / 연 yeon
위 wi wee / 표 pyo / 명 myung myeong / 기 ki gi kee / 반 ban / 왕 wang / 금 geum keum kum / 옥 ok ock / 육 yook yuk
인 in / 맹 maeng / 제 je / 모 mo / 탁 tak / 국 kook guk kuk / 어 eo uh / 은 eun / 편 pyun pyeon / 용 yong / 예 ye
경 kyung kyeong gyeong / 봉 bong / 부 boo bu / 복 bok / 태 tae / 목 mok / 형 hyung hyeong / 피 pi / 두 doo / 음 eum
동 dong / 옹 ong / 단 dan / 감 gam / 사 sa / 가 ga / 빈 bin / 범 bum beom / 승 seung / 시 si / 경 kyoung / 은 un
남궁 namkoong namgoong namgung namgong namkung / 황보 hwangbo / 제갈 jegal / 사공 sagong / 선우 sunwoo seonwoo seonu
독고 dokgo dokko / 서문 seomun seomoon
"""

#: A family name's Latin spelling to its Hangul.
SURNAMES: dict[str, str] = {
    spelling: hangul
    for entry in _SURNAME_TABLE.replace("\n", "/").split("/")
    if entry.strip()
    for hangul, *spellings in [entry.split()]
    for spelling in spellings
}

# An "h" that closes an open syllable is a habit of spelling: Moh is Mo, Doh is Do.
for _spelling in [spelling for spelling in SURNAMES if spelling[-1] in "ao"]:
    SURNAMES.setdefault(f"{_spelling}h", SURNAMES[_spelling])

#: Spellings that the press uses for family names and hardly ever inside a given name.
SURNAMES_ONLY = frozenset(
    "kim gim lee rhee park pak bak choi choe jang kwon gwon hwang cho baek paik bae kang ahn lim roh noh kwak gwak heo"
    " huh shim uhm byun byeon yum yeom ryu ryoo namkoong namgoong namgung hwangbo jegal sagong oh ko moon gong hong cha"
    " chae".split()
)

# "sun 선/순": 선 first; what follows the stroke is a reading that only Hangul can bring out ("Sun" beside "Soon" is
# another syllable, "Sun" beside 순 is not). Without a stroke, all are readings in Latin script too.
_AMBIGUOUS = """
jung 정/중 chung 충청/정 suk 석/숙 sun 선/순 jun 준/전 june 준 hun 훈헌 chun 춘천/전 yun 윤연 youn 윤연 yeun 연윤
un 은운 gun 건/군 kun 건/군 gum 검/금 kum 금/검 sung 성/승 yul 율열 ryul 률렬 hung 흥 kyun 균 gyun 균 uk 욱/억 ung 웅
hi 희 hee 희 hui 희 heui 희 zy 지 jee 지 gee 기 ree 리 rhee 리 lee 리 li 리 lin 린 lim 림 la 라 lan 란 lang 랑 yi 이
taec 택 teak 택 tack 탁 sue 수 duck 덕 hyuck 혁 jin 진 jean 진 been 빈 seen 신 mean 민 minn 민 ill 일 euy 의 eui 의
suh 서 huh 허 hur 허 sur 서 uhm 엄 whan 환 whi 휘 whee 휘 hwee 휘 whee 휘 woong 웅 ohk 옥 yup 엽 yub 엽
hyub 협 hyup 협 myeung 명 jeoung 정 joung 정 keong 경 bohm 범 wone 원 gui 귀 kui 귀 yeh 예 yea 예 paek 백 paik 백
yuh 여 vin 빈 vi 비 bit 빛 hie 희
"""


@dataclass(frozen=True, slots=True)
class Readings:
    """The Hangul behind a spelling: `likely`, commonest first, and what only Hangul beside it brings out."""

    likely: str
    rare: str = ""


_TABLE: dict[str, Readings] = {}
for _spelling, _hangul in zip(*[iter(_AMBIGUOUS.split())] * 2, strict=True):
    _likely, _, _rare = _hangul.partition("/")
    _TABLE[_spelling] = Readings(_likely, _rare)

_SHAPE = re.compile(
    r"(kk|gg|tt|dd|pp|bb|ss|jj|ch|sh|[kgndtrmbpsjhz])?"
    r"(yeo|yae|yea|yoo|you|yeu|yai|ya|ye|yo|yu|yi|weo|wae|woo|wa|we|wi|wo|wu|eui|ui|ae|ai|ah(?![aeiou])|a|eo|eu|ee|e"
    r"|oo|oe|oi|ou|oh(?![aeiou])|o|u|i)"
    r"(ng|ck|[kgnlmpb])?"
)
_INITIALS = {
    "": "ㅇ", "k": "ㄱ", "g": "ㄱ", "n": "ㄴ", "d": "ㄷ", "t": "ㅌ", "r": "ㄹ", "m": "ㅁ", "b": "ㅂ", "p": "ㅍ",
    "s": "ㅅ", "sh": "ㅅ", "ss": "ㅆ", "j": "ㅈ", "z": "ㅈ", "ch": "ㅊ", "h": "ㅎ", "kk": "ㄲ", "gg": "ㄲ", "tt": "ㄸ",
    "dd": "ㄸ", "pp": "ㅃ", "bb": "ㅃ", "jj": "ㅉ",
}
_VOWELS = {
    "a": "ㅏ", "ah": "ㅏ", "ae": "ㅐ", "ai": "ㅐ", "ya": "ㅑ", "yae": "ㅒ", "yai": "ㅒ", "eo": "ㅓ", "e": "ㅔ",
    "yeo": "ㅕ", "yeu": "ㅕ", "ye": "ㅖ", "yea": "ㅖ", "o": "ㅗ", "oh": "ㅗ", "wa": "ㅘ", "wae": "ㅙ", "oe": "ㅚ",
    "oi": "ㅚ", "yo": "ㅛ", "u": "ㅜ", "oo": "ㅜ", "ou": "ㅜ", "woo": "ㅜ", "wu": "ㅜ", "wo": "ㅝ", "weo": "ㅝ",
    "we": "ㅞ", "wi": "ㅟ", "yu": "ㅠ", "yoo": "ㅠ", "you": "ㅠ", "eu": "ㅡ", "ui": "ㅢ", "eui": "ㅢ", "i": "ㅣ",
    "ee": "ㅣ", "yi": "ㅣ",
}
_FINALS = {
    "": "", "k": "ㄱ", "g": "ㄱ", "ck": "ㄱ", "n": "ㄴ", "l": "ㄹ", "m": "ㅁ", "p": "ㅂ", "b": "ㅂ", "ng": "ㅇ",
}
# What a letter stands for where its first reading makes no syllable that names use: "hyon" 횬 is 현, "bum" 붐 is 범.
_SECOND_VOWELS = {"ㅗ": "ㅓ", "ㅛ": "ㅕ", "ㅜ": "ㅓ", "ㅠ": "ㅕ", "ㅣ": "ㅢ"}
_SECOND_INITIALS = {"ㅌ": "ㄷ", "ㅍ": "ㅂ", "ㅊ": "ㅈ"}
# Spelled with these letters the vowel is certain, so no second reading is sought.
_PLAIN_U = frozenset({"oo", "woo", "wu", "yoo", "oh"})


@lru_cache(maxsize=8192)
def given_readings(spelling: str) -> Readings | None:
    """The Hangul that `spelling` (lower case Latin letters) may stand for in a given name; None where it is none."""
    if spelling in _TABLE:
        return _TABLE[spelling]
    match = _SHAPE.fullmatch(spelling)
    if match is None:
        return None
    initial, letters, final = match[1] or "", match[2], match[3] or ""
    if initial == "sh" and letters not in ("i", "ee"):
        return None
    if initial and letters[0] == "w" and letters not in ("wa", "wae", "wo", "weo", "wi", "we"):
        return None
    vowel = _VOWELS[letters]
    # The press's "kyung", "hyun", "hyuk", "young" are 경, 현, 혁, 영.
    if (letters == "yu" and initial and final in ("n", "ng", "k")) or (letters == "you" and final in ("n", "ng", "k")):
        vowel = "ㅕ"
    vowels = [vowel] if letters in _PLAIN_U else [vowel, *_SECOND_VOWELS.get(vowel, "")]
    initials = [_INITIALS[initial], *_SECOND_INITIALS.get(_INITIALS[initial], "")]
    for first in initials:
        for middle in vowels:
            syllable = compose(first, middle, _FINALS[final])
            if syllable in _IN_NAMES:
                return Readings(syllable)
    return None


def surname_readings(spelling: str) -> Readings | None:
    """The Hangul of a family name spelled so (one or two syllables in `likely`); None where it is none."""
    hangul = SURNAMES.get(spelling)
    return Readings(hangul) if hangul else None
