"""The columns of a book of customers: their roles, and the headers that people give them."""

from __future__ import annotations

from simlib.data.read.columns import Role, shows_amounts, words

TOTALS = frozenset(words("total, totals, grand total, subtotal, sum, 合计, 总计, 小计, 汇总"))
"""Names that stand in a row of sums and are no customer."""

BOOK_ROLES = (
    Role(
        "customer",
        "text",
        words("""customer name, customer, client name, client, account name, account, company name, company,
        buyer, customer id, customer number, customer no, customer code, client id, name, 客户名称, 客户, 客户单位,
        单位名称, 公司名称, 购买方, 往来单位, 客户编号, 客户代码, 客户id, 公司, 名称"""),
        weak=words("type, group, country, manager, grade, since, 类型, 级别, 行业, 地区, 经理"),
        required=True,
    ),
    Role(
        "sales",
        "number",
        words("""our sales, sales amount, sales, net sales, revenue, turnover, sales revenue, order amount,
        invoice amount, invoiced, amount, value, 我方销售额, 销售额, 销售金额, 销售收入, 营业额, 收入, 成交金额,
        订单金额, 开票金额, 采购额, 金额"""),
        weak=words("potential, target, plan, quota, forecast, cost, profit, margin, growth, tax, total spend,"
                   " competitor,潜力, 目标, 计划, 预算, 预计, 成本, 利润, 增长, 占比, 税额, 竞争, 总采购, 总额"),
        required=True,
        evident=shows_amounts,
    ),
    Role(
        "potential",
        "number",
        words("""purchase potential, potential, total spend, category spend, spend in category, total purchases,
        wallet, total demand, demand, 采购潜力, 潜力, 总采购额, 采购总额, 品类采购额, 年采购额,
        年需求, 需求总额, 总需求"""),
        weak=words("share, rank, grade, score, 占比, 份额, 等级, 评分"),
    ),
)  # fmt: skip
"""What a column of a book can mean: the customer and our sales to them are indispensable, potential is not."""
