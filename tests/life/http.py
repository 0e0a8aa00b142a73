"""Hands without a browser: plain HTTP, the forms read out of the page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

import httpx
import lxml.html

from tests.life.hands import Pick, Thing

Pair = tuple[str, str]


class HttpHands:
    """One visitor. The client brings host, cookies and headers; redirects are followed."""

    def __init__(self, client: httpx.Client, language: str = "zh-hans") -> None:
        self.client, self.language = client, language
        self.page: Any = None
        self.response: httpx.Response

    @property
    def path(self) -> str:
        return self.response.url.path

    @property
    def text(self) -> str:
        return " ".join(self.page.text_content().split())

    def open(self, path: str) -> None:
        self._took(self.client.get(path, follow_redirects=True))

    def send(self, action: str = "", /, *, by: str = "", **typed: Any) -> None:
        form = self._form(action)
        data, files = _filled(form, typed)
        address = self._button(form, by, data) or form.get("action") or str(self.response.url)
        self.post(address, data, files)

    def post(self, address: str, data: list[Pair], files: list[tuple[str, Thing]] = ()) -> None:  # type: ignore[assignment]
        """Send anything anywhere, as no honest page would."""
        parts = [(name, (each.name, each.data, each.media_type)) for name, each in files]
        fields: dict[str, list[str]] = {}
        for name, value in data:
            fields.setdefault(name, []).append(value)
        url = urljoin(str(self.response.url), address)
        headers = {"Referer": str(self.response.url)} if "Referer" not in self.client.headers else {}
        self._took(self.client.post(url, data=fields, files=parts or None, headers=headers, follow_redirects=True))

    def follow(self, ending: str) -> None:
        self.open(next(each for each in self.links("") if each.endswith(ending)))

    def links(self, part: str) -> list[str]:
        return list(dict.fromkeys(each for each in self.page.xpath("//a/@href") if part in each))

    def value(self, name: str) -> str:
        for form in self.page.forms:
            for found, value in form.form_values():
                if found == name:
                    return str(value)
        raise LookupError(name)

    def download(self, path: str) -> bytes:
        return self.client.get(path).content

    def keep(self, title: str) -> None:
        assert self.response.status_code < 500, title

    def _took(self, response: httpx.Response) -> None:
        self.response = response
        self.page = lxml.html.fromstring(response.text or "<p></p>")

    def _form(self, action: str) -> Any:
        def fits(form: Any) -> bool:
            return form.get("action", "").endswith(action) if action else "action" not in form.attrib

        forms = [form for form in self.page.forms if fits(form) and form.get("method") == "post"]
        assert forms, f"{self.path} ({self.response.status_code}) has no form {action!r}: {self.text[:2000]}"
        return forms[0]

    @staticmethod
    def _button(form: Any, by: str, data: list[Pair]) -> str:
        """The address of the button pressed, if it has one; its name and value go along."""
        buttons = [each for each in form.xpath(".//button") if each.get("formaction", "").endswith(by)]
        if buttons[0].get("name"):
            data.append((buttons[0].get("name"), buttons[0].get("value", "")))
        return str(buttons[0].get("formaction", "")) if by else ""


def _filled(form: Any, typed: dict[str, Any]) -> tuple[list[Pair], list[tuple[str, Thing]]]:
    data = [(name, value) for name, value in form.form_values() if name not in typed]
    files: list[tuple[str, Thing]] = []
    for name, value in typed.items():
        controls = form.xpath(".//*[@name=$name]", name=name)
        assert controls, f"there is no field {name}"
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, Thing):
                files.append((name, each))
            elif each is not False:
                data.append((name, _chosen(form, controls, each)))
    return data, files


def _chosen(form: Any, controls: list[Any], value: Any) -> str:
    """What the control sends for the value; a choice must be offered."""
    first = controls[0]
    if value is True:
        return str(first.get("value", "on"))
    if first.tag == "select":
        offered = {option.get("value"): option.text_content() for option in first.iter("option")}
    elif first.get("type") in ("radio", "checkbox"):
        offered = {each.get("value"): _label(form, each) for each in controls}
    else:
        return str(value)
    if isinstance(value, Pick):
        return str(next(key for key, words in offered.items() if value in words))
    assert str(value) in offered, f"{value} is not offered: {offered}"
    return str(value)


def _label(form: Any, control: Any) -> str:
    labels = form.xpath(".//label[@for=$id]", id=control.get("id"))
    return str(labels[0].text_content()) if labels else ""
