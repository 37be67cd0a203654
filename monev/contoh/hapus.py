"""Taking the sample away again: its records with their history, files and notices, and nothing else."""

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from monev.contoh.muat import ContohDitolak, model_beriwayat
from monev.contoh.pelaku import AWALAN
from monev.models import BerkasLaporan, Bukti, JejakContoh
from monev.services.bukti import SIMPANAN as SIMPANAN_BUKTI
from monev.services.laporan_monev import SIMPANAN as SIMPANAN_LAPORAN
from organisasi.models import Pemberitahuan
from riwayat.asal import dari

LOMPAT = 2000


@transaction.atomic
def hapus_contoh() -> int:
    """Delete every record of the sample and return how many there were.

    Raises ContohDitolak, naming them, where records that people have added hang on the sample.
    """
    jejak = _jejak()
    _pastikan_tidak_dipakai(jejak)
    berkas = _letak_berkas(jejak)
    _hapus_kabar(jejak.pop(Pemberitahuan, []))
    with dari("perintah muat_contoh --hapus"):
        for model in _berurutan(list(jejak)):
            _hapus(model, jejak[model])
    banyak = JejakContoh.objects.count()
    JejakContoh.objects.all().delete()
    transaction.on_commit(lambda: _buang(berkas))
    return banyak


def _jejak() -> dict[type[models.Model], list[int]]:
    """Return the keys of the sample by model."""
    semua: list[type[models.Model]] = [*model_beriwayat(), Pemberitahuan]
    jenis = {ContentType.objects.get_for_model(model).pk: model for model in semua}
    hasil: dict[type[models.Model], list[int]] = {}
    for pk, objek in JejakContoh.objects.values_list("jenis", "objek"):
        hasil.setdefault(jenis[pk], []).append(objek)
    return hasil


def _hapus_kabar(kunci: list[int]) -> None:
    """Delete the notices of the sample, and what its people were told since."""
    for awal in range(0, len(kunci), LOMPAT):
        Pemberitahuan.objects.filter(pk__in=kunci[awal : awal + LOMPAT]).delete()
    Pemberitahuan.objects.filter(penerima__username__startswith=AWALAN).delete()


def _tautan_ke(model: type[models.Model]) -> list[tuple[type[models.Model], str]]:
    """Return the fields of our models that link to a model."""
    return [
        (lain, bidang.attname)
        for lain in model_beriwayat()
        for bidang in lain._meta.concrete_fields
        if isinstance(bidang, models.ForeignKey) and bidang.related_model is model
    ]


def _pastikan_tidak_dipakai(jejak: dict[type[models.Model], list[int]]) -> None:
    """Raise ContohDitolak where a record that is not of the sample links to one that is."""
    pemakai = []
    for model, kunci in jejak.items():
        milik = set(kunci)
        for lain, bidang in _tautan_ke(model):
            contoh = set(jejak.get(lain, ()))
            daftar = lain._default_manager.filter(**{f"{bidang}__isnull": False}).values_list("pk", bidang)
            pemakai += [
                f"{lain._meta.verbose_name} {pk}" for pk, ke in daftar if ke in milik and pk not in contoh
            ]
    if pemakai:
        sebut = ", ".join(sorted(set(pemakai))[:5])
        raise ContohDitolak(
            f"Data contoh masih dipakai oleh {len(set(pemakai))} catatan lain ({sebut}). Hapus catatan itu dahulu."
        )


def _berurutan(semua: list[type[models.Model]]) -> list[type[models.Model]]:
    """Return the models so that each comes before those to which it links; links in a circle are cut first."""
    sisa, urut = set(semua), []
    while sisa:
        bebas = [m for m in sisa if not any(lain in sisa and lain is not m for lain, _ in _tautan_ke(m))]
        if not bebas:
            bebas = [min(sisa, key=lambda m: len(_tautan_ke(m)))]
        urut += sorted(bebas, key=lambda m: m._meta.label)
        sisa -= set(bebas)
    return urut


def _hapus(model: type[models.Model], kunci: list[int]) -> None:
    """Delete records and their history without a trace: the ledger says that they were a sample."""
    for awal in range(0, len(kunci), LOMPAT):
        bagian = kunci[awal : awal + LOMPAT]
        daftar = model._base_manager.filter(pk__in=bagian)
        for bidang in model._meta.concrete_fields:
            if isinstance(bidang, models.ForeignKey) and bidang.null and bidang.related_model is model:
                daftar.update(**{bidang.name: None})
        daftar._raw_delete(daftar.db)
        jejak = model.riwayat.filter(**{f"{model._meta.pk.attname}__in": bagian})  # type: ignore[attr-defined]
        jejak._raw_delete(jejak.db)


def _letak_berkas(jejak: dict[type[models.Model], list[int]]) -> tuple[list[str], list[str]]:
    bukti = Bukti.objects.filter(pk__in=jejak.get(Bukti, ())).exclude(letak="")
    laporan = BerkasLaporan.objects.filter(pk__in=jejak.get(BerkasLaporan, ()))
    return list(bukti.values_list("letak", flat=True)), list(laporan.values_list("letak", flat=True))


def _buang(berkas: tuple[list[str], list[str]]) -> None:
    for simpanan, letak in zip((SIMPANAN_BUKTI, SIMPANAN_LAPORAN), berkas, strict=True):
        for satu in letak:
            simpanan.buang(satu)
