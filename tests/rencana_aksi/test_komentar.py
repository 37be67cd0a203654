"""Comments: who writes and closes, what the pages answer with and without HTMX, who is told."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisasi.models import Pemberitahuan, Pengguna
from organisasi.permissions import TidakBerwenang
from rencana_aksi.models import Komentar, RencanaAksi
from rencana_aksi.queries.komentar import percakapan, percakapan_per_butir
from rencana_aksi.services.komentar import KomentarDitolak, selesaikan_komentar, tulis_komentar
from tests.rencana_aksi.conftest import KINI, Majukan
from tests.roadmap.halaman import isi, teks

HTMX = {"HX-Request": "true"}


def alamat(rencana: RencanaAksi) -> str:
    return reverse("rencana_aksi:komentar", args=[rencana.pk])


def alamat_selesai(komentar: Komentar) -> str:
    return reverse("rencana_aksi:komentar_selesai", args=[komentar.rencana_id, komentar.pk])


def pesan(jawaban: Any) -> str:
    return " ".join(str(p) for p in get_messages(jawaban.wsgi_request))


@pytest.fixture
def komentar(majukan: Majukan, tim_pelaksana: Pengguna) -> Komentar:
    """Of Tim Pelaksana, on the item of a plan that waits for them."""
    rencana = majukan("diajukan")
    return tulis_komentar(
        rencana=rencana,
        butir=rencana.butir.get(),
        oleh=tim_pelaksana,
        kini=KINI,
        teks="Target belum terukur.",
    )


# Writing


def test_tulis_pada_butir(majukan: Majukan, klien_tim_pelaksana: Client, tim_pelaksana: Pengguna) -> None:
    rencana = majukan("diajukan")
    butir = rencana.butir.get()
    jawaban = klien_tim_pelaksana.post(alamat(rencana), {"teks": " Lengkapi. ", "butir": str(butir.kunci)})
    assert jawaban.status_code == 302
    asal = reverse("rencana_aksi:butir", args=[rencana.pk, butir.kunci])
    assert jawaban.headers["Location"] == f"{asal}#komentar-{butir.kunci.hex}"
    satu = Komentar.objects.get()
    assert (satu.teks, satu.butir, satu.oleh, satu.induk) == ("Lengkapi.", butir, tim_pelaksana, None)
    assert satu.riwayat.get().history_user == tim_pelaksana


def test_tulis_pada_rencana(rencana: RencanaAksi, klien_kepala_pd: Client) -> None:
    jawaban = klien_kepala_pd.post(alamat(rencana), {"teks": "Sudah saya baca."})
    assert jawaban.headers["Location"] == reverse("rencana_aksi:rencana", args=[rencana.pk]) + "#komentar"
    assert Komentar.objects.get().butir is None


def test_htmx_mendapat_bagiannya_saja(komentar: Komentar, klien_tim_pelaksana_pd: Client) -> None:
    jawaban = klien_tim_pelaksana_pd.post(
        alamat(komentar.rencana), {"teks": "Diperbaiki.", "induk": komentar.pk}, headers=HTMX
    )
    html = isi(jawaban)
    assert "<main" not in html
    assert html.index("Target belum terukur.") < html.index("Diperbaiki.")
    assert Komentar.objects.get(induk=komentar).butir == komentar.butir, (
        "a reply stands where its question does"
    )


def test_teks_tidak_menjadi_markah(rencana: RencanaAksi, klien_tim_pelaksana_pd: Client) -> None:
    jawaban = klien_tim_pelaksana_pd.post(
        alamat(rencana), {"teks": "<script>alert(1)</script>"}, headers=HTMX
    )
    assert "<script>alert" not in isi(jawaban)
    assert "&lt;script&gt;" in isi(jawaban)


@pytest.mark.parametrize(
    ("kirim", "kata"), [("", "Komentar masih kosong."), (" \n", "Komentar masih kosong.")]
)
def test_kosong(rencana: RencanaAksi, klien_tim_pelaksana_pd: Client, kirim: str, kata: str) -> None:
    jawaban = klien_tim_pelaksana_pd.post(alamat(rencana), {"teks": kirim}, headers=HTMX)
    assert kata in isi(jawaban, 422)
    assert kata in pesan(klien_tim_pelaksana_pd.post(alamat(rencana), {"teks": kirim}))
    assert not Komentar.objects.exists()


def test_terlalu_panjang_tetap_terbaca(rencana: RencanaAksi, klien_tim_pelaksana_pd: Client) -> None:
    html = isi(klien_tim_pelaksana_pd.post(alamat(rencana), {"teks": "x" * 4001}, headers=HTMX), 422)
    assert "x" * 4001 in html, "what was typed stays"
    assert not Komentar.objects.exists()


def test_balasan_atas_yang_selesai_ditolak(
    komentar: Komentar, tim_pelaksana: Pengguna, klien_tim_pelaksana_pd: Client
) -> None:
    selesaikan_komentar(komentar=komentar, oleh=tim_pelaksana, kini=KINI)
    jawaban = klien_tim_pelaksana_pd.post(
        alamat(komentar.rencana), {"teks": "Terlambat", "induk": komentar.pk}, headers=HTMX
    )
    assert "Percakapan ini sudah selesai" in isi(jawaban, 422)
    with pytest.raises(KomentarDitolak):
        tulis_komentar(
            rencana=komentar.rencana, oleh=tim_pelaksana, kini=KINI, teks="Terlambat", induk=komentar
        )


@pytest.mark.parametrize(
    "kirim", [{"butir": "x"}, {"butir": "0" * 32}, {"induk": "x"}, {"induk": "9" * 40}, {"induk": "999999"}]
)
def test_rujukan_tidak_dikenal(
    rencana: RencanaAksi, klien_tim_pelaksana_pd: Client, kirim: dict[str, str]
) -> None:
    assert klien_tim_pelaksana_pd.post(alamat(rencana), {"teks": "a", **kirim}).status_code == 404


# Closing


def test_selesai_dan_buka_lagi(
    komentar: Komentar, klien_tim_pelaksana_pd: Client, tim_pelaksana_pd: Pengguna
) -> None:
    html = isi(klien_tim_pelaksana_pd.post(alamat_selesai(komentar), {"selesai": "1"}, headers=HTMX))
    assert f"Selesai, ditandai {tim_pelaksana_pd}" in " ".join(html.split())
    komentar.refresh_from_db()
    assert komentar.selesai_oleh == tim_pelaksana_pd
    klien_tim_pelaksana_pd.post(alamat_selesai(komentar), {"selesai": "0"})
    komentar.refresh_from_db()
    assert komentar.selesai_oleh is None
    assert komentar.selesai_pada is None


def test_selesai_bukan_untuk_inspektorat(komentar: Komentar, klien_inspektorat: Client) -> None:
    jawaban = klien_inspektorat.post(alamat_selesai(komentar), {"selesai": "1"})
    assert jawaban.status_code == 403
    assert "Hanya penulis komentar" in jawaban.content.decode()


def test_balasan_tidak_diselesaikan_sendiri(
    komentar: Komentar, tim_pelaksana: Pengguna, klien_tim_pelaksana: Client
) -> None:
    balasan = tulis_komentar(
        rencana=komentar.rencana, oleh=tim_pelaksana, kini=KINI, teks="Juga ini.", induk=komentar
    )
    assert klien_tim_pelaksana.post(alamat_selesai(balasan)).status_code == 404


# Who


def test_anonim_dan_cara_lain(komentar: Komentar, klien_anonim: Client, klien_tim_pelaksana: Client) -> None:
    for tujuan in (alamat(komentar.rencana), alamat_selesai(komentar)):
        assert klien_anonim.post(tujuan, {"teks": "a"}).headers["Location"].startswith("/akun/masuk/")
        assert klien_tim_pelaksana.get(tujuan).status_code == 405


def test_milik_pd_lain_tersembunyi(
    komentar: Komentar, klien_tim_pelaksana_pd_lain: Client, tim_pelaksana_pd_lain: Pengguna
) -> None:
    assert klien_tim_pelaksana_pd_lain.post(alamat(komentar.rencana), {"teks": "a"}).status_code == 404
    assert klien_tim_pelaksana_pd_lain.post(alamat_selesai(komentar)).status_code == 404
    with pytest.raises(TidakBerwenang):
        tulis_komentar(rencana=komentar.rencana, oleh=tim_pelaksana_pd_lain, kini=KINI, teks="a")


# Reading


def test_percakapan(komentar: Komentar, tim_pelaksana_pd: Pengguna) -> None:
    rencana = komentar.rencana
    tulis_komentar(rencana=rencana, oleh=tim_pelaksana_pd, kini=KINI, teks="Baik.", induk=komentar)
    tulis_komentar(rencana=rencana, oleh=tim_pelaksana_pd, kini=KINI, teks="Umum.")
    lain = tulis_komentar(rencana=rencana, oleh=tim_pelaksana_pd, kini=KINI, teks="Selesai.")
    selesaikan_komentar(komentar=lain, oleh=tim_pelaksana_pd, kini=KINI)
    assert [p.komentar.teks for p in percakapan(rencana, tim_pelaksana_pd)] == ["Umum.", "Selesai."]
    (per_butir,) = percakapan_per_butir(rencana, tim_pelaksana_pd).values()
    assert [b.teks for b in per_butir[0].balasan] == ["Baik."]


def test_percakapan_satu_query(komentar: Komentar, tim_pelaksana: Pengguna) -> None:
    tim_pelaksana.penugasan.count()
    for banyak in (3, 30):
        for _ in range(banyak):
            tulis_komentar(
                rencana=komentar.rencana, oleh=tim_pelaksana, kini=KINI, teks="Balas.", induk=komentar
            )
        with CaptureQueriesContext(
            connection,
        ) as query:
            (satu,) = percakapan(komentar.rencana, tim_pelaksana, butir=komentar.butir)
        assert [b.oleh.nama for b in satu.balasan]
        assert len(query) == 1


# Telling


def test_pihak_lain_diberi_tahu_sekali(
    komentar: Komentar, tim_pelaksana_pd: Pengguna, tim_pelaksana: Pengguna, tim_pelaksana_pd_lain: Pengguna
) -> None:
    kabar = Pemberitahuan.objects.filter(jenis="rencana-komentar")
    assert [(k.penerima, k.isi) for k in kabar] == [
        (tim_pelaksana_pd, f"{tim_pelaksana}: Target belum terukur.")
    ]
    assert kabar.get().alamat == reverse(
        "rencana_aksi:butir",
        args=[komentar.rencana_id, komentar.butir.kunci],  # type: ignore[union-attr]
    )
    tulis_komentar(rencana=komentar.rencana, oleh=tim_pelaksana_pd, kini=KINI, teks="Baik.", induk=komentar)
    assert [k.penerima for k in kabar.order_by("pk")] == [tim_pelaksana_pd, tim_pelaksana]


def test_halaman_butir_memuat_percakapan(komentar: Komentar, klien_tim_pelaksana_pd: Client) -> None:
    assert komentar.butir is not None
    tujuan = reverse("rencana_aksi:butir", args=[komentar.rencana_id, komentar.butir.kunci])
    kata = teks(isi(klien_tim_pelaksana_pd.get(tujuan)))
    assert "Komentar (1 terbuka)" in kata
    assert "Target belum terukur." in kata
