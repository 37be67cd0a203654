"""Plans and items as JSON."""

from rest_framework import serializers

from organisasi.api.dasar import Bacaan, Terhitung
from rencana_aksi.models import Penilaian
from rencana_aksi.queries.banding import Jenis
from rencana_aksi.workflow import NAMA

STATUS = [(status.value, nama) for status, nama in NAMA.items()]


class RencanaBacaan(Bacaan):
    """A plan of a unit (null: of the city) for one year, in one version."""

    id = serializers.IntegerField()
    road_map = serializers.CharField(source="periode.road_map.kode")
    tahun = serializers.IntegerField(source="periode.tahun")
    perangkat_daerah = serializers.IntegerField(source="perangkat_daerah_id", allow_null=True)
    unit = serializers.CharField(source="nama_unit")
    versi = serializers.IntegerField()
    status = serializers.ChoiceField(STATUS)
    sejak = serializers.DateTimeField()
    menunggu = serializers.CharField(source="pemegang", help_text="Kosong bila tidak menunggu siapa pun.")
    revisi_dari = serializers.IntegerField(source="revisi_dari_id", allow_null=True)
    diajukan_pada = serializers.DateTimeField(allow_null=True)
    disetujui_pada = serializers.DateTimeField(allow_null=True)
    diverifikasi_pada = serializers.DateTimeField(allow_null=True)
    ditetapkan_pada = serializers.DateTimeField(allow_null=True)


class ButirBacaan(Bacaan):
    """An item of a plan. null means that nothing was said, never zero."""

    id = serializers.IntegerField()
    kunci = serializers.UUIDField(help_text="Tetap sama pada versi dan tahun lain.")
    rencana = serializers.IntegerField(source="rencana_id")
    nomor = serializers.IntegerField()
    area = serializers.IntegerField(source="area_id")
    program = serializers.CharField()
    kegiatan = serializers.CharField()
    sub_kegiatan = serializers.CharField()
    tahapan = serializers.CharField()
    indikator = serializers.CharField()
    target = serializers.DecimalField(18, 4, allow_null=True)
    satuan = serializers.CharField()
    jadwal = serializers.ListField(child=serializers.IntegerField(min_value=1, max_value=12))
    penanggung_jawab = serializers.CharField()
    anggaran = serializers.DecimalField(18, 2, allow_null=True, help_text="Rupiah.")
    sdm = serializers.IntegerField(allow_null=True, help_text="Orang.")
    penilaian = serializers.ChoiceField(Penilaian.choices)


class TahunBacaan(Bacaan):
    """A year for which plans are made."""

    id = serializers.IntegerField()
    road_map = serializers.CharField(source="road_map.kode")
    tahun = serializers.IntegerField()
    dibuka = serializers.BooleanField()
    tenggat_pengajuan = serializers.DateField(allow_null=True)
    tenggat_verifikasi = serializers.DateField(allow_null=True)
    tenggat_penetapan = serializers.DateField(allow_null=True)


class BedaSelBacaan(Bacaan):
    """A cell before and after, in words."""

    kolom = serializers.CharField()
    sebelum = serializers.CharField()
    sesudah = serializers.CharField()


class BedaBacaan(Bacaan):
    """What became of an item."""

    kunci = serializers.UUIDField()
    jenis = serializers.ChoiceField([jenis.value for jenis in Jenis])
    nomor_sebelum = serializers.IntegerField(allow_null=True)
    nomor_sesudah = serializers.IntegerField(allow_null=True)
    sel = BedaSelBacaan(many=True, source="tampil", help_text="Yang berbeda.")


class BandingBacaan(serializers.Serializer):  # type: ignore[type-arg]
    """Two plans of a unit, and the items that differ."""

    lama = serializers.IntegerField(
        allow_null=True, help_text="Id rencana yang lebih dahulu; null bila tidak ada yang lain."
    )
    baru = serializers.IntegerField()
    beda = BedaBacaan(many=True)


class IsiUnitBacaan(Bacaan):
    """What a unit plans in an area."""

    rencana = serializers.IntegerField(source="rencana.pk")
    perangkat_daerah = serializers.IntegerField(source="rencana.perangkat_daerah_id", allow_null=True)
    butir = serializers.IntegerField()
    anggaran = Terhitung(20, 2, allow_null=True, help_text="Rupiah.")


class TanpaRencanaBacaan(Bacaan):
    """A row of the Lampiran that no plan serves."""

    id = serializers.IntegerField()
    nomor = serializers.IntegerField()


class RekapAreaBacaan(Bacaan):
    """An area with what units plan for it."""

    area = serializers.IntegerField(source="area.pk")
    nama = serializers.CharField(source="area.nama")
    butir = serializers.IntegerField()
    anggaran = Terhitung(20, 2, allow_null=True, help_text="Rupiah.")
    unit = IsiUnitBacaan(many=True)
    jumlah_baris = serializers.IntegerField()
    tanpa_rencana = TanpaRencanaBacaan(many=True)
