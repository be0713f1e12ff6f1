"""Records that belong to a page, whatever language it was chosen in."""

from django.db import models


class OfSourcePage(models.Model):
    """Keeps a record with the source page, which all translations read: choosers offer every language."""

    source_pages: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        for name in self.source_pages:
            page = getattr(self, name)
            if page is not None and not page.is_source:
                setattr(self, name, page.source)
        super().save(*args, **kwargs)
