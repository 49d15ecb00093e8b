"""A browser that runs no scripts: it follows redirects, keeps cookies, and fills in and sends plain HTML forms.

    robot = Robot(endpoint, username="ada", password="…")
    answer = await robot.authorize(url)   # signs in, consents, posts form_post pages; what the client was told
    answer.parameters["code"], answer.method  # "GET" (query or fragment) or "POST" (form_post)
    await robot.sign_out(end_session_url)  # presses the button on the question, too

It works at a server on a port and, with a transport, in-process. What it does on each page can be changed by a subclass
or by `cancels="sign-in"` and `cancels="consent"`; `robot.pages` lists the pages that it met, by what their forms offer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from types import TracebackType
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx

_MOST_STEPS = 20


@dataclass
class Form:
    """A form as a browser knows it: its fields with their values, and its buttons."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    choices: list[tuple[str, str]] = field(default_factory=list)  # boxes that are not ticked
    buttons: dict[str, str] = field(default_factory=dict)

    def pressing(self, button: str | None, **typed: str) -> list[tuple[str, str]]:
        """What is sent when this button is pressed."""
        pairs = list((self.fields | typed).items())
        return [*pairs, (button, self.buttons[button])] if button else pairs


@dataclass
class Page:
    """What a person would see of an HTML page."""

    address: str
    status: int
    html: str
    headers: httpx.Headers
    forms: list[Form]
    texts: dict[str, str]  # by the id of the element
    images: list[str]
    links: dict[str, str]  # addresses by the id of the link
    language: str
    frames: list[str]

    @property
    def text(self) -> str:
        """All that can be read."""
        return " ".join(self.texts[""].split())

    def form_with(self, name: str) -> Form | None:
        """The form that has this field or button."""
        return next((each for each in self.forms if name in each.fields or name in each.buttons), None)


@dataclass
class Answer:
    """What a client was told at the end."""

    address: str
    method: str
    parameters: dict[str, str]


class Robot:
    """One browser profile: what it signs in to stays signed in until it signs out."""

    def __init__(
        self,
        endpoint: str,
        *,
        username: str = "",
        password: str = "",
        cancels: str | None = None,
        organizations: tuple[str, ...] = (),
        language: str = "en",
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.endpoint, self.username, self.password = endpoint, username, password
        self.cancels, self.organizations = cancels, organizations
        self.pages: list[str] = []
        self.shown: list[Page] = []
        headers = {"Accept": "text/html,application/xhtml+xml;q=0.9", "Accept-Language": language}
        self.http = httpx.AsyncClient(transport=transport, base_url=endpoint, headers=headers, timeout=30)

    async def __aenter__(self) -> "Robot":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.http.aclose()

    async def authorize(self, address: str) -> Answer:
        """Open an authorization request's address and do what every page asks, until a client has its answer."""
        reached = await self.go(address)
        assert isinstance(reached, Answer), f"{reached.status} at {reached.address}: {reached.text}"
        return reached

    async def sign_out(self, address: str) -> Answer | Page:
        """Open an end-session address and confirm; the client's page, or the one that says that it is done."""
        return await self.go(address)

    async def go(self, address: str) -> Answer | Page:
        """Open an address and do what every page asks; the answer to a client, or a page that asks for nothing."""
        reached = await self.open(address)
        for _ in range(_MOST_STEPS):
            if isinstance(reached, Answer):
                return reached
            step = self.next(reached)
            if step is None:
                return reached
            reached = await self.send(reached, *step)
        raise AssertionError(f"still not done after {_MOST_STEPS} pages: {self.pages}")

    async def open(self, address: str) -> Answer | Page:
        """Follow redirects up to a page of ours or to a client."""
        for _ in range(_MOST_STEPS):
            address = urljoin(self.endpoint, address)
            if not self._is_ours(address):
                return Answer(address, "GET", _parameters(address))
            response = await self.http.get(address)
            if not response.has_redirect_location:
                return self._seen(response)
            address = urljoin(address, response.headers["location"])
        raise AssertionError(f"redirects without end at {address}")

    async def send(self, page: Page, form: Form, pairs: list[tuple[str, str]]) -> Answer | Page:
        """Send a form as a browser does."""
        address = urljoin(page.address, form.action)
        if not self._is_ours(address):
            return Answer(address, form.method, dict(pairs))
        sent = {name: [value for each, value in pairs if each == name] for name, _ in pairs}
        headers = {"Origin": self.endpoint, "Sec-Fetch-Site": "same-origin"}
        response = await self.http.post(address, data=sent, headers=headers)
        if response.has_redirect_location:
            return await self.open(urljoin(address, response.headers["location"]))
        return self._seen(response)

    def next(self, page: Page) -> tuple[Form, list[tuple[str, str]]] | None:
        """The form to send and what to send in it; None where there is nothing to do."""
        if page.status >= 400:
            return None
        if form := page.form_with("password"):
            return form, self._signing_in(form)
        if form := page.form_with("consent"):
            return form, self._consenting(form)
        if form := page.form_with("logout"):
            self.pages.append("logout")
            return form, form.pressing("logout")
        if page.forms and not self._is_ours(urljoin(page.address, page.forms[0].action)):
            self.pages.append("form_post")
            return page.forms[0], page.forms[0].pressing(None)
        return None

    def _signing_in(self, form: Form) -> list[tuple[str, str]]:
        self.pages.append("sign-in")
        if self.cancels == "sign-in":
            return form.pressing("cancel")
        return form.pressing("signin", username=self.username, password=self.password)

    def _consenting(self, form: Form) -> list[tuple[str, str]]:
        self.pages.append("consent")
        ticked = [each for each in form.choices if each[1] in self.organizations]
        return [*form.pressing("cancel" if self.cancels == "consent" else "consent"), *ticked]

    def _is_ours(self, address: str) -> bool:
        return address == self.endpoint or address.startswith(f"{self.endpoint}/")

    def _seen(self, response: httpx.Response) -> Page:
        page = read_page(response)
        self.shown.append(page)
        return page


def read_page(response: httpx.Response) -> Page:
    """A page as it is without scripts."""
    reader = _Reader()
    reader.feed(response.text)
    return Page(
        address=str(response.url),
        status=response.status_code,
        html=response.text,
        headers=response.headers,
        forms=reader.forms,
        texts={name: " ".join(text.split()) for name, text in reader.texts.items()},
        images=reader.images,
        links=reader.links,
        language=reader.language,
        frames=reader.frames,
    )


def _parameters(address: str) -> dict[str, str]:
    parts = urlsplit(address)
    given = parse_qs(parts.query, keep_blank_values=True) | parse_qs(parts.fragment, keep_blank_values=True)
    return {name: values[0] for name, values in given.items()}


class _Reader(HTMLParser):
    """Collects forms, and texts by the id of their element; scripts and styles are not read."""

    _VOID = frozenset({"input", "img", "meta", "link", "br", "hr", "source"})
    _UNREAD = frozenset({"script", "style", "title"})

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.texts: dict[str, str] = {"": ""}
        self.images: list[str] = []
        self.links: dict[str, str] = {}
        self.frames: list[str] = []
        self.language = ""
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in self._VOID:
            self._open.append((tag, given.get("id", "")))
        self.language = given.get("lang", self.language)
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get").upper()))
        elif tag == "img":
            self.images.append(given.get("src", ""))
        elif tag == "iframe":
            self.frames.append(given.get("src", ""))
        elif tag == "a":
            self.links[given.get("id", "")] = given.get("href", "")
        elif self.forms and given.get("name"):
            self._field(tag, given)

    def _field(self, tag: str, given: Mapping[str, str]) -> None:
        form, name, value = self.forms[-1], given["name"], given.get("value", "")
        if tag == "button" or given.get("type") == "submit":
            form.buttons[name] = value
        elif given.get("type") in {"checkbox", "radio"} and "checked" not in given:
            form.choices.append((name, value or "on"))
        elif tag == "input":
            form.fields[name] = value

    def handle_endtag(self, tag: str) -> None:
        self.texts[""] += " "
        while self._open:
            opened, _ = self._open.pop()
            if opened == tag:
                return

    def handle_data(self, data: str) -> None:
        if any(tag in self._UNREAD for tag, _ in self._open):
            return
        for name in {"", *(element for _, element in self._open)}:
            self.texts[name] = self.texts.get(name, "") + data
