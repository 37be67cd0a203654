"""The Lampiran as the regulation prints it, filtered."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from berkas.kepala import baris_kepala
from roadmap.filters import SaringanLampiranForm, galat_saringan
from roadmap.lampiran import baris_tertulis, tabel_lampiran
from roadmap.models import RoadMap
from roadmap.queries.lampiran import baris_lampiran
from roadmap.views.dasar import alasan_terkunci, dengan_road_map

FORMAT = (("pdf", "PDF"), ("xlsx", "Excel (XLSX)"), ("docx", "Word (DOCX)"), ("csv", "CSV"))


@login_not_required
@require_safe
@dengan_road_map
def lampiran(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Show the merged table."""
    form = SaringanLampiranForm(request.GET, road_map=road_map)
    saringan = form.saringan()
    baris = baris_lampiran(road_map, saringan) if saringan is not None else []
    tabel = tabel_lampiran(road_map.tahun, baris)
    alasan = alasan_terkunci(request, road_map)
    unduhan = _unduhan(request, road_map)
    konteks = {
        "road_map": road_map,
        "form": form,
        "galat": galat_saringan(form),
        "kepala": baris_kepala(tabel.kolom),
        "tabel": tabel,
        "baris": baris_tertulis(tabel),
        "jumlah": len(baris),
        "aktif": saringan is not None and saringan.aktif,
        "boleh_ubah": not alasan,
        "remah": [("Beranda", "/"), ("Lampiran", "")],
        "aksi": unduhan[0],
        "menu": [*unduhan[1:], *_penyuntingan(road_map, alasan)],
    }
    return render(request, "roadmap/lampiran.html", konteks)


def _unduhan(request: HttpRequest, road_map: RoadMap) -> list[dict[str, object]]:
    """Return a download for each format, filtered like the page."""
    parameter = request.GET.copy()
    parameter["peta"] = road_map.kode
    return [
        {
            "teks": f"Unduh {nama}",
            "url": f"{reverse('roadmap:ekspor_lampiran', args=[kode])}?{parameter.urlencode()}",
            "ikon": "download",
            "unduh": True,
        }
        for kode, nama in FORMAT
    ]


def _penyuntingan(road_map: RoadMap, alasan: str) -> list[dict[str, object]]:
    """Return the ways to change the Lampiran, with the reason where they are closed."""
    peta = f"?peta={road_map.kode}"
    return [
        {
            "teks": "Impor hasil suntingan",
            "url": f"{reverse('roadmap:impor_lampiran')}{peta}",
            "ikon": "upload",
            "alasan": alasan,
        },
        {
            "teks": "Tambah baris",
            "url": f"{reverse('roadmap:baris_tambah')}{peta}",
            "ikon": "plus",
            "alasan": alasan,
        },
    ]
