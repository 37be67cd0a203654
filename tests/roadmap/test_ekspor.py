"""The Lampiran as a file: laid out once for unchanged content, and the same from the command line as from the page."""

import csv
import io
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from berkas.tabel import Dokumen
from roadmap.models import BarisLampiran, RoadMap

pytestmark = pytest.mark.django_db


# The cache


def unduh(klien: Client, bentuk: str = "pdf", **saringan: str) -> bytes:
    jawaban = klien.get(reverse("roadmap:ekspor_lampiran", args=[bentuk]), saringan)
    assert jawaban.status_code == 200
    return bytes(jawaban.content)


def test_pdf_asked_for_again_is_not_laid_out_again(klien_anonim: Client, tertata: list[Dokumen]) -> None:
    assert [unduh(klien_anonim) for _ in range(3)] == [b"1"] * 3
    assert len(tertata) == 1


def test_pdf_is_laid_out_anew_for_other_rows_and_another_person(
    klien_anonim: Client, klien_asesor: Client, tertata: list[Dokumen]
) -> None:
    """The foot names who printed it, so nobody is handed another person's copy."""
    permintaan = [(klien_anonim, {}), (klien_anonim, {"nomenklatur": "lama"}), (klien_asesor, {})]
    for _ in range(2):
        assert [unduh(klien, **saringan) for klien, saringan in permintaan] == [b"1", b"2", b"3"]
    assert ["umum" in d.kaki for d in tertata] == [True, True, False]


@pytest.mark.parametrize("yang", ["baris", "target", "kepala"])
def test_pdf_is_laid_out_anew_after_a_change(
    klien_tim_pelaksana: Client, klon: RoadMap, tertata: list[Dokumen], yang: str
) -> None:
    assert unduh(klien_tim_pelaksana, peta=klon.kode) == b"1"
    baris = BarisLampiran.objects.select_related("road_map", "penetapan").get(road_map=klon, nomor=3)
    if yang == "baris":
        baris.teks_kegiatan = "Kegiatan lain"
        baris.save()
    elif yang == "target":
        target = baris.penetapan.target.select_related("penetapan")[0]
        target.teks = "99"
        target.save()
    else:
        klon.tentang = "Hal lain"
        klon.save()
    assert unduh(klien_tim_pelaksana, peta=klon.kode) == b"2"
    assert unduh(klien_tim_pelaksana, peta=klon.kode) == b"2"
    assert tertata[0] != tertata[1]


# The command


def tulis(berkas: Path, *pilihan: str) -> str:
    keluaran = io.StringIO()
    akhiran = berkas.suffix.removeprefix(".")
    call_command("ekspor_lampiran", "--format", akhiran, "--keluaran", str(berkas), *pilihan, stdout=keluaran)
    return keluaran.getvalue()


def kegiatan_pdf(berkas: Path) -> str:
    return " ".join(halaman.extract_text() for halaman in pypdf.PdfReader(berkas).pages)


def kegiatan_xlsx(berkas: Path) -> str:
    lembar = openpyxl.load_workbook(berkas).active
    assert lembar is not None
    return " ".join(str(nilai) for baris in lembar.iter_rows(values_only=True) for nilai in baris if nilai)


def kegiatan_docx(berkas: Path) -> str:
    return " ".join(
        p.text for p in docx.Document(str(berkas)).element.iter() if p.tag.endswith("}t") and p.text
    )


def kegiatan_csv(berkas: Path) -> str:
    return berkas.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("nama", "teks"),
    [("a.pdf", kegiatan_pdf), ("a.xlsx", kegiatan_xlsx), ("a.docx", kegiatan_docx), ("a.csv", kegiatan_csv)],
)
def test_command_writes_each_format_filtered(asli: RoadMap, tmp_path: Path, nama: str, teks: object) -> None:
    """Eight rows of one area in one nomenclature: what they print is in the file, what others print is not."""
    berkas = tmp_path / nama
    dipilih = BarisLampiran.objects.filter(road_map=asli, area__kode="a", nomenklatur="lama")
    lain = BarisLampiran.objects.filter(road_map=asli, area__kode="f", nomenklatur="baru")
    pesan = tulis(berkas, "--area", "a", "--nomenklatur", "lama")
    assert pesan == f"{dipilih.count()} baris Lampiran ditulis ke {berkas}.\n"
    assert callable(teks)
    isi = "".join(teks(berkas).split())
    for baris in dipilih:
        assert "".join(baris.teks_kegiatan.split()) in isi
    assert not any("".join(baris.teks_kegiatan.split()) in isi for baris in lain if baris.teks_kegiatan)


def test_command_writes_what_the_page_downloads(klien_anonim: Client, tmp_path: Path) -> None:
    tulis(tmp_path / "semua.csv")
    assert (tmp_path / "semua.csv").read_bytes() == unduh(klien_anonim, "csv")
    tulis(tmp_path / "cari.csv", "--pd", "Inspektorat Kota Malang", "--cari", "pengawasan")
    assert (tmp_path / "cari.csv").read_bytes() == unduh(
        klien_anonim, "csv", pd="inspektorat", q="pengawasan"
    )


def test_command_filters_like_the_regulation(asli: RoadMap, tmp_path: Path) -> None:
    for pilihan, syarat in [
        (["--tujuan", "t2"], {"tujuan__kode": "t2"}),
        (["--sasaran", "s01"], {"sasaran__kode": "s01"}),
        (["--nomenklatur", "baru"], {"nomenklatur": "baru"}),
    ]:
        tulis(tmp_path / "a.csv", *pilihan)
        with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as masukan:
            isi = {baris[10] for baris in csv.reader(masukan, delimiter=";")}
        for baris in BarisLampiran.objects.filter(road_map=asli, **syarat):
            assert baris.teks_kegiatan in isi


@pytest.mark.parametrize(
    ("pilihan", "pesan"),
    [
        (["--peta", "tiada"], "Road map ‘tiada’ tidak ditemukan."),
        (["--tujuan", "t9"], "Tujuan ‘t9’ tidak ditemukan. Yang ada: t1, t2, t3."),
        (["--sasaran", "s99"], "Sasaran ‘s99’ tidak ditemukan. Yang ada: s01, "),
        (["--area", "z"], "Area perubahan ‘z’ tidak ditemukan. Yang ada: a, b, "),
        (["--pd", "Dinas Bulan"], "Perangkat Daerah ‘Dinas Bulan’ tidak dikenal."),
        (["--nomenklatur", "kuno"], "--nomenklatur"),
        (["--format", "exe"], "--format"),
    ],
)
def test_command_refuses_an_unknown_filter(tmp_path: Path, pilihan: list[str], pesan: str) -> None:
    with pytest.raises(CommandError) as galat:
        tulis(tmp_path / "a.csv", *pilihan)
    assert pesan in str(galat.value)
    assert list(tmp_path.iterdir()) == []


def test_command_says_that_the_file_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="tidak dapat ditulis"):
        tulis(tmp_path / "tiada" / "a.csv")


def test_command_without_road_map_in_force(asli: RoadMap, tmp_path: Path) -> None:
    RoadMap.objects.filter(pk=asli.pk).update(status="dicabut")
    with pytest.raises(CommandError, match="Belum ada road map yang berlaku"):
        tulis(tmp_path / "a.csv")
