"""What a resource is made of: what may be read of it, how a record is written as JSON, what may be sent."""

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any, ClassVar

from django.db import models
from rest_framework import mixins, serializers
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from organisasi.api.halaman import Saring, pastikan_parameter
from organisasi.api.masalah import Masalah
from organisasi.api.tanda import bertanda
from organisasi.models import Pengguna
from organisasi.permissions import Orang, TidakBerwenang

TANPA_HALAMAN: dict[str, Any] = {"pagination_class": None, "filter_backends": []}
"""For what is few and comes at once."""


class Bacaan(serializers.Serializer):  # type: ignore[type-arg]
    """A record as JSON. The fields describe it to OpenAPI and name where each value is; values go out as they are.

    The framework's own way costs ten times as much a row and yields the same: the encoder writes days and times by
    itself. An empty link on the way to a value yields null.
    """

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """Return the values by name."""
        return {nama: ambil(instance) for nama, ambil in self._pengambil}

    @property
    def _pengambil(self) -> list[tuple[str, Callable[[Any], Any]]]:
        daftar: list[tuple[str, Callable[[Any], Any]]] | None = getattr(self, "_daftar_pengambil", None)
        if daftar is None:
            daftar = [(nama, _pengambil(bidang)) for nama, bidang in self.fields.items()]
            self._daftar_pengambil = daftar
        return daftar


def _pengambil(bidang: Any) -> Callable[[Any], Any]:
    ambil = attrgetter(bidang.source)
    anak = bidang.child if isinstance(bidang, serializers.ListSerializer) else None

    def nilai(objek: Any) -> Any:
        try:
            isi = ambil(objek)
        except AttributeError:
            if None in _jalan(objek, bidang.source):
                return None
            raise
        if isi is not None and isinstance(bidang, serializers.DecimalField):
            if isinstance(bidang, Terhitung):
                isi = round(isi, bidang.decimal_places)
            return f"{isi:f}"  # a text, as the schema says: a float would lose digits
        if anak is not None:
            return [anak.to_representation(satu) for satu in (isi.all() if hasattr(isi, "all") else isi)]
        return bidang.to_representation(isi) if isinstance(bidang, Bacaan) and isi is not None else isi

    return nilai


def _jalan(objek: Any, jalur: str) -> Iterable[Any]:
    for nama in jalur.split(".")[:-1]:
        objek = getattr(objek, nama, None)
        yield objek


class Terhitung(serializers.DecimalField):
    """A number that is worked out, not stored: written with its places at most."""


class Isian(serializers.Serializer):  # type: ignore[type-arg]
    """What may be sent; a field that is not known is refused, for it would be lost in silence."""

    def to_internal_value(self, data: Any) -> Any:
        """Read the fields; raises ValidationError by field."""
        if isinstance(data, Mapping) and (lain := sorted(set(map(str, data)) - set(self.fields))):
            raise serializers.ValidationError({nama: ["Bidang ini tidak dikenal."] for nama in lain})
        return super().to_internal_value(data)


class Sumber(GenericViewSet):  # type: ignore[type-arg]
    """A resource: the records that a person may read. `saring`, `cari` and `urut` limit and order its list.

    `tolak` names the exceptions of the services with the kind of refusal that each is.
    """

    saring: ClassVar[Mapping[str, Saring]] = {}
    cari: ClassVar[tuple[str, ...]] = ()
    urut: ClassVar[tuple[str, ...]] = ("id",)
    tolak: ClassVar[Mapping[type[Exception], type[Masalah]]] = {}
    lookup_value_converter = "int"
    queryset: Any = None
    umum = False
    """Whether the public reads it too, as on the pages."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Turn away who may not read here at all, before anything is looked up."""
        super().initial(request, *args, **kwargs)
        if not self.umum:
            if not isinstance(request.user, Pengguna):
                raise NotAuthenticated
            self.pastikan_pembaca(request.user)
        if self.berparameter:
            pastikan_parameter(request, self)

    @property
    def berparameter(self) -> bool:
        """Whether the address takes the parameters of `saring`: others are refused."""
        return bool(self.action == "list")

    def pastikan_pembaca(self, orang: Orang) -> None:
        """Raise TidakBerwenang for who may read nothing here; which records, the query says."""

    def terlihat(self) -> models.QuerySet[Any]:
        """Return the records that the person may read: none, where a resource does not say which."""
        return self._kosong()

    def get_queryset(self) -> models.QuerySet[Any]:
        """Return the records that the person may read; none where only the schema is drawn."""
        if getattr(self, "swagger_fake_view", False):
            return self._kosong()
        return self.terlihat()

    def _kosong(self) -> models.QuerySet[Any]:
        kosong: models.QuerySet[Any] = self.queryset.none()
        return kosong

    @property
    def orang(self) -> Pengguna:
        """The owner of the key, where the resource is not the public's."""
        assert isinstance(self.request.user, Pengguna)
        return self.request.user


class SumberBaca(mixins.ListModelMixin, mixins.RetrieveModelMixin, Sumber):
    """A resource that is read: as a list, and one by one with its version."""

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return one record with its version as ETag."""
        satu = self.get_object()
        return bertanda(Response(self.get_serializer(satu).data), satu)


def hanya_pembaca(boleh: bool, alasan: str) -> None:
    """Raise TidakBerwenang with the reason unless `boleh`."""
    if not boleh:
        raise TidakBerwenang(alasan)
