"""Addresses of the road map: nouns, the verb last."""

from uuid import UUID

from django.urls import path, register_converter

from roadmap.views import (
    area,
    baris,
    beranda,
    cari,
    ekspor,
    impor,
    indikator,
    isi,
    lampiran,
    pemeriksaan,
    perangkat_daerah,
    pohon,
    prioritas,
    siklus,
)


class KunciBaris:
    """The unchanging key of a row, 32 hexadecimal digits."""

    regex = "[0-9a-f]{32}"

    def to_python(self, value: str) -> UUID:
        """Return the key."""
        return UUID(hex=value)

    def to_url(self, value: UUID | str) -> str:
        """Return the digits."""
        return value.hex if isinstance(value, UUID) else value


register_converter(KunciBaris, "kunci")

app_name = "roadmap"

urlpatterns = [
    path("", beranda.beranda, name="beranda"),
    path("cari/", cari.cari, name="cari"),
    path("road-map/", siklus.daftar, name="daftar"),
    path("road-map/pakai/", siklus.pakai, name="pakai"),
    path("road-map/pohon/", pohon.pohon, name="pohon"),
    path("road-map/lampiran/", lampiran.lampiran, name="lampiran"),
    path("road-map/lampiran/ekspor/<slug:bentuk>/", ekspor.ekspor, name="ekspor_lampiran"),
    path("road-map/lampiran/impor/", impor.impor, name="impor_lampiran"),
    path("road-map/lampiran/tambah/", baris.tambah, name="baris_tambah"),
    path("road-map/lampiran/<kunci:kunci>/", baris.rinci, name="baris"),
    path("road-map/lampiran/<kunci:kunci>/ubah/", baris.ubah, name="baris_ubah"),
    path("road-map/lampiran/<kunci:kunci>/hapus/", baris.hapus, name="baris_hapus"),
    path("road-map/lampiran/<kunci:kunci>/pindah/<slug:arah>/", baris.pindah, name="baris_pindah"),
    path("road-map/prioritas/", prioritas.daftar, name="daftar_prioritas"),
    path("road-map/prioritas/<int:pk>/", prioritas.rinci, name="prioritas"),
    path("road-map/area/", area.daftar, name="daftar_area"),
    path("road-map/area/<int:pk>/", area.rinci, name="area"),
    path("road-map/indikator/", indikator.daftar, name="daftar_indikator"),
    path("road-map/indikator/<slug:kode>/", indikator.rinci, name="indikator"),
    path("road-map/indikator/<slug:kode>/target/<int:pk>/ubah/", indikator.ubah_target, name="target_ubah"),
    path("road-map/pemeriksaan/", pemeriksaan.pemeriksaan, name="pemeriksaan"),
    path("road-map/pemeriksaan/csv/", pemeriksaan.unduh, name="pemeriksaan_csv"),
    path("road-map/isi/<slug:jenis>/", isi.daftar, name="isi"),
    path("road-map/isi/<slug:jenis>/tambah/", isi.tambah, name="isi_tambah"),
    path("road-map/isi/<slug:jenis>/<int:pk>/ubah/", isi.ubah, name="isi_ubah"),
    path("road-map/isi/<slug:jenis>/<int:pk>/hapus/", isi.hapus, name="isi_hapus"),
    path("road-map/peta/<slug:kode>/", siklus.rinci, name="rinci"),
    path("road-map/peta/<slug:kode>/ubah/", siklus.ubah, name="ubah"),
    path("road-map/peta/<slug:kode>/salin/", siklus.salin, name="salin"),
    path("road-map/peta/<slug:kode>/tetapkan/", siklus.tetapkan, name="tetapkan"),
    path("road-map/peta/<slug:kode>/cabut/", siklus.cabut, name="cabut"),
    path("perangkat-daerah/", perangkat_daerah.daftar, name="daftar_perangkat_daerah"),
    path("perangkat-daerah/<slug:kode>/", perangkat_daerah.rinci, name="perangkat_daerah"),
]
