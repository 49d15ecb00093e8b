"""What can go wrong on the way out; features turn these into refusals of their own."""


class OutgoingError(Exception):
    """A call to another host that did not come to an answer."""


class AddressRefused(OutgoingError):
    """A host inside the operator's own network, which no setting allows."""


class NoAnswer(OutgoingError):
    """A host that is not there, is too slow, or breaks off."""


class NotReached(NoAnswer):
    """A host that no connection could be made to: whatever was to be sent has certainly not arrived."""


class AnswerTooLarge(OutgoingError):
    """An answer of more bytes than anybody has a use for."""
