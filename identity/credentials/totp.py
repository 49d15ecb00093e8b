"""Authenticator apps (RFC 6238): their secrets, the picture that hands a secret to an app, and their codes."""

import re
from datetime import datetime
from urllib.parse import urlsplit

import pyotp
import segno

from identity import settings
from identity.credentials.errors import InvalidTotpSecret
from identity.security.secrets import equal
from identity.users.models import User

_BASE32 = re.compile(r"[A-Z2-7]{16,128}")
_PIXELS_PER_MODULE = 5
_STEP_SECONDS = 30
_CLOCKS_APART = (0, -1, 1)  # in steps: clocks of telephones are not exact


def valid_secret(given: str | None) -> str:
    """The secret in the one spelling that is stored; a new one of 160 bits (RFC 4226 section 4) without any."""
    if given is None:
        return pyotp.random_base32()
    secret = given.replace(" ", "").rstrip("=").upper()
    if not _BASE32.fullmatch(secret):
        raise InvalidTotpSecret(path="secret")
    return secret


def qr_code(secret: str, user: User) -> str:
    """A data URL with a picture of the secret, as apps scan it. Drawing takes a while: call it in a thread."""
    account = user.username or user.primary_email or user.primary_phone or user.name or user.id
    issuer = urlsplit(settings.current().endpoint).hostname or "localhost"
    address = pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=issuer)
    return str(segno.make_qr(address).png_data_uri(scale=_PIXELS_PER_MODULE))


def matching_step(secret: str, code: str, now: datetime) -> int | None:
    """The time step whose code this is, the present one or a neighbour of it."""
    app, typed = pyotp.TOTP(secret, interval=_STEP_SECONDS), "".join(code.split())
    present = int(now.timestamp()) // _STEP_SECONDS
    matching = [step for apart in _CLOCKS_APART if equal(app.generate_otp(step := present + apart), typed)]
    return matching[0] if matching else None
