"""How form fields and filters become controls: classes, error state, chips."""

from collections.abc import Iterable
from typing import NamedTuple

from django import forms
from django.http import QueryDict
from django.utils.safestring import SafeString

BANYAK = 12
"""Boxes that a group shows as they are (the months of a year); a longer one is folded."""


class Kepingan(NamedTuple):
    """One active filter: its label, the chosen value in words, and the link without it."""

    label: str
    nilai: str
    tautan: str


def kelas_widget(widget: forms.Widget) -> str:
    """Return the Tabler class of a widget; groups of choices have none (Django puts it on their frame too)."""
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return ""
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input"
    if isinstance(widget, forms.Select):
        return "form-select"
    return "form-control"


def widget_bergaya(bidang: forms.BoundField, label: str = "") -> SafeString:
    """Render a bound field's widget with its class; Django adds aria-describedby and aria-invalid."""
    widget = bidang.field.widget
    kelas = [kelas_widget(widget), str(widget.attrs.get("class", "")), "is-invalid" if bidang.errors else ""]
    atribut: dict[str, str | bool] = {"class": " ".join(filter(None, kelas)) or False}
    if widget.attrs.get("placeholder") in (bidang.label, label):
        atribut["placeholder"] = False  # a placeholder that repeats the label is noise
    return bidang.as_widget(attrs=atribut)


def banyak_pilihan(bidang: forms.BoundField) -> bool:
    """Say whether a field has more boxes to tick than one likes to pass by with Tab."""
    return isinstance(bidang.field.widget, forms.CheckboxSelectMultiple) and len(_pilihan(bidang)) > BANYAK


def terpilih(bidang: forms.BoundField) -> list[str]:
    """Return the labels of what is chosen, in the order of the choices."""
    nilai = {str(satu) for satu in bidang.value() or ()}
    return [label for kunci, label in _pilihan(bidang).items() if kunci in nilai]


def _pilihan(bidang: forms.BoundField) -> dict[str, str]:
    """Return the labels of a field's choices by their submitted value (empty for free text)."""
    pilihan: Iterable[tuple[object, object]] = getattr(bidang.field, "choices", ())
    datar: dict[str, str] = {}
    for nilai, label in pilihan:
        isi = label if isinstance(label, list | tuple) else [(nilai, label)]
        datar.update({str(n): str(t) for n, t in isi})
    return datar


def kepingan_saringan(form: forms.BaseForm, parameter: QueryDict, kunci_halaman: str) -> list[Kepingan]:
    """Return one chip per active value of a GET form, in the order of its fields."""
    hasil: list[Kepingan] = []
    for bidang in form:
        if bidang.is_hidden:
            continue
        nama = bidang.html_name
        pilihan = _pilihan(bidang)
        for nilai in filter(None, parameter.getlist(nama)):
            sisa = parameter.copy()
            sisa.pop(kunci_halaman, None)
            sisa.setlist(nama, [n for n in parameter.getlist(nama) if n != nilai])
            teks = "ya" if isinstance(bidang.field, forms.BooleanField) else pilihan.get(nilai, nilai)
            hasil.append(Kepingan(str(bidang.label), teks, f"?{sisa.urlencode()}"))
    return hasil
