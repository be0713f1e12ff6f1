"""What the desk asks about translations."""

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import WorkflowState


class StandingQuerySet(QuerySet):
    def behind(self):
        """Return the pages whose Vietnamese has changed since their English was made."""
        return self.filter(state="behind")

    def for_translators(self):
        """Return what a translator can work on: behind, begun, or not begun."""
        return self.filter(state__in=("behind", "partial", "missing"))

    def with_pages(self):
        return self.select_related("page", "english", "translator")

    def with_review(self):
        """Return the standings with `in_review`: whether the English waits for a second reader."""
        waiting = WorkflowState.objects.filter(
            object_id=Cast(OuterRef("english_id"), CharField()),
            status=WorkflowState.STATUS_IN_PROGRESS,
            base_content_type__app_label="wagtailcore",
            base_content_type__model="page",
        )
        return self.annotate(in_review=Exists(waiting))

    def among(self, pages: QuerySet):
        """Return the standings of the given pages, in either language."""
        keys = pages.values("pk")
        return self.filter(Q(page__in=keys) | Q(english__in=keys))

    def counts(self) -> dict[str, int]:
        """Return how many pages are in each state that occurs."""
        return dict(self.order_by().values_list("state").annotate(count=Count("pk")))
