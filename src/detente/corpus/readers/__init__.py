"""One reader a format: `read(data, where=…, limits=…) -> list of Article`."""
