"""A reporter's browser without scripts: it follows links, keeps cookies, fills in the forms that a page really has."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client


@dataclass
class Form:
    action: str
    values: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[str] = field(default_factory=list)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.text = ""
        self._select, self._area = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        self.text += " "
        if tag == "form":
            self.forms.append(Form(has.get("action", "")))
        elif tag == "select":
            self._select = has["name"]
        elif tag == "option" and self._select and "selected" in has:
            self._take(self._select, has["value"])
        elif tag == "textarea":
            self._area = has["name"]
            self._take(self._area, "")
        elif tag == "button" and self.forms:
            self.forms[-1].buttons.append(has.get("formaction", ""))
        elif tag == "input":
            self._input(has)

    def _input(self, has: dict[str, str]) -> None:
        if has["type"] == "file" or (has["type"] in ("radio", "checkbox") and "checked" not in has):
            return
        self._take(has["name"], has.get("value", "on"))

    def _take(self, name: str, value: str) -> None:
        self.forms[-1].values.setdefault(name, []).append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._area:
            self.forms[-1].values[self._area][-1] += data


class Page:
    """A response with its forms and its words."""

    def __init__(self, response: HttpResponse) -> None:
        self.response, self.status = response, response.status_code
        self.html = response.content.decode()
        parser = _Forms()
        parser.feed(self.html)
        self.forms, self.text = parser.forms, " ".join(parser.text.split())

    def form(self, ending: str) -> Form:
        return next(form for form in self.forms if form.action.endswith(ending))


class Browser:
    """One visitor. `headers` go with every request."""

    def __init__(self, **headers: str) -> None:
        self.client = Client(enforce_csrf_checks=True, headers=headers)
        self.page: Page

    def open(self, address: str) -> Page:
        self.page = Page(self.client.get(address, follow=True))
        return self.page

    def send(self, ending: str, *, to: str = "", files: list[Any] | None = None, **typed: Any) -> Page:
        """Fill in the page's form whose action ends so, and send it (with ``to``: by the button that goes elsewhere)."""
        form = self.page.form(ending)
        data: dict[str, Any] = {**form.values, **typed} | ({"files": files} if files else {})
        self.page = Page(self.client.post(to or form.action, data, follow=True))
        return self.page

    def report(self, language: str = "zh-hans", **typed: Any) -> str:
        """A whole report from the empty form to the receipt; the code."""
        self.open(f"/{language}/report/")
        answers = {"matter_type": "report", "category": "integrity", "what": "验收记录与实物不符", **typed}
        self.send("/check/", **answers)
        code = self.page.form("/done/").values["code"][0]
        self.send("/done/")
        return code

    def come_back(self, code: str, language: str = "zh-hans") -> Page:
        self.open(f"/{language}/return/")
        return self.send("/return/", code=code)
