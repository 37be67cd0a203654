"""Measurements of the sample: values near the year's target, with evidence, most of them verified."""

from decimal import Decimal

from django.core.exceptions import ValidationError

from indikator.agregasi import pengali
from indikator.models import Arah, Indikator, Target
from monev.contoh.acak import pukul, sumber
from monev.contoh.pelaku import Pelaku
from monev.models import Pengukuran, Periode
from monev.services.alur import alihkan
from monev.services.bukti import tambah_tautan
from monev.services.pengukuran import IsiPengukuran, simpan_pengukuran
from monev.ukur import berpecahan
from monev.workflow import PENGUKURAN
from tampilan.angka import tulis_angka


def muat_pengukuran(indikator: Indikator, semester: Periode, pelaku: Pelaku) -> Pengukuran | None:
    """Measure an indicator in a semester; None where its target gives no value to be near, or it is left out."""
    acak = sumber("ukur", indikator.kode, semester.tahun, semester.nomor)
    isi = _isi(indikator, semester)
    if isi is None or acak.random() < 0.1:
        return None
    unit = indikator.penanggung_jawab_id
    oleh = pelaku.penyusun.get(unit or 0) or pelaku.pelaksana[0]
    kini = pukul(semester.tenggat)
    try:
        satu = simpan_pengukuran(indikator=indikator, periode=semester, isi=isi, oleh=oleh, kini=kini)
    except ValidationError:  # a value that the indicator's own scale refuses is left unmeasured
        return None
    tambah_tautan(
        bidang="pengukuran",
        pemilik=satu,
        nama="Data dukung",
        tautan=f"https://data.contoh.invalid/{indikator.kode}/{semester.tahun}",
        oleh=oleh,
        kini=kini,
    )
    satu = alihkan(
        dokumen=satu, peralihan=PENGUKURAN.langkah("kirim"), oleh=oleh, kini=pukul(semester.tenggat, 10)
    )
    if acak.random() < 0.9:
        satu = alihkan(
            dokumen=satu,
            peralihan=PENGUKURAN.langkah("terima"),
            oleh=pelaku.inspektur[0],
            kini=pukul(semester.tenggat, 15),
        )
    return satu


def _isi(indikator: Indikator, semester: Periode) -> IsiPengukuran | None:
    """Return a value between 88 and 104 percent of the target (half of it in semester I where values add up)."""
    target = (
        Target.objects.filter(
            penetapan__indikator=indikator,
            penetapan__dokumen=semester.road_map.kode,
            tahun=semester.tahun,
        )
        .exclude(teks="")
        .order_by("pk")
        .first()
    )
    if target is None:
        return None
    sumber_data = "Data contoh"
    if indikator.arah == Arah.LABEL:
        return IsiPengukuran(teks=target.label or target.teks, sumber=sumber_data)
    if target.nilai is None:
        return None
    acak = sumber("nilai", indikator.kode, semester.tahun, semester.nomor)
    nisbah = Decimal(acak.randrange(88, 105)) / 100
    if indikator.arah == Arah.TURUN:
        nisbah = 2 - nisbah
    nilai = (target.nilai * nisbah).quantize(Decimal("0.01"))
    if indikator.skala_atas is not None:
        nilai = min(nilai, indikator.skala_atas)
    if berpecahan(indikator):
        penyebut = Decimal(100_000)
        pembilang = (nilai * penyebut / pengali(indikator.satuan)).quantize(Decimal(1))
        return IsiPengukuran(pembilang=pembilang, penyebut=penyebut, sumber=sumber_data)
    return IsiPengukuran(teks=tulis_angka(nilai), sumber=sumber_data)
