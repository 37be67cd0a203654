"""Telling people: once, inside the caller's transaction; by e-mail when it has committed, as each chose."""

import logging
import signal
from datetime import datetime, timedelta
from functools import partial
from smtplib import SMTPRecipientsRefused
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django_tasks_db.backend import DatabaseBackend
from pytest_django import DjangoCaptureOnCommitCallbacks

from organisasi.models import Pemberitahuan, Pengguna, PilihanSurel
from organisasi.pengingat import Pengingat
from organisasi.services import surel
from organisasi.services.pemberitahuan import atur_surel, beri_tahu
from organisasi.services.surel import HasilKirim, kirim_surel
from tests.antrean import kerjakan_antrean
from tests.basis_data import BasisData
from tests.pabrik import PemberitahuanFactory, PenggunaFactory

pytestmark = pytest.mark.django_db

KINI = datetime(2026, 11, 24, 10, 42, tzinfo=ZoneInfo("Asia/Jakarta"))
LANGSUNG, HARIAN, TIDAK = PilihanSurel.LANGSUNG, PilihanSurel.HARIAN, PilihanSurel.TIDAK


def _kabari(*penerima: Pengguna, **ganti: Any) -> None:
    isian: dict[str, Any] = {
        "jenis": "rencana-diajukan",
        "kunci": "rencana-diajukan:1",
        "judul": "Rencana aksi Dinas Kesehatan 2027 diajukan",
        "isi": "Rencana ini menunggu pemeriksaan Anda.",
        "alamat": "/rencana-aksi/1/",
        "kini": KINI,
    }
    beri_tahu(penerima=penerima, **isian | ganti)


def _kirim(cara: PilihanSurel = LANGSUNG, kini: datetime = KINI) -> HasilKirim:
    return kirim_surel(cara=cara, kini=kini)


def _html(surat: Any) -> str:
    ((isi, jenis),) = surat.alternatives
    assert jenis == "text/html"
    return str(isi)


def test_beri_tahu_tells_everyone_once() -> None:
    satu, dua = PenggunaFactory.create_batch(2)
    _kabari(satu)
    _kabari(satu, dua, dua, judul="Lain kata, perkara yang sama")
    assert [(p.penerima, p.judul[:12]) for p in Pemberitahuan.objects.order_by("pk")] == [
        (satu, "Rencana aksi"),
        (dua, "Lain kata, p"),
    ]
    _kabari(satu, kunci="rencana-diajukan:2")
    assert satu.pemberitahuan.count() == 2


def test_beri_tahu_passes_over_closed_accounts() -> None:
    aktif, mati = PenggunaFactory.create(), PenggunaFactory.create(is_active=False)
    _kabari(aktif, mati)
    assert [p.penerima for p in Pemberitahuan.objects.all()] == [aktif]


def test_beri_tahu_mails_after_commit_and_by_the_worker_only(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    satu, dua = PenggunaFactory.create_batch(2)
    with django_capture_on_commit_callbacks(execute=True):
        _kabari(satu, dua)
        kerjakan_antrean()
        assert mail.outbox == []
    assert mail.outbox == [], "the page has long been answered"
    kerjakan_antrean()
    assert sorted(surat.to for surat in mail.outbox) == sorted([[satu.email], [dua.email]])
    assert not Pemberitahuan.objects.filter(surel_pada__isnull=True).exists()


def test_a_queue_that_fails_breaks_no_page_and_loses_nothing(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, caplog: pytest.LogCaptureFixture
) -> None:
    orang = PenggunaFactory.create()
    with (
        patch.object(DatabaseBackend, "enqueue", side_effect=DatabaseError("antrean mati")),
        django_capture_on_commit_callbacks(execute=True),
    ):
        _kabari(orang)
    assert [catatan.levelno for catatan in caplog.records] == [logging.ERROR]
    assert _kirim() == HasilKirim(terkirim=1)


def test_surat_says_what_and_links_to_the_site(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    orang = PenggunaFactory.create(nama="Kepala <Dinas>")
    with django_capture_on_commit_callbacks(execute=True):
        _kabari(orang, judul="Rencana <i>R&D</i> diajukan")
    kerjakan_antrean()
    (surat,) = mail.outbox
    tautan = f"https://petarb.contoh.invalid/pemberitahuan/{orang.pemberitahuan.get().pk}/buka/"
    assert surat.subject == "[PetaRB] Rencana <i>R&D</i> diajukan"
    for bagian in (
        "Yth. Kepala <Dinas>,",
        "Rencana <i>R&D</i> diajukan\nRencana ini menunggu pemeriksaan Anda.\n24 Nov 2026 10.42 WIB\n"
        + tautan,
        "https://petarb.contoh.invalid/akun/pemberitahuan/pengaturan/",
    ):
        assert bagian in surat.body
    assert f'<a href="{tautan}">Rencana &lt;i&gt;R&amp;D&lt;/i&gt; diajukan</a>' in _html(surat)
    assert "Yth. Kepala &lt;Dinas&gt;," in _html(surat)


def test_one_mail_for_all_that_one_transaction_tells(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    satu, dua = PenggunaFactory.create_batch(2)
    with django_capture_on_commit_callbacks(execute=True):
        for nomor in range(1, 4):
            _kabari(satu, kunci=f"rencana-ditetapkan:{nomor}", judul=f"Rencana {nomor} ditetapkan")
        _kabari(dua)
    kerjakan_antrean()
    surat = {s.to[0]: s for s in mail.outbox}
    assert len(mail.outbox) == len(surat) == 2
    assert surat[satu.email].subject == "[PetaRB] 3 pemberitahuan baru"
    assert [surat[satu.email].body.count(f"Rencana {n} ditetapkan") for n in (1, 2, 3)] == [1, 1, 1]
    assert "ditetapkan" not in surat[dua.email].body


def test_rollback_leaves_neither_notice_nor_mail(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    orang = PenggunaFactory.create()

    def gagal() -> None:
        with transaction.atomic():
            _kabari(orang)
            raise RuntimeError("ditarik kembali")

    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(RuntimeError, match="ditarik kembali"),
    ):
        gagal()
    kerjakan_antrean()
    assert not Pemberitahuan.objects.exists()
    assert mail.outbox == []


@pytest.mark.parametrize("pilihan", [HARIAN, TIDAK])
def test_who_chose_otherwise_gets_no_direct_mail(
    pilihan: PilihanSurel, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    orang = PenggunaFactory.create(surel=pilihan)
    with django_capture_on_commit_callbacks(execute=True):
        _kabari(orang)
    kerjakan_antrean()
    assert orang.pemberitahuan.get().surel_pada is None
    assert _kirim() == HasilKirim()
    assert mail.outbox == []


def test_mail_server_down_breaks_nothing_and_the_next_attempt_sends(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, caplog: pytest.LogCaptureFixture
) -> None:
    orang = PenggunaFactory.create_batch(3)
    with patch.object(EmailBackend, "open", side_effect=ConnectionRefusedError("mati")):
        with django_capture_on_commit_callbacks(execute=True):
            _kabari(*orang)
        kerjakan_antrean()
    assert Pemberitahuan.objects.filter(surel_pada__isnull=True).count() == 3
    assert [catatan.levelno for catatan in caplog.records] == [logging.ERROR]
    assert _kirim() == HasilKirim(terkirim=3)
    assert _kirim() == HasilKirim()
    assert len(mail.outbox) == 3


def test_mail_server_lost_on_the_way_keeps_what_was_sent() -> None:
    for _ in range(3):
        PemberitahuanFactory.create()
    with patch.object(EmailBackend, "send_messages", side_effect=[1, TimeoutError("terputus")]) as kirim:
        assert _kirim() == HasilKirim(terkirim=1, gagal=2)
    assert kirim.call_count == 2
    assert Pemberitahuan.objects.filter(surel_pada__isnull=True).count() == 2
    assert _kirim() == HasilKirim(terkirim=2)


def test_one_refused_address_does_not_hold_back_the_others() -> None:
    pertama, kedua = PemberitahuanFactory.create_batch(2)
    tolak = SMTPRecipientsRefused({pertama.penerima.email: (550, b"tidak dikenal")})
    with patch.object(EmailBackend, "send_messages", side_effect=[tolak, 1]):
        assert _kirim() == HasilKirim(terkirim=1, gagal=1)
    pertama.refresh_from_db()
    kedua.refresh_from_db()
    assert (pertama.surel_pada, kedua.surel_pada) == (None, KINI)


def test_whoever_no_longer_wants_or_can_get_mail_gets_none() -> None:
    berhenti, keluar, tanpa = (PemberitahuanFactory.create().penerima for _ in range(3))
    atur_surel(pengguna=berhenti, surel=TIDAK)
    Pengguna.objects.filter(pk=keluar.pk).update(is_active=False)
    Pengguna.objects.filter(pk=tanpa.pk).update(email="")
    assert _kirim() == HasilKirim()


def test_choosing_mail_later_does_not_send_what_is_old() -> None:
    orang = PenggunaFactory.create(surel=TIDAK)
    _kabari(orang)
    atur_surel(pengguna=orang, surel=LANGSUNG)
    assert _kirim() == HasilKirim()


def test_what_a_broken_off_process_had_taken_is_sent_after_a_while() -> None:
    kabar = PemberitahuanFactory.create(surel_diambil_pada=KINI)
    assert _kirim(kini=KINI + timedelta(minutes=14)) == HasilKirim()
    assert _kirim(kini=KINI + timedelta(minutes=16)) == HasilKirim(terkirim=1)
    kabar.refresh_from_db()
    assert kabar.surel_pada == KINI + timedelta(minutes=16)


def test_who_was_so_slow_that_another_took_over_sends_nothing() -> None:
    kabar = PemberitahuanFactory.create()

    def diambil_alih(*bahan: Any) -> Any:
        Pemberitahuan.objects.update(surel_diambil_pada=KINI)
        return susun(*bahan)

    susun = surel._susun
    with patch.object(surel, "_susun", diambil_alih):
        assert _kirim() == HasilKirim()
    assert mail.outbox == []
    kabar.refresh_from_db()
    assert (kabar.surel_diambil_pada, kabar.surel_pada) == (KINI, None)


def test_an_error_in_sending_gives_the_notices_back() -> None:
    PemberitahuanFactory.create()
    with (
        patch.object(EmailBackend, "send_messages", side_effect=RuntimeError("cacat")),
        pytest.raises(RuntimeError, match="cacat"),
    ):
        _kirim()
    assert _kirim() == HasilKirim(terkirim=1)


def test_killed_worker_sends_no_mail_twice_and_the_rest_is_picked_up(basis_data: BasisData) -> None:
    with basis_data.mulai("-m", "tests.organisasi.kirim_terbunuh") as proses:
        terkirim, _ = proses.communicate(timeout=60)
    assert proses.returncode == -signal.SIGKILL, terkirim
    assert terkirim.split() == ["orang-0@contoh.invalid", "orang-1@contoh.invalid"]
    jalankan = partial(basis_data.jalankan, "manage.py", "kirim_pengingat")
    assert "E-mail terkirim: 1 (1 langsung, 0 rangkuman harian)." in jalankan()
    assert "tidak ada e-mail yang menunggu" in jalankan()


def test_digest_comes_once_a_day() -> None:
    orang = PenggunaFactory.create(surel=HARIAN)
    besok = KINI + timedelta(days=1)
    for judul in ("Kabar pagi", "Kabar siang"):
        PemberitahuanFactory.create(penerima=orang, judul=judul)
    assert _kirim(HARIAN) == HasilKirim(terkirim=1)
    PemberitahuanFactory.create(penerima=orang, judul="Kabar sore")
    assert _kirim(HARIAN, KINI + timedelta(hours=13)) == HasilKirim()  # 23.42 on the same day
    assert _kirim(HARIAN, besok) == HasilKirim(terkirim=1)
    pertama, kedua = mail.outbox
    assert pertama.subject == "[PetaRB] Rangkuman 24 November 2026: 2 pemberitahuan"
    assert pertama.body.index("Kabar pagi") < pertama.body.index("Kabar siang")
    assert kedua.subject == "[PetaRB] Rangkuman 25 November 2026: 1 pemberitahuan"
    assert "Kabar sore" in kedua.body
    assert "Kabar pagi" not in kedua.body


def test_title_of_any_length_and_with_line_ends_is_told_and_mailed() -> None:
    orang = PenggunaFactory.create()
    _kabari(orang, judul="Rencana\r\nBcc: " + "panjang " * 60)
    judul = orang.pemberitahuan.get().judul
    assert judul.startswith("Rencana Bcc: panjang panjang")
    assert (len(judul), judul[-1]) == (300, "…")
    assert _kirim() == HasilKirim(terkirim=1)
    assert mail.outbox[0].recipients() == [orang.email]


@pytest.mark.parametrize(
    "ganti",
    [
        {"alamat": "https://contoh.invalid/"},
        {"alamat": "//contoh.invalid/"},
        {"alamat": "/\\contoh.invalid/"},
        {"alamat": "rencana-aksi/"},
        {"alamat": ""},
        {"kunci": ""},
        {"kunci": "k" * 201},
    ],
)
def test_pengingat_refuses_what_would_be_lost_or_lead_elsewhere(ganti: dict[str, str]) -> None:
    isian: dict[str, Any] = {"jenis": "uji", "kunci": "uji", "judul": "Uji", "isi": "", "alamat": "/"}
    Pengingat(penerima=[], **isian)
    with pytest.raises(ValueError, match=next(iter(ganti))):
        Pengingat(penerima=[], **isian | ganti)


def test_beri_tahu_asks_the_database_once_whatever_the_recipients() -> None:
    def pertanyaan(banyak: int) -> int:
        orang = PenggunaFactory.create_batch(banyak)
        with CaptureQueriesContext(
            connection,
        ) as tangkapan:
            _kabari(*orang)
        assert all(o.pemberitahuan.count() == 1 for o in orang)
        return len(tangkapan)

    assert pertanyaan(3) == pertanyaan(30) == 1


def test_atur_surel_leaves_a_trace_or_nothing() -> None:
    orang = PenggunaFactory.create()
    atur_surel(pengguna=orang, surel=HARIAN)
    orang.refresh_from_db()
    assert orang.surel == HARIAN
    assert [jejak.surel for jejak in orang.riwayat.all()] == [HARIAN, LANGSUNG]
    with (
        patch.object(Pengguna.riwayat.model, "save", side_effect=RuntimeError("jejak gagal")),
        pytest.raises(RuntimeError, match="jejak gagal"),
    ):
        atur_surel(pengguna=orang, surel=TIDAK)
    orang.refresh_from_db()
    assert orang.surel == HARIAN
