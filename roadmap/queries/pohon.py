"""The road map as a tree: tujuan → sasaran → area perubahan → program → kegiatan → Perangkat Daerah."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from roadmap.models import PelaksanaBaris, RincianBaris, RoadMap

TANPA_PROGRAM = "Tanpa program tercetak"
SELURUH_PD = "Seluruh Perangkat Daerah"

Simpul = dict[str, Any]


def pohon(road_map: RoadMap) -> list[Simpul]:
    """Return the tree as nested nodes for the component `pohon`: three queries whatever the rows."""
    rincian = _rincian(road_map)
    pelaksana = _pelaksana(road_map)
    akar: list[Simpul] = []
    terbuka: dict[tuple[Any, ...], Simpul] = {}
    for baris in road_map.barislampiran.order_by("nomor").values(
        "pk",
        "kunci",
        "nomor",
        "nomenklatur",
        "seluruh_pd",
        "teks_kegiatan",
        "tujuan_id",
        "tujuan__nama",
        "tujuan__nomor",
        "sasaran_id",
        "sasaran__nama",
        "area_id",
        "area__nama",
        "program_id",
        "program__nama",
    ):
        induk = akar
        for simpul, kunci in _jalur(baris):
            if kunci not in terbuka:
                terbuka[kunci] = simpul
                induk.append(simpul)
            induk = terbuka[kunci]["anak"]
        induk.append(_simpul_baris(baris, rincian, pelaksana))
    return akar


def _jalur(baris: Mapping[str, Any]) -> list[tuple[Simpul, tuple[Any, ...]]]:
    tujuan, sasaran, area = baris["tujuan_id"], baris["sasaran_id"], baris["area_id"]
    program = baris["program__nama"] or TANPA_PROGRAM
    nomenklatur = "nomenklatur lama" if baris["nomenklatur"] == "lama" else "Permendagri 90/2019"
    return [
        (_simpul("Tujuan", f"{baris['tujuan__nomor']}. {baris['tujuan__nama']}", buka=True), (tujuan,)),
        (_simpul("Sasaran", baris["sasaran__nama"], buka=False), (tujuan, sasaran)),
        (
            _simpul("Area", baris["area__nama"], buka=True, url=reverse("roadmap:area", args=[area])),
            (tujuan, sasaran, area),
        ),
        (
            _simpul("Program", program, buka=False, keterangan=nomenklatur),
            (tujuan, sasaran, area, baris["program_id"], nomenklatur),
        ),
    ]


def _simpul(jenis: str, teks: str, *, buka: bool, url: str = "", keterangan: str = "") -> Simpul:
    return {"jenis": jenis, "teks": teks, "buka": buka, "url": url, "keterangan": keterangan, "anak": []}


def _simpul_baris(
    baris: Mapping[str, Any], rincian: dict[int, list[str]], pelaksana: dict[int, list[tuple[str, str]]]
) -> Simpul:
    nama = "; ".join(rincian[baris["pk"]]) or baris["teks_kegiatan"] or "Kegiatan tidak tercetak"
    simpul = _simpul(
        "Kegiatan",
        nama,
        buka=False,
        url=reverse("roadmap:baris", args=[baris["kunci"]]),
        keterangan=f"baris {baris['nomor']}",
    )
    unit = [(SELURUH_PD, "")] if baris["seluruh_pd"] else pelaksana[baris["pk"]]
    simpul["anak"] = [{"jenis": "PD", "teks": teks, "url": url} for teks, url in unit]
    return simpul


def _rincian(road_map: RoadMap) -> dict[int, list[str]]:
    hasil: dict[int, list[str]] = defaultdict(list)
    daftar = RincianBaris.objects.filter(road_map=road_map).order_by("baris", "urutan")
    for baris, kegiatan, sub in daftar.values_list("baris_id", "kegiatan__nama", "sub_kegiatan__nama"):
        hasil[baris].append(f"{kegiatan} – {sub}" if sub else kegiatan)
    return hasil


def _pelaksana(road_map: RoadMap) -> dict[int, list[tuple[str, str]]]:
    hasil: dict[int, list[tuple[str, str]]] = defaultdict(list)
    daftar = PelaksanaBaris.objects.filter(road_map=road_map).order_by("baris", "urutan")
    for baris, nama, kode in daftar.values_list(
        "baris_id", "perangkat_daerah__nama", "perangkat_daerah__kode"
    ):
        hasil[baris].append((nama, reverse("roadmap:perangkat_daerah", args=[kode])))
    return hasil
