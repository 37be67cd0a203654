"""Which addresses show which page: a walk through every page of PetaRB, in the order in which records come to be.

The sample is a year of one unit; what it lacks (a draft, a plan under review, a file half read) is made on the way.
Monev stands beside this in `daftar_monev`.
"""

import html
import re
from datetime import timedelta
from io import StringIO
from typing import Any

from allauth.core.ratelimit import respond_429
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db.models import Model
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone

from organisasi.models import KunciApi, Pengguna, PerangkatDaerah
from rencana_aksi.models import RencanaAksi, StatusUnggahan, TahunRencana, Unggahan
from rencana_aksi.services.butir import tautkan
from roadmap.models import AreaPerubahan, BarisLampiran, Prioritas, RoadMap, Sasaran
from tampilan import views as tampilan
from tampilan.gaya import gaya
from tests.peramban.akses.daftar_monev import jelajahi_monev
from tests.peramban.akses.jelajah import ADMIN, ASESOR, KEPALA, KOTA, PD, PENGARAH, TAHUN, TAMU, UNIT, Jelajah
from tests.rencana_aksi.conftest import BARIS, JUDUL, LAIN, berkas

PETA, RANCANGAN = "perwal-45-2020", "uji-akses"


def jelajahi() -> Jelajah:
    """Load the sample and visit everything; the database is left changed."""
    j = Jelajah()
    call_command("akun_demo", "--paksa", stdout=StringIO())
    call_command("buka_tahun_rencana", stdout=StringIO())
    j.lihat(PENGARAH, "dasbor:dasbor")  # no calendar yet
    call_command("muat_contoh", "--unit", UNIT, "--tahun", str(TAHUN), stdout=StringIO())
    for bagian in BAGIAN:
        bagian(j)
    return j


def _pertama(model: type[Model], **saringan: Any) -> Any:
    return model._default_manager.filter(**saringan).order_by("pk")[0]


def _umum(j: Jelajah) -> None:
    for akun in (TAMU, ASESOR, PD):
        j.lihat(akun, "beranda")
    for kueri in ("?q=indeks", "?q=zzzz"):
        j.lihat(PD, "roadmap:cari", kueri=kueri)
    j.lihat(PD, "bantuan:daftar")
    j.lihat(PD, "bantuan:daftar", kueri="?q=unggah")
    j.lihat(PD, "bantuan:bab", "umum")
    j.lihat(PD, "pemberitahuan:daftar")
    j.lihat(PD, "pemberitahuan:pengaturan")


def _akun(j: Jelajah) -> None:
    for nama in (
        "login",
        "reset_password",
        "reset_password_done",
        "inactive",
        "reset_password_from_key_done",
    ):
        j.lihat(TAMU, f"account_{nama}")
    j.kirim(TAMU, "account_login", isi={"login": "asesor", "password": "bukan ini"})
    j.lihat(TAMU, "account_reset_password_from_key", "1", "bukan-kunci")
    for nama in ("logout", "change_password", "reauthenticate"):
        j.lihat(ASESOR, f"account_{nama}")
    j.kirim(
        ASESOR,
        "account_change_password",
        isi={"oldpassword": "bukan ini", "password1": "a", "password2": "b"},
    )
    for nama in ("kunci_api:daftar", "kunci_api:tambah", "api:dokumen"):
        j.lihat(PD, nama)
    j.kirim(PD, "kunci_api:tambah", isi={"nama": ""})
    besok = timezone.localdate() + timedelta(days=1)
    j.kirim(PD, "kunci_api:tambah", isi={"nama": "Uji", "lingkup": "baca", "sampai": f"{besok}"})
    j.lihat(PD, "kunci_api:cabut", KunciApi.objects.latest("pk").pk)


def _road_map(j: Jelajah) -> None:
    daftar = ("daftar_prioritas", "daftar_area", "daftar_indikator", "daftar_perangkat_daerah")
    for nama in ("pohon", "lampiran", "daftar", *daftar):
        j.lihat(TAMU, f"roadmap:{nama}")
    j.lihat(KOTA, "roadmap:lampiran", kueri="?pd=inspektorat&q=audit")
    j.lihat(KOTA, "roadmap:pemeriksaan")
    j.lihat(KOTA, "roadmap:rinci", PETA)
    j.lihat(KOTA, "roadmap:baris", _pertama(BarisLampiran).kunci)
    j.lihat(KOTA, "roadmap:prioritas", _pertama(Prioritas).pk)
    j.lihat(KOTA, "roadmap:area", _pertama(AreaPerubahan).pk)
    j.lihat(KOTA, "roadmap:indikator", "maturitas-spip")
    j.lihat(KOTA, "roadmap:perangkat_daerah", UNIT)
    j.lihat(KOTA, "roadmap:salin", PETA)
    j.lihat(ADMIN, "roadmap:cabut", PETA)
    j.lihat(ASESOR, "dasbor:dasbor")  # refused with its reason


def _rancangan(j: Jelajah) -> None:
    isi = {"judul": "Rancangan uji", "kode": RANCANGAN, "tahun_awal": 2020, "tahun_akhir": 2023}
    j.kirim(KOTA, "roadmap:salin", PETA, isi={"kode": "", "tahun_awal": "x"})
    j.kirim(KOTA, "roadmap:salin", PETA, isi=isi)
    peta, kueri = RoadMap.objects.get(kode=RANCANGAN), f"?peta={RANCANGAN}"
    baris = _pertama(BarisLampiran, road_map=peta).kunci
    for nama in ("baris_ubah", "baris_hapus"):
        j.lihat(KOTA, f"roadmap:{nama}", baris)
    j.kirim(KOTA, "roadmap:baris_ubah", baris)
    for nama in ("baris_tambah", "impor_lampiran"):
        j.lihat(KOTA, f"roadmap:{nama}", kueri=kueri)
    for nama in ("isi", "isi_tambah"):
        j.lihat(KOTA, f"roadmap:{nama}", "sasaran", kueri=kueri)
    for nama in ("isi_ubah", "isi_hapus"):
        j.lihat(KOTA, f"roadmap:{nama}", "sasaran", _pertama(Sasaran, tujuan__road_map=peta).pk)
    unduhan = j.klien(KOTA).get(f"/road-map/lampiran/ekspor/csv/{kueri}")
    tabel = unduhan.getvalue() if unduhan.streaming else unduhan.content
    ubahan = SimpleUploadedFile("lampiran.csv", tabel.replace(b"Inspektorat", b"Inspektorat Lain", 1))
    j.klien(KOTA).get(f"/road-map/lampiran/{kueri}")
    j.kirim_ke(KOTA, f"/road-map/lampiran/impor/{kueri}", {"berkas": ubahan})


def _rencana(j: Jelajah) -> None:
    for nama in ("matriks", "area", "tugas"):
        j.lihat(KOTA, f"rencana_aksi:{nama}", kueri=f"?tahun={TAHUN}")
    for nama in ("daftar_tahun", "tahun_tambah"):
        j.lihat(KOTA, f"rencana_aksi:{nama}")
    j.lihat(PENGARAH, "rencana_aksi:penetapan")
    lalu = RencanaAksi.objects.get(periode__tahun=TAHUN, perangkat_daerah__kode=UNIT)
    butir = lalu.butir.order_by("nomor")[0]
    for nama in ("rencana", "riwayat", "revisi", "banding"):
        j.lihat(PD, f"rencana_aksi:{nama}", lalu.pk)
    j.lihat(PD, "rencana_aksi:butir", lalu.pk, butir.kunci)
    _susunan(j)


def _susunan(j: Jelajah) -> None:
    """A plan of the next year from its first file to its review."""
    periode = TahunRencana.objects.get(tahun=TAHUN + 1, road_map__kode=PETA)
    j.kirim(PD, "rencana_aksi:mulai", isi={"tahun": TAHUN + 1, "pd": UNIT})
    rencana = RencanaAksi.objects.get(periode=periode, perangkat_daerah__kode=UNIT)
    j.lihat(PD, "rencana_aksi:rencana", rencana.pk)  # nothing in it yet
    j.lihat(PD, "monev:lanjutan", rencana.pk)
    _unggahan(j, rencana)
    butir = rencana.butir.order_by("nomor")[0]
    for nama in ("butir_ubah", "butir_tautan", "butir_hapus"):
        j.lihat(PD, f"rencana_aksi:{nama}", rencana.pk, butir.kunci)
    j.kirim(PD, "rencana_aksi:butir_ubah", rencana.pk, butir.kunci, isi={"tahapan": ""})
    for nama in ("rencana", "butir_tambah", "usulan_asal"):
        j.lihat(PD, f"rencana_aksi:{nama}", rencana.pk)
    asal = _pertama(BarisLampiran, road_map__kode=PETA)
    for butir in rencana.butir.all():
        tautkan(butir=butir, baris=[asal], prioritas=[], oleh=Pengguna.objects.get(username=PD))
    j.lihat(PD, "rencana_aksi:langkah", rencana.pk, "ajukan")
    j.kirim(PD, "rencana_aksi:langkah", rencana.pk, "ajukan")
    j.kirim(KEPALA, "rencana_aksi:langkah", rencana.pk, "setujui")
    j.lihat(KOTA, "rencana_aksi:periksa", rencana.pk)
    j.kirim(KOTA, "rencana_aksi:periksa_semua", rencana.pk)
    j.kirim(KOTA, "rencana_aksi:langkah", rencana.pk, "verifikasi")
    j.lihat(PENGARAH, "rencana_aksi:penetapan")


def _unggahan(j: Jelajah, rencana: RencanaAksi) -> None:
    j.lihat(PD, "rencana_aksi:unggah", rencana.pk)
    j.kirim(PD, "rencana_aksi:unggah", rencana.pk)  # without a file
    asing, rusak = [*JUDUL[:4], "Wxyz", *JUDUL[5:]], [*LAIN[:9], "lima juta", 2]
    kolom = _kirim_berkas(j, rencana, berkas(BARIS, judul=asing, tahun=TAHUN + 1))
    j.lihat(PD, "rencana_aksi:unggahan_kolom", kolom.kunci)
    ditolak = _kirim_berkas(j, rencana, berkas(BARIS, LAIN, rusak, tahun=TAHUN + 1))
    j.lihat(PD, "rencana_aksi:unggahan_pratinjau", ditolak.kunci)
    satu = _kirim_berkas(j, rencana, berkas(BARIS, LAIN, tahun=TAHUN + 1))
    pratinjau = j.lihat(PD, "rencana_aksi:unggahan_pratinjau", satu.kunci)
    Unggahan.objects.filter(pk=satu.pk).update(status=StatusUnggahan.MENERAPKAN)
    j.lihat(PD, "rencana_aksi:unggahan_kemajuan", satu.kunci)
    Unggahan.objects.filter(pk=satu.pk).update(status=StatusUnggahan.PRATINJAU)
    sidik = pratinjau.context["pratinjau"].sidik
    j.kirim(PD, "rencana_aksi:unggahan_pratinjau", satu.kunci, isi={"sidik": sidik})


def _kirim_berkas(j: Jelajah, rencana: RencanaAksi, isi: bytes) -> Unggahan:
    buku = SimpleUploadedFile("rencana.xlsx", isi)
    j.kirim(PD, "rencana_aksi:unggah", rencana.pk, isi={"berkas": buku})
    return Unggahan.objects.latest("pk")


def _dasbor(j: Jelajah) -> None:
    semester = f"?tahun={TAHUN}&semester=2"
    j.lihat(PD, "dasbor:dasbor", kueri=semester)
    for nama in ("peringkat", "tren", "sajian"):
        j.lihat(PENGARAH, f"dasbor:{nama}", kueri=semester)
    j.lihat(PENGARAH, "dasbor:area", _pertama(AreaPerubahan).pk, kueri=semester)
    dasbor = j.lihat(PENGARAH, "dasbor:dasbor", kueri=semester).content.decode()
    arahan = re.search(r'href="([^"]*/arahan/tambah/[^"]*)"', dasbor)
    assert arahan is not None, "The dashboard offers no arahan"
    alamat = html.unescape(arahan[1])
    j.buka(PENGARAH, alamat)
    j.kirim_ke(PENGARAH, alamat, {})


def _publik(j: Jelajah) -> None:
    with override_settings(HALAMAN_PUBLIK=True):
        for nama in ("beranda", "data"):
            j.lihat(TAMU, f"publik:{nama}")
        j.lihat(TAMU, "publik:tahun", TAHUN)
        j.lihat(TAMU, "publik:indikator", "maturitas-spip")
        j.lihat(TAMU, "publik:indikator", "tidak-ada")


def _pengelola(j: Jelajah) -> None:
    """The Administrator's pages: Django's own in our frame, checked where a template is ours."""
    unit = PerangkatDaerah.objects.get(kode=UNIT).pk
    for laku in ("", f"{unit}/change/", f"{unit}/history/", "import/"):
        j.buka(ADMIN, f"/admin/organisasi/perangkatdaerah/{laku}")


def _galat(j: Jelajah) -> None:
    permintaan = RequestFactory().get("/tidak-ada/")
    j.simpan("/400/", "400.html", tampilan.permintaan_salah(permintaan))
    j.simpan("/500/", "500.html", tampilan.galat(permintaan))
    permintaan.user = AnonymousUser()
    permintaan.session = SessionStore()
    j.simpan("/gaya/", "tampilan/gaya.html", gaya(permintaan))  # the address is there with DEBUG only
    j.simpan("/429/", "429.html", respond_429(permintaan))
    j.buka(TAMU, "/tidak-ada/")
    tanpa_tanda = Client(enforce_csrf_checks=True).post("/akun/masuk/")
    j.simpan("/403/", "403_csrf.html", tanpa_tanda)


def _kosong(j: Jelajah) -> None:
    """A city that has no road map in force yet."""
    RoadMap.objects.update(status="rancangan")
    j.lihat(TAMU, "roadmap:pohon")
    with override_settings(HALAMAN_PUBLIK=True):
        j.lihat(TAMU, "publik:beranda")


BAGIAN = (
    _umum,
    _akun,
    _road_map,
    _rencana,
    _dasbor,
    _publik,
    jelajahi_monev,
    _rancangan,
    _pengelola,
    _galat,
    _kosong,
)
