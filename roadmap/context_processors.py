"""Placeholder."""


def road_map_dipakai(request):
    return {}
