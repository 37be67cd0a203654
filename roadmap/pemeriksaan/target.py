"""Rules over targets: missing, contradicting, in another unit, against their direction."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from indikator.models import Arah
from indikator.nilai import NilaiTercetak
from roadmap.pemeriksaan.potret import PERSEN, IndikatorPotret, PenetapanPotret, Potret, TargetPotret
from roadmap.pemeriksaan.tempat import daftar_kata, ke_indikator, tempat_penetapan
from roadmap.pemeriksaan.temuan import Butir

LOMPATAN = 20
"""From one year to the next a value that grows or shrinks this many times is taken for a change of unit."""
SERATUS = Decimal(100)
MENURUN = frozenset({"penurunan", "pengurangan"})
MENAIK = frozenset({"peningkatan", "kenaikan", "pertumbuhan"})

Sel = tuple[PenetapanPotret, TargetPotret]


def sama_arti(a: NilaiTercetak, b: NilaiTercetak) -> bool:
    """Tell whether two printed values mean the same: `4.30` and `4,3`, `68%` and `68`, `93%` and `0,93`."""
    if a.angka is None or b.angka is None:
        return a.angka is b.angka and a.label.casefold() == b.label.casefold()
    if a.pembanding != b.pembanding or (a.satuan and b.satuan and a.satuan.casefold() != b.satuan.casefold()):
        return False
    return a.angka == b.angka or _pecahan_dari(a, b) or _pecahan_dari(b, a)


def _pecahan_dari(a: NilaiTercetak, b: NilaiTercetak) -> bool:
    """Tell whether `a` is the bare fraction that `b` prints as a percentage."""
    return a.angka is not None and not a.satuan and b.satuan == "%" and a.angka * SERATUS == b.angka


def target_berbeda(potret: Potret) -> Iterator[Butir]:
    """Find an indicator whose target of one year means different things in two places."""
    for per_tahun in _tempat_jamak(potret):
        beda = {t: isi for t, isi in per_tahun.items() if not _semua_sama(isi)}
        if beda:
            yield _butir_jamak(potret, beda, "bertarget berbeda")


def target_cetak_berbeda(potret: Potret) -> Iterator[Butir]:
    """Find an indicator whose target is the same in two places but printed in two ways."""
    for per_tahun in _tempat_jamak(potret):
        beda = {
            t: isi for t, isi in per_tahun.items() if _semua_sama(isi) and len({s[1].teks for s in isi}) > 1
        }
        if beda:
            yield _butir_jamak(potret, beda, "bertarget sama, tetapi tercetak berbeda")


def _tempat_jamak(potret: Potret) -> Iterator[dict[int, list[Sel]]]:
    """Yield, for every indicator that is set in more than one place, its values by year."""
    per_indikator: dict[str, dict[int, list[Sel]]] = defaultdict(lambda: defaultdict(list))
    for p in potret.penetapan:
        for t in p.target:
            if not (t.kosong or t.tidak_ada):
                per_indikator[p.indikator.kode][t.tahun].append((p, t))
    for per_tahun in per_indikator.values():
        if any(len(isi) > 1 for isi in per_tahun.values()):
            yield per_tahun


def _semua_sama(isi: Sequence[Sel]) -> bool:
    return all(sama_arti(isi[0][1].arti, t.arti) for _, t in isi[1:])


def _butir_jamak(potret: Potret, beda: dict[int, list[Sel]], kata: str) -> Butir:
    per_kode = {p.kode: p for isi in beda.values() for p, _ in isi}
    pertama = next(iter(per_kode.values()))
    nilai = [f"{t} {_nilai_di_tempat(isi)}" for t, isi in sorted(beda.items())]
    tempat = dict.fromkeys(tempat_penetapan(potret, p, beda) for p in per_kode.values())
    return Butir(
        "; ".join(tempat), f"{pertama.indikator.nama} {kata}: {'; '.join(nilai)}.", ke_indikator(pertama)
    )


def _nilai_di_tempat(isi: Sequence[Sel]) -> str:
    """Return “4.1 (Lampiran) dan 4,1 (Bab III.B.1.c)”."""
    per_teks: dict[str, list[str]] = {}
    for p, t in isi:
        per_teks.setdefault(t.teks, []).append("Lampiran" if p.baris else p.tempat)
    return daftar_kata([f"{teks} ({daftar_kata(tempat)})" for teks, tempat in per_teks.items()])


def tahun_tanpa_target(potret: Potret) -> Iterator[Butir]:
    """Find a printed row with a year of the road map that has no target: a blank cell, or N/A."""
    for p in potret.penetapan:
        ada = {t.tahun: t for t in p.target if not (t.kosong or t.tidak_ada)}
        hilang = [t for t in potret.tahun if t not in ada]
        if hilang:
            tercetak = "; ".join(str(ada[t]) for t in potret.tahun if t in ada) or "tidak ada"
            uraian = f"{p.teks}: tidak ada target {daftar_kata([str(t) for t in hilang])}. Yang tercetak: {tercetak}."
            yield Butir(tempat_penetapan(potret, p, hilang), uraian, ke_indikator(p))


def dasar_tidak_ada(potret: Potret) -> Iterator[Butir]:
    """Find a baseline that is blank or N/A: progress since then cannot be told."""
    for p in potret.penetapan:
        dasar = _dasar(p)
        if p.tahun_dasar is not None and (dasar is None or dasar.kosong or dasar.tidak_ada):
            teks = f"“{dasar.teks}”" if dasar and dasar.teks else "kosong"
            uraian = f"{p.teks}: kondisi awal {p.tahun_dasar} {teks}, sehingga kemajuan sejak itu tidak dapat dihitung."
            yield Butir(p.tempat, uraian, ke_indikator(p))


def satuan_berubah(potret: Potret) -> Iterator[Butir]:
    """Find a row that changes its unit: a sign on some of its values only, or a leap from one year to the next."""
    for p in potret.penetapan:
        berangka = [t for t in p.target if t.angka is not None]
        satuan = {t.arti.satuan.casefold() for t in berangka}
        lompat = [f"{a} → {b}" for a, b in pairwise(berangka) if _melompat(a, b)]
        if len(satuan) > 1 or lompat:
            apa = (
                f"nilai melompat {daftar_kata(lompat)}"
                if lompat
                else "satuan tidak tercetak pada semua tahun"
            )
            uraian = f"{p.teks}: {apa}. Tercetak {_deret(berangka)}."
            yield Butir(tempat_penetapan(potret, p), uraian, ke_indikator(p))


def _melompat(a: TargetPotret, b: TargetPotret) -> bool:
    """Tell whether the number grows or shrinks so much that the unit must have changed."""
    kecil, besar = sorted((abs(a.angka or Decimal()), abs(b.angka or Decimal())))
    return kecil > 0 and besar / kecil >= LOMPATAN


def satuan_tidak_sesuai(potret: Potret) -> Iterator[Butir]:
    """Find values that do not fit the unit of the dictionary: 0,45 for a percentage, 45% for what is none."""
    for p in potret.penetapan:
        pecahan = [t for t in _target(potret, p) if _pecahan_polos(p.indikator, t)]
        asing = [t for t in p.target if t.arti.satuan == "%" and p.indikator.satuan != PERSEN]
        if pecahan:
            nilai = pecahan[0]
            uraian = (
                f"{p.teks} bersatuan persen, tetapi tercetak {_deret(pecahan)}. {nilai.teks} dapat berarti "
                f"{nilai.teks}% atau {_persen(nilai)}%."
            )
            yield Butir(tempat_penetapan(potret, p), uraian, ke_indikator(p))
        elif asing:
            uraian = f"{p.teks} bersatuan {p.indikator.satuan or 'kosong'}, tetapi tercetak {_deret(asing)}."
            yield Butir(tempat_penetapan(potret, p), uraian, ke_indikator(p))


def _pecahan_polos(indikator: IndikatorPotret, t: TargetPotret) -> bool:
    return indikator.satuan == PERSEN and not t.arti.satuan and t.angka is not None and 0 < t.angka < 1


def _persen(t: TargetPotret) -> str:
    return format(((t.angka or Decimal()) * SERATUS).normalize(), "f").replace(".", ",")


def arah_berlawanan(potret: Potret) -> Iterator[Butir]:
    """Find targets that get worse from one year to the next, by the direction of the dictionary."""
    for p in potret.penetapan:
        buruk = [(a, b) for a, b in pairwise(_target(potret, p)) if _memburuk(p.indikator, a, b)]
        if buruk:
            langkah = daftar_kata([f"{a} → {b}" for a, b in buruk])
            uraian = (
                f"{p.teks} ({_arah(p.indikator)}): target memburuk {langkah}. Tercetak {_deret(p.target)}."
            )
            yield Butir(tempat_penetapan(potret, p, [b.tahun for _, b in buruk]), uraian, ke_indikator(p))


def lebih_buruk_dari_awal(potret: Potret) -> Iterator[Butir]:
    """Find a first target that is worse than the baseline."""
    for p in potret.penetapan:
        dasar, target = _dasar(p), _target(potret, p)
        if dasar and target and _memburuk(p.indikator, dasar, target[0]):
            uraian = (
                f"{p.teks} ({_arah(p.indikator)}): target {target[0].tahun} {target[0].teks} lebih buruk daripada "
                f"kondisi awal {dasar.tahun} {dasar.teks}."
            )
            yield Butir(tempat_penetapan(potret, p), uraian, ke_indikator(p))


def _memburuk(indikator: IndikatorPotret, a: TargetPotret, b: TargetPotret) -> bool:
    """Tell whether `b` is worse than `a`; values that cannot be compared, or change their unit, are not."""
    if indikator.arah == Arah.LABEL:
        tangga = indikator.tangga
        terbaca = a.arti.label in tangga and b.arti.label in tangga
        return terbaca and tangga.index(b.arti.label) > tangga.index(a.arti.label)
    if a.angka is None or b.angka is None or _melompat(a, b):
        return False
    return {Arah.NAIK.value: b.angka < a.angka, Arah.TURUN.value: b.angka > a.angka}.get(
        indikator.arah, False
    )


def arah_tidak_sesuai_nama(potret: Potret) -> Iterator[Butir]:
    """Find an indicator named after a fall or a rise whose dictionary says that lower is better."""
    for p in potret.penetapan:
        kata = set(p.indikator.nama.casefold().split()) & (MENURUN | MENAIK)
        if kata and p.indikator.arah == Arah.TURUN:
            uraian = (
                f"{p.teks} menghitung {daftar_kata(sorted(kata))}, sehingga lazimnya makin tinggi makin baik; kamus "
                f"mencatat “{_arah(p.indikator)}” dan target bergerak {_deret(_target(potret, p))}. Pastikan yang "
                "diukur dan arahnya."
            )
            yield Butir(tempat_penetapan(potret, p), uraian, ke_indikator(p))


def di_luar_skala(potret: Potret) -> Iterator[Butir]:
    """Find a value below or above the scale of the dictionary."""
    for p in potret.penetapan:
        i = p.indikator
        luar = [t for t in p.target if t.angka is not None and not _dalam_skala(i, t.angka)]
        if luar:
            skala = f"{_angka(i.skala_bawah)}–{_angka(i.skala_atas)}"
            uraian = f"{p.teks}: {_deret(luar)} di luar skala {skala}."
            yield Butir(tempat_penetapan(potret, p, [t.tahun for t in luar]), uraian, ke_indikator(p))


def _dalam_skala(i: IndikatorPotret, angka: Decimal) -> bool:
    return (i.skala_bawah is None or angka >= i.skala_bawah) and (
        i.skala_atas is None or angka <= i.skala_atas
    )


def _angka(nilai: Decimal | None) -> str:
    return "…" if nilai is None else format(nilai.normalize(), "f").replace(".", ",")


def melebihi_seratus(potret: Potret) -> Iterator[Butir]:
    """Find a percentage above 100 where the dictionary sets no upper bound."""
    for p in potret.penetapan:
        lebih = [t for t in p.target if t.angka is not None and t.angka > SERATUS]
        if lebih and p.indikator.satuan == PERSEN and p.indikator.skala_atas is None:
            uraian = (
                f"{p.teks}: {_deret(lebih)} melebihi 100%. Pastikan rumusnya memungkinkan (angka partisipasi kasar "
                "dapat melebihi 100%, angka partisipasi murni tidak)."
            )
            yield Butir(tempat_penetapan(potret, p, [t.tahun for t in lebih]), uraian, ke_indikator(p))


def desimal_berbeda(potret: Potret) -> Iterator[Butir]:
    """Find targets of one row printed with different numbers of decimals."""
    for p in potret.penetapan:
        berangka = [t for t in _target(potret, p) if t.angka is not None]
        if len({_banyak_desimal(t) for t in berangka}) > 1:
            uraian = f"{p.teks}: banyak angka di belakang koma berbeda-beda: {_deret(berangka)}."
            yield Butir(tempat_penetapan(potret, p), uraian, ke_indikator(p))


def _banyak_desimal(t: TargetPotret) -> int:
    eksponen = t.angka.as_tuple().exponent if t.angka is not None else 0
    return -eksponen if isinstance(eksponen, int) else 0


def tanda_desimal(potret: Potret) -> Iterator[Butir]:
    """Find rows printed with another decimal sign than most of the document."""
    tanda = Counter(t.arti.desimal for p in potret.penetapan for t in p.target if _banyak_desimal(t))
    if len(tanda) < 2:
        return
    lazim = tanda.most_common(1)[0][0]
    for p in potret.penetapan:
        lain = [t for t in p.target if _banyak_desimal(t) and t.arti.desimal != lazim]
        if lain:
            uraian = f"{p.teks}: {_deret(lain)} memakai tanda desimal “{lain[0].arti.desimal}”; lazimnya “{lazim}”."
            yield Butir(tempat_penetapan(potret, p, [t.tahun for t in lain]), uraian, ke_indikator(p))


def _dasar(p: PenetapanPotret) -> TargetPotret | None:
    return next((t for t in p.target if t.tahun == p.tahun_dasar), None)


def _target(potret: Potret, p: PenetapanPotret) -> list[TargetPotret]:
    """Return the targets of the road map's own years: without the baseline."""
    return [t for t in p.target if t.tahun in potret.tahun]


def _deret(target: Sequence[TargetPotret]) -> str:
    return "; ".join(str(t) for t in target)


def _arah(indikator: IndikatorPotret) -> str:
    return Arah(indikator.arah).label.lower()
