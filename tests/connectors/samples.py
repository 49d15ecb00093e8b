"""Settings of connectors for tests."""

from typing import Any

TEXT = {
    "usageType": "Generic",
    "subject": "Code {{code}}",
    "content": "Your code is {{ code }}, {{user.name}}.",
}
OIDC: dict[str, Any] = {
    "authorizationEndpoint": "https://idp.example.com/authorize",
    "tokenEndpoint": "https://idp.example.com/token",
    "clientId": "client",
    "clientSecret": "a secret of the client",
    "scope": "openid",
    "idTokenVerificationConfig": {"jwksUri": "https://idp.example.com/jwks"},
}
GITHUB = {"clientId": "client", "clientSecret": "a secret of the client"}


def smtp(port: int = 2525, **more: Any) -> dict[str, Any]:
    """Settings for a mail server on loopback, without TLS."""
    return {
        "host": "127.0.0.1",
        "port": port,
        "fromEmail": "Keystead <accounts@example.com>",
        "ignoreTLS": True,
        "templates": [TEXT],
        **more,
    }


def http(endpoint: str = "https://messages.example.com/send") -> dict[str, Any]:
    """Settings for an HTTP endpoint."""
    return {"endpoint": endpoint, "authorization": "Bearer a secret of the endpoint"}
