"""Meetings as files: minutes as PDF and DOCX, the invitation, the calendar, the list."""

import io
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook
from pypdf import PdfReader

from monev.models import Rapat
from monev.notulen import Blok, urai_notulen
from monev.services.rapat import batalkan, ubah_rapat
from monev.services.rapat_notulen import (
    IsianKeputusan,
    IsianTindakLanjut,
    PokokAgenda,
    selesaikan,
    simpan_agenda,
    simpan_notulen,
)
from monev.services.rapat_peserta import undang
from organisasi.models import Pengguna, PerangkatDaerah
from roadmap.models import RoadMap
from tests.monev.rapat_uji import LAMPAU, jalankan, rapat_pleno


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("", []),
        ("Satu\nbaris\n\nDua", [Blok("alinea", ("Satu", "baris")), Blok("alinea", ("Dua",))]),
        ("- a\n- b\n\n• c", [Blok("butir", ("a", "b", "c"))]),
        ("Hal:\n1. a\n2) b", [Blok("alinea", ("Hal:",)), Blok("nomor", ("a", "b"))]),
        ("- a\n  sambungan\nAlinea", [Blok("butir", ("a sambungan",)), Blok("alinea", ("Alinea",))]),
        ("-tanpa spasi\n2021. Tahun", [Blok("alinea", ("-tanpa spasi", "2021. Tahun"))]),
    ],
)
def test_urai_notulen(teks: str, hasil: list[Blok]) -> None:
    assert urai_notulen(teks) == hasil


@pytest.fixture
def rapat(road_map: RoadMap, tim_pelaksana: Pengguna, diskominfo: PerangkatDaerah) -> Rapat:
    """A pleno with everything in it, not finished yet."""
    pleno, kini = rapat_pleno(road_map, tim_pelaksana), timezone.now()
    jalankan(pleno, tim_pelaksana)
    simpan_agenda(rapat=pleno, pokok=[PokokAgenda("Kemajuan <Januari>")], oleh=tim_pelaksana, kini=kini)
    tindak = (
        IsianTindakLanjut("Menarik kabel", timezone.localdate(), diskominfo),
        IsianTindakLanjut("Menguji sambungan", timezone.localdate(), diskominfo),
    )
    isian = [IsianKeputusan("Jaringan diselesaikan.", tindak_lanjut=tindak)]
    teks = "Rapat dibuka.\n\n- Butir & satu"
    simpan_notulen(rapat=pleno, notulen=teks, keputusan=isian, oleh=tim_pelaksana, kini=kini)
    return pleno


def unduh(klien: Client, rapat: Rapat, bentuk: str) -> bytes:
    jawaban = klien.get(reverse("monev:rapat_unduh", args=[rapat.pk, bentuk]))
    assert jawaban.status_code == HTTPStatus.OK
    assert "attachment" in jawaban.headers["Content-Disposition"]
    return jawaban.content


ISI = (
    "PEMERINTAH KOTA MALANG",
    "NOTULEN RAPAT KERJA",
    "Senin, 1 Februari 2021",
    "09.00–11.00 WIB",
    "Kemajuan <Januari>",
    "Butir & satu",
    "Jaringan diselesaikan.",
    "Menarik kabel",
    "Menguji sambungan",
    "Camat Klojen",
    "Notulis,",
    "Ketua Tim Pelaksana Reformasi Birokrasi,",
)


def test_notulen_pdf(rapat: Rapat, tim_pelaksana: Pengguna, klien_tim_pelaksana: Client) -> None:
    pdf = PdfReader(io.BytesIO(unduh(klien_tim_pelaksana, rapat, "pdf")))
    teks = "\n".join(halaman.extract_text() for halaman in pdf.pages)
    assert [satu for satu in (*ISI, "KONSEP, BELUM SELESAI", "Halaman 1 dari") if satu not in teks] == []
    selesaikan(rapat=rapat, oleh=tim_pelaksana, kini=timezone.now())
    selesai = PdfReader(io.BytesIO(unduh(klien_tim_pelaksana, rapat, "pdf")))
    assert "KONSEP" not in selesai.pages[0].extract_text()


def test_notulen_docx(rapat: Rapat, klien_tim_pelaksana: Client) -> None:
    berkas = Document(io.BytesIO(unduh(klien_tim_pelaksana, rapat, "docx")))
    sel = [s.text for t in berkas.tables for b in t.rows for s in b.cells]
    teks = "\n".join([*(a.text for a in berkas.paragraphs), *sel])
    assert [satu for satu in ISI if satu not in teks] == []
    kaki = berkas.sections[0].footer.paragraphs[0]._p.xml
    assert "NUMPAGES" in kaki


def test_undangan_pdf(rapat: Rapat, klien_tim_pelaksana: Client) -> None:
    pdf = PdfReader(io.BytesIO(unduh(klien_tim_pelaksana, rapat, "undangan-pdf")))
    teks = pdf.pages[0].extract_text()
    assert all(satu in teks for satu in ("UNDANGAN RAPAT KERJA", "Ruang Majapahit", "Camat Klojen"))


def test_berkas_tertutup(rapat: Rapat, klien_kepala_pd: Client, klien_inspektorat: Client) -> None:
    for nama, lain in (("rapat_unduh", ["pdf"]), ("rapat_ics", [])):
        alamat = reverse(f"monev:{nama}", args=[rapat.pk, *lain])
        assert klien_kepala_pd.get(alamat).status_code == HTTPStatus.NOT_FOUND
    tidak_dikenal = reverse("monev:rapat_unduh", args=[rapat.pk, "exe"])
    assert klien_inspektorat.get(tidak_dikenal).status_code == HTTPStatus.NOT_FOUND


def test_kalender(road_map: RoadMap, tim_pelaksana: Pengguna, klien_tim_pelaksana: Client) -> None:
    """The entry keeps its UID, counts up with each change, and is taken away again where the meeting is cancelled."""
    judul = "Rapat; koma, dan \\ garis"
    rapat = rapat_pleno(road_map, tim_pelaksana, judul=judul)
    undang(
        rapat=rapat, pengguna=[], bebas=[("A", "")], undangan="Baris\nbaru", oleh=tim_pelaksana, kini=LAMPAU
    )
    acara, kalender = _acara(klien_tim_pelaksana, rapat)
    assert kalender["METHOD"] == "PUBLISH"
    assert [str(z["TZID"]) for z in kalender.walk("VTIMEZONE")] == ["Asia/Jakarta"]
    assert str(acara["SUMMARY"]) == judul
    assert acara.decoded("DTSTART").astimezone(UTC) == datetime(2021, 2, 1, 2, tzinfo=UTC)
    assert acara["DTSTART"].params["TZID"] == "Asia/Jakarta"
    assert str(acara["UID"]) == f"rapat-{rapat.pk}@petarb.contoh.invalid"
    assert "Baris\nbaru" in str(acara["DESCRIPTION"])
    rapat.refresh_from_db()
    rapat.tempat = "Aula"
    ubah_rapat(rapat=rapat, oleh=tim_pelaksana, kini=timezone.now())
    diubah, _ = _acara(klien_tim_pelaksana, rapat)
    batalkan(rapat=rapat, alasan="Ruang terpakai", oleh=tim_pelaksana, kini=timezone.now())
    batal, kalender = _acara(klien_tim_pelaksana, rapat)
    assert str(acara["UID"]) == str(diubah["UID"]) == str(batal["UID"])
    assert acara["SEQUENCE"] < diubah["SEQUENCE"] < batal["SEQUENCE"]
    assert (kalender["METHOD"], batal["STATUS"]) == ("CANCEL", "CANCELLED")
    assert "Ruang terpakai" in str(batal["DESCRIPTION"])


def _acara(klien: Client, rapat: Rapat) -> tuple[Any, Any]:
    jawaban = klien.get(reverse("monev:rapat_ics", args=[rapat.pk]))
    assert jawaban.headers["Content-Type"].startswith("text/calendar")
    kalender = Calendar.from_ical(jawaban.content)
    return kalender.walk("VEVENT")[0], kalender


def test_daftar_sebagai_berkas(rapat: Rapat, klien_tim_pelaksana: Client) -> None:
    alamat = reverse("monev:daftar_rapat_unduh", args=["xlsx"])
    jawaban = klien_tim_pelaksana.get(alamat, {"tahun": "2021"})
    lembar = load_workbook(io.BytesIO(jawaban.content)).worksheets[0]
    isi = [str(s.value) for b in lembar.iter_rows() for s in b if s.value is not None]
    assert {"Rapat pleno Februari", "Senin, 1 Februari 2021", "Ruang Majapahit"} <= set(isi)
    csv = klien_tim_pelaksana.get(reverse("monev:daftar_rapat_unduh", args=["csv"]), {"tahun": "2021"})
    assert "Rapat pleno Februari" in csv.content.decode("utf-8-sig")
    kosong = klien_tim_pelaksana.get(alamat, {"tahun": "2022"})
    assert kosong.status_code == HTTPStatus.OK
