"""The job runner: the one place where the desktop uses threads.

    self._jobs.write(lambda: services.visits.arrive(booking_id, initiator=self), done=self._arrived)

Writes run one after another in the order in which they were asked for; reads run beside them. Work that nobody waits
for (learning from past records) has a thread of its own and is called off when the program closes. `done` and `failed`
are called in the GUI thread. Errors that nobody handles go out by `problem` (sentences for people) or `crashed` (bugs).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.errors import FieldServiceError

_READERS = 2


class Cancelled(Exception):
    """Raised inside a job by `Job.check` when the person asked to stop."""


class Job(QObject):
    """One piece of work under way; long work calls `report` and `check`."""

    progressed = Signal(int, int)  # done, total (0: unknown)

    def __init__(
        self,
        work: Callable[[Job], Any],
        done: Callable[[Any], object] | None,
        failed: Callable[[FieldServiceError], object] | None,
        key: str | None,
    ) -> None:
        super().__init__()
        self.work = work
        self.done = done
        self.failed = failed
        self.key = key
        self._cancel = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next safe point."""
        self._cancel.set()

    def check(self) -> None:
        """Raise Cancelled when the person asked to stop; called by the work, in its thread."""
        if self._cancel.is_set():
            raise Cancelled

    def cancelled(self) -> bool:
        """Whether the person asked to stop."""
        return self._cancel.is_set()

    def report(self, done: int, total: int = 0) -> None:
        """Say how far the work is; called by the work, in its thread."""
        self.progressed.emit(done, total)


class JobRunner(QObject):
    """Runs work in threads and hands the results to the GUI thread."""

    problem = Signal(object)  # FieldServiceError that no screen handles
    crashed = Signal(object)  # BaseException: a bug
    delivered = Signal()  # an answer has been handed over, or there is none to wait for
    _finished = Signal(object, object, object)  # job, result, error

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writes: SimpleQueue[Job | None] = SimpleQueue()
        self._reads: SimpleQueue[Job | None] = SimpleQueue()
        self._aside: SimpleQueue[Job | None] = SimpleQueue()
        self._nobody_waits: list[Job] = []
        self._open = 0
        self._newest: dict[str, Job] = {}
        self._after: Callable[[], None] | None = None
        self._finished.connect(self._deliver)
        self._threads = [threading.Thread(target=self._serve, args=(self._writes,), daemon=True, name="writer")]
        self._threads += [
            threading.Thread(target=self._serve, args=(self._reads,), daemon=True, name=f"reader-{i}")
            for i in range(_READERS)
        ]
        for thread in self._threads:
            thread.start()

    def at_thread_end(self, call: Callable[[], None]) -> None:
        """Call this in each worker as it ends (to close its database connection)."""
        self._after = call

    def read(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[FieldServiceError], object] | None = None,
        *,
        key: str | None = None,
    ) -> Job:
        """Read something. With a `key`, only the newest request's answer is delivered (search as you type)."""
        return self._start(self._reads, lambda _job: work(), done, failed, key)

    def write(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[FieldServiceError], object] | None = None,
    ) -> Job:
        """Change something; writes keep their order."""
        return self._start(self._writes, lambda _job: work(), done, failed, None)

    def long(
        self,
        work: Callable[[Job], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[FieldServiceError], object] | None = None,
    ) -> Job:
        """Long work that reports progress and can be cancelled through the Job it is given."""
        return self._start(self._reads, work, done, failed, None)

    def background(
        self,
        work: Callable[[Job], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[FieldServiceError], object] | None = None,
    ) -> Job:
        """Work that nobody waits for, one after another in a thread of its own.

        It calls `Job.check` often: `stop` calls it off.
        """
        if not any(thread.name == "aside" for thread in self._threads):
            self._threads.append(threading.Thread(target=self._serve, args=(self._aside,), daemon=True, name="aside"))
            self._threads[-1].start()
        job = Job(work, done, failed, None)
        self._nobody_waits.append(job)
        self._aside.put(job)
        return job

    def at_work_aside(self) -> bool:
        """Whether background work is under way or has not been delivered."""
        return bool(self._nobody_waits)

    def idle(self) -> bool:
        """Whether nothing that somebody waits for is under way, and everything of it was delivered."""
        return self._open == 0

    def stop(self) -> None:
        """Finish what was asked for, call off what nobody waits for, and end the threads."""
        for job in self._nobody_waits:
            job.cancel()
        self._aside.put(None)
        self._writes.put(None)
        for _ in range(_READERS):
            self._reads.put(None)
        for thread in self._threads:
            thread.join(timeout=30)

    def _start(
        self,
        queue: SimpleQueue[Job | None],
        work: Callable[[Job], Any],
        done: Callable[[Any], object] | None,
        failed: Callable[[FieldServiceError], object] | None,
        key: str | None,
    ) -> Job:
        job = Job(work, done, failed, key)
        if key is not None:
            self._newest[key] = job
        self._open += 1
        queue.put(job)
        return job

    def _serve(self, queue: SimpleQueue[Job | None]) -> None:
        while (job := queue.get()) is not None:
            if job.key is not None and self._newest.get(job.key) is not job:
                self._finished.emit(job, None, Cancelled())
                continue
            try:
                result = job.work(job)
            except Exception as error:  # noqa: BLE001  boundary: everything a job raises is shown or logged in the GUI thread
                self._finished.emit(job, None, error)
            else:
                self._finished.emit(job, result, None)
        if self._after is not None:
            self._after()

    @Slot(object, object, object)
    def _deliver(self, job: Job, result: Any, error: Exception | None) -> None:
        if job in self._nobody_waits:
            self._nobody_waits.remove(job)
        else:
            self._open -= 1
        try:
            self._hand_over(job, result, error)
        finally:
            self.delivered.emit()

    def _hand_over(self, job: Job, result: Any, error: Exception | None) -> None:
        if job.key is not None:
            if self._newest.get(job.key) is not job:
                return
            del self._newest[job.key]
        owner = getattr(job.done, "__self__", None)
        if isinstance(error, Cancelled) or (isinstance(owner, QObject) and not shiboken6.isValid(owner)):
            return  # nobody waits for it any more
        if error is None:
            if job.done is not None:
                job.done(result)
        elif isinstance(error, FieldServiceError):
            (job.failed or self.problem.emit)(error)
        else:
            self.crashed.emit(error)
