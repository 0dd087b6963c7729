"""One pass over a settings file: tables are checked key by key, and what is wrong is gathered before it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tasks.errors import SettingsError
from tasks.settings.checks import Check, Refused, close

Table = dict[str, Any]

# what people will try: told as such instead of as a spelling mistake
INSTEAD = {
    "feed": 'a feed is a source with an address: [[sources]], name = "…", url = "https://…"',
    "feeds": 'a feed is a source with an address: [[sources]], name = "…", url = "https://…"',
}


@dataclass(slots=True)
class Reading:
    """One pass over the file; collects what is wrong."""

    file: str
    wrong: list[tuple[str, str, str]] = field(default_factory=list)

    def tell(self, key: str, reason: str, allowed: str) -> None:
        """Write one fault down."""
        self.wrong.append((key, reason, allowed))

    def table(self, where: str, value: object, known: Mapping[str, Check]) -> Table:
        """Check one table; give what may be passed on."""
        if not isinstance(value, dict):
            self.tell(where, "is not a table", f"a table with {', '.join(known)}")
            return {}
        good: Table = {}
        for key, given in value.items():
            if key not in known:
                self.unknown(f"{where}.{key}", key, tuple(known))
                continue
            try:
                good[key] = known[key](given)
            except Refused as refused:
                self.tell(f"{where}.{key}", refused.reason, refused.allowed)
        return good

    def tables(self, name: str, value: object, known: Mapping[str, Check]) -> list[Table]:
        """Check a list of tables."""
        if not isinstance(value, list) or not value:
            self.tell(name, "is not a list of tables", f"[[{name}]] once for each")
            return []
        return [self.table(f"{name}[{number}]", item, known) for number, item in enumerate(value)]

    def once(self, name: str, taken: list[str], key: str = "name") -> None:
        """Check that no name stands twice; none at all is no name."""
        seen: set[str] = set()
        for number, word in enumerate(taken):
            if word in seen:
                self.tell(f"{name}[{number}].{key}", f'"{word}" is taken', f"{key} that no other has")
            seen.update([word] if word else [])

    def unknown(self, where: str, key: str, known: tuple[str, ...]) -> None:
        """Write down that there is no such setting, and what may have been meant."""
        instead = INSTEAD.get(key, "")
        self.tell(where, instead or f"there is no such setting{close(key, known)}", ", ".join(known))

    def stop(self) -> None:
        """Raise what was found, every line complete; the error's fields are of the first, but for `keys`."""
        if not self.wrong:
            return
        error = SettingsError(self.file, *self.wrong[0])
        error.args = ("\n".join(str(SettingsError(self.file, *one)) for one in self.wrong),)
        error.keys = tuple(dict.fromkeys(key for key, _, _ in self.wrong))
        raise error
