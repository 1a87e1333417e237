"""What `digest pull` remembers: feeds' last answers, and which items came already."""

from __future__ import annotations

import json
import os
import secrets
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, fields
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from digest.ingest.addresses import plain_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from digest.feeds import Item

    # What one goes through before one changes what others may be changing, too.
    Turn = Callable[[], AbstractContextManager[None]]

VERSION = 1
# So many items of a feed are remembered when they are no longer in it, and so many drafts.
_MOST = 5000
_MOST_BROUGHT = 20_000


class DamagedMemoryError(Exception):
    """The file is not what was written."""


class UnsavedMemoryError(Exception):
    """What is to be remembered can't be written; says why."""


@dataclass(slots=True)
class FeedMemory:
    """A feed's last answer: its ETag and Last-Modified, for which filters, and not to be asked before when.

    ``items`` are the keys of those that came already, latest last. ``not_before`` counts seconds since 1970.
    """

    etag: str | None = None
    modified: str | None = None
    wanted: str | None = None
    not_before: float = 0.0
    items: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Memory:
    """Feeds by their addresses, the keys of drafts by their files' names, and those of dropped items."""

    feeds: dict[str, FeedMemory] = field(default_factory=dict)
    brought: dict[str, list[str]] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)

    @property
    def seen(self) -> set[str]:
        """The keys of all items that must not come again."""
        return {key for feed in self.feeds.values() for key in feed.items} | set(self.dropped)

    def feed(self, address: str) -> FeedMemory:
        """What is remembered of one feed."""
        return self.feeds.setdefault(address, FeedMemory())


@dataclass(frozen=True, slots=True)
class Ledger:
    """The file in which pulls remember; ``turn`` sees to it that only one at a time writes there."""

    path: Path
    turn: Turn = nullcontext

    def read(self) -> Memory:
        """What is remembered now, to look at. Raises OSError and DamagedMemoryError."""
        return load(self.path)

    @contextmanager
    def opened(self) -> Iterator[Memory]:
        """What is remembered, to be changed: it is saved whatever happens, and nobody changes it meanwhile.

        Raises what `read` and ``turn`` raise, and UnsavedMemoryError.
        """
        with self.turn():
            memory = load(self.path)
            try:
                yield memory
            finally:
                try:
                    save(memory, self.path)
                except OSError as error:
                    raise UnsavedMemoryError(error.strerror or type(error).__name__) from error


def load(path: Path) -> Memory:
    """What is remembered; nothing when there is no file. Raises OSError and DamagedMemoryError."""
    try:
        found = json.loads(path.read_bytes())
        if found["version"] != VERSION:
            raise DamagedMemoryError
        feeds = {str(address): FeedMemory(**one) for address, one in found["feeds"].items()}
        brought = {str(name): _keys(keys) for name, keys in found["brought"].items()}
        return Memory(feeds, brought, _keys(found["dropped"]))
    except FileNotFoundError:
        return Memory()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise DamagedMemoryError from None


def save(memory: Memory, path: Path) -> None:
    """Writes it whole, or leaves what was there. Raises OSError."""
    table = {
        "version": VERSION,
        "feeds": {address: _table(one) for address, one in memory.feeds.items()},
        "brought": dict(list(memory.brought.items())[-_MOST_BROUGHT:]),
        "dropped": memory.dropped,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_whole(path, json.dumps(table, separators=(",\n", ": ")).encode())


def _table(feed: FeedMemory) -> dict[str, object]:
    return {one.name: getattr(feed, one.name) for one in fields(feed)}


def replace_whole(path: Path, data: bytes) -> None:
    """Puts ``data`` in the file's place: all of it, or what was there stays. Raises OSError."""
    target = path.resolve()
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode & 0o7777)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def remembered(old: Sequence[str], now: Iterable[str]) -> list[str]:
    """The keys to keep of a feed: all that are in it now, and the latest of those that were."""
    fresh = list(dict.fromkeys(now))
    gone = set(fresh)
    return [*[key for key in old if key not in gone][-_MOST:], *fresh]


def own_key(feed: str, item: Item, *, by_id: bool) -> str:
    """What the item is known by in its feed: its id, else its address, else its title."""
    name = (item.id if by_id else None) or item.address or item.title
    return _key("item", feed, name)


def address_key(address: str | None) -> str | None:
    """What an article is known by wherever it comes from; a site's front page is nobody's own address."""
    plain = plain_address(address)
    if plain is None or ("/" not in plain and plain.endswith("?")):
        return None
    return _key("at", plain)


def _key(*parts: str) -> str:
    return blake2b("\n".join(parts).encode("utf-8", "replace"), digest_size=10).hexdigest()


def _keys(value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise DamagedMemoryError
    return value
