"""What people use: values or files in, values out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar, cast

from . import _columns, _native

if TYPE_CHECKING:
    from .reports import Duplicates, Found, Loaded, Pair, Related, Report, RulesetRef

    Path = os.PathLike[str]

Language = Literal["zh", "en"]
Kind = Literal["title", "keyword"]
Column = TypeVar("Column")
"""A column of titles: a Series of pandas or Polars, an array of pyarrow or numpy, or a sequence."""


class KeySet(NamedTuple):
    """A class of titles, and the keys all of them have in common: so that one title speaks for its class."""

    class_: int
    stored: list[int]
    """The keys under which others find it."""
    sought: list[int]
    """The keys under which it finds others."""


class Keys(NamedTuple):
    """The keys by which titles that are alike find each other without an index, such as in a database.

    Titles of one class are alike, and classes are nested: titles of one form are the same once folded, those of one core
    differ by their ending, those of one sense mean the same. Titles of different senses are alike only if, at some level, a
    key is `stored` by the class of the one and `sought` by that of the other. A key that is shared is no verdict yet:
    `compare` is. All are hashes of 64 bits, equal for one ruleset and version of mobanlint on every machine.
    """

    form: KeySet
    core: KeySet
    sense: KeySet


class Linter:
    """Judges drafts by a ruleset. Made once, used as often as wanted, also from several threads.

    `ruleset` is the name of a built-in one (`rulesets()`) or the path of one's own; `words` are files of further words,
    `allow_folders` further folders whose files the ruleset may name; `only` and `skip` choose rules by number or name.
    What cannot be loaded raises `MobanlintError`.
    """

    def __init__(
        self,
        ruleset: str | Path | None = None,
        *,
        words: Iterable[str | Path] = (),
        allow_folders: Iterable[str | Path] = (),
        only: Iterable[str] = (),
        skip: Iterable[str] = (),
        language: Language = "zh",
    ) -> None:
        name = None if ruleset is None else os.fspath(ruleset)
        self._engine = _native.Engine(name, list(words), list(allow_folders), list(only), list(skip), language)

    @property
    def ruleset(self) -> RulesetRef:
        """Which ruleset judges."""
        return cast("RulesetRef", json.loads(self._engine.ruleset()))

    def rules(self) -> list[dict[str, Any]]:
        """The rules with their words and examples."""
        return cast("list[dict[str, Any]]", json.loads(self._engine.rules()))

    def library(self, titles: Iterable[str] | Path = ()) -> Library:
        """A library of existing titles, to compare drafts with and to search."""
        library = Library(self)
        if isinstance(titles, os.PathLike):
            library.load(titles)
        else:
            for title in titles:
                library.insert(title)
        return library

    def check(self, drafts: Any, library: Library | None = None) -> Report:
        """Judges drafts: a list of objects or of titles, a `pathlib.Path`, or a list of paths, in any format the command
        line reads. What cannot be read is told in the report's `errors`, and the others are judged."""
        return cast("Report", json.loads(self._engine.check(_given(drafts), _shelf(library))))

    def check_column(
        self,
        titles: Column,
        library: Library | None = None,
        *,
        tell: Literal["severity", "rules", "messages"] = "severity",
    ) -> Column:
        """Judges a column of titles and gives a column of its kind: the worst severity (`error`, `warning`, `info`, none),
        the rules (`1.2,1.3`), or the messages, a line each. Titles are compared with those above them; of what is missing
        nothing is said."""
        if tell not in _TELLS:
            raise ValueError(f'tell: expected "severity", "rules" or "messages", found {tell!r}')
        place = _TELLS.index(tell)
        told = self._engine.check_titles(_columns.texts(titles), _shelf(library))
        return _columns.like(titles, [None if one is None else one[place] for one in told])

    def compare(self, a: str, b: str, kind: Kind = "title") -> Pair:
        """Says whether two titles, or two keywords, are over-similar, and why."""
        return cast("Pair", json.loads(self._engine.compare(kind, a, b)))

    def compare_columns(self, a: Column, b: Any, kind: Kind = "title") -> Column:
        """The verdicts on pairs, a column each: `identical`, `over-similar`, `distinct`."""
        left, right = _columns.texts(a), _columns.texts(b)
        if len(left) != len(right):
            raise ValueError(f"columns of {len(left)} and {len(right)} texts; expected as many in both")
        return _columns.like(a, self._engine.verdicts(kind, list(zip(left, right, strict=True))))

    def keys(self, title: str) -> Keys:
        """The keys by which a title finds those that are alike to it where no library holds them all."""
        form, core, sense = self._engine.keys(title)
        return Keys(KeySet(*form), KeySet(*core), KeySet(*sense))

    def key_columns(self, titles: Any) -> _columns.KeyColumns:
        """The same for a column of titles, as columns of numpy for a database."""
        return _columns.key_columns(self._engine, titles)

    def preflight(self, messages: Any, templates: Any, *, app: Any = None, constants: Any = None) -> Report:
        """Judges messages beside the templates they are sent by; the ruleset must be one for messages, `wechat-send`. All are
        values, or paths of files: what `gettemplate` answers, an `app.json`, reviewed values."""
        given, of = _given(messages), _given(templates)
        return cast("Report", json.loads(self._engine.preflight(given, of, _text(app), _text(constants))))


class Library:
    """Existing titles that drafts are compared with. Entries can be inserted and removed at any time, from any thread."""

    def __init__(self, linter: Linter) -> None:
        self._shelf = linter._engine.shelf()

    def __len__(self) -> int:
        return len(self._shelf)

    def insert(self, title: str, id: str | None = None, keywords: Sequence[str] | None = None) -> int:
        """Adds a title and returns its number; numbers count up from 0."""
        return self._shelf.insert(title, id, None if keywords is None else list(keywords))

    def remove(self, number: int) -> bool:
        """Takes an entry out by its number; whether it was there."""
        return self._shelf.remove(number)

    def remove_id(self, id: str) -> int:
        """Takes all entries of an id out, and says how many."""
        return self._shelf.remove_id(id)

    def load(self, titles: Any) -> Loaded:
        """Inserts the titles of values or files: drafts, a title a line, answers of the platform."""
        return cast("Loaded", json.loads(self._shelf.load(_given(titles))))

    def query(self, title: str, most: int = 5) -> list[Related]:
        """The entries that are not distinct from a title, nearest first."""
        return cast("list[Related]", json.loads(self._shelf.query(title, most)))

    def find(self, event: str, keywords: Iterable[str] = (), limit: int = 5) -> Found:
        """Finds the templates that say an event, nearest first."""
        return cast("Found", json.loads(self._shelf.find(event, list(keywords), limit)))

    def groups(self) -> list[list[int]]:
        """The groups of titles that are alike, directly or by way of others, by the numbers of their entries."""
        return self._shelf.groups()

    def duplicates(self) -> list[Duplicates]:
        """The same groups with verdict, severity and reason."""
        return cast("list[Duplicates]", json.loads(self._shelf.duplicates()))


_TELLS = ("severity", "rules", "messages")


def _shelf(library: Library | None) -> _native.Shelf | None:
    return None if library is None else library._shelf


def _given(drafts: Any) -> list[tuple[str | None, bytes]]:
    """What is to be read: files by their paths, or values as JSON."""
    if isinstance(drafts, os.PathLike):
        drafts = [drafts]
    if isinstance(drafts, (str, bytes)):
        raise TypeError(f"expected drafts, a list of titles or a pathlib.Path, found {type(drafts).__name__}")
    if not isinstance(drafts, dict):
        drafts = list(drafts)
        if drafts and all(isinstance(one, os.PathLike) for one in drafts):
            return [(os.fspath(path), _bytes(path)) for path in drafts]
        drafts = [{"title": one} if isinstance(one, str) else one for one in drafts]
    return [(None, json.dumps(drafts, ensure_ascii=False).encode())]


def _bytes(path: Path) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _text(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, os.PathLike):
        return _bytes(value).decode("utf-8-sig")
    return json.dumps(value, ensure_ascii=False)


@lru_cache
def _linter(ruleset: str | None, language: Language) -> Linter:
    return Linter(ruleset, language=language)


def check(drafts: Any, library: Library | None = None, *, language: Language = "zh") -> Report:
    """Judges drafts by the default rules; see `Linter.check`."""
    return _linter(None, language).check(drafts, library)


def compare(a: str, b: str, kind: Kind = "title", *, language: Language = "zh") -> Pair:
    """Says whether two titles, or two keywords, are over-similar, and why."""
    return _linter(None, language).compare(a, b, kind)


def find(
    event: str, library: Any, keywords: Iterable[str] = (), limit: int = 5, *, language: Language = "zh"
) -> Found:
    """Finds the templates of a library that say an event: a `Library`, or what `Library.load` takes."""
    if not isinstance(library, Library):
        given = Library(_linter(None, language))
        given.load(library)
        library = given
    found: Found = library.find(event, keywords, limit)
    return found


def keys(title: str) -> Keys:
    """The join keys of a title; see `Keys`."""
    return _linter(None, "zh").keys(title)


def preflight(
    messages: Any, templates: Any, *, app: Any = None, constants: Any = None, language: Language = "zh"
) -> Report:
    """Judges messages beside the templates they are sent by, before they are sent."""
    return _linter("wechat-send", language).preflight(messages, templates, app=app, constants=constants)


__all__ = ["KeySet", "Keys", "Library", "Linter", "check", "compare", "find", "keys", "preflight"]
