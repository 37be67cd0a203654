"""A chart taken along as picture and CSV; a presentation turned by keys; a print without anything to press."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from pytest_django.plugin import DjangoDbBlocker

from tests.peramban.conftest import Sebagai, layani_salinan
from tests.peramban.langkah import periksa_axe, periksa_lebar

SEMESTER = "tahun=2021&semester=1"


@pytest.fixture(scope="module")
def peladen(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """Serve a database of its own, with a calendar and a set plan."""
    siapkan = ["-m", "tests.peramban.siapkan_monev"]
    with layani_salinan(tmp_path_factory.mktemp("dasbor"), django_db_blocker, siapkan) as url:
        yield url


def test_bagan_dibawa_pulang(sebagai: Sebagai) -> None:
    """The dashboard fetches its pictures; each is saved with its figures or as a picture."""
    halaman = sebagai("tim-pengarah")
    halaman.goto(f"/dasbor/?{SEMESTER}")
    figur = halaman.locator("figure", has_text="Indeks Reformasi Birokrasi menurut tahun")
    expect(figur.locator("canvas")).to_have_accessible_name(
        re.compile(r"dari 50,3 \(2015\) ke 69,67 \(2019\)")
    )
    with halaman.expect_download() as unduhan:
        figur.get_by_role("link", name="CSV").click()
    assert "50,3;62,11" in unduhan.value.path().read_text("utf-8-sig")
    with halaman.expect_download() as unduhan:
        figur.get_by_role("button", name="Gambar PNG").click()
    assert unduhan.value.suggested_filename == "tren-indeks-rb.png"
    isi = unduhan.value.path().read_bytes()
    assert isi.startswith(b"\x89PNG")
    assert int.from_bytes(isi[16:20]) == 2400, "one width, whatever the window is"


def test_sajian_dengan_papan_ketik(sebagai: Sebagai) -> None:
    """Arrows and page keys turn the sheets, Escape leaves; every sheet is accessible and fits a phone."""
    halaman = sebagai("tim-pengarah")
    halaman.set_viewport_size({"width": 1280, "height": 720})
    halaman.goto(f"/dasbor/?{SEMESTER}")
    halaman.get_by_role("link", name="Sajikan").click()
    letak = halaman.locator(".sajian-letak")
    expect(letak).to_have_text("1 dari 7")
    halaman.wait_for_load_state("load")
    for tombol, nomor in (
        ("ArrowRight", 2),
        ("PageDown", 3),
        ("ArrowLeft", 2),
        ("End", 7),
        ("PageUp", 6),
        ("Home", 1),
    ):
        halaman.keyboard.press(tombol)
        expect(letak).to_have_text(f"{nomor} dari 7")
        halaman.wait_for_load_state("load")
    for nomor in range(1, 8):
        halaman.goto(f"/dasbor/sajian/?{SEMESTER}&lembar={nomor}")
        periksa_axe(halaman)
    halaman.set_viewport_size({"width": 390, "height": 844})
    periksa_lebar(halaman)
    halaman.keyboard.press("Escape")
    expect(halaman).to_have_url(re.compile(rf"/dasbor/\?{SEMESTER}$"))


def test_cetakan_peramban_bersih(sebagai: Sebagai) -> None:
    """On paper stand the figures alone: no navigation, no button, no form."""
    halaman = sebagai("tim-pengarah")
    halaman.goto(f"/dasbor/?{SEMESTER}")
    expect(halaman.locator("#isi-tren canvas").first).to_be_visible()
    halaman.emulate_media(media="print")
    for benda in (".btn", "nav", "form", "summary", ".kaki"):
        assert not [b for b in halaman.locator(benda).all() if b.is_visible()], benda
    expect(halaman.get_by_role("heading", level=1)).to_be_visible()
    expect(halaman.get_by_role("table").first).to_be_visible()
