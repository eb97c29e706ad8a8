"""Libraries, columns, threads, types."""

import json
import subprocess
import sys
import threading

import mobanlint
import numpy
import pandas
import polars
import pyarrow
import pytest
from mobanlint import reports
from pages import ROOT
from titles import titles


def test_a_library_is_filled_searched_and_emptied():
    library = mobanlint.Linter(language="en").library(["订单支付成功通知", "停水通知"])
    assert library.insert("订单付款成功提醒", "t-1") == 2
    assert [entry["title"] for entry in library.query("订单支付成功提醒")] == ["订单支付成功通知", "订单付款成功提醒"]
    assert library.groups() == [[0, 2]]
    assert [member["id"] for member in library.duplicates()[0]["members"]] == [None, "t-1"]
    assert (library.remove(0), library.remove(0), library.remove_id("t-1"), len(library)) == (True, False, 1, 1)
    loaded = library.load([{"title": "停电通知", "id": "t-2", "keywords": [{"name": "停电时间"}]}])
    assert loaded["inserted"] == 1
    assert library.find("停电了", ["停电时间"])["matches"][0]["offers"] == ["停电时间"]


@pytest.mark.parametrize(
    ("make", "values"),
    [
        (list, list),
        (lambda texts: pandas.Series(texts, index=[7, 8, 9, 10]), lambda made: [None if one is pandas.NA else one for one in made]),
        (pyarrow.array, lambda made: made.to_pylist()),
        (polars.Series, lambda made: made.to_list()),
        (lambda texts: numpy.array(texts, dtype=object), lambda made: made.tolist()),
    ],
)
def test_a_column_comes_back_as_it_was(make, values):
    linter = mobanlint.Linter(language="en")
    column = make(["订单支付成功", "停水通知", None, "停水提醒"])
    told = {tell: linter.check_column(column, tell=tell) for tell in ["severity", "rules", "messages"]}
    assert all(type(made) is type(column) for made in told.values())
    assert values(told["severity"]) == ["error", None, None, "error"]
    assert values(told["rules"]) == ["1.3", "", None, "1.2"]
    assert "停水通知" in values(told["messages"])[3]
    assert values(linter.compare_columns(column, column)) == ["identical", "identical", None, "identical"]
    if isinstance(column, pandas.Series):
        assert told["rules"].index.tolist() == [7, 8, 9, 10]


def test_columns_say_what_does_not_fit():
    linter = mobanlint.Linter()
    with pytest.raises(TypeError, match="column of texts, found 7"):
        linter.check_column(["停水通知", 7])
    with pytest.raises(ValueError, match="columns of 1 and 2 texts"):
        linter.compare_columns(["停水通知"], ["停水通知", "停电通知"])
    with pytest.raises(TypeError, match="found none at place 1"):
        linter.key_columns(["停水通知", None])
    with pytest.raises(mobanlint.MobanlintError, match='kind: expected "title" or "keyword", found "word"'):
        linter.compare("停水通知", "停电通知", "word")


def test_others_go_on_while_the_library_works():
    linter, many = mobanlint.Linter(), list(titles(3000))
    work = threading.Thread(target=lambda: linter.compare_columns(many, many[::-1]))
    rounds = 0
    work.start()
    while work.is_alive():
        rounds += 1
    assert rounds > 1000


def test_threads_share_a_library():
    linter = mobanlint.Linter()
    library, many = linter.library(), list(titles(400))
    threads = [threading.Thread(target=lambda share=share: [library.insert(one) for one in many[share::4]]) for share in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(library) == 400
    assert len(library.groups()) == len(linter.library(many).groups())


def test_types_name_what_reports_hold():
    schema = json.loads((ROOT / "rules/schemas/report.json").read_text("utf-8"))
    named = {
        "Report": schema,
        "RulesetRef": schema["properties"]["ruleset"],
        "Summary": schema["properties"]["summary"],
        "Finding": schema["$defs"]["finding"],
        "TemplateRef": schema["$defs"]["template"],
        "InputError": schema["$defs"]["error"],
        "Related": schema["$defs"]["related"],
        "Fix": schema["$defs"]["fix"],
        "Edit": schema["$defs"]["edit"],
        "Span": schema["$defs"]["span"],
        "At": schema["$defs"]["at"],
    }
    for name, described in named.items():
        made = getattr(reports, name)
        assert set(made.__annotations__) == set(described["properties"]), name
        assert made.__required_keys__ == set(described.get("required", ())), name


def test_the_package_is_typed(tmp_path):
    use = tmp_path / "use.py"
    use.write_text(
        "import mobanlint\n"
        "report = mobanlint.check(['停水通知'])\n"
        "first: str = report['findings'][0]['message']\n"
        "wrong: int = mobanlint.compare('a', 'b')['verdict']\n",
        "utf-8",
    )
    options = ["--config-file", "pyproject.toml", "--cache-dir", "../target/python/mypy"]
    command = [sys.executable, "-m", "mypy", *options, "package/mobanlint", str(use)]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT / "python")
    assert run.stdout.count("error:") == 1 and "use.py:4: error" in run.stdout, run.stdout
