"""A database finds by joins on keys what the library finds by its index."""

import duckdb
import mobanlint
import pytest
from pages import program, queries
from titles import batches, grouped, skewed, titles


@pytest.mark.parametrize("made", [titles, skewed])
def test_duckdb_groups_what_the_library_groups(made):
    count = 2000
    engine = program("duckdb")
    db = duckdb.connect()
    engine["fill"](db, batches(made(count), 700))
    compared = engine["group"](db, queries())
    expected = engine["linter"].library(made(count)).groups()
    assert len(expected) > 50
    assert grouped(db.execute("SELECT id, root FROM groups").fetchall()) == sorted(expected)
    # No key is shared by so many that comparing is not linear.
    assert compared < 2 * count


def test_duckdb_finds_every_pair_that_comparing_all_finds():
    engine = program("duckdb")
    some = list(skewed(150))
    db = duckdb.connect()
    engine["fill"](db, [some])
    engine["group"](db, queries())
    every = [(a, b) for b in range(len(some)) for a in range(b)]
    verdicts = engine["linter"].compare_columns([some[a] for a, _ in every], [some[b] for _, b in every])
    expected = [pair for pair, verdict in zip(every, verdicts) if verdict != "distinct"]
    assert len(expected) > 1000
    assert sorted(db.execute(queries()["pairs"]).fetchall()) == sorted(expected)


def test_polars_finds_what_duckdb_finds():
    some = list(skewed(2000))
    db, engine = duckdb.connect(), program("duckdb")
    engine["fill"](db, [some])
    engine["group"](db, queries())
    found = program("polars")["alike"](some)
    found = {(row["a"], row["b"]) for row in found.iter_rows(named=True)}
    # Those of one sense, which are alike whatever their verdict would be, are left out there.
    expected = db.execute("SELECT a, b FROM alike").fetchall()
    expected = {tuple(sorted(number % 2**64 for number in pair)) for pair in expected}
    assert len(expected) > 20 and expected <= found
    senses = {row[0]: row[1] for row in db.execute("SELECT class, sense FROM members").fetchall()}
    unsigned = {number % 2**64: sense for number, sense in senses.items()}
    assert all(unsigned[a] == unsigned[b] for a, b in found - expected)


def test_keys_say_whether_titles_may_be_alike():
    def finds(a, b):
        return bool(set(a.sought) & set(b.stored))

    paid, slip, cut = (mobanlint.keys(title) for title in ["订单支付成功通知", "订单支付成攻通知", "停水通知"])
    assert finds(paid.core, slip.core) or finds(slip.core, paid.core)
    assert not any(finds(a, b) or finds(b, a) for a, b in zip(paid, cut))
    assert paid.form.class_ != mobanlint.keys("订单支付成功提醒").form.class_
    assert paid.core.class_ == mobanlint.keys("订单支付成功提醒").core.class_
    columns = mobanlint.Linter().key_columns(["订单支付成功通知", "订单支付成功提醒"])
    assert [int(columns.classes[level][0]) for level in columns.classes] == [level.class_ for level in paid]
    assert columns.classes["core"][0] == columns.classes["core"][1]
