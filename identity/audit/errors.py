"""What the audit refuses."""

from identity.kernel.errors import InputRefused, RateLimited

MOST_DAYS = 90


class TooManyDays(InputRefused):
    """A span of days that is empty or too long."""

    code = "request.invalid_days"
    message = f"Ask for 1 to {MOST_DAYS} days."


class InvalidTimeWindow(InputRefused):
    """A window of time that ends before it starts."""

    code = "log.invalid_time_window"
    message = "The start of the time window lies after its end."


class InvalidDay(InputRefused):
    """A day that is in no calendar."""

    code = "request.invalid_input"
    message = "A day is given as yyyy-MM-dd."


class WatcherTooSlow(RateLimited):
    """A subscriber who does not take the events as fast as they come."""

    code = "audit.watcher_too_slow"
    message = (
        "More events came than you have taken. Subscribe again and read what you missed from the audit log."
    )
