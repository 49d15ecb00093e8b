"""The server with the test's own service in place of the one that checks captchas; test_sign_in_flows.py starts it."""

import os

from identity.experience import captcha_verification
from keystead import cli

if __name__ == "__main__":
    captcha_verification.TURNSTILE = os.environ["CAPTCHA_STAND_IN"]
    cli.main()
