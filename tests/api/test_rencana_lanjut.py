"""Plans through the API beyond their items: comments, marks, what an item serves, revision, copy, large files."""

from typing import Any

import pytest

from organisasi.models import Pengguna
from rencana_aksi.models import ButirAksi, RencanaAksi, TahunRencana
from rencana_aksi.queries.usulan import calon_asal
from rencana_aksi.services.rencana import buka_rencana
from roadmap.models import RoadMap
from tests.antrean import kerjakan_antrean
from tests.api.conftest import KINI, Api
from tests.api.test_baca import masalah
from tests.api.test_tulis_rencana import alamat, butir, draf, kirim, unggah
from tests.rencana_aksi.conftest import BARIS, LAIN, berkas

__all__ = ["butir", "draf"]
pytestmark = pytest.mark.django_db


def test_komentar(
    api: Api,
    draf: RencanaAksi,
    butir: ButirAksi,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana: Pengguna,
    tim_pengarah: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
) -> None:
    """Whoever reads the plan speaks and is answered; a closed conversation takes no reply."""
    url = alamat(draf, "komentar/")
    klien, tim = api(tim_pelaksana_pd), api(tim_pelaksana)
    masalah(kirim(api(tim_pelaksana_pd_lain), "post", url, {"teks": "Hai"}), 404)
    masalah(kirim(tim, "post", url, {"teks": " "}), 422)
    masalah(kirim(tim, "post", url, {"teks": "A", "butir": draf.pk}), 422)
    asing = {"teks": "A", "butir": "00000000-0000-4000-8000-000000000000"}
    assert "butir" in masalah(kirim(tim, "post", url, asing), 422)["galat"]
    satu = kirim(tim, "post", url, {"teks": "Targetnya?", "butir": str(butir.kunci)})
    assert (satu.status_code, satu.json()["butir"]) == (201, str(butir.kunci))
    pk = satu.json()["id"]
    balas = kirim(klien, "post", url, {"teks": "Dua belas.", "induk": pk}).json()
    assert (balas["induk"], balas["butir"], balas["oleh"]) == (pk, str(butir.kunci), tim_pelaksana_pd.nama)
    masalah(kirim(klien, "post", url, {"teks": "Lagi", "induk": balas["id"]}), 409)
    masalah(klien.post(f"{url}{balas['id']}/selesai/"), 409)
    masalah(api(tim_pengarah).post(f"{url}{pk}/selesai/"), 403)
    assert klien.post(f"{url}{pk}/selesai/").json()["selesai_pada"]
    assert [k["id"] for k in tim.get(f"{url}?selesai=ya").json()["hasil"]] == [pk]
    masalah(kirim(klien, "post", url, {"teks": "Lagi", "induk": pk}), 409)
    assert tim.post(f"{url}{pk}/buka/").json()["selesai_pada"] is None
    assert len(tim.get(f"{url}?selesai=tidak&butir={butir.kunci}").json()["hasil"]) == 2


def test_tautan(
    api: Api, draf: RencanaAksi, butir: ButirAksi, tim_pelaksana_pd: Pengguna, tim_pelaksana: Pengguna
) -> None:
    """What an item serves is replaced as a whole, out of what concerns its unit."""
    url, klien = alamat(draf, f"butir/{butir.kunci}/tautan/"), api(tim_pelaksana_pd)
    kosong = klien.get(url)
    assert kosong.json() == {"baris": [], "prioritas": []}
    lama = {"if-match": kosong.headers["ETag"]}
    baris = sorted(c.pk for c in calon_asal(draf) if c.baris)[:2]
    masalah(kirim(klien, "put", url, {"baris": baris}), 428)
    masalah(kirim(api(tim_pelaksana), "put", url, {"baris": baris}, **lama), 403)
    assert "baris" in masalah(kirim(klien, "put", url, {"baris": [999999]}, **lama), 422)["galat"]
    isi = kirim(klien, "put", url, {"baris": baris}, **lama)
    assert isi.json()["baris"] == baris
    masalah(kirim(klien, "put", url, {}, **lama), 412)
    assert kirim(klien, "put", url, {}, **{"if-match": isi.headers["ETag"]}).json()["baris"] == []


def test_periksa_dan_revisi(
    api: Api,
    draf: RencanaAksi,
    butir: ButirAksi,
    tim_pelaksana_pd: Pengguna,
    kepala_pd: Pengguna,
    tim_pelaksana: Pengguna,
    tim_pengarah: Pengguna,
) -> None:
    """Items are marked while the plan is verified; once set it is revised as a new draft with the same items."""
    url, tim, klien = alamat(draf, f"butir/{butir.kunci}/"), api(tim_pelaksana), api(tim_pelaksana_pd)

    def versi(jalur: str) -> dict[str, str]:
        return {"if-match": tim.get(jalur).headers["ETag"]}

    sesuai = {"penilaian": "sesuai"}
    masalah(kirim(tim, "post", f"{url}penilaian/", sesuai, **versi(url)), 409)
    masalah(klien.post(alamat(draf, "revisi/")), 409)
    for nama, orang in (("ajukan", tim_pelaksana_pd), ("setujui", kepala_pd)):
        langkah = alamat(draf, f"langkah/{nama}/")
        assert kirim(api(orang), "post", langkah, {}, **versi(alamat(draf, ""))).status_code == 200
    masalah(kirim(klien, "post", f"{url}penilaian/", sesuai, **versi(url)), 403)
    masalah(kirim(tim, "post", f"{url}penilaian/", sesuai), 428)
    masalah(kirim(tim, "post", f"{url}penilaian/", {"penilaian": "belum"}, **versi(url)), 422)
    lama = versi(url)
    masalah(kirim(tim, "post", f"{url}penilaian/", {"penilaian": "perbaiki"}, **lama), 409)
    perbaiki = {"penilaian": "perbaiki", "catatan": "Lengkapi target."}
    assert kirim(tim, "post", f"{url}penilaian/", perbaiki, **lama).json()["penilaian"] == "perbaiki"
    masalah(kirim(tim, "post", f"{url}penilaian/", sesuai, **lama), 412)
    assert tim.get(alamat(draf, "komentar/")).json()["hasil"][0]["teks"] == "Lengkapi target."
    assert kirim(tim, "post", f"{url}penilaian/", sesuai, **versi(url)).json()["penilaian"] == "sesuai"
    masalah(klien.post(alamat(draf, "semua-sesuai/")), 403)
    assert tim.post(alamat(draf, "semua-sesuai/")).json() == {"butir": 0}
    for nama, orang in (("verifikasi", tim_pelaksana), ("tetapkan", tim_pengarah)):
        langkah = alamat(draf, f"langkah/{nama}/")
        assert kirim(api(orang), "post", langkah, {}, **versi(alamat(draf, ""))).status_code == 200
    masalah(tim.post(alamat(draf, "revisi/")), 403)
    baru = klien.post(alamat(draf, "revisi/"))
    assert (baru.status_code, baru.json()["versi"], baru.json()["revisi_dari"]) == (201, 2, draf.pk)
    masalah(klien.post(alamat(draf, "revisi/")), 409)
    butir_baru = klien.get(f"/api/v1/rencana-aksi/{baru.json()['id']}/butir/").json()["hasil"]
    assert [b["kunci"] for b in butir_baru] == [str(butir.kunci)]


def test_salin_tahun_lalu(
    api: Api, draf: RencanaAksi, butir: ButirAksi, road_map: RoadMap, tim_pelaksana_pd: Pengguna
) -> None:
    """An empty draft takes over last year's items, once."""
    tahun, _ = TahunRencana.objects.get_or_create(road_map=road_map, tahun=2022)
    berikut = buka_rencana(
        periode=tahun, perangkat_daerah=draf.perangkat_daerah, oleh=tim_pelaksana_pd, kini=KINI
    )
    url, klien = alamat(berikut, "salin-tahun-lalu/"), api(tim_pelaksana_pd)
    assert klien.post(url).json() == {"butir": 1}
    masalah(klien.post(url), 409)


def test_lanjutkan_dari_tahun_lalu(
    api: Api, rencana: RencanaAksi, road_map: RoadMap, tim_pelaksana_pd: Pengguna, tim_pelaksana: Pengguna
) -> None:
    """What a set plan left unfinished is offered to the next, and comes once; what is no offer is refused."""
    tahun, _ = TahunRencana.objects.get_or_create(road_map=road_map, tahun=2022)
    berikut = buka_rencana(
        periode=tahun, perangkat_daerah=rencana.perangkat_daerah, oleh=tim_pelaksana_pd, kini=KINI
    )
    url, klien = alamat(berikut, "lanjutan/"), api(tim_pelaksana_pd)
    masalah(api(tim_pelaksana).get(url), 403)
    satu, dua = klien.get(url).json()
    assert (satu["teks"], satu["area"] is not None) == ("Menyusun peta proses bisnis", True)
    assert "pilihan" in masalah(kirim(klien, "post", url, {"pilihan": [{"nilai": "butir-0"}]}), 422)["galat"]
    masalah(kirim(klien, "post", url, {"pilihan": []}), 422)
    baru = kirim(klien, "post", url, {"pilihan": [{"nilai": satu["nilai"]}]})
    assert (baru.status_code, baru.json()) == (201, {"butir": 1})
    assert [t["nilai"] for t in klien.get(url).json()] == [dua["nilai"]]
    masalah(kirim(klien, "post", alamat(rencana, "lanjutan/"), {"pilihan": []}), 409)


@pytest.mark.django_db(transaction=True)
def test_impor_besar_di_latar(
    api: Api,
    draf: RencanaAksi,
    tim_pelaksana_pd: Pengguna,
    tim_pelaksana_pd_lain: Pengguna,
    kepala_pd: Pengguna,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A large file is read and applied by a job: 202 with where to look, until the result stands there."""
    monkeypatch.setattr("rencana_aksi.services.unggahan.BESAR", 3)
    klien, isi = api(tim_pelaksana_pd), berkas([*BARIS[:4], "Tahapan di latar", *BARIS[5:]], LAIN)

    def lihat(jawaban: Any) -> dict[str, Any]:
        assert (jawaban.status_code, jawaban.headers["Retry-After"]) == (202, "2")
        hasil: dict[str, Any] = klien.get(jawaban.headers["Location"]).json()
        return hasil

    jawaban = unggah(klien, draf, isi)
    satu = lihat(jawaban)
    assert (satu["status"], satu["tahap"], satu["pratinjau"]) == ("dibaca", "Menunggu giliran", None)
    assert lihat(unggah(klien, draf, isi))["kunci"] == satu["kunci"]
    url = jawaban.headers["Location"]
    masalah(api(tim_pelaksana_pd_lain).get(url), 404)
    masalah(api(kepala_pd).get(url), 403)
    kerjakan_antrean()
    pratinjau = klien.get(url).json()["pratinjau"]
    assert (pratinjau["baru"], pratinjau["diterapkan"]) == (2, False)
    jawaban = unggah(klien, draf, isi, terapkan="true", sidik=pratinjau["sidik"])
    assert lihat(jawaban)["status"] == "menerapkan"
    assert not draf.butir.exists()
    kerjakan_antrean()
    selesai = klien.get(url).json()
    assert (selesai["status"], selesai["hasil"]["baru"], draf.butir.count()) == ("diterapkan", 2, 2)
    masalah(klien.delete(url), 409)
    baru = unggah(klien, draf, berkas([*BARIS[:4], "Lain lagi", *BARIS[5:]], LAIN)).json()["kunci"]
    assert klien.delete(url.replace(satu["kunci"], baru)).status_code == 204
