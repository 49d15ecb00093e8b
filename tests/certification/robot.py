"""A browser without scripts: it follows redirects, fills in the provider's forms, and stops at the client."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx

from tests.certification.provider import ENDPOINT

_MOST_STEPS = 20


@dataclass(frozen=True)
class Landing:
    """Where a visit ended: at the client with parameters, or on a page of the provider."""

    address: str  # without the parameters
    mode: str  # query, fragment, form_post; or page
    members: dict[str, str]
    seen: tuple[str, ...]  # what was done on the way: signed in, consented, cancelled
    status: int = 303
    text: str = ""
    policy: str = ""  # what the page's own scripts and forms may do

    @property
    def is_page(self) -> bool:
        """Whether the person reads something of the provider."""
        return self.mode == "page"


@dataclass
class Form:
    """A form of a page."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    inputs: set[str] = field(default_factory=set)  # to be filled in
    buttons: dict[str, str] = field(default_factory=dict)  # by id


class Robot:
    """One browser profile."""

    def __init__(self, http: httpx.Client, username: str, password: str) -> None:
        self.http, self.username, self.password = http, username, password
        http.headers["Accept"] = "text/html,application/xhtml+xml,*/*;q=0.8"
        self.cancels = False

    def visit(self, address: str, **more: Any) -> Landing:
        """Open an address and do what every page asks."""
        return self._follow(self.http.get(address, **more), address)

    def post(self, address: str, form: dict[str, Any]) -> Landing:
        """The same, beginning with a form of the client's."""
        return self._follow(self.http.post(address, data=form), address)

    def _follow(self, answer: httpx.Response, address: str) -> Landing:
        seen: list[str] = []
        for _ in range(_MOST_STEPS):
            if answer.is_redirect:
                address = urljoin(address, answer.headers["location"])
                if not address.startswith(f"{ENDPOINT}/"):
                    return _at_client(address, tuple(seen))
                answer = self.http.get(address)
                continue
            form = _form_to_use(answer.text) if answer.status_code == 200 else None
            if form is None:
                return _page(answer, tuple(seen))
            action = urljoin(address, form.action)
            if not action.startswith(f"{ENDPOINT}/"):
                policy = answer.headers["content-security-policy"]
                return Landing(action, "form_post", form.fields, tuple(seen), 200, answer.text, policy)
            fields = self._filled(form, seen)
            address = action
            answer = self.http.post(action, data=fields)
            if answer.status_code == 200 and seen[-1:] == ["signed in"] and "password" in answer.text:
                raise AssertionError(f"the password was not taken: {answer.text[:2000]}")
        raise AssertionError(f"still not done: {seen}")

    def _filled(self, form: Form, seen: list[str]) -> dict[str, str]:
        fields = dict(form.fields)
        if self.cancels and "cancel" in form.buttons:
            seen.append("cancelled")
            return fields | {"cancel": form.buttons["cancel"]}
        if "password" in form.inputs:
            seen.append("signed in")
            return fields | {"username": self.username, "password": self.password} | _pressed(form, "signin")
        for button, what in (("consent", "consented"), ("logout", "signed out")):
            if button in form.buttons:
                seen.append(what)
                return fields | _pressed(form, button)
        raise AssertionError(f"a form that the robot does not know: {form}")


def _pressed(form: Form, button: str) -> dict[str, str]:
    return {button: form.buttons[button]} if button in form.buttons else {}


def _at_client(address: str, seen: tuple[str, ...]) -> Landing:
    parts = urlsplit(address)
    mode = "fragment" if parts.fragment else "query"
    members = {name: values[0] for name, values in parse_qs(parts.fragment or parts.query, True).items()}
    return Landing(address.partition("#")[0] if mode == "fragment" else address, mode, members, seen)


def _page(answer: httpx.Response, seen: tuple[str, ...]) -> Landing:
    return Landing(str(answer.url), "page", {}, seen, answer.status_code, answer.text)


def _form_to_use(html: str) -> Form | None:
    reader = _Reader()
    reader.feed(html)
    useful = [form for form in reader.forms if form.method == "post"]
    return useful[0] if useful else None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get").lower()))
        elif self.forms and tag == "button":
            self.forms[-1].buttons[given.get("id") or given.get("name", "")] = given.get("value", "")
        elif self.forms and tag == "input":
            self._input(self.forms[-1], given)

    @staticmethod
    def _input(form: Form, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "text")
        if kind == "submit":
            form.buttons[given.get("id") or name] = given.get("value", "")
        elif kind == "hidden":
            form.fields[name] = given.get("value", "")
        elif kind not in {"checkbox", "radio"}:
            form.inputs.add(name)
