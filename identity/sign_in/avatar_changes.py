"""What becomes of a picture that was uploaded on the way in; needs the open transaction."""

from identity.assets.queries import key_in
from identity.kernel import database
from identity.sign_in.records import Profile


async def keep_picture(interaction_id: str, user_id: str, profile: Profile) -> None:
    """The picture that the account shows is the person's own from here on. One of another interaction stays its."""
    if key := key_in(profile.avatar or ""):
        await database.execute(
            "UPDATE assets SET uploaded_in = NULL, uploaded_by = $1 WHERE key = $2 AND uploaded_in = $3",
            user_id,
            key,
            interaction_id,
        )
