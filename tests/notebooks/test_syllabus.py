"""The built notebooks of units 1 to 6 hold the terms and facts of the syllabus, in both languages."""

import json
from pathlib import Path

import pytest

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"

ANCHORS = {
    ("zh", "01"): (
        "满意度", "忠诚度", "转化率", "生命周期价值", "个性化服务", "参与", "互动", "奖励", "起点", "重点",
        "终点", "市场细分", "数据整合", "互动营销", "客户体验", "数据驱动", "个性化", "组织变革", "数据库",
        "赢回", "人工智能", "云", "投诉", "竞争力", "双向",
    ),
    ("en", "01"): (
        "satisfaction", "loyalty", "conversion", "lifetime value", "personal", "participation",
        "interaction", "reward", "building is the start", "maintaining the focus", "the end point",
        "segmentation", "integration", "experience", "organisation", "database", "cloud", "complaints",
        "two-way", "competitive",
    ),
    ("zh", "02"): (
        "帕累托", "ABC", "大客户", "核心客户", "采购潜力", "客户份额", "获取", "保留", "侵扰", "维持",
        "放弃", "平衡计分卡", "坏账", "员工转职", "专职", "关系营销", "经销商", "判断", "竞争力", "1/5",
        "1/10", "转介绍", "Reichheld",
    ),
    ("en", "02"): (
        "Pareto", "ABC", "key account", "core customer", "potential", "share", "acquire", "retain",
        "contest", "hold", "drop", "scorecard", "bad debt", "transfers", "misprint",
        "relationship marketing", "dealers", "1/5", "1/10", "60 %", "15 %", "Reichheld",
    ),
    ("zh", "03"): (
        "鹰", "驴", "羊", "狐", "只认数字的机器", "自律", "心软", "不切实际", "相容", "对比", "跨象限",
        "侦探", "向导", "下一步", "比喻", "Herrmann", "左脑",
    ),
    ("en", "03"): (
        "eagle", "donkey", "sheep", "fox", "number machine", "self-discipline", "soft-hearted",
        "cutting edge", "compatible", "contrasting", "diagonal", "clique", "detective", "guide",
        "cost of delay", "metaphor", "Herrmann", "rare", "contested",
    ),
    ("zh", "04"): (
        "采购人员", "使用者", "把关者", "决策人", "发起者", "设计者", "三重一大", "价值", "需要", "价格",
        "信赖", "体验", "想要", "六对一", "订单", "进展", "暂时中断", "无销售", "分析步骤", "二〇一〇",
        "六个步骤", "韦伯斯特", "拉克姆",
    ),
    ("en", "04"): (
        "buyer", "user", "gatekeeper", "decision maker", "initiator", "designer", "major projects", "value",
        "need", "price", "trust", "experience", "want", "Six-to-one", "order", "advance", "continuation",
        "no sale", "steps", "2010", "Webster", "Rackham",
    ),
    ("zh", "05"): (
        "认识", "约会", "信赖", "同盟", "名字", "批评", "欣赏", "感谢", "倾听", "玫瑰", "靶心", "外表", "成就",
        "品格", "潜力", "93", "梅拉宾", "海底捞", "礼仪", "站", "手势", "着装", "保质期", "幽默", "生日",
    ),
    ("en", "05"): (
        "acquaintance", "engagement", "trust", "alliance", "names", "criticism", "appreciation", "listen",
        "roses", "bull's eye", "appearance", "achievements", "character", "potential", "93", "Mehrabian",
        "Haidilao", "etiquette", "gestures", "dress", "humour", "family",
    ),
    ("zh", "06"): (
        "现状", "难点", "暗示", "需求效益", "发现问题", "影响", "需求确认", "隐含需求", "明确需求", "航空", "空调", "谈得来的朋友", "特征",
        "优点", "收益", "附加价值", "Needs-off", "Need-payoff", "拉克姆", "拜访之前",
    ),
    ("en", "06"): (
        "Situation", "Problem", "Implication", "Need-payoff", "Needs-off", "implied", "explicit", "airline",
        "air condition", "lonely", "feature", "advantage", "benefit", "added value", "Rackham",
        "before the visit",
    ),
}  # fmt: skip


def words_of(lang: str, unit: str) -> str:
    """All that a reader sees: prose and the words of the outputs, without the code."""
    (path,) = (NOTEBOOKS / lang).glob(f"{unit}_*.ipynb")
    seen = []
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        seen += cell["source"] if cell["cell_type"] == "markdown" else []
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            seen += [*data.get("text/plain", []), *data.get("text/html", []), *output.get("text", [])]
    return "".join(seen).lower()


@pytest.mark.parametrize(("lang", "unit"), ANCHORS)
def test_the_unit_holds_every_anchor(lang, unit):
    words = words_of(lang, unit)
    assert [anchor for anchor in ANCHORS[lang, unit] if anchor.lower() not in words] == []
