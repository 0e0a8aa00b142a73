"""One thing has one name in all that people read: variants that were once in use do not come back (see the glossary)."""

import pytest

from tests.source import PRODUCT, ROOT

READ = (".po", ".py", ".html", ".toml")
BANNED = {
    "回执码": "查询码",
    "回执页": "查询页",
    "涉及方面": "类别",
    "哪个方面": "类别",
    "涉及的方面": "类别",
    "网络平台": "本网站, 网络渠道",
    "50 MiB": "50 MB",
    "s MiB": "MB",
    "谁也没有的": "我们不留存的",
}


def places(word: str) -> list[str]:
    files = [path for path in PRODUCT.rglob("*") if path.suffix in READ]
    files += [ROOT / "README.md", *(ROOT / "docs" / "channels").glob("*.md")]
    return [str(path.relative_to(ROOT)) for path in sorted(files) if word in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("variant", BANNED)
def test_one_thing_has_one_name(variant: str) -> None:
    assert places(variant) == [], f"say {BANNED[variant]}"


def test_the_names_that_are_meant_are_in_use() -> None:
    """The check itself can fail: it finds words where they stand."""
    assert all(places(word) for word in ("查询码", "查询页", "本网站", "50 MB", "我们不留存的"))
