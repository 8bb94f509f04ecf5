"""Writes mail as .eml files into a folder, for a stack without a mail server.

A file is named after its delivery and appears whole, so writing it again changes nothing.
"""

import asyncio
import os
from email.message import EmailMessage
from pathlib import Path

from services.notifier.application.sending.letter import Letter
from services.notifier.domain.delivery import Ending, Outcome


class PickupFolder:
    """A folder that takes the place of a mail server."""

    safe_to_repeat = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def hand_over(self, message: EmailMessage, letter: Letter) -> Outcome:
        """Write the file."""
        target = self._folder / f"{letter.delivery}.eml"
        try:
            await asyncio.to_thread(_write, target, message.as_bytes())
        except OSError as error:
            return Outcome(Ending.REFUSED_FOR_NOW, reply=f"{type(error).__name__}: {error}")
        return Outcome(Ending.ACCEPTED, reply="written to the pickup folder")


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = target.with_suffix(f".{os.getpid()}.new")
    draft.write_bytes(content)
    draft.replace(target)
