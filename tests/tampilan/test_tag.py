"""The tags and filters that every template has."""

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse
from pytest_django import Settings

from tampilan.formulir import kepingan_saringan
from tampilan.ikon import IkonTidakAda, isi_ikon
from tampilan.navigasi import SUSUNAN, susun


def tulis(sumber: str, alamat: str = "/indikator/", **isi: object) -> str:
    """Render a piece of template for a page at `alamat`."""
    return Template(sumber).render(Context({"request": RequestFactory().get(alamat), **isi})).strip()


def test_ikon_hiasan_tersembunyi_dari_pembaca_layar() -> None:
    svg = tulis('{% ikon "home" kelas="besar" %}')
    assert 'class="icon besar"' in svg
    assert 'aria-hidden="true"' in svg
    assert isi_ikon("home") in svg
    assert "style=" not in svg


def test_ikon_berlabel_punya_nama_dan_tidak_tersembunyi() -> None:
    svg = tulis('{% ikon "home" label=nama %}', nama='"><b>')
    assert 'role="img" aria-label="&quot;&gt;&lt;b&gt;"' in svg
    assert "aria-hidden" not in svg


@pytest.mark.parametrize("nama", ["tidak-ada-ikon-ini", "../outline/home", ""])
def test_ikon_tidak_ada_adalah_galat_saat_mengembangkan(settings: Settings, nama: str) -> None:
    settings.IKON_KETAT = True
    with pytest.raises(IkonTidakAda):
        tulis("{% ikon nama %}", nama=nama)


def test_ikon_tidak_ada_tidak_merusak_halaman_produksi(settings: Settings) -> None:
    settings.IKON_KETAT = False
    assert tulis('{% ikon "tidak-ada-ikon-ini" %}') == ""


@pytest.mark.parametrize(
    ("sumber", "nilai", "teks"),
    [
        ("{{ x|angka }}", 1248, "1.248"),
        ("{{ x|angka:2 }}", 3, "3,00"),
        ("{{ x|rupiah }}", 75_250_000, "Rp 75.250.000"),
        ("{{ x|rupiah_ringkas }}", 75_250_000, "Rp 75,3 juta"),
        ("{{ x|strip }}", None, "–"),
        ("{{ x|strip }}", "", "–"),
        ("{{ x|strip }}", 0, "0"),
        ("{{ x|angka }}", "<b>", "&lt;b&gt;"),
        ("{{ tak_ada|angka }}", None, "–"),
        ("{{ tak_ada|tanggal }}{{ tak_ada|waktu }}", None, "––"),
    ],
)
def test_saringan_angka(sumber: str, nilai: object, teks: str) -> None:
    assert tulis(sumber, x=nilai) == teks


@pytest.mark.parametrize(
    ("sumber", "alamat", "tautan"),
    [
        ('{% tautan_saring area="3" %}', "/x/?q=spbe&halaman=4", "?q=spbe&amp;area=3"),
        ("{% tautan_saring halaman=2 %}", "/x/?q=spbe&halaman=4", "?q=spbe&amp;halaman=2"),
        ("{% tautan_saring q=None %}", "/x/?q=spbe&area=1&area=2", "?area=1&amp;area=2"),
        ("{% tautan_saring area=pilihan %}", "/x/", "?area=1&amp;area=2"),
        ("{% tautan_saring q=jahat %}", "/x/", "?q=%22%3E%3Cb%3E"),
    ],
)
def test_tautan_saring(sumber: str, alamat: str, tautan: str) -> None:
    assert tulis(sumber, alamat, pilihan=["1", "2"], jahat='"><b>') == tautan


@pytest.mark.parametrize(
    ("alamat", "bawaan", "aria", "tautan"),
    [
        ("/x/?q=a", False, None, "?q=a&amp;urut=kode"),
        ("/x/?urut=kode&q=a&halaman=3", False, "ascending", "?urut=-kode&amp;q=a"),
        ("/x/?urut=-kode", False, "descending", "?urut=kode"),
        ("/x/", True, "ascending", "?urut=-kode"),
        ("/x/?urut=nama", True, None, "?urut=kode"),
    ],
)
def test_kolom_urut(alamat: str, bawaan: bool, aria: str | None, tautan: str) -> None:
    html = tulis('{% kolom_urut "kode" "Kode" bawaan=bawaan %}', alamat, bawaan=bawaan)
    assert f'href="{tautan}"' in html
    assert ("aria-sort" in html) == (aria is not None)
    if aria:
        assert f'aria-sort="{aria}"' in html


def test_rentang_halaman_meringkas() -> None:
    halaman = Paginator(range(1000), 10).get_page(50)
    teks = tulis("{% rentang_halaman h as n %}{% for x in n %}{{ x }} {% endfor %}", h=halaman)
    assert teks == "1 … 48 49 50 51 52 … 100"


class _Saringan(forms.Form):
    q = forms.CharField(label="Kata", required=False)
    area = forms.MultipleChoiceField(
        label="Area", required=False, choices=[("Bidang", [("1", "Tatalaksana"), ("2", "Pengawasan")])]
    )
    belum = forms.BooleanField(label="Belum diukur", required=False)


def test_kepingan_saringan_menghapus_satu_nilai() -> None:
    get = RequestFactory().get("/x/?q=spbe&area=1&area=2&belum=on&halaman=3&lain=z").GET
    kepingan = kepingan_saringan(_Saringan(get), get, "halaman")
    assert [(k.label, k.nilai) for k in kepingan] == [
        ("Kata", "spbe"),
        ("Area", "Tatalaksana"),
        ("Area", "Pengawasan"),
        ("Belum diukur", "ya"),
    ]
    assert kepingan[1].tautan == "?q=spbe&area=2&belum=on&lain=z"


@pytest.mark.parametrize(
    ("sumber", "kelas"),
    [("q", "form-control"), ("area", "form-select"), ("belum", "form-check-input")],
)
def test_kendali_memberi_kelas(sumber: str, kelas: str) -> None:
    assert f'class="{kelas}"' in tulis(f"{{{{ form.{sumber}|kendali }}}}", form=_Saringan())


class _Wajib(forms.Form):
    nama = forms.CharField(label="Nama", help_text="Seperti pada Lampiran.")


def test_bidang_salah_terhubung_dengan_pesannya() -> None:
    html = tulis('{% include "komponen/form/bidang.html" with field=form.nama %}', form=_Wajib({}))
    assert 'aria-describedby="id_nama_helptext id_nama_error"' in html
    assert 'id="id_nama_helptext"' in html
    assert 'id="id_nama_error"' in html
    assert "is-invalid" in html
    assert "wajib" in html


def test_ringkasan_salah_menautkan_bidang() -> None:
    html = tulis('{% include "komponen/form/ringkasan.html" %}', form=_Wajib({}))
    assert 'href="#id_nama"' in html
    assert tulis('{% include "komponen/form/ringkasan.html" %}', form=_Wajib({"nama": "x"})) == ""


@pytest.mark.parametrize(
    ("predikat", "teks", "bentuk"),
    [
        ("sangat_tinggi", "Sangat tinggi", "●"),
        ("Sedang", "Sedang", "◐"),
        ("Rendah", "Rendah", "○"),
        (None, "Belum dapat dihitung", "–"),
        ("", "Belum dapat dihitung", "–"),
    ],
)
def test_predikat_kata_dan_bentuk(predikat: object, teks: str, bentuk: str) -> None:
    html = tulis('{% include "komponen/predikat.html" with predikat=p %}', p=predikat)
    assert teks in html
    assert bentuk in html


def test_status_tak_dikenal_tetap_terbaca() -> None:
    html = tulis('{% include "komponen/lencana_status.html" with status="menunggu_sidang" %}')
    assert "Menunggu sidang" in html


def test_teks_panjang_hanya_dilipat_bila_panjang() -> None:
    sumber = '{% include "komponen/teks_panjang.html" with teks=t %}'
    assert "<details" not in tulis(sumber, t="a" * 160)
    assert "selengkapnya" in tulis(sumber, t="a" * 161)
    assert tulis(sumber, t=None) == "–"


def test_aksi_terlarang_menyebut_alasan_dan_tidak_bertaut() -> None:
    alasan = "Hanya Kepala Perangkat Daerah yang dapat mengirim rencana ini."
    html = tulis('{% include "komponen/aksi.html" with teks="Ajukan" url="/ajukan/" alasan=a %}', a=alasan)
    assert alasan in html
    assert 'aria-disabled="true"' in html
    assert "/ajukan/" not in html


@pytest.mark.urls("tests.tampilan.urls_uji")
class TestNavigasi:
    def _kini(self, jalur: str, **konteks: object) -> list[tuple[str, str]]:
        return [(t.teks, t.kini) for k in susun(jalur, konteks) for t in k.tautan if t.kini]

    @pytest.mark.parametrize(
        ("jalur", "kini"),
        [
            ("/", [("Beranda", "page")]),
            ("/lampiran/", [("Lampiran", "page")]),
            ("/daftar_indikator/12/", [("Indikator", "true")]),
            ("/daftar/", [("Semua road map", "page")]),
            ("/daftar_area/", [("Area perubahan", "page")]),
            ("/tak-ada/", []),
        ],
    )
    def test_halaman_kini(self, jalur: str, kini: list[tuple[str, str]]) -> None:
        assert self._kini(jalur) == kini

    def test_butir_bersyarat(self) -> None:
        def teks(**konteks: object) -> list[str]:
            return [t.teks for k in susun("/", konteks) for t in k.tautan]

        assert "Pemeriksaan" not in teks()
        assert "Pemeriksaan" in teks(boleh_pemeriksaan=True)


def test_bilah_bawah_muat_empat() -> None:
    """Whoever may see the dashboard finds it at the foot of a phone; a visitor finds the road map there."""

    def bawah(**konteks: object) -> list[str]:
        return [t.teks for k in susun("/", konteks) for t in k.tautan if t.bawah]

    assert bawah() == ["Beranda", "Pohon", "Lampiran", "Indikator"]
    assert bawah(boleh_monev=True, boleh_rencana=True) == ["Beranda", "Dasbor", "Lampiran", "Matriks"]


def test_navigasi_hanya_memuat_ikon_yang_ada() -> None:
    for _, butir in SUSUNAN:
        for b in butir:
            assert isi_ikon(b.ikon)


@pytest.mark.parametrize("nama_url", [b.nama_url for _, butir in SUSUNAN for b in butir])
def test_navigasi_menunjuk_alamat_yang_terpasang(nama_url: str) -> None:
    """An entry whose name is not mounted would be left out in silence."""
    assert reverse(nama_url).startswith("/")
