"""Thai spelling to espeak-ng phonemes.

espeak-ng has Thai sounds (its `th` voice takes Shan's phonemes and tones) but next to no Thai spelling rules: left
alone it reads letters in the order written and drops vowels. Thai is written without spaces, vowels stand before,
after, above or below their consonant, and tone follows from consonant class, syllable type and mark. So: every syllable
pattern of Thai orthography is tried at every place, and the cheapest way to cover the text wins; words that break the
rules stand respelled in `_IRREGULAR`, as Thai dictionaries do it.

Rules after Haas, "The Thai System of Writing" (1956). Not perfect: a word with a silent vowel or an unwritten one that
is not in the list is read as it is spelled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_INITIALS = {
    "ก": "k", "ขฃคฅฆ": "k_h", "ง": "N", "จ": "tS;", "ฉชฌ": "tS", "ซศษส": "s", "ญย": "j", "ดฎ": "d", "ตฏ": "t",
    "ถฐทธฑฒ": "t_h", "นณ": "n", "บ": "b", "ป": "p", "ผพภ": "p_h", "ฝฟ": "f", "ม": "m", "ร": "r", "ลฬ": "l", "ว": "w",
    "หฮ": "h", "อ": "?",
}  # fmt: skip
_FINALS = {"กขคฆ": "k", "จชซฎฏฐฑฒดตถทธศษส": "t", "บปพฟภ": "p", "ม": "m", "นณญรลฬ": "n", "ง": "N", "ย": "j", "ว": "w"}
_INITIAL = {letter: sound for letters, sound in _INITIALS.items() for letter in letters}
_FINAL = {letter: sound for letters, sound in _FINALS.items() for letter in letters}
_HIGH, _MID = frozenset("ขฃฉฐถผฝศษสห"), frozenset("กจฎฏดตบปอ")
_SONORANT = "งญนมยรลว"

# Tones of the Shan voice by their contour: 3 level, 2 low, 5 falling, 4 high, 1 rising.
_MID_TONE, _LOW_TONE, _FALLING, _HIGH_TONE, _RISING = "3", "2", "5", "4", "1"
_MARKED = {"๊": _HIGH_TONE, "๋": _RISING}

_GLIDED = {
    ("a", "j"): "ai", ("a:", "j"): "a:i", ("O", "j"): "Oi", ("o", "j"): "oi", ("u", "j"): "ui", ("@", "j"): "@i",
    ("a", "w"): "au", ("a:", "w"): "a:u", ("i", "w"): "iu", ("e", "w"): "eu", ("E", "w"): "Eu",
    ("i@", "w"): "i|au", ("u@", "j"): "u|ai", ("W@", "j"): "W|ai",
}  # fmt: skip

# Spelling (I initial, T tone mark, F final), vowel, whether it is long, cost of reading it so.
_PATTERNS = (
    ("เIียTF", "i@", True, 10), ("เIียT", "i@", True, 10), ("เIืTอF", "W@", True, 10), ("เIืTอ", "W@", True, 10),
    ("IัTวะ", "u@", False, 10), ("IัTว", "u@", True, 10), ("ITวF", "u@", True, 11),
    ("เITาะ", "O", False, 10), ("เITา", "au", False, 10), ("เITอะ", "@", False, 10),
    ("เITอF", "@", True, 10), ("เITอ", "@", True, 10), ("เIิTF", "@", True, 10), ("เITย", "@i", True, 10),
    ("เI็F", "e", False, 10), ("เITะ", "e", False, 10), ("เITF", "e", True, 10), ("เIT", "e", True, 11),
    ("แI็F", "E", False, 10), ("แITะ", "E", False, 10), ("แITF", "E", True, 10), ("แIT", "E", True, 11),
    ("โITะ", "o", False, 10), ("โITF", "o", True, 10), ("โIT", "o", True, 11),
    ("ใIT", "ai", False, 10), ("ไITย", "ai", False, 9), ("ไIT", "ai", False, 10), ("ITำ", "am", False, 10),
    ("IัTF", "a", False, 10), ("ITะ", "a", False, 10), ("ITาF", "a:", True, 10), ("ITา", "a:", True, 10),
    ("IิTF", "i", False, 10), ("IิT", "i", False, 10), ("IีTF", "i", True, 10), ("IีT", "i", True, 10),
    ("IึTF", "W", False, 10), ("IึT", "W", False, 10), ("IืTF", "W", True, 10), ("IืTอ", "W", True, 10),
    ("IุTF", "u", False, 10), ("IุT", "u", False, 10), ("IูTF", "u", True, 10), ("IูT", "u", True, 10),
    ("I็อF", "O", False, 10), ("ITอF", "O", True, 10), ("ITอ", "O", True, 10), ("IรรF", "a", False, 10),
    ("Iรร", "an", False, 10), ("ITF", "o", False, 14), ("I", "a", False, 22),
)  # fmt: skip
_CLUSTER = "[กขคตปพผ]ร|[กขคปพผ]ล|[กขค]ว|ห[งญนมยรลว]|อย(?=[่า])"
_SPREAD = f"[กขจฉดตถบปผฝสศอ][{_SONORANT}]"  # "ตลาด" ta-làat: an unwritten a, and the first letter's class for both
_NO_FINAL = "[\u0e30-\u0e3a\u0e47-\u0e4e]"  # a consonant before one of these signs begins a syllable

_RESPELLED = """
    สวัสดี=สะหวัดดี พัสดุ=พัดสะดุ สามารถ=สามาด อนุมัติ=อะนุมัด ประวัติ=ประหวัด ชาติ=ชาด เหตุ=เหด เมตร=เมด
    บัตร=บัด สมัคร=สะหมัก จันทร์=จัน ศาสตร์=สาด พฤหัสบดี=พะรึหัดสะบอดี มกราคม=มะกะราคม กุมภาพันธ์=กุมพาพัน
    พฤษภาคม=พรึดสะพาคม กรกฎาคม=กะรักกะดาคม พฤศจิกายน=พรึดสะจิกายน คุณภาพ=คุนนะพาบ ผลิตภัณฑ์=ผะหลิดตะพัน
    ผลิต=ผะหลิด ธนาคาร=ทะนาคาน นโยบาย=นะโยบาย สถานะ=สะถานะ สถานี=สะถานี สบาย=สะบาย แสดง=สะแดง เสมอ=สะเหมอ
    เสนอ=สะเหนอ ทราบ=ซาบ จริง=จิง สร้าง=ส้าง เศร้า=เส้า ทราย=ซาย ไปรษณีย์=ไปรสะนี โทรศัพท์=โทระสับ โทร=โท
    เฉพาะ=ฉะเพาะ ขออภัย=ขออะไพ อภัย=อะไพ อนุญาต=อะนุยาด ปกติ=ปะกะติ ธุระ=ทุระ ก็=ก้อ ณ=นะ ธ=ทะ อีเมล=อีเมว
    ภาพ=พาบ รูปภาพ=รูบพาบ สนุก=สะหนุก อังกฤษ=อังกริด พฤติ=พรึด ฤดู=รึดู กิโลเมตร=กิโลเมด เซนติเมตร=เซนติเมด
    เอกสาร=เอกกะสาน รหัส=ระหัด สรุป=สะหรุบ ชนิด=ชะนิด สมาชิก=สะมาชิก เสร็จ=เส็ด ศีรษะ=สีสะ ปรากฏ=ปรากด
    วิทยุ=วิดทะยุ มหาวิทยาลัย=มะหาวิดทะยาไล ตำรวจ=ตำหรวด สำเร็จ=สำเหร็ด ประโยชน์=ประโหยด คอมพิวเตอร์=คอมพิวเต้อ
    ตัวเลข=ตัวเลก หมายเลข=หมายเลก กรุณา=กะรุนา
"""
_IRREGULAR = dict(pair.split("=") for pair in _RESPELLED.split())
_SILENT = re.compile("[ก-ฮ][ิุ]?์")
_DIGITS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One syllable: where it ends, its phonemes, what it costs."""

    end: int
    phonemes: str
    cost: int


def spell_number(digits: str) -> str:
    """A whole number, or one with a decimal point, in Thai words: "1,980" → "หนึ่งพันเก้าร้อยแปดสิบ"."""
    whole, _, decimals = digits.replace(",", "").partition(".")
    spoken = _spell_whole(whole.lstrip("0"))
    return spoken + ("จุด" + "".join(_DIGITS[int(digit)] for digit in decimals) if decimals else "")


def _spell_whole(whole: str) -> str:
    if len(whole) > 6:
        return (
            _spell_whole(whole[:-6]) + "ล้าน" + (_spell_whole(whole[-6:].lstrip("0")) if whole[-6:].strip("0") else "")
        )
    spoken = ""
    for place, digit in zip(range(len(whole) - 1, -1, -1), whole, strict=True):
        if digit == "0":
            continue
        name = _DIGITS[int(digit)]
        if place == 1:
            name = {"1": "", "2": "ยี่"}.get(digit, name)
        elif place == 0 and digit == "1" and len(whole) > 1:
            name = "เอ็ด"
        spoken += name + _PLACES[place]
    return spoken or _DIGITS[0]


def phonemes(text: str) -> str:
    """`text` with every Thai passage as `[[phonemes]]` for espeak-ng, numbers read in Thai; other scripts stay."""
    text = text.translate({0x0E50 + digit: str(digit) for digit in range(10)})
    text = text.replace("%", " เปอร์เซ็นต์ ").replace("฿", " บาท ").replace("ฯ", " ")
    text = re.sub(r"\d[\d,]*(?:\.\d+)?", lambda found: f" {spell_number(found[0].rstrip(','))} ", text)
    return re.sub("[\u0e01-\u0e4e]+", lambda found: f"[[{_cover(_normal(found[0]), _irregular())}]]", text)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, bool, int, bool], ...]:
    """Compiled `_PATTERNS`, each with a plain, a clustered and a spread initial."""
    compiled = []
    for template, vowel, long, cost in _PATTERNS:
        for initial, more in (("[ก-ฮ]", 0), (_CLUSTER, 0), (_SPREAD, 3)):
            source = template.replace("F", f"(?P<F>[ก-ฆงจ-ณด-วศ-สฬ])(?!{_NO_FINAL})").replace("T", "(?P<T>[่-๋])?")
            pattern = re.compile(source.replace("I", f"(?P<I>{initial})"))
            if not (initial == _SPREAD and template == "I"):
                compiled.append((pattern, vowel, long, cost + more, initial == _SPREAD))
    return tuple(compiled)


def _normal(word: str) -> str:
    return word.replace("ํา", "ำ").replace("เเ", "แ").replace("ฤา", "รือ").replace("ฤ", "รึ").replace("ฦ", "ลึ")


@cache
def _irregular() -> dict[str, str]:
    return {_normal(word): _cover(_normal(respelled), {}) for word, respelled in _IRREGULAR.items()}


def _cover(word: str, known: dict[str, str]) -> str:
    """The cheapest cover of `word` by words of `known` and by syllables, as phonemes."""
    best: list[tuple[int, str]] = [(0, "")] + [(1 << 30, "")] * len(word)
    for start in range(len(word)):
        cost, spoken = best[start]
        for reading in _readings(word, start, known):
            if cost + reading.cost < best[reading.end][0]:
                best[reading.end] = (cost + reading.cost, f"{spoken} {reading.phonemes}".strip())
        if word[start] == "ๆ" and spoken:
            best[start + 1] = min(best[start + 1], (cost, f"{spoken} {spoken.split()[-1]}"))
    return best[-1][1]


def _readings(word: str, start: int, known: dict[str, str]) -> Iterator[_Reading]:
    """What may stand at `start`: a known word, a silenced letter, a syllable, or a sign that means nothing here."""
    yield _Reading(start + 1, "", 60)
    for each, spoken in known.items():
        if word.startswith(each, start):
            yield _Reading(start + len(each), spoken, 2)
    if silent := _SILENT.match(word, start):
        yield _Reading(silent.end(), "", 0)
    for pattern, vowel, long, cost, spread in _patterns():
        if found := pattern.match(word, start):
            parts = found.groupdict()
            spoken = _syllable(parts["I"], vowel, long, parts.get("F") or "", parts.get("T") or "", spread)
            yield _Reading(found.end(), spoken, cost)


def _syllable(initial: str, vowel: str, long: bool, final: str, mark: str, spread: bool) -> str:
    """Phonemes of one syllable (two where `initial` has an unwritten a), tone after the vowel."""
    silent_leader = len(initial) == 2 and not spread and initial[0] in "หอ"
    sounds = [_INITIAL[letter] for letter in (initial[1:] if silent_leader else initial)]
    stop = _FINAL.get(final, "")
    live = stop not in {"k", "t", "p"} if stop else long or vowel[-1] in "imun"
    tone = _tone(initial[0], live, long, mark)
    if (vowel, stop) in _GLIDED:
        core, stop = _GLIDED[vowel, stop], ""
    else:
        core, stop = (vowel[0], vowel[1:]) if vowel in {"am", "an"} else (vowel, stop)
    core = core.replace("i@", "i|@").replace("u@", "u|@").replace("W@", "W|@")
    head = [sounds[0], "a" + _LOW_TONE, *sounds[1:]] if spread else sounds
    return "|".join([*head, core + tone, *([stop] if stop else [])])


def _tone(letter: str, live: bool, long: bool, mark: str) -> str:
    """The tone by the initial's class, the mark, and whether the syllable ends live (vowel, nasal) or dead (stop)."""
    low = letter not in _HIGH and letter not in _MID
    if mark in _MARKED:
        return _MARKED[mark]
    if mark == "่":
        return _FALLING if low else _LOW_TONE
    if mark == "้":
        return _HIGH_TONE if low else _FALLING
    if live:
        return _RISING if letter in _HIGH else _MID_TONE
    if not low:
        return _LOW_TONE
    return _FALLING if long else _HIGH_TONE
