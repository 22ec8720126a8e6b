"""A deck of cards ends: it says how many first tries were right, keeps the best and deals what was missed first."""

from simlib.classroom.desk import sit_down
from simlib.kit.games import Sorter
from simlib.text import t

CARDS = (("gift", "never"), ("thanks", "fine"), ("lunch", "ask"))


class Game(Sorter):
    """Three cards with words of the trust unit's exercise."""

    domain, game, unit = "ethics.sorter", "ethics.sorter", "05"
    cards, bins = CARDS, ("fine", "ask", "never")

    def bin_words(self, name):
        return self._t(name)

    def card_words(self, name):
        return f"<{name}>"

    def answer(self, card, into, true):
        return f"{card} {into == true}"


def played(game, wrong=()):
    for _ in CARDS:
        card, true = game.now
        game.sort("ask" if card in wrong else true)
        if not game.over:
            game.next_card()
    return game


def test_a_deck_says_how_it_went_and_deals_what_was_missed_first(lang):
    game = played(Game(), wrong=("thanks",))
    assert game.error is None and game.over and game.right == 2
    assert t("panel.deck.some", n=2, of=3) in game.card.value
    assert game.onward.description == t("panel.deck.again")
    game.onward.click()
    assert (game.at, game.right, game.over, game.reason.value) == (0, 0, False, "")
    assert [name for name, _ in game.dealt] == ["thanks", "gift", "lunch"]
    played(game)
    assert t("panel.deck.all", n=3, of=3) in game.card.value


def test_the_best_is_kept_for_whoever_sits_here(lang):
    sit_down(f"player of decks {lang}")
    played(Game(), wrong=("gift",))
    assert sit_down(f"player of decks {lang}").best("05", "ethics.sorter.") == 2
    worse = played(Game(), wrong=("gift", "thanks"))
    assert t("panel.deck.best", n=2) in worse.card.value
    assert sit_down(f"player of decks {lang}").best("05", "ethics.sorter.") == 2
