"""What the status panel of a page says about its review."""

from django import template

from showcase.editorial.review.summary import summary_of

register = template.Library()


@register.simple_tag
def review_summary(page):
    """Return lines and addresses about the page's review, None for what is no page or was never in review."""
    return summary_of(page)
