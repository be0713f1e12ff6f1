from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The name of a deleted event stays with the codes that were printed for it, which stay apart by it."""

    dependencies = [
        ("showcase", "0005_codes"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint("shortcode", "short_code_once_a_page"),
        migrations.AddField(
            "shortcode",
            "place",
            models.CharField(
                blank=True,
                default="",
                editable=False,
                max_length=255,
                verbose_name="last name of where it is printed",
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            "shortcode",
            "title",
            models.CharField(blank=True, editable=False, max_length=255, verbose_name="last name"),
        ),
        migrations.AddConstraint(
            "shortcode",
            models.UniqueConstraint(
                condition=models.Q(("at__isnull", True), ("place", "")),
                fields=("page", "stand"),
                name="short_code_once_a_page",
            ),
        ),
    ]
