"""Django's registration of monev."""

from django.apps import AppConfig


class MonevConfig(AppConfig):
    """App of monitoring and evaluation."""

    name = "monev"
    verbose_name = "Monev"

    def ready(self) -> None:
        """Let people be reminded and find records; let each kind of document declare conditions, effects, pages."""
        import monev.services.evaluasi  # noqa: PLC0415
        import monev.services.kemajuan  # noqa: PLC0415
        import monev.services.laporan_monev  # noqa: PLC0415
        import monev.services.pengukuran  # noqa: PLC0415, F401
        from monev.queries import pencarian as cari_monev  # noqa: PLC0415
        from monev.queries.lanjutan import tuntas_tahun_lalu  # noqa: PLC0415
        from monev.queries.masalah_pengingat import pengingat_masalah  # noqa: PLC0415
        from monev.queries.pengingat import pengingat_laporan  # noqa: PLC0415 - models exist only now
        from organisasi.pengingat import daftarkan  # noqa: PLC0415
        from rencana_aksi import lanjutan  # noqa: PLC0415
        from roadmap import pencarian  # noqa: PLC0415

        daftarkan(pengingat_laporan)
        daftarkan(pengingat_masalah)
        lanjutan.daftarkan(tuntas_tahun_lalu)
        pencarian.daftarkan(*cari_monev.JENIS)
