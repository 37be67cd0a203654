"""Who is told of a step and of a deadline: everybody whom it concerns, once, and nobody when it is taken back."""

from datetime import date, datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from organisasi.models import Pemberitahuan, Pengguna, PerangkatDaerah
from organisasi.pengingat import Pengingat, jatuh_tempo
from rencana_aksi.models import RencanaAksi, TahunRencana
from rencana_aksi.queries.pengingat import pengingat_tenggat
from rencana_aksi.services.alur import alihkan
from rencana_aksi.services.rencana import buka_rencana, revisi
from rencana_aksi.workflow import AJUKAN, KEMBALIKAN, SETUJUI, TARIK, TOLAK, PeralihanDitolak
from tests.antrean import kerjakan_antrean
from tests.pabrik import PenugasanFactory
from tests.rencana_aksi.conftest import KINI, Majukan

ORANG = [
    "administrator", "tim_pengarah", "tim_pelaksana", "tim_pelaksana_pd", "tim_pelaksana_pd_lain",
    "kepala_pd", "inspektorat", "asesor",
]  # fmt: skip


@pytest.fixture
def semua_orang(request: pytest.FixtureRequest) -> dict[str, Pengguna]:
    """One person of each role, by the name of the fixture."""
    return {nama: request.getfixturevalue(nama) for nama in ORANG}


def diberi_tahu(jenis: str, orang: dict[str, Pengguna]) -> set[str]:
    penerima = set(Pemberitahuan.objects.filter(jenis=jenis).values_list("penerima", flat=True))
    return {nama for nama, satu in orang.items() if satu.pk in penerima}


# Written by hand: the step, and who hears of it (never the one who took it).
DIBERI_TAHU = [
    ("menunggu-kepala", "rencana-ajukan", {"kepala_pd"}),
    ("diajukan", "rencana-setujui", {"tim_pelaksana", "tim_pelaksana_pd"}),
    ("diverifikasi", "rencana-verifikasi", {"tim_pengarah", "tim_pelaksana_pd"}),
    ("ditetapkan", "rencana-tetapkan", {"tim_pelaksana_pd", "kepala_pd", "tim_pelaksana", "inspektorat"}),
]


@pytest.mark.parametrize(("status", "jenis", "penerima"), DIBERI_TAHU)
def test_langkah_maju(
    status: str, jenis: str, penerima: set[str], semua_orang: dict[str, Pengguna], majukan: Majukan
) -> None:
    rencana = majukan(status)
    assert diberi_tahu(jenis, semua_orang) == penerima
    kabar = Pemberitahuan.objects.filter(jenis=jenis)
    assert kabar.count() == len(penerima)
    assert {k.alamat for k in kabar} == {reverse("rencana_aksi:rencana", args=[rencana.pk])}
    assert all(str(rencana) in k.judul for k in kabar)


def test_dikembalikan_bersama_catatan(
    semua_orang: dict[str, Pengguna], majukan: Majukan, tim_pelaksana: Pengguna, tim_pelaksana_pd: Pengguna
) -> None:
    rencana = majukan("diajukan")
    alihkan(
        rencana=rencana, peralihan=KEMBALIKAN, oleh=tim_pelaksana, kini=KINI, catatan="Lengkapi {target}."
    )
    kabar = Pemberitahuan.objects.get(jenis="rencana-kembalikan")
    assert (kabar.penerima, kabar.judul) == (tim_pelaksana_pd, f"{rencana} dikembalikan")
    assert kabar.isi == f"{tim_pelaksana} meminta perbaikan: Lengkapi {{target}}."


def test_ditolak_kepala_dan_ditarik(
    semua_orang: dict[str, Pengguna], majukan: Majukan, kepala_pd: Pengguna, tim_pelaksana_pd: Pengguna
) -> None:
    rencana = majukan("menunggu-kepala")
    alihkan(rencana=rencana, peralihan=TOLAK, oleh=kepala_pd, kini=KINI, catatan="Anggaran belum cocok.")
    assert diberi_tahu("rencana-tolak", semua_orang) == {"tim_pelaksana_pd"}
    alihkan(rencana=rencana, peralihan=AJUKAN, oleh=tim_pelaksana_pd, kini=KINI)
    alihkan(rencana=rencana, peralihan=TARIK, oleh=tim_pelaksana_pd, kini=KINI)
    assert diberi_tahu("rencana-tarik", semua_orang) == {"kepala_pd"}
    assert Pemberitahuan.objects.filter(jenis="rencana-ajukan").count() == 2, "each submission is told"


def test_dua_peran_satu_kabar(majukan: Majukan, tim_pelaksana_pd: Pengguna) -> None:
    """An officer who also sits in the Tim Pelaksana of the city stands in two groups."""
    PenugasanFactory.create(pengguna=tim_pelaksana_pd, kode_peran="tim-pelaksana")
    majukan("diajukan")
    kabar = Pemberitahuan.objects.filter(jenis="rencana-setujui", penerima=tim_pelaksana_pd)
    assert kabar.count() == 1


def test_langkah_yang_ditolak_tidak_dikabarkan(rencana: RencanaAksi, tim_pelaksana_pd: Pengguna) -> None:
    with pytest.raises(PeralihanDitolak):
        alihkan(rencana=rencana, peralihan=AJUKAN, oleh=tim_pelaksana_pd, kini=KINI)
    assert not Pemberitahuan.objects.exists()


def test_batal_berarti_tanpa_kabar_dan_surel(
    majukan: Majukan,
    kepala_pd: Pengguna,
    tim_pelaksana: Pengguna,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    rencana = majukan("menunggu-kepala")
    sebelum = Pemberitahuan.objects.count()
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        alihkan(rencana=rencana, peralihan=SETUJUI, oleh=kepala_pd, kini=KINI)
        assert Pemberitahuan.objects.count() > sebelum
        transaction.set_rollback(True)
    kerjakan_antrean()
    assert Pemberitahuan.objects.count() == sebelum
    assert mail.outbox == []
    with django_capture_on_commit_callbacks(execute=True):
        alihkan(rencana=rencana, peralihan=SETUJUI, oleh=kepala_pd, kini=KINI)
    kerjakan_antrean()
    assert [tim_pelaksana.email] in [surat.to for surat in mail.outbox]


def test_query_tidak_bertambah_dengan_penerima(
    periode: TahunRencana, majukan: Majukan, kepala_pd: Pengguna, tim_pelaksana_pd: Pengguna
) -> None:
    rencana = majukan("menunggu-kepala")
    jumlah = []
    for banyak in (3, 30):
        PenugasanFactory.create_batch(banyak, kode_peran="tim-pelaksana")
        orang = Pengguna.objects.get(pk=kepala_pd.pk)
        with CaptureQueriesContext(connection) as query:
            alihkan(rencana=rencana, peralihan=SETUJUI, oleh=orang, kini=KINI)
        jumlah.append(len(query))
        rencana.status, rencana.disetujui_oleh, rencana.disetujui_pada = "menunggu-kepala", None, None
        rencana.save()
    assert jumlah[0] == jumlah[1]


# Deadlines


def pada(hari: date) -> datetime:
    return KINI.replace(year=hari.year, month=hari.month, day=hari.day)


def judul(daftar: list[Pengingat], orang: Pengguna) -> list[str]:
    return [p.judul for p in daftar if orang in p.penerima]


@pytest.mark.parametrize(
    ("hari", "kata"),
    [
        (date(2021, 2, 7), ""),
        (date(2021, 2, 8), "tenggat 7 hari lagi"),
        (date(2021, 2, 10), "tenggat 5 hari lagi"),
        (date(2021, 2, 14), "tenggat 1 hari lagi"),
        (date(2021, 2, 15), "tenggat hari ini"),
        (date(2021, 2, 16), "lewat tenggat 1 hari"),
    ],
)
def test_tenggat_pengajuan(
    hari: date, kata: str, rencana: RencanaAksi, tim_pelaksana_pd: Pengguna, kepala_pd: Pengguna
) -> None:
    daftar = pengingat_tenggat(pada(hari))
    mine = [j for j in judul(daftar, tim_pelaksana_pd) if str(rencana) in j]
    assert [j.removeprefix(str(rencana)).strip(": ") for j in mine] == ([kata] if kata else [])
    assert not judul(daftar, kepala_pd), "the plan does not wait for them"


@pytest.mark.parametrize(
    ("status", "hari", "pemegang"),
    [
        ("menunggu-kepala", date(2021, 2, 16), "kepala_pd"),
        ("diajukan", date(2021, 2, 27), "tim_pelaksana"),
        ("diverifikasi", date(2021, 3, 16), "tim_pengarah"),
    ],
)
def test_tenggat_mengikuti_pemegang(
    status: str, hari: date, pemegang: str, semua_orang: dict[str, Pengguna], majukan: Majukan
) -> None:
    rencana = majukan(status)
    (satu,) = [p for p in pengingat_tenggat(pada(hari)) if str(rencana) in p.judul]
    assert satu.penerima == (semua_orang[pemegang],)


def test_yang_ditetapkan_dan_revisinya_tanpa_tenggat(majukan: Majukan, tim_pelaksana_pd: Pengguna) -> None:
    rencana = majukan("ditetapkan")
    revisi(rencana=rencana, oleh=tim_pelaksana_pd, kini=KINI)
    assert not [p for p in pengingat_tenggat(pada(date(2021, 9, 1))) if rencana.nama_unit in p.judul]


def test_unit_yang_belum_memulai(
    periode: TahunRencana, diskominfo: PerangkatDaerah, tim_pelaksana_pd: Pengguna, tim_pelaksana: Pengguna
) -> None:
    def belum() -> list[str]:
        return judul(pengingat_tenggat(pada(date(2021, 2, 14))), tim_pelaksana_pd)

    assert belum() == [f"Rencana aksi {diskominfo} 2021: tenggat 1 hari lagi"]
    assert "Rencana aksi Kota 2021: tenggat 1 hari lagi" in judul(
        pengingat_tenggat(pada(date(2021, 2, 14))), tim_pelaksana
    )
    periode.dibuka = False
    periode.save()
    assert belum() == [], "a closed year takes no plans"
    periode.dibuka = True
    periode.save()
    diskominfo.aktif_sampai = date(2020, 12, 31)
    diskominfo.save()
    assert belum() == [], "a unit that is no more owes no plan"


def test_tanpa_tenggat_tanpa_pengingat(rencana: RencanaAksi, periode: TahunRencana) -> None:
    TahunRencana.objects.update(tenggat_pengajuan=None, tenggat_verifikasi=None, tenggat_penetapan=None)
    assert pengingat_tenggat(pada(date(2022, 1, 1))) == []


def test_sekali_untuk_setiap_status_dan_tenggat(
    rencana: RencanaAksi, periode: TahunRencana, tim_pelaksana_pd: Pengguna
) -> None:
    def jumlah(tanggal: str) -> int:
        call_command("kirim_pengingat", tanggal=tanggal, verbosity=0)
        return tim_pelaksana_pd.pemberitahuan.count()

    assert jumlah("2021-02-08") == 1
    assert jumlah("2021-02-10") == 1, "the same week"
    assert jumlah("2021-02-14") == 2
    assert jumlah("2021-02-20") == 3, "overdue"
    assert jumlah("2021-02-25") == 3
    periode.tenggat_pengajuan = date(2021, 2, 24)
    periode.save()
    assert jumlah("2021-02-25") == 4, "another deadline"


def test_pengingat_terdaftar(rencana: RencanaAksi) -> None:
    assert [p for p in jatuh_tempo(pada(date(2021, 2, 14))) if str(rencana) in p.judul]


def test_query_pengingat_tetap(
    periode: TahunRencana, administrator: Pengguna, tim_pelaksana: Pengguna
) -> None:
    unit = list(PerangkatDaerah.objects.order_by("pk"))
    jumlah = []
    for daftar in (unit[:3], unit[3:]):
        for pd in daftar:
            buka_rencana(periode=periode, perangkat_daerah=pd, oleh=administrator, kini=KINI)
        with CaptureQueriesContext(connection) as query:
            assert len(pengingat_tenggat(pada(date(2021, 2, 20)))) > len(daftar)
        jumlah.append(len(query))
    assert jumlah[0] == jumlah[1]
