"""Many tables in one step of a migration: Django renders all models that hang together anew after each of its own."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState


class BuatTabel(Operation):
    """Create several models, those that others link to first."""

    category = OperationCategory.ADDITION

    def __init__(self, daftar: Sequence[CreateModel]) -> None:
        self.daftar = list(daftar)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Return what writes the operation into a file."""
        return type(self).__name__, [self.daftar], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Add the models to the state; what was rendered is forgotten and rendered once, when it is needed."""
        state.__dict__.pop("apps", None)
        for satu in self.daftar:
            satu.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Create the tables."""
        for satu in self.daftar:
            satu.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Drop the tables, the last first."""
        for satu in reversed(self.daftar):
            satu.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Say what it does."""
        return f"Create {len(self.daftar)} models"
