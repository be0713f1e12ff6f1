"""The desk's models, each in the package of its noun."""

from .review.models import (
    Answer,
    Assignment,
    EditorialReview,
    MarketCheck,
    ProvenanceCheck,
    Reminder,
    SecondReading,
    StandIn,
)
from .roles.models import Role

__all__ = [
    "Answer",
    "Assignment",
    "EditorialReview",
    "MarketCheck",
    "ProvenanceCheck",
    "Reminder",
    "Role",
    "SecondReading",
    "StandIn",
]
