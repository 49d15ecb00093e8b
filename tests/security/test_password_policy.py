"""The password policy names every reason, and restricts phrases only where little else is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.security.password_policy import PasswordPolicy, UserInfo, password_issues

DEFAULT = PasswordPolicy()
PERSON = UserInfo(username="ada99", name="Ada King Lovelace", email="countess@example.com", phone="15551234")


def codes(password: str, policy: PasswordPolicy = DEFAULT, **known: object) -> list[str]:
    issues = password_issues(password, policy, **known)  # type: ignore[arg-type]
    return [issue["code"].removeprefix("password_rejected.") for issue in issues]


@pytest.mark.parametrize("password", ["kx7Wm2pq", "correct horse battery", "Tr0ub4dor&3", "~" + "m2k9" * 63])
def test_good_passwords(password: str) -> None:
    assert codes(password, user_info=PERSON, is_pwned=False) == []


def test_length() -> None:
    assert password_issues("kx7Wm2p", DEFAULT) == [
        {"code": "password_rejected.too_short", "interpolation": {"min": 8}}
    ]
    assert password_issues("kx" * 129, DEFAULT) == [
        {"code": "password_rejected.too_long", "interpolation": {"max": 256}}
    ]
    assert codes("", PasswordPolicy(min_length=1)) == ["too_short", "character_types"]


@pytest.mark.parametrize(
    ("password", "types"), [("kxwmtpqz", 1), ("kxwmTpqz", 2), ("kx7mTpqz", 3), ("kx7mT qz", 4)]
)
def test_character_types(password: str, types: int) -> None:
    assert codes(password, PasswordPolicy(min_character_types=types)) == []
    if types < 4:
        assert password_issues(password, PasswordPolicy(min_character_types=types + 1)) == [
            {"code": "password_rejected.character_types", "interpolation": {"min": types + 1}}
        ]


@pytest.mark.parametrize("password", ["kx7Wm2pé", "kx7Wm2p🔑", "kx7Wm2p\t", "kx7Wm2p\0"])
def test_unsupported_characters(password: str) -> None:
    assert codes(password) == ["unsupported_characters"]


def test_pwned_counts_when_known_and_wanted() -> None:
    assert codes("kx7Wm2pq", is_pwned=True) == ["pwned"]
    assert codes("kx7Wm2pq", is_pwned=None) == []
    assert codes("kx7Wm2pq", PasswordPolicy(rejects_pwned=False), is_pwned=True) == []


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("aaaaaaaa", ["restricted.repetition"]),
        ("aaaaaakx", ["restricted.repetition"]),
        ("aaaaakxw", []),
        ("AaAaAaAa", ["restricted.repetition"]),
        ("12345678", ["restricted.sequence"]),
        ("87654321", ["restricted.sequence"]),
        ("abcdefkx", ["restricted.sequence"]),
        ("QwErTyuX", ["restricted.sequence"]),
        ("asdfzxcv", ["restricted.sequence"]),
        ("78901234", ["restricted.sequence"]),
        ("acegikmo", []),
        ("aaa123kx", ["restricted.repetition", "restricted.sequence"]),
        ("aaa12kxw", []),
    ],
)
def test_repetition_and_sequence(password: str, expected: list[str]) -> None:
    assert codes(password) == expected
    assert codes(password, PasswordPolicy(rejects_repetition_and_sequence=False)) == []


@pytest.mark.parametrize(
    "password",
    ["ada99ada", "Lovelace", "lovelacexy", "COUNTESS", "countess@example.com", "15551234xy", "adaKing!"],
)
def test_user_info(password: str) -> None:
    assert "restricted.user_info" in codes(password, user_info=PERSON)
    assert "restricted.user_info" not in codes(password)
    relaxed = PasswordPolicy(rejects_user_info=False)
    assert "restricted.user_info" not in codes(password, relaxed, user_info=PERSON)


def test_user_info_with_enough_beside_it() -> None:
    assert codes("lovelacek7x", user_info=PERSON) == []


def test_short_names_restrict_nothing() -> None:
    assert codes("jojojojo", user_info=UserInfo(username="jo", name="J O", email="j@o.io")) == []


def test_words_of_the_operator() -> None:
    policy = PasswordPolicy(rejected_words=("Acme", "", "ö"))
    assert codes("acmeACME", policy) == ["restricted.words"]
    assert codes("acmeacmkx7", policy) == []


def test_overlapping_words_are_counted_once() -> None:
    assert codes("ananankx7", PasswordPolicy(rejected_words=("anan", "nana"))) == []
    assert codes("anananan", PasswordPolicy(rejected_words=("anan",))) == ["restricted.words"]


def test_the_policy_of_the_contract() -> None:
    assert PasswordPolicy.from_contract({}) == DEFAULT
    assert PasswordPolicy.from_contract({"length": {}, "characterTypes": None, "rejects": {}}) == DEFAULT
    rejects = {"pwned": False, "repetitionAndSequence": False, "userInfo": False, "words": ["acme"]}
    value = {"length": {"min": 12, "max": 64}, "characterTypes": {"min": 3}, "rejects": rejects}
    assert PasswordPolicy.from_contract(value) == PasswordPolicy(12, 64, 3, False, False, False, ("acme",))


@given(st.text(max_size=300), st.text(max_size=10), st.lists(st.text(max_size=5), max_size=3))
def test_any_text_gets_an_answer(password: str, name: str, words: list[str]) -> None:
    policy = PasswordPolicy(rejected_words=tuple(words))
    issues = password_issues(password, policy, UserInfo(username=name, name=name), is_pwned=False)
    assert (len(password) < 8) == any(issue["code"].endswith("too_short") for issue in issues)


@given(st.text(alphabet="abcdef123", min_size=8, max_size=20), st.sampled_from(["xK!", "mW?", "pZ~"]))
def test_three_more_characters_save_any_phrase(phrase: str, more: str) -> None:
    issues = codes(phrase + more, user_info=UserInfo(username=phrase))
    assert not any(code.startswith("restricted") for code in issues)
