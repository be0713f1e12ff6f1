"""Small units of field + panel + property that pages are put together from."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel


class HeroMixin(models.Model):
    """A picture that stands large at the head of the page and small on its card."""

    hero_image = models.ForeignKey(
        "showcase.Picture",
        verbose_name=_("main picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("4:3, at least 1600 × 1200. Its focal point decides what a small card shows."),
    )
    hero_alt = models.CharField(
        _("what the picture shows"),
        max_length=250,
        blank=True,
        help_text=_("For readers who cannot see it: one plain sentence, without “picture of”."),
    )
    hero_panel = MultiFieldPanel([FieldPanel("hero_image"), FieldPanel("hero_alt")], heading=_("Main picture"))

    class Meta:
        abstract = True

    @property
    def share_image(self):
        return self.hero_image


class IntroMixin(models.Model):
    """One short paragraph under the title, also used on cards and in search results."""

    intro = models.TextField(
        _("introduction"),
        max_length=600,
        blank=True,
        help_text=_("Two or three sentences. Also shown on cards, in search results and in shared links."),
    )

    class Meta:
        abstract = True

    @property
    def description(self) -> str:
        return getattr(self, "search_description", "") or self.intro
