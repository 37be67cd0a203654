"""An empty database of its own, of the vendor under test, for what needs processes or threads that commit."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.db import connection

DETIK = 120


@dataclass(frozen=True, slots=True)
class BasisData:
    """A migrated database without content; `lingkungan` points a process of the application at it."""

    sambungan: Any
    """An open connection in autocommit, outside Django."""
    lingkungan: dict[str, str]

    def nilai(self, sql: str) -> Any:
        """Return the first value of the first row."""
        with closing(self.sambungan.cursor()) as kursor:
            kursor.execute(sql)
            return kursor.fetchone()[0]

    def mulai(self, *kata: str) -> "subprocess.Popen[str]":
        """Start Python with the words of a command line, its two outputs as one."""
        return subprocess.Popen(
            [sys.executable, *kata],
            env=self.lingkungan,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def jalankan(self, *kata: str) -> str:
        """Run Python to its end, which must be a good one, and return what it printed."""
        with self.mulai(*kata) as proses:
            keluaran, _ = proses.communicate(timeout=DETIK)
        assert proses.returncode == 0, keluaran
        return keluaran

    def bunuh_saat_menulis(self, proses: "subprocess.Popen[str]", *, setelah: float) -> None:
        """Kill a process some seconds after it has begun to write; fail where it ended by itself."""
        self._tunggu_menulis(proses)
        time.sleep(setelah)
        proses.send_signal(signal.SIGKILL)
        proses.communicate(timeout=30)
        assert proses.returncode == -signal.SIGKILL, "it had ended by itself"

    def _tunggu_menulis(self, proses: "subprocess.Popen[str]") -> None:
        sampai = time.monotonic() + 60
        while proses.poll() is None and time.monotonic() < sampai:
            if self._ada_yang_menulis():
                return
            time.sleep(0.02)
        pytest.fail("nothing was ever written")

    def _ada_yang_menulis(self) -> bool:
        """Tell whether a transaction writes: on SQLite nobody else can, on PostgreSQL it has been given a number."""
        if connection.vendor == "postgresql":
            menulis = "datname = current_database() AND backend_xid IS NOT NULL"
            return bool(self.nilai(f"SELECT count(*) FROM pg_stat_activity WHERE {menulis}"))  # noqa: S608
        try:
            self.sambungan.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
        self.sambungan.execute("ROLLBACK")
        return False


@pytest.fixture
def basis_data(tmp_path: Path) -> Iterator[BasisData]:
    """Make the database and drop it at the end."""
    buat = _postgres() if connection.vendor == "postgresql" else _sqlite(tmp_path)
    with buat as (url, sambungan):
        alamat = {"DATABASE_URL": url, "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"}
        baru = BasisData(sambungan, os.environ | alamat)
        baru.jalankan("manage.py", "migrate", "--verbosity=0")
        yield baru


@contextmanager
def _sqlite(folder: Path) -> Iterator[tuple[str, Any]]:
    berkas = folder / "sendiri.sqlite3"
    with closing(sqlite3.connect(berkas, isolation_level=None, timeout=0)) as sambungan:
        yield f"sqlite:///{berkas}", sambungan


@contextmanager
def _postgres() -> Iterator[tuple[str, Any]]:
    """Use the server of the tests."""
    awal = os.environ["DATABASE_URL"]
    nama = f"sendiri_{uuid.uuid4().hex}"
    url = awal.replace("/petarb?", f"/{nama}?")
    assert url != awal, "alat/dengan_postgres.py names its database petarb"
    with _autocommit(awal) as induk, closing(induk.cursor()) as kursor:
        kursor.execute(f"CREATE DATABASE {nama}")
        try:
            with _autocommit(url) as sambungan:
                yield url, sambungan
        finally:
            kursor.execute(f"DROP DATABASE {nama} WITH (FORCE)")


@contextmanager
def _autocommit(url: str) -> Iterator[Any]:
    with closing(psycopg2.connect(url)) as sambungan:
        sambungan.autocommit = True
        yield sambungan
