"""The link with which the Tim Pengarah writes an arahan on a figure or a row."""

from typing import Any

from django import template
from django.template.context import Context

from dasbor.queries.lingkup import Lingkup

register = template.Library()


@register.inclusion_tag("dasbor/_beri_arahan.html", takes_context=True)
def beri_arahan(context: Context, jenis: str, kunci: object, nama: object, **pilihan: Any) -> dict[str, Any]:
    """Show the link for the figure `jenis:kunci` (queries.pokok) of the page's scope, to those who may alone.

    `nama` tells the figure to who cannot see where the link stands; `teks=True` shows the words beside the icon.
    """
    if not context.get("boleh_arahan"):
        return {}
    lingkup: Lingkup = context["lingkup"]
    alamat = lingkup.di_sini("dasbor:arahan_tambah", pokok=f"{jenis}:{kunci}")
    return {"alamat": alamat, "nama": nama, "teks": pilihan.get("teks", False)}
