"""Bad input: an unknown or malformed case gets one sentence with its name and field; the others still run."""

import copy
import json
from pathlib import Path

import pytest

from simlib.cli import main
from simlib.laws import check
from simlib.text import speaking

KNOWN = json.loads(Path(__file__).with_name("known_results.json").read_text(encoding="utf-8"))
GOOD = next(c for c in KNOWN if c["id"] == "tie")
BY_KIND = {case["kind"]: case for case in reversed(KNOWN)}


def changed(kind, path, value):
    """A known case of a kind with one entry changed; `...` takes it away."""
    case = copy.deepcopy(BY_KIND[kind])
    *way, last = path.split(".")
    place = case
    for step in way:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return case


BAD = [
    ("rubinstein", "given.discount_first", 1.2, "[0, 1]"),
    ("rubinstein", "given", {"discount_first": 1, "discount_second": 1}, "at least one must be below 1"),
    ("finite_bargaining", "given.rounds", [1, 0], "rounds[1]"),
    ("finite_bargaining", "given.rounds", ..., "rounds"),
    ("concession_curve", "given.beta", 0, "(0, ∞)"),
    ("concession_curve", "given.times", [0, 11], "times[1]"),
    ("concession_crossing", "given.buyer", [100, 60], "opens low"),
    ("concession_crossing", "given.seller", [130, 150], "do not meet"),
    ("concession_crossing", "given.deadline", -1, "deadline"),
    ("mmc", "given.servers", ..., "servers"),
    ("mmc", "given.servers", 0, "1 to 10000"),
    ("mmc", "given.servers", 1.5, "whole number"),
    ("mmc", "given.servers", True, "whole number"),
    ("mmc", "given.arrival_rate", "fast", "finite number"),
    ("mmc", "given.arrival_rate", None, "finite number"),
    ("mmc", "given.arrival_rate", 0, "(0, ∞)"),
    ("mmc", "given.arrival_rate", -1, "(0, ∞)"),
    ("mmc", "given.arrival_rate", 9, "utilisation is 9"),
    ("mmc", "given.service_rate", float("nan"), "finite number"),
    ("mmc", "given.service_rate", float("inf"), "finite number"),
    ("mmc", "given.capacity", 5, "capacity"),
    ("mmc", "given.\ud800", 1, "possible are: arrival_rate, servers, service_rate"),
    ("mmc", "expect.mean_mood", 1, "mean_mood"),
    ("mmc", "expect.mean_wait", "long", "finite number"),
    ("mmc", "expect.mean_wait", float("nan"), "finite number"),
    ("mmc", "expect.mean_wait", [3.0], "no entry 0"),
    ("mmc", "expect.mean_wait", True, "finite number"),
    ("mmc", "expect", {}, "expect"),
    ("mmc", "given", [], "given"),
    ("mmc", "kind", 7, "kind"),
    ("mmc", "kind", "erlang_q", "erlang_q"),
    ("mmc_state_law", "given.states", 0, "whole number"),
    ("mmc_state_law", "expect.p", [0.2] * 7, "no entry 6"),
    ("mmc_state_law", "expect.p", 0.2, "list with 6"),
    ("mmc_state_law", "expect.p", {"first": 0.2}, "no entry first"),
    ("mg1", "given.service", 1, "service"),
    ("mg1", "given.service.law", "weibull", "deterministic, exponential, gamma, lognormal"),
    ("mg1", "given.service.mean", -1, "service.mean"),
    ("mg1", "given.service.cv2", 3, "service.cv2 is 3; it has to be within [0, 0]"),
    ("mg1", "given.service.mood", 3, "service.mood in given is not one of this kind; possible are: cv2, law, mean"),
    ("mm1_priority", "given.service_rate", [1], "service_rate has 1 entries"),
    ("mm1_priority", "given.service_rate", [1, -1], "service_rate[1]"),
    ("mg1", "given.arrival_rate", 1.0, "below 1"),
    ("mm1_priority", "given.arrival_rates", [], "arrival_rates"),
    ("mm1_priority", "given.arrival_rates", [0.3, -0.1], "arrival_rates[1]"),
    ("mm1_priority", "given.arrival_rates", [0.5, 0.5], "below 1"),
    ("funnel_jackson", "given.reps", [4, 4, 4], "4"),
    ("funnel_jackson", "given.reps", [4, 4, 0, 2], "reps[2]"),
    ("funnel_jackson", "given.pass_chance", [0.5, 0.6, 0.5, 1.2], "[0, 1]"),
    ("funnel_jackson", "given.leads_per_day", 4, "stage 0"),
    ("weighted_pipeline", "given.win_rates", [0.5], "1 entries"),
    ("weighted_pipeline", "given.amounts", [300, 240, 176, 464, 146, -98], "amounts[5]"),
    ("weighted_pipeline_sd", "given.win_rate", 1.5, "[0, 1]"),
    ("sales_velocity", "given.cycle_days", 0, "(0, ∞)"),
    ("sales_progress", "given.quota", 0, "(0, ∞)"),
    ("funnel_win_rates", "given.win_rates", [0.5, 0.2], "rise"),
    ("funnel_win_rates", "given.win_rates", [0.1] * 7, "6"),
    ("funnel_win_rates", "given.win_rates", [0, 0.5], "win_rates[0]"),
    ("deterministic_queue", "given.service", [2, 2], "have 9"),
    ("deterministic_queue", "given.arrivals", 3, "list"),
    ("deterministic_queue", "given.until", -1, "[0, ∞)"),
    ("deterministic_queue", "given.queue_capacity", -1, "whole number"),
    ("deterministic_queue", "expect.mood", 1, "mood"),
    ("receivables_markov", "given.stay", [[0.5, 0.2]], "stay[0] has 2 entries; it has to have 1"),
    ("receivables_markov", "given.stay", [0.5, 0.2], "stay[0]"),
    ("receivables_markov", "given.stay", [[0.5, "x"], [0.3, 0.1]], "stay[0][1]"),
    ("receivables_markov", "given.stay", [[0.5, 0.3], [0.3, 0.1]], "row 0 (counted from 0)"),
    ("receivables_markov", "given.stay", [], "stay"),
    ("receivables_markov", "given.stay", [[0.1] * 51] * 51, "at most 50"),
    ("receivables_markov", "given.leave", [[0.3, 0], [0.7, -0.1]], "leave[1][1]"),
    ("receivables_markov", "given.leave", [[0.3, 0]], "leave has 1 entries"),
    ("receivables_markov", "given.leave", [[0.3], [0.6]], "leave[0] has 1 entries"),
    ("receivables_markov", "given.balances", [1], "balances"),
    ("receivables_markov", "given.balances", [1, -1], "balances[1]"),
    ("receivables_markov", "given.balances", ..., "collected_and_written_off"),
    ("receivables_markov", "expect.absorption", [[0.9, 0.1, 0]], "absorption"),
    ("receivables_markov", "expect.absorption", [0.9, 0.1], "absorption"),
    ("receivables_steady_state", "given.sales_per_period", 0, "(0, ∞)"),
    ("receivables_steady_state", "given.days_per_period", ..., "days_per_period"),
    ("receivables_steady_state", "given.balances", [1, 2], "balances"),
    ("aging_allowance", "given.rates", [0.1], "rates"),
    ("aging_allowance", "given.rates", [0.01, 0.05, 0.1, 0.25, 1.5], "rates[4]"),
    ("cei", "given.end_total", 20_000, "end_total"),
    ("cei", "given.end_current", 7_000, "end_current"),
    ("cei", "given.begin", ..., "begin"),
    ("dso", "given.credit_sales", 0, "(0, ∞)"),
    ("dso", "given.receivables", -1, "receivables"),
    ("sbg_survival", "given.alpha", 0, "[0.01, 10000]"),
    ("sbg_survival", "given.beta", ..., "beta"),
    ("sbg_survival", "given.periods", 2.5, "1 to 1000"),
    ("sbg_survival", "given.discount_rate", 0.1, "discount_rate"),
    ("sbg_survival", "expect.survival", [0.6] * 41, "survival"),
    ("sbg_residual_lifetime", "given.discount_rate", -0.1, "[0,"),
    ("sbg_residual_lifetime", "given.discount_rate", 1e-9, "[1e-06,"),
    ("sbg_residual_lifetime", "expect.DERL", [1.0] * 9, "no entry 8"),
    ("sbg_fit", "given.survivors", [100, 50], "from 3 to 1000 entries"),
    ("sbg_fit", "given.survivors", [100, 50, 60], "may not rise"),
    ("sbg_fit", "given.survivors", [100, 100, 100], "nobody leaves"),
    ("sbg_fit", "given.survivors", [100, 0, 0], "everybody leaves"),
    ("sbg_fit", "given.survivors", [1000, 900, 800, 700], "same chance"),
    ("sbg_fit", "given.survivors", [1000, 600, 600, 600], "hardly anybody leaves"),
    ("sbg_fit", "given.survivors", [100, -5, -6], "survivors[1]"),
    ("sbg_fit", "given.project", 0, "1 to 1000"),
    ("bgnbd", "given.times", [], "times"),
    ("bgnbd", "given.times", [1, 1e9], "times[1]"),
    ("bgnbd", "given.a", 0, "[0.01,"),
    ("bgnbd", "given.r", "many", "finite number"),
    ("bgnbd", "expect.p_zero_at", 0.5, "times as names"),
    ("bgnbd", "expect.p_zero_at", {"later": 0.5}, "no entry later"),
    ("bgnbd", "expect.p_zero_at", {"500": 0.5}, "no entry 500"),
]  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("kind", "path", "value", "said"), BAD, ids=lambda x: str(x)[:24])
def test_a_malformed_case_is_named_and_the_next_one_runs(kind, path, value, said, lang):
    case = changed(kind, path, value)
    with speaking(lang):
        bad, good = check([case, {**GOOD, "id": "the good one"}])
    assert not bad.passed
    assert bad.figures == ()
    assert bad.id == case["id"]
    assert case["id"] in bad.message
    assert "\n" not in bad.message
    assert bad.message.endswith("." if lang == "en" else "。")
    if lang == "en":
        assert said in bad.message
    assert good.passed


@pytest.mark.parametrize(
    ("stay", "leave", "said"),
    [
        ([[0.5, 0.2], [0, 1]], [[0.3, 0], [0, 0]], "bucket 1 (counted from 0) never leaves"),
        ([[0.9999]], [[0.0001, 0]], "10000 periods on average"),
    ],
)
def test_a_chain_that_does_not_end_is_named(stay, leave, said):
    given = {"stay": stay, "leave": leave}
    with speaking("en"):
        bad, good = check([{**BY_KIND["receivables_markov"], "given": given}, GOOD])
    assert not bad.passed and said in bad.message and good.passed


def test_a_case_without_a_name_is_told_by_its_number():
    results = list(check([GOOD, {**GOOD, "id": None}, 7, {**GOOD, "id": "x"}, {**GOOD, "id": "x"}, "x"]))
    assert [r.passed for r in results] == [True, False, False, True, False, False]
    assert "number 2" in results[1].message and "number 3" in results[2].message
    assert "same id" in results[4].message
    assert [r.id for r in results] == [GOOD["id"], None, None, "x", "x", None]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{not json", "row 1"),
        ('{"id": "a"}', "list of cases"),
        (None, "Cannot read"),
        (b"\xff\xfe\x00", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_ends_with_2(tmp_path, capsys, text, said):
    file = tmp_path / "cases.json"
    if text is not None:
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert main(["validate", str(file), "--json"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err and str(file) in printed.err


def test_exit_codes(tmp_path, capsys):
    file = tmp_path / "cases.json"
    for cases, code in (([GOOD], 0), ([], 0), ([GOOD, {"id": "a"}], 1)):
        file.write_text(json.dumps(cases), encoding="utf-8")
        assert main(["validate", str(file)]) == code
    assert main(["validate", str(file), "--seed", "many"]) == 2
    assert "many" in capsys.readouterr().err


def test_an_unknown_kind_is_said_whatever_else_the_case_holds():
    with speaking("en"):
        [result] = check([{"id": "later", "kind": "erlang_q", "given": {}, "expect": {}}])
    assert not result.passed and "later" in result.message and "erlang_q is not known" in result.message


def test_a_lifetime_without_an_end_is_refused():
    case = changed("sbg_residual_lifetime", "given", {"alpha": 0.9, "beta": 2, "discount_rate": 0})
    [result] = check([case])
    assert not result.passed and "alpha is 0.9" in result.message and case["id"] in result.message
