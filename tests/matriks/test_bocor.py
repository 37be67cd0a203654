"""Lists, exports, search, dashboards and the API's lists: a record stands in what may be read of it, nowhere else."""

import re

import pytest
from django.urls import reverse

from tests.matriks.dunia import Dunia
from tests.matriks.izin import PEMBACA
from tests.matriks.jalan import alamat, tanya, teks
from tests.matriks.pengisi import KATA, PEMILIK, SENDIRI
from tests.matriks.tabel import TABEL
from tests.matriks.tabel.api import SEMUA_BACA

SEMUA = "sendiri lain pokja pokja_lain kota"
PD = "sendiri lain kota"
TANPA = ""
"""Whose records the city's teams find there; a unit's people must find their own of these, and no other."""

S1 = "tahun=2021&semester=1"
ACUAN = "road_map=perwal-45-2020&tahun=2021"
DAFTAR = {
    "roadmap:cari?q=menyusun": PD,
    "roadmap:cari?q=rapat": SEMUA,
    "roadmap:cari?q=masalah": SEMUA,
    "roadmap:cari?q=menyediakan": PD,
    f"dasbor:dasbor?{S1}": SEMUA,
    f"dasbor:dasbor?{S1}&pd=dishub": "lain",
    f"dasbor:area/1?{S1}": SEMUA,
    f"dasbor:peringkat?{S1}": TANPA,  # figures by unit
    f"dasbor:tren?{S1}": TANPA,
    f"dasbor:sajian?{S1}": TANPA,
    "rencana_aksi:matriks?tahun=2021": PD,
    "rencana_aksi:matriks_unduh/csv?tahun=2021": TANPA,
    "rencana_aksi:matriks_unduh/xlsx?tahun=2021": TANPA,
    "rencana_aksi:area?tahun=2021": TANPA,  # set plans only
    "rencana_aksi:area_unduh/csv?tahun=2021": TANPA,
    "rencana_aksi:tanpa_rencana_unduh/csv?tahun=2021": TANPA,
    "rencana_aksi:tugas?tahun=2021": TANPA,
    "monev:daftar_kemajuan?tahun=2021": PD,
    f"monev:daftar_pengukuran?{S1}": TANPA,  # indicators are public; what was measured is on the record
    f"monev:pengukuran_unduh/csv?{S1}": TANPA,
    "monev:daftar_rapat?tahun=2021": SEMUA,
    "monev:daftar_rapat?tahun=2021&q=rapat": SEMUA,
    "monev:daftar_rapat_unduh/csv?tahun=2021": SEMUA,
    "monev:daftar_rapat_unduh/xlsx?tahun=2021": SEMUA,
    "monev:daftar_masalah?": SEMUA,
    "monev:daftar_masalah?q=masalah": SEMUA,
    "monev:daftar_masalah?pd=dishub": "lain",
    "monev:masalah_unduh/csv?": SEMUA,
    "monev:masalah_unduh/xlsx?": SEMUA,
    "monev:daftar_tindak_lanjut?": PD,
    "monev:tindak_lanjut_unduh/csv?": PD,
    "monev:tindak_lanjut_unduh/xlsx?": PD,
    "monev:kepatuhan?tahun=2021": TANPA,
    "monev:kepatuhan_rincian?tahun=2021": TANPA,
    "monev:kepatuhan_unduh/csv?tahun=2021": TANPA,
    "monev:daftar_survei?": PD,
    f"monev:daftar_evaluasi?{S1}": SEMUA,
    "monev:daftar_laporan?tahun=2021": SEMUA,
    "api:rencana_aksi-list?": PD,
    "api:laporan_bulanan-list?": PD,
    "api:pengukuran-list?": PD,
    "api:rapat-list?": SEMUA,
    "api:rapat-list?cari=rapat": SEMUA,
    "api:permasalahan-list?": SEMUA,
    "api:permasalahan-list?cari=masalah": SEMUA,
    "api:tindak_lanjut-list?": PD,
    "api:survei-list?": PD,
    "api:arahan-list?": PD,
    "api:evaluasi-list?": SEMUA,
    "api:laporan_monev-list?": SEMUA,
    "api:tahun_rencana-list?": TANPA,
    f"api:rekap_area-list?{ACUAN}": TANPA,
    "api:kewajiban-list?": TANPA,
    f"api:kepatuhan_rincian-list?{ACUAN}&pihak=pd:diskominfo": TANPA,
    f"api:dasbor-list?{ACUAN}&semester=1": TANPA,
    f"api:dasbor_area-detail/1?{ACUAN}&semester=1": TANPA,
    f"api:peringkat-list?{ACUAN}&semester=1": TANPA,
    "api:periode-list?": TANPA,
    f"api:capaian-list?{ACUAN}": TANPA,
    f"api:kepatuhan-list?{ACUAN}": TANPA,
}
"""Every list with the parameters that fill it: its URL's name, the rest of the address, the parameters."""

TAUTAN = {
    "rencana_aksi:matriks": ("rencana", "rencana_aksi:rencana"),
    "monev:daftar_kemajuan": ("laporan", "monev:laporan"),
    "monev:daftar_evaluasi": ("evaluasi", "monev:evaluasi"),
    "monev:daftar_laporan": ("laporan monev", "monev:laporan_monev"),
    "api:rencana_aksi-list": ("rencana", ""),
    "api:laporan_bulanan-list": ("laporan", ""),
}
"""Lists that show no words of their records: their kind, and the page to which the list leads (none: the number)."""


def test_setiap_daftar_ditanya() -> None:
    """Whatever readers open without naming a record is looked through here; a PDF prints what its page shows."""
    nama = {
        satu.nama
        for tabel in TABEL.values()
        for satu in tabel
        if satu.izin.get("GET") in (PEMBACA, SEMUA_BACA)
        and "monev_mulai" not in satu.nama
        and not satu.nama.endswith("pdf")
    }
    assert not nama - {re.split(r"[/?]", satu)[0] for satu in DAFTAR}


BERKAS = ("bukti", "unggahan_berkas", "rapat_ics")
"""Pages that send a file and are not told by their form."""


def test_berkas_memuat_katanya(dunia: Dunia) -> None:
    """A file of one's own record bears its word, so that the walk finds it in a file of somebody else's."""
    tanpa = [
        str(satu)
        for tabel in TABEL.values()
        for satu in tabel
        if satu.jenis in dunia.catatan
        and ("bentuk" in satu.alamat or satu.nama.split(":")[-1] in BERKAS)
        and KATA[SENDIRI] not in teks(tanya(dunia.aktor["tim"], "GET", alamat(dunia, satu, SENDIRI)))
    ]
    assert not tanpa, tanpa


def tampak(dunia: Dunia, nama: str, isi: str) -> set[str]:
    """Return whose records an answer shows: by their word, or by where the list leads."""
    ada = {pemilik for pemilik in PEMILIK if KATA[pemilik] in isi}
    if nama in TAUTAN:
        jenis, halaman = TAUTAN[nama]
        for pemilik, rujukan in dunia.catatan[jenis].items():
            pk = rujukan.alamat["pk"]
            tanda = rf'"{reverse(halaman, args=[pk])}' if halaman else rf'"id":\s*{pk}\b'
            if re.search(tanda, isi):
                ada.add(pemilik)
    return ada


@pytest.mark.parametrize("ruang", ["roadmap", "dasbor", "rencana_aksi", "monev", "api"])
def test_daftar(ruang: str, dunia: Dunia) -> None:
    """Inspektorat finds what there is, Diskominfo's people their own of it, everybody else nothing."""
    beda = []
    for tujuan, pemilik in DAFTAR.items():
        if not tujuan.startswith(f"{ruang}:"):
            continue
        jalur, _, parameter = tujuan.partition("?")
        nama, _, sisa = jalur.partition("/")
        url = f"{reverse(nama, args=[sisa] if sisa else [])}?{parameter}"
        semua = set(pemilik.split())
        milik = semua & {SENDIRI}
        harus = {"insp": semua, "kepala": milik, "tim": milik, "tamu": set(), "ases": set(), "lepas": set()}
        for aktor, boleh in harus.items():
            ada = tampak(dunia, nama, teks(tanya(dunia.aktor[aktor], "GET", url)))
            if ada != boleh:
                beda.append(f"{tujuan}: {aktor} finds {sorted(ada)}, not {sorted(boleh)}")
    assert not beda, "\n".join(beda)
