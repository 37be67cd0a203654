"""The consistency check: every rule on small snapshots and on the regulation itself, the page, CSV, the command."""

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from indikator.models import Target
from indikator.nilai import urai
from organisasi.models import Pengguna
from roadmap.models import BarisLampiran, RoadMap
from roadmap.pemeriksaan import (
    ATURAN,
    ATURAN_PER_KODE,
    Butir,
    SaringanTemuan,
    Temuan,
    Tingkat,
    periksa,
    tulis_csv,
)
from roadmap.pemeriksaan.ejaan import bagian_kegiatan, beda_kata
from roadmap.pemeriksaan.potret import (
    BarisPotret,
    IndikatorPotret,
    KegiatanPasal,
    NamaBaku,
    PelaksanaPotret,
    PenetapanPotret,
    Potret,
    RincianPotret,
    TargetPotret,
    TeksBaku,
)
from roadmap.pemeriksaan.target import sama_arti
from roadmap.pemeriksaan.tempat import daftar_kata, rentang
from roadmap.queries.pemeriksaan import potret
from roadmap.services.siklus import salin_road_map
from tests.pabrik import PenggunaFactory

KODE = "perwal-45-2020"
TAHUN = range(2020, 2024)
HALAMAN = "/road-map/pemeriksaan/"
CSV = "/road-map/pemeriksaan/csv/"


# Small snapshots


def indikator(**isi: Any) -> IndikatorPotret:
    return IndikatorPotret(**{"kode": "i", "nama": "Indeks Contoh", "satuan": "indeks", **isi})


def penetapan(*teks: str, kode: str = "b01", dasar: str | None = None, **isi: Any) -> PenetapanPotret:
    """Return a printed row with targets from 2020 on, and a baseline of 2019 where given."""
    target = tuple(TargetPotret(2020 + n, t) for n, t in enumerate(teks))
    awal = () if dasar is None else (TargetPotret(2019, dasar),)
    bawaan: dict[str, Any] = {"indikator": indikator(), "teks": "Indeks Contoh", "tempat": "Bab III.B.1.a"}
    tahun_dasar = None if dasar is None else 2019
    return PenetapanPotret(kode=kode, target=awal + target, tahun_dasar=tahun_dasar, **{**bawaan, **isi})


def dengan_target(*daftar: PenetapanPotret) -> Potret:
    return Potret(TAHUN, penetapan=daftar)


def satu(*teks: str, dasar: str | None = None, **isi: Any) -> Potret:
    """Return a snapshot with one printed row; `isi` describes its indicator."""
    i = indikator(**isi)
    return dengan_target(penetapan(*teks, dasar=dasar, indikator=i, teks=i.nama))


def baris(**isi: Any) -> BarisPotret:
    bawaan: dict[str, Any] = {
        "nomor": 1,
        "kunci": "11111111-1111-1111-1111-111111111111",
        "area": "Penguatan Pengawasan",
        "teks_area": "Penguatan Pengawasan",
        "program": "Program Contoh",
        "teks_program": "Program Contoh",
        "teks_kegiatan": "Evaluasi SPIP",
        "rincian": (RincianPotret("Evaluasi SPIP"),),
        "teks_pd": "Bappeda",
        "pelaksana": (PelaksanaPotret("Badan Perencanaan Pembangunan Daerah", "Bappeda"),),
    }
    return BarisPotret(**{**bawaan, **isi})


def dengan_baris(*daftar: BarisPotret, **isi: Any) -> Potret:
    return Potret(TAHUN, baris=daftar, **isi)


def pasal_3(dukungan: int) -> Potret:
    kegiatan = KegiatanPasal("e2", 2, "Analisis kebutuhan diklat", 5, "e", dukungan)
    return Potret(TAHUN, kegiatan_pasal=(kegiatan,))


def nama(*pasangan: tuple[str, str], jenis: str = "kegiatan") -> Potret:
    return Potret(TAHUN, nama=tuple(NamaBaku(jenis, n, "lama", p) for n, p in pasangan))


LAMPIRAN_SPIP = penetapan("4", "4.1", "4.2", "4.30", kode="l01", baris=(1, 2, 3))
BARU = {"nomenklatur": "baru", "rincian": (RincianPotret("Pembinaan ASN"),)}
GABUNG = baris(nomor=2, teks_pd="")

CONTOH: dict[str, tuple[Potret, Potret, str]] = {
    "target-berbeda": (
        dengan_target(LAMPIRAN_SPIP, penetapan("4", "4,2", "4,2", "4,3")),
        dengan_target(LAMPIRAN_SPIP, penetapan("4", "4,1", "4,2", "4,3")),
        "2021 4.1 (Lampiran) dan 4,2 (Bab III.B.1.a)",
    ),
    "tahun-tanpa-target": (satu("14760", "", "", "N/A"), satu("1", "2", "3", "4"), "2021, 2022 dan 2023"),
    "satuan-berubah": (
        satu("91%", "96%", dasar="95"),
        satu("91%", "96%", dasar="95%"),
        "satuan tidak tercetak pada semua tahun",
    ),
    "di-luar-skala": (
        satu("4", "5,5", skala_bawah=Decimal(1), skala_atas=Decimal(5)),
        satu("4", "5", skala_bawah=Decimal(1), skala_atas=Decimal(5)),
        "2021: 5,5 di luar skala 1–5",
    ),
    "tanpa-kegiatan": (dengan_baris(baris(teks_kegiatan="")), dengan_baris(baris()), "kosong"),
    "tanpa-perangkat-daerah": (
        dengan_baris(baris(teks_pd="", pelaksana=())),
        dengan_baris(baris(pelaksana=(), seluruh_pd=True, teks_pd="Seluruh Perangkat Daerah")),
        "Tidak ada Perangkat Daerah",
    ),
    "tanpa-program": (
        dengan_baris(baris(), baris(nomor=2, teks_program="", program="")),
        dengan_baris(baris(), baris(nomor=2, teks_program="")),
        "“Program Contoh” (baris 1)",
    ),
    "tanpa-sub-kegiatan": (
        dengan_baris(baris(teks_kegiatan="Kegiatan: Pembinaan ASN Sub Kegiatan:", **BARU)),
        dengan_baris(
            baris(teks_kegiatan="Kegiatan: Pembinaan ASN Sub Kegiatan: Disiplin", **BARU), baris(nomor=2)
        ),
        "Sub kegiatan tidak tercetak",
    ),
    "arah-berlawanan": (
        satu("1,67", "1,7", "1,74", "1,72", arah="turun"),
        satu("1,74", "1,72", "1,72", "1,7", arah="turun"),
        "2021: 1,7 → 2022: 1,74",
    ),
    "lebih-buruk-dari-awal": (satu("63,44%", dasar="68%"), satu("68%", dasar="N/A"), "63,44% lebih buruk"),
    "arah-nama": (
        satu("68%", "63%", nama="Persentase Penurunan Titik Kemacetan", arah="turun"),
        satu("63%", "68%", nama="Persentase Penurunan Titik Kemacetan", arah="naik"),
        "2020: 68%; 2021: 63%",
    ),
    "satuan-tidak-sesuai": (
        satu("0,45", satuan="persen"),
        satu("45", "0,45%", satuan="persen"),
        "0,45 dapat berarti 0,45% atau 45%",
    ),
    "melebihi-seratus": (
        satu("104,6", satuan="persen"),
        satu("104,6", satuan="indeks"),
        "2020: 104,6 melebihi 100%",
    ),
    "tanpa-padanan": (
        dengan_baris(baris()),
        dengan_baris(baris(), baris(nomor=2, nomenklatur="baru"), berpadanan=frozenset({1})),
        "tidak mempunyai padanan",
    ),
    "pasal-3-tanpa-baris": (pasal_3(0), pasal_3(1), "Analisis kebutuhan diklat"),
    "kegiatan-dua-program": (
        nama(("SIM ASN", "Program A"), ("SIM ASN", "Program B")),
        nama(("SIM ASN", "Program A"), ("SIM Arsip", "Program B")),
        "“Program A” (baris –) dan “Program B” (baris –)",
    ),
    "ejaan": (
        dengan_baris(baris(teks_program="Prgram Contoh")),
        dengan_baris(baris(teks_program="PROGRAM Contoh")),
        "“Prgram” untuk “Program”",
    ),
    "sel-gabung": (
        dengan_baris(baris(), GABUNG),
        dengan_baris(baris(), baris(nomor=2)),
        "tergabung dengan baris 1",
    ),
    "cetak-berbeda": (
        dengan_target(LAMPIRAN_SPIP, penetapan("4", "4,1", "4,2", "4,3")),
        dengan_target(LAMPIRAN_SPIP, penetapan("4", "4.1", "4.2", "4.30")),
        "2023 4.30 (Lampiran) dan 4,3 (Bab III.B.1.a)",
    ),
    "tanda-desimal": (
        dengan_target(penetapan("1,1", "1,2"), penetapan("4.1", kode="b02")),
        dengan_target(penetapan("1,1", "1,2"), penetapan("14.760", kode="b02")),
        "memakai tanda desimal “.”",
    ),
    "banyak-desimal": (satu("4,2", "4,30"), satu("4,20", "4,30", dasar="4"), "2020: 4,2; 2021: 4,30"),
    "nama-mirip": (
        nama(("Penyusunan/Evaluasi Standar Pelayanan", "P"), ("Penyusunan/Revisi Standar Pelayanan", "P")),
        nama(("Evaluasi SPIP", "P"), ("Evaluasi Implementasi SAKIP", "P"), ("evaluasi SPIP", "Q")),
        "hampir sama",
    ),
    "ejaan-kapital": (
        dengan_baris(baris(teks_pd="bappeda")),
        Potret(TAHUN, teks=(TeksBaku("sasaran", "Birokrasi yang netral", "Birokrasi yang Netral"),)),
        "“bappeda” untuk “Bappeda”",
    ),
    "tanpa-kondisi-awal": (satu("1", dasar="N/A"), satu("1", dasar="0"), "kondisi awal 2019 “N/A”"),
}
"""Per rule: a snapshot in which it finds exactly one thing, one in which it finds nothing, words of the finding."""


def temukan(kode: str, isi: Potret) -> list[Butir]:
    return list(ATURAN_PER_KODE[kode].cari(isi))


def test_contoh_lengkap() -> None:
    assert set(CONTOH) == {a.kode for a in ATURAN}
    assert len(ATURAN_PER_KODE) == len(ATURAN)
    assert [a.tingkat for a in ATURAN] == sorted((a.tingkat for a in ATURAN), key=list(Tingkat).index)


@pytest.mark.parametrize("kode", CONTOH)
def test_aturan_menemukan(kode: str) -> None:
    ada, _, kata = CONTOH[kode]
    (butir,) = temukan(kode, ada)
    assert kata in butir.uraian


@pytest.mark.parametrize("kode", CONTOH)
def test_aturan_tidak_menemukan(kode: str) -> None:
    assert temukan(kode, CONTOH[kode][1]) == []


@pytest.mark.parametrize("kode", CONTOH)
def test_aturan_potret_kosong(kode: str) -> None:
    assert temukan(kode, Potret(TAHUN)) == []


# Meaning, words


@pytest.mark.parametrize(
    ("a", "b", "sama"),
    [
        ("4.30", "4,3", True),
        ("68%", "68", True),
        ("93%", "0,93", True),
        ("WTP", "wtp", True),
        ("<2%", "< 2 %", True),
        ("100", "1", False),
        ("<2%", "2%", False),
        ("4,1", "4,2", False),
        ("WTP", "WDP", False),
        ("WTP", "5", False),
        ("2%", "2 hari", False),
    ],
)
def test_sama_arti(a: str, b: str, sama: bool) -> None:
    assert sama_arti(urai(a), urai(b)) is sama
    assert sama_arti(urai(b), urai(a)) is sama


def test_target_berbeda_tahun_dasar() -> None:
    isi = dengan_target(
        penetapan("4", dasar="3,5"), penetapan("4", dasar="3", kode="b02", tempat="Bab III.B.2")
    )
    (butir,) = temukan("target-berbeda", isi)
    assert "2019 3,5 (Bab III.B.1.a) dan 3 (Bab III.B.2)" in butir.uraian


def test_target_berbeda_kosong_bukan_perbedaan() -> None:
    assert temukan("target-berbeda", dengan_target(penetapan("4", ""), penetapan("4", "5", kode="b02"))) == []


def test_satuan_berubah_lompatan() -> None:
    (butir,) = temukan("satuan-berubah", satu("0,93", "0,94", dasar="52,63"))
    assert "2019: 52,63 → 2020: 0,93" in butir.uraian
    assert temukan("satuan-berubah", satu("2", "0", "4", "6")) == []


def test_satuan_persen_pada_indeks() -> None:
    (butir,) = temukan("satuan-tidak-sesuai", satu("70%", satuan="indeks"))
    assert "bersatuan indeks" in butir.uraian


def test_arah_label_menurut_tangga() -> None:
    tangga = ("WTP", "WTP-DPP", "WDP")
    (butir,) = temukan("arah-berlawanan", satu("WTP", "WDP", arah="label", tangga=tangga))
    assert "2020: WTP → 2021: WDP" in butir.uraian
    assert temukan("arah-berlawanan", satu("WDP", "WTP", "XYZ", arah="label", tangga=tangga)) == []


def test_arah_rentang_tidak_memburuk() -> None:
    assert temukan("arah-berlawanan", satu("5", "3", "4", arah="rentang")) == []


def test_tempat_dengan_kolom_target() -> None:
    isi = dengan_target(penetapan("14760", "", "", "", baris=(128, 129)))
    (butir,) = temukan("tahun-tanpa-target", isi)
    assert butir.tempat == "Lampiran baris 128–129 kolom 5–7"


def test_kolom_mengikuti_banyaknya_tahun() -> None:
    assert Potret(TAHUN).kolom("perangkat_daerah") == 12
    assert Potret(range(2025, 2030)).kolom("perangkat_daerah") == 13


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("Kegiatan: X Sub Kegiatan: Y", ("X", "Y")),
        ("Kegiatan: X Sub kegiatan: Y", ("X", "Y")),
        ("Kegiatan: X Sub Kegiatan:", ("X", "")),
        ("Kegiatan Evaluasi SPIP", ("Evaluasi SPIP", "")),
        ("KegiatanPemeriksa an", ("Pemeriksa an", "")),
        ("Evaluasi SPIP", ("Evaluasi SPIP", "")),
        ("", ("", "")),
    ],
)
def test_bagian_kegiatan(teks: str, hasil: tuple[str, str]) -> None:
    assert bagian_kegiatan(teks) == hasil


@pytest.mark.parametrize(
    ("tercetak", "baku", "kata"),
    [
        ("Inspektorat Daerah Daerah", "Inspektorat Daerah", "kelebihan “Daerah”"),
        ("Penguatan Akuntabilitas", "Penguatan Akuntabilitas Kinerja", "tanpa “Kinerja”"),
        ("Pemeriksa an Kinerja", "Pemeriksaan Kinerja", "“Pemeriksa an” untuk “Pemeriksaan”"),
        ("Kepegawaia daerah", "Kepegawaian Daerah", "“Kepegawaia” untuk “Kepegawaian”"),
        ("Program arsip", "Program Arsip", "“arsip” untuk “Arsip”"),
    ],
)
def test_beda_kata(tercetak: str, baku: str, kata: str) -> None:
    assert beda_kata(tercetak, baku) == kata


def test_ejaan_spasi_garis_miring_dan_keterangan() -> None:
    rapi = baris(teks_kegiatan="Evaluasi / Penilaian", rincian=(RincianPotret("Evaluasi/Penilaian"),))
    kelembagaan = penetapan("65", indikator=indikator(), teks="Indeks Contoh (minimal 60)")
    isi = Potret(TAHUN, baris=(rapi,), penetapan=(kelembagaan,))
    assert temukan("ejaan", isi) == []


def test_ejaan_beberapa_kegiatan_dan_perangkat_daerah() -> None:
    pelaksana = (PelaksanaPotret("Badan X", "Bappeda"), PelaksanaPotret("Bagian Organisasi"))
    rincian = (RincianPotret("Kelola SD", "Bina"), RincianPotret("Kelola SMP", "Bina"))
    teks = "Kegiatan: 1. Kelola SD; dan 2. Kelola SPM Sub Kegiatan: 1. Bina; dan Bina"
    isi = dengan_baris(
        baris(teks_kegiatan=teks, rincian=rincian, teks_pd="Bapeda/Bagian Organisasi", pelaksana=pelaksana)
    )
    assert [b.uraian for b in temukan("ejaan", isi)] == [
        "Kegiatan “Kelola SMP”: tercetak “SPM” untuk “SMP” (baris 1).",
        "Perangkat Daerah “Bappeda”: tercetak “Bapeda” untuk “Bappeda” (baris 1).",
    ]


def test_ejaan_kapital_kalimat_hanya_bila_antartempat_berbeda() -> None:
    tulisan = [TeksBaku("sasaran", t, "Sistem Merit", f"Bab {t}") for t in ("Sistem merit", "Sistem Merit")]
    (butir,) = temukan("ejaan-kapital", Potret(TAHUN, teks=tuple(tulisan)))
    assert (butir.tempat, butir.tautan) == ("Bab Sistem merit", None)


def test_rentang_dan_daftar_kata() -> None:
    assert rentang([3, 1, 2, 7, 7, 9, 10]) == "1–3, 7 dan 9–10"
    assert rentang([]) == ""
    assert daftar_kata(["a", "b"]) == "a dan b"


def test_saringan_semua_kata_dan_kode_tak_dikenal() -> None:
    temuan = periksa(CONTOH["arah-berlawanan"][0])
    assert (
        SaringanTemuan(q="TARGET memburuk").terapkan(temuan)
        == SaringanTemuan(q="memburuk").terapkan(temuan)
        != []
    )
    assert SaringanTemuan(aturan="entah").terapkan(temuan) == []
    assert SaringanTemuan(tingkat="entah").terapkan(temuan) == []


def test_csv_aman_dari_rumus() -> None:
    temuan = Temuan("ejaan", "Ejaan", Tingkat.PERIKSA, "=1+1", "a;b\n“c”")
    baris_csv = list(csv.reader(io.StringIO(tulis_csv([temuan])), delimiter=";"))
    assert baris_csv == [
        ["Tingkat", "Aturan", "Tempat", "Uraian"],
        ["Perlu diperiksa", "Ejaan", "'=1+1", "a;b\n“c”"],
    ]


# The regulation itself


PERWAL: dict[str, tuple[int, str, str]] = {
    "target-berbeda": (0, "", ""),
    "tahun-tanpa-target": (1, "Lampiran baris 128–129 kolom 5–7", "Indeks Inovasi Daerah"),
    "satuan-berubah": (2, "Bab III.B.3.b", "52,63 → 2020: 0,93"),
    "di-luar-skala": (0, "", ""),
    "tanpa-kegiatan": (2, "Lampiran baris 139 kolom 11", "Program Pengendalian, Data dan Informasi"),
    "tanpa-perangkat-daerah": (0, "", ""),
    "tanpa-program": (3, "Lampiran baris 60 kolom 10", "Penyesuaian target capaian"),
    "tanpa-sub-kegiatan": (1, "Lampiran baris 42 kolom 11", "Sub Kegiatan:”"),
    "arah-berlawanan": (2, "Bab III.B.3.b", "2021: 94,83% → 2022: 94,64%"),
    "lebih-buruk-dari-awal": (2, "Bab III.B.1.a", "63,44% lebih buruk daripada kondisi awal 2019 68%"),
    "arah-nama": (1, "Bab III.B.3.d", "Persentase Penurunan Titik Kemacetan"),
    "satuan-tidak-sesuai": (3, "Bab III.B.3.b", "BOR (Bed Occupancy Rate) RSUD"),
    "melebihi-seratus": (3, "Bab III.B.3.a", "APM SD: 2020: 104,6"),
    "tanpa-padanan": (14, "Lampiran baris 27 kolom 10–11", "Internalisasi Anti Korupsi"),
    "pasal-3-tanpa-baris": (15, "Pasal 3 ayat (2) huruf g angka 1", "Penandatanganan Pakta Integritas"),
    "kegiatan-dua-program": (2, "Lampiran baris 3 dan 5 kolom 11", "Infrastruktur dan Pengembangan Wilayah"),
    "ejaan": (38, "Lampiran baris 1–18, 31–40 dan 115–120 kolom 12", "kelebihan “Daerah”"),
    "sel-gabung": (4, "Lampiran baris 20 kolom 12", "tergabung dengan baris 19"),
    "cetak-berbeda": (
        2,
        "Bab III.B.1.c; Lampiran baris 1–57 kolom 5–7",
        "2023 4,3 (Bab III.B.1.c) dan 4.30 (Lampiran)",
    ),
    "tanda-desimal": (2, "Lampiran baris 1–57 kolom 5–7", "lazimnya “,”"),
    "banyak-desimal": (12, "Lampiran baris 67–84 kolom 4–7", "2020: 80,5; 2021: 82,05"),
    "nama-mirip": (3, "Lampiran baris 107 dan 149 kolom 11", "Penyusunan/Revisi Standar Pelayanan"),
    "ejaan-kapital": (46, "Lampiran baris 48 kolom 10", "“PROGRAM APLIKASI INFORMATIKA”"),
    "tanpa-kondisi-awal": (28, "Bab III.B.3.b", "NDR"),
}
"""Per rule: how many findings Perwal 45/2020 has, and one of them."""


@pytest.fixture
def road_map(db: None) -> RoadMap:
    return RoadMap.objects.get(kode=KODE)


def test_perwal_setiap_aturan(road_map: RoadMap) -> None:
    temuan = periksa(potret(road_map))
    banyak = Counter(t.aturan for t in temuan)
    assert {a.kode: banyak[a.kode] for a in ATURAN} == {kode: isi[0] for kode, isi in PERWAL.items()}
    for kode, (jumlah, tempat, kata) in PERWAL.items():
        if jumlah:
            assert any(t.aturan == kode and t.tempat == tempat and kata in t.uraian for t in temuan), kode


def test_perwal_terberat_lebih_dahulu(road_map: RoadMap) -> None:
    urutan = [list(Tingkat).index(t.tingkat) for t in periksa(potret(road_map))]
    assert urutan == sorted(urutan)


def test_perwal_aturan_tanpa_temuan_menyala_bila_isi_berubah(road_map: RoadMap) -> None:
    asli = potret(road_map)
    spip = next(p for p in asli.penetapan if p.kode == "l01")
    target = tuple(replace(t, teks="4,2") if t.tahun == 2021 else t for t in spip.target)
    target = tuple(TargetPotret(t.tahun, t.teks) for t in target)
    luar = tuple(TargetPotret(t.tahun, "5,1") for t in spip.target)
    beda = replace(
        asli, penetapan=(replace(spip, target=target), *(p for p in asli.penetapan if p.kode != "l01"))
    )
    skala = replace(asli, penetapan=(replace(spip, target=luar),))
    tanpa = replace(asli, baris=(replace(asli.baris[0], pelaksana=(), teks_pd=""), *asli.baris[1:]))
    assert "2021 4,2 (Lampiran) dan 4,1 (Bab III.B.1.c)" in temukan("target-berbeda", beda)[0].uraian
    assert "di luar skala 0–5" in temukan("di-luar-skala", skala)[0].uraian
    assert [b.tempat for b in temukan("tanpa-perangkat-daerah", tanpa)] == ["Lampiran baris 1 kolom 12"]


def test_perwal_yang_benar_tidak_ditandai(road_map: RoadMap) -> None:
    temuan = periksa(potret(road_map))
    uraian = {kode: " ".join(t.uraian for t in temuan if t.aturan == kode) for kode in ATURAN_PER_KODE}
    assert "Nilai SAKIP" not in uraian["arah-berlawanan"]
    assert "Angka Kematian" not in uraian["arah-berlawanan"]
    assert "Opini BPK" not in uraian["cetak-berbeda"] + uraian["tahun-tanpa-target"]
    assert "Profesionalitas ASN" not in uraian["banyak-desimal"] + uraian["cetak-berbeda"]
    assert "Bappeda" not in uraian["ejaan"]
    assert not any(t.tautan is None for t in temuan if t.tempat.startswith(("Lampiran", "Pasal")))


# The page


def isi_halaman(klien: Client, alamat: str = HALAMAN) -> str:
    jawaban = klien.get(alamat)
    assert jawaban.status_code == 200
    return str(jawaban.content.decode())


PERAN = (
    "administrator",
    "tim_pengarah",
    "tim_pelaksana",
    "tim_pelaksana_pd",
    "kepala_pd",
    "inspektorat",
    "asesor",
)


@pytest.mark.parametrize("peran", PERAN)
def test_halaman_bagi_setiap_peran(peran: str, request: pytest.FixtureRequest) -> None:
    isi = isi_halaman(request.getfixturevalue(f"klien_{peran}"))
    assert "186 temuan: 5 salah, 84 perlu diperiksa, 97 catatan." in isi
    assert "Lampiran baris 128–129 kolom 5–7" in isi
    assert isi.index("Indeks Inovasi Daerah: tidak ada") < isi.index("NDR (Net Death rate): kondisi awal")


@pytest.mark.parametrize("alamat", [HALAMAN, CSV])
def test_ditolak_dengan_alasan(alamat: str, db: None, klien_anonim: Client) -> None:
    tanpa_peran = Client()
    tanpa_peran.force_login(PenggunaFactory.create(), backend="organisasi.backends.PeranBackend")
    jawaban = tanpa_peran.get(alamat)
    assert jawaban.status_code == 403
    assert "Pemeriksaan terbuka bagi pengguna yang memiliki peran" in jawaban.content.decode()
    assert klien_anonim.get(alamat).headers["Location"] == f"/akun/masuk/?next={alamat}"


@pytest.mark.parametrize("alamat", [HALAMAN, CSV])
def test_hanya_dibaca(alamat: str, klien_tim_pelaksana: Client) -> None:
    assert klien_tim_pelaksana.post(alamat).status_code == 405


@pytest.mark.parametrize("jenis", ["baris", "indikator", "area", "prioritas"])
def test_temuan_bertaut_ke_rekam(klien_tim_pelaksana: Client, road_map: RoadMap, jenis: str) -> None:
    kunci = {
        "baris": road_map.barislampiran.get(nomor=139).kunci,
        "indikator": "inovasi-daerah",
        "area": road_map.areaperubahan.get(kode="g").pk,
        "prioritas": road_map.prioritas.get(kode="3-d").pk,
    }
    alamat = reverse(f"roadmap:{jenis}", args=[kunci[jenis]])
    assert f'<a href="{alamat}">' in isi_halaman(klien_tim_pelaksana)
    assert klien_tim_pelaksana.get(alamat).status_code == 200


@pytest.mark.parametrize(
    ("saringan", "ada", "tidak"),
    [
        ("aturan=tanpa-kegiatan", "Lampiran baris 139 kolom 11", "Lampiran baris 60 kolom 10"),
        ("tingkat=salah", "Lampiran baris 139 kolom 11", "Lampiran baris 60 kolom 10"),
        ("tingkat=periksa", "Lampiran baris 60 kolom 10", "Lampiran baris 139 kolom 11"),
        ("q=kemacetan+PENURUNAN", "Bab III.B.3.d", "Lampiran baris 139 kolom 11"),
        ("tingkat=salah&q=intranet", "Tidak ada temuan yang sesuai", "Lampiran baris 139 kolom 11"),
        ("aturan=entah", "Aturan: pilihan tidak dikenal", "Lampiran baris 139 kolom 11"),
        ("tingkat=%00", "Tingkat: pilihan tidak dikenal", "Lampiran baris 139 kolom 11"),
        ("halaman=zzz", "Lampiran baris 139 kolom 11", "tidak dikenal"),
        (f"q={'x' * 300}", "Tidak ada baris yang ditampilkan", "Lampiran baris 139 kolom 11"),
    ],
)
def test_saringan(klien_tim_pelaksana: Client, saringan: str, ada: str, tidak: str) -> None:
    isi = isi_halaman(klien_tim_pelaksana, f"{HALAMAN}?{saringan}")
    assert ada in isi
    assert tidak not in isi


def test_csv_dengan_saringan_yang_sama(klien_tim_pelaksana: Client) -> None:
    isi = isi_halaman(klien_tim_pelaksana, f"{HALAMAN}?tingkat=salah")
    assert f"{CSV}?tingkat=salah" in isi
    jawaban = klien_tim_pelaksana.get(f"{CSV}?tingkat=salah")
    assert jawaban["Content-Type"] == "text/csv; charset=utf-8"
    assert jawaban["Content-Disposition"] == f'attachment; filename="pemeriksaan-{KODE}.csv"'
    assert jawaban.content.startswith(b"\xef\xbb\xbfTingkat;Aturan;Tempat;Uraian\r\n")
    daftar = list(csv.DictReader(io.StringIO(jawaban.content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(daftar) == 5
    assert {b["Tingkat"] for b in daftar} == {"Salah"}


def test_csv_saringan_tak_dikenal_kosong(klien_tim_pelaksana: Client) -> None:
    jawaban = klien_tim_pelaksana.get(f"{CSV}?aturan=entah")
    assert (jawaban.status_code, jawaban.content.count(b"\r\n")) == (200, 1)


def salinan(road_map: RoadMap, oleh: Pengguna) -> RoadMap:
    return salin_road_map(
        road_map=road_map, kode="salinan", judul="Salinan", tahun_awal=2020, tahun_akhir=2023, oleh=oleh
    )


def tambah_baris(road_map: RoadMap, banyak: int) -> None:
    contoh = road_map.barislampiran.get(nomor=1)
    for n in range(banyak):
        BarisLampiran.objects.create(
            road_map=road_map,
            nomor=200 + n,
            tujuan=contoh.tujuan,
            penetapan=contoh.penetapan,
            sasaran=contoh.sasaran,
            area=contoh.area,
            teks_area="Manajemen perubahan",
            nomenklatur="lama",
            teks_program="Prgram",
            program=contoh.program,
        )


def test_banyak_kueri_tetap(klien_tim_pelaksana: Client, tim_pelaksana: Pengguna, road_map: RoadMap) -> None:
    banyak = []
    besar = salinan(road_map, tim_pelaksana)
    tambah_baris(besar, 60)
    for kode in (KODE, besar.kode):
        klien_tim_pelaksana.get(HALAMAN, {"peta": kode})
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            isi = isi_halaman(klien_tim_pelaksana, f"{HALAMAN}?peta={kode}")
        banyak.append(len(kueri))
        assert ("Lampiran baris 200 kolom 11" in isi) is (kode == "salinan")
    assert banyak[0] == banyak[1]
    with CaptureQueriesContext(connection) as kueri:
        potret(besar)
    assert len(kueri) == 14


def test_rancangan_dengan_target_lain(tim_pelaksana: Pengguna, road_map: RoadMap) -> None:
    besar = salinan(road_map, tim_pelaksana)
    target = Target.objects.get(penetapan__dokumen=besar.kode, penetapan__kode="l06", tahun=2022)
    target.teks = "4,50"
    target.save()
    (temuan,) = [t for t in periksa(potret(besar)) if t.aturan == "target-berbeda"]
    assert "2022 4,45 (Bab III.B.4.b dan Bab III.B.4.c) dan 4,50 (Lampiran)" in temuan.uraian
    assert not [t for t in periksa(potret(road_map)) if t.aturan == "target-berbeda"]


def test_lebih_dari_satu_halaman(
    klien_tim_pelaksana: Client, tim_pelaksana: Pengguna, road_map: RoadMap
) -> None:
    tambah_baris(salinan(road_map, tim_pelaksana), 200)
    isi = isi_halaman(klien_tim_pelaksana, f"{HALAMAN}?peta=salinan")
    assert "Menampilkan 1–300 dari" in isi
    assert 'name="peta" value="salinan"' in isi
    assert klien_tim_pelaksana.get(f"{CSV}?peta=salinan").content.count(b"\r\n") > 301


# The command


def jalankan(*argumen: str) -> str:
    keluar = io.StringIO()
    call_command("periksa_roadmap", *argumen, stdout=keluar)
    return keluar.getvalue()


def test_perintah_teks(road_map: RoadMap) -> None:
    isi = jalankan()
    assert f"({KODE})\n186 temuan: 5 salah" in isi
    assert (
        "✕ Salah · Tahun tanpa target (1)\n  Lampiran baris 128–129 kolom 5–7: Indeks Inovasi Daerah" in isi
    )


def test_perintah_tingkat_dan_json(road_map: RoadMap) -> None:
    data = json.loads(jalankan("--peta", KODE, "--tingkat", "salah", "--format", "json"))
    assert data["road_map"] == KODE
    assert data["jumlah"] == {"salah": 5, "periksa": 0, "catatan": 0}
    assert data["temuan"][0]["tautan"] == {"jenis": "indikator", "kunci": "inovasi-daerah"}


def test_perintah_csv_ke_berkas(road_map: RoadMap, tmp_path: Path) -> None:
    berkas = tmp_path / "temuan.csv"
    assert f"ditulis ke {berkas}" in jalankan("--format", "csv", "--keluaran", str(berkas))
    assert berkas.read_bytes().startswith(b"\xef\xbb\xbfTingkat;Aturan;Tempat;Uraian\r\n")
    assert jalankan("--format", "csv").startswith("Tingkat;Aturan")


def test_perintah_ketat(road_map: RoadMap) -> None:
    with pytest.raises(CommandError, match="5 temuan tingkat salah") as galat:
        jalankan("--ketat", "--tingkat", "catatan")
    assert galat.value.returncode == 1


def test_perintah_ketat_tanpa_salah(road_map: RoadMap, monkeypatch: pytest.MonkeyPatch) -> None:
    perintah = "roadmap.management.commands.periksa_roadmap.potret"
    monkeypatch.setattr(perintah, lambda road_map: Potret(road_map.tahun))
    assert "Tidak ada temuan." in jalankan("--ketat")


@pytest.mark.parametrize(
    ("argumen", "pesan"),
    [
        (("--peta", "entah"), f"Road map ‘entah’ tidak ditemukan. Yang ada: {KODE}."),
        (("--tingkat", "parah"), "--tingkat ‘parah’ tidak dikenal. Pilihan: salah, periksa, catatan."),
        (("--format", "pdf"), "--format ‘pdf’ tidak dikenal. Pilihan: teks, csv, json."),
        (("--keluaran", "/tidak/ada/x.txt"), "Berkas /tidak/ada/x.txt tidak dapat ditulis"),
    ],
)
def test_perintah_ditolak(road_map: RoadMap, argumen: tuple[str, ...], pesan: str) -> None:
    with pytest.raises(CommandError, match=pesan.replace("(", r"\(")):
        jalankan(*argumen)
