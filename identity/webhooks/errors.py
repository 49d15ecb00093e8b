"""What the webhooks feature refuses."""

from identity.kernel.errors import InputRefused, NotProvided


class MissingEvents(InputRefused):
    """A webhook without a single event would never be called."""

    code = "hook.missing_events"
    message = "Name at least one event that the webhook is for."


class InvalidEndpoint(InputRefused):
    """A webhook's address that no request can be sent to."""

    code = "hook.invalid_endpoint"
    message = (
        "The address of a webhook is an http or https URL without a user name, of at most 2048 characters."
    )


class InvalidHeaders(InputRefused):
    """Headers that cannot stand in a request (RFC 9110 section 5), or too many of them."""

    code = "hook.invalid_headers"
    message = (
        "A webhook has at most 20 headers, with names of letters, digits and dashes and values of one line."
    )


class DeliveryNotProvided(NotProvided):
    """Webhooks are stored; nothing delivers to them yet."""

    code = "hook.delivery_not_provided"
    message = "This server does not deliver webhooks yet."
