"""How actions of the site’s own are said in the history, in the language of whoever reads it."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

# Makes of an entry's data what fills the places of its sentence.
Fill = Callable[[dict], dict]


def say(actions, name: str, label, sentence, fill: Fill | None = None, plain=None) -> None:
    """Register an action; the sentence's %(places)s are filled from the entry's data.

    `plain` is said of an entry whose data lack what the sentence needs; by default the label is.
    """

    class Formatter(LogFormatter):
        def format_message(self, log_entry):
            try:
                return str(sentence) % (fill(log_entry.data) if fill else log_entry.data)
            except (KeyError, TypeError, ValueError):
                return str(plain or label)

    Formatter.label = label
    actions.register_action(name)(Formatter)


@hooks.register("register_log_actions")
def core_actions(actions):
    say(actions, "showcase.consent.withdraw", _("Withdraw consent"), _("Consent withdrawn"))
    say(
        actions,
        "showcase.consent.remove",
        _("Remove after a withdrawal"),
        _(
            "Everything removed: records: %(records)s, pictures: %(pictures)s, files: %(files)s,"
            " pages: %(pages)s, versions: %(versions)s"
        ),
    )
    say(
        actions,
        "showcase.consent.taken_out",
        _("Taken out of a page after a withdrawal"),
        _("Taken out because consent no. %(consent)05d was withdrawn"),
    )
    say(actions, "showcase.job.start", _("Start a long task"), _("Long task started"))
    say(actions, "showcase.history.export", _("Export the history"), _("History exported: %(rows)s rows"))
