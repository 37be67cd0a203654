"""Django's registration of the rencana aksi."""

from django.apps import AppConfig


class RencanaAksiConfig(AppConfig):
    """App of the rencana aksi."""

    name = "rencana_aksi"
    verbose_name = "Rencana aksi"

    def ready(self) -> None:
        """Let people be reminded of deadlines and find plans."""
        from organisasi.pengingat import daftarkan  # noqa: PLC0415 - models exist only now
        from rencana_aksi.queries import pencarian as cari_rencana  # noqa: PLC0415
        from rencana_aksi.queries.pengingat import pengingat_tenggat  # noqa: PLC0415
        from roadmap import pencarian  # noqa: PLC0415

        daftarkan(pengingat_tenggat)
        pencarian.daftarkan(*cari_rencana.JENIS)
