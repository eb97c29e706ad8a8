"""What the pages of the documentation show, to be run."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page, language):
    """The blocks of a page in a language: what stands behind its name, and the text."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [(about.strip(), code) for name, about, code in _BLOCK.findall(text) if name == language]


def queries():
    """The queries of `past-one-machine.md` by their names."""
    named = {}
    for _, text in blocks("docs/past-one-machine.md", "sql"):
        name = re.match(r"-- (\w+):", text).group(1)
        named[name] = text
    return named


def program(engine):
    """The functions that the page shows for an engine."""
    found = [code for about, code in blocks("docs/past-one-machine.md", "python") if about == engine]
    assert len(found) == 1, engine
    made = {"__name__": engine}
    exec(compile(found[0], f"past-one-machine.md ({engine})", "exec"), made)
    return made
