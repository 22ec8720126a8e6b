"""What is said in a call: a sentence for each question, and the customer's answer, both by rules (unit 6).

1. A situation or problem question is the next of its list. An implication or need-payoff question speaks of the need it
   would work on; without one it is a general sentence.
2. A sentence that was said is not said again: a general one follows.
3. The answer to a question that found something names what it found. Any other answer is the animal's own, and shorter
   when the same was answered before.

No luck of its own: what is said follows from what was asked and answered.
"""

from __future__ import annotations

from dataclasses import dataclass

from simlib.text import t
from simlib.units.needs.model import Answer, Call, Customer

LISTED = 6  # sentences of a list
AGAIN = 2  # general sentences that follow one already said
FOUND = {"opened": "implied", "wish": "explicit"}


@dataclass(frozen=True)
class Exchange:
    """A question and its answer: keys of the two sentences, and what the question did."""

    asked: str
    answered: str
    answer: Answer

    @property
    def uncovered(self) -> str:
        """The kind of question and what it uncovered, in words."""
        a = self.answer
        topic = t(f"needs.topic.{a.topic}.name") if a.topic else ""
        return t(f"needs.found.{a.what}", kind=t(f"needs.kind.{a.kind}").capitalize(), topic=topic)


class Talk:
    """A call that speaks: `choice(kind)` is the sentence at hand, `ask(kind)` says it; `said` keeps all of it.

    >>> import numpy as np
    >>> from simlib.text import speaking
    >>> from simlib.units.needs.model import customers
    >>> talk = Talk(customers(1, np.random.default_rng(1), role="user", animal="sheep")[0])
    >>> with speaking("en"):
    ...     t(talk.ask("payoff").answered)
    '“I cannot say yet what I would need.”'
    """

    def __init__(self, customer: Customer):
        self.call, self.said = Call(customer), []

    def choice(self, kind: str) -> str:
        """The key of the sentence that a question of this kind would be now."""
        if kind in ("situation", "problem"):
            return f"needs.ask.{kind}.{self.call.asked[kind] % LISTED + 1}"
        need = self.call.focus(kind)
        if need is None:
            key = f"needs.ask.{kind}.idle"
        elif kind == "payoff":
            key = f"needs.ask.{kind}.{need.topic}"
        else:
            key = f"needs.ask.{kind}.{need.topic}.{need.consequences + 1}"
        asked = [e.asked for e in self.said]
        if key not in asked:
            return key
        general = sum(a.startswith(f"needs.ask.{kind}.again") for a in asked)
        return f"needs.ask.{kind}.again.{general % AGAIN + 1}"

    def ask(self, kind: str) -> Exchange:
        """Ask; ValueError as of `Call.ask`."""
        asked, answer = self.choice(kind), self.call.ask(kind)
        exchange = Exchange(asked, self._answered(answer), answer)
        self.said.append(exchange)
        return exchange

    def _answered(self, answer: Answer) -> str:
        if answer.what == "fact":
            return f"needs.said.situation.fact.{self.call.asked['situation']}"
        if answer.what in FOUND:
            return f"needs.topic.{answer.topic}.{FOUND[answer.what]}"
        if answer.what == "consequence":
            seen = next(n.consequences for n in self.call.needs if n.topic == answer.topic)
            return f"needs.topic.{answer.topic}.consequence.{seen}"
        before = any((e.answer.kind, e.answer.what) == (answer.kind, answer.what) for e in self.said)
        return f"needs.said.{answer.kind}.{answer.what}.{'again' if before else self.call.customer.animal}"
