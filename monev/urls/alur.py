"""Addresses of monev: the steps of documents, evidence, what goes on into the next year."""

from django.urls import URLPattern, path

from monev.views import bukti, langkah, lanjutan

urlpatterns: list[URLPattern] = [
    path("lanjutan/<int:pk>/", lanjutan.lanjutan, name="lanjutan"),
    path("langkah/<slug:alur>/<int:pk>/<slug:nama>/", langkah.langkah, name="langkah"),
    path("bukti/<uuid:kunci>/", bukti.unduh, name="bukti"),
    path("bukti/<uuid:kunci>/hapus/", bukti.hapus, name="bukti_hapus"),
    path("bukti/tambah/<slug:pemilik>/<int:pk>/", bukti.tambah, name="bukti_tambah"),
]
