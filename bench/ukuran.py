"""What a measurement is, how long things take, and the table at the end."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ukuran:
    """A measured ratio or figure and the limit it must keep; `terbalik` where more is better.

    `nilai` is None where it could not be measured, `batas` where it is told and not limited.
    """

    nama: str
    nilai: float | None
    batas: float | None
    satuan: str
    rincian: str = ""
    terbalik: bool = False

    @property
    def lulus(self) -> bool | None:
        """Whether the limit is kept; None without a measurement or a limit."""
        if self.nilai is None or self.batas is None:
            return None
        return self.nilai >= self.batas if self.terbalik else self.nilai <= self.batas


def banding(kerja: Callable[[], object], polos: Callable[[], object], ulang: int = 9) -> tuple[float, float]:
    """Return the median CPU seconds of `kerja` and of its baseline, run in turns, after one run each uncounted.

    CPU seconds of this process, all threads: a busy neighbour on the machine does not change them much. What one
    run leaves behind is collected before the next begins, not at the cost of whoever comes then.
    """
    kerja(), polos()
    waktu: tuple[list[float], list[float]] = ([], [])
    for _ in range(ulang):
        for satu, catatan in zip((kerja, polos), waktu, strict=True):
            catatan.append(cpu(satu))
    return statistics.median(waktu[0]), statistics.median(waktu[1])


def cpu(kerja: Callable[[], object]) -> float:
    """Return the CPU seconds of one run; what earlier ones left behind is collected first."""
    gc.collect()
    awal = time.process_time()
    kerja()
    return time.process_time() - awal


def sekali(kerja: Callable[[], object]) -> float:
    """Return the seconds of one run."""
    awal = time.perf_counter()
    kerja()
    return time.perf_counter() - awal


TANDA = {True: "ok", False: "OVER", None: "–"}


def cetak_tabel_ukuran(daftar: Sequence[Ukuran]) -> int:
    """Print the table; return 1 where a limit is passed."""
    lebar = max(len(u.nama) for u in daftar)
    for u in daftar:
        nilai = "–" if u.nilai is None else f"{u.nilai:.2f}"
        batas = "" if u.batas is None else f"{'≥' if u.terbalik else '≤'} {u.batas:g}"
        print(f"{TANDA[u.lulus]:<4} {u.nama:<{lebar}} {nilai:>8} {u.satuan:<9} {batas:<8} {u.rincian}")
    return 1 if any(u.lulus is False for u in daftar) else 0
