"""The columns of a ledger: their roles, and the headers that accounting systems give them."""

from __future__ import annotations

from collections.abc import Sequence

from simlib.data.read.columns import Role, shows_amounts, shows_ids, words

_FORESEEN = words("expected, promised, predicted, estimated, planned, 预计, 预期, 承诺, 计划")

YES = frozenset(words("yes, y, true, t, 1, x, disputed, in dispute, 是, 有, 有争议, 争议, 争议中, √, ✓"))
NO = frozenset(words("no, n, false, f, 0, undisputed, not disputed, none, 否, 没有, 无争议, 正常"))
"""Cells that say whether an invoice is disputed."""

STILL_OPEN = frozenset(
    words("""open, unpaid, outstanding, not paid, not settled, pending, overdue, 未付, 未付款,
        未支付, 未收, 未收款, 未回款, 未结清, 未结, 未到账, 未核销, 欠款, 逾期""")
)
"""Words that stand where the date of settlement would, in the row of an open invoice."""


_SAID = frozenset(words("disputed, undisputed, not disputed, in dispute, 有争议, 无争议, 争议中"))


def _shows_disputes(cells: Sequence, unique: bool) -> bool:
    said = {str(cell).strip().casefold() for cell in cells}
    return bool(said) and said <= _SAID


INVOICE_ROLES = (
    Role(
        "id",
        "text",
        words("""invoice number, invoice no, invoice id, bill number, bill no, document number,
        document no, document id, doc id, invoice, reference, =id, =no, =number, 发票号码,
        发票编号, 发票号, 票号, 单据编号, 单据号, 凭证号, 账单编号, 应收单号, =发票, =单号, =编号"""),
        weak=words("date, amount, status, type, currency, value, total, customer, 日期, 金额, 状态, 类型"),
        evident=shows_ids,
    ),
    Role(
        "customer",
        "text",
        words("""customer id, customer number, customer no, customer code, cust number,
        customer name, customer, debtor, client id, client, account number, account name,
        account, payer, company, buyer, 客户编号, 客户代码, 客户id, 客户名称, 客户,
        往来单位, 购买方, 购货单位, 付款单位, 付款方, 单位名称, 公司名称, 公司"""),
        weak=words("type, group, country, manager, terms, 类型, 级别, 行业, 地区, 经理"),
    ),
    Role(
        "issued",
        "date",
        words("""invoice date, issue date, issued date, date issued, issued on, bill date,
        billing date, invoiced, document date, posting date, date of invoice,
        invoice created, document create date, =issued, =date, =开票日, =发票日, 开票日期, 发票日期,
        开票时间, 开具日期, 出票日期, 账单日期, 单据日期, 记账日期, 入账日期, 业务日期"""),
        weak=words("due, paid, settled, payment, 到期, 付款, 收款"),
        required=True,
    ),
    Role(
        "due",
        "date",
        words("""due date, date due, payment due date, due in date, net due date, due on,
        maturity date, pay by, payment due, =due, =maturity, =应付日, =应收日, 到期日期, 到期日, 付款到期日,
        应收日期, 应收款日期, 应付日期, 应付款日期, 付款期限, 收款期限, 约定付款日期"""),
        required=True,
    ),
    Role(
        "settled",
        "date",
        words("""settled date, settlement date, date settled, paid date, date paid, payment date,
        paid on, clear date, clearing date, cleared date, cleared on, receipt date,
        collection date, closed date, payment received, =settled, =paid, =cleared,
        =payment, =结清日, =付款日, =收款日, =回款日, =到账日, 结清日期, 结清时间,
        结算日期, 清偿日期, 回款日期, 收款日期, 到账日期, 实际付款日期,
        实际收款日期, 付款日期, 支付日期, 清账日期, 收款时间, 回款时间, 付款时间, 核销日期"""),
        weak=(*_FORESEEN, *words("due, 到期, 应付, 应收, 坏账")),
    ),
    Role(
        "amount",
        "number",
        words("""invoice amount, invoice value, invoice total, bill amount, billed amount,
        gross amount, amount invoiced, total open amount, amount due, total amount, amount,
        total, value, 发票金额, 开票金额, 应收金额, 价税合计, 应收账款, 账单金额, 含税金额,
        金额, 总额"""),
        weak=words("paid, tax, vat, discount, net, received, 已收, 已付, 税额, 折扣, 不含税, 回款"),
        required=True,
        evident=shows_amounts,
    ),
    Role(
        "disputed",
        "name",
        words("""disputed, in dispute, is disputed, dispute flag, dispute status, dispute,
        contested, 是否有争议, 是否争议, 有争议, 争议状态, 争议标志, 争议"""),
        weak=words("date, reason, amount, lost, days, code, 日期, 原因, 金额"),
        evident=_shows_disputes,
    ),
    Role(
        "written_off",
        "date",
        words("""write off date, written off date, date written off, written off on, bad debt date,
        charge off date, =written off, =write off, =writeoff, 坏账日期, 坏账核销日期,
        坏账确认日期, 核销坏账日期, 转坏账日期"""),
    ),
)
"""What a column of a ledger can mean; dates of issue and due date and the amount are indispensable.

A file without dates of settlement is a list of open items: all its invoices are open.
"""
