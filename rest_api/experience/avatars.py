"""A picture of oneself, over the Experience API: the one form among its bodies."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from identity.assets.queries import address_of
from identity.sign_in.avatar_actions import LARGEST_PICTURE, require_picture_wanted, upload_picture
from rest_api.experience.answers import actor_of, json_answer, step_route
from rest_api.experience.cookies import interaction_id
from rest_api.uploads import Upload


async def upload_avatar(request: Request) -> Response:
    """POST /experience/user-assets/avatar"""
    current, actor = await interaction_id(request), actor_of(request)
    await require_picture_wanted(actor, current)  # before the file is even read
    async with Upload(request, LARGEST_PICTURE).opened() as source:
        asset = await upload_picture(actor, current, source.file, source.size or 0)
    return json_answer({"url": address_of(asset)})


routes: list[Route] = [
    step_route("POST", "/user-assets/avatar", upload_avatar, takes="multipart/form-data"),
]
