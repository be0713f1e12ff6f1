"""What the desk adds to the admin, each part from its own package."""

from .dashboard import hooks as dashboard_hooks
from .guides import hooks as guides_hooks
from .review import hooks as review_hooks
from .roles import hooks as roles_hooks
from .translation import hooks as translation_hooks

__all__ = ["dashboard_hooks", "guides_hooks", "review_hooks", "roles_hooks", "translation_hooks"]
