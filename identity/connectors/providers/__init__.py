"""The kinds of connectors that come with the server, one file each."""

from identity.connectors.providers import http_email, http_sms, smtp

OWN = (smtp.CONNECTOR, http_email.CONNECTOR, http_sms.CONNECTOR)
