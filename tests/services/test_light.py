"""What making the handle costs: the app's first frame waits for it."""

import subprocess
import sys


def test_the_handle_is_made_without_the_domain_or_the_journal() -> None:
    code = (
        "import sys; from pathlib import Path; from tracker.clock import SystemClock;"
        "from tracker.services.tracker import Tracker; from tracker.services.demo_tracker import DemoTracker;"
        "Tracker(Path('j.db'), SystemClock()); DemoTracker(Path('d.db'), SystemClock());"
        "heavy = ('tracker.domain', 'tracker.store', 'sqlmodel', 'sqlalchemy', 'pydantic', 'pendulum', 'textual');"
        "print([name for name in sys.modules if name.startswith(heavy)])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert found.stdout.strip() == "[]"
