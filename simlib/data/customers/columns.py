"""The columns of a customer list: their roles, and the headers that systems give them."""

from __future__ import annotations

from simlib.data.read.columns import Role, words

CUSTOMER_ROLES = (
    Role(
        "id",
        "text",
        words("""customer id, customer number, customer no, account id, client id, member id, user id,
        =customer, =account, customer name, =id, 客户编号, 客户id, 会员编号, 会员号, 用户编号, 账号, =编号,
        客户名称, =客户"""),
        weak=words(
            "type, segment, since, status, service, support, value, lifetime, count, 类型, 级别, 价值"
        ),
    ),
    Role(
        "tenure",
        "number",
        words("""tenure in months, tenure months, months in contract, tenure, months active, months on book,
        =customer age, =lifetime, =duration, length of relationship, 在网时长, 在网月数, 在网天数, 客户时长,
        合作时长, 合作月数, 服役月数, 留存时长, 使用时长, 使用月数, 时长"""),
        weak=words("contract, value, group, value, 合同, 价值, 分组"),
    ),
    Role(
        "start",
        "date",
        words("""start date, customer since, signup date, sign up date, joined, join date, first order,
        activation date, contract start, onboarding date, created date, =start, =since, 开始日期, 入网日期,
        开户日期, 签约日期, 注册日期, 合作开始, 首单日期, 加入日期, 合同开始"""),
    ),
    Role(
        "end",
        "date",
        words("""end date, churn date, cancellation date, cancel date, date left, termination date, exit date,
        last seen, =end, =left on, 结束日期, 流失日期, 退网日期, 解约日期, 离开日期, 终止日期, 注销日期"""),
        weak=words("contract, expected, planned, 合同, 预计, 计划"),
    ),
    Role(
        "observed",
        "date",
        words("""observation date, observed on, observed until, as of date, as of, snapshot date, report date,
        观察日期, 统计日期, 截止日期, 数据日期, 快照日期"""),
    ),
    Role(
        "churned",
        "name",
        words("""churn label, churned, churn, attrition, has left, is churned, exited, cancelled, canceled,
        customer status, =left, =lost, =status, 是否流失, 是否离开, 是否退网, 已流失, 流失, 流失标志,
        客户状态, =状态"""),
        weak=words("reason, score, category, date, value, risk, probability, 原因, 日期, 评分, 概率, 风险"),
    ),
    Role(
        "segment",
        "name",
        words("""contract, contract type, segment, customer segment, plan, customer type, =type, grade, tier,
        合同类型, 合约类型, 合同, 合约, 客户分层, 客户类型, 客户级别, 分层, 套餐, =类型, =级别"""),
        weak=words("id, number, start, end, date, value, 编号, 日期, 开始, 结束, 金额"),
    ),
    Role(
        "charges",
        "number",
        words("""monthly charges, monthly charge, monthly fee, monthly revenue, mrr, charges, monthly spend,
        revenue, =fee, =amount, 月费, 月租, 每月费用, 月消费, 月收入, 费用, 消费金额"""),
        weak=words("total, 总, 累计"),
    ),
)
"""What a column of a customer list can mean. Needed: tenure or start, and churned or end."""
