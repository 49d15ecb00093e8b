"""Requests to Amazon's services, signed with Signature Version 4."""

from typing import Annotated

import httpx
from httpx_auth import AWS4Auth

from identity.connectors.forms import Settings, secret, text
from identity.connectors.providers.http_call import post
from identity.delivery.outgoing import Answer

ADDRESS = "https://{service}.{region}.amazonaws.com"


class AwsSettings(Settings, frozen=True, kw_only=True):
    """The access key, and where."""

    access_key_id: Annotated[str, text("Access key id", "<access-key-id>")]
    access_key_secret: Annotated[str, secret("Secret access key", "<secret-access-key>")]
    region: Annotated[
        str, text("Region", "eu-central-1", bounds={"max_length": 32, "pattern": "^[a-z0-9-]+$"})
    ]


async def signed_post(
    provider: str,
    settings: AwsSettings,
    path: str,
    body: bytes,
    content_type: str,
    *,
    service: str,
    host: str,
) -> Answer:
    """Post to a service; `host` is the first part of its address."""
    url = ADDRESS.format(service=host, region=settings.region) + path
    request = httpx.Request("POST", url, content=body, headers={"content-type": content_type})
    auth = AWS4Auth(settings.access_key_id, settings.access_key_secret, settings.region, service)
    signed = next(auth.auth_flow(request)).headers
    names = ("content-type", "x-amz-date", "x-amz-content-sha256", "authorization")
    return await post(provider, url, body, {name: signed[name] for name in names})
