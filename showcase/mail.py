"""Mail waits in the database: `manage.py send_queued_mail` delivers it, and tries again when it cannot."""

from copy import copy
from secrets import token_hex

from post_office.backends import EmailBackend


def as_it_is(text: str) -> str:
    """Return a text that the queue leaves as it is: it takes each message for a template of Django's.

    Without this a page's title or a reviewer's comment with `{{` or `{%` in it would be executed, or lost.
    """
    name = token_hex(8)
    return f"{{% verbatim {name} %}}{text}{{% endverbatim {name} %}}" if text else text


class QueueBackend(EmailBackend):
    """Puts each message in the queue, word for word."""

    def send_messages(self, email_messages):
        return super().send_messages([self._as_it_is(message) for message in email_messages])

    @staticmethod
    def _as_it_is(message):
        kept = copy(message)
        kept.subject, kept.body = as_it_is(message.subject), as_it_is(message.body)
        alternatives = getattr(message, "alternatives", None)
        if alternatives:
            kept.alternatives = []
            for content, kind in alternatives:
                kept.attach_alternative(as_it_is(content), kind)
        return kept
