"""The project's addresses and the bare pages beside which they are measured."""

from django.urls import include, path

from bench import api, polos

urlpatterns = [
    path("polos/lampiran/<slug:kode>/<int:sel>/", polos.lampiran, name="polos_lampiran"),
    path("polos/rencana/<int:pk>/<int:sel>/", polos.rencana, name="polos_rencana"),
    path("polos/matriks/<slug:kode>/<int:sel>/", polos.matriks, name="polos_matriks"),
    path("polos/daftar/", polos.seratus, name="polos_daftar"),
    path("polos/api/<int:pk>/butir/", api.butir_polos, name="polos_api"),
    path("", include("config.urls")),
]
