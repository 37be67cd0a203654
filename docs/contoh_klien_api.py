"""Example of a program that uses PetaRB: uploads a plan and reads figures. Needs Python alone.

PETARB_ALAMAT=https://petarb.kota.go.id PETARB_KUNCI=petarb_… python3 contoh_klien_api.py rencana.xlsx 2021 diskominfo
"""

import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROAD_MAP = "perwal-45-2020"


class Ditolak(Exception):
    """PetaRB refused; the message says why and what to do."""


class Klien:
    """Speaks to `/api/v1/` of one PetaRB with one key."""

    def __init__(self, alamat: str, kunci: str) -> None:
        self.awal = f"{alamat.rstrip('/')}/api/v1/"
        self.kunci = kunci

    def minta(
        self, metode: str, jalur: str, isi: bytes | None = None, jenis: str = "application/json"
    ) -> Any:
        """Send a request and return the answer; raises Ditolak with the sentence of the problem details."""
        kepala = {"Authorization": f"Bearer {self.kunci}", "Accept": "application/json"}
        if isi is not None:
            kepala["Content-Type"] = jenis
        permintaan = urllib.request.Request(  # noqa: S310 - the address is the administrator's own
            urllib.parse.urljoin(self.awal, jalur), data=isi, headers=kepala, method=metode
        )
        try:
            with urllib.request.urlopen(permintaan, timeout=60) as jawaban:  # noqa: S310
                return json.load(jawaban)
        except urllib.error.HTTPError as galat:
            masalah = json.load(galat)
            raise Ditolak(f"{masalah['title']}: {masalah['detail']}") from galat

    def daftar(self, nama: str, **saring: str | int) -> Iterator[dict[str, Any]]:
        """Yield every record of a list, page by page."""
        jalur: str | None = f"{nama}/?{urllib.parse.urlencode(saring)}"
        while jalur:
            halaman = self.minta("GET", jalur)
            yield from halaman["hasil"]
            jalur = halaman["berikutnya"]

    def impor(self, rencana: int, berkas: Path, **pilihan: str) -> dict[str, Any]:
        """Send a spreadsheet for a plan: previewed, or applied with `terapkan` and `sidik`."""
        batas = uuid.uuid4().hex
        bagian = [_bagian(batas, f'name="{nama}"', nilai.encode()) for nama, nilai in pilihan.items()]
        bagian.append(_bagian(batas, f'name="berkas"; filename="{berkas.name}"', berkas.read_bytes()))
        isi = b"".join(bagian) + f"--{batas}--\r\n".encode()
        hasil: dict[str, Any] = self.minta(
            "POST", f"rencana-aksi/{rencana}/impor/", isi, f"multipart/form-data; boundary={batas}"
        )
        return hasil


def _bagian(batas: str, nama: str, isi: bytes) -> bytes:
    return f"--{batas}\r\nContent-Disposition: form-data; {nama}\r\n\r\n".encode() + isi + b"\r\n"


def unggah_rencana(klien: Klien, berkas: Path, tahun: int, unit: str) -> str:
    """Bring a spreadsheet into the unit's plan of a year, started where there is none; return what came of it."""
    pd = next(klien.daftar("perangkat-daerah", kode=unit))["id"]
    rencana = next(klien.daftar("rencana-aksi", tahun=tahun, perangkat_daerah=pd, urut="-versi"), None)
    if rencana is None:
        baru = {"road_map": ROAD_MAP, "tahun": tahun, "perangkat_daerah": pd}
        rencana = klien.minta("POST", "rencana-aksi/", json.dumps(baru).encode())
    pratinjau = klien.impor(rencana["id"], berkas)
    for masalah in pratinjau["masalah"]:
        print(f"{masalah['sel']}: {masalah['pesan']}")  # noqa: T201
    hasil = klien.impor(rencana["id"], berkas, terapkan="true", sidik=pratinjau["sidik"])
    return f"{hasil['baru']} butir baru, {hasil['berubah']} berubah, {hasil['sama']} sama"


def dasbor(klien: Klien, tahun: int) -> list[str]:
    """Return the answer of the dashboard at the end of a year, and a line for each of its figures."""
    kueri = urllib.parse.urlencode({"road_map": ROAD_MAP, "tahun": tahun, "semester": 2})
    isi = klien.minta("GET", f"dasbor/?{kueri}")
    return [isi["jawaban"], *(f"{k['label']}: {k['nilai']} ({k['keterangan']})" for k in isi["kartu"])]


def capaian(klien: Klien, tahun: int) -> list[str]:
    """Return a line for each indicator that has a target in the year."""
    kueri = urllib.parse.urlencode({"road_map": ROAD_MAP, "tahun": tahun})
    return [
        f"{b['nama']}: target {b['target'] or '–'}, realisasi {b['realisasi'] or '–'}"
        for b in klien.minta("GET", f"capaian/?{kueri}")
    ]


def utama() -> int:
    """Upload the plan that the command line names, then print the figures of its year."""
    berkas, tahun, unit = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    klien = Klien(os.environ["PETARB_ALAMAT"], os.environ["PETARB_KUNCI"])
    try:
        print(unggah_rencana(klien, berkas, tahun, unit))  # noqa: T201
        print("\n".join([*dasbor(klien, tahun), *capaian(klien, tahun)]))  # noqa: T201
    except Ditolak as galat:
        print(galat, file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(utama())
