"""The tables of a road map as civil servants keep them in a spreadsheet: one resource per CSV file."""

from typing import Any

from tablib import Dataset

from indikator.models import PenetapanTarget
from riwayat.resources import SumberData
from riwayat.widgets import KunciWidget
from roadmap import models

ROAD_MAP = ("road_map",)


class SumberRoadMap(SumberData):
    """road_map.csv: the regulation and the years; `status` is left to the loader, which sets it in force at the end."""

    kolom_lain = frozenset({"status"})

    class Meta:
        model = models.RoadMap
        name = "Road map"
        fields = [
            "kode",
            "judul",
            "jenis_regulasi",
            "nomor_regulasi",
            "tahun_regulasi",
            "tentang",
            "pemerintah_daerah",
            "ditetapkan_di",
            "ditetapkan_pada",
            "diundangkan_pada",
            "berita_daerah",
            "penandatangan_jabatan",
            "penandatangan_nama",
            "pengesah_jabatan",
            "pengesah_nama",
            "tahun_awal",
            "tahun_akhir",
        ]
        import_id_fields = ["kode"]

    def before_save_instance(self, instance: models.RoadMap, row: Any, **kwargs: Any) -> None:
        """Refuse a change to a road map in force."""
        instance.pastikan_terbuka()


class SumberIsi(SumberData):
    """A table of one road map: `SumberTujuan(road_map=…)`; references are read within that road map."""

    konteks_bidang = ROAD_MAP
    acuan_nomor: tuple[str, ...] = ()
    """Fields whose reference is the number, not the code, of a record."""

    @classmethod
    def field_from_django_field(cls, field_name: str, django_field: Any, readonly: bool) -> Any:
        """Read a reference by number, and a penetapan within the road map's document."""
        bidang = super().field_from_django_field(field_name, django_field, readonly)
        if field_name in cls.acuan_nomor:
            bidang.widget = KunciWidget(django_field.related_model, "nomor", ROAD_MAP)
            bidang.attribute = field_name
        elif django_field.is_relation and django_field.related_model is PenetapanTarget:
            bidang.widget = KunciWidget(PenetapanTarget, "kode", ("dokumen",))
        return bidang

    def before_import(self, dataset: Dataset, **kwargs: Any) -> None:
        """Give the widgets the document besides the road map."""
        super().before_import(dataset, **kwargs)
        konteks = {**self.konteks, "dokumen": self.konteks["road_map"].kode}
        for bidang in self.bidang_kunci():
            bidang.widget.mulai(konteks)


class SumberAreaPerubahan(SumberIsi):
    """area_perubahan.csv."""

    class Meta:
        model = models.AreaPerubahan
        name = "Area perubahan"
        fields = ["kode", "nomor", "nama", "pokja"]
        import_id_fields = ["kode"]


class SumberKegiatanArea(SumberIsi):
    """kegiatan_area.csv (Pasal 3)."""

    class Meta:
        model = models.KegiatanArea
        name = "Kegiatan area"
        fields = ["kode", "area", "nomor", "teks"]
        import_id_fields = ["kode"]


class SumberFokusPerubahan(SumberIsi):
    """fokus_perubahan.csv (Bab III.A.1)."""

    class Meta:
        model = models.FokusPerubahan
        name = "Fokus perubahan"
        fields = ["kode", "area", "nomor", "teks"]
        import_id_fields = ["kode"]


class SumberTujuan(SumberIsi):
    """tujuan.csv."""

    class Meta:
        model = models.Tujuan
        name = "Tujuan"
        fields = ["kode", "nomor", "nama", "teks"]
        import_id_fields = ["kode"]


class SumberSasaran(SumberIsi):
    """sasaran.csv."""

    class Meta:
        model = models.Sasaran
        name = "Sasaran"
        fields = ["kode", "tujuan", "urutan", "nama", "teks"]
        import_id_fields = ["kode"]


class SumberProgram(SumberIsi):
    """program.csv."""

    class Meta:
        model = models.Program
        name = "Program"
        fields = ["kode", "nomenklatur", "nama"]
        import_id_fields = ["kode"]


class SumberKegiatan(SumberIsi):
    """kegiatan.csv."""

    class Meta:
        model = models.Kegiatan
        name = "Kegiatan"
        fields = ["kode", "program", "nama"]
        import_id_fields = ["kode"]


class SumberSubKegiatan(SumberIsi):
    """sub_kegiatan.csv."""

    class Meta:
        model = models.SubKegiatan
        name = "Sub kegiatan"
        fields = ["kode", "kegiatan", "nama"]
        import_id_fields = ["kode"]


class SumberBarisLampiran(SumberIsi):
    """lampiran.csv: the printed rows."""

    class Meta:
        model = models.BarisLampiran
        name = "Lampiran"
        fields = [
            "nomor",
            "tujuan",
            "penetapan",
            "sasaran",
            "area",
            "teks_area",
            "nomenklatur",
            "teks_program",
            "teks_kegiatan",
            "teks_perangkat_daerah",
            "program",
            "seluruh_pd",
        ]
        import_id_fields = ["nomor"]


class SumberRincianBaris(SumberIsi):
    """rincian_lampiran.csv: the kegiatan and sub kegiatan that a row names."""

    acuan_nomor = ("baris",)

    class Meta:
        model = models.RincianBaris
        name = "Rincian Lampiran"
        fields = ["baris", "urutan", "kegiatan", "sub_kegiatan"]
        import_id_fields = ["baris", "urutan"]


class SumberPelaksanaBaris(SumberIsi):
    """pelaksana_lampiran.csv: the Perangkat Daerah that carry out a row."""

    acuan_nomor = ("baris",)

    class Meta:
        model = models.PelaksanaBaris
        name = "Pelaksana Lampiran"
        fields = ["baris", "urutan", "perangkat_daerah"]
        import_id_fields = ["baris", "perangkat_daerah"]


class SumberPadanan(SumberIsi):
    """padanan.csv: old rows and their new counterparts."""

    acuan_nomor = ("lama", "baru")

    class Meta:
        model = models.Padanan
        name = "Padanan"
        fields = ["lama", "baru"]
        import_id_fields = ["lama", "baru"]


class SumberDukunganBaris(SumberIsi):
    """dukungan_baris.csv: kegiatan of Pasal 3 that a row serves."""

    acuan_nomor = ("baris",)

    class Meta:
        model = models.DukunganBaris
        name = "Dukungan baris"
        fields = ["baris", "kegiatan_area"]
        import_id_fields = ["baris", "kegiatan_area"]


class SumberKelompokPrioritas(SumberIsi):
    """kelompok_prioritas.csv (Bab III.A)."""

    class Meta:
        model = models.KelompokPrioritas
        name = "Kelompok prioritas"
        fields = ["nomor", "jenis", "nama", "uraian"]
        import_id_fields = ["nomor"]


class SumberPrioritas(SumberIsi):
    """prioritas.csv."""

    acuan_nomor = ("kelompok",)

    class Meta:
        model = models.Prioritas
        name = "Prioritas"
        fields = ["kode", "kelompok", "induk", "nomor", "nama", "uraian", "tempat"]
        import_id_fields = ["kode"]


class SumberSasaranPrioritas(SumberIsi):
    """sasaran_prioritas.csv (Bab III.B)."""

    class Meta:
        model = models.SasaranPrioritas
        name = "Sasaran prioritas"
        fields = ["kode", "prioritas", "urutan", "nama", "teks"]
        import_id_fields = ["kode"]


class SumberIndikatorPrioritas(SumberIsi):
    """indikator_prioritas.csv (Bab III.B)."""

    class Meta:
        model = models.IndikatorPrioritas
        name = "Indikator prioritas"
        fields = ["sasaran", "urutan", "penetapan"]
        import_id_fields = ["sasaran", "urutan"]


class SumberKegiatanPrioritas(SumberIsi):
    """kegiatan_prioritas.csv (Bab III.C)."""

    class Meta:
        model = models.KegiatanPrioritas
        name = "Kegiatan prioritas"
        fields = ["kode", "prioritas", "induk", "nomor", "teks", "uraian"]
        import_id_fields = ["kode"]


class SumberPilotZonaIntegritas(SumberIsi):
    """pilot_zona_integritas.csv (Bab III.A.5)."""

    class Meta:
        model = models.PilotZonaIntegritas
        name = "Unit Zona Integritas"
        fields = ["tahap", "nomor", "perangkat_daerah", "teks"]
        import_id_fields = ["tahap", "nomor"]


class SumberProgramKlasifikasi(SumberIsi):
    """program_klasifikasi.csv (Bab III.C)."""

    class Meta:
        model = models.ProgramKlasifikasi
        name = "Program klasifikasi"
        fields = ["nomor", "nama", "teks"]
        import_id_fields = ["nomor"]


class SumberKegiatanKlasifikasi(SumberIsi):
    """kegiatan_klasifikasi.csv (Bab III.C)."""

    acuan_nomor = ("program",)

    class Meta:
        model = models.KegiatanKlasifikasi
        name = "Kegiatan klasifikasi"
        fields = ["program", "urutan", "huruf", "teks"]
        import_id_fields = ["program", "urutan"]
