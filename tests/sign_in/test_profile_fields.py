"""Details that the operator asks newcomers for: which are demanded, and what they may hold."""

from typing import Any

import pytest

from identity.content.models import CustomProfileField
from identity.content.profile_field_actions import create_profile_field
from identity.content.profile_fields import NewProfileField
from identity.kernel.actor import SYSTEM
from identity.sign_in import actions, errors, identification_actions, new_identity_actions, profile_actions
from identity.sign_in.field_values import is_valid_value
from identity.users.models import User
from tests.sign_in.conftest import BROWSER, REGISTER, SIGN_IN, Begin, MakeUser, signed_in
from tests.sign_in.ways import set_up

GOOD = "violet otter 7"
NAME_PARTS = {
    "parts": [
        {"name": "givenName", "type": "Text", "enabled": True, "required": True},
        {"name": "middleName", "type": "Text", "enabled": False, "required": True},
        {"name": "familyName", "type": "Text", "enabled": True, "required": False},
    ]
}


async def ask_for(name: str, kind: str = "Text", *, required: bool = True, **config: Any) -> None:
    """Let newcomers be asked for a detail."""
    await create_profile_field(
        SYSTEM, NewProfileField(name=name, type=kind, label=name, required=required, config=config)
    )


async def test_newcomers_give_what_is_required(begin: Begin) -> None:
    await ask_for("team")
    await ask_for("nickname", required=False)
    await ask_for("fullname", "Fullname", **NAME_PARTS)
    interaction = await begin(REGISTER)
    record = await new_identity_actions.propose_identity(BROWSER, interaction, "grace", GOOD)
    with pytest.raises(errors.MissingProfile) as refusal:
        await identification_actions.identify(BROWSER, interaction, record)
    assert refusal.value.data == {"missingProfile": ["extraProfile"]}
    await profile_actions.add_extra_profile(BROWSER, interaction, {"team": "navy"})
    with pytest.raises(errors.MissingProfile):
        await identification_actions.identify(BROWSER, interaction, None)
    await profile_actions.add_extra_profile(BROWSER, interaction, {"fullname": {"givenName": "Grace"}})
    await identification_actions.identify(BROWSER, interaction, None)
    await actions.submit(BROWSER, interaction)
    user = await User.get(username="grace")
    assert (user.custom_data, user.profile) == ({"team": "navy"}, {"givenName": "Grace"})


async def test_only_what_registration_asks_for_is_demanded(begin: Begin) -> None:
    await ask_for("team")
    await set_up(signUpProfileFields=[])
    interaction = await begin(REGISTER)
    record = await new_identity_actions.propose_identity(BROWSER, interaction, "grace", GOOD)
    await identification_actions.identify(BROWSER, interaction, record)


async def test_those_who_have_an_account_are_let_be(begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    await ask_for("team")
    await signed_in(await begin(SIGN_IN))


async def test_a_detail_that_does_not_fit_is_refused(begin: Begin) -> None:
    await ask_for("age", "Number", minValue=18)
    interaction = await begin(REGISTER)
    with pytest.raises(errors.InvalidExtraProfile):
        await profile_actions.add_extra_profile(BROWSER, interaction, {"age": 17})
    with pytest.raises(errors.InvalidExtraProfile):
        await profile_actions.add_extra_profile(BROWSER, interaction, {"any": {"deep": ["nul\0"]}})
    await profile_actions.add_extra_profile(BROWSER, interaction, {"age": 18})


@pytest.mark.parametrize(
    ("kind", "config", "good", "bad"),
    [
        ("Text", {"minLength": 2, "maxLength": 3}, ["ab", "abc"], ["a", "abcd", 12, ["ab"], "", None]),
        ("Number", {"minValue": 1, "maxValue": 5}, [1, 5.0, "3"], [0, 6, "x", True, "nan", "inf", None, []]),
        ("Date", {"format": "dd/MM/yyyy"}, ["31/12/2020"], ["12/31/2020", "2020-12-31", 5, "31/12/20"]),
        ("Date", {"format": "custom", "customFormat": "yyyy"}, ["2020"], [2020, "x" * 100]),
        ("Checkbox", {"defaultValue": "true"}, [True, "false"], ["yes", [True]]),
        ("Select", {"options": [{"value": "a"}, {"value": "b"}]}, ["a"], ["c", ["a"], {"value": "a"}]),
        ("Url", {}, ["https://example.com/x"], ["javascript:alert(1)", "example.com", "http://[", 1]),
        ("Regex", {"format": "^[a-z]+$"}, ["abc"], ["ABC", 5]),
        ("Regex", {"format": "^(a+)+$"}, ["aaa"], ["a" * 4000 + "!"]),
        ("Regex", {"format": "(?=x)x"}, ["anything"], [5]),
        ("Fullname", NAME_PARTS, [{"givenName": "A"}], [{}, "A", {"givenName": "A", "middleName": "B"}]),
    ],
)
def test_values(kind: str, config: dict[str, Any], good: list[Any], bad: list[Any]) -> None:
    field = CustomProfileField(name="x", type=kind, is_required=True, config=config, position=0)
    assert [value for value in good if not is_valid_value(field, value)] == []
    assert [value for value in bad if is_valid_value(field, value)] == []


def test_a_field_that_may_stay_empty_may_be_empty() -> None:
    field = CustomProfileField(name="x", type="Url", is_required=False, config={}, position=0)
    assert is_valid_value(field, "")
    assert not is_valid_value(field, None)
