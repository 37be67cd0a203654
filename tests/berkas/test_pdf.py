import dataclasses
import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from berkas import pdf
from berkas.halaman import Ukuran
from berkas.pdf import cetak_tabel
from berkas.tabel import Isi, Kolom, gabungkan
from tests.berkas.contoh import dokumen, satu_kolom, tabel, tabel_berjumlah


@pytest.fixture(scope="module")
def panjang() -> PdfReader:
    """Return a printed table of 60 rows, one group of 50 rows and one of 10."""
    return PdfReader(io.BytesIO(cetak_tabel(dokumen(tabel(60, per_kelompok=50)))))


def teks(pembaca: PdfReader) -> list[str]:
    return [" ".join(halaman.extract_text().split()) for halaman in pembaca.pages]


def test_kertas_f4_mendatar(panjang: PdfReader) -> None:
    for halaman in panjang.pages:
        assert float(halaman.mediabox.width) == pytest.approx(330 / 25.4 * 72, abs=0.1)
        assert float(halaman.mediabox.height) == pytest.approx(215 / 25.4 * 72, abs=0.1)


def test_setiap_baris_tercetak_sekali_dan_berurutan(panjang: PdfReader) -> None:
    nomor = re.findall(r"Kegiatan nomor (\d+) akhir", " ".join(teks(panjang)))
    assert nomor == [str(i) for i in range(60)]


def test_sel_gabungan_ditulis_lagi_di_setiap_halaman(panjang: PdfReader) -> None:
    halaman = teks(panjang)
    assert len(halaman) >= 3
    for isi in halaman:
        baris = [int(n) for n in re.findall(r"Kegiatan nomor (\d+) akhir", isi)]
        for kelompok in {n // 50 for n in baris}:
            assert isi.count(f"Sasaran kelompok {kelompok + 1}") == 1


def test_sel_gabungan_yang_tinggi_tidak_menambah_halaman_hampir_kosong() -> None:
    sasaran = "Sasaran {} " + "terwujudnya birokrasi yang bersih dan akuntabel " * 4
    pembaca = PdfReader(io.BytesIO(cetak_tabel(dokumen(tabel(60, per_kelompok=7, sasaran=sasaran)))))
    jumlah = [isi.count("Kegiatan nomor") for isi in teks(pembaca)]
    assert sum(jumlah) == 60
    assert min(jumlah) >= 4
    for isi in teks(pembaca):
        baris = [int(n) for n in re.findall(r"Kegiatan nomor (\d+) akhir", isi)]
        for kelompok in {n // 7 for n in baris}:
            assert f"Sasaran {kelompok + 1} terwujudnya" in isi


def test_kepala_tabel_dan_kaki_ada_di_setiap_halaman(panjang: PdfReader) -> None:
    jumlah = len(panjang.pages)
    for nomor, isi in enumerate(teks(panjang), start=1):
        assert f"Halaman {nomor} dari {jumlah}" in isi
        assert "Dicetak oleh Kasubbag & staf" in isi
        assert "Target Tahun" in isi
        assert "1 2 3 4 5" in isi


def test_kop_hanya_di_halaman_pertama_dan_tanda_tangan_hanya_di_halaman_akhir(panjang: PdfReader) -> None:
    halaman = teks(panjang)
    assert [("PERATURAN WALIKOTA MALANG" in isi) for isi in halaman] == [True] + [False] * (len(halaman) - 1)
    assert [("SUTIAJI" in isi) for isi in halaman] == [False] * (len(halaman) - 1) + [True]
    assert "TABRANI" in halaman[-1]
    assert "ROAD MAP UJI" in halaman[0]
    assert "Hanya Dinas Perhubungan" in halaman[0]


@pytest.mark.parametrize("jumlah", [18, 20, 22, 24, 26])
def test_tanda_tangan_tidak_pernah_sendirian(jumlah: int) -> None:
    akhir = teks(PdfReader(io.BytesIO(cetak_tabel(dokumen(tabel(jumlah))))))[-1]
    assert "SUTIAJI" in akhir
    assert "Kegiatan nomor" in akhir


def test_penanda_menjadi_kerangka(panjang: PdfReader) -> None:
    kerangka = [(b.title, panjang.get_destination_page_number(b)) for b in _penanda(panjang)]
    halaman_kedua = next(i for i, isi in enumerate(teks(panjang)) if "Kegiatan nomor 50 akhir" in isi)
    assert kerangka == [("Kelompok 1", 0), ("Kelompok 2", halaman_kedua)]


def _penanda(pembaca: PdfReader) -> Iterator[Any]:
    return (b for b in pembaca.outline if not isinstance(b, list))


def test_pdf_ua_bertanda_dan_berbahasa(panjang: PdfReader) -> None:
    akar: Any = panjang.trailer["/Root"]
    assert akar["/MarkInfo"]["/Marked"]
    assert akar["/Lang"] == "id"
    assert akar["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in akar["/Metadata"].get_data()
    assert panjang.metadata is not None
    assert panjang.metadata.title == "Lampiran Uji"
    assert {"/TH", "/TD", "/Table"} <= _jenis_struktur(akar["/StructTreeRoot"])
    sel = [u["/A"] for u in _unsur_struktur(akar["/StructTreeRoot"]) if u["/S"] == "/TD"]
    assert sum("/Headers" in sifat for sifat in sel) > 60


def _jenis_struktur(unsur: Any) -> set[str]:
    return {str(u["/S"]) for u in _unsur_struktur(unsur)}


def _unsur_struktur(unsur: Any) -> Iterator[Any]:
    anak = unsur.get("/K", [])
    for u in anak if isinstance(anak, list) else [anak]:
        isi = u.get_object()
        if isinstance(isi, dict) and "/S" in isi:
            yield isi
            yield from _unsur_struktur(isi)


def test_huruf_dari_berkas_statis_dan_tertanam(panjang: PdfReader) -> None:
    sumber: list[Any] = [halaman["/Resources"] for halaman in panjang.pages]
    huruf = {str(f.get_object()["/BaseFont"]) for s in sumber for f in s["/Font"].values()}
    assert huruf
    assert all("Source-Serif" in nama for nama in huruf)


def test_masukan_sama_menghasilkan_byte_sama() -> None:
    isi = dokumen(tabel(30))
    assert cetak_tabel(isi) == cetak_tabel(isi)


def test_tabel_pendek_dan_tabel_kosong_satu_halaman() -> None:
    for jumlah in (0, 3):
        pembaca = PdfReader(io.BytesIO(cetak_tabel(dokumen(tabel(jumlah)))))
        assert len(pembaca.pages) == 1
        assert "Halaman 1 dari 1" in teks(pembaca)[0]
        assert teks(pembaca)[0].count("Kegiatan nomor") == jumlah


def test_teks_pengguna_tidak_menjadi_html() -> None:
    isi = teks(PdfReader(io.BytesIO(cetak_tabel(dokumen(satu_kolom("<b>tebal</b> & <img src='x:y'>"))))))[0]
    assert "<b>tebal</b> & <img src='x:y'>" in isi


def test_kata_panjang_tidak_keluar_dari_kolom() -> None:
    kata = "Pertanggungjawabankepemerintahandaerahan" * 3
    sempit = dokumen(tabel(1, sasaran=kata))
    tata = pdf._tata(sempit, pdf._bagian_cetak(sempit.tabel, [0]), FontConfiguration())
    sel = next(b for b in _kotak(tata.pages[0]) if b.element_tag == "td" and kata[:8] in _teks_kotak(b))
    batas = sel.position_x + sel.border_width()
    assert all(b.position_x + b.width <= batas for b in sel.descendants() if hasattr(b, "text"))


def _kotak(halaman: Any) -> Iterator[Any]:
    return iter(halaman._page_box.descendants())


def _teks_kotak(kotak: Any) -> str:
    return "".join(b.text for b in kotak.descendants() if hasattr(b, "text"))


def test_baris_lebih_tinggi_dari_halaman_tetap_tercetak_utuh() -> None:
    kata = [f"kata{i}" for i in range(3000)]
    isi = dokumen(satu_kolom("atas", " ".join(kata * 2), "bawah"))
    tercetak = " ".join(teks(PdfReader(io.BytesIO(cetak_tabel(isi)))))
    assert tercetak.count("kata2999") == 2
    assert tercetak.count("bawah") == 1


@pytest.mark.parametrize(
    "alamat",
    [
        "https://example.invalid/a.css",
        "http://127.0.0.1/a.css",
        "file:///etc/passwd",
        "data:text/plain,a",
        "statis:../manage.py",
        "statis:berkas/tidak-ada.css",
    ],
)
def test_pengambil_menolak_yang_bukan_berkas_statis(alamat: str) -> None:
    with pytest.raises((FatalURLFetchingError, ValueError, PermissionError)):
        pdf.Statis().fetch(alamat)


def test_pengambil_memberi_berkas_statis() -> None:
    jawaban = pdf.Statis().fetch("statis:berkas/huruf.css")
    assert b"@font-face" in jawaban.read()
    assert jawaban.content_type == "text/css"


def test_halaman_yang_meluap_ditata_ulang(monkeypatch: pytest.MonkeyPatch) -> None:
    ukur = pdf._ukur

    def terlalu_lapang(*bahan: Any) -> Ukuran:
        asli = ukur(*bahan)
        return dataclasses.replace(asli, halaman=asli.halaman + 20, halaman_pertama=asli.halaman_pertama + 20)

    monkeypatch.setattr(pdf, "_ukur", terlalu_lapang)
    jumlah = [
        isi.count("Kegiatan nomor") for isi in teks(PdfReader(io.BytesIO(cetak_tabel(dokumen(tabel(60))))))
    ]
    assert sum(jumlah) == 60
    assert min(jumlah) > 5


@pytest.mark.parametrize(("jumlah", "tata"), [(3, 1), (30, 2)])
def test_tabel_pendek_ditata_sekali_dan_tabel_panjang_dua_kali(
    jumlah: int, tata: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    hitungan: list[int] = []
    asli = pdf._tata

    def terhitung(*bahan: Any, **pilihan: Any) -> Any:
        hitungan.append(1)
        return asli(*bahan, **pilihan)

    monkeypatch.setattr(pdf, "_tata", terhitung)
    cetak_tabel(dokumen(tabel(jumlah)))
    assert len(hitungan) == tata


def test_baris_jumlah_tidak_membuka_halaman() -> None:
    halaman = teks(PdfReader(io.BytesIO(cetak_tabel(dokumen(tabel_berjumlah(90, 3))))))
    assert len(halaman) > 2
    for nomor, isi in enumerate(halaman):
        uraian = isi.find("Uraian nomor")
        jumlah = isi.find("Jumlah kelompok")
        assert 0 <= uraian < jumlah, nomor
    assert sum(isi.count("Jumlah kelompok") for isi in halaman) == 30


def test_kolom_rapat_memuat_angka_bulan_dalam_satu_baris() -> None:
    lebar = (
        Kolom("isi", "Isi", 94),
        *(Kolom(f"b{n}", str(n), 1.5, induk="Bulan", rapat=True) for n in range(1, 5)),
    )
    isi = gabungkan(lebar, [("k", [Isi("Isi"), *(Isi("12") for _ in range(4))], "")])
    [halaman] = PdfReader(io.BytesIO(cetak_tabel(dokumen(isi)))).pages
    assert halaman.extract_text().count("12") == 4


@pytest.mark.parametrize("panjang", range(200, 700, 100))
def test_tanda_tangan_utuh_berapa_pun_tinggi_baris_terakhir(panjang: int) -> None:
    isi = satu_kolom(*("Uraian yang panjang " * 20 for _ in range(8)), "kata " * panjang * 4)
    halaman = teks(PdfReader(io.BytesIO(cetak_tabel(dokumen(isi, kop=())))))
    assert "SUTIAJI" in halaman[-1]
    assert sum(h.count("SUTIAJI") for h in halaman) == 1
