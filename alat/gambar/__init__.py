"""The pictures of README and user guide, taken from the running application: `make gambar`."""
