"""Checks drafts of WeChat message templates against the platform's audit rules, offline.

>>> import mobanlint
>>> report = mobanlint.check([{"title": "订单支付成功"}], language="en")
>>> report["findings"][0]["rule"], report["findings"][0]["message"]
('1.3', 'The title does not end in 提醒 or 通知')
>>> mobanlint.compare("订单支付成功通知", "订单付款成功提醒")["verdict"]
'over-similar'

What is returned has the structure of the command line's JSON; `mobanlint schema report` describes it.
"""

from ._columns import KeyColumns
from ._linter import KeySet, Keys, Library, Linter, check, compare, find, keys, preflight
from ._native import VERSION as __version__
from ._native import MobanlintError, rulesets

__all__ = [
    "KeyColumns",
    "KeySet",
    "Keys",
    "Library",
    "Linter",
    "MobanlintError",
    "__version__",
    "check",
    "compare",
    "find",
    "keys",
    "preflight",
    "rulesets",
]
