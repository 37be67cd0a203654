"""Records of monev as JSON. null means that nothing was said, never zero."""

from rest_framework import serializers

from monev.kepatuhan import Keadaan
from monev.models import (
    Irama,
    JenisBukti,
    JenisPeriode,
    JenisRapat,
    LangkahMasalah,
    LangkahTindakLanjut,
    Peristiwa,
    StatusMasalah,
    StatusRapat,
    StatusTindakLanjut,
    Tingkat,
)
from monev.workflow import NAMA
from organisasi.api.dasar import Bacaan, Terhitung

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


class PratinjauKemajuanBacaan(serializers.Serializer):  # type: ignore[type-arg]
    """What a filled-in workbook would do to a report, or has done."""

    sidik = serializers.CharField(help_text="Kirim kembali dengan terapkan=true.")
    diterapkan = serializers.BooleanField()
    berubah = serializers.IntegerField()
    sama = serializers.IntegerField()
    ditolak = serializers.IntegerField(help_text="Selama ada yang ditolak, tidak ada yang disimpan.")
    masalah = serializers.ListField(child=serializers.CharField())


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


class ArahanRinciBacaan(ArahanBacaan):
    """A direction as a record of its own."""

    road_map = serializers.IntegerField(source="road_map_id")
    perangkat_daerah = serializers.IntegerField(
        source="perangkat_daerah_id", allow_null=True, help_text="Pemilik angka; null: kota."
    )
    diberikan_oleh = serializers.CharField(source="diberikan_oleh.nama")


class SurveiBacaan(Bacaan):
    """A routine survey that was held."""

    id = serializers.IntegerField()
    road_map = serializers.IntegerField(source="road_map_id")
    tingkat = serializers.ChoiceField(Tingkat.choices)
    perangkat_daerah = serializers.IntegerField(source="perangkat_daerah_id", allow_null=True)
    lingkup = serializers.CharField(source="nama_lingkup")
    judul = serializers.CharField()
    mulai = serializers.DateField()
    selesai = serializers.DateField()
    tautan = serializers.CharField()
    responden = serializers.IntegerField()
    hasil = serializers.CharField()
    bukti = BuktiBacaan(many=True)


class KewajibanBacaan(Bacaan):
    """A line of the rhythm of Bab IV: what must happen, at which level, how often."""

    id = serializers.IntegerField()
    road_map = serializers.IntegerField(source="road_map_id")
    kode = serializers.CharField()
    nama = serializers.CharField()
    tingkat = serializers.ChoiceField(Tingkat.choices)
    peristiwa = serializers.ChoiceField(Peristiwa.choices)
    irama = serializers.ChoiceField(Irama.choices)
    tenggat_hari = serializers.IntegerField(help_text="Hari setelah periode berakhir.")
    dasar = serializers.CharField()
    aktif = serializers.BooleanField()


class CalonPicBacaan(serializers.Serializer):  # type: ignore[type-arg]
    """Somebody whom the owner of the key may put in charge of a follow-up."""

    id = serializers.IntegerField()
    nama = serializers.CharField()
    perangkat_daerah = serializers.ListField(child=serializers.IntegerField())


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
    capaian = Terhitung(14, 4, source="capaian.persen", allow_null=True, help_text="Persen.")
    alasan = serializers.CharField(
        source="capaian.alasan", help_text="Sebab capaian belum dapat dihitung; kosong bila dapat."
    )
    predikat = serializers.CharField()
    tren = serializers.CharField()
    membaik = serializers.BooleanField(allow_null=True)
    penanggung_jawab = serializers.IntegerField(source="indikator.penanggung_jawab_id", allow_null=True)
    area = serializers.ListField(child=serializers.IntegerField())
    tujuan = serializers.ListField(child=serializers.IntegerField())
    prioritas = serializers.ListField(child=serializers.IntegerField())
    rumus = serializers.CharField()


class RincianKepatuhanBacaan(Bacaan):
    """How one obligation stands in one window."""

    kewajiban = serializers.CharField(source="kewajiban.kode")
    nama = serializers.CharField(source="kewajiban.nama")
    jendela = serializers.CharField(source="jendela.nama")
    mulai = serializers.DateField(source="jendela.mulai")
    akhir = serializers.DateField(source="jendela.akhir")
    tenggat = serializers.DateField(source="jendela.tenggat")
    keadaan = serializers.ChoiceField([k.value for k in Keadaan])
    pada = serializers.DateField(allow_null=True, help_text="Hari terjadinya.")


class TitikBacaan(Bacaan):
    """A month of the curve, cumulative; null where nothing is known."""

    bulan = serializers.IntegerField()
    rencana = Terhitung(7, 2, allow_null=True, help_text="Kemajuan fisik menurut rencana, persen.")
    fisik = Terhitung(7, 2, allow_null=True, help_text="Kemajuan fisik menurut laporan, persen.")
    anggaran = Terhitung(20, 2, allow_null=True, help_text="Anggaran menurut rencana, rupiah.")
    terpakai = Terhitung(20, 2, allow_null=True, help_text="Anggaran terpakai, rupiah.")


class KepatuhanBacaan(Bacaan):
    """How a unit, a pokja or the pleno keeps the rhythm of a year."""

    tingkat = serializers.ChoiceField(Tingkat.choices, source="pihak.tingkat")
    kode = serializers.CharField(source="pihak.kode")
    nama = serializers.CharField(source="pihak.nama")
    tepat = serializers.IntegerField(source="jumlah.tepat")
    terlambat = serializers.IntegerField(source="jumlah.terlambat")
    tidak_ada = serializers.IntegerField(source="jumlah.tidak_ada")
    belum = serializers.IntegerField(source="jumlah.belum", help_text="Belum jatuh tempo.")
