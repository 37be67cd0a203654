"""Units, their other names and pokja as tables, for the admin and for the loader of a road map."""

from organisasi.models import AliasPerangkatDaerah, PerangkatDaerah, Pokja
from riwayat.resources import SumberData


class SumberPerangkatDaerah(SumberData):
    """perangkat_daerah.csv; a unit's `induk` stands in a row above it or is already known."""

    class Meta:
        model = PerangkatDaerah
        name = "Perangkat Daerah"
        fields = ["kode", "nama", "singkatan", "jenis", "induk", "aktif_dari", "aktif_sampai", "sumber"]
        import_id_fields = ["kode"]


class SumberAliasPerangkatDaerah(SumberData):
    """alias_perangkat_daerah.csv; the other name is the key, so a name can be moved to another unit."""

    class Meta:
        model = AliasPerangkatDaerah
        name = "Nama lain Perangkat Daerah"
        fields = ["perangkat_daerah", "nama"]
        import_id_fields = ["nama"]


class SumberPokja(SumberData):
    """pokja.csv."""

    class Meta:
        model = Pokja
        name = "Kelompok kerja"
        fields = ["kode", "nama", "koordinator"]
        import_id_fields = ["kode"]
