"""What must always be true of indicators, ladders, targets and measured values."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from indikator.models import (
    AnakTangga,
    Indikator,
    PenetapanTarget,
    PenetapanTerkunci,
    Realisasi,
    Tangga,
    Target,
)
from indikator.models.target import terbaca

pytestmark = pytest.mark.django_db


def indikator(**isi: Any) -> Indikator:
    dasar = {"kode": "uji", "nama": "Uji", "satuan": "%", "arah": "naik", "agregasi": "terakhir"}
    return Indikator(**dasar | isi)


@pytest.fixture
def penetapan() -> PenetapanTarget:
    """A place of a document that is not in force."""
    return PenetapanTarget.objects.create(
        indikator=Indikator.objects.order_by("pk")[0],
        dokumen="rancangan-uji",
        kode="u01",
        teks_indikator="Indikator uji",
        tempat="Lampiran",
    )


@pytest.fixture
def terkunci() -> PenetapanTarget:
    """A place of the regulation in force."""
    return PenetapanTarget.objects.filter(dokumen="perwal-45-2020", terkunci=True).order_by("pk")[0]


def ditolak(objek: Any) -> None:
    """Assert that the database itself refuses."""
    with pytest.raises(IntegrityError), transaction.atomic():
        objek.save()


# The dictionary


@pytest.mark.parametrize(("bawah", "atas"), [("5", "5"), ("100", "0")])
def test_scale_runs_upwards(bawah: str, atas: str) -> None:
    salah = indikator(skala_bawah=Decimal(bawah), skala_atas=Decimal(atas))
    with pytest.raises(ValidationError, match="Batas bawah skala harus lebih kecil"):
        salah.full_clean()
    ditolak(salah)


@pytest.mark.parametrize(("bawah", "atas"), [(None, None), ("0", None), (None, "5"), ("0", "5")])
def test_scale_may_be_open(bawah: str | None, atas: str | None) -> None:
    satu = indikator(skala_bawah=bawah and Decimal(bawah), skala_atas=atas and Decimal(atas))
    satu.full_clean()
    satu.save()


def test_label_needs_a_ladder() -> None:
    salah = indikator(arah="label")
    with pytest.raises(ValidationError, match="memerlukan tangga peringkat"):
        salah.full_clean()
    ditolak(salah)
    benar = indikator(arah="label", tangga=Tangga.objects.order_by("pk")[0])
    benar.full_clean()
    benar.save()


@pytest.mark.parametrize("bidang", ["kode", "nama"])
def test_indicator_is_unique(bidang: str) -> None:
    ada = Indikator.objects.order_by("pk")[0]
    ditolak(indikator(**{bidang: getattr(ada, bidang)}))


@pytest.mark.parametrize("bidang", ["label", "urutan"])
def test_rung_is_unique_on_its_ladder(bidang: str) -> None:
    ada = AnakTangga.objects.order_by("pk")[0]
    isi = {"label": "Lain", "urutan": 99} | {bidang: getattr(ada, bidang)}
    ditolak(AnakTangga(tangga=ada.tangga, **isi))
    lain = Tangga.objects.create(kode="lain", nama="Lain")
    AnakTangga.objects.create(tangga=lain, **isi)


# Targets


@pytest.mark.parametrize(
    ("teks", "nilai", "satuan", "pembanding", "label"),
    [
        ("63,44%", "63.44", "%", "", ""),
        ("≥ 90 %", "90", "%", "≥", ""),
        ("WTP", None, "", "", "WTP"),
        ("N/A", None, "", "", "N/A"),
        ("", None, "", "", ""),
    ],
)
def test_saving_a_target_derives_what_it_means(
    penetapan: PenetapanTarget, teks: str, nilai: str | None, satuan: str, pembanding: str, label: str
) -> None:
    target = Target.objects.create(penetapan=penetapan, tahun=2021, teks="1.234,5 hari")
    assert (target.nilai, target.satuan) == (Decimal("1234.5"), "hari")
    target.teks = teks
    target.save()
    target.refresh_from_db()
    assert target.nilai == (nilai and Decimal(nilai))
    assert (target.satuan, target.pembanding, target.label) == (satuan, pembanding, label)


def test_target_of_a_year_is_unique(penetapan: PenetapanTarget) -> None:
    Target.objects.create(penetapan=penetapan, tahun=2021, teks="1")
    ditolak(Target(penetapan=penetapan, tahun=2021, teks="2"))


def test_place_is_unique_within_its_document(penetapan: PenetapanTarget) -> None:
    isi = {"indikator": penetapan.indikator, "kode": "u01", "teks_indikator": "Lain", "tempat": "Lain"}
    ditolak(PenetapanTarget(dokumen="rancangan-uji", **isi))
    PenetapanTarget.objects.create(dokumen="rancangan-lain", **isi)


def test_open_place_is_changed_and_deleted_with_its_targets(penetapan: PenetapanTarget) -> None:
    target = Target.objects.create(penetapan=penetapan, tahun=2021, teks="1")
    penetapan.teks_indikator = "Lain"
    penetapan.save()
    penetapan.delete()
    assert not Target.objects.filter(pk=target.pk).exists()


def test_locked_place_refuses_save_and_delete(terkunci: PenetapanTarget) -> None:
    teks = terkunci.teks_indikator
    terkunci.teks_indikator = "Lain"
    for laku in (terkunci.save, terkunci.delete):
        with pytest.raises(PenetapanTerkunci, match="ditetapkan dalam dokumen yang sudah berlaku"):
            laku()
    terkunci.refresh_from_db()
    assert terkunci.teks_indikator == teks


def test_target_of_a_locked_place_refuses_save_and_delete(terkunci: PenetapanTarget) -> None:
    sebelum = list(terkunci.target.values())
    target = terkunci.target.all()[0]
    target.teks = "999"
    for laku in (target.save, target.delete, Target(penetapan=terkunci, tahun=2099, teks="1").save):
        with pytest.raises(PenetapanTerkunci):
            laku()
    assert list(terkunci.target.values()) == sebelum


def test_document_in_force_takes_no_new_place(terkunci: PenetapanTarget) -> None:
    baru = PenetapanTarget(
        indikator=terkunci.indikator, dokumen=terkunci.dokumen, kode="baru", teks_indikator="X", tempat="Y"
    )
    with pytest.raises(PenetapanTerkunci):
        baru.save()


# Measured values


def test_measured_value_derives_its_number() -> None:
    satu = Realisasi.objects.create(
        indikator=Indikator.objects.order_by("pk")[0], tahun=2099, teks="63,44%", sumber="Uji"
    )
    assert satu.nilai == Decimal("63.44")
    satu.teks = "WTP"
    satu.save()
    satu.refresh_from_db()
    assert satu.nilai is None
    ditolak(Realisasi(indikator=satu.indikator, tahun=2099, teks="1", sumber="Uji"))


# The validator


@pytest.mark.parametrize(
    "teks", ["", "WTP", "63,44%", "99999999999999", "-99999999999999", "0,123456", "0,1000000", "1,2,3"]
)
def test_text_that_can_be_kept(teks: str) -> None:
    terbaca(teks)


@pytest.mark.parametrize("teks", ["100000000000000", "-100000000000000", "0,1234567", "9" * 400])
def test_number_too_large_to_keep_is_refused(teks: str) -> None:
    with pytest.raises(ValidationError, match="paling banyak 14 angka di depan dan 6 di belakang koma"):
        terbaca(teks)


@pytest.mark.parametrize("model", [Target, Realisasi])
def test_printed_text_is_validated(model: Any) -> None:
    with pytest.raises(ValidationError, match="terlalu panjang"):
        model(teks="0,1234567").clean_fields(exclude={"penetapan", "indikator", "tahun", "sumber"})
