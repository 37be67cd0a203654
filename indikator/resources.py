"""Indicators, ladders, targets and measured values as tables, for the admin and for the loader of a road map."""

from django.db.models import Model, QuerySet

from indikator.models import AnakTangga, Indikator, PenetapanTarget, Predikat, Realisasi, Tangga, Target
from riwayat.resources import SumberData


class SumberTangga(SumberData):
    """tangga.csv."""

    class Meta:
        model = Tangga
        name = "Tangga peringkat"
        fields = ["kode", "nama"]
        import_id_fields = ["kode"]


class SumberAnakTangga(SumberData):
    """anak_tangga.csv."""

    class Meta:
        model = AnakTangga
        name = "Anak tangga"
        fields = ["tangga", "urutan", "label", "nama"]
        import_id_fields = ["tangga", "urutan"]


class SumberIndikator(SumberData):
    """indikator.csv."""

    class Meta:
        model = Indikator
        name = "Indikator"
        fields = [
            "kode",
            "nama",
            "definisi",
            "satuan",
            "arah",
            "skala_bawah",
            "skala_atas",
            "tangga",
            "agregasi",
            "sumber_data",
            "penanggung_jawab",
        ]
        import_id_fields = ["kode"]


class SumberPenetapanTarget(SumberData):
    """penetapan_target.csv: the printed indicator rows of one document."""

    konteks_bidang = ("dokumen",)

    class Meta:
        model = PenetapanTarget
        name = "Penetapan target"
        fields = ["kode", "indikator", "teks_indikator", "tempat", "tahun_dasar"]
        import_id_fields = ["kode"]


class SumberTarget(SumberData):
    """target.csv: the printed targets of one document; what they mean is derived from the text."""

    konteks_bidang = ("dokumen",)

    class Meta:
        model = Target
        name = "Target"
        fields = ["penetapan", "tahun", "teks"]
        import_id_fields = ["penetapan", "tahun"]

    def saring(self, semua: "QuerySet[Target]") -> "QuerySet[Target]":
        """Keep to the targets of the document."""
        return semua.filter(**{f"penetapan__{nama}": nilai for nama, nilai in self.konteks.items()})

    def lengkapi(self, objek: Model) -> Model:
        """Leave the record: its document stands with its penetapan."""
        return objek


class SumberRealisasi(SumberData):
    """realisasi.csv."""

    class Meta:
        model = Realisasi
        name = "Realisasi"
        fields = ["indikator", "tahun", "teks", "sumber"]
        import_id_fields = ["indikator", "tahun"]


class SumberPredikat(SumberData):
    """predikat.csv: not part of a road map's files."""

    class Meta:
        model = Predikat
        name = "Predikat"
        fields = ["berlaku_dari", "urutan", "nama", "batas_bawah", "regulasi"]
        import_id_fields = ["berlaku_dari", "nama"]
