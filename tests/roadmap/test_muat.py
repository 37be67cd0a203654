"""Loading a regulation from CSV: whole or not at all, again and again, with every reason for a refusal."""

import csv
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from indikator.models import Indikator, PenetapanTarget, Target
from organisasi.models import PerangkatDaerah
from roadmap.models import BarisLampiran, RoadMap, Tujuan
from roadmap.services.muat import BERKAS_ROAD_MAP, TABEL, HasilMuat, MuatDitolak, muat_roadmap
from roadmap.workflow import Status
from tests.basis_data import BasisData

pytestmark = pytest.mark.django_db

ACUAN = Path("fixtures/perwal-45-2020")
HARI_INI = date(2026, 1, 2)
BERKAS = [BERKAS_ROAD_MAP, *(nama for nama, _ in TABEL)]

ISI: dict[str, list[dict[str, str]]] = {
    "penetapan_target.csv": [
        {"kode": "l01", "indikator": "maturitas-spip", "teks_indikator": "Indeks SPIP", "tempat": "Lampiran"}
    ],
    "target.csv": [{"penetapan": "l01", "tahun": "2024", "teks": "4,1"}],
    "area_perubahan.csv": [{"kode": "a", "nomor": "1", "nama": "Area Uji"}],
    "tujuan.csv": [{"kode": "t1", "nomor": "1", "nama": "Tujuan Uji", "teks": "Tujuan uji"}],
    "sasaran.csv": [{"kode": "s01", "tujuan": "t1", "urutan": "1", "nama": "Sasaran", "teks": "Sasaran"}],
    "program.csv": [{"kode": "p001", "nomenklatur": "baru", "nama": "Program Uji"}],
    "kegiatan.csv": [{"kode": "k001", "program": "p001", "nama": "Kegiatan Uji"}],
    "lampiran.csv": [
        {
            "nomor": nomor, "tujuan": "t1", "penetapan": "l01", "sasaran": "s01", "area": "a", "teks_area": "Area uji",
            "nomenklatur": "baru", "teks_program": "Prgram Uji", "teks_kegiatan": "Kegiatan: Uji",
            "teks_perangkat_daerah": "Dishub", "program": "p001", "seluruh_pd": "tidak",
        }
        for nomor in ("1", "2")
    ],
    "rincian_lampiran.csv": [{"baris": "1", "urutan": "1", "kegiatan": "k001"}],
    "pelaksana_lampiran.csv": [{"baris": "1", "urutan": "1", "perangkat_daerah": "dishub"}],
}  # fmt: skip
"""A small road map; every other file has its heading only."""
JUMLAH_ISI = sum(len(baris) for baris in ISI.values()) + 1


def tulis(berkas: Path, kolom: list[str], baris: list[dict[str, str]], pemisah: str = ";") -> None:
    with berkas.open("w", encoding="utf-8-sig", newline="") as keluaran:
        penulis = csv.DictWriter(keluaran, kolom, restval="", delimiter=pemisah)
        penulis.writeheader()
        penulis.writerows(baris)


def kolom(nama: str) -> list[str]:
    """Return the heading of a file of the regulation."""
    return (ACUAN / nama).read_text(encoding="utf-8-sig").splitlines()[0].split(";")


def kepala(**ganti: str) -> dict[str, str]:
    """Return the row of road_map.csv of a draft."""
    with (ACUAN / BERKAS_ROAD_MAP).open(encoding="utf-8-sig", newline="") as masukan:
        (baris,) = csv.DictReader(masukan, delimiter=";")
    uji = {"kode": "uji", "status": "rancangan", "tahun_awal": "2024", "tahun_akhir": "2025"}
    return baris | uji | ganti


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a small draft, ready to be spoilt."""
    for nama, _ in TABEL:
        tulis(tmp_path / nama, kolom(nama), ISI.get(nama, []))
    tulis(tmp_path / BERKAS_ROAD_MAP, kolom(BERKAS_ROAD_MAP), [kepala()])
    return tmp_path


def ubah(folder: Path, berkas: str, **ganti: str) -> None:
    """Change cells of the first row of a file."""
    pertama, *lain = ISI[berkas]
    tulis(folder / berkas, kolom(berkas), [pertama | ganti, *lain])


def isi_basis_data() -> dict[str, int]:
    """Count every record, history included."""
    return {m._meta.label: m._base_manager.count() for m in apps.get_models(include_auto_created=True)}


def muat(folder: Path) -> HasilMuat:
    return muat_roadmap(folder=folder, hari_ini=HARI_INI)


def alasan(folder: Path) -> list[str]:
    """Return why a folder is refused; nothing at all may have been saved."""
    sebelum = isi_basis_data()
    with pytest.raises(MuatDitolak) as galat:
        muat(folder)
    assert isi_basis_data() == sebelum
    return galat.value.masalah


# It works, and again


def test_muat_again_changes_nothing_and_writes_no_history() -> None:
    sebelum = isi_basis_data()
    hasil = muat(ACUAN)
    assert (hasil.jumlah("new"), hasil.jumlah("update")) == (0, 0)
    assert hasil.jumlah("skip") == sum(
        len((ACUAN / nama).read_text(encoding="utf-8-sig").splitlines()) - 1 for nama in BERKAS
    )
    assert set(hasil.per_berkas) == set(BERKAS)
    assert isi_basis_data() == sebelum


def test_muat_knows_every_csv_of_the_regulation() -> None:
    assert {berkas.name for berkas in ACUAN.glob("*.csv")} == set(BERKAS)


def test_muat_small_draft_counts_what_it_did(folder: Path) -> None:
    hasil = muat(folder)
    assert (hasil.jumlah("new"), hasil.jumlah("update"), hasil.jumlah("skip")) == (JUMLAH_ISI, 0, 0)
    baris = BarisLampiran.objects.get(road_map=hasil.road_map, nomor=1)
    assert baris.teks_program == "Prgram Uji"
    assert baris.pelaksana.get().perangkat_daerah.kode == "dishub"
    assert baris.rincian.get().kegiatan.nama == "Kegiatan Uji"
    assert baris.penetapan.target.get().nilai == Decimal("4.1")
    lagi = muat(folder)
    assert (lagi.jumlah("new"), lagi.jumlah("update"), lagi.jumlah("skip")) == (0, 0, JUMLAH_ISI)


def test_muat_changes_a_draft_and_says_who_did_it(folder: Path) -> None:
    muat(folder)
    ubah(folder, "tujuan.csv", nama="Tujuan Lain")
    call_command("muat_roadmap", folder, stdout=StringIO())
    tujuan = Tujuan.objects.get(road_map__kode="uji")
    assert tujuan.nama == "Tujuan Lain"
    jejak = Tujuan.riwayat.filter(id=tujuan.pk).order_by("history_id").values_list("history_type", "asal")
    assert list(jejak) == [("+", "sistem"), ("~", f"perintah muat_roadmap {folder.name}")]


def test_muat_with_commas_is_the_same(folder: Path) -> None:
    for nama, _ in TABEL:
        tulis(folder / nama, kolom(nama), ISI.get(nama, []), pemisah=",")
    tulis(folder / BERKAS_ROAD_MAP, kolom(BERKAS_ROAD_MAP), [kepala()], pemisah=",")
    assert muat(folder).jumlah("new") == JUMLAH_ISI
    assert Target.objects.get(penetapan__dokumen="uji").teks == "4,1"


def test_muat_a_second_road_map_leaves_the_first_alone(folder: Path) -> None:
    lama = RoadMap.objects.get(kode="perwal-45-2020")
    target = Target.objects.filter(penetapan__dokumen=lama.kode)
    sebelum = list(target.order_by("pk").values())
    baru = muat(folder).road_map
    assert (baru.status, lama.status) == (Status.RANCANGAN, Status.BERLAKU)
    assert list(target.order_by("pk").values()) == sebelum
    assert PenetapanTarget.objects.filter(kode="l01").count() == 2
    for b in BarisLampiran.objects.filter(road_map=baru):
        assert b.penetapan.dokumen == "uji"
        assert {b.tujuan.road_map, b.sasaran.road_map, b.area.road_map} == {baru}
    assert lama.barislampiran.count() == 150


def test_muat_in_force_closes_road_map_and_targets(folder: Path) -> None:
    tulis(folder / BERKAS_ROAD_MAP, kolom(BERKAS_ROAD_MAP), [kepala(status="berlaku")])
    assert muat(folder).road_map.status == Status.BERLAKU
    assert PenetapanTarget.objects.get(dokumen="uji").terkunci


# Refusals


def test_muat_names_every_problem_by_file_row_and_column(folder: Path) -> None:
    ubah(folder, "target.csv", penetapan="l99")
    ubah(folder, "tujuan.csv", nomor="satu")
    ubah(folder, "program.csv", nomenklatur="usang")
    tulis(folder / "lampiran.csv", kolom("lampiran.csv"), [
        ISI["lampiran.csv"][0], ISI["lampiran.csv"][1] | {"area": "z", "seluruh_pd": "mungkin", "teks_area": ""},
    ])  # fmt: skip
    masalah = alasan(folder)
    assert "target.csv: Baris 2, kolom penetapan: ‘l99’ tidak dikenal pada penetapan target." in masalah
    assert any(m.startswith("tujuan.csv: Baris 2, kolom nomor: ‘satu’ bukan bilangan bulat") for m in masalah)
    assert any(m.startswith("program.csv: Baris 2, kolom nomenklatur: ") for m in masalah)
    assert "lampiran.csv: Baris 3, kolom area: ‘z’ tidak dikenal pada area perubahan." in masalah
    assert any(
        m.startswith("lampiran.csv: Baris 3, kolom seluruh_pd: ‘mungkin’ bukan jawaban") for m in masalah
    )
    assert "lampiran.csv: Baris 3, kolom teks_area: Isian ini wajib diisi." in masalah


def test_muat_names_every_missing_file(folder: Path) -> None:
    (folder / "tujuan.csv").unlink()
    (folder / "padanan.csv").unlink()
    masalah = alasan(folder)
    assert "tujuan.csv: berkas tidak ditemukan." in masalah
    assert "padanan.csv: berkas tidak ditemukan." in masalah


def test_muat_without_road_map_names_it_and_the_others(folder: Path) -> None:
    (folder / BERKAS_ROAD_MAP).unlink()
    (folder / "padanan.csv").write_bytes(b"lama;baru\r\n\xff;\xfe\r\n")
    assert alasan(folder) == [
        "road_map.csv: berkas tidak ditemukan.",
        "padanan.csv: berkas bukan teks UTF-8. Simpan ulang sebagai “CSV UTF-8”.",
    ]


def test_muat_without_folder(tmp_path: Path) -> None:
    assert alasan(tmp_path / "tiada") == [f"Folder {tmp_path / 'tiada'} tidak ditemukan."]


def _buang_kolom(nama: str) -> Callable[[Path], None]:
    def rusak(folder: Path) -> None:
        isi = [{k: v for k, v in b.items() if k != nama} for b in ISI["tujuan.csv"]]
        tulis(folder / "tujuan.csv", [k for k in kolom("tujuan.csv") if k != nama], isi)

    return rusak


def _tujuan(*baris: str, sandi: str = "utf-8") -> Callable[[Path], None]:
    def rusak(folder: Path) -> None:
        (folder / "tujuan.csv").write_bytes("\r\n".join(baris).encode(sandi))

    return rusak


@pytest.mark.parametrize(
    ("rusak", "pesan"),
    [
        (_buang_kolom("kode"), "Kolom ‘kode’ tidak ada pada berkas."),
        (_buang_kolom("nama"), "Baris 2, kolom nama: Isian ini wajib diisi."),
        (_tujuan("kode;nomor;nama;teks;warna", "t1;1;A;A;biru"), "Kolom ‘warna’ tidak dikenal. Kolom yang ada: "),
        (_tujuan("kode;nomor;nama;nama", "t1;1;A;A"), "Kolom ‘nama’ tertulis lebih dari sekali."),
        (_tujuan("kode;nomor;nama;teks", "t1;1;Ä;A", sandi="latin-1"), "berkas bukan teks UTF-8."),
        (_tujuan("kode;nomor;nama;teks", "t1;1;A;A", "t1;2;B;B"), "Baris 3: ‘t1’ sudah tertulis pada baris 2."),
        (_tujuan("kode;nomor;nama;teks", ";1;A;A"), "Baris 2, kolom kode: Isian ini wajib diisi."),
        (_tujuan("kode;nomor;nama;teks", "t1;1;A"), "Baris 2, kolom teks: Isian ini wajib diisi."),
        (_tujuan("kode;nomor;nama;teks", "t1;1;A;A;B"), "berkas tidak dapat dibaca sebagai tabel"),
        (_tujuan(""), "Kolom ‘kode’ tidak ada pada berkas."),
    ],
    ids=["key column", "column", "unknown column", "double column", "latin-1", "double key", "no key", "short", "long",
         "empty"],
)  # fmt: skip
def test_muat_refuses_a_table_that_is_not_one(
    folder: Path, rusak: Callable[[Path], None], pesan: str
) -> None:
    rusak(folder)
    masalah = alasan(folder)
    assert any(m.startswith(f"tujuan.csv: {pesan}") for m in masalah), masalah


@pytest.mark.parametrize(
    ("baris", "pesan"),
    [
        ([kepala(status="dicabut")], "road_map.csv, baris 2, kolom status: ‘dicabut’ bukan rancangan atau berlaku."),
        ([kepala(status="Berlaku")], "road_map.csv, baris 2, kolom status: ‘Berlaku’ bukan rancangan atau berlaku."),
        ([kepala(), kepala(kode="uji-2")], "road_map.csv: harus berisi tepat satu baris, bukan 2."),
        ([], "road_map.csv: harus berisi tepat satu baris, bukan 0."),
        ([kepala(tahun_akhir="2020")], "road_map.csv: Baris 2: Tahun akhir tidak boleh mendahului tahun awal."),
        ([kepala(ditetapkan_pada="30/12/2020")], "road_map.csv: Baris 2, kolom ditetapkan_pada: ‘30/12/2020’ bukan"),
    ],
)  # fmt: skip
def test_muat_refuses_a_wrong_heading(folder: Path, baris: list[dict[str, str]], pesan: str) -> None:
    tulis(folder / BERKAS_ROAD_MAP, kolom(BERKAS_ROAD_MAP), baris)
    assert any(m.startswith(pesan) for m in alasan(folder))


@pytest.mark.parametrize(
    ("judul", "pesan"),
    [
        ([*kolom(BERKAS_ROAD_MAP), "warna"], "road_map.csv: Kolom ‘warna’ tidak dikenal."),
        (kolom(BERKAS_ROAD_MAP)[1:], "road_map.csv: Kolom ‘kode’ tidak ada pada berkas."),
    ],
)
def test_muat_refuses_a_heading_with_wrong_columns(folder: Path, judul: list[str], pesan: str) -> None:
    isi = {k: v for k, v in kepala().items() if k in judul}
    tulis(folder / BERKAS_ROAD_MAP, judul, [isi])
    assert any(m.startswith(pesan) for m in alasan(folder))


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"nomor_regulasi": ""}, "memerlukan nomor, tahun dan tanggal"),
        ({"ditetapkan_pada": ""}, "memerlukan nomor, tahun dan tanggal"),
        ({"ditetapkan_pada": "2026-01-03"}, "belum tiba"),
    ],
)
def test_muat_refuses_to_set_in_force_what_is_no_regulation(
    folder: Path, ganti: dict[str, str], pesan: str
) -> None:
    tulis(folder / BERKAS_ROAD_MAP, kolom(BERKAS_ROAD_MAP), [kepala(status="berlaku", **ganti)])
    (masalah,) = alasan(folder)
    assert masalah.startswith("road_map.csv")
    assert pesan in masalah


@pytest.mark.parametrize(
    ("nama", "ganti"),
    [
        ("tujuan.csv", {"nama": "Lain"}),
        ("tujuan.csv", {"kode": "t9"}),
        ("lampiran.csv", {"teks_kegiatan": "Lain"}),
        ("target.csv", {"teks": "4,2"}),
        ("target.csv", {"tahun": "2025"}),
        ("penetapan_target.csv", {"teks_indikator": "Lain"}),
        ("penetapan_target.csv", {"kode": "l02"}),
    ],
)
def test_muat_refuses_a_change_to_what_is_in_force(folder: Path, nama: str, ganti: dict[str, str]) -> None:
    tulis(folder / BERKAS_ROAD_MAP, kolom(BERKAS_ROAD_MAP), [kepala(status="berlaku")])
    muat(folder)
    tulis(folder / nama, kolom(nama), [*ISI[nama], ISI[nama][0] | ganti] if _kunci_baru(ganti) else [
        ISI[nama][0] | ganti, *ISI[nama][1:],
    ])  # fmt: skip
    nomor = len(ISI[nama]) + 2 if _kunci_baru(ganti) else 2
    (masalah,) = alasan(folder)
    assert masalah.startswith(f"{nama}: Baris {nomor}: ")
    assert "tidak dapat diubah" in masalah or "sudah berlaku" in masalah


def _kunci_baru(ganti: dict[str, str]) -> bool:
    return not ganti.keys().isdisjoint({"kode", "tahun"})


def test_muat_refuses_a_change_to_the_heading_in_force(folder: Path) -> None:
    tulis(folder / BERKAS_ROAD_MAP, kolom(BERKAS_ROAD_MAP), [kepala(status="berlaku")])
    muat(folder)
    tulis(folder / BERKAS_ROAD_MAP, kolom(BERKAS_ROAD_MAP), [kepala(status="berlaku", judul="Lain")])
    (masalah,) = alasan(folder)
    assert masalah.startswith("road_map.csv: Baris 2: ")
    assert "berstatus Berlaku dan tidak dapat diubah" in masalah


# The command


def test_command_says_what_it_did(folder: Path) -> None:
    keluaran = StringIO()
    call_command("muat_roadmap", folder, stdout=keluaran, verbosity=2)
    assert "  lampiran.csv: 2 baru, 0 berubah, 0 sama\n" in keluaran.getvalue()
    assert keluaran.getvalue().endswith(
        f"Tahun 2020-2023 (Rancangan): {JUMLAH_ISI} baris baru, 0 berubah, 0 sama.\n"
    )


def test_command_says_every_reason(folder: Path) -> None:
    ubah(folder, "target.csv", penetapan="l99")
    (folder / "padanan.csv").unlink()
    with pytest.raises(CommandError) as galat:
        call_command("muat_roadmap", folder)
    assert galat.value.returncode == 1
    pesan = str(galat.value).splitlines()
    assert pesan[0] == "Tidak ada yang disimpan. 2 masalah:"
    assert pesan[1].startswith("padanan.csv: ")
    assert pesan[2].startswith("target.csv: Baris 2, kolom penetapan: ")


# Killed half-way


def _jumlah(basis_data: BasisData) -> list[int]:
    tabel = [
        "roadmap_roadmap",
        "organisasi_perangkatdaerah",
        "indikator_historicalindikator",
        "roadmap_barislampiran",
    ]
    return [basis_data.nilai(f"SELECT count(*) FROM {t}") for t in tabel]  # noqa: S608


def test_muat_killed_half_way_leaves_nothing_and_can_be_repeated(basis_data: BasisData) -> None:
    with basis_data.mulai("manage.py", "muat_roadmap", str(ACUAN)) as proses:
        basis_data.bunuh_saat_menulis(proses, setelah=0.2)  # well inside: the whole takes more than a second
    assert _jumlah(basis_data) == [0, 0, 0, 0]
    assert "(Berlaku)" in basis_data.jalankan("manage.py", "muat_roadmap", str(ACUAN))
    assert _jumlah(basis_data) == [1, 22, 67, 150]


@pytest.mark.django_db
def test_sekali_membiarkan_isian_orang() -> None:
    """At each start of the application nothing that people filled in is blanked again."""
    unit = PerangkatDaerah.objects.get(kode="diskominfo")
    Indikator.objects.filter(kode="indeks-spbe").update(penanggung_jawab=unit)
    call_command("muat_roadmap", ACUAN, "--sekali", stdout=StringIO())
    assert Indikator.objects.get(kode="indeks-spbe").penanggung_jawab == unit
    call_command("muat_roadmap", ACUAN, stdout=StringIO())
    assert Indikator.objects.get(kode="indeks-spbe").penanggung_jawab is None
