"""Plans and items as JSON."""

from rest_framework import serializers

from organisasi.api.dasar import Bacaan
from rencana_aksi.models import Penilaian
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
