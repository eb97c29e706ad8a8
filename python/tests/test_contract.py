"""What the command line prints, the package says: by the same bytes, in the same words."""

import json
import subprocess
import sys
from pathlib import Path

import mobanlint
import pytest
from pages import ROOT, blocks

EXAMPLES = ["examples/drafts.json", "examples/clean.json", "examples/clinic.jsonl", "examples/existing-titles.txt"]


def command(*args, **options):
    """The command of the wheel, as pip has put it beside Python."""
    program = Path(sys.executable).with_name("mobanlint")
    return subprocess.run([program, *args], capture_output=True, text=True, encoding="utf-8", cwd=ROOT, **options)


def native(*args, **options):
    """The program that cargo has built."""
    program = ROOT / "target/debug/mobanlint"
    if not program.exists():
        pytest.skip("`cargo build` has not been run")
    return subprocess.run([program, *args], capture_output=True, text=True, encoding="utf-8", cwd=ROOT, **options)


def printed(value):
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def reported(report):
    """A report as the command line writes it, a finding, an error and a note a line."""
    parts = []
    for name, value in report.items():
        text = compact(value)
        if value and isinstance(value, list):
            text = "[\n" + ",\n".join(map(compact, value)) + "\n]"
        parts.append(f'"{name}":{text}')
    return "{" + ",".join(parts) + "}\n"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_reports_are_those_of_the_native_program_byte_for_byte(language, monkeypatch):
    monkeypatch.chdir(ROOT)
    for example in EXAMPLES:
        expected = native("check", example, "--no-config", "--format", "json", "--lang", language)
        assert reported(mobanlint.check(Path(example), language=language)) == expected.stdout, example
    both = [Path(example) for example in EXAMPLES]
    library = mobanlint.Linter(language=language).library(Path(EXAMPLES[-1]))
    options = ["--no-config", "--format", "json", "--lang", language, "--library", EXAMPLES[-1]]
    expected = native("check", *EXAMPLES[:2], *options)
    assert reported(mobanlint.check(both[:2], library, language=language)) == expected.stdout


def test_pairs_candidates_and_messages_are_those_of_the_native_program(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    pair = ["订单支付成功通知", "订单付款成功提醒"]
    expected = native("compare", *pair, "--format", "json", "--lang", "zh")
    assert compact(mobanlint.compare(*pair)) + "\n" == expected.stdout
    found = mobanlint.find("订单支付了", Path(EXAMPLES[-1]), keywords=["订单号"])
    options = ["--library", EXAMPLES[-1], "--keywords", "订单号", "--format", "json", "--lang", "zh"]
    assert printed(found) == native("find", "订单支付了", *options).stdout
    templates, messages = tmp_path / "templates.json", tmp_path / "messages.json"
    templates.write_text(
        '{"template_list": [{"template_id": "T", "title": "取餐通知", "content": "餐号：{{number1.DATA}}\\n"}]}', "utf-8"
    )
    messages.write_text('{"touser": "o", "template_id": "T", "data": {"number1": {"value": "八八"}}}', "utf-8")
    expected = native("preflight", messages, "--templates", templates, "--format", "json", "--lang", "zh")
    assert reported(mobanlint.preflight(messages, templates)) == expected.stdout


def test_what_cannot_be_loaded_is_said_in_the_words_of_the_command_line(tmp_path):
    broken = tmp_path / "rules.json"
    broken.write_text('{"extends": "wechat-template-message", "rules": [{"id": 7}]}', "utf-8")
    words = tmp_path / "words.tsv"
    words.write_text("no-such-tag\t词\n", "utf-8")
    for options, chosen in [
        (["--rule", "1.33"], {"only": ["1.33"]}),
        (["--ruleset", broken], {"ruleset": broken}),
        (["--ruleset", "wechat-template"], {"ruleset": "wechat-template"}),
        (["--words", words], {"words": [words]}),
        (["--words", "nowhere.tsv"], {"words": ["nowhere.tsv"]}),
    ]:
        for language, before in [("zh", "错误："), ("en", "error: ")]:
            said = native("check", EXAMPLES[1], "--no-config", "--lang", language, *options)
            with pytest.raises(mobanlint.MobanlintError) as raised:
                mobanlint.Linter(language=language, **chosen)
            assert said.returncode == 2
            assert said.stderr == "".join(f"{before}{line}\n" for line in str(raised.value).splitlines()), options
    said = native("preflight", EXAMPLES[0], "--templates", EXAMPLES[0], "--ruleset", mobanlint.rulesets()[0], "--lang", "en")
    with pytest.raises(mobanlint.MobanlintError) as raised:
        mobanlint.Linter(language="en").preflight([], [])
    assert said.stderr == f"error: {raised.value}\n"


def test_drafts_that_cannot_be_read_are_told_with_their_place(tmp_path):
    report = mobanlint.check([{"title": "停水通知"}, {"titel": "停电通知"}, {"title": "停气"}], language="en")
    assert [(error["path"], error["message"]) for error in report["errors"]] == [
        ("templates[1]", 'unknown key "titel"; did you mean "title"?')
    ]
    assert report["summary"]["templates"] == 2
    assert [finding["template"]["index"] for finding in report["findings"]] == [2]
    answer = {"template_list": [{"template_id": "T", "title": "取餐通知", "content": "餐号：{{number1.DATA}}"}]}
    assert mobanlint.check(answer)["summary"]["templates"] == mobanlint.check({"title": "取餐通知"})["summary"]["templates"] == 1
    assert mobanlint.check({"titel": "取餐通知"}, language="en")["errors"][0]["message"].startswith('unknown key "titel"')
    file = tmp_path / "drafts.json"
    file.write_text('[{"titel": "停电通知"}]', "utf-8")
    error = mobanlint.check(file)["errors"][0]
    assert (error["path"], error["line"], error["column"]) == (str(file), 1, 3)
    with pytest.raises(FileNotFoundError):
        mobanlint.check(Path("nowhere.json"))
    with pytest.raises(TypeError, match="pathlib.Path, found str"):
        mobanlint.check("drafts.json")


def test_the_wheel_carries_the_command_line():
    for args, text in [
        (["check", *EXAMPLES], None),
        (["check", "-", "--format", "sarif"], '[{"title": "停水"}]'),
        (["--version"], None),
        (["explain", "1.3"], None),
        (["chekc"], None),
    ]:
        ours, theirs = command(*args, input=text), native(*args, input=text)
        assert (ours.returncode, ours.stdout, ours.stderr) == (theirs.returncode, theirs.stdout, theirs.stderr), args
    assert mobanlint.__version__ in command("--version").stdout


def test_its_tools_for_agents_start_it_again():
    asked = [
        {"method": "initialize", "id": 1, "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}},
        {"method": "notifications/initialized"},
        {"method": "tools/call", "id": 2, "params": {"name": "compare", "arguments": {"a": "停水通知", "b": "停水提醒"}}},
    ]
    program = Path(sys.executable).with_name("mobanlint")
    with subprocess.Popen([program, "mcp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        for one in asked:
            server.stdin.write(json.dumps({"jsonrpc": "2.0", **one}) + "\n")
            server.stdin.flush()
        answers = [json.loads(server.stdout.readline()) for _ in range(2)]
        server.stdin.close()
    assert answers[1]["result"]["structuredContent"]["verdict"] == "over-similar"


def test_the_page_shows_what_runs(monkeypatch):
    monkeypatch.chdir(ROOT)
    shown = {}
    for _, code in blocks("docs/python.md", "python"):
        exec(compile(code, "python.md", "exec"), shown)
