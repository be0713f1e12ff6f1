"""Says in the editor on which days the lunar dates of an event fall in the years to come."""

from wagtail.admin.panels import Panel

from showcase.today import today

YEARS = 4


class LunarDaysPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "events/corner/lunar_days.html"

        def is_shown(self):
            return bool(self.instance.starts_on and self.instance.lunar_dates)

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {
                "words": self.instance.lunar_dates,
                "years": days_of(self.instance),
            }


def days_of(page) -> list:
    """Return the days of this year and the next ones that have the lunar dates of an event."""
    from .corner.next_days import by_the_moon

    here = today().year
    return [days for year in range(here, here + YEARS) if (days := by_the_moon(page, year))]
