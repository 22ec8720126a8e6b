"""The reps: who is idle, who leaves, and who is hired."""

from __future__ import annotations

from math import exp

import simpy

from simlib.world import YEAR

MONTH = 28.0


class Rep:
    """One rep; skill grows with tenure unless experienced from the beginning."""

    def __init__(self, number, gift, market, hired=None):
        self.number, self.gift, self.market, self.hired, self.gone = number, gift, market, hired, False

    def skill(self, day):
        if self.hired is None:
            return self.gift
        return self.gift - self.market.ramp_deficit * exp((self.hired - day) / self.market.ramp_days)


class Team:
    """The reps of one company `w`: a Store of those who are idle."""

    def __init__(self, w):
        self.w, self.idle, self.people = w, simpy.Store(w.env), []
        self.ever, self.coming, self.before = 0, 0, 0.0

    def start(self):
        for _ in range(min(self.w.strategy.reps, self.w.market.opening_reps)):
            self.join(None, 0)
        self.fill()
        self.w.env.process(self.months())

    def join(self, hired, cost):
        rep = Rep(self.ever, self.w.rng.normal(0.0, self.w.market.skill_spread), self.w.market, hired)
        self.ever += 1
        self.people.append(rep)
        self.idle.put(rep)
        self.w.log["staff"].append([self.w.env.now, 0, rep.number, 1, cost])
        self.w.cash.balance -= cost

    def back(self, rep):
        if not rep.gone:
            self.idle.put(rep)

    def fill(self):
        while len(self.people) + self.coming < self.w.strategy.reps:
            self.coming += 1
            self.w.env.process(self.hire())

    def hire(self):
        yield self.w.env.timeout(self.w.market.hiring_days)
        self.coming -= 1
        self.join(self.w.env.now, self.w.market.hiring_cost)

    def months(self):
        w, market = self.w, self.w.market
        hours = w.strategy.coaching_hours - market.coaching_reference
        while market.rep_leaving:
            yield w.env.timeout(MONTH)
            worked, self.before = w.funnel.worked - self.before, w.funnel.worked
            load = min(worked / (len(self.people) * MONTH), 1.5) if self.people else 0.0
            rate = market.rep_leaving * exp(
                market.overload_effect * (load - market.overload_reference) - market.coaching_stay * hours
            )
            chance = 1.0 - exp(-rate * MONTH / YEAR)
            for rep in list(self.people):
                if w.rng.random() < chance:
                    rep.gone = True
                    self.people.remove(rep)
                    if rep in self.idle.items:
                        self.idle.items.remove(rep)
                    w.log["staff"].append([w.env.now, 0, rep.number, -1, 0])
            self.fill()
