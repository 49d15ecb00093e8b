"""What provisioning refuses."""

from identity.kernel.errors import Conflict, InputRefused
from identity.organizations.errors import NameTaken


class InvalidEmailDomain(InputRefused):
    """A text that is no domain of e-mail addresses."""

    code = "organization.invalid_email_domain"
    message = "`{domain}` is not a domain such as example.com."


class EmailDomainTaken(NameTaken):
    """The organization has this domain already."""

    message = "People of {domain} join this organization already."


class TooManyEmailDomains(Conflict):
    """More domains than an organization can have."""

    code = "organization.too_many_email_domains"
    message = "An organization can have at most {most} e-mail domains."
