"""A call in a large sale, question by question (unit 6): SPIN, four results, and a plan over many customers.

Assumptions (the order of the effects follows Rackham, SPIN Selling, 1988; every size is assumed):

1. A customer has two to five needs, each of a weight. At first none is spoken of. A problem question may
   bring the next one out as an *implied* need, more easily once the situation is known (two answers are
   enough).
2. An implication question adds a consequence to an implied need, two at most; each makes it weigh half as
   much again. How readily depends on the animal: the eagle follows a chain of consequences, the sheep feels
   pressed.
3. A need-payoff question turns an implied need into an *explicit* one: rarely without a consequence, often
   with two.
4. Every question costs patience; more from the third situation question on, and more when there is nothing
   for it to work on. When patience is gone the customer ends the call.
5. Presenting counts a benefit fully for an explicit need only; without one it is an advantage, which counts
   less, and a feature counts least. Value is the sum over the needs spoken of.
6. Value over the customer's bar brings an advance; half as much again, before a decision maker, an order.
   Only a decision maker can order. Below half the bar with nothing explicit: no sale. A customer out of
   patience hears no presentation: a continuation if something was explicit, else no sale.

What is left out: what is said between the questions, rivals, price, earlier calls, tone of voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simlib.course.call_results import RESULTS, SUCCESS
from simlib.course.communication import ANIMALS

KINDS = ("situation", "problem", "implication", "payoff")
ROLES = ("buyer", "user", "gatekeeper", "decider")
TOPICS = ("downtime", "scrap", "energy", "service", "training")
PITCHES = ("feature", "advantage", "benefit")

MOST_QUESTIONS = 12
PATIENCE = {"eagle": 8.0, "donkey": 11.0, "sheep": 11.0, "fox": 9.0}  # [assumed] points at the start
ROLE_PATIENCE = {"buyer": 0.0, "user": 1.0, "gatekeeper": 0.0, "decider": -1.0}  # [assumed] points
COST = {"situation": 0.5, "problem": 0.5, "implication": 0.6, "payoff": 0.5}  # [assumed] points a question
TIRED = 1.5  # [assumed] points: each situation question after the second
IDLE = 1.5  # [assumed] points: a question that has nothing to work on
OPENING = (0.45, 0.65, 0.85)  # [assumed] chance that a problem question is answered, by 0, 1, 2 known facts
FOLLOWS = {"eagle": 0.9, "donkey": 0.75, "sheep": 0.5, "fox": 0.65}  # [assumed] chance a consequence is seen
WISH = (0.15, 0.55, 0.9)  # [assumed] chance that a need becomes explicit, by 0, 1, 2 consequences
URGENCY = 0.5  # [assumed] share of its weight that each consequence adds to a need
COUNTS = {"feature": 0.15, "advantage": 0.4, "benefit": 1.0}  # [assumed; order published] of a need's weight
BAR = (1.6, 3.2)  # [assumed] range of the value from which a customer agrees to a next step
ORDER_AT = 1.5  # [assumed] times the bar: a decision maker orders


@dataclass(frozen=True)
class Customer:
    """Somebody to call: role, animal, (topic, weight) of each need, the bar, and the luck of each question.

    `luck` holds numbers in 0 to 1 by kind and count (4 x MOST_QUESTIONS): the third problem question meets
    the same luck whatever was asked before, so that two plans can be compared on the same customers.
    """

    role: str
    animal: str
    needs: tuple[tuple[str, float], ...]
    bar: float
    luck: tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Answer:
    """What a question brought: `what` (fact, tired, opened, closed, consequence, unmoved, wish, vague, idle)
    and the topic it was about, None for none."""

    kind: str
    what: str
    topic: str | None = None


@dataclass
class Need:
    """A need during a call: state "hidden", "implied" or "explicit", and the consequences seen, 0 to 2."""

    topic: str
    weight: float
    state: str = "hidden"
    consequences: int = 0

    @property
    def urgency(self) -> float:
        """Its weight with the consequences seen."""
        return self.weight * (1 + URGENCY * self.consequences)


@dataclass(frozen=True)
class Ending:
    """How a call ended: one of RESULTS, the reason, the value presented, the bar it met and the pitch."""

    result: str
    reason: str
    value: float
    bar: float
    pitch: str = "benefit"

    @property
    def reach(self) -> float:
        """The value presented as a share of the bar."""
        return self.value / self.bar

    @property
    def success(self) -> bool:
        """Whether the sale moved on."""
        return self.result in SUCCESS


class Call:
    """One call, a question at a time: `ask`, then `present`. `ended` is None until it is over.

    >>> (customer,) = customers(1, np.random.default_rng(1), role="user", animal="eagle")
    >>> call = Call(customer)
    >>> call.ask("implication").what  # no need is spoken of yet
    'idle'
    """

    def __init__(self, customer: Customer):
        self.customer = customer
        self.needs = [Need(topic, weight) for topic, weight in customer.needs]
        self.patience = patience(customer.role, customer.animal)
        self.asked = dict.fromkeys(KINDS, 0)
        self.ended: Ending | None = None

    def ask(self, kind: str) -> Answer:
        """Ask a question of one of KINDS; ValueError when the call is over or the kind is unknown."""
        if kind not in KINDS or self.ended is not None:
            raise ValueError(f"{kind!r} cannot be asked")
        n = self.asked[kind]
        lucky = self.customer.luck[KINDS.index(kind)][min(n, MOST_QUESTIONS - 1)]
        answer = getattr(self, f"_{kind}")(lucky)
        self.asked[kind] += 1
        self.patience -= _cost(answer)
        if self.patience <= 0:
            self.ended = self._close("benefit", broken=True)
        return answer

    def present(self, pitch: str = "benefit") -> Ending:
        """Present value as one of PITCHES and ask for the next step; ends the call."""
        if self.ended is None:
            self.ended = self._close(pitch, broken=False)
        return self.ended

    def counts(self, pitch: str) -> list[float]:
        """What each need adds when you present now."""
        return [0.0 if n.state == "hidden" else n.urgency * COUNTS[_counts_as(pitch, n)] for n in self.needs]

    def value(self, pitch: str) -> float:
        """What presenting is worth now."""
        return sum(self.counts(pitch))

    def focus(self, kind: str) -> Need | None:
        """The need that a question of this kind would work on now; None where there is nothing for it."""
        if kind == "problem":
            return next((n for n in self.needs if n.state == "hidden"), None)
        most = {"implication": 1, "payoff": 2}.get(kind, -1)
        at_hand = (n for n in self.needs if n.state == "implied" and n.consequences <= most)
        return max(at_hand, key=lambda n: (n.consequences, n.weight), default=None)

    def _situation(self, lucky: float) -> Answer:
        return Answer("situation", "fact" if self.asked["situation"] < 2 else "tired")

    def _problem(self, lucky: float) -> Answer:
        hidden = self.focus("problem")
        if hidden is None:
            return Answer("problem", "idle")
        if lucky >= OPENING[min(2, self.asked["situation"])]:
            return Answer("problem", "closed")
        hidden.state = "implied"
        return Answer("problem", "opened", hidden.topic)

    def _implication(self, lucky: float) -> Answer:
        need = self.focus("implication")
        if need is None:
            return Answer("implication", "idle")
        if lucky >= FOLLOWS[self.customer.animal]:
            return Answer("implication", "unmoved", need.topic)
        need.consequences += 1
        return Answer("implication", "consequence", need.topic)

    def _payoff(self, lucky: float) -> Answer:
        need = self.focus("payoff")
        if need is None:
            return Answer("payoff", "idle")
        if lucky >= WISH[need.consequences]:
            return Answer("payoff", "vague", need.topic)
        need.state = "explicit"
        return Answer("payoff", "wish", need.topic)

    def _close(self, pitch: str, *, broken: bool) -> Ending:
        value, bar = self.value(pitch), self.customer.bar
        explicit = any(n.state == "explicit" for n in self.needs)
        if broken:
            kept = "patience_some" if explicit else "patience"
            return Ending("continuation" if explicit else "no_sale", kept, value, bar, pitch)
        if value >= ORDER_AT * bar and self.customer.role == "decider":
            return Ending("order", "order", value, bar, pitch)
        if value >= bar:
            return Ending("advance", "advance", value, bar, pitch)
        if value >= bar / 2 or explicit:
            reason = "pitch" if self.value("benefit") >= bar else ("half" if explicit else "implied")
            return Ending("continuation", reason, value, bar, pitch)
        stated = any(n.state != "hidden" for n in self.needs)
        return Ending("no_sale", "weak" if stated else "nothing", value, bar, pitch)


def patience(role: str, animal: str) -> float:
    """The patience a customer starts with, in points.

    >>> patience("decider", "eagle")
    7.0
    """
    return PATIENCE[animal] + ROLE_PATIENCE[role]


def customers(
    n: int, rng: np.random.Generator, *, role: str | None = None, animal: str | None = None
) -> list[Customer]:
    """`n` customers drawn from `rng`, of any role and animal or of those named.

    Everything is drawn for each customer whether it is needed or not: naming an animal changes the animal and
    nothing else.
    """
    found = []
    for _ in range(n):
        some_role, some_animal = ROLES[rng.integers(4)], ANIMALS[rng.integers(4)]
        topics, weights = rng.permutation(len(TOPICS)), rng.uniform(0.5, 1.5, len(TOPICS))
        count, bar = int(rng.integers(2, 6)), float(rng.uniform(*BAR))
        luck = tuple(map(tuple, rng.random((len(KINDS), MOST_QUESTIONS)).tolist()))
        needs = tuple((TOPICS[k], float(weights[k])) for k in topics[:count])
        found.append(Customer(role or some_role, animal or some_animal, needs, bar, luck))
    return found


@dataclass(frozen=True)
class Plan:
    """Questions fixed before a visit: how many of each kind, in which order, and how value is presented.

    `order` is "blocks" (all situation questions, then all problem questions, and so on) or "rounds"
    (situation first, then one of each other kind in turn, as long as there are any).
    """

    situation: int = 4
    problem: int = 3
    implication: int = 1
    payoff: int = 1
    order: str = "blocks"
    pitch: str = "benefit"

    def questions(self) -> tuple[str, ...]:
        """The kinds in the order they are asked.

        >>> Plan(1, 2, 1, 1, order="rounds").questions()
        ('situation', 'problem', 'implication', 'payoff', 'problem')
        """
        first, rest = (KINDS[0],) * self.situation, [getattr(self, kind) for kind in KINDS[1:]]
        if self.order == "blocks":
            return first + tuple(k for k, n in zip(KINDS[1:], rest, strict=True) for _ in range(n))
        turns = range(max(rest, default=0))
        return first + tuple(k for r in turns for k, n in zip(KINDS[1:], rest, strict=True) if r < n)


ORDERS = ("blocks", "rounds")


def play(customer: Customer, questions: Sequence[str], pitch: str = "benefit") -> tuple[list[Answer], Call]:
    """One call by a fixed sequence of questions: the answers, and the call as it ended."""
    call, answers = Call(customer), []
    for kind in questions:
        answers.append(call.ask(kind))
        if call.ended:
            return answers, call
    call.present(pitch)
    return answers, call


def results(plan: Plan, people: Sequence[Customer]) -> np.ndarray:
    """The result of the plan with each customer, as positions in RESULTS (shape: number of customers)."""
    questions = plan.questions()
    ends = (play(customer, questions, plan.pitch)[1].ended.result for customer in people)
    return np.fromiter((RESULTS.index(end) for end in ends), dtype=int, count=len(people))


def succeeded(found: np.ndarray) -> np.ndarray:
    """1.0 where a result is an order or an advance, else 0.0."""
    return (found < len(SUCCESS)).astype(float)


def _cost(answer: Answer) -> float:
    if answer.what == "tired":
        return TIRED
    return IDLE if answer.what == "idle" else COST[answer.kind]


def _counts_as(pitch: str, need: Need) -> str:
    """A benefit meets an explicit need; about any other need it is an advantage [published: Rackham]."""
    return "advantage" if pitch == "benefit" and need.state != "explicit" else pitch
