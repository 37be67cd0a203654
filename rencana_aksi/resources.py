"""Items of plans as a flat table for the admin's export; they come in by uploading a spreadsheet, never from here."""

from import_export.fields import Field

from rencana_aksi.models import ButirAksi
from riwayat.resources import SumberData
from tampilan.angka import tulis_angka


class SumberButirAksi(SumberData):
    """Every item with the year, unit, version and state of its plan."""

    tahun = Field(column_name="tahun", attribute="rencana__periode__tahun")
    perangkat_daerah = Field(column_name="perangkat_daerah", attribute="rencana__nama_unit")
    versi = Field(column_name="versi", attribute="rencana__versi")
    status = Field(column_name="status", attribute="rencana__get_status_display")
    area = Field(column_name="area", attribute="area__nama")
    jadwal = Field(column_name="jadwal", attribute="jadwal")

    class Meta:
        model = ButirAksi
        name = "Butir aksi"
        fields = [
            "tahun",
            "perangkat_daerah",
            "versi",
            "status",
            "nomor",
            "area",
            "program",
            "kegiatan",
            "sub_kegiatan",
            "tahapan",
            "indikator",
            "target",
            "satuan",
            "jadwal",
            "penanggung_jawab",
            "anggaran",
            "sdm",
            "kunci",
        ]
        import_id_fields = ["kunci"]
        export_order = fields

    def dehydrate_target(self, butir: ButirAksi) -> str:
        """Write the volume as people do; nothing for nothing said."""
        return "" if butir.target is None else tulis_angka(butir.target)
