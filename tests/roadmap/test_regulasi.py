"""The regulation's data against the text of the regulation itself, read here by a parser of the tests' own."""

import html
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from indikator.models import Indikator, Realisasi
from organisasi.models import PerangkatDaerah
from roadmap import models
from roadmap.models import RoadMap

pytestmark = pytest.mark.django_db

SUMBER = Path("fixtures/perwal-45-2020/sumber/perwal-malang-45-2020.txt")
KODE = "perwal-45-2020"


@pytest.fixture(scope="module")
def baris_sumber() -> list[str]:
    """Give the lines of the regulation."""
    return SUMBER.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def road_map() -> RoadMap:
    """Give the road map in force."""
    return RoadMap.objects.get(kode=KODE)


def bersih(teks: str) -> str:
    """Take mark-up and superfluous white space out of a piece of the source."""
    return " ".join(html.unescape(re.sub(r"</?[a-z][^>]*>", " ", teks)).replace("*", "").split())


def potong(baris: list[str], awal: str, akhir: str) -> list[str]:
    """Return the lines between the last line that is `awal` and the next that starts with `akhir`."""
    mulai = max(i for i, b in enumerate(baris) if b.strip() == awal) + 1
    selesai = next(i for i in range(mulai, len(baris)) if baris[i].startswith(akhir))
    return baris[mulai:selesai]


# The Lampiran

AREA_TERCETAK = {
    "Manajemen Perubahan": "a",
    "Penataan Peraturan Perundang-undangan": "b",
    "Penataan dan Penguatan Organisasi": "c",
    "Penataan Tatalaksana": "d",
    "Penataan Sistem Manajemen SDM": "e",
    "Penguatan Pengawasan": "f",
    "Penguatan Akuntabilitas": "g",
    "Peningkatan Kualitas Pelayanan Publik": "h",
}
PD_TERCETAK = {
    "BKAD",
    "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    "Bagian Hukum",
    "Bagian Layanan Pengadaan Barang/Jasa",
    "Bagian Organisasi",
    "Bagian Pemerintahan",
    "Bappeda",
    "Bappeda/Bagian Organisasi",
    "Dinas Komunikasi Dan Informatika",
    "Dinas Komunikasi dan Informatika",
    "Dinas Pendidikan dan Kebudayaan",
    "Dinas Perpustakaan Umum dan Arsip Daerah",
    "Dinas Tenaga Kerja, Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    "Inspektorat Daerah",
    "Inspektorat Daerah Daerah",
    "Seluruh Perangkat Daerah",
}
SASARAN = re.compile(r"Ter(wujudnya|selenggara|tatanya|ciptanya)")
PROGRAM = re.compile(
    r"(Program|PROGRAM|Prgram) |(Pengembangan Kebijakan Bidang Hukum|Pembinaan Penyelenggaraan Pemerintahan)$"
)


@dataclass
class BarisSumber:
    """One printed row; the columns to the left of the area are carried down by the reader."""

    tujuan: str = ""
    indikator: str = ""
    target: tuple[str, ...] = ()
    sasaran: str = ""
    area: str = ""
    program: str = ""
    kegiatan: str = ""
    perangkat_daerah: str = ""


def baca_lampiran(baris: list[str]) -> list[BarisSumber]:
    """Read the matrix; every cell that prints something must find its column, or the test fails."""
    hasil: list[BarisSumber] = []
    for teks in potong(baris, "\t".join(str(n) for n in range(1, 13)), "--"):
        for sel in _baris_logis(teks.split("\t")):
            if any(sel):
                _tambah(hasil, sel)
    return hasil


def _baris_logis(sel: list[str]) -> list[list[str]]:
    """Take a line apart where its cells hold a paragraph for each of several rows."""
    paragraf = [re.findall(r"<p>(.*?)</p>", s) or [s] for s in sel]
    return [
        [bersih(p[i]) if i < len(p) else "" for p in paragraf] for i in range(max(len(p) for p in paragraf))
    ]


def _tambah(hasil: list[BarisSumber], sel: list[str]) -> None:
    baru, sisa = _baca_kepala(sel)
    for s in sisa:
        if s in PD_TERCETAK:
            assert not baru.perangkat_daerah, sel
            baru.perangkat_daerah = s
        elif PROGRAM.match(s) and not baru.program:
            baru.program, pisah, kegiatan = s.partition(" Kegiatan: ")
            baru.kegiatan = f"Kegiatan: {kegiatan}" if pisah else ""
        else:
            assert not baru.kegiatan, sel
            baru.kegiatan = s
    if not baru.program and not baru.perangkat_daerah:  # a row that continues on the next page
        assert baru.kegiatan
        hasil[-1].kegiatan += f" {baru.kegiatan}"
        return
    atas = hasil[-1] if hasil else BarisSumber()
    baru.tujuan = baru.tujuan or atas.tujuan
    if not baru.indikator:
        baru.indikator, baru.target = atas.indikator, atas.target
    baru.sasaran = baru.sasaran or atas.sasaran
    baru.area = baru.area or atas.area
    hasil.append(baru)


def _baca_kepala(sel: list[str]) -> tuple[BarisSumber, list[str]]:
    """Read what stands to the left of the program; return the other cells that print something."""
    baru, sisa = BarisSumber(), list(sel)

    def ambil(i: int) -> str:
        isi, sisa[i] = sisa[i], ""
        return isi

    if re.fullmatch(r"\d\.", sel[0]):
        baru.tujuan = f"{ambil(0)} {ambil(1)}"
    if sel[2] and not PROGRAM.match(sel[2]):
        baru.indikator = ambil(2)
        baru.target = tuple(ambil(i) for i in range(3, 7))
    for i, s in enumerate(sisa):
        if s in AREA_TERCETAK:
            baru.area = ambil(i)
        elif SASARAN.match(s):
            baru.sasaran = ambil(i)
    return baru, [s for s in sisa if s]


def _baris_data(road_map: RoadMap) -> list[BarisSumber]:
    """Return what the database says the regulation prints, in the shape of the source."""
    daftar = road_map.barislampiran.order_by("nomor").select_related("tujuan", "penetapan", "sasaran")
    return [
        BarisSumber(
            tujuan=f"{b.tujuan.nomor}. {b.tujuan.teks}",
            indikator=b.penetapan.teks_indikator,
            target=_target(b.penetapan_id, road_map.tahun),
            sasaran=b.sasaran.teks,
            area=b.teks_area,
            program=b.teks_program,
            kegiatan=b.teks_kegiatan,
            perangkat_daerah=b.teks_perangkat_daerah,
        )
        for b in daftar.prefetch_related("penetapan__target")
    ]


def _target(penetapan: int, tahun: range) -> tuple[str, ...]:
    daftar = models.PenetapanTarget.objects.get(pk=penetapan).target
    per_tahun = dict(daftar.values_list("tahun", "teks"))
    return tuple(per_tahun.pop(t, "") for t in tahun)
