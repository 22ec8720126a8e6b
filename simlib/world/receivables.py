"""Receivables: bills and when they are paid, by the debtor's type, our terms, and how we remind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from math import exp, inf
from typing import Any

from simlib.world.collecting import Collecting
from simlib.world.customer_luck import OPENING_CUSTOMER, REMINDERS, OrderLuck, milestone_luck, opening_luck
from simlib.world.customers import Bill, Customer, Customers, Owed
from simlib.world.fading import Fading, agency_share
from simlib.world.leads import Lead
from simlib.world.log import LogBook
from simlib.world.pools import Clock
from simlib.world.roll_rates import PAID, WRITTEN_OFF
from simlib.world.scenario import Scenario
from simlib.world.season import Season
from simlib.world.strategy import Strategy
from simlib.world.streams import Streams, keyed_entity, keyed_item
from simlib.world.tables import TABLES, packer

_ABLE = 2  # the first two of the four debtor types can pay
_EARLY_DAYS = 5.0  # who pays in time pays within this many days before the due date [assumed]
MONTH = 30.0
"""Days of one roll: the width of an aging bucket."""

# the first column of a bill's luck that is a month's, and how many columns a bill has
_ROLLS, _COLUMNS = 9, 256
_MOST_OPENING = 10**7  # bills of the opening ledger have the order numbers -2, -3, …
# days past due of the opening ledger's buckets
_BUCKET_AGES = (-30, 0), (1, 30), (31, 60), (61, 90), (91, 150)

invoice_row = packer(TABLES["invoices"])


class Receivables:
    """The ledger of one run: every delivered order and accepted contract becomes bills, every bill is settled.

    A debtor who pays in time does so up to the due date; the others pay at a daily hazard by type (able × willing)
    after it, raised by the tone of a contact, lowered by dissatisfaction, and at rest while a service case of the
    order is open (a dispute). Or they all pay by a monthly roll-rate matrix, in which reminders are already. All that
    is certain is written ahead; only an open bill that is reminded costs events.
    """

    def __init__(
        self, clock: Clock, market: Scenario, customers: Customers, streams: Streams, book: LogBook, horizon: float,
    ):  # fmt: skip
        self._clock, self._market, self._customers, self._streams = clock, market, customers, streams
        self._horizon = horizon
        self._note, self._note_contact = book.rows["invoices"].extend, book.rows["contacts"].extend
        self._unhappy, self._on_time, self._pay_rate = market.unhappy_effect, market.on_time, market.pay_rate
        self.fading = Fading(Season(market.pay_season, market.pay_peak), market.debt_fading)
        self._key = streams.key(REMINDERS)
        self._upto: Any = market.roll_rates.upto.tolist() if market.payment == "roll_rates" else None
        self.collecting: Collecting
        self.first_bill: Callable[[], None] | None = None

    def start(self, strategy: Strategy) -> None:
        """Hire the collectors and take over the opening ledger."""
        self.collecting = Collecting(
            self._clock, self._market, strategy, self._note_contact, self, self._horizon
        )
        self.decide(strategy)
        self._open_ledger()

    def decide(self, strategy: Strategy) -> None:
        """Take over a strategy: what depends on levers alone, computed once."""
        self._terms = float(strategy.payment_terms)
        self._discount, self._early = strategy.early_discount, float(strategy.early_days)
        gained = self._terms - self._early
        # what paying early earns a year, as a share of the amount [textbook formula of trade credit]
        self._yield = (
            strategy.early_discount / (1.0 - strategy.early_discount) * 364.0 / gained
            if gained > 0.0
            else 0.0
        )
        self._cash_share = strategy.commission * strategy.commission_on_cash
        usual = self._market.commission_usual
        pushed = strategy.commission * strategy.commission_on_cash / usual if usual else 0.0
        self._pushed = 1.0 + self._market.commission_collecting * pushed
        self.collecting.decide(strategy)
        # a bill without a discount falls due as it is: no roll-rate matrix, no reminder before the due date
        self._simple = self._market.credit_sales and self._upto is None and not self.collecting.reminds

    # --- bills

    def bill_order(self, c: Customer, order: int, luck: OrderLuck, place: int, issued: float) -> Bill:
        """The invoice of an order delivered now; `collect` begins once it is known until when a dispute holds it."""
        bill = self._bill(c, order, -1, 0, luck.amount[place], issued, issued + self._terms)
        bill.on_time, bill.left = luck.on_time[place], luck.pay[place]
        if self._yield and c.debtor < _ABLE and luck.capital[place] < self._yield:
            bill.early = issued + self._early
            bill.discount = int(bill.amount * self._discount + 0.5)
        self._pace(bill, 1.0)
        if self.first_bill is not None:
            self._tell()
        return bill

    def invoice(self, c: Customer, order: int, luck: OrderLuck, place: int, now: float) -> None:
        """The invoice of an order that is delivered now with nothing wrong: billed, and paid as the debtor pays."""
        if not self._simple or self._yield or self.first_bill is not None:
            self.collect(self.bill_order(c, order, luck, place, now), now)
            return
        on_time, chance = luck.on_time[place], self._on_time[c.debtor]
        due, amount = now + self._terms, luck.amount[place]
        if on_time < chance:
            # most bills: paid in time without anybody's doing, so that no more of them is known than when and how much
            day = due - _EARLY_DAYS * on_time / chance
            owed = Owed()
            owed.customer, owed.amount, owed.settled = None, amount, day if day > now else now
            self._owe(c, owed)
            self._note(invoice_row(c.id, order, -1, 0, now, due, amount, owed.settled, 0, inf, inf, 0, 0))
            return
        bill = self._bill(c, order, -1, 0, amount, now, due)
        bill.left = luck.pay[place]
        self._pace(bill, 1.0)
        self._late(bill)

    def collect(self, bill: Bill, clear: float) -> None:
        """Payment begins; it rests until the day `clear` on which the order's dispute is over."""
        bill.clear = clear
        if self._simple and bill.early == inf:
            self.fall_due(bill, self._on_time[bill.customer.debtor])
        elif not self._market.credit_sales:
            self._settle(bill, bill.issued)
        elif bill.early < inf and clear <= bill.issued:
            self._settle(bill, bill.early, bill.discount)
        elif self._upto is not None:
            self._roll(bill)
        elif not self.collecting.warn(bill):
            self.fall_due(bill, self._on_time[bill.customer.debtor])

    def _roll(self, bill: Bill) -> None:
        """Payment by the roll-rate matrix: a step a month from the bucket of the bill's first day to its end."""
        start = max(bill.clear, 0.0)
        if start == inf:  # the dispute outlasts the run
            self.write(bill, inf)
            return
        bucket, months = min(int(max(start - bill.due, 0.0) // MONTH), len(self._upto) - 1), 0
        if bill.issued < 0.0 and bill.due < 0.0:
            bucket = min(bucket + 1, len(self._upto) - 1)  # of the opening ledger: past due already
        while bucket >= 0 and start + months * MONTH < self._horizon:
            luck = self.reminder_luck(bill, _ROLLS + months)
            bucket = bisect_right(self._upto[bucket], luck) - 1
            if bucket == len(self._upto):
                bucket = WRITTEN_OFF
            months += 1
        day = start + (months - exp(-bill.left)) * MONTH  # within the month, by the bill's own luck
        if bucket == PAID:
            self._settle(bill, day)
        elif bucket == WRITTEN_OFF:
            self.write(bill, inf, 0, day)
        else:
            self.write(bill, inf)

    def prepaid(self, c: Customer, order: int, amount: int, day: float) -> None:
        """An order paid in advance: its invoice is settled the day it is written."""
        self._settle(self._bill(c, order, -1, 0, amount, day, day), day)

    def bill_contract(self, c: Customer, lead: Lead) -> None:
        """An accepted contract is invoiced in milestone rows; the remainder of the split goes to the last."""
        market, now = self._market, self._clock._now
        on_time, pay = milestone_luck(self._streams, lead.id)
        amounts = [int(lead.price * share) for share in market.milestone_shares]
        amounts[-1] += lead.price - sum(amounts)
        for row, amount in enumerate(amounts):
            if not amount:
                continue
            terms = self._terms if row in (1, 2) else 0.0
            bill = self._bill(c, -1, lead.id, row, amount, now, now + market.milestone_days[row] + terms)
            bill.commission = int(amount * self._cash_share + 0.5)
            bill.on_time, bill.left = on_time[row], pay[row]
            self._pace(bill, self._pushed)
            if self.first_bill is not None:
                self._tell()
            self.collect(bill, now)

    def _bill(
        self, c: Customer, order: int, lead: int, row: int, amount: int, issued: float, due: float
    ) -> Bill:
        bill = Bill()
        bill.customer = c
        bill.order = order
        bill.lead = lead
        bill.row = row
        bill.amount = amount
        bill.issued = bill.clear = issued
        bill.due = due
        bill.settled = bill.early = inf
        bill.promised, bill.promises = -inf, None
        bill.commission = bill.discount = 0
        bill.rung = -1
        if lead < 0:
            self._owe(c, bill)
        return bill

    @staticmethod
    def _owe(c: Customer, bill: Owed) -> None:
        if c.bills:
            c.bills.append(bill)
        else:
            c.bills = [bill]  # most have no bill, and an empty list each would be much in a large company

    def _tell(self) -> None:
        """The market learns our terms from the first bill that carries them."""
        told, self.first_bill = self.first_bill, None
        if told is not None:
            told()

    def _pace(self, bill: Bill, pushed: float) -> None:
        """The daily rate at which the debtor pays when late, as things stand on the day of the invoice."""
        c = bill.customer
        usual = self._pay_rate[c.debtor] * pushed
        if self._unhappy:
            usual *= exp(self._unhappy * (c.satisfaction - self._market.satisfaction_reference))
        bill.usual = bill.rate = usual

    def fall_due(self, bill: Bill, chance: float) -> None:
        """Paid in time with this chance; otherwise from the due date on at the debtor's rate."""
        if bill.on_time < chance:
            early = bill.due - _EARLY_DAYS * bill.on_time / chance
            bill.settled = day = max(early, bill.clear, bill.issued, self._clock._now)
            self.write(bill, day)
        else:
            self._late(bill)

    def _late(self, bill: Bill) -> None:
        """From the due date on, or from the end of a dispute, the debtor pays at their rate; the ladder begins."""
        bill.since = start = bill.due if bill.due >= bill.clear else bill.clear
        bill.settled = self.fading.after(bill.due, start, bill.left / bill.rate) if bill.rate > 0.0 else inf
        self.collecting.next(bill)

    def _settle(self, bill: Bill, day: float, discount: int = 0) -> None:
        bill.settled = day
        self.write(bill, day, discount)

    def write(self, bill: Bill, paid: float, discount: int = 0, written_off: float = inf) -> None:
        """Write a bill into the log, once all that will happen to it is known."""
        recovered_on, recovered = inf, 0
        if (
            written_off < inf and self.reminder_luck(bill, 8) < 0.5
        ):  # the agency reaches every second debtor [assumed]
            recovered_on = written_off + self._market.agency_days
            share = agency_share(self._market, written_off - bill.due)
            recovered = min(int(2 * bill.amount * share + 0.5), bill.amount)
        self._note(invoice_row(
            bill.customer.id, bill.order, bill.lead, bill.row, bill.issued, bill.due, bill.amount, paid, discount,
            written_off, recovered_on, recovered, bill.commission,
        ))  # fmt: skip
        if paid < inf:
            closed: Owed = bill  # for good; what is owed needs no more than the day and the amount
            closed.customer = None

    def reminder_luck(self, bill: Bill, column: int) -> float:
        """A number of the bill's own luck: 0-3 promises made, 4-7 kept, 8 agency, from 9 on the months of a roll."""
        own, first = self.luck_of(bill)
        return keyed_item(own, first + column)

    def luck_of(self, bill: Bill) -> tuple[int, int]:
        """Where a bill's own luck lies: the key of its customer or contract, and the item of its first column."""
        if bill.lead >= 0:
            return keyed_entity(self._key, bill.lead), _COLUMNS * bill.row
        c = bill.customer
        if c.own < 0:
            c.own = keyed_entity(self._key, c.id)
        return c.own, _COLUMNS * (4 + bill.order + _MOST_OPENING)

    # --- the opening ledger

    def _open_ledger(self) -> None:
        """Bills of before day 0, spread evenly over their bucket and over the opening customers."""
        market, number = self._market, 0
        people = market.opening_customers
        for bucket, (count, total) in enumerate(zip(market.opening_bills, market.opening_owed, strict=True)):
            if not (count and people):
                continue
            on_time, pay = opening_luck(self._streams, bucket, count)
            low, high = _BUCKET_AGES[bucket]
            for i in range(count):
                c = self._customers.of(OPENING_CUSTOMER + (7 * number) % people)
                due = -(low + (high - low) * (i + 0.5) / count)
                amount = total // count + (total % count if i == count - 1 else 0)
                bill = self._bill(c, -2 - number, -1, 0, amount, due - market.terms_usual, due)
                bill.on_time, bill.left = on_time[i] if bucket == 0 else 1.0, pay[i]
                self._pace(bill, 1.0)
                self.collect(bill, 0.0)
                number += 1

    def leave(self) -> None:
        """The horizon: bills still waiting for a collector are written down, and the desk ends here."""
        self.collecting.leave()
        del self.collecting
