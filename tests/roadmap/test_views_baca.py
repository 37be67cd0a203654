"""Pages that anyone reads, with the regulation in the database; what they must show is read from the CSV files."""

import csv
import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from indikator.models import Indikator
from organisasi.models import JenisPerangkatDaerah, Pengguna, PerangkatDaerah
from roadmap.models import (
    AreaPerubahan,
    BarisLampiran,
    Prioritas,
    RoadMap,
    Sasaran,
    Tujuan,
)
from roadmap.queries.pohon import pohon
from tests.roadmap.halaman import baca, isian, tabel, teks

pytestmark = pytest.mark.django_db
DATA = Path(__file__).resolve().parents[2] / "fixtures" / "perwal-45-2020"
LAMPIRAN = "/road-map/lampiran/"


def berkas(nama: str) -> list[dict[str, str]]:
    with (DATA / f"{nama}.csv").open(encoding="utf-8-sig", newline="") as isi:
        return list(csv.DictReader(isi, delimiter=";"))


CETAK = berkas("lampiran")
PELAKSANA = {(p["baris"], p["perangkat_daerah"]) for p in berkas("pelaksana_lampiran")}


def nomor_tampil(html: str) -> list[int]:
    """Return the numbers of the rows that a Lampiran page shows, in its order."""
    per_kunci = {b.kunci.hex: b.nomor for b in BarisLampiran.objects.all()}
    return [per_kunci[b.id.removeprefix("baris-")] for b in tabel(html, "tabel-lampiran")]


def nomor_cetak(saring: Callable[[dict[str, str]], bool]) -> list[int]:
    return [int(b["nomor"]) for b in CETAK if saring(b)]


# Home and tree


def test_beranda(klien_anonim: Client) -> None:
    html = baca(klien_anonim, "/")
    kata = teks(html)
    assert "Peraturan Walikota Malang Nomor 45 Tahun 2020" in kata
    assert "3 tujuan, 12 sasaran dan 8 area perubahan, diwujudkan melalui 150 baris kegiatan" in kata
    for area in berkas("area_perubahan"):
        assert area["nama"] in kata
    for realisasi in berkas("realisasi"):
        assert f'<td class="angka">{realisasi["teks"]}</td>' in html
    assert "Masuk untuk menyusun atau memeriksa" in kata
    assert "Susun rancangan" not in kata


@pytest.mark.parametrize(
    ("klien", "ada", "tiada"),
    [
        ("klien_tim_pelaksana", "Susun rancangan", "Tinjau dan tetapkan"),
        ("klien_tim_pengarah", "Tinjau dan tetapkan", "Susun rancangan"),
        ("klien_asesor", "Periksa konsistensi", "Susun rancangan"),
    ],
)
def test_beranda_menurut_peran(request: pytest.FixtureRequest, klien: str, ada: str, tiada: str) -> None:
    kata = teks(baca(request.getfixturevalue(klien), "/"))
    assert ada in kata
    assert tiada not in kata


@pytest.mark.parametrize("alamat", ["/", "/cari/?q=spbe", "/road-map/pohon/", LAMPIRAN, "/perangkat-daerah/"])
def test_tanpa_road_map(klien_anonim: Client, alamat: str) -> None:
    RoadMap.objects.update(status="rancangan")
    html = baca(klien_anonim, alamat)
    assert "Belum ada road map" in teks(html)


def test_pohon_dari_tujuan_sampai_perangkat_daerah(klien_anonim: Client, asli: RoadMap) -> None:
    html = baca(klien_anonim, "/road-map/pohon/")
    kata = teks(html)
    for tujuan in berkas("tujuan"):
        assert f"{tujuan['nomor']}. {tujuan['nama']}" in kata
    for jenis in ("sasaran", "area_perubahan"):
        for satu in berkas(jenis):
            assert satu["nama"] in kata
    for baris in BarisLampiran.objects.filter(road_map=asli):
        assert reverse("roadmap:baris", args=[baris.kunci]) in html
    for kode in {kode for _, kode in PELAKSANA}:
        assert reverse("roadmap:perangkat_daerah", args=[kode]) in html
    assert kata.count("PDSeluruh Perangkat Daerah") == len(nomor_cetak(lambda b: b["seluruh_pd"] == "ya"))


def test_pohon_tiga_kueri(
    asli: RoadMap, klon: RoadMap, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    klon.barislampiran.filter(nomor__gt=3).delete()
    for road_map in (asli, klon):
        with django_assert_num_queries(3):
            pohon(road_map)


# Lampiran


def test_lampiran_dua_belas_kolom(klien_anonim: Client) -> None:
    html = baca(klien_anonim, LAMPIRAN)
    judul = re.findall(r"<th scope=\"col(?:group)?\"[^>]*>([^<]+)</th>", html)
    assert judul == [
        "No.", "Tujuan Reformasi Birokrasi", "Indikator", "Target Tahun", "Sasaran", "Area Perubahan", "Program",
        "Kegiatan", "Perangkat Daerah", "2020", "2021", "2022", "2023",
    ]  # fmt: skip
    nomor = re.search(r'<tr class="nomor-kolom">(.*?)</tr>', html)
    assert nomor is not None
    assert re.findall(r"<td>(\d+)</td>", nomor[1]) == [str(n) for n in range(1, 13)]


def kolom_terisi(html: str, lebar: int = 12) -> list[list[tuple[int, str]]]:
    """Lay the merged cells of a Lampiran page out: for each column (rows covered, text), as a browser would."""
    sisa = [0] * lebar
    kolom: list[list[tuple[int, str]]] = [[] for _ in range(lebar)]
    for baris in tabel(html, "tabel-lampiran"):
        sel = iter(baris.sel)
        for k in range(lebar):
            if sisa[k] == 0:
                satu = next(sel)
                sisa[k] = satu.rentang
                kolom[k].append((satu.rentang, satu.teks))
            sisa[k] -= 1
        assert next(sel, None) is None, f"a cell too many in {baris.id}"
    assert sisa == [0] * lebar, "a merged cell reaches below the table"
    return kolom


def test_lampiran_sel_tergabung(klien_anonim: Client) -> None:
    kolom = kolom_terisi(baca(klien_anonim, LAMPIRAN))
    for k in kolom:
        assert sum(rentang for rentang, _ in k) == len(CETAK) == 150
    assert [k[0][1] for k in kolom] == [
        "1.",
        "Birokrasi yang Bersih dan Akuntabel",
        "Indeks Maturitas SPIP",
        "4",
        "4.1",
        "4.2",
        "4.30",
        "Terwujudnya Integritas dan Budaya Anti Korupsi dalam birokrasi",
        "Manajemen Perubahan",
        CETAK[0]["teks_program"],
        CETAK[0]["teks_kegiatan"],
        CETAK[0]["teks_perangkat_daerah"],
    ]
    assert [teks for _, teks in kolom[1]] == [t["teks"] for t in berkas("tujuan")]
    assert [rentang for rentang, _ in kolom[10]] == [1] * 150, "a kegiatan is never merged"
    assert [t for _, t in kolom[10]] == [b["teks_kegiatan"] or "–Kegiatan tidak tercetak" for b in CETAK]
    for n, bidang in ((9, "teks_program"), (11, "teks_perangkat_daerah")):
        assert [t for _, t in kolom[n]] == [b[bidang] for b in CETAK if b[bidang]]


SARINGAN: list[tuple[dict[str, str], Callable[[dict[str, str]], bool]]] = [
    ({"tujuan": "t1"}, lambda b: b["tujuan"] == "t1"),
    ({"tujuan": "t3"}, lambda b: b["tujuan"] == "t3"),
    ({"area": "d"}, lambda b: b["area"] == "d"),
    ({"sasaran": "s05"}, lambda b: b["sasaran"] == "s05"),
    ({"pd": "diskominfo"}, lambda b: (b["nomor"], "diskominfo") in PELAKSANA or b["seluruh_pd"] == "ya"),
    ({"nomenklatur": "lama"}, lambda b: b["nomenklatur"] == "lama"),
    ({"nomenklatur": "baru"}, lambda b: b["nomenklatur"] == "baru"),
    ({"q": "KESEKRETARIATAN"}, lambda b: "kesekretariatan" in b["teks_program"].lower()),
    ({"q": "Forum Konsultasi Publik"}, lambda b: "Forum Konsultasi Publik" in b["teks_kegiatan"]),
    ({"q": "zzzxqy"}, lambda b: False),
    (
        {"tujuan": "t1", "area": "f", "pd": "inspektorat", "nomenklatur": "baru"},
        lambda b: (
            (b["tujuan"], b["area"], b["nomenklatur"]) == ("t1", "f", "baru")
            and ((b["nomor"], "inspektorat") in PELAKSANA or b["seluruh_pd"] == "ya")
        ),
    ),
    ({"tujuan": "t1", "sasaran": "s12"}, lambda b: False),
]


@pytest.mark.parametrize(("saringan", "memenuhi"), SARINGAN, ids=[str(s) for s, _ in SARINGAN])
def test_lampiran_disaring(
    klien_anonim: Client, asli: RoadMap, saringan: dict[str, str], memenuhi: Callable[[dict[str, str]], bool]
) -> None:
    model: dict[str, Any] = {"tujuan": Tujuan, "area": AreaPerubahan, "sasaran": Sasaran}
    data = {
        n: str(model[n]._base_manager.get(road_map=asli, kode=v).pk) if n in model else v
        for n, v in saringan.items()
    }
    html = baca(klien_anonim, LAMPIRAN, data)
    harapan = nomor_cetak(memenuhi)
    assert nomor_tampil(html) == harapan
    if harapan:
        for k in kolom_terisi(html):
            assert sum(rentang for rentang, _ in k) == len(nomor_tampil(html))
    else:
        assert "Tidak ada baris" in teks(html)


def test_lampiran_tersaring_membawa_teks_sel_di_atasnya(klien_anonim: Client) -> None:
    """A row whose program is printed with the row above keeps it when a filter hides the row above."""
    pemilik, lanjutan, kata = _lanjutan_dengan_kata_sendiri()
    html = baca(klien_anonim, LAMPIRAN, {"q": kata})
    tampil = nomor_tampil(html)
    assert int(lanjutan["nomor"]) in tampil
    assert int(pemilik["nomor"]) not in tampil
    terisi = [isi for rentang, isi in kolom_terisi(html)[9] for _ in range(rentang)]
    assert terisi[tampil.index(int(lanjutan["nomor"]))] == pemilik["teks_program"]


def _lanjutan_dengan_kata_sendiri() -> tuple[dict[str, str], dict[str, str], str]:
    """Find a row without a printed program, the row that owns its cell, and a word that only the former has."""
    pemilik: dict[str, str] = {}
    for baris in CETAK:
        if baris["teks_program"]:
            pemilik = baris
            continue
        for kata in re.findall(r"[A-Za-z]{7,}", baris["teks_kegiatan"]):
            if kata.lower() not in str(pemilik).lower():
                return pemilik, baris, kata
    raise AssertionError("The regulation has no such row.")


@pytest.mark.parametrize(
    "data",
    [
        {"tujuan": "999999"}, {"tujuan": "abc"}, {"tujuan": "9" * 30}, {"area": "-1"}, {"sasaran": "1' OR 1=1"},
        {"pd": "tidak-ada"}, {"nomenklatur": "kuno"},
    ],
    ids=str,
)  # fmt: skip
def test_lampiran_nilai_tidak_dikenal(klien_anonim: Client, data: dict[str, str]) -> None:
    html = baca(klien_anonim, LAMPIRAN, data)
    assert "pilihan tidak dikenal" in teks(html)
    assert nomor_tampil(html) == []


@pytest.mark.parametrize(
    ("kata", "alasan"),
    [
        ("a\0b", "Kata: Teks tidak boleh memuat karakter null."),
        (
            "x" * 201,
            "Kata: Pastikan nilai ini mengandung paling banyak 200 karakter (sekarang 201 karakter).",
        ),
    ],
    ids=["nul", "panjang"],
)
def test_lampiran_kata_ditolak_dengan_alasannya(klien_anonim: Client, kata: str, alasan: str) -> None:
    html = baca(klien_anonim, LAMPIRAN, {"q": kata})
    assert alasan in teks(html)
    assert nomor_tampil(html) == []


@pytest.mark.parametrize(
    "nama",
    ["beranda", "cari", "pohon", "lampiran", "daftar_prioritas", "daftar_area", "daftar_indikator",
     "daftar_perangkat_daerah"],
)  # fmt: skip
@pytest.mark.parametrize("peta", ["tidak-ada", "klon", "\0", "' OR 1=1"])
def test_road_map_tidak_dikenal_atau_tersembunyi(
    klien_anonim: Client, klon: RoadMap, nama: str, peta: str
) -> None:
    html = baca(klien_anonim, reverse(f"roadmap:{nama}"), {"peta": peta}, status=404)
    assert "Halaman ini tidak ada" in html
    assert klon.judul not in html


def test_rancangan_terlihat_setelah_masuk(klien_asesor: Client, klon: RoadMap) -> None:
    html = baca(klien_asesor, LAMPIRAN, {"peta": klon.kode})
    assert len(nomor_tampil(html)) == 150
    assert "Rancangan" in teks(html)
    assert 'value="klon" selected' in html


def test_rancangan_dicetak_sebagai_rancangan(
    klien_anonim: Client, klien_asesor: Client, klon: RoadMap
) -> None:
    alamat = reverse("roadmap:ekspor_lampiran", args=["csv"])
    assert klien_anonim.get(alamat, {"peta": klon.kode}).status_code == 404
    jawaban = klien_asesor.get(alamat, {"peta": klon.kode})
    assert jawaban.status_code == 200
    assert "lampiran-klon.csv" in jawaban["Content-Disposition"]


def test_isi_rancangan_tersembunyi_bagi_umum(
    klien_anonim: Client, klien_asesor: Client, klon: RoadMap
) -> None:
    area, prioritas, baris = (
        klon.areaperubahan.get(kode="a"), klon.prioritas.get(kode="1-a"), klon.barislampiran.get(nomor=1),
    )  # fmt: skip
    for alamat in (
        reverse("roadmap:area", args=[area.pk]),
        reverse("roadmap:prioritas", args=[prioritas.pk]),
        reverse("roadmap:baris", args=[baris.kunci]),
        reverse("roadmap:rinci", args=[klon.kode]),
    ):
        baca(klien_anonim, alamat, status=404)
        baca(klien_asesor, alamat)


# Rows, areas, priorities


def test_baris_rinci(klien_anonim: Client, asli: RoadMap) -> None:
    baris = asli.barislampiran.get(nomor=2)
    html = baca(klien_anonim, reverse("roadmap:baris", args=[baris.kunci]))
    kata = teks(html)
    assert "Inspektorat Daerah Daerah" in kata, "as printed"
    assert "/perangkat-daerah/inspektorat/" in html, "as meant"
    assert "Sub kegiatan: Audit Kinerja dan Keuangan" in kata
    assert "2021 4.1" in kata
    assert reverse("roadmap:baris", args=[asli.barislampiran.get(nomor=1).kunci]) in html, (
        "padanan, previous row"
    )
    assert reverse("roadmap:baris", args=[asli.barislampiran.get(nomor=3).kunci]) in html, "next row"
    assert "Riwayat perubahan" in kata


def test_baris_seluruh_pd(klien_anonim: Client, asli: RoadMap) -> None:
    baris = asli.barislampiran.get(nomor=41)
    assert "Perangkat DaerahSeluruh Perangkat Daerah" in teks(
        baca(klien_anonim, reverse("roadmap:baris", args=[baris.kunci]))
    )


@pytest.mark.parametrize(
    "alamat",
    ["/road-map/lampiran/" + "0" * 32 + "/", "/road-map/area/0/", "/road-map/prioritas/" + "9" * 25 + "/",
     "/road-map/indikator/tidak-ada/", "/perangkat-daerah/tidak-ada/", "/road-map/peta/tidak-ada/",
     "/road-map/lampiran/ekspor/exe/", "/road-map/lampiran/ekspor/csv/?tujuan=abc"],
)  # fmt: skip
def test_tidak_ada(klien_anonim: Client, alamat: str) -> None:
    baca(klien_anonim, alamat, status=404)


def test_area(klien_anonim: Client, asli: RoadMap) -> None:
    html = baca(klien_anonim, "/road-map/area/")
    for satu in asli.areaperubahan.all():
        alamat = reverse("roadmap:area", args=[satu.pk])
        assert alamat in html
        rinci = teks(baca(klien_anonim, alamat))
        for jenis in ("kegiatan_area", "fokus_perubahan"):
            for butir in berkas(jenis):
                assert (butir["teks"] in rinci) or butir["area"] != satu.kode
    d = asli.areaperubahan.get(kode="d")
    assert f"{len(nomor_cetak(lambda b: b['area'] == 'd'))} baris Lampiran" in teks(html)
    assert f"?area={d.pk}" in html


def test_prioritas(klien_anonim: Client, asli: RoadMap) -> None:
    html = baca(klien_anonim, "/road-map/prioritas/")
    kata = teks(html)
    for nama in ("kelompok_prioritas", "prioritas", "program_klasifikasi"):
        for satu in berkas(nama):
            assert " ".join(satu["nama"].split()) in kata
    for zona in berkas("pilot_zona_integritas"):
        assert f"/perangkat-daerah/{zona['perangkat_daerah']}/" in html
    for p in asli.prioritas.all():
        assert reverse("roadmap:prioritas", args=[p.pk]) in html


def test_prioritas_rinci(klien_anonim: Client, asli: RoadMap) -> None:
    satu = asli.prioritas.get(kode="1-a")
    html = baca(klien_anonim, reverse("roadmap:prioritas", args=[satu.pk]))
    kata = teks(html)
    assert "Meningkatnya Kualitas Meritokrasi Manajemen ASN" in kata
    nama = "Persentase ASN yang mengikuti pendidikan dan pelatihan formal"
    baris = next(sel for b in tabel(html) if nama in (sel := [s.teks for s in b.sel]))
    assert baris[-5:] == ["68%", "63,44%", "69,15%", "74,86%", "83,35%"]
    for kegiatan in berkas("kegiatan_prioritas"):
        assert (kegiatan["teks"] in kata) or kegiatan["prioritas"] != "1-a"


# Indicators


def test_indikator_daftar(klien_anonim: Client) -> None:
    baris = tabel(baca(klien_anonim, "/road-map/indikator/"))
    assert len(baris) == len(berkas("penetapan_target")) == 72
    assert [s.teks for s in baris[0].sel][-5:] == ["–", "4", "4.1", "4.2", "4.30"]
    assert baris[0].sel[0].tautan == ["/road-map/indikator/maturitas-spip/"]


@pytest.mark.parametrize(
    "urut", ["nama", "-nama", "satuan", "tempat", "-tempat", "", "bukan", "-", "nama;--"]
)
def test_indikator_urut(klien_anonim: Client, urut: str) -> None:
    baris = tabel(baca(klien_anonim, "/road-map/indikator/", {"urut": urut}))
    assert len(baris) == 72
    nama = [b.sel[0].teks for b in baris]
    if urut.lstrip("-") == "nama":
        assert nama == sorted(nama, reverse=urut.startswith("-"))
    if urut == "satuan":
        satuan = [b.sel[2].teks for b in baris]
        assert satuan == sorted(satuan)


def test_indikator_disaring(klien_anonim: Client) -> None:
    def nama(**data: str) -> list[str]:
        return [b.sel[0].teks for b in tabel(baca(klien_anonim, "/road-map/indikator/", data))]

    assert len(nama(bagian="lampiran")) == 11
    assert len(nama(bagian="bab-iii")) == 61
    turun = {i["kode"] for i in berkas("indikator") if i["arah"] == "turun"}
    assert len(nama(arah="turun")) == len([p for p in berkas("penetapan_target") if p["indikator"] in turun])
    assert set(nama(q="spip maturitas")) == {"Indeks Maturitas SPIP"}
    assert nama(q="zzzz") == ["Tidak ada indikator yang sesuai dengan saringan."]
    html = baca(klien_anonim, "/road-map/indikator/", {"bagian": "x", "arah": "y"})
    assert "Tempat: pilihan tidak dikenal." in teks(html)
    assert "Arah: pilihan tidak dikenal." in teks(html)


def test_indikator_rinci(klien_anonim: Client, asli: RoadMap) -> None:
    html = baca(klien_anonim, "/road-map/indikator/maturitas-spip/")
    baris = {b.sel[0].teks: [s.teks for s in b.sel] for b in tabel(html)[:2]}
    assert baris["Lampiran kolom 3–7"] == [
        "Lampiran kolom 3–7", "Indeks Maturitas SPIP", "–", "4", "4.14,1", "4.24,2", "4.304,3",
    ]  # fmt: skip
    assert baris["Bab III.B.1.c"][2:] == ["3,5", "4", "4,1", "4,2", "4,3"], (
        "no meaning where it reads the same"
    )
    data = re.search(r'<script id="bagan-target" type="application/json">(.*?)</script>', html)
    assert data is not None
    bagan = json.loads(data[1])
    assert bagan["label"] == ["2019", "2020", "2021", "2022", "2023"]
    assert {s["nama"]: s["nilai"] for s in bagan["seri"]} == {
        "Target (Bab III.B.1.c)": [3.5, 4.0, 4.1, 4.2, 4.3],
        "Target (Lampiran kolom 3–7)": [None, 4.0, 4.1, 4.2, 4.3],
    }
    assert reverse("roadmap:baris", args=[asli.barislampiran.get(nomor=1).kunci]) in html


def test_indikator_persen_menampilkan_arti_hanya_bila_berbeda(klien_anonim: Client) -> None:
    baris = tabel(baca(klien_anonim, "/road-map/indikator/perda-ditegakkan/"))
    lampiran = next(b for b in baris if b.sel[0].teks == "Lampiran kolom 3–7")
    assert [s.teks for s in lampiran.sel][-4:] == ["40%", "60%", "82%", "100%"]


def test_indikator_label_tanpa_bagan(klien_anonim: Client) -> None:
    html = baca(klien_anonim, "/road-map/indikator/opini-bpk/")
    assert "WTP" in teks(html)
    assert "bagan-target" not in html


def test_setiap_indikator_terbuka(klien_anonim: Client) -> None:
    for satu in Indikator.objects.all():
        assert escape(satu.nama) in baca(klien_anonim, reverse("roadmap:indikator", args=[satu.kode]))


def test_setiap_prioritas_terbuka(klien_anonim: Client, asli: RoadMap) -> None:
    for satu in Prioritas.objects.filter(road_map=asli):
        assert escape(satu.nama) in baca(klien_anonim, reverse("roadmap:prioritas", args=[satu.pk]))


# Perangkat Daerah


def test_perangkat_daerah_daftar(klien_anonim: Client) -> None:
    baris = tabel(baca(klien_anonim, "/perangkat-daerah/", {"urut": "-baris"}))
    assert len(baris) == len(berkas("perangkat_daerah")) == 22
    jumlah = [int(b.sel[4].teks) for b in baris]
    assert jumlah == sorted(jumlah, reverse=True)
    kode = [b.sel[0].tautan[0].split("/")[2] for b in baris]
    assert dict(zip(kode, jumlah, strict=True)) == {k: len([p for p in PELAKSANA if p[1] == k]) for k in kode}
    assert len(tabel(baca(klien_anonim, "/perangkat-daerah/", {"jenis": "bagian"}))) == 4
    assert [b.sel[0].teks for b in tabel(baca(klien_anonim, "/perangkat-daerah/", {"q": "rsud"}))] == [
        "Rumah Sakit Umum Daerah"
    ]
    salah = baca(klien_anonim, "/perangkat-daerah/", {"jenis": "kerajaan"})
    assert "Jenis: pilihan tidak dikenal." in teks(salah)


def test_perangkat_daerah_semua_yang_harus_dilaksanakan(klien_anonim: Client) -> None:
    html = baca(klien_anonim, "/perangkat-daerah/diskominfo/")
    harapan = nomor_cetak(lambda b: (b["nomor"], "diskominfo") in PELAKSANA or b["seluruh_pd"] == "ya")
    assert nomor_tampil(html) == harapan
    seluruh = len(nomor_cetak(lambda b: b["seluruh_pd"] == "ya"))
    assert f"{len(harapan) - seluruh} baris Lampiran menyebut" in teks(html)
    assert f"{seluruh} baris berlaku bagi seluruh Perangkat Daerah" in teks(html)
    assert "Dinas Komunikasi Dan Informatika" in teks(html), "its other name"


def test_perangkat_daerah_zona_integritas(klien_anonim: Client) -> None:
    kata = teks(baca(klien_anonim, "/perangkat-daerah/dispendukcapil/"))
    assert "Percontohan sampai dengan 2019" in kata
    assert "Usulan menuju WBK mulai 2020" in kata
    assert "Tidak ada baris Lampiran yang menyebut" in kata


# Search


@pytest.mark.parametrize(
    ("kata", "judul", "temuan"),
    [
        ("informatika", "Perangkat Daerah", "Dinas Komunikasi dan Informatika"),
        ("RSUD", "Perangkat Daerah", "Rumah Sakit Umum Daerah"),
        ("maturitas spip", "Indikator", "Indeks Maturitas SPIP"),
        ("akuntabel", "Tujuan", "Birokrasi yang Bersih dan Akuntabel"),
        ("antikorupsi", "Sasaran", "Terwujudnya Integritas dan Budaya Antikorupsi dalam Birokrasi"),
        ("tatalaksana", "Area perubahan", "Penataan Tatalaksana"),
        (
            "strategi manajemen perubahan",
            "Kegiatan area (Pasal 3)",
            "Penyusunan strategi manajemen perubahan",
        ),
        ("asesor pelatihan", "Fokus perubahan", "Tim Asesor PMPRB masih perlu diberikan pelatihan"),
        ("whistle", "Baris Lampiran", "Lampiran baris 1"),
        ("manusia", "Prioritas", "Sumber Daya Manusia"),
        ("meritokrasi", "Sasaran prioritas (Bab III.B)", "Meningkatnya Kualitas Meritokrasi Manajemen ASN"),
        ("analisis jabatan", "Kegiatan prioritas (Bab III.C)", "Melakukan analisis jabatan"),
        ("analisis beban", "Program klasifikasi (Bab III.C)", "Analisis Jabatan dan Analisis Beban Kerja"),
    ],
)
def test_cari_setiap_jenis(klien_anonim: Client, kata: str, judul: str, temuan: str) -> None:
    html = baca(klien_anonim, "/cari/", {"q": kata})
    bagian = html.split(f'<h2 class="sub-judul">{judul}</h2>')[1].split("</section>")[0]
    assert temuan in bagian
    for tautan in re.findall(r'href="([^"#]+)', bagian):
        baca(klien_anonim, tautan.replace("&amp;", "&"))


def test_cari_setiap_kata_harus_ada(klien_anonim: Client) -> None:
    assert "Tidak ada temuan" in teks(baca(klien_anonim, "/cari/", {"q": "spip zzzz"}))


def test_cari_banyak_dipotong_dan_berkata(klien_anonim: Client) -> None:
    html = baca(klien_anonim, "/cari/", {"q": "program"})
    assert "Masih ada yang lain" in teks(html)
    assert max(bagian.count("<li>") for bagian in html.split('<ul class="temuan">')[1:]) <= 400
    assert all(b.split("</ul>")[0].count("<li>") <= 25 for b in html.split('<ul class="temuan">')[1:])


@pytest.mark.parametrize("kata", ["", "   ", "\0"])
def test_cari_kosong(klien_anonim: Client, kata: str) -> None:
    kata_halaman = teks(baca(klien_anonim, "/cari/", {"q": kata}))
    assert "Tulis satu kata atau lebih di atas." in kata_halaman
    assert "temuan untuk" not in kata_halaman


@pytest.mark.parametrize(
    "kata", ["_____", "%%%", "'\"`;--", "<b>tebal</b>", "<script>alert(1)</script>", "\\"]
)
def test_cari_masukan_ganjil_tidak_menemukan(klien_anonim: Client, kata: str) -> None:
    html = baca(klien_anonim, "/cari/", {"q": kata})
    assert "Tidak ada temuan" in teks(html)
    assert "<b>tebal" not in html
    assert "<script>alert" not in html
    assert f'value="{escape(kata)}"' in html


def test_cari_persen_harfiah(klien_anonim: Client) -> None:
    assert "temuan untuk" not in teks(baca(klien_anonim, "/cari/", {"q": "S%IP"}))
    assert "temuan untuk" not in teks(baca(klien_anonim, "/cari/", {"q": "S_IP"}))


BANYAK_KATA = " ".join(a + b for a in "aeiou" for b in "nrstkl")


@pytest.mark.parametrize(
    "kata", ["sp\0ip", "x" * 10_000, "a " * 5_000, BANYAK_KATA, "ş" * 3_000, "\U0001f600"]
)
@pytest.mark.parametrize("alamat", ["/cari/", LAMPIRAN, "/road-map/indikator/", "/perangkat-daerah/"])
def test_cari_masukan_panjang_atau_rusak(klien_anonim: Client, alamat: str, kata: str) -> None:
    """Neither long nor broken words stop a page; many words once took the search minutes."""
    mulai = time.monotonic()
    baca(klien_anonim, alamat, {"q": kata})
    baca(klien_anonim, alamat, {"q": kata[:99]})
    assert time.monotonic() - mulai < 5


@pytest.mark.parametrize("alamat", ["/cari/", LAMPIRAN, "/road-map/indikator/", "/perangkat-daerah/"])
def test_cari_terlalu_banyak_kata_dikatakan(klien_anonim: Client, alamat: str) -> None:
    sebelas = " ".join(BANYAK_KATA.split()[:11])
    assert "paling banyak 10 kata" in teks(baca(klien_anonim, alamat, {"q": sebelas}))
    sepuluh_berulang = " ".join(BANYAK_KATA.split()[:10] * 2)
    assert "paling banyak 10 kata" not in teks(baca(klien_anonim, alamat, {"q": sepuluh_berulang}))


def test_cari_hanya_dalam_road_map_yang_dipakai(
    klien_anonim: Client, klien_asesor: Client, klon: RoadMap
) -> None:
    klon.tujuan.filter(kode="t1").update(nama="Kecerdasan Majapahit")
    assert "Tidak ada temuan" in teks(baca(klien_anonim, "/cari/", {"q": "majapahit"}))
    assert "Kecerdasan Majapahit" in teks(baca(klien_asesor, "/cari/", {"q": "majapahit", "peta": "klon"}))


# Number of queries


def kecilkan(road_map: RoadMap) -> None:
    """Leave at most three of everything that a list shows."""
    road_map.barislampiran.filter(nomor__gt=3).delete()
    for nama in ("kegiatanarea", "fokusperubahan", "indikatorprioritas", "kegiatanprioritas", "kegiatanklasifikasi",
                 "pilotzonaintegritas"):  # fmt: skip
        query = getattr(road_map, nama)
        dipakai = (
            query.filter(kode__in=["a1", "f4"]) if nama == "kegiatanarea" else query.all()[:3]
        )  # row 1 serves f4
        query.exclude(pk__in=[o.pk for o in dipakai]).delete()
    road_map.programklasifikasi.filter(nomor__gt=1).delete()
    road_map.prioritas.exclude(kode__in=["1-a", "1-b", "1-c"]).delete()
    road_map.kelompokprioritas.exclude(nomor=1).exclude(jenis="zona_integritas").delete()
    road_map.sasaran.filter(baris__isnull=True).delete()
    road_map.tujuan.filter(baris__isnull=True).delete()
    road_map.areaperubahan.filter(baris__isnull=True).exclude(kode="f").delete()
    for nama in ("subkegiatan", "kegiatan", "program"):
        query = getattr(road_map, nama)
        query.filter(**{"baris" if nama == "program" else "rincian": None}).delete()


DAFTAR = [
    "beranda", "daftar", "pohon", "lampiran", "daftar_prioritas", "daftar_area", "daftar_indikator",
    "daftar_perangkat_daerah", "pemeriksaan",
]  # fmt: skip


@pytest.mark.parametrize("nama", [*DAFTAR, "cari", "perangkat_daerah", "area", "prioritas", "baris"])
def test_jumlah_kueri_tetap(
    klien_tim_pelaksana: Client,
    klon: RoadMap,
    nama: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    """A page asks the database as often for three rows as for all."""

    def hitung() -> int:
        area, prioritas = klon.areaperubahan.get(kode="a"), klon.prioritas.get(kode="1-a")
        bagian: dict[str, list[Any]] = {
            "perangkat_daerah": ["inspektorat"],
            "area": [area.pk],
            "prioritas": [prioritas.pk],
            "baris": [klon.barislampiran.get(nomor=1).kunci],
        }
        with django_assert_max_num_queries(60) as kueri:
            baca(
                klien_tim_pelaksana,
                reverse(f"roadmap:{nama}", args=bagian.get(nama)),
                {"peta": klon.kode, **({"q": "pengawasan"} if nama == "cari" else {})},
            )
        return len(kueri)

    baca(klien_tim_pelaksana, "/", {"peta": klon.kode})  # the session remembers it once
    besar = hitung()
    kecilkan(klon)
    assert hitung() == besar


def test_jumlah_kueri_perangkat_daerah(
    klien_anonim: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(20) as sedikit:
        baca(klien_anonim, "/perangkat-daerah/")
    induk = PerangkatDaerah.objects.get(kode="setda")
    for i in range(30):
        PerangkatDaerah.objects.create(
            kode=f"uji-{i}", nama=f"Bagian Uji {i}", jenis=JenisPerangkatDaerah.BAGIAN, induk=induk
        )
    with django_assert_max_num_queries(20) as banyak:
        assert len(tabel(baca(klien_anonim, "/perangkat-daerah/"))) == 52
    assert len(banyak) == len(sedikit)


# History on the pages


def test_riwayat_pada_halaman(klien_anonim: Client, klien_tim_pelaksana: Client, klon: RoadMap) -> None:
    """A record page says who changed what from where, and writes HTML as text."""
    area = klon.areaperubahan.get(kode="a")
    alamat = reverse("roadmap:isi_ubah", args=["area", area.pk])
    data = isian(baca(klien_tim_pelaksana, alamat)) | {"nama": "<img src=x onerror=alert(1)> & Perubahan"}
    assert klien_tim_pelaksana.post(alamat, data).status_code == 302
    html = baca(klien_tim_pelaksana, reverse("roadmap:area", args=[area.pk]))
    kata = teks(html)
    assert "Diubah oleh Uji tim-pelaksana · area perubahan" in kata
    assert f"halaman {alamat}" in kata
    assert "WIB" in kata
    assert "Sebelum: Manajemen Perubahan → Sesudah: <img src=x onerror=alert(1)> & Perubahan" in kata
    assert "<img src=x" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_riwayat_dimuat_dari_berkas(klien_anonim: Client, asli: RoadMap) -> None:
    kata = teks(baca(klien_anonim, reverse("roadmap:rinci", args=[asli.kode])))
    assert "Dibuat oleh sistem" in kata


def test_pengguna_terhapus_tidak_merusak_riwayat(
    klien_tim_pelaksana: Client, klien_administrator: Client, tim_pelaksana: Pengguna, klon: RoadMap
) -> None:
    tujuan = klon.tujuan.get(kode="t1")
    alamat = reverse("roadmap:isi_ubah", args=["tujuan", tujuan.pk])
    data = isian(baca(klien_tim_pelaksana, alamat)) | {"nama": "Nama lain"}
    assert klien_tim_pelaksana.post(alamat, data).status_code == 302
    tim_pelaksana.penugasan.all().delete()
    tim_pelaksana.delete()
    assert "Sesudah: Nama lain" in teks(baca(klien_administrator, alamat))
