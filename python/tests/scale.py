"""Many titles joined by their keys: held against the library's own groups, and measured.

`python scale.py` writes `docs/scale.md`; `python scale.py ENGINE KIND COUNT FOLDER` takes one measurement, in a process of its own.
"""

import datetime
import json
import os
import resource
import shutil
import subprocess
import sys
import time

import titles as made
from pages import ROOT, program, queries

FOLDER = ROOT / "target/python/scale"
PAGE = ROOT / "docs/scale.md"
RUNS = [
    ("library", "titles", 200_000),
    ("duckdb", "titles", 200_000),
    ("spark", "titles", 200_000),
    ("library", "skewed", 200_000),
    ("duckdb", "skewed", 200_000),
    ("duckdb", "titles", 100_000),
    ("duckdb", "titles", 1_000_000),
    ("duckdb", "titles", 10_000_000),
]


def library(titles, folder):
    import mobanlint

    start = time.perf_counter()
    groups = mobanlint.Linter().library(titles).groups()
    return {"groups": groups, "join": time.perf_counter() - start}


def duckdb(titles, folder):
    import duckdb

    engine = program("duckdb")
    db = duckdb.connect(folder / "titles.duckdb")
    db.execute("SET memory_limit = '3GB'")
    start = time.perf_counter()
    engine["fill"](db, made.batches(titles))
    filled = time.perf_counter()
    compared = engine["group"](db, queries())
    ended = time.perf_counter()
    count = lambda table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    measured = {table: count(table) for table in ["stored", "sought", "met", "alike"]}
    rows = db.execute("SELECT id, root FROM groups").fetchall() if count("groups") < 1_000_000 else []
    db.close()
    size = (folder / "titles.duckdb").stat().st_size
    times = {"keys": filled - start, "join": ended - filled}
    return {"groups": made.grouped(rows), "compared": compared, "disk": size, **measured, **times}


def spark(titles, folder):
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.memory", "3g")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.local.dir", folder)
        .getOrCreate()
    )
    frame = session.createDataFrame(list(enumerate(titles)), "id long, title string").repartition(4).localCheckpoint()
    start = time.perf_counter()
    groups, compared = program("spark")["group"](session, frame, queries())
    rows = [(row.id, row.root) for row in groups.collect()]
    ended = time.perf_counter()
    session.stop()
    return {"groups": made.grouped(rows), "compared": compared, "join": ended - start}


def measure(engine, kind, count, folder):
    """One measurement in a process of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = [sys.executable, __file__, engine, kind, str(count), str(folder)]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=folder)
    result = json.loads(run.stdout.splitlines()[-1])
    shutil.rmtree(folder)
    print(f"{engine} {kind} {count}: { {name: value for name, value in result.items() if name != 'groups'} }", flush=True)
    return result


def page(results):
    lines = [
        "# Titles joined by their keys, measured",
        "",
        f"Written by `cargo xtask test --all` on {datetime.date.today()}; the queries are those of [past-one-machine.md](past-one-machine.md).",
        "",
        "In DuckDB and in Spark's local mode 200,000 titles fall into the very groups that the library's index finds: a quarter of them mutants of",
        "others; and, as *skewed*, half of all saying one thing in five ways, and a tenth apart by a number alone.",
        "",
        "Compared are pairs of classes that have a key in common. Seconds are those of a shared machine of two cores; memory is the largest the",
        "process had, with DuckDB held to 3 GB and its tables on disk. Of Spark it is that of Python alone, beside a JVM of 3 GB.",
        "",
        "| | titles | keys, s | join and compare, s | stored | sought | compared | alike | memory, MB | disk, MB |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for engine, kind, count in RUNS:
        result = results[engine, kind, count]
        number = lambda name, scale=1: f"{result[name] / scale:,.0f}" if name in result else ""
        name = {"library": "the library's index", "duckdb": "DuckDB", "spark": "Spark"}[engine]
        cells = [
            name + (", skewed" if kind == "skewed" else ""),
            f"{count:,}",
            number("keys"),
            number("join"),
            *map(number, ["stored", "sought", "compared", "alike"]),
            number("memory", 1e6),
            number("disk", 1e6),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main():
    if len(sys.argv) > 1:
        from pathlib import Path

        engine, kind, count, folder = sys.argv[1:]
        titles = getattr(made, kind)(int(count))
        result = globals()[engine](titles, Path(folder))
        result["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print(json.dumps(result))
        return
    results = {run: measure(*run, FOLDER) for run in RUNS}
    for (engine, kind, count), result in results.items():
        expected = results.get(("library", kind, count))
        if expected and sorted(expected["groups"]) != result["groups"] and engine != "library":
            sys.exit(f"{engine} finds other groups than the library among {count} {kind}")
    PAGE.write_text(page(results), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
