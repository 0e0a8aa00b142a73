"""Files of the demonstration lie in a folder of the test's own."""

from tests.fixtures_vault import media as media
