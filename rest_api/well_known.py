"""What anybody may read to show a sign-in page: settings and phrases."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from identity.experience.queries import public_phrases, public_sign_in_experience


async def sign_in_experience(request: Request) -> Response:
    """GET /.well-known/sign-in-exp and its other name /.well-known/experience"""
    wanted = request.query_params
    return JSONResponse(await public_sign_in_experience(wanted.get("appId"), wanted.get("organizationId")))


async def phrases(request: Request) -> Response:
    """GET /.well-known/phrases"""
    accepted = request.headers.get("accept-language", "")
    wanted = [part.partition(";")[0].strip() for part in accepted.split(",")[:20]]
    tag, tree = await public_phrases(wanted, request.query_params.get("lng"))
    return JSONResponse({"translation": tree}, headers={"content-language": tag, "vary": "accept-language"})


routes: list[Route] = [
    Route("/.well-known/sign-in-exp", sign_in_experience, methods=["GET"]),
    Route("/.well-known/experience", sign_in_experience, methods=["GET"]),
    Route("/.well-known/phrases", phrases, methods=["GET"]),
]
