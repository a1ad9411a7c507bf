"""What a contender's rounds gave."""

from statistics import median

FEWEST_ROUNDS = 3


class Rates:
    """The rates of a contender's rounds, of which at least one is there; where it is known, also those of the rounds at the processor's full speed."""

    def __init__(self, rates, at_full_speed=None):
        self.rates = rates
        self.is_watched = at_full_speed is not None
        self.at_full_speed = at_full_speed if self.is_watched and len(at_full_speed) >= min(FEWEST_ROUNDS, len(rates)) else []

    def is_disturbed(self):
        """Whether too few rounds were at full speed, so that all count."""
        return self.is_watched and not self.at_full_speed

    def median(self):
        return median(self.at_full_speed or self.rates)

    def to(self, other):
        """How many times as fast as another: by the medians at full speed where both have them, else the median of the ratios round by round."""
        if self.at_full_speed and other.at_full_speed:
            return self.median() / other.median()
        return median(a / b for a, b in zip(self.rates, other.rates))
