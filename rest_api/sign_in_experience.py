"""The sign-in experience over REST."""

import msgspec

from identity.experience import actions, queries
from identity.kernel.actor import Actor
from rest_api.bodies.sign_in_experience import (
    ConflictsQuery,
    PasswordCheckBody,
    SignInExperienceBody,
    SignInExperienceQuery,
)
from rest_api.operations import Answer
from rest_api.views.sign_in_experience import (
    PasswordCheckView,
    PasswordIssueView,
    SignInExperienceView,
    UsernameConflictsView,
    conflicts_view,
    sign_in_experience_view,
)


async def get_sign_in_experience(actor: Actor) -> SignInExperienceView:
    """Read all settings of the sign-in experience."""
    return sign_in_experience_view(await queries.visible_settings(actor))


async def update_sign_in_experience(
    actor: Actor, query: SignInExperienceQuery, body: SignInExperienceBody
) -> SignInExperienceView:
    """Replace settings of the sign-in experience."""
    changed = await actions.update_sign_in_experience(actor, msgspec.to_builtins(body))
    return sign_in_experience_view(changed)


async def check_password(actor: Actor, body: PasswordCheckBody) -> Answer[PasswordCheckView]:
    """Check a password against the policy; 400 tells what is wrong with it."""
    issues = await queries.password_problems(actor, body.password, body.user_id or None)
    if not issues:
        return Answer(PasswordCheckView(result=True))
    shown = [PasswordIssueView(**issue) for issue in issues]
    return Answer(PasswordCheckView(result=False, issues=shown), 400)


async def list_username_conflicts(actor: Actor, query: ConflictsQuery) -> UsernameConflictsView:
    """List usernames that would be the same if case did not count."""
    return conflicts_view(await queries.username_conflicts(actor, int(query.limit)))
