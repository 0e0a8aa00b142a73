"""From the empty form to the receipt and back."""

from dengwen.docket.models import Case
from tests.portal.browser import Browser


def test_from_the_form_to_the_matter(browser: Browser, unlocked: None) -> None:
    code = browser.report()
    assert "回执" in browser.page.text or "code" in browser.page.html
    assert Case.objects.count() == 1
    page = browser.come_back(code)
    assert page.response.redirect_chain
    assert "验收记录与实物不符" in page.text
