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


def lama(kerja: Callable[[], object], ulang: int = 7) -> float:
    """Return the median of the seconds that `kerja` takes, after one run that does not count."""
    kerja()
    waktu = []
    for _ in range(ulang):
        awal = time.perf_counter()
        kerja()
        waktu.append(time.perf_counter() - awal)
    return statistics.median(waktu)


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
