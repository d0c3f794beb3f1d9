"""`python -m tests.soak`: see `running`."""

import sys

from tests.soak.running import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
