"""Randomness that depends on nothing but the seed: draws as SQL expressions over hashes."""

from dataclasses import dataclass
from hashlib import blake2b

MACROS = """
CREATE TEMP MACRO xor_shift(x, places) AS xor(x, x >> places);
CREATE TEMP MACRO spread_1(x) AS (xor_shift(x, 16) * 569420461::UBIGINT) % 4294967296::UBIGINT;
CREATE TEMP MACRO spread_2(x) AS (xor_shift(x, 15) * 1935289751::UBIGINT) % 4294967296::UBIGINT;
CREATE TEMP MACRO mix(x) AS xor_shift(spread_2(spread_1(x)), 15);
CREATE TEMP MACRO share_of(x) AS (x::DOUBLE + 0.5::DOUBLE) / 4294967296::DOUBLE;
CREATE TEMP MACRO nth(entity, k) AS
  (entity + k::UBIGINT * 2654435769::UBIGINT) % 4294967296::UBIGINT;
CREATE TEMP MACRO bell(first, second) AS
  sqrt(-2::DOUBLE * ln(share_of(first))) * cos(2::DOUBLE * pi() * share_of(second));
CREATE TEMP MACRO logistic(x) AS 1::DOUBLE / (1::DOUBLE + exp(-(x)));
CREATE TEMP MACRO picked(choices, number) AS
  choices[1 + (number % greatest(len(choices), 1)::UBIGINT)::BIGINT];
"""
"""SQL macros that the expressions of `Draws` call; every number stays below 2**32.

Sources:
    `mix` is the 32-bit hash of Chris Wellons, "Hash Prospector" (2018), in the form with the
    constants 0x21f0aaad and 0x735a2d97 (shifts 16, 15, 15) that its README lists as the best found.
    `nth` steps by 2**32 divided by the golden ratio: Knuth, The Art of Computer Programming,
    volume 3, section 6.4. `bell` is Box and Muller, "A Note on the Generation of Random Normal
    Deviates", Annals of Mathematical Statistics 29 (1958), pages 610-611.
"""


@dataclass(frozen=True, slots=True)
class Draws:
    """Writes draws as SQL: each is a function of the seed, the purpose and the row's entity.

    `random()` would depend on the order in which threads reach the rows. These expressions do
    not, so the same seed gives the same market on every machine. An entity is a UBIGINT column
    below 2**32 that identifies a company, a person or an event.

    Examples:
        >>> Draws(7).number("country")
        'mix(xor(entity, 4132026210::UBIGINT))'
    """

    seed: int

    def key(self, purpose: str) -> int:
        """Give the 32-bit number that sets one purpose of one seed apart from all others."""
        digest = blake2b(f"{self.seed}:{purpose}".encode(), digest_size=4).digest()
        return int.from_bytes(digest, "big")

    def number(self, purpose: str, *, of: str = "entity") -> str:
        """Write a whole number from 0 to 2**32 - 1, all equally likely."""
        return f"mix(xor({of}, {self.key(purpose)}::UBIGINT))"

    def nth(self, purpose: str, k: str, *, of: str = "entity") -> str:
        """Write the entity of the k-th child (a contact, an event) of an entity."""
        return self.number(purpose, of=f"nth({of}, {k})")

    def share(self, purpose: str, *, of: str = "entity") -> str:
        """Write a number strictly between 0 and 1, all equally likely."""
        return f"share_of({self.number(purpose, of=of)})"

    def below(self, purpose: str, count: int | str, *, of: str = "entity") -> str:
        """Write a whole number from 0 to `count` - 1, all equally likely."""
        return f"({self.number(purpose, of=of)} % ({count})::UBIGINT)::BIGINT"

    def normal(self, purpose: str, *, of: str = "entity") -> str:
        """Write a number of the normal distribution with mean 0 and deviation 1."""
        first, second = (self.number(f"{purpose}, {part}", of=of) for part in ("size", "angle"))
        return f"bell({first}, {second})"

    def pick(self, purpose: str, choices: str, *, of: str = "entity") -> str:
        """Write one item of a list, all equally likely; null where the list is empty."""
        return f"picked({choices}, {self.number(purpose, of=of)})"
