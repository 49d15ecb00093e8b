"""What people are refused at their own account."""

from identity.connectors.errors import IdentityTaken
from identity.kernel.errors import Forbidden, InputRefused, NotFound, Refusal


class AccountCenterNotEnabled(InputRefused):
    """People may do nothing with their accounts themselves here."""

    code = "account_center.not_enabled"
    message = "Accounts cannot be managed by their owners here."


class FieldNotEnabled(InputRefused):
    """A part of the account that its owner does not get to see."""

    code = "account_center.field_not_enabled"
    message = "This part of the account is not shown to its owner."


class FieldNotEditable(InputRefused):
    """A part of the account that its owner may not change."""

    code = "account_center.field_not_editable"
    message = "This part of the account cannot be changed by its owner."


class ThirdPartyRefused(Forbidden):
    """An application of somebody else wants to change an account; it may read what it was granted, and no more."""

    code = "auth.third_party_application_forbidden"
    message = "Third-party applications cannot change accounts."


class ScopeMissing(Forbidden):
    """The token lacks the scope for this part of the account; the contract answers 401."""

    status = 401
    code = "auth.unauthorized"
    message = "The access token lacks a scope that this takes."


class ScopeMissingForData(ScopeMissing):
    """The same for profile, e-mail address and phone number, where the contract answers 400."""

    status = 400


class ProofRequired(Refusal):
    """The person has not shown lately that it is really them."""

    status = 401
    code = "verification_record.permission_denied"
    message = "Verify that it is you first, with your password or a code."


class VerificationRecordNotFound(InputRefused):
    """No verification of this id, kind and value, or one that was not completed in time."""

    code = "verification_record.not_found"
    message = "This verification is unknown, was not completed, or has expired."


class VerificationToCompleteNotFound(VerificationRecordNotFound):
    """A verification that is to be completed; where its answer comes from elsewhere, the contract answers 404."""

    status = 404


class LastSignInMethod(InputRefused):
    """Without this nobody could sign in to the account any more."""

    code = "user.last_sign_in_method_required"
    message = "This is the last way to sign in to the account: add another one first."


class ProviderLinkedAlready(IdentityTaken):
    """The person has another account at the same provider."""

    status = 400
    message = "Another account at this provider is linked already: replace it, or unlink it first."


class ProviderTokenNotFound(NotFound):
    """No token of that provider is kept for the account."""

    code = "secrets.third_party_token_set.token_not_found"
    message = "No token of this provider is kept for the account."


class ProviderTokenExpired(Refusal):
    """The provider's token has expired, and there is no way to renew it but to sign in there again."""

    status = 401
    code = "secrets.third_party_token_set.access_token_expired"
    message = "The provider's token has expired. Sign in at the provider again."
