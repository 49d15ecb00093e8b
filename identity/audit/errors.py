"""What the audit refuses."""

from identity.kernel.errors import InputRefused

MOST_DAYS = 90


class TooManyDays(InputRefused):
    """A span of days that is empty or too long."""

    code = "request.invalid_days"
    message = f"Ask for 1 to {MOST_DAYS} days."
