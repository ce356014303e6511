"""One syllable, many spellings: the press's habits, and the syllables that must stay apart."""

from __future__ import annotations

import pytest

from copydesk.names.romanization import given_readings, surname_readings

HABITS = """
수 soo su / 현 hyun hyeon hyon / 우 woo wu u / 영 young yeong / 해 hae hai / 준 joon jun / 은 eun un
성 sung seong / 경 kyung gyeong kyong kyoung
원 won weon / 지 ji jee / 희 hee hui / 윤 yoon yun youn / 철 chul cheol chol
정 jung jeong / 중 joong / 종 jong / 용 yong / 석 seok suk / 숙 sook / 식 sik shik / 혁 hyuk hyeok / 훈 hoon hun
선 sun seon / 순 soon / 병 byung byeong byong / 명 myung myeong / 형 hyung hyeong / 규 kyu gyu / 균 kyun gyun
범 bum beom / 검 gum geom / 금 geum / 빈 bin been / 유 yoo yu you / 예 ye yea / 기 ki gi / 광 kwang gwang / 운 woon
해 hae / 하 ha / 한 han / 혜 hye / 태 tae / 대 dae / 필 pil / 택 taek taec / 섭 seop sup / 열 yeol / 아 a ah / 일 il ill
"""
PAIRS = [
    (spelling, hangul)
    for entry in HABITS.replace("\n", "/").split("/")
    if entry.strip()
    for hangul, *spellings in [entry.split()]
    for spelling in spellings
]


@pytest.mark.parametrize(("spelling", "hangul"), PAIRS)
def test_the_press_spells_it_so(spelling: str, hangul: str) -> None:
    readings = given_readings(spelling)
    assert readings is not None
    assert readings.likely[0] == hangul


@pytest.mark.parametrize("spelling", ["", "x", "kimono", "downey", "ng", "strong", "aaa", "é"])
def test_what_no_name_uses_is_no_syllable(spelling: str) -> None:
    assert given_readings(spelling) is None


@pytest.mark.parametrize(
    ("hangul", "spellings"),
    [
        ("김", "kim gim"),
        ("이", "lee yi rhee i"),
        ("박", "park bak pak"),
        ("최", "choi choe"),
        ("정", "jung jeong chung"),
        ("조", "cho jo zo"),
        ("임", "lim im"),
        ("노", "noh roh no"),
        ("남궁", "namkoong namgung namgoong"),
        ("엄", "uhm um eom"),
    ],
)
def test_family_names(hangul: str, spellings: str) -> None:
    assert {surname_readings(spelling) for spelling in spellings.split()} == {surname_readings(spellings.split()[0])}
    found = surname_readings(spellings.split()[0])
    assert found is not None
    assert found.likely == hangul
