"""Forms of a draft: every kind in FORM_ISI, rows of the Lampiran, targets."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from indikator.models import PenetapanTarget
from organisasi.models import Pengguna, PerangkatDaerah
from riwayat.queries import versi
from roadmap.forms import FORM_ISI
from roadmap.models import BarisLampiran, IsiRoadMap, RoadMap
from roadmap.permissions import SUSUN
from roadmap.services.isi import hapus_isi, simpan_isi
from roadmap.services.siklus import salin_road_map
from tests.roadmap.halaman import baca, isi, isian, tabel, teks

pytestmark = pytest.mark.django_db
JAHAT = "Isi baru <script>alert('uji')</script> & lain"


@dataclass(frozen=True)
class Contoh:
    """For one kind: what makes a copy of its first record a new one, a text field, a link into the road map."""

    baru: dict[str, str]
    teks: str
    wajib: str
    tautan: str = ""


CONTOH = {
    "tujuan": Contoh({"kode": "uji"}, "teks", "nama"),
    "sasaran": Contoh({"kode": "uji"}, "nama", "tujuan", "tujuan"),
    "area": Contoh({"kode": "uji", "nama": "Area uji"}, "nama", "nomor"),
    "kegiatan-area": Contoh({"kode": "uji"}, "teks", "area", "area"),
    "fokus": Contoh({"kode": "uji"}, "teks", "teks", "area"),
    "program": Contoh({"kode": "uji", "nama": "Program uji"}, "nama", "nomenklatur"),
    "kegiatan": Contoh({"kode": "uji", "nama": "Kegiatan uji"}, "nama", "program", "program"),
    "sub-kegiatan": Contoh({"kode": "uji", "nama": "Sub kegiatan uji"}, "nama", "kegiatan", "kegiatan"),
    "kelompok-prioritas": Contoh({"nomor": "99"}, "nama", "jenis"),
    "prioritas": Contoh({"kode": "uji"}, "uraian", "kelompok", "kelompok"),
    "sasaran-prioritas": Contoh({"kode": "uji"}, "nama", "prioritas", "prioritas"),
    "indikator-prioritas": Contoh({"urutan": "99"}, "", "penetapan", "sasaran"),
    "kegiatan-prioritas": Contoh({"kode": "uji"}, "uraian", "teks", "prioritas"),
    "zona-integritas": Contoh({"nomor": "99"}, "teks", "perangkat_daerah"),
    "program-klasifikasi": Contoh({"nomor": "99"}, "nama", "teks"),
    "kegiatan-klasifikasi": Contoh({"urutan": "99"}, "teks", "huruf", "program"),
}
JENIS = pytest.mark.parametrize("jenis", CONTOH)


def test_setiap_jenis_dicontohkan() -> None:
    assert CONTOH.keys() == FORM_ISI.keys()


def model(jenis: str) -> Any:
    return FORM_ISI[jenis]._meta.model


def pertama(jenis: str, road_map: RoadMap) -> Any:
    return model(jenis).objects.filter(road_map=road_map).order_by("pk")[0]


def alamat(nama: str, jenis: str, *pk: int) -> str:
    return reverse(f"roadmap:{nama}", args=[jenis, *pk])


def ubahan(jenis: str, data: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Change one field of a form: (the field, the form)."""
    nama = CONTOH[jenis].teks or "urutan"
    return nama, data | {nama: JAHAT if CONTOH[jenis].teks else "98"}


def bebas(klon: RoadMap) -> PenetapanTarget:
    return PenetapanTarget.objects.filter(dokumen=klon.kode, prioritas=None)[0]


def pesan(jawaban: Any) -> str:
    return " ".join(str(p) for p in get_messages(jawaban.wsgi_request))


def potret(road_map: RoadMap) -> list[Any]:
    """Return everything a draft holds that a form can change, to see that nothing did."""
    return [
        list(m._base_manager.filter(road_map=road_map).order_by("pk").values())
        for m in IsiRoadMap.__subclasses__()
    ]


def beda(sebelum: list[Any], sesudah: list[Any]) -> list[Any]:
    pasangan: list[Any] = []
    for x, y in zip(sebelum, sesudah, strict=True):
        pasangan += zip_longest(x, y, fillvalue={})
    return [
        (nama, nilai, b.get(nama)) for a, b in pasangan for nama, nilai in a.items() if nilai != b.get(nama)
    ]


# Lists


@JENIS
def test_daftar(klien_tim_pelaksana: Client, klon: RoadMap, jenis: str) -> None:
    html = baca(klien_tim_pelaksana, alamat("isi", jenis), {"peta": klon.kode})
    daftar = list(model(jenis).objects.filter(road_map=klon))
    assert len(tabel(html)) == len(daftar) > 1
    for objek in daftar:
        assert f'href="{alamat("isi_ubah", jenis, objek.pk)}"' in html
    assert f"{alamat('isi_tambah', jenis)}?peta={klon.kode}" in html


@JENIS
def test_daftar_jumlah_kueri_tetap(
    klien_tim_pelaksana: Client, klon: RoadMap, jenis: str, django_assert_max_num_queries: Any
) -> None:
    tuju = alamat("isi", jenis)
    baca(klien_tim_pelaksana, "/", {"peta": klon.kode})
    with django_assert_max_num_queries(20) as banyak:
        baca(klien_tim_pelaksana, tuju, {"peta": klon.kode})
    semua = model(jenis).objects.filter(road_map=klon)
    semua.exclude(pk__in=list(semua.order_by("pk").values_list("pk", flat=True)[:1]))._raw_delete("default")
    with django_assert_max_num_queries(20) as sedikit:
        assert len(tabel(baca(klien_tim_pelaksana, tuju, {"peta": klon.kode}))) == 1
    assert len(banyak) == len(sedikit)
    _bersihkan_tautan(klon)


def _bersihkan_tautan(klon: RoadMap) -> None:
    """Remove what points at rows that were removed raw, so that the database can check its links."""
    for m in IsiRoadMap.__subclasses__():
        m._base_manager.filter(road_map=klon)._raw_delete("default")


@JENIS
def test_daftar_kosong_mengajak_mulai(klien_tim_pelaksana: Client, klon: RoadMap, jenis: str) -> None:
    _bersihkan_tautan(klon)
    assert "Belum ada isinya" in teks(baca(klien_tim_pelaksana, alamat("isi", jenis), {"peta": klon.kode}))


# Add


@JENIS
def test_tambah(klien_tim_pelaksana: Client, tim_pelaksana: Pengguna, klon: RoadMap, jenis: str) -> None:
    tuju = f"{alamat('isi_tambah', jenis)}?peta={klon.kode}"
    contoh = isian(baca(klien_tim_pelaksana, alamat("isi_ubah", jenis, pertama(jenis, klon).pk)))
    kosong = isian(baca(klien_tim_pelaksana, tuju))
    data = contoh | kosong.fromkeys(["versi"], "") | CONTOH[jenis].baru
    if jenis == "indikator-prioritas":
        data["penetapan"] = str(bebas(klon).pk)
    sebelum = model(jenis).objects.filter(road_map=klon).count()
    jawaban = klien_tim_pelaksana.post(tuju, data)
    assert jawaban.status_code == 302, teks(jawaban.content.decode())
    assert jawaban.headers["Location"] == f"{alamat('isi', jenis)}?peta={klon.kode}"
    assert "tersimpan" in pesan(jawaban)
    assert model(jenis).objects.filter(road_map=klon).count() == sebelum + 1
    baru = model(jenis).objects.filter(road_map=klon).order_by("-pk")[0]
    for nama, nilai in CONTOH[jenis].baru.items():
        assert str(getattr(baru, nama)) == nilai
    jejak = baru.riwayat.get()
    assert (jejak.history_type, jejak.history_user) == ("+", tim_pelaksana)
    assert jejak.asal == f"halaman {alamat('isi_tambah', jenis)}"


@JENIS
def test_tambah_tanpa_isi(klien_tim_pelaksana: Client, klon: RoadMap, jenis: str) -> None:
    jawaban = klien_tim_pelaksana.post(f"{alamat('isi_tambah', jenis)}?peta={klon.kode}", {"versi": ""})
    html = isi(jawaban, 422)
    assert 'id="ringkasan-salah"' in html
    assert f'id="id_{CONTOH[jenis].wajib}_error"' in html


@JENIS
def test_tambah_yang_sudah_ada(klien_tim_pelaksana: Client, klon: RoadMap, jenis: str) -> None:
    """A second record with the same code (or number) is refused in words, not by the database."""
    contoh = isian(baca(klien_tim_pelaksana, alamat("isi_ubah", jenis, pertama(jenis, klon).pk)))
    jawaban = klien_tim_pelaksana.post(
        f"{alamat('isi_tambah', jenis)}?peta={klon.kode}", contoh | {"versi": ""}
    )
    html = isi(jawaban, 422)
    assert f"ini sudah dipakai {model(jenis)._meta.verbose_name} lain" in teks(html)
    assert 'aria-invalid="true"' in html


# Change


@JENIS
def test_ubah(klien_tim_pelaksana: Client, tim_pelaksana: Pengguna, klon: RoadMap, jenis: str) -> None:
    objek = pertama(jenis, klon)
    tuju = alamat("isi_ubah", jenis, objek.pk)
    nama, data = ubahan(jenis, isian(baca(klien_tim_pelaksana, tuju)))
    jawaban = klien_tim_pelaksana.post(tuju, data)
    assert jawaban.status_code == 302, teks(jawaban.content.decode())
    lama = getattr(objek, nama)
    objek.refresh_from_db()
    assert str(getattr(objek, nama)) == data[nama]
    jejak = objek.riwayat.latest("history_id")
    assert (jejak.history_type, jejak.history_user) == ("~", tim_pelaksana)
    html = baca(klien_tim_pelaksana, tuju)
    assert "Diubah oleh Uji tim-pelaksana" in teks(html)
    assert f"Sebelum: {' '.join(str(lama).split()) or '–'}" in teks(html).replace(
        "Sebelum: Sebelum: ", "Sebelum: "
    )
    assert f"Sesudah: {data[nama]}" in teks(html)
    assert "<script>alert(" not in html
    assert "<script>alert(" not in baca(klien_tim_pelaksana, alamat("isi", jenis), {"peta": klon.kode})


@JENIS
def test_simpan_tanpa_perubahan(klien_tim_pelaksana: Client, klon: RoadMap, jenis: str) -> None:
    """What the form shows is what is stored: saving it as it stands changes nothing."""
    objek = pertama(jenis, klon)
    tuju = alamat("isi_ubah", jenis, objek.pk)
    sebelum = potret(klon)
    assert klien_tim_pelaksana.post(tuju, isian(baca(klien_tim_pelaksana, tuju))).status_code == 302
    assert potret(klon) == sebelum


@JENIS
def test_ubah_salah(klien_tim_pelaksana: Client, klon: RoadMap, jenis: str) -> None:
    objek = pertama(jenis, klon)
    tuju = alamat("isi_ubah", jenis, objek.pk)
    sebelum = potret(klon)
    nama, data = ubahan(jenis, isian(baca(klien_tim_pelaksana, tuju)))
    wajib = CONTOH[jenis].wajib
    html = isi(klien_tim_pelaksana.post(tuju, data | {wajib: ""}), 422)
    assert f'id="id_{wajib}_error"' in html
    assert 'aria-invalid="true"' in html
    assert f'href="#id_{wajib}"' in html
    if nama != wajib:
        assert isian(html)[nama] == [data[nama]], "what was typed stays"
    assert potret(klon) == sebelum


@JENIS
def test_ubah_basi(klien_tim_pelaksana: Client, administrator: Pengguna, klon: RoadMap, jenis: str) -> None:
    objek = pertama(jenis, klon)
    tuju = alamat("isi_ubah", jenis, objek.pk)
    nama, data = ubahan(jenis, isian(baca(klien_tim_pelaksana, tuju)))
    setattr(objek, nama, "97" if nama == "urutan" else "Isi orang lain")
    objek._history_user = administrator
    simpan_isi(objek=objek, oleh=administrator)
    html = isi(klien_tim_pelaksana.post(tuju, data), 409)
    kata = teks(html)
    assert "diubah orang lain sejak Anda membukanya" in kata
    assert "Diubah oleh Uji administrator pada" in kata
    assert f"<ins>{'97' if nama == 'urutan' else 'Isi orang lain'}</ins>" in html
    assert isian(html)[nama] == [data[nama]], "what was typed stays"
    objek.refresh_from_db()
    assert str(getattr(objek, nama)) in {"97", "Isi orang lain"}
    assert klien_tim_pelaksana.post(tuju, isian(html)).status_code == 302, "knowing of it, one may go on"
    objek.refresh_from_db()
    assert str(getattr(objek, nama)) == data[nama]


@JENIS
def test_ubah_tanpa_versi_dianggap_basi(klien_tim_pelaksana: Client, klon: RoadMap, jenis: str) -> None:
    tuju = alamat("isi_ubah", jenis, pertama(jenis, klon).pk)
    _, data = ubahan(jenis, isian(baca(klien_tim_pelaksana, tuju)))
    isi(klien_tim_pelaksana.post(tuju, data | {"versi": ""}), 409)


@pytest.mark.parametrize("jenis", [j for j, c in CONTOH.items() if c.tautan])
def test_pilihan_road_map_lain_ditolak(
    klien_tim_pelaksana: Client, klon: RoadMap, asli: RoadMap, jenis: str
) -> None:
    objek = pertama(jenis, klon)
    tuju = alamat("isi_ubah", jenis, objek.pk)
    tautan = CONTOH[jenis].tautan
    lain = getattr(pertama(jenis, asli), f"{tautan}_id")
    html = baca(klien_tim_pelaksana, tuju)
    assert f'<option value="{lain}"' not in html.split(f'name="{tautan}"')[1].split("</select>")[0]
    jawaban = klien_tim_pelaksana.post(tuju, isian(html) | {tautan: str(lain)})
    assert f'id="id_{tautan}_error"' in isi(jawaban, 422)


def test_penetapan_road_map_lain_ditolak(klien_tim_pelaksana: Client, klon: RoadMap, asli: RoadMap) -> None:
    tuju = alamat("isi_ubah", "indikator-prioritas", pertama("indikator-prioritas", klon).pk)
    lain = PenetapanTarget.objects.filter(dokumen=asli.kode)[0]
    data = isian(baca(klien_tim_pelaksana, tuju)) | {"penetapan": str(lain.pk)}
    assert 'id="id_penetapan_error"' in isi(klien_tim_pelaksana.post(tuju, data), 422)


@pytest.mark.parametrize("jenis", ["prioritas", "kegiatan-prioritas"])
def test_tidak_menjadi_bagian_dari_diri_sendiri(
    klien_tim_pelaksana: Client, tim_pelaksana: Pengguna, klon: RoadMap, jenis: str
) -> None:
    """A record that is part of itself vanished from its page and made cloning run for ever."""
    anak = model(jenis).objects.filter(road_map=klon, induk__isnull=False)[0]
    for objek, induk in ((anak, anak), (anak.induk, anak)):
        tuju = alamat("isi_ubah", jenis, objek.pk)
        data = isian(baca(klien_tim_pelaksana, tuju)) | {"induk": str(induk.pk)}
        html = isi(klien_tim_pelaksana.post(tuju, data), 422)
        assert 'id="id_induk_error"' in html
    salin_road_map(
        road_map=klon, kode="klon-2", judul="Klon 2", tahun_awal=2020, tahun_akhir=2023, oleh=tim_pelaksana
    )


# Delete


@JENIS
def test_hapus(klien_tim_pelaksana: Client, klon: RoadMap, jenis: str) -> None:
    contoh = isian(baca(klien_tim_pelaksana, alamat("isi_ubah", jenis, pertama(jenis, klon).pk)))
    data = contoh | {"versi": ""} | CONTOH[jenis].baru
    if jenis == "indikator-prioritas":
        data["penetapan"] = str(bebas(klon).pk)
    klien_tim_pelaksana.post(f"{alamat('isi_tambah', jenis)}?peta={klon.kode}", data)
    objek = model(jenis).objects.filter(road_map=klon).order_by("-pk")[0]
    tuju = alamat("isi_hapus", jenis, objek.pk)
    assert f'href="{tuju}"' in baca(klien_tim_pelaksana, alamat("isi_ubah", jenis, objek.pk)), (
        "a way leads here"
    )
    kata = teks(baca(klien_tim_pelaksana, tuju))
    assert " ".join(str(objek).split()) in kata
    assert "Riwayatnya tetap tersimpan." in kata
    assert model(jenis).objects.filter(pk=objek.pk).exists(), "asking deletes nothing"
    jawaban = klien_tim_pelaksana.post(tuju)
    assert jawaban.headers["Location"] == f"{alamat('isi', jenis)}?peta={klon.kode}"
    assert "terhapus" in pesan(jawaban)
    assert not model(jenis).objects.filter(pk=objek.pk).exists()
    assert model(jenis).riwayat.filter(id=objek.pk).latest("history_id").history_type == "-"


@pytest.mark.parametrize("jenis", ["tujuan", "sasaran", "area", "program", "kegiatan", "sub-kegiatan"])
def test_hapus_yang_masih_dipakai(klien_tim_pelaksana: Client, klon: RoadMap, jenis: str) -> None:
    objek = pertama(jenis, klon)
    sebelum = potret(klon)
    jawaban = klien_tim_pelaksana.post(alamat("isi_hapus", jenis, objek.pk))
    assert jawaban.status_code == 302
    assert "masih dipakai oleh" in pesan(jawaban)
    assert potret(klon) == sebelum


# Who may, and when


HALAMAN = [("isi", ()), ("isi_tambah", ()), ("isi_ubah", ("pk",)), ("isi_hapus", ("pk",))]


@pytest.mark.parametrize(("nama", "bagian"), HALAMAN)
@JENIS
def test_anonim(klien_anonim: Client, klon: RoadMap, jenis: str, nama: str, bagian: tuple[str, ...]) -> None:
    tuju = alamat(nama, jenis, *(pertama(jenis, klon).pk for _ in bagian))
    sebelum = potret(klon)
    assert klien_anonim.get(tuju).headers["Location"] == f"/akun/masuk/?next={tuju}"
    assert klien_anonim.post(tuju).headers["Location"].startswith("/akun/masuk/?next=")
    assert potret(klon) == sebelum


@pytest.mark.parametrize(
    "klien",
    ["klien_tim_pengarah", "klien_kepala_pd", "klien_tim_pelaksana_pd", "klien_inspektorat", "klien_asesor"],
)
@pytest.mark.parametrize(("nama", "bagian"), HALAMAN)
def test_peran_lain(
    request: pytest.FixtureRequest, klon: RoadMap, klien: str, nama: str, bagian: tuple[str, ...]
) -> None:
    tuju = alamat(nama, "sasaran", *(pertama("sasaran", klon).pk for _ in bagian))
    orang: Client = request.getfixturevalue(klien)
    sebelum = potret(klon)
    assert SUSUN.alasan in teks(baca(orang, tuju, status=403))
    assert orang.post(tuju).status_code in {403, 405}
    assert potret(klon) == sebelum


@JENIS
def test_road_map_berlaku_ditolak(klien_tim_pelaksana: Client, asli: RoadMap, jenis: str) -> None:
    objek = pertama(jenis, asli)
    sebelum = potret(asli)
    daftar = f"{alamat('isi', jenis)}?peta={asli.kode}"
    for tuju in (
        f"{alamat('isi_tambah', jenis)}?peta={asli.kode}",
        alamat("isi_ubah", jenis, objek.pk),
        alamat("isi_hapus", jenis, objek.pk),
    ):
        for jawaban in (klien_tim_pelaksana.get(tuju), klien_tim_pelaksana.post(tuju, {"nama": "x"})):
            assert jawaban.headers["Location"] == daftar
        kata = teks(baca(klien_tim_pelaksana, daftar))
        assert "berstatus Berlaku dan tidak dapat diubah. Salin menjadi rancangan" in kata
        assert "Road map berlaku tidak dapat diubah." in kata, "the button says why it is closed"
    assert potret(asli) == sebelum


@JENIS
def test_metode_salah(klien_tim_pelaksana: Client, klon: RoadMap, jenis: str) -> None:
    pk = pertama(jenis, klon).pk
    assert klien_tim_pelaksana.post(alamat("isi", jenis)).status_code == 405
    for nama, bagian in HALAMAN[1:]:
        tuju = alamat(nama, jenis, *(pk for _ in bagian))
        assert klien_tim_pelaksana.put(tuju).status_code == 405
        assert klien_tim_pelaksana.delete(tuju).status_code == 405


@pytest.mark.parametrize("metode", ["get", "post"])
def test_jenis_atau_pk_tidak_dikenal(klien_tim_pelaksana: Client, klon: RoadMap, metode: str) -> None:
    kirim = getattr(klien_tim_pelaksana, metode)
    peta = f"?peta={klon.kode}"
    assert kirim(f"/road-map/isi/baris-lampiran/tambah/{peta}").status_code == 404
    assert kirim("/road-map/isi/kerajaan/1/ubah/").status_code == 404
    assert kirim("/road-map/isi/sasaran/0/ubah/").status_code == 404
    assert kirim("/road-map/isi/sasaran/" + "9" * 25 + "/hapus/").status_code == 404
    assert klien_tim_pelaksana.get(f"/road-map/isi/kerajaan/{peta}").status_code == 404


# Rows of the Lampiran


@pytest.fixture
def baris(klon: RoadMap) -> BarisLampiran:
    return klon.barislampiran.select_related("road_map").get(nomor=47)


def rinci(baris: BarisLampiran) -> str:
    return reverse("roadmap:baris", args=[baris.kunci])


def urutan(klon: RoadMap) -> list[str]:
    return list(klon.barislampiran.order_by("nomor").values_list("teks_kegiatan", flat=True))


def nomor(klon: RoadMap) -> list[int]:
    return list(klon.barislampiran.order_by("nomor").values_list("nomor", flat=True))


def test_baris_simpan_tanpa_perubahan(klien_tim_pelaksana: Client, klon: RoadMap) -> None:
    """For rows of every shape the form shows what is stored, links included."""
    for n in (1, 2, 41, 47, 84, 150):
        satu = klon.barislampiran.get(nomor=n)
        sebelum = potret(klon)
        tuju = f"{rinci(satu)}ubah/"
        jawaban = klien_tim_pelaksana.post(tuju, isian(baca(klien_tim_pelaksana, tuju)))
        assert jawaban.status_code == 302, (n, teks(jawaban.content.decode())[:1500])
        assert beda(sebelum, potret(klon)) == [], n


def test_baris_ubah(
    klien_tim_pelaksana: Client, tim_pelaksana: Pengguna, klon: RoadMap, baris: BarisLampiran
) -> None:
    tuju = f"{rinci(baris)}ubah/"
    unit = [PerangkatDaerah.objects.get(kode=k).pk for k in ("diskominfo", "bappeda")]
    data = isian(baca(klien_tim_pelaksana, tuju)) | {"teks_kegiatan": JAHAT, "pelaksana": unit}
    jawaban = klien_tim_pelaksana.post(tuju, data)
    assert jawaban.headers["Location"] == rinci(baris)
    baris.refresh_from_db()
    assert baris.teks_kegiatan == JAHAT
    assert {p.perangkat_daerah_id for p in baris.pelaksana.all()} == set(unit)
    html = baca(klien_tim_pelaksana, rinci(baris))
    kata = teks(html)
    assert "Diubah oleh Uji tim-pelaksana · baris Lampiran" in kata
    assert f"Sesudah: {JAHAT}" in kata
    assert "<script>alert(" not in html
    assert f"halaman {tuju}" in kata
    html = baca(klien_tim_pelaksana, "/road-map/lampiran/", {"peta": klon.kode})
    assert "<script>alert(" not in html
    assert JAHAT in teks(html)


@pytest.mark.parametrize("bidang", ["tujuan", "penetapan", "sasaran", "area", "program"])
def test_baris_pilihan_road_map_lain_ditolak(
    klien_tim_pelaksana: Client, asli: RoadMap, baris: BarisLampiran, bidang: str
) -> None:
    lain = getattr(asli.barislampiran.get(nomor=47), f"{bidang}_id")
    tuju = f"{rinci(baris)}ubah/"
    data = isian(baca(klien_tim_pelaksana, tuju)) | {bidang: str(lain)}
    assert f'id="id_{bidang}_error"' in isi(klien_tim_pelaksana.post(tuju, data), 422)


@pytest.mark.parametrize("bidang", ["kegiatan", "sub_kegiatan", "dukungan", "padanan"])
def test_baris_tautan_road_map_lain_ditolak(
    klien_tim_pelaksana: Client, asli: RoadMap, baris: BarisLampiran, bidang: str
) -> None:
    nama = {"kegiatan": "kegiatan", "sub_kegiatan": "subkegiatan", "dukungan": "kegiatanarea"}
    lain = getattr(asli, nama.get(bidang, "barislampiran")).all()[0].pk
    tuju = f"{rinci(baris)}ubah/"
    data = isian(baca(klien_tim_pelaksana, tuju)) | {bidang: [str(lain)]}
    assert f'id="id_{bidang}_error"' in isi(klien_tim_pelaksana.post(tuju, data), 422)


def test_baris_salah(klien_tim_pelaksana: Client, klon: RoadMap, baris: BarisLampiran) -> None:
    tuju = f"{rinci(baris)}ubah/"
    sebelum = potret(klon)
    lain = klon.sasaran.exclude(tujuan=baris.tujuan)[0]
    program = klon.program.exclude(nomenklatur=baris.nomenklatur)[0]
    data = isian(baca(klien_tim_pelaksana, tuju)) | {
        "sasaran": str(lain.pk), "program": str(program.pk), "seluruh_pd": "on", "teks_kegiatan": "Tetap ada",
    }  # fmt: skip
    html = isi(klien_tim_pelaksana.post(tuju, data), 422)
    for bidang in ("sasaran", "program", "pelaksana"):
        assert f'id="id_{bidang}_error"' in html
    assert f"Sasaran ini milik tujuan {lain.tujuan.nomor}" in html
    assert isian(html)["teks_kegiatan"] == ["Tetap ada"]
    assert potret(klon) == sebelum


def test_baris_basi(klien_tim_pelaksana: Client, administrator: Pengguna, baris: BarisLampiran) -> None:
    tuju = f"{rinci(baris)}ubah/"
    data = isian(baca(klien_tim_pelaksana, tuju)) | {"teks_kegiatan": "Tulisan saya"}
    baris.teks_kegiatan = "Tulisan orang lain"
    baris._history_user = administrator  # type: ignore[attr-defined]
    simpan_isi(objek=baris, oleh=administrator, versi_dibuka=versi(baris))
    html = isi(klien_tim_pelaksana.post(tuju, data), 409)
    assert "Diubah oleh Uji administrator" in teks(html)
    assert "<ins>Tulisan orang lain</ins>" in html
    assert isian(html)["teks_kegiatan"] == ["Tulisan saya"]
    baris.refresh_from_db()
    assert baris.teks_kegiatan == "Tulisan orang lain"


def test_baris_yang_sudah_dihapus(
    klien_tim_pelaksana: Client, administrator: Pengguna, klon: RoadMap, baris: BarisLampiran
) -> None:
    """What was typed stays on the page, and the page says who deleted the row; it does not rise again."""
    tuju = f"{rinci(baris)}ubah/"
    data = isian(baca(klien_tim_pelaksana, tuju)) | {"teks_kegiatan": "Tulisan saya"}
    baris._history_user = administrator  # type: ignore[attr-defined]
    hapus_isi(objek=BarisLampiran.objects.get(pk=baris.pk), oleh=administrator)
    html = isi(klien_tim_pelaksana.post(tuju, data), 409)
    assert "sudah dihapus orang lain" in teks(html)
    assert "Dihapus oleh" in teks(html)
    assert isian(html)["teks_kegiatan"] == ["Tulisan saya"]
    for laku in ("hapus/", "pindah/turun/"):
        jawaban = klien_tim_pelaksana.post(f"{rinci(baris)}{laku}", follow=True)
        assert "sudah dihapus orang lain" in teks(jawaban.content.decode())
    assert klien_tim_pelaksana.get(tuju).status_code == 404
    assert not BarisLampiran.objects.filter(pk=baris.pk).exists()


@JENIS
def test_ubah_yang_sudah_dihapus(
    klien_tim_pelaksana: Client, administrator: Pengguna, klon: RoadMap, jenis: str
) -> None:
    objek = pertama(jenis, klon)
    tuju = alamat("isi_ubah", jenis, objek.pk)
    nama, data = ubahan(jenis, isian(baca(klien_tim_pelaksana, tuju)))
    model, pk = type(objek), objek.pk
    BarisLampiran.objects.filter(road_map=klon).delete()  # nothing protects it any more
    hapus_isi(objek=model.objects.get(pk=pk), oleh=administrator)
    html = isi(klien_tim_pelaksana.post(tuju, data), 409)
    assert "sudah dihapus orang lain" in teks(html)
    assert isian(html)[nama] == [data[nama]], "what was typed stays"
    assert not model.objects.filter(pk=pk).exists()


def test_baris_basi_karena_tautan(
    klien_tim_pelaksana: Client, administrator: Pengguna, klon: RoadMap, baris: BarisLampiran
) -> None:
    """Another person changed only which unit carries the row out: that must not be overwritten unseen."""
    tuju = f"{rinci(baris)}ubah/"
    lama = isian(baca(klien_tim_pelaksana, tuju))
    bappeda = PerangkatDaerah.objects.get(kode="bappeda").pk
    assert klien_tim_pelaksana.post(tuju, lama | {"pelaksana": [bappeda]}).status_code == 302
    isi(klien_tim_pelaksana.post(tuju, lama | {"teks_kegiatan": "Tulisan saya"}), 409)
    assert [p.perangkat_daerah_id for p in baris.pelaksana.all()] == [bappeda]


@pytest.mark.parametrize("setelah", ["0", "3", "150", "", "999", "abc", "-1", "9" * 5000, "²"])
def test_baris_tambah(klien_tim_pelaksana: Client, klon: RoadMap, baris: BarisLampiran, setelah: str) -> None:
    contoh = isian(baca(klien_tim_pelaksana, f"{rinci(baris)}ubah/"))
    data = contoh | {"versi": "", "teks_kegiatan": "Kegiatan tambahan", "padanan": []}
    tempat = int(setelah) if setelah in {"0", "3", "150"} else 150
    sebelum = urutan(klon)
    tuju = f"{reverse('roadmap:baris_tambah')}?peta={klon.kode}&setelah={setelah}"
    assert f"Tambah baris setelah baris {tempat}" in teks(baca(klien_tim_pelaksana, tuju))
    jawaban = klien_tim_pelaksana.post(tuju, data)
    assert jawaban.status_code == 302
    assert urutan(klon) == [*sebelum[:tempat], "Kegiatan tambahan", *sebelum[tempat:]]
    assert nomor(klon) == list(range(1, 152))


def test_baris_tambah_kosong(klien_tim_pelaksana: Client, klon: RoadMap) -> None:
    html = isi(
        klien_tim_pelaksana.post(f"{reverse('roadmap:baris_tambah')}?peta={klon.kode}", {"versi": ""}), 422
    )
    for bidang in ("tujuan", "penetapan", "sasaran", "area", "nomenklatur"):
        assert f'id="id_{bidang}_error"' in html
    assert nomor(klon) == list(range(1, 151))


def test_baris_hapus(klien_tim_pelaksana: Client, klon: RoadMap, baris: BarisLampiran) -> None:
    sebelum = urutan(klon)
    tuju = f"{rinci(baris)}hapus/"
    assert "Baris di bawahnya naik satu nomor." in teks(baca(klien_tim_pelaksana, tuju))
    assert urutan(klon) == sebelum
    jawaban = klien_tim_pelaksana.post(tuju)
    assert jawaban.headers["Location"] == f"/road-map/lampiran/?peta={klon.kode}"
    assert "Lampiran baris 47 terhapus" in pesan(jawaban)
    assert urutan(klon) == sebelum[:46] + sebelum[47:]
    assert nomor(klon) == list(range(1, 150))
    lagi = klien_tim_pelaksana.post(tuju)
    assert "sudah dihapus" in pesan(lagi), "pressed twice, it says so and takes no second row"
    assert nomor(klon) == list(range(1, 150))
    assert klien_tim_pelaksana.get(tuju).status_code == 404


@pytest.mark.parametrize(
    ("n", "arah", "menjadi"), [(47, "naik", 46), (47, "turun", 48), (1, "naik", 1), (150, "turun", 150)]
)
def test_baris_pindah(klien_tim_pelaksana: Client, klon: RoadMap, n: int, arah: str, menjadi: int) -> None:
    satu = klon.barislampiran.get(nomor=n)
    jawaban = klien_tim_pelaksana.post(f"{rinci(satu)}pindah/{arah}/")
    assert jawaban.headers["Location"] == f"/road-map/lampiran/?peta={klon.kode}#baris-{satu.kunci.hex}"
    satu.refresh_from_db()
    assert satu.nomor == menjadi
    assert nomor(klon) == list(range(1, 151))
    assert ("sudah berada di ujung" in pesan(jawaban)) == (n == menjadi)


def baris_alamat(satu: BarisLampiran) -> Iterator[tuple[str, str]]:
    yield "get", f"{rinci(satu)}ubah/"
    yield "post", f"{rinci(satu)}ubah/"
    yield "get", f"{rinci(satu)}hapus/"
    yield "post", f"{rinci(satu)}hapus/"
    yield "post", f"{rinci(satu)}pindah/naik/"
    yield "get", f"{reverse('roadmap:baris_tambah')}?peta={satu.road_map.kode}"
    yield "post", f"{reverse('roadmap:baris_tambah')}?peta={satu.road_map.kode}"


def test_baris_siapa_yang_berhak(
    klien_anonim: Client,
    klien_kepala_pd: Client,
    klien_tim_pengarah: Client,
    klon: RoadMap,
    baris: BarisLampiran,
) -> None:
    sebelum = potret(klon)
    for metode, tuju in baris_alamat(baris):
        tersembunyi = klien_anonim.get(tuju) if metode == "get" else klien_anonim.post(tuju)
        assert tersembunyi.headers["Location"].startswith("/akun/masuk/?next="), tuju
        for klien in (klien_kepala_pd, klien_tim_pengarah):
            assert SUSUN.alasan in teks(isi(getattr(klien, metode)(tuju), 403))
    assert potret(klon) == sebelum


def test_baris_road_map_berlaku(klien_tim_pelaksana: Client, asli: RoadMap) -> None:
    satu = asli.barislampiran.select_related("road_map").get(nomor=47)
    sebelum = potret(asli)
    for metode, tuju in baris_alamat(satu):
        jawaban = getattr(klien_tim_pelaksana, metode)(tuju, follow=True)
        assert "berstatus Berlaku dan tidak dapat diubah" in teks(isi(jawaban)), tuju
    assert potret(asli) == sebelum


def test_baris_metode_dan_arah(klien_tim_pelaksana: Client, baris: BarisLampiran) -> None:
    assert klien_tim_pelaksana.get(f"{rinci(baris)}pindah/naik/").status_code == 405
    assert klien_tim_pelaksana.post(f"{rinci(baris)}pindah/samping/").status_code == 404
    assert klien_tim_pelaksana.post(rinci(baris)).status_code == 405
    assert klien_tim_pelaksana.put(f"{rinci(baris)}ubah/").status_code == 405
    assert klien_tim_pelaksana.delete(f"{rinci(baris)}hapus/").status_code == 405
    for kata in ("ubah", "hapus"):
        assert klien_tim_pelaksana.post(f"/road-map/lampiran/{'0' * 32}/{kata}/").status_code == 404


# Targets


@pytest.fixture
def penetapan(klon: RoadMap) -> PenetapanTarget:
    return PenetapanTarget.objects.get(dokumen=klon.kode, kode="l01")


def target_alamat(penetapan: PenetapanTarget, kode: str = "maturitas-spip") -> str:
    return reverse("roadmap:target_ubah", args=[kode, penetapan.pk])


def cetakan(penetapan: PenetapanTarget) -> dict[int, str]:
    return dict(penetapan.target.values_list("tahun", "teks"))


def test_target_ubah(klien_tim_pelaksana: Client, klon: RoadMap, penetapan: PenetapanTarget) -> None:
    tuju = target_alamat(penetapan)
    data = isian(baca(klien_tim_pelaksana, tuju))
    assert data["target_2023"] == ["4.30"]
    jawaban = klien_tim_pelaksana.post(
        tuju, data | {"target_2023": "4,5", "teks_indikator": "Indeks <b>SPIP</b>"}
    )
    assert jawaban.headers["Location"] == f"/road-map/indikator/maturitas-spip/?peta={klon.kode}"
    assert cetakan(penetapan) == {2020: "4", 2021: "4.1", 2022: "4.2", 2023: "4,5"}
    html = baca(klien_tim_pelaksana, jawaban.headers["Location"])
    kata = teks(html)
    assert "Sebelum: 4.30 → Sesudah: 4,5" in kata
    assert "Diubah oleh Uji tim-pelaksana · target" in kata
    assert "<b>SPIP" not in html
    assert "4,5" in teks(baca(klien_tim_pelaksana, "/road-map/lampiran/", {"peta": klon.kode}))


def test_target_simpan_tanpa_perubahan(klien_tim_pelaksana: Client, penetapan: PenetapanTarget) -> None:
    jejak = [t.riwayat.count() for t in penetapan.target.all()]
    tuju = target_alamat(penetapan)
    assert klien_tim_pelaksana.post(tuju, isian(baca(klien_tim_pelaksana, tuju))).status_code == 302
    assert [t.riwayat.count() for t in penetapan.target.all()] == jejak


def test_target_salah(klien_tim_pelaksana: Client, penetapan: PenetapanTarget) -> None:
    tuju = target_alamat(penetapan)
    data = isian(baca(klien_tim_pelaksana, tuju))
    html = isi(
        klien_tim_pelaksana.post(
            tuju, data | {"target_2021": "9" * 20, "target_2022": "x" * 51, "teks_indikator": ""}
        ),
        422,
    )
    for bidang in ("target_2021", "target_2022", "teks_indikator"):
        assert f'id="id_{bidang}_error"' in html
    assert isian(html)["target_2021"] == ["9" * 20]
    assert cetakan(penetapan)[2021] == "4.1"


def test_target_basi(
    klien_tim_pelaksana: Client, klien_administrator: Client, penetapan: PenetapanTarget
) -> None:
    tuju = target_alamat(penetapan)
    saya = isian(baca(klien_tim_pelaksana, tuju)) | {"target_2020": "3"}
    lain = isian(baca(klien_administrator, tuju)) | {"target_2021": "5"}
    assert klien_administrator.post(tuju, lain).status_code == 302
    html = isi(klien_tim_pelaksana.post(tuju, saya), 409)
    assert "Diubah oleh Uji administrator" in teks(html)
    assert "<ins>5</ins>" in html
    assert isian(html)["target_2020"] == ["3"]
    assert cetakan(penetapan) == {2020: "4", 2021: "5", 2022: "4.2", 2023: "4.30"}
    assert klien_tim_pelaksana.post(tuju, isian(html)).status_code == 302
    assert cetakan(penetapan)[2020] == "3"


def test_target_siapa_dan_kapan(
    klien_anonim: Client,
    klien_kepala_pd: Client,
    klien_tim_pelaksana: Client,
    asli: RoadMap,
    penetapan: PenetapanTarget,
) -> None:
    tuju = target_alamat(penetapan)
    for metode in ("get", "post"):
        assert getattr(klien_anonim, metode)(tuju).headers["Location"].startswith("/akun/masuk/?next=")
        assert SUSUN.alasan in teks(isi(getattr(klien_kepala_pd, metode)(tuju), 403))
    assert klien_tim_pelaksana.put(tuju).status_code == 405
    assert klien_tim_pelaksana.get(target_alamat(penetapan, "opini-bpk")).status_code == 404
    berlaku = PenetapanTarget.objects.get(dokumen=asli.kode, kode="l01")
    jawaban = klien_tim_pelaksana.post(target_alamat(berlaku), {"teks_indikator": "x"}, follow=True)
    assert "berstatus Berlaku dan tidak dapat diubah" in teks(isi(jawaban))
    assert cetakan(berlaku)[2020] == "4"
