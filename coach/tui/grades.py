"""How a grade looks; its word always stands beside it."""

from __future__ import annotations

from coach.content.grades import Grade

MOONS = {
    Grade.PROFESSIONAL: "●",
    Grade.WORKABLE: "◕",
    Grade.TEMPTING: "◔",
    Grade.DAMAGING: "○",
}
"""A moon that fills with the grade."""
