"""Decisions about the development inbox, without I/O."""

from dataclasses import dataclass
from datetime import timedelta

from identity import settings

MOST_MESSAGES = 200
MEMORY = timedelta(days=1)
_LONGEST_BODY = 65_536
_LONGEST_LINE = 1024
_LONGEST_RECIPIENT = 320


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a message says; its code and its link by themselves too, for whoever copies them."""

    subject: str = ""
    body: str
    is_html: bool = False
    code: str | None = None
    link: str | None = None

    def bounded(self) -> "Content":
        """The same, as far as it is kept."""
        return Content(
            subject=self.subject[:_LONGEST_LINE],
            body=self.body[:_LONGEST_BODY],
            is_html=self.is_html,
            code=self.code[:_LONGEST_LINE] if self.code else None,
            link=self.link[:_LONGEST_BODY] if self.link else None,
        )


def is_open() -> bool:
    """Whether messages are kept here where nothing could send them: said by a setting, else in development alone."""
    own = settings.current()
    return not own.is_production if own.development_inbox is None else own.development_inbox


def kept_recipient(recipient: str) -> str:
    """The address, as far as it is kept."""
    return recipient[:_LONGEST_RECIPIENT]
