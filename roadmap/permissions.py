"""Who may do what to a road map (Pasal 2); signed-in or not, everyone may read what is in force."""

from organisasi.permissions import (
    ADMINISTRATOR,
    ASESOR,
    INSPEKTORAT,
    KEPALA_PD,
    TIM_PELAKSANA,
    TIM_PELAKSANA_PD,
    TIM_PENGARAH,
    Aturan,
)

SUSUN = Aturan(
    frozenset({TIM_PELAKSANA, ADMINISTRATOR}),
    "Hanya Tim Pelaksana Tingkat Kota atau Administrator yang dapat menyusun road map (Pasal 2 ayat (4)).",
)
TETAPKAN = Aturan(
    frozenset({TIM_PENGARAH, ADMINISTRATOR}),
    "Hanya Tim Pengarah Tingkat Kota atau Administrator yang dapat mengubah status road map (Pasal 2 ayat (3)).",
)
PERIKSA = Aturan(
    frozenset({ADMINISTRATOR, TIM_PENGARAH, TIM_PELAKSANA, TIM_PELAKSANA_PD, KEPALA_PD, INSPEKTORAT, ASESOR}),
    "Pemeriksaan terbuka bagi pengguna yang memiliki peran. Masuk terlebih dahulu.",
)
