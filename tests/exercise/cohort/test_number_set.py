"""Numbers that were seen are remembered, and no others."""

from __future__ import annotations

from random import Random

from coach.exercise.cohort.report import Seen


def test_it_holds_what_a_set_holds() -> None:
    """Ten thousand numbers, some of them several times, the largest and the smallest too."""
    chance = Random(7)
    numbers = [chance.randrange(-(2**63), 2**63) for _ in range(10_000)]
    numbers += [-(2**63), 2**63 - 1, 0, *numbers[:5000:3]]
    seen, expected = Seen(), set[int]()
    for number in numbers:
        assert (number in seen) is (number in expected)
        seen.add(number)
        expected.add(number)
    assert all(number in seen for number in numbers)
    assert not any(number + 1 in seen for number in numbers if number + 1 not in expected)
