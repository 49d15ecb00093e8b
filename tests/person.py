"""A person with a browser but no screen: the requests and cookies of the hosted pages, without the pages."""

from collections.abc import Mapping
from html.parser import HTMLParser
from types import TracebackType
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx

_MOST_STEPS = 20
_OURS = ("/oidc/", "/sign-in", "/register", "/consent")


class Person:
    """One browser profile: what it signs in to stays signed in until it signs out."""

    def __init__(self, endpoint: str, username: str = "", password: str = "") -> None:
        self.endpoint, self.username, self.password = endpoint, username, password
        self.passwords_typed = 0
        self.consents_given = 0
        self.pages: list[str] = []
        self._http = httpx.Client(base_url=endpoint, timeout=60, limits=httpx.Limits(keepalive_expiry=4))

    def __enter__(self) -> "Person":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    @property
    def cookies(self) -> str:
        """As a `Cookie` header."""
        return "; ".join(f"{each.name}={each.value}" for each in self._http.cookies.jar)

    def sign_in(self, address: str) -> str:
        """Open an authorization request's address and do what each page asks; where the browser ends up."""
        for _ in range(_MOST_STEPS):
            if not self._is_ours(address):
                return address
            answer = self._http.get(address)
            assert answer.status_code < 400, f"{address}: {answer.status_code} {answer.text}"
            address = self._next(answer, address)
        raise AssertionError(f"still not done after {_MOST_STEPS} steps: {self.pages}")

    def register(self, address: str) -> str:
        """As `sign_in`, with a new account."""
        page = self._http.get(address)
        assert page.is_redirect, page.text
        proposal = {"identifier": {"type": "username", "value": self.username}, "password": self.password}
        return self.sign_in(self._experience("Register", "new-password-identity", proposal))

    def sign_out(self, address: str) -> str:
        """Open an end-session address and confirm; where the browser ends up."""
        answer = self._http.get(address)
        assert answer.status_code < 400, answer.text
        while not answer.is_redirect and (form := _Form.of(answer.text)) is not None:
            answer = self._http.post(urljoin(str(answer.url), form.action), data=form.fields)
            assert answer.status_code < 400, answer.text
        return urljoin(self.endpoint, str(answer.headers.get("location", answer.url)))

    def _is_ours(self, address: str) -> bool:
        parts = urlsplit(urljoin(self.endpoint, address))
        return f"{parts.scheme}://{parts.netloc}" == self.endpoint and parts.path.startswith(_OURS)

    def _next(self, answer: httpx.Response, address: str) -> str:
        if answer.is_redirect:
            return urljoin(self.endpoint, str(answer.headers["location"]))
        page = urlsplit(address).path
        self.pages.append(page)
        if page.startswith("/consent"):
            self.consents_given += 1
            return str(self._call("POST", "/api/interaction/consent", {})["redirectTo"])
        assert page.startswith("/sign-in"), f"nothing to do on {page}"
        self.passwords_typed += 1
        proof = {"identifier": {"type": "username", "value": self.username}, "password": self.password}
        return self._experience("SignIn", "password", proof)

    def _experience(self, event: str, kind: str, proof: Mapping[str, object]) -> str:
        self._call("PUT", "/api/experience", {"interactionEvent": event})
        verified = self._call("POST", f"/api/experience/verification/{kind}", proof)
        self._call("POST", "/api/experience/identification", {"verificationId": verified["verificationId"]})
        return str(self._call("POST", "/api/experience/submit")["redirectTo"])

    def _call(self, method: str, path: str, body: object = None) -> dict[str, str]:
        answer = self._http.request(method, path, json=body)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        told: dict[str, str] = answer.json() if answer.content else {}
        return told


def parameters(address: str) -> dict[str, str]:
    """The query of an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


class _Form(HTMLParser):
    """The first form of a page, with the fields that a browser would send."""

    def __init__(self) -> None:
        super().__init__()
        self.action: str | None = None
        self.fields: dict[str, str] = {}

    @classmethod
    def of(cls, html: str) -> "_Form | None":
        form = cls()
        form.feed(html)
        return form if form.action is not None else None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and self.action is None:
            self.action = given.get("action", "")
        elif tag in ("input", "button") and given.get("name"):
            self.fields[given["name"]] = given.get("value", "")
