"""Figures as a reader meets them: at most four significant digits, money in the sizes people speak of, shares in
percent."""

from __future__ import annotations

from math import isfinite, isnan
from typing import Any

from simlib.text import has_words, language, t
from simlib.text.figures import short, short_percent
from simlib.world import Parameter, Scenario, Strategy, describe

_CHOICES = {"work_order": "order"}  # where the words stand if not under the field's own name

CURRENCIES = ("EUR", "CNY", "USD", "GBP", "JPY")
"""Currencies that have words of their own."""


def figure(value: float, unit: str, market: Scenario) -> str:
    """A KPI's or lever's value with its unit, in the reader's language.

    >>> from simlib.text import speaking
    >>> with speaking("en"):
    ...     figure(4_265_438, "money", Scenario()), figure(0.0545, "share", Scenario())
    ('4.27 million EUR', '5.45 %')
    >>> with speaking("en"):
    ...     figure(40.45, "money", Scenario()), figure(1.0, "people", Scenario())
    ('40.5 EUR', '1 person')
    """
    if isnan(value):
        return "–"
    if unit in ("share", "percent"):
        return short_percent(value, 3)
    if unit.startswith("money"):
        return money(value, _unit(unit, market) if unit != "money" else currency(market))
    number = short(value)
    words = _unit(f"{unit}.one" if number == "1" and has_words(f"world.unit.{unit}.one") else unit, market)
    return f"{number} {words}".rstrip()


def figures(low: float, high: float, unit: str, market: Scenario) -> str:
    """Two ends of an interval; the unit stands once, or at both amounts where they are in different sizes. One world
    has no interval: a dash.

    >>> from simlib.text import speaking
    >>> with speaking("zh"):
    ...     figures(27_600.0, 317_000.0, "money", Scenario()), figures(1.234, 4.371, "hours", Scenario())
    ...     figures(2_428.0, 236_000.0, "money", Scenario())
    ('2.76 万 … 31.7 万欧元', '1.23 … 4.37 小时')
    '2,428 欧元 … 23.6 万欧元'
    >>> figures(float("nan"), float("nan"), "money", Scenario())
    '–'
    """
    if isnan(low) or isnan(high):
        return "–"
    plain = unit if unit in ("share", "percent") or unit.startswith("money") else "none"
    alike = unit.startswith("money") and (low == 0 or _size(low) == _size(high))
    first = money(low, "").strip() if alike else figure(low, plain, market)
    return f"{first} … {figure(high, unit, market)}"


_SIZES = {
    "zh": ((1e8, 1e8, "large"), (1e4, 1e4, "middle"), (0.0, 1.0, "plain")),
    "en": ((1e6, 1e6, "large"), (1e4, 1e3, "middle"), (0.0, 1.0, "plain")),
}
"""From which amount on, in units of how much, and the words "lab.amount.<size>" of it."""


def in_amounts(values: Any) -> Any:
    """Amounts in the unit that tiles and axes of one picture share: thousands, in Chinese ten thousands (万).

    >>> in_amounts(3_592_000)
    3592.0
    """
    return values / _SIZES[language()][1][1]


def from_thousands(values: Any) -> Any:
    """Amounts that a model counts in thousands, in the unit of `in_amounts`.

    >>> from simlib.text import speaking
    >>> with speaking("zh"):
    ...     from_thousands(45.0)
    4.5
    """
    return in_amounts(1000.0 * values)


def amount_words(value: str, words: str) -> str:
    """A number of `in_amounts` with its unit and the currency's words; the unit alone for an empty one.

    >>> from simlib.text import speaking
    >>> with speaking("zh"):
    ...     amount_words("359", "欧元"), amount_words("", "欧元")
    ('359 万欧元', '万欧元')
    """
    return t("lab.amount.middle", value=value, currency=words).strip()


def amount_unit(market: Scenario) -> str:
    """The unit of `in_amounts` in the market's currency, as axes and heads of tables say it.

    >>> from simlib.text import speaking
    >>> with speaking("zh"):
    ...     amount_unit(Scenario())
    '万欧元'
    """
    return amount_words("", currency(market))


def money(value: float, words: str) -> str:
    """An amount as people say it, with the currency's or unit's `words`: 40 EUR, 120k EUR, 1.8 million EUR; in Chinese
    12 万, 1.2 亿.

    >>> from simlib.text import speaking
    >>> with speaking("zh"):
    ...     money(3_592_000, "欧元"), money(-1.331e8, "元"), money(4_583, "欧元")
    ('359 万欧元', '−1.33 亿元', '4,583 欧元')
    >>> money(float("nan"), "EUR")
    '–'
    """
    if isnan(value):
        return "–"
    _, size, name = _size(value)
    return t(f"lab.amount.{name}", value=short(value / size), currency=words)


def _size(value: float) -> tuple[float, float, str]:
    return next(each for each in _SIZES[language()] if abs(value) >= each[0])


def euros(value: float, digits: int = 2) -> str:
    """An amount in euros, to so many digits, as people say it; "–" if there is none.

    >>> from simlib.text import speaking
    >>> euros(22_400), euros(1_830_000), euros(-40), euros(float("nan"))
    ('22k EUR', '1.8 million EUR', '−40 EUR', '–')
    >>> with speaking("zh"):
    ...     euros(22_400), euros(4_600), euros(183_000_000)
    ('2.2 万欧元', '4,600 欧元', '1.8 亿欧元')
    """
    return money(float(f"{value:.{digits}g}"), t("world.currency.EUR"))


def currency(market: Scenario) -> str:
    """The market's currency as the reader calls it; a currency without words keeps its code.

    >>> from simlib.text import speaking
    >>> with speaking("zh"):
    ...     currency(Scenario()), currency(Scenario().but(currency="XYZ"))
    ('欧元', 'XYZ')
    """
    return t(f"world.currency.{market.currency}") if market.currency in CURRENCIES else market.currency


def lever_value(parameter: Parameter, value: Any, market: Scenario) -> str:
    """A lever's value with its unit, in the reader's language."""
    if parameter.kind == "switch":
        return t("lab.yes") if value else t("lab.no")
    if parameter.kind == "choice":
        return choice_words(parameter, value)
    if parameter.kind == "tones":
        return " / ".join(t(f"world.tone.{tone}") for tone in value)
    if parameter.kind == "numbers":
        return " / ".join(figure(float(x), parameter.unit, market) for x in value)
    return figure(float(value), parameter.unit, market)


def choice_words(parameter: Parameter, value: str) -> str:
    """One of the choices of a field in the reader's language.

    >>> from simlib.text import speaking
    >>> with speaking("en"):
    ...     choice_words(next(p for p in describe(Scenario) if p.name == "part"), "funnel")
    'sales funnel'
    """
    return t(f"world.{_CHOICES.get(parameter.name, parameter.name)}.{value}")


def changed(base: Strategy, other: Strategy, market: Scenario) -> list[str]:
    """What another strategy does differently, a line for each lever.

    >>> from simlib.text import speaking
    >>> with speaking("en"):
    ...     changed(Strategy(), Strategy().but(reps=7), Scenario())
    ['reps: 6 people → 7 people']
    """
    differs = base.changes(other)
    return [
        t(
            "lab.changed.item", lever=p.label(), before=lever_value(p, differs[p.name][0], market),
            after=lever_value(p, differs[p.name][1], market),
        )
        for p in describe(Strategy)
        if p.name in differs
    ]  # fmt: skip


def count(value: float) -> str:
    """A number of worlds that is needed, up to its second digit; "more than a million" beyond that.

    >>> count(13_068.0), count(34.0)
    ('14,000', '34')
    """
    if not (isfinite(value) and value <= 1_000_000):
        return t("lab.needed.many")
    step = 10 ** max(len(str(int(value))) - 2, 0)
    return f"{-(-int(value) // step) * step:,}"


def _unit(unit: str, market: Scenario) -> str:
    return t(f"world.unit.{unit}", currency=currency(market))
