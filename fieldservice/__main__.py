"""`python -m fieldservice`: the command line."""

from __future__ import annotations

import sys

from fieldservice.cli import main

if __name__ == "__main__":
    sys.exit(main())
