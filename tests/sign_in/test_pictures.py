"""A picture of oneself on the way in: who may hand one in, how many, and what becomes of those that nobody shows."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from identity import settings as settings_module
from identity.assets.errors import FileTooLarge, FileTypeRefused, StorageFailed
from identity.assets.models import Asset
from identity.assets.queries import address_of, served_asset
from identity.kernel.errors import Forbidden, Refusal
from identity.settings import Settings
from identity.sign_in import (
    actions,
    avatar_actions,
    errors,
    identification_actions,
    new_identity_actions,
    profile_actions,
)
from identity.sign_in.jobs import purge_unused_pictures
from identity.users.models import User
from tests.assets.pictures import SVG, archive, png
from tests.sign_in.conftest import BROWSER, FORGOT, REGISTER, SIGN_IN, Begin
from tests.sign_in.test_profile_fields import ask_for
from tests.sign_in.ways import set_up

GOOD = "violet otter 7"


@pytest.fixture(autouse=True)
def uploads(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """A directory of the test's own."""
    directory = tmp_path / "uploads"
    settings_module.use(replace(settings, assets_directory=directory))
    yield directory
    settings_module.use(settings)


async def _upload(interaction: str, content: bytes = png()) -> Asset:
    return await avatar_actions.upload_picture(BROWSER, interaction, BytesIO(content), len(content))


def _files(directory: Path) -> set[str]:
    return {each.name for each in directory.iterdir()} if directory.exists() else set()


async def _registered(interaction: str, avatar: str, name: str = "grace") -> User:
    await profile_actions.add_extra_profile(BROWSER, interaction, {"avatar": avatar})
    record = await new_identity_actions.propose_identity(BROWSER, interaction, name, GOOD)
    await identification_actions.identify(BROWSER, interaction, record)
    await actions.submit(BROWSER, interaction)
    return await User.get(username=name)


async def test_a_picture_stays_with_the_account_that_shows_it(
    begin: Begin, settable_clock: Any, uploads: Path
) -> None:
    await ask_for("avatar", "Url")
    interaction = await begin(REGISTER)
    first, second = await _upload(interaction), await _upload(interaction)
    user = await _registered(interaction, address_of(second))
    assert user.avatar == address_of(second)
    kept = await Asset.get(id=second.id)
    assert (kept.uploaded_by, kept.uploaded_in) == (user.id, None)

    settable_clock.advance(minutes=119)
    assert await purge_unused_pictures() == 0
    settable_clock.advance(minutes=2)
    assert await purge_unused_pictures() == 1
    assert [each.id for each in await Asset.all()] == [second.id]
    assert _files(uploads) == {second.key}
    assert await served_asset(first.key) is None


async def test_nobody_takes_over_the_picture_of_another(begin: Begin, settable_clock: Any) -> None:
    await ask_for("avatar", "Url", required=False)
    theirs = await _upload(await begin(REGISTER))
    user = await _registered(await begin(REGISTER), address_of(theirs))
    assert user.avatar == address_of(theirs)  # anybody may name any picture there is
    assert (await Asset.get(id=theirs.id)).uploaded_in is not None
    settable_clock.advance(minutes=121)
    assert await purge_unused_pictures() == 1


async def test_a_picture_that_was_added_after_the_account_stays_too(begin: Begin) -> None:
    await ask_for("avatar", "Url", required=False)
    interaction = await begin(REGISTER)
    record = await new_identity_actions.propose_identity(BROWSER, interaction, "grace", GOOD)
    await identification_actions.identify(BROWSER, interaction, record)
    asset = await _upload(interaction)
    await profile_actions.add_extra_profile(BROWSER, interaction, {"avatar": address_of(asset)})
    await actions.submit(BROWSER, interaction)
    assert (await Asset.get(id=asset.id)).uploaded_by == (await User.get(username="grace")).id


async def test_pictures_are_for_registrations_that_ask_for_one(begin: Begin) -> None:
    with pytest.raises(Forbidden):
        await _upload(await begin(REGISTER))
    await ask_for("avatar", "Url")
    for event in (SIGN_IN, FORGOT):
        with pytest.raises(errors.WrongInteractionType):
            await _upload(await begin(event))
    with pytest.raises(errors.NotStarted):
        await _upload(await begin())
    await set_up(signUpProfileFields=[])
    with pytest.raises(Forbidden):
        await _upload(await begin(REGISTER))
    await set_up(signUpProfileFields=[{"name": "avatar"}], signInMode="SignIn")
    with pytest.raises(Forbidden):
        await _upload(await begin(REGISTER))
    await set_up(signInMode="SignInAndRegister", captchaPolicy={"enabled": True})
    with pytest.raises(errors.CaptchaRequired):
        await _upload(await begin(REGISTER))
    assert await Asset.all().count() == 0


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (SVG, FileTypeRefused),
        (archive(), FileTypeRefused),
        (b"<html>", FileTypeRefused),
        (png(avatar_actions.LARGEST_PICTURE), FileTooLarge),
    ],
)
async def test_small_pictures_alone_are_taken(
    begin: Begin, uploads: Path, content: bytes, refusal: type[Refusal]
) -> None:
    await ask_for("avatar", "Url")
    with pytest.raises(refusal):
        await _upload(await begin(REGISTER), content)
    assert _files(uploads) == set()


async def test_starting_anew_or_at_once_gives_no_room_for_more(begin: Begin, uploads: Path) -> None:
    await ask_for("avatar", "Url")
    interaction = await begin(REGISTER)
    await _upload(interaction)
    await actions.start(BROWSER, interaction, REGISTER)
    outcomes = await asyncio.gather(*(_upload(interaction) for _ in range(8)), return_exceptions=True)
    refused = [each for each in outcomes if isinstance(each, Exception)]
    assert {type(each) for each in refused} == {errors.TooManyPictures}
    kept = await Asset.all()
    assert len(kept) == avatar_actions.MOST_PICTURES
    assert _files(uploads) == {each.key for each in kept}
    await _upload(await begin(REGISTER))


@pytest.mark.parametrize("limit", [("_MOST_WAITING", 2), ("_MOST_WAITING_BYTES", 2 * len(png()))])
async def test_all_that_waits_together_is_bounded(
    begin: Begin, monkeypatch: pytest.MonkeyPatch, limit: tuple[str, int]
) -> None:
    await ask_for("avatar", "Url")
    monkeypatch.setattr(avatar_actions, *limit)
    for _ in range(2):
        await _upload(await begin(REGISTER))
    with pytest.raises(StorageFailed):
        await _upload(await begin(REGISTER))
