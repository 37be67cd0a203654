"""A plan handed out: who gets it, what stands in it, how many queries it takes; the template's offers."""

import io
from decimal import Decimal
from http import HTTPStatus
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from berkas.tabel import Dokumen
from berkas.unggahan import BerkasDitolak
from organisasi.models import JenisPerangkatDaerah, Pengguna, PerangkatDaerah
from rencana_aksi.cetak import JABATAN, jabatan_kepala
from rencana_aksi.ekspor import tulis_rencana
from rencana_aksi.jadwal import Jadwal
from rencana_aksi.models import ButirAksi, RencanaAksi, TahunRencana, Unggahan
from rencana_aksi.queries.impor import rancang
from rencana_aksi.queries.templat import buku_ekspor, buku_templat
from rencana_aksi.services import unggahan as layanan
from rencana_aksi.services.butir import tautkan
from rencana_aksi.services.rencana import buka_rencana
from rencana_aksi.spreadsheet.baca import baca_rencana
from rencana_aksi.spreadsheet.kunci import AsalKunci, urai_kunci
from rencana_aksi.workflow import Status
from roadmap.models import AreaPerubahan, BarisLampiran, Padanan
from tests.rencana_aksi.conftest import KINI, Majukan, TambahButir, Unggah


def alamat(rencana: RencanaAksi, bentuk: str = "") -> str:
    if bentuk:
        return reverse("rencana_aksi:unduh", args=[rencana.pk, bentuk])
    return reverse("rencana_aksi:templat", args=[rencana.pk])


def area(rencana: RencanaAksi, nomor: int) -> AreaPerubahan:
    return AreaPerubahan.objects.get(road_map=rencana.periode.road_map_id, nomor=nomor)


def banyakkan(butir: ButirAksi, jumlah: int) -> None:
    """Let the plan of an item have `jumlah` items, all like this one but for stage and key."""
    isi = {
        f.name: getattr(butir, f.name)
        for f in ButirAksi._meta.concrete_fields
        if f.name not in {"id", "kunci"}
    }
    sudah = butir.rencana.butir.count()
    ButirAksi.objects.bulk_create(
        ButirAksi(**isi | {"nomor": n, "tahapan": f"Tahap {n}"}) for n in range(sudah + 1, jumlah + 1)
    )


# The files


@pytest.mark.parametrize(
    ("bentuk", "jenis", "awal"),
    [
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("pdf", "application/pdf", b"%PDF"),
        (
            "csv",
            "text/csv; charset=utf-8",
            b"\xef\xbb\xbfNo.;Tahun;Kode Perangkat Daerah;Perangkat Daerah;Area perubahan;",
        ),
    ],
)
def test_unduh(
    bentuk: str,
    jenis: str,
    awal: bytes,
    rencana: RencanaAksi,
    tambah_butir: TambahButir,
    klien_tim_pelaksana_pd: Client,
) -> None:
    tambah_butir()
    jawaban = klien_tim_pelaksana_pd.get(alamat(rencana, bentuk))
    assert jawaban.headers["Content-Type"] == jenis
    assert jawaban.headers["Content-Disposition"] == (
        f'attachment; filename="rencana-aksi-diskominfo-2021-v1.{bentuk}"'
    )
    assert jawaban.content.startswith(awal)


def test_unduh_templat(rencana: RencanaAksi, klien_tim_pelaksana_pd: Client) -> None:
    jawaban = klien_tim_pelaksana_pd.get(alamat(rencana))
    assert jawaban.headers["Content-Disposition"] == (
        'attachment; filename="templat-rencana-aksi-diskominfo-2021.xlsx"'
    )
    assert "Rencana aksi" in load_workbook(io.BytesIO(jawaban.content)).sheetnames


@pytest.mark.parametrize("bentuk", ["", "xlsx", "pdf", "csv"])
class TestSiapa:
    """Whoever may see the plan gets its files; a hidden plan does not exist."""

    def test_pengunjung_masuk_dahulu(self, bentuk: str, rencana: RencanaAksi, klien_anonim: Client) -> None:
        jawaban = klien_anonim.get(alamat(rencana, bentuk))
        assert jawaban.status_code == HTTPStatus.FOUND
        assert jawaban.headers["Location"].startswith(reverse("account_login"))

    def test_unit_lain_tidak_melihatnya(
        self, bentuk: str, rencana: RencanaAksi, klien_tim_pelaksana_pd_lain: Client
    ) -> None:
        assert klien_tim_pelaksana_pd_lain.get(alamat(rencana, bentuk)).status_code == HTTPStatus.NOT_FOUND

    def test_asesor_ditolak(self, bentuk: str, rencana: RencanaAksi, klien_asesor: Client) -> None:
        assert klien_asesor.get(alamat(rencana, bentuk)).status_code == HTTPStatus.FORBIDDEN

    def test_tim_kota_membaca(self, bentuk: str, rencana: RencanaAksi, klien_tim_pelaksana: Client) -> None:
        assert klien_tim_pelaksana.get(alamat(rencana, bentuk)).status_code == HTTPStatus.OK

    def test_hanya_dibaca(self, bentuk: str, rencana: RencanaAksi, klien_tim_pelaksana: Client) -> None:
        jawaban = klien_tim_pelaksana.post(alamat(rencana, bentuk))
        assert jawaban.status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_bentuk_lain_tidak_ada(rencana: RencanaAksi, klien_tim_pelaksana: Client) -> None:
    assert klien_tim_pelaksana.get(alamat(rencana, "docx")).status_code == HTTPStatus.NOT_FOUND


# Out and in again


@pytest.mark.parametrize("bentuk", ["xlsx", "csv"])
def test_ekspor_yang_diunggah_lagi_tidak_mengubah_apa_pun(
    bentuk: str, rencana: RencanaAksi, tambah_butir: TambahButir, klien_tim_pelaksana_pd: Client
) -> None:
    tambah_butir()
    tambah_butir(sub_kegiatan="", target=Decimal("0.5"), satuan="%", anggaran=None)
    tambah_butir(area=area(rencana, 2), tahapan="=1+1", jadwal=Jadwal(), sdm=None, anggaran=Decimal("10.5"))
    isi = klien_tim_pelaksana_pd.get(alamat(rencana, bentuk)).content
    tebakan, hasil = baca_rencana(isi, f"rencana.{bentuk}", tahun=2021)
    pratinjau = rancang(rencana, hasil, sidik_berkas="")
    assert tebakan.pasti
    assert [b.jenis for b in pratinjau.baris] == ["sama"] * 3
    assert not pratinjau.hilang


def test_templat_yang_belum_diisi_tidak_menambah_butir(
    rencana: RencanaAksi, tambah_butir: TambahButir, klien_tim_pelaksana_pd: Client
) -> None:
    tambah_butir()
    isi = klien_tim_pelaksana_pd.get(alamat(rencana)).content
    _, hasil = baca_rencana(isi, "templat.xlsx", tahun=2021)
    assert [b.jenis for b in rancang(rencana, hasil, sidik_berkas="").baris] == ["sama"]
    [catatan] = [m for m in hasil.masalah if "belum diisi" in m.pesan]
    assert catatan.tingkat == "ingat"


@pytest.mark.parametrize(
    ("ganti", "disebut"),
    [
        ((";2021;diskominfo;", ";2022;diskominfo;"), "‘diskominfo’ tahun 2022"),
        ((";2021;diskominfo;", ";2021;dishub;"), "‘dishub’ tahun 2021"),
        ((";2021;diskominfo;", ";2021;kota;"), "‘kota’ tahun 2021"),
    ],
)
def test_csv_tahun_atau_unit_lain_ditolak_seperti_templat(
    ganti: tuple[str, str],
    disebut: str,
    rencana: RencanaAksi,
    tambah_butir: TambahButir,
    unggah: Unggah,
    klien_tim_pelaksana_pd: Client,
) -> None:
    """One foreign row is enough: the rows of several plans put together belong to none."""
    tambah_butir()
    tambah_butir(tahapan="Kedua")
    isi = klien_tim_pelaksana_pd.get(alamat(rencana, "csv")).content.decode("utf-8-sig")
    assert ganti[0] in isi
    with pytest.raises(BerkasDitolak, match=disebut):
        unggah(isi.replace(*ganti, 1).encode(), "rencana.csv")
    assert not Unggahan.objects.exists()


def test_csv_dengan_baris_baru_tanpa_tahun_dan_kode_diterima(
    rencana: RencanaAksi, tambah_butir: TambahButir, unggah: Unggah, klien_tim_pelaksana_pd: Client
) -> None:
    tambah_butir()
    isi = klien_tim_pelaksana_pd.get(alamat(rencana, "csv")).content.decode("utf-8-sig")
    [baru] = isi.splitlines()[1:]
    sel = ["", "", "", "", *baru.split(";")[4:-1], ""]
    sel[8] = "Tahapan baru"
    pratinjau = layanan.pratinjau(unggah(f"{isi}{';'.join(sel)}\r\n".encode(), "rencana.csv"))
    assert [b.jenis for b in pratinjau.baris] == ["sama", "baru"]


def test_csv_rencana_kota_kembali_tanpa_perubahan(
    rencana: RencanaAksi, tambah_butir: TambahButir, tim_pelaksana: Pengguna
) -> None:
    kota = buka_rencana(periode=rencana.periode, perangkat_daerah=None, oleh=tim_pelaksana, kini=KINI)
    butir = tambah_butir()
    ButirAksi.objects.filter(pk=butir.pk).update(rencana=kota)
    isi = tulis_rencana(kota, bentuk="csv", oleh="", kini=KINI).isi
    assert ";2021;kota;Kota;" in isi.decode()
    satu = layanan.simpan_unggahan(rencana=kota, nama="kota.csv", isi=isi, oleh=tim_pelaksana, kini=KINI)
    assert [b.jenis for b in layanan.pratinjau(satu).baris] == ["sama"]


# The PDF


def teks_pdf(klien: Client, rencana: RencanaAksi) -> list[str]:
    isi = klien.get(alamat(rencana, "pdf")).content
    return [" ".join(h.extract_text().split()) for h in PdfReader(io.BytesIO(isi)).pages]


def test_pdf_menurut_area_dengan_jumlah_dan_tanda_tangan(
    rencana: RencanaAksi, tambah_butir: TambahButir, klien_kepala_pd: Client
) -> None:
    tambah_butir(area=area(rencana, 2), tahapan="Milik kedua", anggaran=Decimal(1_000_000), sdm=1)
    tambah_butir(area=area(rencana, 1), tahapan="Milik pertama", anggaran=Decimal(2_000_000), sdm=2)
    tambah_butir(area=area(rencana, 1), tahapan="Tanpa anggaran", anggaran=None, sdm=None)
    [halaman] = teks_pdf(klien_kepala_pd, rencana)
    assert "RENCANA AKSI REFORMASI BIROKRASI DINAS KOMUNIKASI DAN INFORMATIKA TAHUN 2021 DRAF" in halaman
    assert halaman.index("Milik pertama") < halaman.index("Tanpa anggaran") < halaman.index("Milik kedua")
    assert f"Jumlah {area(rencana, 1).nama} 2.000.000 2" in halaman
    assert f"Jumlah {area(rencana, 2).nama} 1.000.000 1" in halaman
    assert "Jumlah seluruhnya 3.000.000 3" in halaman
    assert "Kepala Dinas Komunikasi dan Informatika," in halaman
    assert "Dicetak oleh" in halaman
    assert "Halaman 1 dari 1" in halaman


def test_pdf_yang_ditetapkan_bukan_draf(majukan: Majukan, klien_kepala_pd: Client) -> None:
    rencana = majukan(Status.DITETAPKAN)
    halaman = " ".join(teks_pdf(klien_kepala_pd, rencana))
    assert "DRAF" not in halaman
    assert "Versi 1 · Ditetapkan" in halaman


def test_pdf_yang_sedang_diperiksa_mengatakannya(majukan: Majukan, klien_kepala_pd: Client) -> None:
    rencana = majukan(Status.DIAJUKAN)
    assert "Diajukan (belum ditetapkan)" in " ".join(teks_pdf(klien_kepala_pd, rencana))


def test_pdf_rencana_kosong(rencana: RencanaAksi, klien_kepala_pd: Client) -> None:
    [halaman] = teks_pdf(klien_kepala_pd, rencana)
    assert "Jumlah" not in halaman
    assert "Kepala Dinas Komunikasi dan Informatika," in halaman


def test_pdf_diminta_lagi_tidak_ditata_lagi(
    rencana: RencanaAksi, tambah_butir: TambahButir, klien_kepala_pd: Client, tertata: list[Dokumen]
) -> None:
    tambah_butir()
    assert [klien_kepala_pd.get(alamat(rencana, "pdf")).content for _ in range(3)] == [b"1"] * 3
    assert len(tertata) == 1


def test_pdf_baru_sesudah_perubahan_dan_bagi_orang_lain(
    rencana: RencanaAksi,
    tambah_butir: TambahButir,
    majukan: Majukan,
    klien_kepala_pd: Client,
    klien_tim_pelaksana: Client,
    tertata: list[Dokumen],
) -> None:
    """The foot names who printed it, so nobody is handed another person's copy, nor an old one."""

    def unduh(klien: Client = klien_kepala_pd) -> bytes:
        return bytes(klien.get(alamat(rencana, "pdf")).content)

    butir = tambah_butir()
    assert [unduh(), unduh(klien_tim_pelaksana), unduh(), unduh(klien_tim_pelaksana)] == [
        b"1",
        b"2",
        b"1",
        b"2",
    ]
    butir.anggaran = Decimal(80_000_000)
    butir.save()
    assert [unduh(), unduh()] == [b"3"] * 2
    tambah_butir(tahapan="Satu lagi")
    assert [unduh(), unduh()] == [b"4"] * 2
    majukan(Status.DITETAPKAN)
    assert [unduh(), unduh()] == [b"5"] * 2
    assert "Ditetapkan" in tertata[-1].catatan[0]


def test_setiap_jenis_unit_punya_jabatan() -> None:
    assert set(JABATAN) == set(JenisPerangkatDaerah)


@pytest.mark.parametrize(
    ("jenis", "nama", "jabatan"),
    [
        ("dinas", "Dinas Kesehatan", "Kepala Dinas Kesehatan"),
        ("bagian", "Bagian Organisasi", "Kepala Bagian Organisasi"),
        ("inspektorat", "Inspektorat Daerah", "Inspektur Daerah"),
        ("sekretariat", "Sekretariat DPRD", "Sekretaris DPRD"),
        ("kecamatan", "Kecamatan Klojen", "Camat Klojen"),
        ("kelurahan", "Kelurahan Kauman", "Lurah Kauman"),
        ("rsud", "RSUD Kota Malang", "Direktur RSUD Kota Malang"),
    ],
)
def test_jabatan_kepala(jenis: str, nama: str, jabatan: str) -> None:
    assert jabatan_kepala(PerangkatDaerah(jenis=jenis, nama=nama)) == jabatan


# What a template offers


@pytest.fixture
def rencana_2022(
    periode: TahunRencana, diskominfo: PerangkatDaerah, tim_pelaksana_pd: Pengguna
) -> RencanaAksi:
    """The draft of the year after `rencana`."""
    periode_2022 = TahunRencana.objects.create(road_map=periode.road_map, tahun=2022)
    return buka_rencana(periode=periode_2022, perangkat_daerah=diskominfo, oleh=tim_pelaksana_pd, kini=KINI)


def kunci_lampiran(rencana: RencanaAksi) -> set[Any]:
    kunci = [urai_kunci(b.kunci) for b in buku_templat(rencana).baris]
    return {k.kunci for k in kunci if k and k.asal == AsalKunci.LAMPIRAN}


def test_templat_menawarkan_baris_lampiran_unit(rencana: RencanaAksi) -> None:
    ditawarkan = BarisLampiran.objects.filter(kunci__in=kunci_lampiran(rencana))
    assert ditawarkan.exists()
    milik = ditawarkan.filter(pelaksana__perangkat_daerah=rencana.perangkat_daerah)
    assert all(b.seluruh_pd for b in ditawarkan.exclude(pk__in=milik.values("pk")))


def test_templat_menyebut_nomenklatur_baru_saja(rencana: RencanaAksi, diskominfo: PerangkatDaerah) -> None:
    ditawarkan = kunci_lampiran(rencana)
    pasangan = Padanan.objects.filter(lama__pelaksana__perangkat_daerah=diskominfo).select_related(
        "lama", "baru"
    )
    assert pasangan
    assert all(p.lama.kunci not in ditawarkan and p.baru.kunci in ditawarkan for p in pasangan)


def test_baris_yang_sudah_dilayani_tidak_ditawarkan(
    rencana: RencanaAksi, tambah_butir: TambahButir, tim_pelaksana_pd: Pengguna, diskominfo: PerangkatDaerah
) -> None:
    """Serving the row under its old name counts for its new one."""
    pasangan = Padanan.objects.filter(lama__pelaksana__perangkat_daerah=diskominfo).select_related(
        "lama", "baru"
    )[0]
    tautkan(butir=tambah_butir(), baris=[pasangan.lama], prioritas=[], oleh=tim_pelaksana_pd)
    assert pasangan.baru.kunci not in kunci_lampiran(rencana)


def test_kunci_butir_tidak_pernah_ganda(rencana: RencanaAksi, tambah_butir: TambahButir) -> None:
    tambah_butir()
    tambah_butir()
    kunci = [b.kunci for b in buku_templat(rencana).baris if b.kunci.startswith("B-")]
    assert len(kunci) == 2
    assert len(kunci) == len(set(kunci))


def test_butir_tahun_lalu_ditawarkan_tanpa_jadwal_dan_anggaran(
    majukan: Majukan, rencana_2022: RencanaAksi
) -> None:
    lalu = majukan(Status.DITETAPKAN).butir.get()
    [baris] = [b for b in buku_templat(rencana_2022).baris if b.tahapan]
    assert baris.kunci == f"B-{lalu.kunci.hex}"
    assert (baris.tahapan, baris.target, baris.sdm) == (lalu.tahapan, lalu.target, lalu.sdm)
    assert (baris.bulan, baris.anggaran) == ((), None)


def test_butir_tahun_lalu_yang_belum_ditetapkan_tidak_ditawarkan(
    majukan: Majukan, rencana_2022: RencanaAksi
) -> None:
    majukan(Status.DIVERIFIKASI)
    assert not [b for b in buku_templat(rencana_2022).baris if b.tahapan]


def test_butir_yang_sudah_dilanjutkan_hanya_sekali(majukan: Majukan, rencana_2022: RencanaAksi) -> None:
    lalu = majukan(Status.DITETAPKAN).butir.get()
    lanjutan = ButirAksi.objects.get(pk=lalu.pk)
    lanjutan.pk, lanjutan.rencana, lanjutan._state.adding = None, rencana_2022, True
    lanjutan.save()
    [baris] = [b for b in buku_templat(rencana_2022).baris if b.tahapan]
    assert baris.anggaran == lalu.anggaran


def test_templat_menyebut_sasaran_dan_target_tahun_itu(
    rencana: RencanaAksi, diskominfo: PerangkatDaerah
) -> None:
    konteks = buku_templat(rencana).konteks
    nomor = {b.nomor for b in BarisLampiran.objects.filter(kunci__in=kunci_lampiran(rencana))}
    assert len(konteks) == len(nomor) + 1
    assert all("target 2021: " in baris for baris in konteks[1:])


def test_rencana_kota_tanpa_baris_lampiran(periode: TahunRencana, tim_pelaksana: Pengguna) -> None:
    kota = buka_rencana(periode=periode, perangkat_daerah=None, oleh=tim_pelaksana, kini=KINI)
    buku = buku_templat(kota)
    assert (buku.kode, buku.baris) == ("kota", ())


# Speed


@pytest.mark.parametrize("susun", [buku_ekspor, buku_templat])
def test_kueri_tetap(susun: Any, rencana: RencanaAksi, tambah_butir: TambahButir) -> None:
    butir = tambah_butir()
    jumlah = []
    for banyak in (3, 300):
        banyakkan(butir, banyak)
        with CaptureQueriesContext(connection) as tanya:
            assert len([b for b in susun(rencana).baris if b.tahapan]) == banyak
        jumlah.append(len(tanya))
    assert jumlah[0] == jumlah[1]
