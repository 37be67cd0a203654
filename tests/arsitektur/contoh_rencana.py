"""A plan with one of everything in it, for the addresses that name one."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from organisasi.models import PerangkatDaerah
from rencana_aksi.models import ButirAksi, Komentar, RencanaAksi, TahunRencana, Unggahan
from roadmap.models import AreaPerubahan, RoadMap
from tests.pabrik import PenggunaFactory

KINI = datetime(2021, 2, 1, tzinfo=UTC)


def _butir() -> ButirAksi:
    """Return the item of the plan, made on first use."""
    ada = ButirAksi.objects.first()
    if ada is not None:
        return ada
    road_map = RoadMap.objects.get(kode="perwal-45-2020")
    periode = TahunRencana.objects.create(road_map=road_map, tahun=2021)
    rencana = RencanaAksi.objects.create(
        periode=periode, perangkat_daerah=PerangkatDaerah.objects.get(kode="diskominfo")
    )
    area = AreaPerubahan.objects.get(road_map=road_map, nomor=1)
    return ButirAksi.objects.create(rencana=rencana, nomor=1, area=area, tahapan="Menyusun peta")


def _rencana(**lain: Any) -> Callable[[], dict[str, Any]]:
    return lambda: {"pk": _butir().rencana_id, **lain}


def _pada_butir(**lain: Any) -> Callable[[], dict[str, Any]]:
    return lambda: {"pk": _butir().rencana_id, "kunci": _butir().kunci, **lain}


def _komentar() -> dict[str, Any]:
    komentar = Komentar.objects.create(
        rencana_id=_butir().rencana_id, oleh=PenggunaFactory.create(), pada=KINI, teks="Lengkapi."
    )
    return {"pk": komentar.rencana_id, "komentar": komentar.pk}


def _unggahan() -> dict[str, Any]:
    unggahan = Unggahan.objects.create(
        rencana_id=_butir().rencana_id,
        nama="rencana.xlsx",
        berkas="0" * 64,
        besar=1,
        sidik="0" * 64,
        oleh=PenggunaFactory.create(),
        pada=KINI,
    )
    return {"kunci": unggahan.kunci}


CONTOH_RENCANA: dict[str, Callable[[], dict[str, Any]]] = {
    **{
        f"rencana_aksi:{nama}": _rencana()
        for nama in (
            "banding",
            "butir_tambah",
            "komentar",
            "periksa",
            "periksa_semua",
            "rencana",
            "revisi",
            "riwayat",
            "salin_tahun_lalu",
            "templat",
            "unggah",
            "usulan_asal",
        )
    },
    **{
        f"rencana_aksi:{nama}": _pada_butir()
        for nama in ("butir", "butir_hapus", "butir_nilai", "butir_salin", "butir_tautan", "butir_ubah")
    },
    **{
        f"rencana_aksi:unggahan_{nama}": _unggahan
        for nama in ("area", "batal", "berkas", "bertanda", "kemajuan", "kolom", "pratinjau")
    },
    **{
        f"rencana_aksi:{nama}": lambda: {"bentuk": "csv"}
        for nama in ("area_unduh", "matriks_unduh", "tanpa_rencana_unduh")
    },
    "rencana_aksi:butir_pindah": _pada_butir(arah="naik"),
    "rencana_aksi:komentar_selesai": _komentar,
    "rencana_aksi:langkah": _rencana(nama="ajukan"),
    "rencana_aksi:unduh": _rencana(bentuk="csv"),
    "rencana_aksi:tahun_ubah": lambda: {"pk": _butir().rencana.periode_id},
}
