"""Sentences in which a food or an herb is said to heal: the law forbids them in what advertises either.

Advertising law 16/2012/QH13 and Decree 15/2018/NĐ-CP: food must not be made out to be a medicine. What is found
here is advice for a person to judge, so a sentence is named whole; a disclaimer in the words of the law is let pass.

Vietnamese is looked for with its marks, and without them where none were typed: “chữa bệnh”, “chua benh”, but never
“chưa bệnh”. A stem that means many things (trị, chữa, treat, cure) counts only before an ailment, so that neither
“chính trị”, “giá trị”, “Quảng Trị” nor “cured meat” is taken for a cure.
"""

import re
from dataclasses import dataclass

from showcase.text.fold import fold, nfc
from showcase.text.plain import sentences

# What is said to be healed.
AILMENTS = (
    r"ho|cảm(?!\s+(?:quan|xúc|nhận|thấy|giác|ơn|hứng|tình|tưởng))|cúm|sốt(?!\s+(?:sắng|ruột))|đau|nhức|viêm|mụn"
    "|nám|sẹo|ngứa|dị ứng|bỏng|giun|sán|trĩ|táo bón|tiêu chảy|kiết lỵ|đầy bụng|khó tiêu|phong thấp|thấp khớp|tê thấp"
    "|gút|gout|mất ngủ|hen|suyễn|rắn cắn|vết thương|rụng tóc|yếu sinh lý|sỏi thận|bách bệnh"
    "|nhiều bệnh|các bệnh|các chứng"
)
DISEASES = (
    "ung thư|khối u|tiểu đường|đái tháo đường|cao huyết áp|tăng huyết áp|huyết áp|mỡ máu|đột quỵ|tai biến|xơ vữa"
    "|tim mạch|viêm gan|xơ gan|gan nhiễm mỡ|dạ dày|đại tràng|thoái hóa khớp|thoái hoá khớp|xương khớp|hen suyễn"
)
# Beasts and plants are treated too; that is farming, not advertising.
_FARMED = "cây|lúa|lợn|heo|gà|vịt|bò|trâu|dê|tôm|cá|ong|tằm|đàn|vật nuôi|gia súc|gia cầm"
_OF_FARMING = rf"(?!\s+(?:(?:cho|trên|ở)\s+)?(?:{_FARMED})\b)"
_HOSPITAL = r"(?!\s+(?:viện|nhân|xá)\b)"

VIETNAMESE_CLAIMS = (
    rf"chữa bệnh{_HOSPITAL}{_OF_FARMING}",
    rf"trị bệnh{_HOSPITAL}{_OF_FARMING}",
    rf"phòng bệnh{_HOSPITAL}{_OF_FARMING}",
    rf"ngừa bệnh{_HOSPITAL}{_OF_FARMING}",
    rf"(?<!đất )(?<!cây )(?<!lúa )(?<!giống )(?:khỏi|hết|đẩy lùi) bệnh{_HOSPITAL}{_OF_FARMING}",
    "chữa (?:trị|khỏi|lành|dứt)",
    "điều trị",
    "đặc trị",
    "chủ trị",
    "trị (?:liệu|dứt|tận gốc|khỏi)",
    # Not after sửa chữa (to repair), nor in giá trị, chính trị, quản trị, cai trị, Quảng Trị.
    r"(?<!sửa )(?<!giá )(?<!chính )(?<!quản )(?<!quảng )(?<!cai )"
    r"(?:chữa|trị|ngừa|phòng ngừa|ngăn ngừa|phòng chống|giảm|hạ)(?: được| dứt| các)?"
    rf" (?:{AILMENTS}|{DISEASES}){_OF_FARMING}",
    "bài thuốc",
    "vị thuốc",
    "thuốc chữa",
    "thần dược",
    "thay thế thuốc",
    "kháng viêm",
    "tiêu viêm",
    "kháng khuẩn",
    "kháng sinh tự nhiên",
    "giải độc gan",
    "tiêu diệt tế bào",
    "tăng cường sinh lý",
    "bổ thận tráng dương",
)
_OBJECTS = (
    "diseases?|illness(?:es)?|ailments?|cancers?|tumou?rs?|diabetes|colds?|coughs?|flu|fevers?|pains?|headaches?"
    "|arthritis|rheumatism|inflammation|indigestion|insomnia|asthma|acne|hypertension|(?:high )?blood pressure"
    "|cholesterol|strokes?"
    "|infections?|ulcers?|wounds?|hair loss|constipation|diarrhoea|diarrhea"
)
ENGLISH_CLAIMS = (
    r"\b(?:cur|heal|treat|prevent|reliev|eas|sooth|combat|fight)(?:e|s|es|ed|ing)?\s+"
    rf"(?:[\w-]+\s+){{0,2}}(?:{_OBJECTS})\b",
    rf"\b(?:remedy|remedies|cure|treatment|medicine)s?\s+(?:for|against)\s+(?:[\w-]+\s+){{0,2}}(?:{_OBJECTS})\b",
    rf"\bgood (?:for|against) (?:[\w-]+\s+){{0,1}}(?:{_OBJECTS})\b",
    r"\b(?:wonder|miracle) (?:drug|cure)s?\b",
    r"\banti-?inflammatory\b",
    r"\bantibacterial\b",
    r"\bmedicinal properties\b",
)
ENGLISH_DISEASES = r"\b(?:cancers?|diabetes|hypertension|high blood pressure|strokes?)\b"
# What the law itself asks to be said, and warnings.
DISCLAIMERS = (
    "không phải là thuốc",
    "không phải thuốc",
    "không thay thế thuốc",
    "không có tác dụng thay thế",
    "không có tác dụng chữa",
    "không chữa",
    "hỏi ý kiến bác sĩ",
    "hỏi bác sĩ",
    "not a medicine",
    "no medicine",
    "not intended to",
    "does not (?:cure|treat|prevent|heal)",
    "ask (?:a|your) doctor",
)


@dataclass(frozen=True)
class HealthClaim:
    """A sentence that speaks of healing: the words that say so, and whether they promise it."""

    sentence: str
    words: str
    # False where a disease is only named, which may be innocent.
    promises: bool

    def __str__(self):
        return self.sentence


def _words(*patterns: str) -> re.Pattern:
    # \b takes marked letters for letters, so a stem is never the plain middle of a longer word.
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b")


# (what promises to heal, what only names a disease), in texts with marks and in texts typed without any.
_MARKED = (
    _words(*VIETNAMESE_CLAIMS, *ENGLISH_CLAIMS),
    _words(DISEASES, ENGLISH_DISEASES),
)
_UNMARKED = (
    _words(*map(fold, VIETNAMESE_CLAIMS), *ENGLISH_CLAIMS),
    _words(fold(DISEASES), ENGLISH_DISEASES),
)
_DISCLAIMED = re.compile("|".join(f"{each}|{fold(each)}" for each in DISCLAIMERS))


def health_claims(text: str) -> list[HealthClaim]:
    """Return the sentences of a plain text that promise healing or name a grave disease, in their order."""
    return [claim for sentence in sentences(nfc(text)) if (claim := claim_in(sentence))]


def claim_in(sentence: str) -> HealthClaim | None:
    """Return what a sentence claims, or None; one with a disclaimer claims nothing."""
    lower = " ".join(sentence.lower().split())
    if _DISCLAIMED.search(lower):
        return None
    for pattern, promises in zip(_UNMARKED if lower.isascii() else _MARKED, (True, False), strict=True):
        found = pattern.search(lower)
        if found:
            return HealthClaim(sentence, found[0], promises)
    return None
