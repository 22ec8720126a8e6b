"""The columns of an opportunity list: their roles, and the headers that CRM systems give them."""

from __future__ import annotations

from collections.abc import Sequence

from simlib.data.opportunities.stages import guess_outcome
from simlib.data.read.columns import Role, shows_amounts, shows_ids, words

_MAX_STAGES = 40  # a column with more different names is no column of stages


def _shows_stages(cells: Sequence, unique: bool) -> bool:
    found = {guess_outcome(str(cell)) for cell in cells}
    return len(cells) <= _MAX_STAGES and {"won", "lost"} <= found


_FORESEEN = words("expected, estimated, est, planned, forecast, weighted, 预计, 预期, 计划, 加权")

ROLES = (
    Role(
        "id",
        "text",
        words("""opportunity id, deal id, opportunity number, record id, lead id, case number, =id, =no,
        商机编号, 机会编号, 销售机会编号, 商机id, 项目编号, 单据编号, =编号"""),
        evident=shows_ids,
    ),
    Role(
        "account",
        "text",
        words("""account name, account, customer name, customer, client, company, organization, organisation,
        客户名称, 客户, 公司名称, 公司, 单位名称, 企业名称"""),
        weak=words("""id, code, type, owner, manager, industry, size, region,
        编号, 类型, 级别, 行业, 来源, 电话, 地址, 经理"""),
    ),
    Role(
        "seller",
        "text",
        words("""sales agent, sales rep, salesperson, sales person, seller, sales representative,
        opportunity owner, deal owner, owner, agent, rep, account manager, assigned to, =sales,
        销售负责人, 负责人, 业务员, 销售员, 销售代表, 销售人员, 客户经理, 所有人, 跟进人, =销售, =销售人"""),
        weak=words("id, team, department, phone, 部门, 团队, 电话"),
    ),
    Role(
        "stage",
        "name",
        words("""deal stage, sales stage, opportunity stage, stage, deal status, status, outcome, =result,
        销售阶段, 商机阶段, 商机状态, 阶段, 状态, 结果"""),
        weak=words("date, days, previous, reason, 日期, 时间, 天数, 上一, 原因"),
        required=True,
        evident=_shows_stages,
    ),
    Role(
        "start",
        "date",
        words("""engage date, engaged date, engagement date, created date, create date, creation date,
        date created, created on, created at, created time, open date, opened date, date opened, start date,
        start time, deal created, =created, =opened, =open, =start, =engaged,
        创建日期, 创建时间, 开始日期, 开始时间, 立项日期, 建立日期, 录入日期, 接洽日期, 登记日期"""),
        weak=words("modified, contract, 合同, 更新"),
    ),
    Role(
        "close",
        "date",
        words("""close date, closed date, date closed, closed on, closed at, close time, closed time,
        closing date, end date, end time, won date, win date, deal closed, =closed, =close, =end,
        关闭日期, 关闭时间, 结束日期, 结束时间, 成交日期, 成交时间, 结单日期, 赢单日期, 签约日期, 签单日期,
        完成日期"""),
        weak=(*_FORESEEN, "合同"),
    ),
    Role(
        "amount",
        "number",
        words("""close value, closed value, deal amount, deal value, opportunity amount, opportunity value,
        contract value, contract amount, order value, order amount, won value, total value, amount, value,
        revenue, 成交金额, 商机金额, 合同金额, 订单金额, 销售金额, 项目金额, 成交额, 销售额, 金额, 总价"""),
        weak=(*_FORESEEN, "probability", "回款", "已收"),
        evident=shows_amounts,
    ),
)
"""What a column of an opportunity list can mean; only the stage is indispensable."""
