"""Made titles, the same on every machine, and what is to be found in them."""

import random

OBJECTS = "订单 账单 报名 预约 缴费 退款 审核 维修 发票 合同 报告 申请 押金 车辆 成绩 房间".split()
STATES = "成功 失败 取消 到期 即将到期 变更 完成 驳回 通过 受理 提交 开始 结束 逾期".split()
ENDINGS = ["通知", "提醒"]
SYNONYMS = [("订单", "定单"), ("变更", "更改"), ("取消", "撤销"), ("驳回", "拒绝"), ("到期", "期满")]


def titles(count, seed=11):
    """Whose, object, state, ending, over words that grow as 6·N^0.6; a quarter are mutants of earlier ones."""
    chance = random.Random(seed)
    words = ["".join(_han(chance) for _ in range(2)) for _ in range(int(6 * count**0.6))]
    recent = []
    for number in range(count):
        if recent and chance.random() < 0.25:
            title = _mutant(chance.choice(recent), chance)
        else:
            title = chance.choice(words) + chance.choice(OBJECTS) + chance.choice(STATES) + chance.choice(ENDINGS)
        if len(recent) < 50_000:
            recent.append(title)
        else:
            recent[number % 50_000] = title
        yield title


def skewed(count):
    """Half of all say one thing, in a few ways; a tenth differ by a number alone, the others are made as ever."""
    ways = ["订单支付成功通知", "订单付款成功提醒", "您的订单支付成功通知", "订单支付成攻通知", "订单 支付 成功 通知"]
    for number, title in enumerate(titles(count)):
        if number % 2:
            title = ways[number // 2 % len(ways)]
        elif number % 10 == 0:
            title = f"第{number}期开奖通知"
        yield title


def batches(titles, size=50_000):
    batch = []
    for title in titles:
        batch.append(title)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def grouped(rows):
    """Rows of number and root as sorted groups of numbers."""
    groups = {}
    for number, root in rows:
        groups.setdefault(root, []).append(number)
    return sorted(sorted(group) for group in groups.values())


def _han(chance):
    return chr(0x4E00 + chance.randrange(3500) * 5)


def _mutant(title, chance):
    kind = chance.randrange(5)
    if kind == 0:
        at = chance.randrange(len(title))
        return title[:at] + _han(chance) + title[at + 1 :]
    if kind == 1:
        for one, other in SYNONYMS:
            title = title.replace(one, other)
        return title
    if kind == 2:
        return "您的" + title
    if kind == 3:
        return title[: len(title) // 2] + title[len(title) // 2] + title[len(title) // 2 :]
    return title.replace("通知", "提醒") if title.endswith("通知") else title.replace("提醒", "通知")
