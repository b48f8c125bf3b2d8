"""The identity of persons in a report as both ends know it: what is sealed, how it lies in an envelope, its numbers.

The house seals and cannot open; the vault opens. What they must agree on stands here, and nothing else.
"""

from tongket.core.identity.envelope import EnvelopeSwapped, NotAnEnvelope, pack, unpack
from tongket.core.identity.numbers import NotAWholeNumber, id_key, is_number, keys_of, phone_key
from tongket.core.identity.openings import OpeningTerms, opening_terms
from tongket.core.identity.persons import FIELDS, GROUPS, NUMBER_FIELDS, UnknownField, clean, numbers_of, people_of

__all__ = [
    "FIELDS", "GROUPS", "NUMBER_FIELDS", "EnvelopeSwapped", "NotAWholeNumber", "NotAnEnvelope", "OpeningTerms",
    "UnknownField", "clean", "id_key", "is_number", "keys_of", "numbers_of", "opening_terms", "pack", "people_of",
    "phone_key", "unpack",
]  # fmt: skip
