"""Tags and filters that every template has (builtins): icons, Indonesian numbers, links that keep filters."""

from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.http import HttpRequest, QueryDict
from django.template import Context
from django.utils.safestring import SafeString

from tampilan import angka as tulis
from tampilan import bagan
from tampilan.formulir import Kepingan, banyak_pilihan, kepingan_saringan, terpilih, widget_bergaya
from tampilan.ikon import svg_atau_kosong
from tampilan.navigasi import SYARAT, Kelompok, susun
from tampilan.status import Gaya, gaya_predikat, gaya_status

register = template.Library()

HALAMAN = "halaman"
URUT = "urut"
LANGKAH_UNGGAH = ("Berkas", "Kolom", "Pratinjau", "Terapkan")

register.filter(banyak_pilihan)
register.filter(terpilih)


@register.simple_tag
def ikon(nama: str, kelas: str = "", label: str = "") -> SafeString:
    """Inline one Tabler icon; decorative unless `label` says what it means."""
    return svg_atau_kosong(nama, kelas, label)


@register.filter
def angka(nilai: object, desimal: int | None = None) -> str:
    """Write a number as `82,05`; `angka:2` fixes the decimals; nothing becomes `–`."""
    return tulis.tulis_angka(nilai, desimal)


@register.filter
def rupiah(nilai: object) -> str:
    """Write money as `Rp 75.250.000`."""
    return tulis.tulis_rupiah(nilai)


@register.filter
def rupiah_ringkas(nilai: object) -> str:
    """Write money as `Rp 75,3 juta`."""
    return tulis.tulis_rupiah_ringkas(nilai)


@register.filter
def tanggal(nilai: object) -> str:
    """Write a date as `24 November 2026`."""
    return tulis.tulis_tanggal(nilai)


@register.filter
def waktu(nilai: object) -> str:
    """Write a time as `24 Nov 2026 10.42 WIB`."""
    return tulis.tulis_waktu(nilai)


@register.filter
def strip(nilai: object) -> object:
    """Show `–` for nothing; 0 and False are something."""
    return tulis.KOSONG if nilai is None or nilai == "" else nilai


@register.filter(name="gaya_status")
def saring_gaya_status(status: object) -> Gaya:
    """Return word, shape and colour of a document state."""
    return gaya_status(status)


@register.filter(name="gaya_predikat")
def saring_gaya_predikat(predikat: object) -> Gaya:
    """Return word, shape and colour of a predicate."""
    return gaya_predikat(predikat)


@register.filter
def kendali(bidang: forms.BoundField, label: str = "") -> SafeString:
    """Render the widget of a form field with the classes of the look; `label` is the one shown, if another."""
    return widget_bergaya(bidang, label)


@register.filter
def butir(kamus: dict[str, Any], kunci: str) -> Any:
    """Return `kamus[kunci]`, or nothing."""
    return kamus.get(kunci, "")


@register.filter
def kalimat_bagan(data: bagan.Bagan) -> str:
    """Return in one sentence what a chart shows."""
    return bagan.kalimat_bagan(data)


@register.filter
def teks_seri(seri: bagan.Seri) -> list[str]:
    """Return the values of a chart's line as people read them."""
    return bagan.teks_seri(seri)


@register.filter
def tautan_csv(data: bagan.Bagan) -> str:
    """Return the figures of a chart as a CSV inside an address."""
    return bagan.tautan_csv(data)


@register.filter
def pasangkan(kiri: list[Any], kanan: list[Any]) -> list[tuple[Any, Any]]:
    """Pair two lists, as a table pairs its columns with the cells of a row."""
    return list(zip(kiri, kanan, strict=False))


@register.filter
def sebagai_langkah(langkah: list[Any] | None) -> list[tuple[str, str]]:
    """Return steps as (text, url) pairs; without any, the four of an upload."""
    return [(s, "") if isinstance(s, str) else (s[0], s[1]) for s in langkah or LANGKAH_UNGGAH]


def _parameter(context: Context) -> QueryDict:
    """Return a changeable copy of the query parameters of the page being rendered."""
    request: HttpRequest | None = context.get("request")
    return request.GET.copy() if request is not None else QueryDict(mutable=True)


@register.simple_tag(takes_context=True)
def tautan_saring(context: Context, **ganti: object) -> str:
    """Return `?…` with some parameters replaced (None or "" removes); the page number starts again."""
    parameter = _parameter(context)
    parameter.pop(HALAMAN, None)
    for kunci, nilai in ganti.items():
        if nilai is None or nilai == "":
            parameter.pop(kunci, None)
        elif isinstance(nilai, list | tuple):
            parameter.setlist(kunci, [str(n) for n in nilai])
        else:
            parameter[kunci] = str(nilai)
    return f"?{parameter.urlencode()}"


@register.inclusion_tag("komponen/_kolom_urut.html", takes_context=True)
def kolom_urut(
    context: Context, kunci: str, judul: str, kelas: str = "", satuan: str = "", bawaan: bool = False
) -> dict[str, object]:
    """Render a heading cell that sorts by `kunci`; `bawaan` marks the order of an unsorted list."""
    kini = _parameter(context).get(URUT, "") or (kunci if bawaan else "")
    arah = {kunci: "ascending", f"-{kunci}": "descending"}.get(str(kini), "")
    tujuan = f"-{kunci}" if arah == "ascending" else kunci
    tautan = tautan_saring(context, **{URUT: tujuan})
    return {"judul": judul, "kelas": kelas, "satuan": satuan, "arah": arah, "tautan": tautan}


@register.simple_tag
def rentang_halaman(halaman: Page[Any]) -> list[int | str]:
    """Return the page numbers to show, with `…` for the ones left out."""
    return list(halaman.paginator.get_elided_page_range(halaman.number, on_each_side=2, on_ends=1))


@register.simple_tag(takes_context=True)
def saringan_aktif(context: Context, form: forms.BaseForm) -> list[Kepingan]:
    """Return the active filters of a GET form as chips with the link that removes each."""
    return kepingan_saringan(form, _parameter(context), HALAMAN)


@register.simple_tag(takes_context=True)
def susun_navigasi(context: Context) -> list[Kelompok]:
    """Return the entries of the navigation, the current one marked."""
    request: HttpRequest | None = context.get("request")
    syarat = {nama: context.get(nama) for nama in SYARAT}
    return susun(request.path if request is not None else "", syarat)
