"""The queue of background jobs, done at once."""

from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult


def kerjakan_antrean() -> None:
    """Do what waits in the queue as `manage.py db_worker` does, in a test's transaction too; a job that fails fails."""
    pekerja = Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="uji",
        excluded_queue_names=[],
    )
    for pekerjaan in DBTaskResult.objects.ready():
        pekerja.run_task(pekerjaan)
        assert pekerjaan.status == TaskResultStatus.SUCCESSFUL, pekerjaan.traceback
