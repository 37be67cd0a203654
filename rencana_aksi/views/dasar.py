"""What the pages share: the plan that a person may read, its items, expected refusals."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse

from organisasi.models import Pengguna
from organisasi.permissions import TidakBerwenang
from rencana_aksi.models import ButirAksi, RencanaAksi
from rencana_aksi.permissions import boleh_membaca
from riwayat.queries import terakhir_dikenal

Tampilan = Callable[..., HttpResponseBase]


def untuk_pembaca(tampilan: Tampilan) -> Tampilan:
    """Call the view for those who may read plans at all."""

    @wraps(tampilan)
    def bungkus(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not boleh_membaca(request.user):
            raise TidakBerwenang("Rencana aksi terbuka bagi Tim, Perangkat Daerah dan Inspektorat.")
        return tampilan(request, *args, **kwargs)

    return bungkus


def pengguna(request: HttpRequest) -> Pengguna:
    """Return the signed-in person of a view behind `untuk_pembaca`."""
    assert isinstance(request.user, Pengguna)
    return request.user


def rencana_terlihat(request: HttpRequest, pk: int) -> RencanaAksi:
    """Return a plan that the person may read; a hidden one is a 404."""
    daftar = RencanaAksi.objects.terlihat_oleh(request.user).select_related(
        "periode__road_map", "perangkat_daerah"
    )
    rencana = daftar.filter(pk=pk).first()
    if rencana is None:
        raise Http404("Rencana aksi tidak ditemukan.")
    return rencana


def butir_terlihat(request: HttpRequest, rencana: RencanaAksi, kunci: UUID) -> ButirAksi:
    """Return an item of a plan by its key; for a POST, one deleted meanwhile comes as it was last known."""
    butir = rencana.butir.select_related("area").filter(kunci=kunci).first()
    if butir is None and request.method == "POST":
        butir = terakhir_dikenal(ButirAksi, rencana_id=rencana.pk, kunci=kunci)
    if butir is None:
        raise Http404("Butir aksi tidak ditemukan.")
    butir.rencana = rencana
    return butir


def remah(*akhir: tuple[str, str], rencana: RencanaAksi | None = None) -> list[tuple[str, str]]:
    """Return the breadcrumb down to a page of the plans."""
    jalan = [("Beranda", "/"), ("Rencana aksi", reverse("rencana_aksi:matriks"))]
    if rencana is not None:
        alamat = reverse("rencana_aksi:rencana", args=[rencana.pk]) if akhir else ""
        jalan.append((f"{rencana.nama_unit} {rencana.periode.tahun}", alamat))
    return [*jalan, *akhir]
