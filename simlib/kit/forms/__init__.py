"""Forms: guesses, exercises, and what a learner writes into them."""
