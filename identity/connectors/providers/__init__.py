"""The kinds of connectors that come with the server, one file each."""

from identity.connectors.providers import (
    apple,
    aws_ses,
    azuread,
    discord,
    facebook,
    further_social,
    github,
    gitlab,
    google,
    http_email,
    http_sms,
    linkedin,
    mailgun,
    oauth2,
    oidc,
    postmark,
    sendgrid,
    slack,
    smtp,
    twilio,
    vonage,
    x,
)

_OF_FILES = tuple(
    module.CONNECTOR
    for module in (
        apple,
        aws_ses,
        azuread,
        discord,
        facebook,
        github,
        gitlab,
        google,
        http_email,
        http_sms,
        linkedin,
        mailgun,
        oauth2,
        oidc,
        postmark,
        sendgrid,
        slack,
        smtp,
        twilio,
        vonage,
        x,
    )
)
OWN = (*_OF_FILES, *further_social.CONNECTORS)
