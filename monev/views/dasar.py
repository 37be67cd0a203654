"""What the pages of monev share: who may read, records that a person may see, the breadcrumb, the form's answer."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse

from monev.permissions import boleh_membaca
from organisasi.models import Pengguna
from organisasi.permissions import TidakBerwenang

M = TypeVar("M", bound=models.Model)
Tampilan = Callable[..., HttpResponseBase]


def untuk_pembaca(tampilan: Tampilan) -> Tampilan:
    """Call the view for those who may read monev at all."""

    @wraps(tampilan)
    def bungkus(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not boleh_membaca(request.user):
            raise TidakBerwenang("Dasbor dan monev terbuka bagi Tim, Perangkat Daerah dan Inspektorat.")
        return tampilan(request, *args, **kwargs)

    return bungkus


def pengguna(request: HttpRequest) -> Pengguna:
    """Return the signed-in person of a view behind `untuk_pembaca`."""
    assert isinstance(request.user, Pengguna)
    return request.user


def terlihat(request: HttpRequest, daftar: models.QuerySet[M], **syarat: Any) -> M:
    """Return one record of a queryset with `terlihat_oleh`; what the person may not read is a 404."""
    satu = daftar.terlihat_oleh(request.user).filter(**syarat).first()  # type: ignore[attr-defined]
    if satu is None:
        nama = str(daftar.model._meta.verbose_name)
        raise Http404(f"{nama[:1].upper()}{nama[1:]} tidak ditemukan.")
    return satu  # type: ignore[no-any-return]


def remah(*akhir: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the breadcrumb down to a page of monev; the first of `akhir` is the list, such as “Rapat”."""
    return [("Beranda", reverse("roadmap:beranda")), *akhir]
