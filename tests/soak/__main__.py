"""`python -m tests.soak`: see `running`."""

import sys

from tests.signals import usual_signals
from tests.soak.running import main

if __name__ == "__main__":
    usual_signals()
    sys.exit(main(sys.argv[1:]))
