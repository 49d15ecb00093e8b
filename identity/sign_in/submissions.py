"""What a session keeps of the sign-in that it came from: which proofs were given, from where, with what browser."""

from typing import Any

from identity.kernel.actor import Origin
from identity.sign_in.records import State, shown

_OF_A_RECORD = ("id", "type", "identifier", "verified", "templateType", "connectorId", "issuer", "userId")


def kept_submission(state: State, origin: Origin) -> dict[str, Any]:
    """The sign-in without what providers told of the person, and without anything secret."""
    records = shown(state)["verificationRecords"]
    found = {"ip": origin.ip, **(state.sign_in_context or {}), "userAgent": origin.user_agent}
    return {
        "interactionEvent": state.interaction_event.value,
        "userId": state.user_id,
        "verificationRecords": [
            {name: record[name] for name in _OF_A_RECORD if name in record} for record in records
        ],
        "signInContext": {name: value for name, value in found.items() if value},
    }
