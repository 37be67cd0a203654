"""Pages and files that anyone may read and any cache may keep."""
