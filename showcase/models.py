"""The core's models, each in the package of its noun."""

from .audit.models import FormerUser
from .brand.models import BrandSettings
from .codes.models import Scan, ShortCode
from .consents.models import Consent
from .images.models import Picture, Rendition
from .jobs.models import Job
from .places.models import FormerName, Place
from .readiness.models import Readiness
from .search.models import SearchPage

__all__ = [
    "BrandSettings",
    "Consent",
    "FormerName",
    "FormerUser",
    "Job",
    "Picture",
    "Place",
    "Readiness",
    "Rendition",
    "Scan",
    "SearchPage",
    "ShortCode",
]
