"""What upper floors add to the lists of pages, such as the state of a translation.

A function registered with Wagtail's hook `page_list_extra` is called with the kind of page and returns an `Extra`,
or None when it has nothing to add to lists of that kind.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import django_filters
from wagtail import hooks

from .columns import TextColumn


@dataclass(frozen=True)
class Extra:
    """Columns and filters for a list. `prepare` is given the pages shown, to load what the columns need at once.

    A filter with a method of its own brings it as a callable: `ChoiceFilter(method=function)`.
    """

    columns: Sequence[TextColumn] = ()
    filters: Mapping[str, django_filters.Filter] = field(default_factory=dict)
    prepare: Callable[[Sequence], None] | None = None


def extras_for(model: type) -> list[Extra]:
    """Return what the floors above add to the list of a kind of page."""
    return [extra for hook in hooks.get_hooks("page_list_extra") if (extra := hook(model))]
