"""detente: follow stand-offs between governments, with every number led back to the quoted words."""

__version__ = "0.1.0"
