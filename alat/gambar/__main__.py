"""Take every picture of the table again (`python -m alat.gambar`), or those of chapters: all are written, or none."""

import io
import sys
from pathlib import Path

from PIL import Image, ImageChops

from alat.gambar.daftar import BAB
from alat.gambar.panggung import panggung, potret
from alat.peramban import AKAR

FOLDER = AKAR / "docs" / "gambar"
TAK_TERLIHAT = 12  # of 255 levels of a colour


def main() -> int:
    """Write the pictures that look different now, and say how large each is."""
    hasil: dict[Path, bytes] = {}
    for nama in sys.argv[1:] or BAB:
        with panggung(BAB[nama].keadaan, BAB[nama].pengaturan) as di:
            for gambar in BAB[nama].gambar:
                print(f"docs/gambar/{gambar.nama}.png", end=" ", flush=True)
                hasil[FOLDER / f"{gambar.nama}.png"] = isi = potret(gambar, di)
                print(f"{len(isi) / 1000:.0f} kB")
    berubah = [berkas for berkas, isi in hasil.items() if not _sama_terlihat(berkas, isi)]
    for berkas in berubah:
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_bytes(hasil[berkas])
    print(f"{len(berubah)} of {len(hasil)} pictures have changed")
    return 0


def _sama_terlihat(berkas: Path, isi: bytes) -> bool:
    """Tell whether the file shows the same already: now and then the browser smooths an edge a trace differently."""
    if not berkas.exists():
        return False
    lama, baru = Image.open(berkas).convert("RGB"), Image.open(io.BytesIO(isi)).convert("RGB")
    terlihat = ImageChops.difference(lama, baru).point(lambda beda: 255 * (beda > TAK_TERLIHAT))
    return lama.size == baru.size and terlihat.getbbox() is None


if __name__ == "__main__":
    sys.exit(main())
