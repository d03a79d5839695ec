"""Who does the work of a cohort: this process, several on this machine, or the workers of a Dask cluster.

Each way yields the same parts, in whatever order they are finished; no more than a few are on their way at a time.
"""

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent import futures
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

from sim.cli.cohort_parts.work import Order, Part, makers, part
from sim.core.complaints import Complaint

Tasks = Sequence[tuple[int, int]]
Stopping = Callable[[], bool]
AHEAD = 2
"""Parts on their way for each hand."""
_GLANCE = 0.2
"""s between two looks at whether to stop."""
_PATIENCE = "10s"


def alone(order: Order, tasks: Tasks, stopping: Stopping) -> Iterator[Part]:
    """One part after the other, in this process."""
    for first, count in tasks:
        if stopping():
            return
        yield part(order, first, count)


def together(order: Order, tasks: Tasks, stopping: Stopping, cores: int) -> Iterator[Part]:
    """On several cores of this machine.

    Raises:
        Complaint: a process was killed from outside, as when memory runs out.
    """
    pool = futures.ProcessPoolExecutor(cores, mp_context=get_context("spawn"), initializer=_deaf)
    try:
        waiting = list(reversed(tasks))
        running: set[futures.Future[Part]] = set()
        while (waiting or running) and not stopping():
            with _undisturbed():  # the first submit starts the processes
                while waiting and len(running) < AHEAD * cores:
                    running.add(pool.submit(part, order, *waiting.pop()))
            done, running = futures.wait(running, _GLANCE, futures.FIRST_COMPLETED)
            for one in done:
                yield one.result()
    except futures.BrokenExecutor:
        raise Complaint("one of the processes was ended from outside; try again with fewer --cores.") from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """A process that is started here never hears Ctrl-C, not even while it still imports; we hear it a moment later."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _deaf() -> None:
    """Ctrl-C reaches every process of a terminal; the first one alone decides what to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class Cluster:
    """The workers behind a Dask scheduler.

    Raises:
        Complaint: Dask is not installed, nobody answers, there is no worker, or one has another version.
    """

    def __init__(self, address: str) -> None:
        try:
            import logging

            import distributed
        except ImportError:
            raise Complaint("--scheduler needs Dask: pip install 'open-channel[cluster]'.") from None
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        self._dask: Any = distributed
        try:
            self._client: Any = self._dask.Client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError, TypeError):
            raise Complaint(f"no Dask scheduler answers at '{address}', such as tcp://10.0.0.1:8786.") from None
        try:
            self.hands = self._greet(address)
        except BaseException:
            self.close()
            raise

    def _greet(self, address: str) -> int:
        """How many threads the workers have together."""
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            raise Complaint(f"the scheduler at '{address}' has no workers.") from None
        try:
            theirs = self._client.run(makers)
        except ModuleNotFoundError:
            raise Complaint("the workers do not have Open Channel; install the same version on each.") from None
        for worker, versions in theirs.items():
            if versions != makers():
                said = " and numpy ".join(versions)
                raise Complaint(f"worker {worker} has Open Channel {said}; here are {' and numpy '.join(makers())}.")
        return max(1, int(sum(self._client.nthreads().values())))

    def parts(self, order: Order, tasks: Tasks, stopping: Stopping) -> Iterator[Part]:
        """The parts, as the workers finish them.

        Raises:
            Complaint: the cluster was lost on the way.
        """
        waiting = list(reversed(tasks))
        running: set[Any] = set()
        try:
            while (waiting or running) and not stopping():
                while waiting and len(running) < AHEAD * self.hands:
                    running.add(self._client.submit(part, order, *waiting.pop(), pure=False))
                try:
                    with self._client.as_current():
                        done, running = self._dask.wait(running, _GLANCE, "FIRST_COMPLETED")
                except TimeoutError:
                    continue
                for one in done:
                    yield one.result()
        except (OSError, self._dask.KilledWorker, futures.CancelledError) as lost:
            raise Complaint(f"the cluster was lost on the way ({type(lost).__name__}).") from None
        finally:
            for one in running:
                one.cancel()

    def close(self) -> None:
        """Let go of the scheduler."""
        self._client.close()
