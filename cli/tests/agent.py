"""`mobanlint mcp` as the official client of another language speaks to it: `python agent.py PROGRAM`."""

import asyncio
import json
import os
import subprocess
import sys
import tempfile

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

PROGRAM = sys.argv[1]
DRAFTS = '[{"title": "订单支付成功", "keywords": [{"name": "订单号", "example": "339208499"}]}, {"title": "取餐提醒"}]'
LIBRARY = '{"template_list": [{"template_id": "t-1", "title": "取餐通知", "content": "餐号：{{number1.DATA}}\\n"}]}'
MESSAGE = '{"touser": "o", "template_id": "t-1", "data": {"number1": {"value": "八八"}}}'


def printed(args, text=""):
    """What the command prints, which the tool of its name must give."""
    run = subprocess.run([PROGRAM, *args], input=text, capture_output=True, text=True, encoding="utf-8")
    return json.loads(run.stdout)


async def asked(session):
    tools = {tool.name: tool for tool in (await session.list_tools()).tools}
    assert sorted(tools) == ["check", "compare", "explain", "find", "preflight"], sorted(tools)
    for tool in tools.values():
        schema = getattr(tool, "inputSchema", None) or tool.input_schema
        assert schema["type"] == "object" and schema["required"] and tool.description, tool

    async def call(tool, **given):
        result = await session.call_tool(tool, given)
        content = result.model_dump(by_alias=True)
        return content["isError"], content["structuredContent"], content["content"][0]["text"]

    with tempfile.TemporaryDirectory() as folder:
        library = os.path.join(folder, "library")
        with open(library, "w", encoding="utf-8") as file:
            file.write(LIBRARY)
        wrong, said, _ = await call("check", drafts=DRAFTS, name="a.json")
        same = printed(["check", "--format=json", "--lang=zh", "--stdin-filename=a.json", "-"], DRAFTS)
        assert not wrong and said == same and said["summary"]["error"] == 1, said
        wrong, said, _ = await call("check", drafts=DRAFTS, library=LIBRARY)
        assert not wrong and any(found["rule"] in ("1.1", "1.2") for found in said["findings"]), said
        wrong, said, _ = await call("compare", a="--help", b="缴费提醒", kind="keyword")
        assert not wrong and said["a"] == "--help" and said["verdict"] == "distinct", said
        wrong, said, _ = await call("find", event="可以取餐了", keywords=["餐号"], library=LIBRARY)
        same = printed(["find", "--format=json", "--lang=zh", "--keywords=餐号", f"--library={library}", "可以取餐了"])
        assert not wrong and said == same and said["matches"][0]["id"] == "t-1", said
        wrong, said, _ = await call("preflight", messages=MESSAGE, templates=LIBRARY)
        assert not wrong and said["findings"][0]["field"] == "data.number1.value", said
        wrong, said, _ = await call("preflight", messages=MESSAGE, templates=LIBRARY.replace("}]", ', "kind": 1}]'))
        assert not wrong and [note["path"] for note in said["notes"]] == ["templates"], said["notes"]
        answer = {"errcode": 47003, "errmsg": "argument invalid! data.thing1.value"}
        for what, key in [("-1", "code"), ("1.3", "page"), ("47003", "meaning"), (47003, "meaning"), (answer, "field")]:
            wrong, said, _ = await call("explain", what=what)
            assert not wrong and said[key], said

    for name, given in [
        ("check", {"drafts": "﻿#!/bin/sh\necho\n"}),
        ("check", {"drafts": DRAFTS, "ruleset": "../secret.json"}),
        ("find", {"event": "取餐"}),
        ("explain", {"what": "--log=/etc/hostname"}),
    ]:
        try:
            wrong, _, text = await call(name, **given)
        except Exception as error:  # The library may find it out before it is sent.
            wrong, text = True, str(error)
        assert wrong and text, (name, given, text)


def refused():
    """What is no JSON is answered, and the next request is, too."""
    initialize = {
        "jsonrpc": "2.0", "id": 1, "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "a", "version": "1"}},
    }
    lines = '{"jsonrpc": \n' + json.dumps(initialize) + "\n"
    run = subprocess.run([PROGRAM, "mcp"], input=lines, capture_output=True, text=True, encoding="utf-8", timeout=60)
    first, second = map(json.loads, run.stdout.splitlines())
    assert (first["error"]["code"], first["id"]) == (-32700, None) and second["id"] == 1, run.stdout


async def main():
    server = StdioServerParameters(command=PROGRAM, args=["mcp", "--lang", "zh"])
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        begun = (await session.initialize()).model_dump(by_alias=True)
        assert begun["serverInfo"]["name"] == "mobanlint" and "1.1-2.5" in begun["instructions"], begun
        await asked(session)
    refused()
    print("mcp: five tools, the same as the commands")


asyncio.run(main())
