"""The project's addresses and the bare pages beside which they are measured."""

from django.urls import include, path

from bench import polos

urlpatterns = [
    path("polos/lampiran/<slug:kode>/<int:sel>/", polos.lampiran, name="polos_lampiran"),
    path("", include("config.urls")),
]
