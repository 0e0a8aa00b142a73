"""What Django can tell about itself: migrations up to date, static names and templates that exist."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from tests.source import PRODUCT, ROOT

TEMPLATES = sorted(path for path in PRODUCT.rglob("templates/**/*") if path.suffix in {".html", ".txt", ".svg"})
STATIC = re.compile(r"""\{%\s*static\s+['"]([^'"]+)['"]""")


@pytest.mark.django_db
def test_migrations_are_up_to_date() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_static_name_exists() -> None:
    named = {name for path in TEMPLATES for name in STATIC.findall(path.read_text(encoding="utf-8"))}
    assert sorted(name for name in named if finders.find(name) is None) == []


def test_every_template_compiles() -> None:
    broken = []
    for path in TEMPLATES:
        name = path.as_posix().rpartition("/templates/")[2]
        try:
            get_template(name)
        except TemplateDoesNotExist:
            broken.append(str(path.relative_to(ROOT)))
    assert broken == []


def test_templates_hold_no_inline_style_or_script() -> None:
    """The content security policy would refuse them."""
    inline = re.compile(r"<style|\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=|javascript:", re.IGNORECASE)
    assert [str(path.relative_to(ROOT)) for path in TEMPLATES if inline.search(path.read_text(encoding="utf-8"))] == []
