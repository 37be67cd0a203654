"""Files: templates that the CSP lets live, commands that explain themselves, locks that name no host."""

import json
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands, load_command_class

AKAR = Path(__file__).resolve().parents[2]
TEMPLATE = sorted((AKAR / "templates").rglob("*.html"))
LABEL_KITA = {app.label for app in apps.get_app_configs() if Path(app.path).parent == AKAR}
PERINTAH_KITA = sorted(nama for nama, aplikasi in get_commands().items() if aplikasi in LABEL_KITA)

TERLARANG = {
    "inline style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "inline script": re.compile(r"<script\b(?![^>]*\bsrc\s*=)(?![^>]*application/json)", re.IGNORECASE),
    "event attribute": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "evaluated htmx": re.compile(r"\bhx-on\b|[\"']js:", re.IGNORECASE),
    "another host": re.compile(r"\b(?:src|href)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE),
}
BUKAN_HALAMAN = {
    "berkas/naskah_cetak.html": "printed by WeasyPrint, never shown in a browser",
    "berkas/tabel_cetak.html": "printed by WeasyPrint, never shown in a browser",
    "surel/pemberitahuan.html": "an e-mail, which can load no stylesheet",
}
"""Templates that may carry their own style, each with the reason."""

KATA_INGGRIS = {"the", "and", "of", "to", "for", "with", "from", "this", "is", "are"}


@pytest.mark.parametrize("berkas", TEMPLATE, ids=lambda berkas: str(berkas.relative_to(AKAR)))
def test_template_lolos_csp(berkas: Path) -> None:
    """A template brings no style, script or address that the browser would refuse."""
    isi = re.sub(r"{#.*?#}|{% comment .*?endcomment %}", "", berkas.read_text(), flags=re.DOTALL)
    salah = {apa: pola.findall(isi) for apa, pola in TERLARANG.items() if pola.search(isi)}
    if str(berkas.relative_to(AKAR / "templates")) in BUKAN_HALAMAN:
        salah.pop("inline style")
    assert not salah


@pytest.mark.parametrize("nama", PERINTAH_KITA)
def test_perintah_menjelaskan_diri(nama: str) -> None:
    """A management command and each of its own arguments has a help text, in Indonesian."""
    perintah = load_command_class(get_commands()[nama], nama)
    pengurai = perintah.create_parser("manage.py", nama)
    bawaan = {"version", "verbosity", "settings", "pythonpath", "traceback", "no_color", "force_color"}
    bawaan |= {"skip_checks", "help"}
    bantuan = {aksi.dest: aksi.help or "" for aksi in pengurai._actions if aksi.dest not in bawaan}
    for apa, teks in ({"help": perintah.help} | bantuan).items():
        assert teks.strip(), f"{nama}: {apa} has no help text"
        assert KATA_INGGRIS.isdisjoint(re.findall(r"\w+", teks.lower())), f"{nama}: {apa} is in English"


def test_readme_menyebut_setiap_pengaturan() -> None:
    """What the settings read from the environment stands in README's tables, and nothing that is no longer read."""
    baca = r"""\b(?:env(?:\.\w+)?|wajib|environ\.get)\(\s*"([A-Z_]+)\""""
    dibaca = set(re.findall(baca, (AKAR / "config" / "settings.py").read_text()))
    tabel = (AKAR / "README.md").read_text().split("## In production", 1)[1].split("\n## ", 1)[0]
    kolom = [baris.split("|")[1] for baris in tabel.splitlines() if baris.startswith("|")]
    assert dibaca == set(re.findall(r"`([A-Z_]+)`", " ".join(kolom)))


def test_kunci_tanpa_alamat() -> None:
    """The locks name packages and hashes, never a registry: each machine uses its own."""
    kunci = json.loads((AKAR / "package-lock.json").read_text())["packages"]
    assert not [nama for nama, paket in kunci.items() if "resolved" in paket]
    for berkas in (AKAR / "requirements").glob("*.txt"):
        assert not re.search(r"https?://|--(?:extra-)?index-url|--find-links", berkas.read_text()), berkas


def test_psycopg3_tidak_terbawa() -> None:
    """Django takes psycopg 3 silently where it is there; psycopg2 is the one that was measured."""
    assert not re.search(
        r"^psycopg(?:-binary|-pool)?==", (AKAR / "requirements/dev.txt").read_text(), re.MULTILINE
    )
