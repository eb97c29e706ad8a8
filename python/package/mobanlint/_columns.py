"""Columns of other libraries: read by what they have in common, written by what they are. None of them is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

if TYPE_CHECKING:
    from numpy import uint64
    from numpy.typing import NDArray

    from . import _native

Column = TypeVar("Column")


class KeyColumns(NamedTuple):
    """The keys of many titles as columns of numpy; see `Keys`. DuckDB, pandas and Polars take each of the three for a table."""

    classes: dict[str, NDArray[uint64]]
    """`form`, `core`, `sense`: the classes of each title, in the order of the titles."""
    stored: dict[str, NDArray[uint64]]
    """`class`, `key`: the keys under which others find a class, each class once."""
    sought: dict[str, NDArray[uint64]]
    """`class`, `key`: the keys under which a class finds others."""


def texts(column: Any) -> list[str | None]:
    """The texts of a column; none for what is missing."""
    for listed in ("to_pylist", "to_list", "tolist"):
        if hasattr(column, listed):
            column = getattr(column, listed)()
            break
    given = list(column)
    for one in given:
        if not (isinstance(one, str) or _is_missing(one)):
            raise TypeError(f"expected a column of texts, found {one!r} in it")
    return [one if isinstance(one, str) else None for one in given]


def _is_missing(one: Any) -> bool:
    # Whatever stands for nothing in a library is not equal to itself, or says so by its type.
    return one is None or type(one).__name__ == "NAType" or bool(one != one)


def like(column: Column, values: list[str | None]) -> Column:
    """A column of the same kind."""
    of = type(column).__module__.partition(".")[0]
    made: Any = values
    if of == "pandas":
        import pandas

        series = cast("Any", column)
        made = pandas.Series(values, index=getattr(series, "index", None), dtype="string")
    elif of == "polars":
        import polars

        made = polars.Series(values, dtype=polars.String)
    elif of == "pyarrow":
        import pyarrow

        made = pyarrow.array(values, pyarrow.string())
    elif of == "numpy":
        import numpy

        made = numpy.array(values, dtype=object)
    return cast("Column", made)


def key_columns(engine: _native.Engine, titles: Any) -> KeyColumns:
    try:
        import numpy
    except ImportError as error:
        raise ImportError("key_columns makes columns of numpy, which is not installed") from error
    given = texts(titles)
    if None in given:
        raise TypeError(f"expected a title, found none at place {given.index(None)} of the column")
    columns = engine.key_columns(cast("list[str]", given))
    form, core, sense, stored_class, stored_key, sought_class, sought_key = (
        numpy.frombuffer(column, dtype=numpy.uint64) for column in columns
    )
    return KeyColumns(
        {"form": form, "core": core, "sense": sense},
        {"class": stored_class, "key": stored_key},
        {"class": sought_class, "key": sought_key},
    )
