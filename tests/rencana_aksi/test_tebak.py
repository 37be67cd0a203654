import json

import pytest

from berkas.spreadsheet import BukuKerja, Lembar, baca
from berkas.unggahan import BerkasDitolak
from rencana_aksi.spreadsheet import Bidang, Ingatan, Tebakan, tebak
from rencana_aksi.spreadsheet.sinonim import kenali, satuan_uang
from tests.rencana_aksi import berkas_contoh as contoh

ISI = ("Manajemen Perubahan", "Program A", "Kegiatan A", "Tahap", 5, "Maret", 50_000_000)
JUDUL = ("Area Perubahan", "Program", "Kegiatan", "Tahapan", "Target", "Waktu", "Anggaran (Rp)")


def buku(*baris: tuple[object, ...], nama: str = "Rencana") -> BukuKerja:
    lebar = max(len(b) for b in baris)
    return BukuKerja((Lembar(nama, False, tuple((*b, *[""] * (lebar - len(b))) for b in baris)),))


def bidang(tebakan: Tebakan) -> dict[str, Bidang]:
    return {k.huruf: k.bidang for k in tebakan.kolom if k.bidang is not Bidang.ABAIKAN}


def ragu(tebakan: Tebakan) -> list[str]:
    return [k.huruf for k in tebakan.kolom if not k.yakin]


@pytest.mark.parametrize(
    ("judul", "hasil"),
    [
        ("AREA\nPERUBAHAN", Bidang.AREA),
        ("Nama Program", Bidang.PROGRAM),
        ("Kegiatn", Bidang.KEGIATAN),
        ("Sub-Kegiatan", Bidang.SUB_KEGIATAN),
        ("Tahapan/Aktivitas", Bidang.TAHAPAN),
        ("Uraian Kegiatan/Langkah", Bidang.TAHAPAN),
        ("Rencana Aksi", Bidang.TAHAPAN),
        ("Output (Keluaran)", Bidang.INDIKATOR),
        ("Target 2021", Bidang.TARGET),
        ("Waktu Pelaksanaan", Bidang.JADWAL),
        ("Penangung Jawab", Bidang.PENANGGUNG_JAWAB),
        ("P I C", None),
        ("PIC.", Bidang.PENANGGUNG_JAWAB),
        ("OPD/SKPD", Bidang.PERANGKAT_DAERAH),
        ("Pagu (juta rupiah)", Bidang.ANGGARAN),
        ("Jml. Orang", Bidang.SDM),
        ("KET.", Bidang.ABAIKAN),
        ("Manajemen Perubahan", None),
    ],
)
def test_judul_dikenali(judul: str, hasil: Bidang | None) -> None:
    kenal = kenali(judul)
    assert (kenal.bidang if kenal else None) == hasil
    assert kenal is None or kenal.yakin


@pytest.mark.parametrize(
    ("judul", "satuan"),
    [
        ("Anggaran", None),
        ("Anggaran (Rp)", 1),
        ("Anggaran (Rp.000)", 1000),
        ("Biaya (ribu rupiah)", 1000),
        ("Biaya (Rp. 000.000)", 1_000_000),
        ("Pagu (dalam juta)", 1_000_000),
        ("Pagu (miliar rupiah)", 1_000_000_000),
    ],
)
def test_satuan_uang_dari_judul(judul: str, satuan: int | None) -> None:
    assert satuan_uang(judul) == satuan


def test_judul_bertingkat_lembar_tersembunyi_dan_nomor_kolom() -> None:
    hasil = tebak(baca(contoh.bertingkat(), "a.xlsx"))
    assert hasil.lembar == ("Renaksi",)
    assert hasil.pemetaan.lembar == "Renaksi"
    assert (hasil.pemetaan.baris_judul, hasil.pemetaan.baris_data) == ((4, 6), 8)
    assert hasil.pasti
    kolom = bidang(hasil)
    assert {h: kolom[h] for h in "BCDEFGHUW"} == {
        "B": Bidang.AREA,
        "C": Bidang.PROGRAM,
        "D": Bidang.KEGIATAN,
        "E": Bidang.TAHAPAN,
        "F": Bidang.INDIKATOR,
        "G": Bidang.TARGET,
        "H": Bidang.SATUAN,
        "U": Bidang.ANGGARAN,
        "W": Bidang.PENANGGUNG_JAWAB,
    }
    assert [kolom[h] for h in "IJKLMNOPQRST"] == [Bidang(f"bulan_{n}") for n in range(1, 13)]
    assert "V" not in kolom  # REALISASI
    assert "A" not in kolom  # NO


@pytest.mark.parametrize(
    ("isi", "nama", "baris_judul", "satuan"),
    [
        (contoh.berpita(), "a.xlsx", (2, 3), 1_000_000),
        (contoh.satu_jadwal(), "a.xlsx", (4, 4), 1),
        (contoh.tanpa_gabungan(), "a.csv", (1, 2), 1),
        (contoh.opendocument(), "a.ods", (1, 1), 1000),
    ],
)
def test_bentuk_lain_pasti(isi: bytes, nama: str, baris_judul: tuple[int, int], satuan: int) -> None:
    hasil = tebak(baca(isi, nama))
    assert hasil.pemetaan.baris_judul == baris_judul
    assert hasil.pemetaan.satuan_anggaran == satuan
    assert hasil.pasti
    assert ragu(hasil) == []


def test_uang_kecil_tanpa_satuan_ditanyakan() -> None:
    hasil = tebak(baca(contoh.excel_lama(), "a.xls"))
    assert not hasil.satuan_pasti
    assert not hasil.pasti


def test_dua_kolom_satu_bidang_ditanyakan() -> None:
    hasil = tebak(buku((*JUDUL, "Pagu"), (*ISI, 1_000_000)))
    assert bidang(hasil)["G"] is Bidang.ANGGARAN
    assert ragu(hasil) == ["G", "H"]
    assert not hasil.pasti


def test_rencana_aksi_di_samping_tahapan_menjadi_kegiatan_yang_dipastikan() -> None:
    hasil = tebak(buku(("Area", "Program", "Rencana Aksi", "Tahapan", "Target"), ("A", "P", "R", "T", 1)))
    assert bidang(hasil)["C"] is Bidang.KEGIATAN
    assert bidang(hasil)["D"] is Bidang.TAHAPAN
    assert ragu(hasil) == ["C"]


def test_judul_tak_dikenal_ditanyakan_hanya_bila_berisi() -> None:
    assert ragu(tebak(buku((*JUDUL, "Zxcvb", "Qwert"), (*ISI, "ada", "")))) == ["H"]
    assert ragu(tebak(buku((*JUDUL, ""), (*ISI, "tanpa judul")))) == ["H"]


def test_contoh_menunjukkan_isi_kolom() -> None:
    kolom = tebak(buku(JUDUL, ISI, ("", "", "", "Tahap dua", 6, "", ""))).kolom[3]
    assert (kolom.judul, kolom.contoh) == ("Tahapan", ("Tahap", "Tahap dua"))


def test_tanpa_area_tidak_pasti() -> None:
    assert not tebak(buku(JUDUL[1:], ISI[1:])).pasti
    di_atas = tebak(buku(("Area Perubahan: Pengawasan",), JUDUL[1:], ISI[1:]))
    assert di_atas.pasti
    assert di_atas.pemetaan.baris_judul == (2, 2)


def test_triwulan_bulan_dan_minggu() -> None:
    atas = ("Area", "Tahapan", "Triwulan", "", "", "", "Target")
    bawah = ("", "", "I", "II", "III", "IV", "")
    hasil = bidang(tebak(buku(atas, bawah, ("A", "T", "v", "", "", "", 1))))
    assert [hasil[h] for h in "CDEF"] == [Bidang(f"triwulan_{n}") for n in range(1, 5)]
    atas = ("Area", "Tahapan", "Maret", "", "", "", "Target")
    hasil = bidang(tebak(buku(atas, ("", "", 1, 2, 3, 4, ""), ("A", "T", "v", "", "", "", 1))))
    assert [hasil[h] for h in "CDEF"] == [Bidang.BULAN_3] * 4


def test_bulan_anggaran_bukan_jadwal() -> None:
    atas = ("Area", "Tahapan", "Target", "Anggaran", "", "")
    hasil = tebak(buku(atas, ("", "", "", "Januari", "Februari", "Maret"), ("A", "T", 1, 5_000_000, 1, 1)))
    assert not {b for b in bidang(hasil).values() if b.startswith("bulan")}
    assert ragu(hasil) == ["D", "E", "F"]


def test_lembar_dipilih_orang() -> None:
    berkas = baca(contoh.satu_jadwal(), "a.xlsx")
    assert tebak(berkas).pemetaan.lembar == "Sheet"
    assert tebak(berkas, lembar="Area lain").pemetaan.lembar == "Area lain"


def test_ingatan_menjawab_yang_ragu() -> None:
    berkas = buku((*JUDUL[:-1], "Anggaran", "Zxcvb"), (*ISI[:-1], 75, "Bagian Hukum"))
    pertama = tebak(berkas)
    assert not pertama.pasti
    kolom = {**pertama.pemetaan.kolom, 7: Bidang.PENANGGUNG_JAWAB}
    pemetaan = type(pertama.pemetaan)("Rencana", (1, 1), 2, kolom, 1_000_000)
    tersimpan = json.loads(json.dumps(Ingatan.dari(pertama, pemetaan).ke_json()))
    kedua = tebak(berkas, ingatan=Ingatan.dari_json(tersimpan))
    assert kedua.pasti
    assert kedua.pemetaan == pemetaan


def test_ingatan_tidak_berlaku_bagi_judul_lain_dan_mengalahkan_dugaan() -> None:
    ingatan = Ingatan((("zxcvb", Bidang.TARGET),))
    assert ragu(tebak(buku((*JUDUL, "Zxcvb 2"), (*ISI, "ada")), ingatan=ingatan)) == ["H"]
    hasil = tebak(buku((*JUDUL, "Zxcvb"), (*ISI, 7)), ingatan=ingatan)
    assert bidang(hasil)["H"] is Bidang.TARGET
    assert "E" not in bidang(hasil)
    assert ragu(hasil) == ["E"]


def test_ingatan_membedakan_judul_yang_sama() -> None:
    ingatan = Ingatan((("target", Bidang.INDIKATOR), ("target", Bidang.TARGET)))
    hasil = bidang(
        tebak(buku(("Area", "Tahapan", "Target", "Target"), ("A", "T", "SOP", 1)), ingatan=ingatan)
    )
    assert (hasil["C"], hasil["D"]) == (Bidang.INDIKATOR, Bidang.TARGET)


def test_tanpa_judul_yang_dikenal_semua_ditanyakan() -> None:
    hasil = tebak(buku((), ("Satu", "Dua"), ("a", "b")))
    assert hasil.pemetaan.baris_judul == (2, 2)
    assert ragu(hasil) == ["A", "B"]


def test_buku_tanpa_isi_terlihat_ditolak() -> None:
    kosong = BukuKerja((Lembar("A", False, (("", ""),)), Lembar("B", True, (JUDUL, ISI))))
    with pytest.raises(BerkasDitolak, match="tidak berisi tabel"):
        tebak(kosong)


@pytest.mark.parametrize(
    ("isi", "pasti"), [(("2021", "2021"), True), ((2021, 2021), True), (("2021", "5"), False)]
)
def test_kolom_tahun_yang_hanya_mengulang_tahun_rencana(isi: tuple[object, ...], *, pasti: bool) -> None:
    judul = ("Tahun", "Kode Perangkat Daerah", "Area", "Tahapan")
    baris = (judul, *((n, "dinkes", "Manajemen Perubahan", "Menyusun SOP") for n in isi))
    [tahun, kode, *_] = tebak(BukuKerja((Lembar("Rencana", False, baris),))).kolom
    assert (tahun.bidang, tahun.yakin) == (Bidang.ABAIKAN, pasti)
    assert (kode.bidang, kode.yakin) == (Bidang.ABAIKAN, True)
