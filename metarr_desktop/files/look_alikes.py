"""Finding pictures that look alike among very many, by their 64-bit perceptual hashes.

One question is a pass over all hashes: there is no index to keep, and 100,000 take a tenth of a millisecond. All pairs
are found by bands: hashes that differ in at most 7 bits agree in one of four bands of 16 bits, but for one bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy
from numpy.typing import NDArray

_BANDS, _BAND_BITS = 4, 16
MOST_BITS = 2 * _BANDS - 1
_AT_ONCE = 4_000_000  # pairs that are compared in one step: some 100 MB

_Hashes = NDArray[numpy.uint64]
_Places = NDArray[numpy.int64]


class LookAlikes:
    """A set of hashes, known by their places in the order given."""

    def __init__(self, hashes: Iterable[int]) -> None:
        self._hashes: _Hashes = numpy.fromiter(hashes, dtype=numpy.uint64)

    def __len__(self) -> int:
        return len(self._hashes)

    def near(self, phash: int, bits: int) -> list[int]:
        """The places of the hashes that differ from one in at most so many bits, in order."""
        differing = numpy.bitwise_count(self._hashes ^ numpy.uint64(phash))
        return [int(place) for place in numpy.flatnonzero(differing <= bits)]

    def pairs(self, bits: int) -> list[tuple[int, int]]:
        """Every pair of places (the lower first, in order) whose hashes differ in at most so many bits, 7 at most.

        Raises ValueError beyond that: the bands would miss some.
        """
        if not 0 <= bits <= MOST_BITS:
            raise ValueError(f"at most {MOST_BITS} bits can be searched for, not {bits}")
        size = len(self._hashes)
        found: list[_Places] = []
        for band in range(_BANDS):
            for one, other in self._candidates(band):
                is_alike = numpy.bitwise_count(self._hashes[one] ^ self._hashes[other]) <= bits
                one, other = one[is_alike], other[is_alike]
                found.append(numpy.minimum(one, other) * size + numpy.maximum(one, other))
        pairs = numpy.unique(numpy.concatenate(found)) if found else numpy.empty(0, dtype=numpy.int64)
        return list(zip((pairs // size).tolist(), (pairs % size).tolist(), strict=True))

    def _candidates(self, band: int) -> Iterator[tuple[_Places, _Places]]:
        """Places of hashes that agree in a band but for one bit, each pair once, in portions."""
        words = (self._hashes >> numpy.uint64(band * _BAND_BITS)).astype(numpy.uint16)
        order = numpy.argsort(words, kind="stable")
        words = words[order]
        # Where each value of the band begins among the sorted ones: values of 16 bits are few enough for a table.
        begins = numpy.searchsorted(words, numpy.arange((1 << _BAND_BITS) + 1, dtype=numpy.uint32))
        own = numpy.arange(len(words))
        yield from _spread(order, own, own + 1, begins[words.astype(numpy.int64) + 1])
        for bit in range(_BAND_BITS):
            # Only from the value without the bit to the one with it, so that each pair comes once.
            without = own[(words >> bit) & 1 == 0]
            partner = words[without].astype(numpy.int64) | (1 << bit)
            yield from _spread(order, without, begins[partner], begins[partner + 1])


def _spread(order: _Places, own: _Places, first: _Places, end: _Places) -> Iterator[tuple[_Places, _Places]]:
    """Each of `own` with everything from its `first` to its `end`, as places in the original order."""
    counts = end - first
    own, first, counts = own[counts > 0], first[counts > 0], counts[counts > 0]
    sums = numpy.cumsum(counts)
    start = 0
    while start < len(own):
        before = sums[start] - counts[start]
        stop = max(start + 1, int(numpy.searchsorted(sums, before + _AT_ONCE)))
        some = slice(start, stop)
        each = numpy.repeat(own[some], counts[some])
        step = numpy.arange(len(each)) - numpy.repeat(sums[some] - counts[some] - before, counts[some])
        yield order[each], order[numpy.repeat(first[some], counts[some]) + step]
        start = stop
