"""Wakes the rungs of the first page, one after the other, in a thread: no frame waits for a bench to be made."""

import threading
from collections.abc import Sequence

from sim.app.rung import Preview


class Waker:
    """Makes previews ready to be drawn.

    Args:
        behind: in a thread; else at once, for tests and pictures that must repeat.
    """

    def __init__(self, behind: bool) -> None:
        self._behind = behind
        self._thread: threading.Thread | None = None
        self._fault: BaseException | None = None

    def tend(self, previews: Sequence[Preview]) -> None:
        """Get the first that is not ready on its way, one at a time.

        Raises:
            BaseException: what went wrong in the thread.
        """
        if self._fault is not None:
            raise self._fault
        if self._thread is not None and self._thread.is_alive():
            return
        waits = next((preview for preview in previews if not preview.ready), None)
        if waits is None:
            return
        if self._behind:
            self._thread = threading.Thread(target=self._make, args=(waits,), daemon=True)
            self._thread.start()
        else:
            waits.prepare()
            waits.paint()

    def _make(self, preview: Preview) -> None:
        try:
            preview.prepare()
        except BaseException as fault:
            self._fault = fault

    def close(self) -> None:
        """Wait for the one that is being made: what is opened next may use the same art."""
        if self._thread is not None:
            self._thread.join()
