"""The handle of the demo: everything heavy happens behind the first screen, as in the app itself."""

from typing import TYPE_CHECKING

from tracker.services.tracker import Tracker

if TYPE_CHECKING:
    from tracker.store.journal import Store


class DemoTracker(Tracker):
    """A handle that builds the demo journal when it is first asked."""

    def _open_store(self) -> "Store":
        from tracker.services.demo_journal import build_demo

        store = super()._open_store()
        with store.read() as reader:
            built = bool(reader.athletes())
        if not built:
            build_demo(store, self.clock.now())
        return store
