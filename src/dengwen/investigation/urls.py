"""Addresses of this chapter, under /desk/."""

from django.urls import URLPattern, path, register_converter

from dengwen.investigation import views

app_name = "investigation"


class Which:
    """The original or the clean copy."""

    regex = "clean|original"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Which, "which_copy")

urlpatterns: list[URLPattern] = [
    path("case/<code>/evidence/<uuid:uid>/<int:number>/<which_copy:which>/", views.evidence_file, name="file"),
]
