"""The regulation's data against the text of the regulation itself, read here by a parser of the tests' own."""

import html
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.db.models import F

from indikator.models import AnakTangga, Indikator, PenetapanTarget, Realisasi
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


def baris_data(road_map: RoadMap) -> list[BarisSumber]:
    """Return what the database says the regulation prints, in the shape of the source."""
    daftar = road_map.barislampiran.order_by("nomor").select_related("tujuan", "penetapan", "sasaran")
    return [
        BarisSumber(
            tujuan=f"{b.tujuan.nomor}. {b.tujuan.teks}",
            indikator=b.penetapan.teks_indikator,
            target=tuple(t.teks for t in b.penetapan.target.all()),
            sasaran=b.sasaran.teks,
            area=b.teks_area,
            program=b.teks_program,
            kegiatan=b.teks_kegiatan,
            perangkat_daerah=b.teks_perangkat_daerah,
        )
        for b in daftar.prefetch_related("penetapan__target")
    ]


def test_lampiran_is_the_source_cell_by_cell(road_map: RoadMap, baris_sumber: list[str]) -> None:
    tercetak, tersimpan = baca_lampiran(baris_sumber), baris_data(road_map)
    beda = [(i, a, b) for i, (a, b) in enumerate(zip(tercetak, tersimpan, strict=True), 1) if a != b]
    assert not beda
    assert list(road_map.barislampiran.order_by("nomor").values_list("nomor", flat=True)) == list(
        range(1, 151)
    )


def test_lampiran_has_every_word_of_the_source(road_map: RoadMap, baris_sumber: list[str]) -> None:
    """Without any notion of columns: no word of the matrix is lost, none is added."""
    matriks = potong(baris_sumber, "\t".join(str(n) for n in range(1, 13)), "--")
    tersimpan: list[str] = []
    atas = BarisSumber()
    for b in baris_data(road_map):
        tersimpan += [b.program, b.kegiatan, b.perangkat_daerah]
        tersimpan += [b.tujuan] if b.tujuan != atas.tujuan else []
        tersimpan += [b.indikator, *b.target] if b.indikator != atas.indikator else []
        tersimpan += [b.sasaran] if b.sasaran != atas.sasaran else []
        atas = b
    kata = Counter(" ".join(tersimpan).split())
    tercetak = Counter(bersih(" ".join(matriks)).split())
    sel_area = [s for b in matriks for s in b.split("\t") if s in AREA_TERCETAK]
    assert tercetak - kata == Counter(" ".join(sel_area).split())
    assert len(sel_area) == 23  # an area prints where it begins and again after a page break
    assert not kata - tercetak


def test_lampiran_links_the_area_that_it_prints(road_map: RoadMap) -> None:
    assert set(road_map.barislampiran.values_list("teks_area", "area__kode")) == set(AREA_TERCETAK.items())


def test_lampiran_tujuan_follows_sasaran(road_map: RoadMap) -> None:
    assert not road_map.barislampiran.exclude(tujuan=F("sasaran__tujuan"))


# Bab III.B


def baca_sasaran(baris: list[str]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Read the tables: (place, sasaran, indikator, targets of 2019–2023)."""
    hasil: list[tuple[str, str, str, tuple[str, ...]]] = []
    angka = huruf = sasaran = ""
    for teks in potong(baris, "B. Sasaran", "C. Kegiatan-kegiatan"):
        if cocok := re.match(r"(\d)\. [A-Z]", teks):
            angka, huruf = cocok[1], ""
        elif cocok := re.match(r"([a-z])\. [A-Z]", teks):
            huruf = f".{cocok[1]}"
        elif "\t" in teks and not re.match(r"Sasaran\t|\t\t2019\t|1\t2\t|--", teks):
            sel = [bersih(s) for s in teks.split("\t")]
            if not sel[-1]:  # lost its leading tab
                sel = ["", *sel[:-1]]
            assert len(sel) == 7, teks
            sasaran = sel[0] or sasaran
            hasil.append((f"Bab III.B.{angka}{huruf}", sasaran, sel[1], tuple(sel[2:])))
    return hasil


def test_bab_iii_b_is_the_source_cell_by_cell(road_map: RoadMap, baris_sumber: list[str]) -> None:
    daftar = road_map.indikatorprioritas.order_by("sasaran__kode", "urutan").select_related(
        "sasaran", "penetapan"
    )
    tersimpan = []
    for i in daftar.prefetch_related("penetapan__target"):
        target = {t.tahun: t.teks for t in i.penetapan.target.all()}
        assert list(target) == [2019, 2020, 2021, 2022, 2023]
        assert i.penetapan.tahun_dasar == 2019
        teks = (i.penetapan.tempat, i.sasaran.teks, i.penetapan.teks_indikator, tuple(target.values()))
        tersimpan.append(teks)
    assert tersimpan == baca_sasaran(baris_sumber)
    assert len(tersimpan) == 61


def test_bab_iii_b_stands_with_its_priority(road_map: RoadMap) -> None:
    """The place of a row of targets is one of the places of the priority that it belongs to."""
    for i in road_map.indikatorprioritas.select_related("sasaran__prioritas", "penetapan"):
        _, bab, angka, *huruf = i.penetapan.tempat.split(".")
        tempat = f"Bab III.{bab}.{angka}" + "".join(f" huruf {h}" for h in huruf)
        assert tempat in i.sasaran.prioritas.tempat.split("; ")


# Pasal 3 and Bab III.A.1


def baca_butir(baris: list[str]) -> dict[str, tuple[str, list[str]]]:
    """Read lettered headings and their numbered points: letter → (heading, points without closing marks)."""
    hasil: dict[str, tuple[str, list[str]]] = {}
    huruf = ""
    for teks in (bersih(b).removeprefix("- ") for b in baris):
        if cocok := re.match(r"([a-h])\. (.+)", teks):
            huruf = cocok[1]
            hasil[huruf] = (re.sub(r",? dengan kegiatan:$|:$", "", cocok[2]), [])
        elif cocok := re.match(r"(\d+)\) (.+)", teks):
            butir = hasil[huruf][1]
            assert int(cocok[1]) == len(butir) + 1, teks
            butir.append(re.sub(r"(; dan|;|\.)$", "", cocok[2]))
    return hasil


def test_pasal_3_is_the_source_word_for_word(road_map: RoadMap, baris_sumber: list[str]) -> None:
    tercetak = baca_butir(potong(baris_sumber, "Pasal 3", "Pasal 4"))
    tersimpan = {
        a.kode: (a.nama, [k.teks for k in a.kegiatan.order_by("nomor")])
        for a in road_map.areaperubahan.prefetch_related("kegiatan")
    }
    assert tersimpan == tercetak
    assert [len(butir) for _, butir in tercetak.values()] == [4, 4, 3, 3, 13, 6, 3, 8]
    daftar = road_map.kegiatanarea.values_list("area__kode", "nomor", "kode")
    assert all(kode == f"{area}{nomor}" for area, nomor, kode in daftar)


def test_bab_iii_a_1_is_the_source_word_for_word(road_map: RoadMap, baris_sumber: list[str]) -> None:
    mulai = "1. Prioritas Pembentukan Manajemen Pemerintahan Kota Malang"
    tercetak = baca_butir(potong(baris_sumber, mulai, "2. Prioritas"))
    tersimpan = {
        a.kode: [f.teks for f in a.fokus.order_by("nomor")]
        for a in road_map.areaperubahan.prefetch_related("fokus")
    }
    # The letters differ from those of Pasal 3: the area's name counts.
    assert tersimpan == {AREA_TERCETAK[nama]: butir for nama, butir in tercetak.values()}
    assert [len(butir) for _, butir in tercetak.values()] == [5, 3, 3, 3, 5, 3, 7, 5]


# The rest of Bab I and III: every stored text stands in the source, in order


def pastikan_berurut(sumber: str, daftar: list[str]) -> None:
    """Fail with the first text that does not stand, as whole words, behind those before it."""
    letak = 0
    for teks in daftar:
        cocok = re.compile(rf"(?<!\w){re.escape(teks)}(?!\w)").search(sumber, letak)
        assert cocok, teks
        letak = cocok.end()


def test_classified_programmes_are_the_source_word_for_word(
    road_map: RoadMap, baris_sumber: list[str]
) -> None:
    mulai = baris_sumber.index("Program\tKegiatan")
    isi = [b for b in baris_sumber[mulai:] if b != "Program\tKegiatan"]
    isi = isi[: next(i for i, b in enumerate(isi) if b.startswith("5. Prioritas Perangkat Daerah"))]
    tercetak = bersih(" ".join(isi))
    tersimpan: list[str] = []
    for p in road_map.programklasifikasi.order_by("nomor").prefetch_related("kegiatan"):
        tersimpan += [f"{p.nomor}. {p.teks}"]
        tersimpan += [f"{k.huruf}. {k.teks}" for k in sorted(p.kegiatan.all(), key=lambda k: k.urutan)]
    assert " ".join(tersimpan).split() == tercetak.split()


def test_indeks_rb_is_the_source(baris_sumber: list[str]) -> None:
    (kalimat,) = [b for b in baris_sumber if b.startswith("Capaian Indeks Reformasi Birokrasi")]
    tercetak = {int(t): nilai for t, nilai in re.findall(r"tahun (\d{4}) sebesar (\d+,\d+)", kalimat)}
    tersimpan = dict(Realisasi.objects.filter(indikator__kode="indeks-rb").values_list("tahun", "teks"))
    assert tersimpan == tercetak
    assert tercetak == {2015: "50,30", 2016: "62,11", 2017: "69,10", 2018: "68,05", 2019: "69,67"}


URUTAN_BAB_III_C = [
    "1-a", "1-b", "1-c", "2-a", "2-b", "2-e", "2-f", "2-g", "3-a-1", "3-a-2", "3-b-1", "3-f", "3-c", "3-d", "3-e",
    "4-a", "4-b", "4-c", "5-a",
]  # fmt: skip


def test_bab_iii_c_is_the_source_point_by_point(road_map: RoadMap, baris_sumber: list[str]) -> None:
    isi = potong(baris_sumber, "C. Kegiatan-kegiatan", "Secara umum kegiatan-kegiatan di atas")
    zona = next(i for i, b in enumerate(isi) if b.startswith("4. Zona Integritas"))
    butir = [re.match(r"(?:\d+|[a-z])\) (.+)", bersih(b).removeprefix("- ")) for b in isi[:zona]]
    butir += [re.match(r"[a-z]\. (.+)", bersih(b).removeprefix("- ")) for b in isi[zona:]]
    tercetak = [re.sub(r"(; dan|;|\.)$", "", c[1]) for c in butir if c]
    judul_quick_wins = {k.nama.casefold() for k in road_map.prioritas.filter(kode__startswith="4-")}
    judul_quick_wins.add(SIMRAL)
    tercetak = [t for t in tercetak if t.casefold() not in judul_quick_wins]
    per_kode: dict[str, list[models.KegiatanPrioritas]] = {}
    for k in road_map.kegiatanprioritas.select_related("prioritas").order_by("nomor", "pk"):
        per_kode.setdefault(k.prioritas.kode, []).append(k)
    assert set(per_kode) == set(URUTAN_BAB_III_C)
    urut = [k for kode in URUTAN_BAB_III_C for k in _bertingkat(per_kode[kode])]
    dengan_uraian = [f"{k.teks} {k.uraian}" for k in urut]
    assert len(urut) == len(tercetak) == 133
    beda = [
        t for k, panjang, t in zip(urut, dengan_uraian, tercetak, strict=True) if t not in {k.teks, panjang}
    ]
    assert not beda
    pastikan_berurut(bersih(" ".join(isi)), [t for k in urut for t in (k.teks, k.uraian) if t])


SIMRAL = "pengembangan sistem perencanaan, penganggaran dan pelaporan yang terintegrasi (simral)"


def _bertingkat(daftar: list[models.KegiatanPrioritas]) -> list[models.KegiatanPrioritas]:
    return [
        k
        for atas in daftar
        if not atas.induk_id
        for k in (atas, *(b for b in daftar if b.induk_id == atas.pk))
    ]


def test_bab_iii_a_is_the_source(road_map: RoadMap, baris_sumber: list[str]) -> None:
    """Groups, priorities (their names regardless of capitals), descriptions and Zona Integritas in printed order."""
    isi = potong(baris_sumber, "A. Fokus Perubahan Reformasi Birokrasi", "B. Sasaran")
    sumber = bersih(" ".join(b.lstrip().removeprefix("- ") for b in isi))
    daftar: list[str] = []
    for k in road_map.kelompokprioritas.order_by("nomor"):
        daftar += [k.nama, k.uraian]
        for p in k.prioritas.filter(tempat__contains="Bab III.A").order_by("kode"):
            daftar += [p.nama, p.uraian]
        if k.jenis == models.JenisPrioritas.ZONA_INTEGRITAS:
            daftar.remove("Zona Integritas menuju WBK/WBBM")  # the group's own heading says it in full
            daftar += list(road_map.pilotzonaintegritas.values_list("teks", flat=True))
    pastikan_berurut(sumber.casefold(), [t.casefold() for t in daftar if t])


def test_command_center_is_described_in_bab_iii_c(road_map: RoadMap, baris_sumber: list[str]) -> None:
    isi = potong(baris_sumber, "C. Kegiatan-kegiatan", "Secara umum kegiatan-kegiatan di atas")
    pusat = road_map.prioritas.get(kode="3-f")
    pastikan_berurut(bersih(" ".join(isi)), [pusat.nama, pusat.uraian])


TIDAK_TERCETAK = {
    "Badan Perencanaan Pembangunan Daerah",
    "Badan Keuangan dan Aset Daerah",
    "Sekretariat Daerah",
}
"""Units that the regulation names by abbreviation or by office only."""


def test_units_are_named_as_the_source_names_them(baris_sumber: list[str]) -> None:
    sumber = bersih(" ".join(baris_sumber)).casefold()
    nama = set(PerangkatDaerah.objects.values_list("nama", flat=True))
    ada = {n for n in nama if re.search(rf"(?<!\w){re.escape(n.casefold())}(?!\w)", sumber)}
    assert nama - ada == TIDAK_TERCETAK


# Counts (DOMAIN §3)

FOKUS = {"a": 5, "b": 3, "c": 3, "d": 3, "e": 5, "g": 3, "f": 7, "h": 5}


def test_counts_are_those_of_a_correct_reading(road_map: RoadMap) -> None:
    baris = road_map.barislampiran
    assert road_map.areaperubahan.count() == 8
    assert road_map.kegiatanarea.count() == 44
    assert road_map.fokusperubahan.count() == 34
    assert {a.kode: a.fokus.count() for a in road_map.areaperubahan.all()} == FOKUS
    assert road_map.tujuan.count() == baris.values("tujuan").distinct().count() == 3
    assert baris.values("penetapan").distinct().count() == 11
    assert road_map.sasaran.count() == baris.values("sasaran").distinct().count() == 12
    assert baris.count() == 150
    assert road_map.indikatorprioritas.count() == 61
    assert road_map.programklasifikasi.count() == 11
    assert road_map.kegiatanklasifikasi.count() == 93


def test_order_and_links_of_what_the_counts_count(road_map: RoadMap) -> None:
    area = road_map.areaperubahan.order_by("nomor").values_list("nomor", "kode", "pokja__kode")
    assert list(area) == [(i, huruf, f"pokja-{huruf}") for i, huruf in enumerate("abcdefgh", 1)]
    sasaran = road_map.sasaran.order_by("urutan").values_list("urutan", "kode")
    assert list(sasaran) == [(i, f"s{i:02}") for i in range(1, 13)]
    pertama = [
        road_map.barislampiran.filter(sasaran__kode=kode).order_by("nomor")[0].nomor for _, kode in sasaran
    ]
    assert pertama == sorted(pertama)
    assert list(road_map.tujuan.values_list("nomor", "kode")) == [(1, "t1"), (2, "t2"), (3, "t3")]


LEBIH_RENDAH_LEBIH_BAIK = {"aki", "akb", "stunting", "ndr", "titik-kemacetan", "angkutan-darat", "tfr"}


def test_indikator_direction_and_ladder_are_those_of_the_domain() -> None:
    arah: dict[str, set[str]] = {}
    for kode, nama in Indikator.objects.values_list("kode", "arah"):
        arah.setdefault(nama, set()).add(kode)
    assert arah["turun"] == LEBIH_RENDAH_LEBIH_BAIK
    assert arah["label"] == {"opini-bpk"}
    assert arah.keys() == {"naik", "turun", "label"}
    anak = AnakTangga.objects.filter(tangga__indikator__kode="opini-bpk").order_by("urutan")
    urut = [(1, "WTP"), (2, "WTP-DPP"), (3, "WDP"), (4, "TMP"), (5, "TW")]
    assert list(anak.values_list("urutan", "label")) == urut


def test_counts_of_priorities(road_map: RoadMap) -> None:
    prioritas = road_map.prioritas
    sektor = prioritas.filter(kelompok__jenis="pelayanan", induk=None, tempat__contains="Bab III.A")
    assert [p.nama for p in sektor.order_by("nomor")] == [
        "Pendidikan", "Kesehatan", "Kependudukan", "Perhubungan", "Pelayanan Perizinan",
    ]  # fmt: skip
    assert prioritas.filter(kelompok__jenis="quick_wins").count() == 3
    pilot = road_map.pilotzonaintegritas
    assert list(pilot.filter(tahap="pilot").values_list("nomor", flat=True)) == list(range(1, 9))
    assert list(pilot.filter(tahap="usulan").values_list("perangkat_daerah__kode", flat=True)) == [
        "dispendukcapil"
    ]
    assert all(p.perangkat_daerah.nama == p.teks for p in pilot.filter(tahap="pilot"))


# The normalised side: what the regulation means, without its typos

KOREKSI = {
    "anti korupsi": "antikorupsi",
    "terselenggara nya": "terselenggaranya",
    "infrastruk tur": "infrastruktur",
    "aparaturngawasan": "aparatur pengawasan",
    "prgram": "program",
    "urusan pemerintah daerah": "urusan pemerintahan daerah",
    "non perizinan": "nonperizinan",
    "non ijin": "nonizin",
    "ijin": "izin",
    "evaluasi / penilaian": "evaluasi/penilaian",
    "/ ": "/",
    "/o perasional": "/operasional",
    "fasilitas pengawasan": "fasilitasi pengawasan",
    "mall ": "mal ",
    "dibidang": "di bidang",
    "penyelenggaraanpe merintahan": "penyelenggaraan pemerintahan",
    "kegiatanpemeriksa an": "kegiatan pemeriksaan",
    "kepegawaia sub": "kepegawaian sub",
    "assesment": "asesmen",
    "urusan pemerinta$": "urusan pemerintahan umum",
    "egovernment": "e-government",
    "kapastitas": "kapasitas",
    "lkjiip": "lkjip",
    "kabupaten/kot ": "kabupaten/kota ",
    "rankepskda": "rankepsekda",
    "analisis jabata$": "analisis jabatan",
    "analisa": "analisis",
    "kegiatan: standar pelayanan perencanaan": "kegiatan: perencanaan",
    "tata laksan$": "tata laksana",
    "penanaman moda$": "penanaman modal",
    "pelayanan & fasilitasi": "pelayanan dan fasilitasi",
    "s.d 49": "s.d. 49",
}
"""Every typo and broken word of the printed text, small letters, with its mend; $ is the end of the cell."""
TANPA_RINCIAN = {60, 75, 89, 139, 141}
"""Rows that print no program (so their kegiatan stands under none) or no kegiatan."""
PELAKSANA = {
    "BKAD": ["bkad"],
    "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia": ["bkpsdm"],
    "Bagian Hukum": ["bagian-hukum"],
    "Bagian Layanan Pengadaan Barang/Jasa": ["bagian-lpbj"],
    "Bagian Organisasi": ["bagian-organisasi"],
    "Bagian Pemerintahan": ["bagian-pemerintahan"],
    "Bappeda": ["bappeda"],
    "Bappeda/Bagian Organisasi": ["bappeda", "bagian-organisasi"],
    "Dinas Komunikasi Dan Informatika": ["diskominfo"],
    "Dinas Komunikasi dan Informatika": ["diskominfo"],
    "Dinas Pendidikan dan Kebudayaan": ["disdikbud"],
    "Dinas Perpustakaan Umum dan Arsip Daerah": ["dispusip"],
    "Dinas Tenaga Kerja, Penanaman Modal dan Pelayanan Terpadu Satu Pintu": ["disnaker-pmptsp"],
    "Inspektorat Daerah": ["inspektorat"],
    "Inspektorat Daerah Daerah": ["inspektorat"],
    "Seluruh Perangkat Daerah": [],
}


def perbaiki(teks: str) -> str:
    """Return a printed text in small letters with its typos mended."""
    hasil = f"{teks.casefold()}$"
    for salah, benar in KOREKSI.items():
        hasil = hasil.replace(salah, benar)
    return hasil.removesuffix("$")


def test_program_is_the_printed_one_mended(road_map: RoadMap) -> None:
    for b in road_map.barislampiran.select_related("program"):
        assert (b.program.nama.casefold() if b.program else "") == perbaiki(b.teks_program), b
        assert b.program is None or b.program.nomenklatur == b.nomenklatur, b


def test_nomenklatur_is_that_of_the_printed_form(road_map: RoadMap) -> None:
    """The new nomenclature prints “Kegiatan: … Sub Kegiatan: …”, the old one does not."""
    for b in road_map.barislampiran.all():
        assert (b.nomenklatur == "baru") == b.teks_kegiatan.startswith("Kegiatan:"), b


def _kegiatan_disebut(teks: str) -> list[tuple[str, str]]:
    """Read the kegiatan and sub kegiatan that a printed cell names."""
    isi = perbaiki(teks)
    if cocok := re.fullmatch(r"kegiatan: 1\. (.+); dan 2\. (.+) sub kegiatan: 1\. (.+); dan (.+)", isi):
        return [(cocok[1], cocok[3]), (cocok[2], cocok[4])]
    if cocok := re.fullmatch(r"kegiatan: (.+?) sub kegiatan:(?: (.+))?", isi):
        return [(cocok[1], cocok[2] or "")]
    return [(isi.removeprefix("kegiatan "), "")]


def test_kegiatan_are_the_printed_ones_mended(road_map: RoadMap) -> None:
    for b in road_map.barislampiran.prefetch_related("rincian__kegiatan", "rincian__sub_kegiatan"):
        rincian = [
            (r.kegiatan.nama.casefold(), r.sub_kegiatan.nama.casefold() if r.sub_kegiatan else "")
            for r in sorted(b.rincian.all(), key=lambda r: r.urutan)
        ]
        assert rincian == ([] if b.nomor in TANPA_RINCIAN else _kegiatan_disebut(b.teks_kegiatan)), b
        assert all(r.kegiatan.program_id == b.program_id for r in b.rincian.all()), b
        assert all(r.sub_kegiatan.kegiatan_id == r.kegiatan_id for r in b.rincian.all() if r.sub_kegiatan), b


def test_every_program_and_kegiatan_is_printed_somewhere(road_map: RoadMap) -> None:
    assert not road_map.program.filter(baris=None)
    assert not road_map.kegiatan.filter(rincian=None)
    assert not road_map.subkegiatan.filter(rincian=None)


def test_pelaksana_are_the_printed_ones(road_map: RoadMap) -> None:
    tercetak = ""
    for b in road_map.barislampiran.order_by("nomor"):
        tercetak = b.teks_perangkat_daerah or tercetak  # an empty cell is merged with the one above
        unit = list(b.pelaksana.order_by("urutan").values_list("perangkat_daerah__kode", flat=True))
        assert unit == PELAKSANA[tercetak], b
        assert b.seluruh_pd == (tercetak == "Seluruh Perangkat Daerah"), b


def test_padanan_joins_an_old_row_to_the_new_rows_below_it(road_map: RoadMap) -> None:
    """Most rows come in pairs: a row of the new nomenclature stands for the old row right above it."""
    baris = list(road_map.barislampiran.order_by("nomor"))
    seharusnya = {
        (a.nomor, b.nomor) for a, b in pairwise(baris) if (a.nomenklatur, b.nomenklatur) == ("lama", "baru")
    }
    assert set(road_map.padanan.values_list("lama__nomor", "baru__nomor")) == seharusnya


@pytest.mark.parametrize(
    "model", [models.Tujuan, models.Sasaran, models.SasaranPrioritas, models.ProgramKlasifikasi]
)
def test_names_are_the_printed_text_mended(model: Any) -> None:
    beda = {
        (nama, perbaiki(teks))
        for nama, teks in model._base_manager.values_list("nama", "teks")
        if nama.casefold() != perbaiki(teks)
    }
    # This printed text stops short; “untuk” leads nowhere.
    putus = ("Meningkatnya Efektivitas Sarana Pengaduan", "meningkatnya efektivitas sarana pengaduan untuk")
    assert beda == ({putus} if model is models.SasaranPrioritas else set())


INDIKATOR_BEDA = {
    ("Indeks Maturitas SPIP", "Maturitas SPIP"),
    ("Persentase Layanan Angkutan Darat", "Persentase Layanan Angkutan Darat (Jumlah Angkutan Darat/Jumlah Penumpang Angkutan Darat)"),  # noqa: E501
    ("Indeks SPBE", "Indeks Kematangan SPBE"),
    ("Indeks Kelembagaan", "Indeks Kelembagaan (minimal 60)"),
}  # fmt: skip


def test_indikator_are_the_printed_ones_mended() -> None:
    daftar = PenetapanTarget.objects.filter(dokumen=KODE)
    pasangan = set(daftar.values_list("indikator__nama", "teks_indikator"))
    assert {(nama, teks) for nama, teks in pasangan if nama.casefold() != perbaiki(teks)} == INDIKATOR_BEDA
    assert set(Indikator.objects.filter(penetapan=None).values_list("kode", flat=True)) == {"indeks-rb"}


BAKU = {
    models.AreaPerubahan, models.Tujuan, models.Sasaran, models.Program, models.Kegiatan, models.SubKegiatan,
    models.KelompokPrioritas, models.Prioritas, models.SasaranPrioritas, models.ProgramKlasifikasi, Indikator,
    PerangkatDaerah,
}  # fmt: skip
SALAH = re.compile(
    r"\b(prgram|kepegawaia|assesment|asessment|egovernment|jabata|laksan|moda|kot|kapastitas|lkjiip|rankepskda|"
    r"pemerinta|aparaturngawasan|penyelenggaraanpe|pemeriksa an|infrastruk|analisa|ijin|mall)\b"
    r"|\b(\w+) \2\b|  |^\s|\s$|\s[,;.)]|\( |/ | /",
    re.IGNORECASE,
)
KATA_KECIL = {
    "atau", "bagi", "dalam", "dan", "dari", "dengan", "di", "e", "kepada", "melalui", "menuju", "obatan", "oleh", "pada", "per",  # noqa: E501
    "rata", "s", "d", "sampai", "secara", "tentang", "terhadap", "untuk", "yang", "harus", "terus", "terkait",
    "dipelihara", "peningkatan", "kualitas", "pelayanan", "undangan", "sebagai", "jenjang",
}  # fmt: skip


def test_normalised_names_have_no_known_typo_and_no_broken_word() -> None:
    nama = [str(n) for m in BAKU for n in m._base_manager.values_list("nama", flat=True)]
    assert len(nama) > 350
    assert not [n for n in nama if SALAH.search(n)]
    kecil = {k for n in nama for k in re.findall(r"\b[a-z]\w*", n)}
    assert kecil <= KATA_KECIL, kecil - KATA_KECIL
