"""Files made byte by byte: OLE containers, .xls and .ods workbooks, archives with given parts."""

import io
import struct
import zipfile

SEKTOR = 512
AKHIR_RANTAI, SEKTOR_FAT, KOSONG = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def zip_dari(bagian: dict[str, bytes], cara: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive with the given parts."""
    tujuan = io.BytesIO()
    with zipfile.ZipFile(tujuan, "w", cara) as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    return tujuan.getvalue()


def ganti_bagian(asli: bytes, bagian: dict[str, bytes]) -> bytes:
    """Return the archive with some parts added or replaced."""
    with zipfile.ZipFile(io.BytesIO(asli)) as arsip:
        return zip_dari({n: arsip.read(n) for n in arsip.namelist()} | bagian)


def ods(baris: str, lain: dict[str, bytes] | None = None, gaya: str = "") -> bytes:
    """Return an OpenDocument workbook with one sheet of the given row elements; `gaya` are styles of its own."""
    isi = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f"<office:automatic-styles>{gaya}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="Rencana">{baris}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    bagian = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": b"<manifest/>",
        "content.xml": isi.encode(),
    }
    return zip_dari(bagian | (lain or {}))


def ole(nama: str, isi: bytes) -> bytes:
    """Return an OLE container with one stream."""
    isi = isi.ljust(4096, b"\0")
    isi += b"\0" * (-len(isi) % SEKTOR)
    jumlah = len(isi) // SEKTOR
    fat = [SEKTOR_FAT, AKHIR_RANTAI, *range(3, 2 + jumlah), AKHIR_RANTAI]
    fat += [KOSONG] * (SEKTOR // 4 - len(fat))
    kepala = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    kepala += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    kepala += struct.pack("<9I", 0, 1, 1, 0, 4096, AKHIR_RANTAI, 0, AKHIR_RANTAI, 0)
    kepala += struct.pack("<109I", 0, *[KOSONG] * 108)
    map_ = _entri("Root Entry", 5, anak=1, awal=AKHIR_RANTAI, besar=0)
    map_ += _entri(nama, 2, anak=KOSONG, awal=2, besar=len(isi))
    return kepala + struct.pack(f"<{len(fat)}I", *fat) + map_.ljust(SEKTOR, b"\0") + isi


def _entri(nama: str, jenis: int, *, anak: int, awal: int, besar: int) -> bytes:
    teks = nama.encode("utf-16-le")
    kepala = teks.ljust(64, b"\0") + struct.pack("<HBB3I", len(teks) + 2, jenis, 1, KOSONG, KOSONG, anak)
    return kepala + bytes(36) + struct.pack("<IQ", awal, besar)


def xls(*, berkunci: bool = False) -> bytes:
    """Return an Excel 97 workbook: A1 "Tahapan" over A1:A2, B1 5, B2 2.5."""
    kunci = _rekaman(0x2F, struct.pack("<3H", 1, 1, 1)) if berkunci else b""
    lembar = b"".join(
        [
            _rekaman(0x809, struct.pack("<4H2I", 0x600, 0x10, 0, 0, 0, 0)),
            _rekaman(0x204, struct.pack("<4HB", 0, 0, 0, 7, 0) + b"Tahapan"),
            _rekaman(0x203, struct.pack("<3Hd", 0, 1, 0, 5.0)),
            _rekaman(0x203, struct.pack("<3Hd", 1, 1, 0, 2.5)),
            _rekaman(0xE5, struct.pack("<5H", 1, 0, 1, 0, 0)),
            _rekaman(0x0A, b""),
        ]
    )
    awal = _rekaman(0x809, struct.pack("<4H2I", 0x600, 0x05, 0, 0, 0, 0)) + kunci
    letak = len(awal) + 4 + 8 + 7 + 4
    daftar = _rekaman(0x85, struct.pack("<IBBBB", letak, 0, 0, 7, 0) + b"Rencana")
    return ole("Workbook", awal + daftar + _rekaman(0x0A, b"") + lembar)


def _rekaman(jenis: int, isi: bytes) -> bytes:
    return struct.pack("<HH", jenis, len(isi)) + isi
