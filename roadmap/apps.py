"""Django's registration of the road map."""

from django.apps import AppConfig


class RoadmapConfig(AppConfig):
    """App of the road map."""

    name = "roadmap"
    verbose_name = "Road map"
