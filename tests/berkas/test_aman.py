import pytest
from hypothesis import given
from hypothesis import strategies as st

from berkas.aman import beri_petik, lepas_petik, seperti_rumus, tanpa_kendali


@given(st.text(st.sampled_from("'=+-@\t\r\na1")))
def test_petik_dapat_dilepas_kembali(teks: str) -> None:
    assert lepas_petik(beri_petik(teks)) == teks
    assert beri_petik(teks)[:1] not in {"=", "+", "-", "@", "\t", "\r"}


@pytest.mark.parametrize("teks", ["", "a=b", "'tis", "1-2", " =1"])
def test_teks_biasa_tidak_disentuh(teks: str) -> None:
    assert not seperti_rumus(teks)
    assert beri_petik(teks) == lepas_petik(teks) == teks


def test_tanpa_kendali_menyisakan_tab_dan_baris_baru() -> None:
    assert tanpa_kendali("a\x00\x08\tb\r\nc\x1f\ufffe") == "a\tb\r\nc"
