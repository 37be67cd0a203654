"""Open data: the list of data sets with their columns, and the files."""

from django.http import Http404, HttpResponse

from publik.kumpulan import tulis_csv, tulis_json
from publik.queries.data import KUMPULAN, kepala
from publik.views.dasar import halaman, terbuka
from roadmap.models import RoadMap

JENIS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


@terbuka
def daftar(road_map: RoadMap) -> HttpResponse:
    """Show every data set: what it holds, its columns, its source, its files."""
    isi = {"kini": "data", "kepala": kepala(road_map), "kumpulan": KUMPULAN.values()}
    return halaman("publik/data.html", road_map, isi)


@terbuka
def unduh(road_map: RoadMap, nama: str, bentuk: str) -> HttpResponse:
    """Send a data set, to pages of other sites as well; raises Http404 for an unknown one."""
    if nama not in KUMPULAN or bentuk not in JENIS:
        raise Http404("Kumpulan data tidak ditemukan.")
    satu = KUMPULAN[nama]
    baris = satu.baris(road_map)
    return HttpResponse(
        tulis_csv(satu.kolom, baris)
        if bentuk == "csv"
        else tulis_json(nama, kepala(road_map), satu.kolom, baris),
        content_type=JENIS[bentuk],
        headers={
            "Content-Disposition": f'inline; filename="{nama}.{bentuk}"',
            "Access-Control-Allow-Origin": "*",
        },
    )
