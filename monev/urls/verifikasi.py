"""The public address under which a set report is checked: its hash, whole or its first twelve digits."""

from django.urls import URLPattern, re_path

from monev.views.verifikasi import verifikasi

urlpatterns: list[URLPattern] = [
    re_path(r"^(?P<sidik>[0-9a-f]{64}|[0-9a-f]{12})/$", verifikasi, name="verifikasi"),
]
