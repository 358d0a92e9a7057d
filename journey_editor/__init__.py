"""Journey Editor: customer journey maps that compute, merge and print as large as a wall."""

__version__ = "0.1.0"
