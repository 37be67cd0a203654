"""Tables that come in whole or not at all: the base of every import and export, with errors in words for people.

The line numbers in results are those of the file, its heading being line 1.
"""

from collections.abc import Sequence
from copy import copy
from functools import cached_property, partial
from typing import Any, ClassVar

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.html import format_html
from import_export.fields import Field
from import_export.instance_loaders import ModelInstanceLoader
from import_export.resources import Diff, ModelResource
from import_export.results import Result
from tablib import Dataset

from riwayat.widgets import (
    BilanganBulatWidget,
    DesimalWidget,
    KunciWidget,
    TanggalWidget,
    TeksWidget,
    YaTidakWidget,
    bersihkan,
)

_BARIS_JUDUL = 1


class BerkasTidakSesuai(Exception):
    """The file as a whole cannot be read as this table; the message says which column is at fault."""


class Hasil(Result):  # type: ignore[misc]
    """What an import did, with the file's own line numbers."""

    def append_error_row(self, number: int, row: Any, errors: Any) -> None:
        """Keep an error under the line of the file."""
        super().append_error_row(number + _BARIS_JUDUL, row, errors)

    def append_invalid_row(self, number: int, row: Any, validation_error: Any) -> None:
        """Keep a refused row under the line of the file."""
        super().append_invalid_row(number + _BARIS_JUDUL, row, validation_error)

    def galat(self) -> list[str]:
        """Return every reason why the file was refused, in the order of its lines; empty where it was taken."""
        if self.base_errors:
            return [str(galat.error) for galat in self.base_errors]
        per_baris = [
            *(
                (baris.number, f"Baris {baris.number}: {g.error}")
                for baris in self.error_rows
                for g in baris.errors
            ),
            *((baris.number, teks) for baris in self.invalid_rows for teks in _galat_baris(baris)),
        ]
        return [teks for _, teks in sorted(per_baris, key=lambda pasangan: pasangan[0])]


def _galat_baris(baris: Any) -> list[str]:
    return [
        *(f"Baris {baris.number}: {pesan}" for pesan in baris.non_field_specific_errors),
        *(
            f"Baris {baris.number}, kolom {kolom}: {pesan}"
            for kolom, daftar in baris.field_specific_errors.items()
            for pesan in daftar
        ),
    ]


class Beda(Diff):  # type: ignore[misc]
    """A row before and after for the preview: whole values, and no inline styles (the CSP forbids them)."""

    def as_html(self) -> list[str]:
        """Return each cell: as it stays, or what goes and what comes."""
        return [
            format_html("{}", baru) if lama == baru else _ganti("" if self.new else lama, baru)
            for lama, baru in zip(self.left, self.right, strict=True)
        ]


def _ganti(lama: object, baru: object) -> str:
    hapus = format_html("<del>{}</del> ", lama) if lama else ""
    tambah = format_html("<ins>{}</ins>", baru) if baru else ""
    return format_html("{}{}", hapus, tambah)


class PemuatSekali(ModelInstanceLoader):  # type: ignore[misc]
    """Finds existing records by the resource's keys in a dict that one query fills."""

    def get_instance(self, row: Any) -> models.Model | None:
        """Return the record with the keys of `row`; None where there is none or a key cannot be read."""
        try:
            return self._semua.get(tuple(bidang.clean(row) for bidang in self._kunci))
        except ValueError:  # reported with the field when the row is read
            return None

    @cached_property
    def _kunci(self) -> list[Any]:
        return [self.resource.fields[nama] for nama in self.resource.get_import_id_fields()]

    @cached_property
    def _semua(self) -> dict[tuple[Any, ...], models.Model]:
        acuan = [bidang.attribute for bidang in self.resource.bidang_kunci()]
        semua = self.resource.get_queryset()
        return {
            tuple(bidang.get_value(objek) for bidang in self._kunci): self.resource.lengkapi(objek)
            for objek in (semua.select_related(*acuan) if acuan else semua)
        }


class SumberData(ModelResource):  # type: ignore[misc]
    """A model as a table: whole or not at all, unchanged rows left alone, every change in the history.

    Subclasses name `model`, `fields` and `import_id_fields` in their Meta. `konteks_bidang` names the model's
    fields that the file does not carry because they are the same for all its rows: `SumberTujuan(road_map=rm)`
    filters by them and sets them. References are read by `kode` within the same context unless a field says otherwise.
    `pratinjau=False` leaves out the marked-up differences that only a preview shows.
    """

    _meta: Any
    konteks_bidang: ClassVar[tuple[str, ...]] = ()
    kolom_lain: ClassVar[frozenset[str]] = frozenset()
    """Columns that the file may carry and this table ignores."""

    WIDGETS_MAP: ClassVar[dict[str, Any]] = {
        **ModelResource.WIDGETS_MAP,
        **dict.fromkeys(["CharField", "SlugField", "TextField"], TeksWidget),
        **dict.fromkeys(
            ["IntegerField", "PositiveIntegerField", "PositiveSmallIntegerField", "SmallIntegerField"],
            BilanganBulatWidget,
        ),
        "BooleanField": YaTidakWidget,
        "DateField": TanggalWidget,
        "DecimalField": DesimalWidget,
    }

    class Meta:
        use_transactions = True
        skip_unchanged = True
        report_skipped = True
        clean_model_instances = True
        instance_loader_class = PemuatSekali

    def __init__(self, *, pratinjau: bool = True, **konteks: Any) -> None:
        super().__init__()
        self._meta = copy(self._meta)
        self._meta.skip_html_diff = not pratinjau
        self.konteks = {nama: konteks[nama] for nama in self.konteks_bidang if nama in konteks}
        self._baris_kunci: dict[tuple[str, ...], int] = {}
        self._tercatat: dict[bool, list[models.Model]] = {True: [], False: []}

    @classmethod
    def get_result_class(cls) -> type[Hasil]:
        """Return results with the file's line numbers."""
        return Hasil

    @classmethod
    def get_diff_class(cls) -> type[Beda]:
        """Return differences without inline styles."""
        return Beda

    @classmethod
    def get_fk_widget(cls, field: Any) -> Any:
        """Read references by `kode`, within the context that the referred model shares."""
        acuan = field.related_model
        if not _punya(acuan, "kode"):
            return super().get_fk_widget(field)
        return partial(
            KunciWidget, acuan, "kode", [nama for nama in cls.konteks_bidang if _punya(acuan, nama)]
        )

    @classmethod
    def field_from_django_field(cls, field_name: str, django_field: Any, readonly: bool) -> Field:
        """Make the field; a reference carries the record, not its number."""
        bidang = super().field_from_django_field(field_name, django_field, readonly)
        if isinstance(bidang.widget, KunciWidget):
            bidang.attribute = field_name
        return bidang

    def bidang_kunci(self) -> list[Field]:
        """Return the fields that refer to another record by its key."""
        return [bidang for bidang in self.fields.values() if isinstance(bidang.widget, KunciWidget)]

    def lengkapi(self, objek: models.Model) -> models.Model:
        """Set on a record what the context says."""
        for nama, nilai in self.konteks.items():
            setattr(objek, nama, nilai)
        return objek

    def saring(self, semua: "models.QuerySet[Any]") -> "models.QuerySet[Any]":
        """Keep to the records of the context."""
        return semua.filter(**self.konteks)

    def get_queryset(self) -> "models.QuerySet[Any]":
        """Keep to the records of the context."""
        return self.saring(super().get_queryset())

    def filter_export(self, queryset: "models.QuerySet[Any]", **kwargs: Any) -> "models.QuerySet[Any]":
        """Keep to the context and read references at once; from the list of another model, export this table whole."""
        sumber = self.saring(queryset) if queryset.model is self._meta.model else self.get_queryset()
        acuan = [bidang.attribute for bidang in self.bidang_kunci()]
        return sumber.select_related(*acuan) if acuan else sumber

    def init_instance(self, row: Any = None) -> models.Model:
        """Begin a record within the context."""
        return self.lengkapi(super().init_instance(row))

    def import_data(self, dataset: Dataset, *args: Any, **kwargs: Any) -> Hasil:
        """Import every row or, where one is refused, none; `Hasil.galat()` lists the reasons."""
        kwargs.setdefault("rollback_on_validation_errors", True)
        return super().import_data(dataset, *args, **kwargs)  # type: ignore[no-any-return]

    def before_import(self, dataset: Dataset, **kwargs: Any) -> None:
        """Start afresh; raises BerkasTidakSesuai where columns are unknown, double or lack a key."""
        self._baris_kunci = {}
        self._tercatat = {True: [], False: []}
        for bidang in self.bidang_kunci():
            bidang.widget.mulai(self.konteks)
        try:
            self._periksa_kolom(dataset.headers or [])
        except BerkasTidakSesuai:
            del dataset[:]  # a file that is not this table has no rows worth complaining about
            raise

    def _check_import_id_fields(self, headers: Any) -> None:
        """Leave this to `before_import`, which says it in Indonesian."""

    def _periksa_kolom(self, kolom: Sequence[Any]) -> None:
        dikenal = [bidang.column_name for bidang in self.fields.values()]
        for judul in kolom:
            if judul not in dikenal and judul not in self.kolom_lain:
                raise BerkasTidakSesuai(
                    f"Kolom ‘{judul or ''}’ tidak dikenal. Kolom yang ada: {', '.join(dikenal)}."
                )
            if list(kolom).count(judul) > 1:
                raise BerkasTidakSesuai(f"Kolom ‘{judul}’ tertulis lebih dari sekali.")
        for nama in self.get_import_id_fields():
            if self.fields[nama].column_name not in kolom:
                raise BerkasTidakSesuai(f"Kolom ‘{self.fields[nama].column_name}’ tidak ada pada berkas.")

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        """Refuse a row whose keys stand in a row above."""
        kunci = tuple(bersihkan(row[self.fields[nama].column_name]) for nama in self.get_import_id_fields())
        nomor = kwargs["row_number"] + _BARIS_JUDUL
        pertama = self._baris_kunci.setdefault(kunci, nomor)
        if pertama != nomor and any(kunci):
            raise ValidationError(f"‘{' / '.join(kunci)}’ sudah tertulis pada baris {pertama}.")

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """Validate fields and record; what only the database can see (uniqueness, constraints) waits for the save."""
        salah: dict[str, Any] = dict(import_validation_errors or {})
        ada = {
            bidang.attribute for bidang in self.bidang_kunci() if getattr(instance, f"{bidang.attribute}_id")
        }
        ada |= self.konteks.keys()
        _kumpulkan(salah, instance.clean_fields, exclude=salah.keys() | ada)
        if not salah:  # what `clean` compares must be there
            _kumpulkan(salah, instance.clean)
        if salah:
            raise ValidationError(salah)

    def do_instance_save(self, instance: Any, is_create: bool) -> None:
        """Save through the model, its history row later; what only the database can see is refused in words."""
        instance.skip_history_when_saving = True
        try:
            with transaction.atomic():
                super().do_instance_save(instance, is_create)
        except IntegrityError as galat:
            raise _alasan(instance) from galat
        finally:
            del instance.skip_history_when_saving
        self._tercatat[is_create].append(instance)

    def after_import(self, dataset: Dataset, result: Any, **kwargs: Any) -> None:
        """Write the history of the saved rows in the same transaction: at once for the new and for the changed."""
        for baru, daftar in self._tercatat.items():
            if daftar:
                self._meta.model.riwayat.bulk_history_create(daftar, update=not baru, batch_size=500)

    def after_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        """Let rows below refer to this one."""
        for bidang in self.bidang_kunci():
            if bidang.widget.model is self._meta.model:
                bidang.widget.ingat(instance)


def _punya(model: type[models.Model], nama: str) -> bool:
    try:
        model._meta.get_field(nama)
    except FieldDoesNotExist:
        return False
    return True


def _alasan(instance: Any) -> ValidationError:
    """Say in words which constraint a row breaks."""
    salah: dict[str, Any] = {}
    _kumpulkan(salah, instance.validate_unique)
    _kumpulkan(salah, instance.validate_constraints)
    return ValidationError(salah or "Baris ini bertentangan dengan data yang sudah ada.")


def _kumpulkan(salah: dict[str, Any], periksa: Any, **pilihan: Any) -> None:
    try:
        periksa(**pilihan)
    except ValidationError as galat:
        galat.update_error_dict(salah)
