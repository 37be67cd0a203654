"""Uploaded files checked before anything opens them: size, kind, encryption, macros, bombs, XML entities."""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import PurePath

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
MAKS_TERURAI = 100_000_000  # bytes in all parts of an archive together
MAKS_NISBAH = 200  # unpacked over packed
MAKS_BAGIAN = 10_000
MAKS_SEL = 5_000_000  # cells of a sheet, blank ones between used ones included
MAKS_ULANG = 10_000  # times an OpenDocument row with content may be repeated
# What a broken archive makes zipfile raise; RuntimeError stands for kinds of packing that it does not know.
ARSIP_RUSAK = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError)
AKHIRAN_XML = (".xml", ".rels", ".vml")
DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# The first record of an .xls workbook (BIFF 8 or 5), perhaps "write-protected", then the record of a password.
XLS_BERSANDI = re.compile(
    rb"\x09\x08(?:\x10\0\0\x06\x05\0.{12}|\x08\0\0\x05\x05\0.{4})(?:\x86\0\0\0)?\x2f\0", re.DOTALL
)
SEL_XLSX = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
BARIS_ODS = re.compile(
    rb'<table:table-row\b[^>]*number-rows-repeated="(\d+)"[^>]*(?<!/)>(.*?)</table:table-row>', re.DOTALL
)


class BerkasDitolak(Exception):
    """A file that is refused; `pesan` tells a person why and what to do."""

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan)
        self.pesan = pesan


@dataclass(frozen=True, slots=True)
class _Jenis:
    """How a kind of file begins, and the part its archive must hold."""

    sebutan: str
    awalan: tuple[bytes, ...] = ()
    bagian: str = ""


JENIS = {
    "xlsx": _Jenis("buku kerja Excel (.xlsx)", (ZIP,), "xl/workbook.xml"),
    "ods": _Jenis("lembar sebar OpenDocument (.ods)", (ZIP,), "content.xml"),
    "docx": _Jenis("dokumen Word (.docx)", (ZIP,), "word/document.xml"),
    "xls": _Jenis("buku kerja Excel 97–2003 (.xls)", (OLE,)),
    "pdf": _Jenis("dokumen PDF", (b"%PDF-",)),
    "png": _Jenis("gambar PNG", (b"\x89PNG\r\n\x1a\n",)),
    "jpg": _Jenis("gambar JPEG", (b"\xff\xd8\xff",)),
    "jpeg": _Jenis("gambar JPEG", (b"\xff\xd8\xff",)),
    "csv": _Jenis("tabel CSV"),
}


def akhiran(nama: str) -> str:
    """Return the extension of a file's name in lower case, without the dot."""
    return PurePath(nama).suffix.lower().removeprefix(".")


def periksa(nama: str, isi: bytes, *, jenis: Collection[str], maks_byte: int) -> None:
    """Raise BerkasDitolak unless the file is safe to open and is what its name says.

    `jenis` are the accepted extensions without the dot, each one of `JENIS`; `maks_byte` is the largest size.
    """
    if not isi:
        raise BerkasDitolak(f"Berkas ‘{nama}’ kosong. Pilih berkas yang berisi.")
    if len(isi) > maks_byte:
        raise BerkasDitolak(
            f"Berkas ‘{nama}’ berukuran {_megabita(len(isi))}. Ukuran paling besar {_megabita(maks_byte)}."
        )
    if akhiran(nama) not in jenis:
        raise BerkasDitolak(f"Berkas ‘{nama}’ tidak dapat diterima. Yang diterima: {_daftar(jenis)}.")
    _periksa_isi(nama, isi, JENIS[akhiran(nama)])


def _periksa_isi(nama: str, isi: bytes, jenis: _Jenis) -> None:
    if isi.startswith(OLE):
        _periksa_ole(nama, isi)
    if not (isi.startswith(jenis.awalan) if jenis.awalan else _berupa_teks(isi)):
        raise _bukan(nama, jenis)
    if ZIP in jenis.awalan:
        _periksa_arsip(nama, isi, jenis)


def _periksa_ole(nama: str, isi: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in isi or XLS_BERSANDI.search(isi):
        raise _bersandi(nama)
    if "_VBA_PROJECT".encode("utf-16-le") in isi:
        raise _bermakro(nama)


def _berupa_teks(isi: bytes) -> bool:
    """Say whether the bytes can be text: no zero bytes outside UTF-16, no known binary beginning."""
    if isi.startswith(UTF16):
        return True
    awalan = [awal for jenis in JENIS.values() for awal in jenis.awalan]
    return b"\0" not in isi and not isi.startswith(tuple(awalan))


# Archives: .xlsx, .ods, .docx


def _periksa_arsip(nama: str, isi: bytes, jenis: _Jenis) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            _periksa_daftar(nama, len(isi), arsip.infolist(), jenis)
            for bagian in arsip.infolist():
                _periksa_bagian(nama, bagian.filename, arsip.read(bagian))
    except ARSIP_RUSAK as sebab:
        raise _rusak(nama) from sebab


def _periksa_daftar(nama: str, besar: int, bagian: list[zipfile.ZipInfo], jenis: _Jenis) -> None:
    """Check what the archive's directory says, before anything is unpacked."""
    terurai = sum(b.file_size for b in bagian)
    if terurai > MAKS_TERURAI or terurai > besar * MAKS_NISBAH or len(bagian) > MAKS_BAGIAN:
        raise BerkasDitolak(f"Berkas ‘{nama}’ mengembang terlalu besar ketika dibuka, sehingga tidak aman.")
    if any(b.flag_bits & 1 for b in bagian):
        raise _bersandi(nama)
    nama_bagian = {b.filename for b in bagian}
    if any(n.lower().endswith("vbaproject.bin") or n.startswith(("Basic/", "Scripts/")) for n in nama_bagian):
        raise _bermakro(nama)
    if jenis.bagian not in nama_bagian:
        raise _bukan(nama, jenis)


def _periksa_bagian(nama: str, bagian: str, isi: bytes) -> None:
    if not bagian.lower().endswith(AKHIRAN_XML):
        return
    if DTD.search(isi.replace(b"\0", b"")):  # without zero bytes UTF-16 reads like ASCII
        raise BerkasDitolak(
            f"Berkas ‘{nama}’ memuat definisi entitas XML, sehingga tidak aman. "
            "Simpan ulang dari aplikasi asalnya."
        )
    if bagian == "META-INF/manifest.xml" and b"encryption-data" in isi:
        raise _bersandi(nama)
    if _LUAS.get(bagian.partition("/")[0], _wajar)(isi):
        raise BerkasDitolak(
            f"Berkas ‘{nama}’ memuat lembar yang terlalu luas. "
            "Hapus sel yang jauh di luar tabel, lalu unggah lagi."
        )


def _terlalu_luas_xlsx(isi: bytes) -> bool:
    """Say whether the cells, wherever they stand, need too large a grid."""
    letak = SEL_XLSX.findall(isi)
    if not letak:
        return False
    kolom = max(_nomor_kolom(huruf) for huruf in {huruf for huruf, _ in letak})
    return max(int(baris) for _, baris in letak) * kolom > MAKS_SEL


def _terlalu_luas_ods(isi: bytes) -> bool:
    return any(
        int(ulang) > MAKS_ULANG and (b"office:value" in baris or b"<text:p" in baris)
        for ulang, baris in BARIS_ODS.findall(isi)
    )


def _wajar(isi: bytes) -> bool:
    return False


_LUAS: dict[str, Callable[[bytes], bool]] = {"xl": _terlalu_luas_xlsx, "content.xml": _terlalu_luas_ods}


def _nomor_kolom(huruf: bytes) -> int:
    nomor = 0
    for h in huruf:
        nomor = nomor * 26 + h - 64
    return nomor


# Messages


def _bukan(nama: str, jenis: _Jenis) -> BerkasDitolak:
    return BerkasDitolak(
        f"Isi berkas ‘{nama}’ bukan {jenis.sebutan} seperti akhiran namanya. "
        "Simpan ulang dari aplikasi asalnya."
    )


def _rusak(nama: str) -> BerkasDitolak:
    return BerkasDitolak(f"Berkas ‘{nama}’ rusak atau terpotong. Unggah ulang berkas yang utuh.")


def _bersandi(nama: str) -> BerkasDitolak:
    return BerkasDitolak(f"Berkas ‘{nama}’ dilindungi kata sandi. Hapus kata sandinya, lalu unggah lagi.")


def _bermakro(nama: str) -> BerkasDitolak:
    return BerkasDitolak(f"Berkas ‘{nama}’ memuat makro. Simpan sebagai .xlsx tanpa makro, lalu unggah lagi.")


def _megabita(byte: int) -> str:
    return f"{byte / 1024 / 1024:.1f} MB".replace(".", ",")


def _daftar(jenis: Collection[str]) -> str:
    return ", ".join(f".{j}" for j in sorted(jenis))
