"""The desk's models, each in the package of its noun."""

from .review.models import (
    Answer,
    Assignment,
    EditorialReview,
    KnownStep,
    KnownWorkflow,
    MarketCheck,
    ProvenanceCheck,
    Reminder,
    SecondReading,
    Seen,
    StandIn,
)
from .roles.models import Role
from .translation.models import GlossaryTerm, Standing

__all__ = [
    "Answer",
    "Assignment",
    "EditorialReview",
    "GlossaryTerm",
    "KnownStep",
    "KnownWorkflow",
    "MarketCheck",
    "ProvenanceCheck",
    "Reminder",
    "Role",
    "SecondReading",
    "Seen",
    "StandIn",
    "Standing",
]
