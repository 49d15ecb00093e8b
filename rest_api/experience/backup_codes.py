"""Backup codes, over HTTP."""

from starlette.requests import Request
from starlette.responses import Response

from identity.sign_in import backup_code_actions
from rest_api.experience.answers import actor_of, step_route, verification
from rest_api.experience.bodies import body_of
from rest_api.experience.cookies import interaction_id
from rest_api.experience.factor_bodies import BackupCodeBody


async def generate(request: Request) -> Response:
    """POST /experience/verification/backup-code/generate"""
    found, codes = await backup_code_actions.create_backup_codes(
        actor_of(request), await interaction_id(request)
    )
    return verification(found, codes=codes)


async def verify(request: Request) -> Response:
    """POST /experience/verification/backup-code/verify"""
    current = await interaction_id(request)
    body: BackupCodeBody = await body_of(request, BackupCodeBody)
    return verification(await backup_code_actions.verify_backup_code(actor_of(request), current, body.code))


routes = [
    step_route("POST", "/verification/backup-code/generate", generate),
    step_route("POST", "/verification/backup-code/verify", verify),
]
