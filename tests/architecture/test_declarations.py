"""What is declared once is declared well: permissions, refusals, settings, actions, events."""

import inspect
import sys
from collections import Counter, defaultdict
from dataclasses import fields

import pytest

from identity.kernel.action import ActionFacts, every_action
from identity.kernel.actor import Actor
from identity.kernel.errors import Refusal
from identity.kernel.events import Changed, Event
from identity.kernel.permissions import IN_ORGANIZATION, OrganizationPermission, Permission
from identity.settings import Settings, settings_table
from identity.sign_in.steps import Step
from tests.architecture.source import ROOT, import_everything

import_everything()

# The contract has one code for each of these, the situations differ.
SAME_CODE_ON_PURPOSE = {
    "application.invalid_type": {"RolesNeedMachine", "UnknownApplicationType"},
    "auth.unauthorized": {"ScopeMissing", "Unauthenticated"},
    "auth.forbidden": {"Forbidden", "ConsentOutsideOrganizations"},
    "connector.general": {"ConnectorFailed", "DeliveryFailed"},
    "custom_profile_fields.name_conflict_sign_in_identifier": {
        "ProfileFieldNameIsIdentifier",
        "ReservedIdentifierName",
    },
    "entity.db_constraint_violated": {"ConstraintViolated", "MemberKindMismatch", "SecretRefused"},
    "entity.relation_foreign_key_not_found": {"RelationMissing", "RelationNotFound"},
    "entity.value_too_long": {"LimitViolated", "ValueTooLong"},
    "guard.invalid_input": {"InvalidContent", "InvalidInput", "VerificationIdRequired"},
    "entity.unique_integrity_violation": {"InvitationPending", "NameTaken"},
    "oidc.invalid_grant": {"GrantNotFound", "InvalidGrant"},
    "oidc.invalid_request": {"ForeignToken", "NextKeyWaiting", "NoGraceForCookieKeys"},
    "one_time_token.token_not_found": {"OneTimeTokenNotFound", "TokenNotFound"},
    "request.invalid_input": {
        "AccessControlWithoutRules",
        "AlreadyMember",
        "InputRefused",
        "InvalidDay",
        "NoticeTooLarge",
        "SecretExpiryInPast",
    },
    "session.not_found": {"ConsentNotPending", "InteractionNotFound"},
    "session.verification_failed": {"NotTheSameSignIn", "NotVerified"},
}
FIRST_WORDS = frozenset(
    """
    accept add approve ask assign begin cancel check create delete enable end ensure exchange give grant
    identify import issue link merge narrow promote propose push redeem refresh refuse register reinstate remove
    rename replace request reveal revoke rotate send set sign start stop submit suspend switch trust unlink unlock
    update verify
    """.split()  # noqa: SIM905
)
ONE_WORD = {"identify", "refresh", "register", "start", "submit"}


def every_subclass(root: type) -> list[type]:
    """All classes below one, each once."""
    found = {child for each in root.__subclasses__() for child in [each, *every_subclass(each)]}
    named = {f"{each.__module__}.{each.__qualname__}": each for each in found if _is_in_its_module(each)}
    return [named[name] for name in sorted(named)]


def _is_in_its_module(each: type) -> bool:
    """A dataclass with slots leaves the class behind that it was made from."""
    return getattr(sys.modules[each.__module__], each.__name__, None) is each


REFUSALS = [each for each in every_subclass(Refusal) if not each.__module__.startswith("tests.")]
EVENTS = [each for each in every_subclass(Event) if not each.__module__.startswith("tests.")]
ACTIONS = [facts for name, facts in every_action.items() if name.startswith("identity.")]


@pytest.mark.parametrize("enum", [Permission, OrganizationPermission])
def test_permissions_stand_in_alphabetical_order(enum: type[Permission | OrganizationPermission]) -> None:
    names = [member.name for member in enum]
    assert names == sorted(names)
    assert len({member.value for member in enum}) == len(names)


def test_permissions_are_named_after_their_scopes() -> None:
    for permission in Permission:
        assert permission.name == permission.value.replace(":", "_").replace("-", "_").upper()
    assert set(IN_ORGANIZATION.values()) == set(OrganizationPermission)


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda each: each.__name__)
def test_a_refusal_says_what_it_is(refusal: type[Refusal]) -> None:
    assert refusal.__doc__
    assert refusal.__dict__.get("__doc__"), "the docstring is its own"
    if "code" not in refusal.__dict__ and refusal.__subclasses__():
        return  # a branch of the tree
    assert refusal.code.replace(".", "").replace("_", "").replace("-", "").isalnum()
    assert refusal.message[0].isupper() or refusal.message[0] in "{`"
    assert 400 <= refusal.status < 600


def test_a_code_stands_for_one_refusal() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for refusal in REFUSALS:
        if "code" in refusal.__dict__:
            owners[refusal.code].add(refusal.__name__)
    repeated = {code: names for code, names in owners.items() if len(names) > 1}
    assert repeated == SAME_CODE_ON_PURPOSE


@pytest.mark.parametrize("facts", ACTIONS, ids=lambda facts: facts.name)
def test_an_action_is_named_for_what_it_does_and_takes_the_actor_first(facts: ActionFacts) -> None:
    name = facts.function.__name__
    assert name.split("_")[0] in FIRST_WORDS, "verb and noun"
    assert "_" in name or name in ONE_WORD
    first = next(iter(inspect.signature(facts.function).parameters.values()))
    # A step of a sign-in is given its interaction, which knows the actor, in the actor's place.
    assert inspect.get_annotations(facts.function, eval_str=True)[first.name] in {Actor, Step}
    assert first.name in {"actor", "current"}
    assert facts.function.__doc__


@pytest.mark.parametrize("facts", ACTIONS, ids=lambda facts: facts.name)
def test_an_organization_named_by_an_action_is_its_first_argument(facts: ActionFacts) -> None:
    if facts.in_organization is None:
        return
    parameters = list(inspect.signature(facts.function).parameters)
    assert parameters[1] == facts.in_organization
    assert facts.needs in IN_ORGANIZATION


def test_actions_never_call_actions() -> None:
    by_function = {facts.function.__name__ for facts in ACTIONS}
    for facts in ACTIONS:
        called = set(facts.function.__code__.co_names) & by_function
        home = inspect.getmodule(facts.function)
        same = {name for name in called if getattr(getattr(home, name, None), "__wrapped__", None)}
        assert not same, f"{facts.name} calls {same}"


@pytest.mark.parametrize("event", EVENTS, ids=lambda each: each.__name__)
def test_an_event_says_what_happened(event: type[Event]) -> None:
    if not event.__subclasses__():
        assert event.key[0].isupper()
        assert event.key.replace(".", "").isalpha()


def test_events_have_keys_of_their_own() -> None:
    counted = Counter(each.key for each in EVENTS if "key" in each.__dict__)
    assert {key for key, number in counted.items() if number > 1} == {"User.SuspensionStatus.Updated"}


def test_what_changes_a_row_is_audited_with_before_and_after() -> None:
    audited = [each for each in EVENTS if each.__name__.endswith(("Updated", "Deleted"))]
    assert [each.__name__ for each in audited if not issubclass(each, Changed)] == []


def test_every_setting_is_in_the_generated_table() -> None:
    written = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert written.rstrip().endswith(settings_table().rstrip())
    rows = [line for line in written.splitlines() if line.startswith("| `KEYSTEAD_")]
    assert len(rows) == len(fields(Settings))


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda each: each.__name__)
def test_the_domain_declares_refusals_in_errors_files(refusal: type[Refusal]) -> None:
    if refusal.__module__.startswith("identity."):
        assert refusal.__module__.endswith(".errors")
