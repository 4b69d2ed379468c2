"""Keys obeyed one after the other, in the order in which they are typed, however fast that is.

Textual hands every key to whoever has focus when it comes, and does what the key before is bound to some time later:
of `/dekning`, typed fast, the d would delete a need before the filter was open. Here a key waits until the one before
it has been heard, what it is bound to has been done, and a screen that was opened by it stands.
"""

from asyncio import sleep
from collections import deque
from functools import partial
from typing import Any

from textual import events
from textual.app import App
from textual.screen import Screen
from textual.timer import Timer

LONGEST = 0.5  # seconds: whatever a key has begun, the next one is heard then

Typed = events.Key | events.Paste


class KeysInOrder(App[None], inherit_bindings=False):
    """An app that hears no key before it has obeyed the one before."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[Typed] = deque()
        self._obeying: Typed | None = None
        self._on: Screen[Any] | None = None  # the screen on which that key was typed
        self._patience: Timer | None = None

    async def on_event(self, event: events.Event) -> None:
        """Obey a key or a paste now, or let it wait for its turn; anything else is Textual's."""
        if not isinstance(event, (events.Key, events.Paste)):
            await super().on_event(event)
        elif event.is_forwarded:  # it was heard, and nobody stopped it on its way up: now its binding is run
            await super().on_event(event)
            self._obeyed(event)
        elif self._obeying:
            self._waiting.append(event)
        else:
            await self._obey(event)

    def on_typing(self) -> None:
        """Take in that a key is about to be obeyed."""

    async def _obey(self, event: Typed) -> None:
        self._obeying, self._on = event, self.screen
        self.on_typing()
        hearing = self.focused or self.screen
        self._patience = self.set_timer(LONGEST, partial(self._obeyed, event))
        await super().on_event(event)
        if event.is_forwarded:
            hearing.call_later(self._was_heard, event)
        else:  # a binding that comes before whoever has focus
            self._obeyed(event)

    def _was_heard(self, event: Typed) -> None:
        if event._stop_propagation or isinstance(event, events.Paste):  # else it comes back to us, with its binding
            self._obeyed(event)

    def _obeyed(self, event: Typed) -> None:
        if event is self._obeying:
            self.call_later(self._go_on, event)

    async def _go_on(self, event: Typed) -> None:
        for _ in range(3):  # what was begun on a worker gets as far as the screen that it asks with
            await sleep(0)
        if self.screen is not self._on:
            self._on = self.screen
            self.screen.call_after_refresh(self._go_on, event)  # when it stands, and has given somebody focus
        elif event is self._obeying:
            self._obeying = None
            if self._patience:
                self._patience.stop()
            if self._waiting:
                await self._obey(self._waiting.popleft())
