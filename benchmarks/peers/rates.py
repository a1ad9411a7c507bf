"""What a contender's rounds gave."""

from statistics import median


class Rates:
    """The rates of a contender's rounds, of which at least one is there."""

    def __init__(self, rates, is_chosen=False, is_disturbed=False):
        """Chosen are those at the processor's full speed, unless there were too few, so that all are there, disturbed ones as well."""
        self.rates = rates
        self.is_chosen = is_chosen
        self.is_disturbed = is_disturbed

    def median(self):
        return median(self.rates)

    def to(self, other):
        """How many times as fast as another: the median of the ratios round by round, or of chosen rounds the ratio of their medians."""
        if self.is_chosen or other.is_chosen:
            return self.median() / other.median()
        return median(a / b for a, b in zip(self.rates, other.rates))
