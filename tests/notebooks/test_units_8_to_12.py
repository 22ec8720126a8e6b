"""The syllabus of units 8 to 12: each of its terms and facts stands in the built notebook, in both languages, with its
label; each unit has its guesses, panels, exercise and debrief; its glossary box has the glossary's terms.

An anchor is (Chinese, English): short words of a fact as the notebook says it in its prose, tables and panels. Words
that come up only after a press of a button (cards, drill) are sought among the words of the unit's panels.
"""

import html
import json
import re
from pathlib import Path

import pytest

from simlib.classroom.assignment import assignment
from simlib.text import keys

ROOT = Path(__file__).resolve().parents[2]
UNITS = ("08", "09", "10", "11", "12")
LABELS = {"zh": ("课程", "文献", "假设", "有争议"), "en": ("course", "published", "assumed", "contested")}

SAID = {
    "08": [
        ("沟通交换信息，看重过程", "communication exchanges information and cares about the process"),
        ("谈判要的是结果", "negotiation is about a result"), ("什么是谈判", "What negotiation is"),
        ("为什么谈判", "Why negotiate"), ("前提", "Preconditions"), ("成功的原则", "Principles of success"),
        ("重点不同", "own focus"), ("准备、开局、中场、终局", "Preparation, opening, middle game, end game"),
        ("不管对方的态度", "not with the other side's manner"), ("比上一次走到了哪里", "compared with last time"),
        ("Dawson", "Dawson"), ("让步", "Making concessions"), ("设圈套，也讲避圈套", "setting traps and avoiding them"),
        ("临门一脚", "closing push"), ("次序技术", "sequence technique"), ("促成成交的办法", "ways to close"),
        ("假如您是客户", "if you were the customer?"), ("新世纪", "new century"),
        ("不打价格战也有利润", "profit without low-price competition"), ("鹰", "Eagle"), ("羊", "Sheep"), ("狐", "Fox"),
        ("驴", "Donkey"), ("谈判协议的最佳替代方案", "the best you can do without this deal"), ("保留价格", "reservation price"),
        ("可达成协议区间", "zone of possible agreement"), ("锚", "anchor"),
        ("Faratin、Sierra、Jennings，1998", "Faratin, Sierra and Jennings (1998)"), ("Nash，1950", "Nash 1950"),
        ("Rubinstein，1982", "Rubinstein 1982"), ("水面平静，下有鳄鱼", "Calm water hides crocodiles"),
        ("一招练到家", "One simple move"), ("我已经说清楚了", "you think you were clear"), ("给人一杯水，自己要有一桶水", "carry a bucket"),
        ("不要总是解释", "Don't always explain yourself"), ("匀速", "even (linear)"), ("一次大让", "one big step"),
    ],
    "09": [
        ("高效团队的金字塔", "pyramid of an effective team"), ("三种团队", "Three types of team"),
        ("销售组织及其改进", "sales organisation with its improvement"), ("四个发展阶段", "four stages"),
        ("组建、磨合、规范、高效", "forming, storming, norming and performing"), ("Tuckman，1965", "Tuckman 1965"),
        ("区域、产品、客户、职能", "territory, product, customer or function"), ("冲突", "Conflict"),
        ("低绩效者的辅导与激励", "low performers to coach and motivate"), ("三层管理瓶颈", "Three layers of bottleneck"),
        ("与其他部门的合作和冲突", "cooperation and conflict with other departments"),
        ("成长曲线和驱动力", "Growth curve and drive"), ("谁适合做大客户", "who suits key accounts"),
        ("三星", "Samsung"), ("上手", "ramp"), ("四个季度", "four quarters"), ("回款提成", "Commission on cash collected"),
        ("动物、象限、性格标签", "Animals, quadrants and labels of temper"),
    ],
    "10": [
        ("概念和功能", "concept and functions"), ("结构", "structure"), ("现状与问题", "their problems"),
        ("四种推动渠道的模式", "four models of driving a channel"), ("四步设计渠道", "four steps of channel design"),
        ("选择渠道的经济性", "economics of choosing a channel"), ("科特勒的五种客户关系", "Kotler's five levels"),
        ("基本型", "Basic"), ("被动型", "Reactive"), ("负责型", "Accountable"), ("能动型", "Proactive"),
        ("伙伴型", "Partnership"), ("客户（或经销商）多少、毛利高低", "on the margin"),
        ("选择、培训、激励、评估、改进", "Select, train, motivate, evaluate, improve"),
        ("坐商", "sitting and waiting"), ("行商", "going out"), ("业务员时代的终结", "end of the salesman era"),
        ("对方的销售队伍也要培养", "Developing the agent's own sales team"),
        ("满意度和忠诚度", "dealer satisfaction and loyalty"), ("分析需要", "Analyse needs"),
        ("确定目标", "Set objectives"), ("找出方案", "Find alternatives"), ("4 · 评估", "4 · Evaluate"),
        ("经济性、可控性、适应性", "economy, control, adaptability"), ("推动", "push"), ("拉动", "pull"),
        ("推拉结合", "push and pull"), ("窜货", "cross-territory diversion"), ("返利", "rebate"),
        ("固定费用之差，除以提成率之差", "difference of the fixed sums over the difference of the shares"),
    ],
    "11": [
        ("满意的因素和怎样提高它", "factors of satisfaction and how to raise it"), ("满意不等于忠诚", "Satisfaction is not loyalty"),
        ("忠诚的价值和怎样提高它", "value of loyalty and how to raise it"), ("六种原因", "six reasons"),
        ("投诉造就销售冠军", "Complaints make sales champions"), ("客户服务意识", "service awareness"),
        ("处理投诉", "handling complaints"), ("留住大客户的关键因素", "key factors of keeping key accounts"),
        ("客户关怀", "customer care"), ("挽留", "retain"), ("复购", "repurchase"), ("赢回", "won back"), ("华为", "Huawei"),
        ("1、3、5、9、14、68", "1, 3, 5, 9, 14, 68"), ("企业关闭", "firm closed"), ("联系人离开", "contact left"),
        ("Jones与Sasser（1995）", "Jones and Sasser (1995)"), ("Fader与Hardie（2007）", "Fader and Hardie (2007)"),
        ("移位贝塔几何", "shifted beta-geometric"), ("BG/NBD", "BG/NBD"),
        ("Fader、Hardie与Lee，2005", "Fader, Hardie and Lee 2005"), ("服务补救悖论", "service recovery paradox"),
        ("竞争压力", "pressure of competitors"), ("一位离开的客户的一生", "life of one customer who left"),
        ("客户不同，最好的做法会变吗", "Does the best move change when customers differ"), ("由五年看十年", "Ten years from five"),
        ("奖励给公司", "Reward the firm"),
    ],
    "12": [
        ("下一个利润来源", "next source of profit"), ("信用环境", "credit climate"), ("赊还是不赊", "To sell on credit or not"),
        ("赊销的利弊和十大好处", "ten benefits of selling on credit"), ("谁负责什么", "who is responsible for what"),
        ("真的赚到钱了吗", "Are you really making money"), ("坏账 / 净利润率", "bad debt / net margin"),
        ("边际贡献率", "contribution margin"), ("假如您是债务人", "suppose you were the debtor"),
        *(pair for pair in zip(
            ("销量更大", "原本买不了的新客户", "单子更大", "自家库存更少", "生产更平稳", "更忠诚", "不输给对手的条件", "打开市场", "稳住价格", "了解客户"),
            ("more volume", "customers who could not buy otherwise", "bigger orders", "less stock of your own", "smoother production",
             "loyalty", "parity with rivals", "a way into a market", "support for the price", "information on customers"), strict=True)),
        ("四类债务人", "four types of debtor"), ("三类收款人", "three of collector"), ("有没有能力、有没有意愿", "able or unable"),
        ("随和", "accommodating"), ("按部就班", "methodical"), ("强硬", "confrontational"),
        ("借口与回答", "usual excuses with answers"), ("演练", "drills"), ("单据、资金紧、争议", "paperwork, cash flow, a dispute"),
        ("未到期、1–30、31–60、61–90、90天以上", "current, 1-30, 31-60, 61-90, 90+"), ("最佳可能DSO", "best possible DSO"),
        ("CEI", "CEI"), ("滚动率", "roll rate"), ("Cyert、Davidson、Thompson，1962", "Cyert, Davidson, Thompson 1962"),
        ("坏账准备", "allowance"), ("催收阶梯", "dunning ladder"), ("授信额度", "credit limit"), ("三三三一", "three-three-three-one"),
        ("质保金", "retention money"), ("春节", "Spring Festival"), ("对账单", "statements of account"),
        ("催款函、律师函、诉讼", "dunning letter to lawyer's letter to suit"), ("诉讼时效", "limitation period"),
        ("第188条", "art. 188"), ("第195条", "art. 195"), ("承兑汇票", "acceptance bills"), ("回款提成", "commission paid on cash"),
        ("60日内", "within 60 days"), ("2025年6月1日", "1 June 2025"), ("不是法律意见", "no legal advice"),
        ("不骚扰，不公开羞辱，不找亲属", "no harassment, no public shaming, no relatives"),
    ],
}  # fmt: skip

ON_CARDS = {
    "08": [("negotiation.box.trap", "圈套", "trap"), ("negotiation.box.kind", "沟通", "communication"),
           ("negotiation.move.dated", "日期.*拖延的代价", "dated.*delay costs")],
    "09": [*((f"team.deck.types.bin.{k}", zh, en) for k, zh, en in (
               ("problem", "解决问题", "problem-solving"), ("own", "自我管理", "self-managed"), ("cross", "跨部门", "cross-functional"))),
           *((f"team.deck.conflict.bin.{k}", zh, k) for k, zh in (
               ("competing", "竞争"), ("collaborating", "合作"), ("compromising", "妥协"), ("avoiding", "回避"),
               ("accommodating", "迁就"))),
           *((f"team.deck.bottleneck.bin.{k}", zh, k) for k, zh in (("owner", "老板"), ("manager", "经理"), ("system", "制度"))),
           ("team.deck.low.bin.skill", "辅导", "coach"), ("team.deck.low.bin.will", "激励", "motivate")],
    "10": [*((f"channels.drive.{k}", zh, k) for k, zh in (("push", "推动"), ("pull", "拉动"), ("partnership", "伙伴"))),
           *((f"channels.level.{k}", zh, k) for k, zh in (
               ("basic", "基本"), ("reactive", "被动"), ("accountable", "负责"), ("proactive", "能动"), ("partnership", "伙伴")))],
    "11": [("churn.card.reasons.plant", "停|关", "shut down"), ("churn.card.reasons.director", "采购", "contact left|director"),
           ("churn.repeat.title", "没有合同", "without a contract")],
    "12": [*((f"receivables.desk.excuse.{k}", zh, en) for k, zh, en in (
               ("paperwork", "发票", "invoice"), ("cash_flow", "没钱", "nothing in the account"), ("dispute", "不对", "not right"),
               ("approver", "签字", "sign"), ("own_customer", "我们的客户", "own customer"), ("silence", "没有回音", "no reply"))),
           ("receivables.desk.answer.plan", "分期付款", "payment plan"), ("receivables.desk.answer.escalate", "如实", "truthfully")],
}  # fmt: skip
"""(catalogue keys begin with, Chinese pattern, English pattern)."""

GLOSSARY = {
    "08": "谈判协议的最佳替代方案 保留价格 可达成协议区间 让步 锚定 底线 开局 中场 终局 成交 次序技术 鹰 羊 狐 驴",
    "09": "低绩效 辅导 激励 上手期 冲突管理 员工流失率 提成 回款提成",
    "10": "营销渠道 渠道商 经销商 分销商 代理商 坐商 行商 直销队伍 窜货 返利",
    "11": "客户满意度 客户忠诚度 客户流失 客户保持率 复购率 客户关怀 客户生命周期 客户投诉 服务补救 服务水平 客户挽留 客户赢回",
    "12": "应收账款 账龄 赊销 账期 坏账 核销 催收 债务人 收款人 应收账款周转天数 收款有效性指数 信用管理 授信额度 逾期 账龄分析表 坏账准备 "
          "滚动率 现金折扣 预付款 进度款 验收款 质保金 对账单 催款函 承诺付款 诉讼时效 承兑汇票 回款率 回款提成 权责发生制 收付实现制",
}  # fmt: skip
"""The course glossary's terms that belong to each unit."""

PANELS = {
    "08": ("NegotiationPanel", "PatternPanel", "NegotiationSheet", "DealPanel", "NegotiationStory"),
    "09": ("HireCoachPanel", "StagePanel", "TurnoverPanel", "StaffingPanel", "TeamStory", "TeamPyramid"),
    "10": ("CrossingPanel", "LevelsPanel", "DealersPanel", "DealerStory", "DesignTable"),
    "11": ("ChurnPanel", "LoyaltyPanel", "CohortPanel", "RepeatPanel", "ProjectionPanel", "CustomerStory", "CustomerFilePanel",
           "DifferRace", "ReasonTable", "RecoveryTable"),
    "12": ("CreditPanel", "AgingReport", "ExtraSales", "DebtorTable", "DebtorDesk", "InvoiceStory", "LedgerPanel", "DiscountCost"),
}  # fmt: skip
"""The plays and views that syllabus and course plan name for each unit."""


def notebook(unit: str, lang: str) -> dict:
    (path,) = (ROOT / "notebooks" / lang).glob(f"{unit}_*.ipynb")
    return json.loads(path.read_text(encoding="utf-8"))


def words(unit: str, lang: str, *, outputs: bool = True) -> str:
    """Prose of a built notebook, and the text that its outputs show, without marks; lower case, single spaces."""
    told = []
    for cell in notebook(unit, lang)["cells"]:
        if cell["cell_type"] == "markdown":
            told.append("".join(cell["source"]))
        for output in cell.get("outputs", []) if outputs else []:
            data = output.get("data", {})
            told += ["".join(data.get(kind, "")) for kind in ("text/plain", "text/html")]
    text = html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", "\n".join(told), flags=re.S))
    return re.sub(r"\s+", " ", text.replace("**", "")).casefold()


units = pytest.mark.parametrize("unit", UNITS)
languages = pytest.mark.parametrize("lang", ["zh", "en"])


@units
@languages
def test_every_fact_of_the_syllabus_is_said(unit, lang):
    said = words(unit, lang)
    missing = [pair[lang == "en"] for pair in SAID[unit] if pair[lang == "en"].casefold() not in said]
    assert not missing


@units
@languages
def test_what_only_a_panel_says_is_there(unit, lang):
    catalogue = keys(lang)
    for domain, *patterns in ON_CARDS[unit]:
        pattern = patterns[lang == "en"]
        found = any(
            re.search(pattern, told, re.I) for key, told in catalogue.items() if key.startswith(domain)
        )
        assert found, (domain, pattern)


@units
def test_the_glossary_box_has_the_terms_of_the_course(unit):
    for lang in ("zh", "en"):
        rows = [
            line.split(" | ")[0]
            for cell in notebook(unit, lang)["cells"]
            if "Glossary(" in "".join(cell["source"])
            for output in cell.get("outputs", [])
            for line in "".join(output.get("data", {}).get("text/plain", "")).splitlines()
        ]
        assert not set(GLOSSARY[unit].split()) - set(rows)


@units
@languages
def test_each_piece_of_course_stands_beside_a_label(unit, lang):
    """Each of the four labels is used; every prose cell that names course, author or year has one."""
    prose = ["".join(c["source"]) for c in notebook(unit, lang)["cells"] if c["cell_type"] == "markdown"]
    used = {label for label in LABELS[lang] for cell in prose if f"<kbd>{label}</kbd>" in cell}
    assert used == set(LABELS[lang])
    for cell in prose:
        if re.search(r"(19|20)\d\d", re.sub(r"2026", "", cell)) or re.search(
            r"课程[讲说列提]|the course (says|names)", cell, re.I
        ):
            assert "<kbd>" in cell, cell[:60]


@units
def test_the_shape_of_a_unit(unit):
    """Two panels of which one simulates, a guess shown again, an exercise of three tasks or more, a debrief."""
    code = "\n".join("".join(c["source"]) for c in notebook(unit, "en")["cells"] if c["cell_type"] == "code")
    assert not [name for name in PANELS[unit] if f"{name}(" not in code]
    guesses = set(re.findall(rf'Guess\("{unit}", "(\w+)"\)', code))
    shown = set(re.findall(rf'GuessReveal\("{unit}", "(\w+)"', code))
    assert len(guesses) >= 2 and guesses == shown == set(assignment(unit).guesses)
    assert f'Exercise("{unit}")' in code and len(assignment(unit).tasks) >= 3
    for lang, (claims, here, contested, monday) in {
        "zh": ("课程主张", "在这里", "有争议", "星期一"), "en": ("the course claims", "here", "contested", "monday"),
    }.items():  # fmt: skip
        said = words(unit, lang, outputs=False)
        assert all(part in said for part in (claims, here, contested, monday))
        assert "假设" in said if lang == "zh" else "assum" in said
