"""Unit 12: receivables and credit."""

NUMBER = 12
PART = "around"
TERMS = (
    "ledger_receivables", "credit_sale", "terms", "credit_limit", "overdue", "aging", "dso",
    "bad_debt", "allowance", "early_discount", "dunning", "promise", "credit_management",
    "aging_report", "write_off", "cei", "cash_rate", "roll_rate", "accrual", "cash_basis",
    "debtor", "collector", "advance_payment", "progress_payment",
    "acceptance_payment", "retention_money", "statement", "dunning_letter", "limitation",
    "acceptance_bill", "cash_commission", "baseline", "interval", "luck",
)  # fmt: skip
RECALL = {
    "bad_debt": ("margin", ("price", "margin", "dso")),
    "dso": ("aging", ("aging", "firm", "price")),
    "call": ("date", ("threat", "date", "wait")),
}
NAMES = {
    "simulator": ("CreditPanel",),
    "desk": ("DebtorDesk",),
    "reader": ("LedgerPanel",),
    "tables": (
        "AgingReport", "CashPrice", "CreditBenefits", "DebtorTable", "DiscountCost", "ExtraSales",
        "InvoiceStory",
    ),
}  # fmt: skip
