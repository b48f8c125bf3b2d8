"""What a Vietnamese syllable looks like (âm tiết), and how common it is: the judge between readings of old text."""

from __future__ import annotations

import re
import unicodedata

from tongket.core.viet.syllable_counts import BANDS

# Costs are in bits: how surprising a syllable is.
UNSEEN = 21
IMPOSSIBLE = 40

_ONSETS = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx]"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ
uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y ynh ych yt yêm yên yêng yêt yêu
"""
_SHAPE = re.compile(rf"(?:{_ONSETS})?(?:{'|'.join(_RIMES.split())})")
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
# A tone never stands on a closing glide: xào, not xaò. (Old hoà and thuý are no such case.)
_GLIDES = re.compile(r"(?:[aeo]o|[aâêiươ]u|[aâ]y|[aoôơuư]i|[iuư]a)$")
_RISING_OR_HEAVY = frozenset("\u0301\u0323")
_COST = {syllable: cost for cost, line in BANDS.items() for syllable in line.split()}


def cost(syllable: str) -> int:
    """Bits of surprise: common syllables cost little, impossible ones much. Odd capitals (cỔ) are impossible."""
    if not (syllable.islower() or syllable.isupper() or syllable.istitle()):
        return IMPOSSIBLE
    lower = unicodedata.normalize("NFC", syllable.lower())
    if lower in _COST:
        return _COST[lower]
    return UNSEEN if is_syllable(lower) else IMPOSSIBLE


def is_syllable(lower: str) -> bool:
    """Whether the lower-case word can be a Vietnamese syllable: onset, rime, one tone; stops take only sắc or nặng."""
    marks = unicodedata.normalize("NFD", lower)
    tones = [mark for mark in marks if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    if len(tones) > 1 or not _SHAPE.fullmatch(bare):
        return False
    if tones and marks.endswith(tones[0]) and _GLIDES.search(re.sub(r"^(?:qu|gi)", "", bare)):
        return False
    return not _STOPPED.search(bare) or (len(tones) == 1 and tones[0] in _RISING_OR_HEAVY)
