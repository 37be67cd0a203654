"""Records of monev as JSON. null means that nothing was said, never zero."""

from rest_framework import serializers

from monev.models import (
    JenisBukti,
    JenisPeriode,
    JenisRapat,
    LangkahMasalah,
    LangkahTindakLanjut,
    StatusMasalah,
    StatusRapat,
    StatusTindakLanjut,
    Tingkat,
)
from monev.workflow import NAMA
from organisasi.api.dasar import Bacaan

STATUS = [(status.value, nama) for status, nama in NAMA.items()]


class BuktiBacaan(Bacaan):
    """Evidence: a file, a photo or a link."""

    kunci = serializers.UUIDField()
    jenis = serializers.ChoiceField(JenisBukti.choices)
    nama = serializers.CharField()
    tautan = serializers.CharField(help_text="Kosong bila berupa berkas.")
    tipe = serializers.CharField(help_text="Jenis isi berkas; kosong bila berupa tautan.")
    besar = serializers.IntegerField(help_text="Byte.")
    sidik = serializers.CharField(help_text="SHA-256 berkasnya.")
    pada = serializers.DateTimeField()


class PeriodeBacaan(Bacaan):
    """A month, a semester or a year of a road map."""

    id = serializers.IntegerField()
    road_map = serializers.IntegerField(source="road_map_id")
    jenis = serializers.ChoiceField(JenisPeriode.choices)
    tahun = serializers.IntegerField()
    nomor = serializers.IntegerField(help_text="Bulan 1–12, semester 1–2; tahun selalu 1.")
    tenggat = serializers.DateField()
    dikunci_sesudah = serializers.DateField(allow_null=True)
    dibuka_sampai = serializers.DateField(allow_null=True)


class DokumenBacaan(Bacaan):
    """What documents on their way have: whose, of which period, in which state."""

    id = serializers.IntegerField()
    periode = serializers.IntegerField(source="periode_id")
    tahun = serializers.IntegerField(source="periode.tahun")
    nomor_periode = serializers.IntegerField(source="periode.nomor")
    tingkat = serializers.ChoiceField(Tingkat.choices)
    perangkat_daerah = serializers.IntegerField(source="perangkat_daerah_id", allow_null=True)
    pokja = serializers.IntegerField(source="pokja_id", allow_null=True)
    lingkup = serializers.CharField(source="nama_lingkup")
    status = serializers.ChoiceField(STATUS)
    sejak = serializers.DateTimeField()
    catatan_langkah = serializers.CharField()
    diajukan_pada = serializers.DateTimeField(allow_null=True)
    dikirim_pada = serializers.DateTimeField(allow_null=True)
    diterima_pada = serializers.DateTimeField(allow_null=True)


class LaporanBacaan(DokumenBacaan):
    """The monthly report of a unit or the city."""

    rencana = serializers.IntegerField(source="rencana_id")


class KemajuanBacaan(Bacaan):
    """How far an item is at the end of a month, cumulative since January."""

    id = serializers.IntegerField()
    laporan = serializers.IntegerField(source="laporan_id")
    butir = serializers.UUIDField(source="butir.kunci")
    nomor = serializers.IntegerField(source="butir.nomor")
    tahapan = serializers.CharField(source="butir.tahapan")
    satuan = serializers.CharField(source="butir.satuan")
    fisik = serializers.DecimalField(5, 2, allow_null=True, help_text="Persen.")
    volume = serializers.DecimalField(18, 4, allow_null=True)
    anggaran = serializers.DecimalField(18, 2, allow_null=True, help_text="Rupiah terpakai.")
    kendala = serializers.CharField()
    langkah = serializers.CharField()


class PengukuranBacaan(DokumenBacaan):
    """The value of an indicator in a semester, as measured."""

    indikator = serializers.IntegerField(source="indikator_id")
    nama_indikator = serializers.CharField(source="indikator.nama")
    teks = serializers.CharField(help_text="Seperti ditulis, misalnya 82,05 atau WTP.")
    nilai = serializers.DecimalField(20, 6, allow_null=True)
    pembilang = serializers.DecimalField(20, 4, allow_null=True)
    penyebut = serializers.DecimalField(20, 4, allow_null=True)
    sumber = serializers.CharField()
    catatan = serializers.CharField()


class KeputusanBacaan(Bacaan):
    """What a meeting decided."""

    id = serializers.IntegerField()
    nomor = serializers.IntegerField()
    teks = serializers.CharField()
    permasalahan = serializers.IntegerField(source="permasalahan_id", allow_null=True)


class PesertaBacaan(Bacaan):
    """Somebody who takes part in a meeting."""

    id = serializers.IntegerField()
    nama = serializers.CharField()
    unsur = serializers.CharField()
    hadir = serializers.BooleanField(allow_null=True, help_text="null: belum dicatat.")
    keterangan = serializers.CharField()


class AgendaBacaan(Bacaan):
    """A point of the agenda."""

    id = serializers.IntegerField()
    nomor = serializers.IntegerField()
    judul = serializers.CharField()
    uraian = serializers.CharField()


class RapatBacaan(Bacaan):
    """A meeting of a unit, a pokja or the pleno."""

    id = serializers.IntegerField()
    road_map = serializers.IntegerField(source="road_map_id")
    tingkat = serializers.ChoiceField(Tingkat.choices)
    perangkat_daerah = serializers.IntegerField(source="perangkat_daerah_id", allow_null=True)
    pokja = serializers.IntegerField(source="pokja_id", allow_null=True)
    lingkup = serializers.CharField(source="nama_lingkup")
    jenis = serializers.ChoiceField(JenisRapat.choices)
    judul = serializers.CharField()
    mulai = serializers.DateTimeField()
    selesai = serializers.DateTimeField()
    tempat = serializers.CharField()
    tautan = serializers.CharField()
    status = serializers.ChoiceField(StatusRapat.choices)
    alasan_batal = serializers.CharField()
    notulen = serializers.CharField()
    dilaksanakan_pada = serializers.DateTimeField(allow_null=True)
    agenda = AgendaBacaan(many=True)
    keputusan = KeputusanBacaan(many=True)


class CatatanMasalahBacaan(Bacaan):
    """A step of a problem."""

    langkah = serializers.ChoiceField(LangkahMasalah.choices)
    dari = serializers.CharField()
    ke = serializers.ChoiceField(Tingkat.choices)
    pada = serializers.DateTimeField()
    alasan = serializers.CharField()


class MasalahBacaan(Bacaan):
    """A problem and the way it has gone."""

    id = serializers.IntegerField()
    road_map = serializers.IntegerField(source="road_map_id")
    judul = serializers.CharField()
    uraian = serializers.CharField()
    butir = serializers.IntegerField(source="butir_id", allow_null=True)
    indikator = serializers.IntegerField(source="indikator_id", allow_null=True)
    area = serializers.IntegerField(source="area_id", allow_null=True)
    perangkat_daerah = serializers.IntegerField(source="perangkat_daerah_id", allow_null=True)
    pokja = serializers.IntegerField(source="pokja_id", allow_null=True)
    tingkat = serializers.ChoiceField(Tingkat.choices)
    status = serializers.ChoiceField(StatusMasalah.choices)
    sejak = serializers.DateTimeField()
    tenggat = serializers.DateField()
    dilaporkan_pada = serializers.DateTimeField()
    diselesaikan_pada = serializers.DateTimeField(allow_null=True)
    catatan = CatatanMasalahBacaan(many=True)


class CatatanTindakBacaan(Bacaan):
    """A report or step of a follow-up."""

    langkah = serializers.ChoiceField(LangkahTindakLanjut.choices)
    persen = serializers.IntegerField()
    teks = serializers.CharField()
    pada = serializers.DateTimeField()
    bukti = BuktiBacaan(many=True)


class ArahanBacaan(Bacaan):
    """What the Tim Pengarah directed on a figure, and the figure as it stood then."""

    id = serializers.IntegerField()
    teks = serializers.CharField()
    atas = serializers.CharField(help_text="Angka saat arahan ditulis.")
    diberikan_pada = serializers.DateTimeField()


class TindakLanjutBacaan(Bacaan):
    """What must be done, by whom, until when."""

    id = serializers.IntegerField()
    road_map = serializers.IntegerField(source="road_map_id")
    permasalahan = serializers.IntegerField(source="permasalahan_id", allow_null=True)
    keputusan = serializers.IntegerField(source="keputusan_id", allow_null=True)
    arahan = ArahanBacaan(allow_null=True)
    uraian = serializers.CharField()
    perangkat_daerah = serializers.IntegerField(source="perangkat_daerah_id", allow_null=True)
    pic = serializers.IntegerField(
        source="pic_id", allow_null=True, help_text="Orang yang bertanggung jawab."
    )
    tenggat = serializers.DateField()
    status = serializers.ChoiceField(StatusTindakLanjut.choices)
    persen = serializers.IntegerField()
    dibuat_pada = serializers.DateTimeField()
    diselesaikan_pada = serializers.DateTimeField(allow_null=True)
    dikonfirmasi_pada = serializers.DateTimeField(allow_null=True)
    catatan = CatatanTindakBacaan(many=True)


class CapaianBacaan(Bacaan):
    """One indicator in one year: target, value, achievement."""

    indikator = serializers.IntegerField(source="indikator.pk")
    kode = serializers.CharField(source="indikator.kode")
    nama = serializers.CharField(source="indikator.nama")
    satuan = serializers.CharField(source="indikator.satuan")
    tahun = serializers.IntegerField()
    semester = serializers.IntegerField(allow_null=True)
    target = serializers.CharField(source="target.teks")
    realisasi = serializers.CharField(source="realisasi.teks", help_text="Kosong bila belum ada.")
    capaian = serializers.DecimalField(12, 4, source="capaian.persen", allow_null=True, help_text="Persen.")
    predikat = serializers.CharField()
    tren = serializers.CharField()
    rumus = serializers.CharField()


class KepatuhanBacaan(Bacaan):
    """How a unit, a pokja or the pleno keeps the rhythm of a year."""

    tingkat = serializers.ChoiceField(Tingkat.choices, source="pihak.tingkat")
    kode = serializers.CharField(source="pihak.kode")
    nama = serializers.CharField(source="pihak.nama")
    tepat = serializers.IntegerField(source="jumlah.tepat")
    terlambat = serializers.IntegerField(source="jumlah.terlambat")
    tidak_ada = serializers.IntegerField(source="jumlah.tidak_ada")
    belum = serializers.IntegerField(source="jumlah.belum", help_text="Belum jatuh tempo.")
