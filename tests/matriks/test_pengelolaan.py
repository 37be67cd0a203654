"""The admin in the permission matrix: every model, every page; a model without a line fails."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib import admin
from django.template.response import SimpleTemplateResponse
from django.urls import reverse

from tests.arsitektur.test_url import pola_bernama
from tests.matriks.dunia import Dunia
from tests.matriks.jalan import huruf, tanya
from tests.matriks.tabel.pengelolaan import HAK, SITUS

BACA = ("changelist", "change", "history")
TULIS = {"add": "tambah", "change": "ubah", "delete": "hapus"}
TABEL = ("import", "process_import", "export")
SANDI = "auth_user_password_change"
BERNAMA = {nama.removeprefix("admin:") for nama, _ in pola_bernama(admin.site.get_urls(), "admin:")}


def awalan(model: str) -> str:
    """Return how the names of a model's pages begin."""
    return f"{model.replace('.', '_')}_"


def laku(model: str) -> set[str]:
    """Return the names of the pages that a model's line stands for."""
    hak = HAK[model].split()
    nama = {
        awalan(model) + satu for satu in {*BACA, *TULIS, *(TABEL if {"tabel", "ekspor"} & set(hak) else ())}
    }
    return nama | ({SANDI} if "sandi" in hak else set())


def test_setiap_halaman_punya_baris() -> None:
    """Every model of the admin has its line, every page is known, and nothing is gone."""
    assert {model._meta.label_lower for model in admin.site._registry} == HAK.keys()
    tertulis = SITUS.keys() | {nama for model in HAK for nama in laku(model)}
    assert BERNAMA - {"None"} == tertulis  # "None" leads on from an address of old, or says 404


def alamat(model: str, nama: str) -> str:
    """Return the address of a model's page, of its first record where the page is about one."""
    if nama.removeprefix(awalan(model)) not in {"change", "history", "delete", SANDI}:
        return reverse(f"admin:{nama}")
    pertama = apps.get_model(model)._base_manager.order_by("pk").first()
    assert pertama is not None, f"the world has no {model}"
    return reverse(f"admin:{nama}", args=[pertama.pk])


def bagi_administrator(model: str) -> Iterator[tuple[str, str, str]]:
    """Yield page, method and letter; what is open is asked by GET, for a form that lacks everything adds nothing."""
    hak, awal = HAK[model].split(), awalan(model)
    yield from ((awal + satu, "GET", "v") for satu in BACA)
    for satu, izin in TULIS.items():
        if izin not in hak:
            yield awal + satu, "POST", "3"
        if satu != "change":
            yield awal + satu, "GET", "v" if izin in hak else "3"
    if {"tabel", "ekspor"} & set(hak):
        yield awal + "import", "GET", "v" if "tabel" in hak else "3"
        yield awal + "process_import", "POST", "v" if "tabel" in hak else "3"
        yield awal + "export", "GET", "v"
    if "sandi" in hak:
        yield SANDI, "GET", "v"


def test_pengelolaan(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Administrator gets what the lines say, everybody else the reason, a visitor the page to sign in."""
    monkeypatch.setattr(
        SimpleTemplateResponse, "rendered_content", ""
    )  # what counts is that it would be shown
    minta = [
        ("admin", cara, alamat(model, nama), kata)
        for model in HAK
        for nama, cara, kata in bagi_administrator(model)
    ]
    tertutup = [alamat(model, nama) for model in HAK for nama in laku(model)]
    tertutup += [reverse(f"admin:{nama}", kwargs=isi) for nama, isi in SITUS.items() if nama != "login"]
    minta += [
        (siapa, cara, satu, "m" if siapa == "tamu" else "3")
        for siapa in dunia.aktor.keys() - {"admin"}
        for satu in tertutup
        for cara in (("GET", "POST") if siapa in {"tamu", "tim"} else ("POST",))
    ]
    beda = []
    for siapa, cara, satu, kata in minta:
        if (ada := huruf(tanya(dunia.aktor[siapa], cara, satu))) != kata:
            beda.append(f"{cara} {satu}: {siapa} gets {ada}, not {kata}")
    assert not beda, "\n".join(sorted(beda))
