"""The way of a plan: a table of who may take which step from where, and what each step demands."""

from datetime import timedelta

import pytest

from organisasi.models import Pengguna, PerangkatDaerah
from organisasi.permissions import TidakBerwenang
from rencana_aksi.models import CatatanAlih, Penilaian, RencanaAksi, RencanaTerkunci, TahunRencana
from rencana_aksi.services.alur import alihkan, tetapkan_banyak
from rencana_aksi.services.butir import (
    hapus_butir,
    nilai_butir,
    nyatakan_semua_sesuai,
    pindahkan_butir,
    salin_butir,
    simpan_butir,
)
from rencana_aksi.services.rencana import (
    RencanaDitolak,
    buka_rencana,
    revisi,
    salin_tahun_lalu,
)
from rencana_aksi.workflow import (
    AJUKAN,
    AJUKAN_KOTA,
    KEMBALIKAN,
    PERALIHAN,
    SETUJUI,
    TARIK,
    TETAPKAN,
    TOLAK,
    VERIFIKASI,
    Peralihan,
    PeralihanDitolak,
    Status,
)
from riwayat.queries import versi
from roadmap.services.isi import Basi
from tests.rencana_aksi.conftest import KINI, Majukan, TambahButir

ORANG = [
    "administrator",
    "tim_pengarah",
    "tim_pelaksana",
    "tim_pelaksana_pd",
    "tim_pelaksana_pd_lain",
    "kepala_pd",
    "inspektorat",
    "asesor",
]
# Written by hand from Pasal 2 and Bab IV: who takes which step out of which state.
BERHAK: list[tuple[Peralihan, str, str]] = [
    (AJUKAN, "draf", "tim_pelaksana_pd"),
    (TARIK, "menunggu-kepala", "tim_pelaksana_pd"),
    (SETUJUI, "menunggu-kepala", "kepala_pd"),
    (TOLAK, "menunggu-kepala", "kepala_pd"),
    (VERIFIKASI, "diajukan", "tim_pelaksana"),
    (KEMBALIKAN, "diajukan", "tim_pelaksana"),
    (TETAPKAN, "diverifikasi", "tim_pengarah"),
    (KEMBALIKAN, "diverifikasi", "tim_pengarah"),
]


@pytest.mark.parametrize(("peralihan", "status", "berhak"), BERHAK, ids=lambda n: getattr(n, "nama", n))
@pytest.mark.parametrize("siapa", ORANG)
def test_hanya_yang_berhak(
    peralihan: Peralihan,
    status: str,
    berhak: str,
    siapa: str,
    rencana: RencanaAksi,
    tambah_butir: TambahButir,
    majukan: Majukan,
    request: pytest.FixtureRequest,
) -> None:
    tambah_butir()
    if status != "draf":
        majukan(status)
    if peralihan is VERIFIKASI:
        nyatakan_semua_sesuai(rencana=rencana, oleh=request.getfixturevalue("tim_pelaksana"))
    orang = request.getfixturevalue(siapa)
    if siapa == berhak:
        alih = alihkan(
            rencana=rencana, peralihan=peralihan, oleh=orang, kini=KINI, catatan="Perbaiki target."
        )
        rencana.refresh_from_db()
        assert rencana.status == alih.ke == peralihan.ke
        assert (alih.dari, alih.oleh, alih.pada) == (status, orang, KINI)
    else:
        with pytest.raises(TidakBerwenang, match="Hanya"):
            alihkan(rencana=rencana, peralihan=peralihan, oleh=orang, kini=KINI, catatan="x")
        rencana.refresh_from_db()
        assert rencana.status == status


def test_tabel_lengkap() -> None:
    """Each step that people take stands in the table above; the rest belongs to the city or to the system."""
    assert {p.nama for p in PERALIHAN} - {p.nama for p, _, _ in BERHAK} == {"ajukan-kota", "gantikan"}


@pytest.mark.parametrize("peralihan", [SETUJUI, TARIK, TOLAK, VERIFIKASI, TETAPKAN], ids=lambda p: p.nama)
def test_status_lain_ditolak(
    peralihan: Peralihan, rencana: RencanaAksi, tambah_butir: TambahButir, request: pytest.FixtureRequest
) -> None:
    tambah_butir()
    berhak = next(siapa for p, _, siapa in BERHAK if p is peralihan)
    with pytest.raises(PeralihanDitolak, match="status sekarang Draf"):
        alihkan(
            rencana=rencana,
            peralihan=peralihan,
            oleh=request.getfixturevalue(berhak),
            kini=KINI,
            catatan="Perbaiki.",
        )


def test_jejak_sampai_ditetapkan(majukan: Majukan, kepala_pd: Pengguna, tim_pengarah: Pengguna) -> None:
    rencana = majukan("ditetapkan")
    assert (rencana.disetujui_oleh, rencana.ditetapkan_oleh) == (kepala_pd, tim_pengarah)
    langkah = CatatanAlih.objects.filter(rencana=rencana).order_by("pk").values_list("peralihan", flat=True)
    assert list(langkah) == ["ajukan", "setujui", "verifikasi", "tetapkan"]
    with pytest.raises(RencanaTerkunci, match="Buat revisi"):
        rencana.pastikan_dapat_disunting()


def test_satu_orang_tidak_dua_langkah(majukan: Majukan, tim_pelaksana_pd: Pengguna) -> None:
    """An officer who is made head of the unit as well cannot approve what they have submitted."""
    from tests.pabrik import PenugasanFactory

    rencana = majukan("menunggu-kepala")
    PenugasanFactory.create(
        pengguna=tim_pelaksana_pd, kode_peran="kepala-pd", perangkat_daerah=rencana.perangkat_daerah
    )
    tim_pelaksana_pd.__dict__.pop("_penugasan")
    with pytest.raises(TidakBerwenang, match="oleh Anda"):
        alihkan(rencana=rencana, peralihan=SETUJUI, oleh=tim_pelaksana_pd, kini=KINI)


def test_kota_tanpa_kepala(periode: TahunRencana, tim_pelaksana: Pengguna, tim_pengarah: Pengguna) -> None:
    """The plan of the city is verified by another member of the Tim Pelaksana."""
    from rencana_aksi.jadwal import Jadwal
    from rencana_aksi.models import ButirAksi
    from tests.pabrik import PenugasanFactory

    anggota_lain = PenugasanFactory.create(kode_peran="tim-pelaksana").pengguna
    kota = buka_rencana(periode=periode, perangkat_daerah=None, oleh=tim_pelaksana, kini=KINI)
    isi = {
        "program": "P",
        "kegiatan": "K",
        "tahapan": "T",
        "indikator": "I",
        "sdm": 1,
        "penanggung_jawab": "Tim",
    }
    butir = ButirAksi(rencana=kota, area=periode.road_map.areaperubahan.first(), jadwal=Jadwal([1]), **isi)
    simpan_butir(butir=butir, oleh=tim_pelaksana)
    with pytest.raises(PeralihanDitolak, match="tidak ada pada rencana aksi kota"):
        alihkan(rencana=kota, peralihan=AJUKAN, oleh=tim_pelaksana, kini=KINI)
    alihkan(rencana=kota, peralihan=AJUKAN_KOTA, oleh=tim_pelaksana, kini=KINI)
    nyatakan_semua_sesuai(rencana=kota, oleh=anggota_lain)
    with pytest.raises(TidakBerwenang, match="oleh Anda"):
        alihkan(rencana=kota, peralihan=VERIFIKASI, oleh=tim_pelaksana, kini=KINI)
    alihkan(rencana=kota, peralihan=VERIFIKASI, oleh=anggota_lain, kini=KINI)
    alihkan(rencana=kota, peralihan=TETAPKAN, oleh=tim_pengarah, kini=KINI)
    kota.refresh_from_db()
    assert kota.status == Status.DITETAPKAN


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"penanggung_jawab": ""}, "penanggung jawab"),
        ({"anggaran": None, "sdm": None}, "anggaran atau SDM"),
        ({"target": None, "indikator": ""}, "target"),
        ({"jadwal": ()}, "waktu penyelesaian"),
    ],
)
def test_ajukan_butir_belum_lengkap(
    isi: dict[str, object],
    kata: str,
    rencana: RencanaAksi,
    tambah_butir: TambahButir,
    tim_pelaksana_pd: Pengguna,
) -> None:
    tambah_butir()
    tambah_butir(**isi)
    with pytest.raises(PeralihanDitolak, match=rf"1 butir belum lengkap: butir 2 \({kata}\)"):
        alihkan(rencana=rencana, peralihan=AJUKAN, oleh=tim_pelaksana_pd, kini=KINI)


def test_ajukan_kosong(rencana: RencanaAksi, tim_pelaksana_pd: Pengguna) -> None:
    with pytest.raises(PeralihanDitolak, match="belum berisi"):
        alihkan(rencana=rencana, peralihan=AJUKAN, oleh=tim_pelaksana_pd, kini=KINI)


def test_ajukan_tahun_ditutup(
    rencana: RencanaAksi, periode: TahunRencana, tambah_butir: TambahButir, tim_pelaksana_pd: Pengguna
) -> None:
    tambah_butir()
    periode.dibuka = False
    periode.save()
    with pytest.raises(PeralihanDitolak, match="Pengiriman rencana aksi 2021 sudah ditutup"):
        alihkan(rencana=rencana, peralihan=AJUKAN, oleh=tim_pelaksana_pd, kini=KINI)


def test_verifikasi_menuntut_setiap_butir(majukan: Majukan, tim_pelaksana: Pengguna) -> None:
    rencana = majukan("diajukan")
    with pytest.raises(PeralihanDitolak, match="1 butir belum diperiksa: nomor 1"):
        alihkan(rencana=rencana, peralihan=VERIFIKASI, oleh=tim_pelaksana, kini=KINI)
    butir = rencana.butir.get()
    with pytest.raises(PeralihanDitolak, match="Tulis apa yang perlu diperbaiki"):
        nilai_butir(butir=butir, penilaian=Penilaian.PERBAIKI, oleh=tim_pelaksana, kini=KINI)
    nilai_butir(
        butir=butir,
        penilaian=Penilaian.PERBAIKI,
        oleh=tim_pelaksana,
        kini=KINI,
        catatan="Target belum terukur.",
    )
    assert butir.komentar.get().teks == "Target belum terukur."
    with pytest.raises(PeralihanDitolak, match="perlu perbaikan"):
        alihkan(rencana=rencana, peralihan=VERIFIKASI, oleh=tim_pelaksana, kini=KINI)


def test_kembalikan_perlu_catatan_dan_menghapus_nama(
    majukan: Majukan, tim_pelaksana: Pengguna, tim_pelaksana_pd: Pengguna, kepala_pd: Pengguna
) -> None:
    rencana = majukan("diajukan")
    with pytest.raises(PeralihanDitolak, match="Tulis catatan"):
        alihkan(rencana=rencana, peralihan=KEMBALIKAN, oleh=tim_pelaksana, kini=KINI, catatan=" ")
    nilai_butir(
        butir=rencana.butir.get(),
        penilaian=Penilaian.PERBAIKI,
        oleh=tim_pelaksana,
        kini=KINI,
        catatan="Ubah.",
    )
    alihkan(rencana=rencana, peralihan=KEMBALIKAN, oleh=tim_pelaksana, kini=KINI, catatan="Lihat butir 1.")
    rencana.refresh_from_db()
    assert (rencana.status, rencana.diajukan_oleh, rencana.disetujui_oleh) == ("dikembalikan", None, None)
    alihkan(rencana=rencana, peralihan=AJUKAN, oleh=tim_pelaksana_pd, kini=KINI)
    assert rencana.butir.get().penilaian == Penilaian.BELUM  # to be looked at again
    alihkan(rencana=rencana, peralihan=SETUJUI, oleh=kepala_pd, kini=KINI + timedelta(days=1))


def test_status_yang_dilihat_sudah_lewat(majukan: Majukan, kepala_pd: Pengguna) -> None:
    rencana = majukan("diajukan")
    with pytest.raises(PeralihanDitolak, match="sudah berubah menjadi Diajukan"):
        alihkan(
            rencana=rencana,
            peralihan=SETUJUI,
            oleh=kepala_pd,
            kini=KINI,
            status_dibuka=Status.MENUNGGU_KEPALA,
        )


def test_revisi_menggantikan(
    majukan: Majukan,
    tim_pelaksana_pd: Pengguna,
    kepala_pd: Pengguna,
    tim_pelaksana: Pengguna,
    tim_pengarah: Pengguna,
) -> None:
    lama = majukan("ditetapkan")
    baru = revisi(rencana=lama, oleh=tim_pelaksana_pd, kini=KINI)
    assert (baru.versi, baru.status, baru.revisi_dari) == (2, "draf", lama)
    assert baru.butir.get().kunci == lama.butir.get().kunci
    with pytest.raises(RencanaDitolak, match="sedang disusun"):
        revisi(rencana=lama, oleh=tim_pelaksana_pd, kini=KINI)
    alihkan(rencana=baru, peralihan=AJUKAN, oleh=tim_pelaksana_pd, kini=KINI)
    alihkan(rencana=baru, peralihan=SETUJUI, oleh=kepala_pd, kini=KINI)
    nyatakan_semua_sesuai(rencana=baru, oleh=tim_pelaksana)
    alihkan(rencana=baru, peralihan=VERIFIKASI, oleh=tim_pelaksana, kini=KINI)
    hasil = tetapkan_banyak(daftar=[baru, lama], oleh=tim_pengarah, kini=KINI)
    assert hasil.ditetapkan == [baru]
    assert [(r, a.split(";")[-1]) for r, a in hasil.ditolak] == [(lama, " status sekarang Digantikan.")]
    lama.refresh_from_db()
    assert lama.status == Status.DIGANTIKAN
    assert list(RencanaAksi.objects.terbaru()) == [baru]


def test_salin_tahun_lalu(
    rencana: RencanaAksi, tambah_butir: TambahButir, tim_pelaksana_pd: Pengguna, periode: TahunRencana
) -> None:
    tambah_butir()
    berikut = TahunRencana.objects.create(road_map=periode.road_map, tahun=2022)
    baru = buka_rencana(
        periode=berikut, perangkat_daerah=rencana.perangkat_daerah, oleh=tim_pelaksana_pd, kini=KINI
    )
    assert salin_tahun_lalu(rencana=baru, oleh=tim_pelaksana_pd) == 1
    assert baru.butir.get().tahapan == rencana.butir.get().tahapan
    with pytest.raises(RencanaDitolak, match="masih kosong"):
        salin_tahun_lalu(rencana=baru, oleh=tim_pelaksana_pd)
    with pytest.raises(RencanaDitolak, match="belum memiliki rencana aksi 2020"):
        salin_tahun_lalu(rencana=_kosongkan(rencana), oleh=tim_pelaksana_pd)


def _kosongkan(rencana: RencanaAksi) -> RencanaAksi:
    rencana.butir.all().delete()
    return rencana


def test_buka_dua_kali(
    rencana: RencanaAksi, periode: TahunRencana, diskominfo: PerangkatDaerah, tim_pelaksana_pd: Pengguna
) -> None:
    with pytest.raises(RencanaDitolak, match="sudah ada"):
        buka_rencana(periode=periode, perangkat_daerah=diskominfo, oleh=tim_pelaksana_pd, kini=KINI)


def test_buka_milik_pd_lain(
    periode: TahunRencana, diskominfo: PerangkatDaerah, tim_pelaksana_pd_lain: Pengguna
) -> None:
    with pytest.raises(TidakBerwenang):
        buka_rencana(periode=periode, perangkat_daerah=diskominfo, oleh=tim_pelaksana_pd_lain, kini=KINI)


def test_terlihat(
    majukan: Majukan,
    administrator: Pengguna,
    inspektorat: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
    asesor: Pengguna,
    kepala_pd: Pengguna,
) -> None:
    rencana = majukan("ditetapkan")
    melihat = {
        orang: list(RencanaAksi.objects.terlihat_oleh(orang))
        for orang in (administrator, inspektorat, kepala_pd, tim_pelaksana_pd_lain, asesor)
    }
    assert melihat == {
        administrator: [rencana],
        inspektorat: [rencana],
        kepala_pd: [rencana],
        tim_pelaksana_pd_lain: [],
        asesor: [],
    }


# Items


def test_urutan_butir(rencana: RencanaAksi, tambah_butir: TambahButir, tim_pelaksana_pd: Pengguna) -> None:
    def urutan() -> list[tuple[int, str]]:
        return list(rencana.butir.order_by("nomor").values_list("nomor", "tahapan"))

    a, b, c = (tambah_butir(tahapan=t) for t in "abc")
    assert pindahkan_butir(butir=c, arah="naik", oleh=tim_pelaksana_pd)
    assert urutan() == [(1, "a"), (2, "c"), (3, "b")]
    assert not pindahkan_butir(butir=a, arah="naik", oleh=tim_pelaksana_pd)
    salinan = salin_butir(butir=a, oleh=tim_pelaksana_pd)
    assert salinan.kunci != a.kunci
    assert urutan() == [(1, "a"), (2, "a"), (3, "c"), (4, "b")]
    hapus_butir(butir=a, oleh=tim_pelaksana_pd)
    assert urutan() == [(1, "a"), (2, "c"), (3, "b")]
    assert b.riwayat.count() >= 2


def test_simpan_basi(rencana: RencanaAksi, tambah_butir: TambahButir, tim_pelaksana_pd: Pengguna) -> None:
    butir = tambah_butir()
    dibuka = versi(butir)
    butir.tahapan = "Diubah lebih dahulu"
    simpan_butir(butir=butir, oleh=tim_pelaksana_pd, versi_dibuka=dibuka)
    butir.tahapan = "Terlambat"
    with pytest.raises(Basi):
        simpan_butir(butir=butir, oleh=tim_pelaksana_pd, versi_dibuka=dibuka)
    assert rencana.butir.get().tahapan == "Diubah lebih dahulu"


@pytest.mark.parametrize("siapa", [o for o in ORANG if o not in {"tim_pelaksana_pd", "administrator"}])
def test_simpan_ditolak(siapa: str, tambah_butir: TambahButir, request: pytest.FixtureRequest) -> None:
    butir = tambah_butir()
    with pytest.raises(TidakBerwenang):
        simpan_butir(butir=butir, oleh=request.getfixturevalue(siapa))


def test_simpan_terkunci(majukan: Majukan, tambah_butir: TambahButir) -> None:
    majukan("diajukan")
    with pytest.raises(RencanaTerkunci, match="menunggu Tim Pelaksana Tingkat Kota"):
        tambah_butir()
