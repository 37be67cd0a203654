"""What a measurement is, how long things take, and the table at the end."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ukuran:
    """A measured ratio or figure and the limit it must keep; `terbalik` where more is better."""

    nama: str
    nilai: float
    batas: float
    satuan: str
    rincian: str = ""
    terbalik: bool = False

    @property
    def lulus(self) -> bool:
        """Whether the limit is kept."""
        return self.nilai >= self.batas if self.terbalik else self.nilai <= self.batas


def banding(kerja: Callable[[], object], polos: Callable[[], object], ulang: int = 9) -> tuple[float, float]:
    """Return the median CPU seconds of `kerja` and of its baseline, run in turns, after one run each uncounted.

    CPU seconds of this process, all threads: a busy neighbour on the machine does not change them much.
    """
    kerja(), polos()
    waktu: tuple[list[float], list[float]] = ([], [])
    for _ in range(ulang):
        for satu, catatan in zip((kerja, polos), waktu, strict=True):
            awal = time.process_time()
            satu()
            catatan.append(time.process_time() - awal)
    return statistics.median(waktu[0]), statistics.median(waktu[1])


def sekali(kerja: Callable[[], object]) -> float:
    """Return the seconds of one run."""
    awal = time.perf_counter()
    kerja()
    return time.perf_counter() - awal


def cetak_tabel_ukuran(daftar: Sequence[Ukuran]) -> int:
    """Print the table; return 1 where a limit is passed."""
    lebar = max(len(u.nama) for u in daftar)
    for u in daftar:
        arah = "≥" if u.terbalik else "≤"
        print(
            f"{'ok  ' if u.lulus else 'OVER'} {u.nama:<{lebar}} {u.nilai:8.2f} {u.satuan:<9} "
            f"{arah} {u.batas:<6g} {u.rincian}"
        )
    return 0 if all(u.lulus for u in daftar) else 1
