"""Addresses of the boxes, under /desk/boxes/."""

from django.urls import URLPattern, path

from dengwen.channels.box.views import handing, listing, opening, sorting

app_name = "box"
ONE, BOX = "boxes/openings/<uuid:uid>/", "boxes/<uuid:uid>/"

urlpatterns: list[URLPattern] = [
    path("boxes/", listing.boxes, name="boxes"),
    path("boxes/add/", listing.add, name="add"),
    path("boxes/labels/", listing.sheet, name="labels"),
    path(BOX, listing.box, name="box"),
    path(f"{BOX}photo/", listing.photo, name="photo"),
    path(f"{BOX}open/", opening.open_box, name="open"),
    path("boxes/incidents/<uuid:uid>/", opening.seen, name="seen"),
    path(ONE, opening.opening, name="opening"),
    path(f"{ONE}correct/", opening.correct, name="correct"),
    path(f"{ONE}scan/", sorting.scan, name="scan"),
    path(f"{ONE}sort/", sorting.sort, name="sort"),
    path(f"{ONE}letter/", sorting.letter, name="letter"),
    path(f"{ONE}read/", sorting.read, name="read"),
    path(f"{ONE}aside/", sorting.aside, name="aside"),
    path(f"{ONE}hand-over/", handing.hand_over, name="hand_over"),
    path(f"{ONE}take-over/", handing.take_over, name="take_over"),
    path("boxes/pages/<uuid:uid>/", sorting.page, name="page"),
    path("boxes/pages/<uuid:uid>/small/", sorting.thumb, name="thumb"),
]
