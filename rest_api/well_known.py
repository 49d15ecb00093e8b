"""What anybody may read to show a sign-in page: settings and phrases."""

import msgspec
from starlette.responses import Response

from identity.experience.queries import public_phrases, public_sign_in_experience
from rest_api.answers import json_response
from rest_api.bodies.sign_in_experience import PagesQuery, PhrasesQuery
from rest_api.views.sign_in_experience import PublicSignInExperienceView


async def sign_in_experience(query: PagesQuery) -> PublicSignInExperienceView:
    """Read what the sign-in page shows."""
    keys = await public_sign_in_experience(query.app_id, query.organization_id)
    return msgspec.convert(keys, PublicSignInExperienceView)


async def experience(query: PagesQuery) -> PublicSignInExperienceView:
    """Read what the sign-in page shows, under its other name."""
    return await sign_in_experience(query)


async def phrases(query: PhrasesQuery, languages: list[str]) -> Response:
    """Read the texts of the sign-in page in the language that fits best."""
    tag, tree = await public_phrases(languages, query.lng)
    headers = [(b"content-language", tag.encode()), (b"vary", b"accept-language")]
    return json_response({"translation": tree}, headers=headers)
