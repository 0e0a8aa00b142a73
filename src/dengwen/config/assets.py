"""Static files under hashed names, so that browsers may keep them for ever."""

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage


class HashedAssets(ManifestStaticFilesStorage):
    """Hashed names from the manifest that `collectstatic` wrote; the plain name where nothing was collected (tests)."""

    manifest_strict = False

    def stored_name(self, name: str) -> str:
        return str(self.hashed_files.get(self.hash_key(self.clean_name(name)), name))
