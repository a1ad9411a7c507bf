/* docs/training.md, "Schedules". */
#include "reference.h"

#include <math.h>

static double power(double f, long n) {
    double result = 1;
    while (n > 0) {
        if (n % 2 == 1) {
            result = result * f;
        }
        f = f * f;
        n = n / 2;
    }
    return result;
}

static double cosine(double x) {
    return function64(COS, 0x1.921fb54442d18p+1 * x);
}

static double between(double a, double b, double x) {
    double c = cosine(x) + 1;
    return b + (a - b) / 2 * c;
}

static double one_cycle(const struct schedule *schedule, double rate, long k, int in_epoch) {
    double n = schedule->in_steps ? (double) schedule->length : (double) schedule->length * in_epoch;
    double low = rate / schedule->start_divisor, end = low / schedule->end_divisor;
    double u = schedule->rising * n - 1;
    double at = (double) k < n - 1 ? (double) k : n - 1;
    return u > 0 && at <= u ? between(low, rate, at / u) : between(rate, end, (at - u) / (n - 1 - u));
}

static double plateau(const struct schedule *schedule, double rate, const double *losses, long epochs) {
    double best = INFINITY;
    int bad = 0, cooling = 0;
    for (long e = 0; e < epochs; e++) {
        if (losses[e] < best * (1 - schedule->threshold)) {
            best = losses[e];
            bad = 0;
        } else {
            bad++;
        }
        if (cooling > 0) {
            cooling--;
            bad = 0;
        }
        if (bad > schedule->patience) {
            double r = rate * schedule->factor;
            r = r > schedule->minimum ? r : schedule->minimum;
            rate = rate - r > 1e-8 ? r : rate;
            cooling = schedule->cooldown;
            bad = 0;
        }
    }
    return rate;
}

double scheduled(const struct schedule *schedule, double rate, long k, int in_epoch, const double *losses, long known) {
    long e = k / in_epoch;
    long t = schedule->in_steps ? k : e;
    long over = 0;
    switch (schedule->kind) {
        case STEP: return rate * power(schedule->factor, e / schedule->length);
        case MULTI_STEP:
            for (int i = 0; i < schedule->milestones; i++) {
                over += schedule->milestone[i] <= e;
            }
            return rate * power(schedule->factor, over);
        case EXPONENTIAL: return rate * power(schedule->factor, e);
        case COSINE: {
            double x = (double) (t % (2L * schedule->length)) / schedule->length;
            return (rate - schedule->minimum) * (1 + cosine(x)) / 2 + schedule->minimum;
        }
        case ONE_CYCLE: return one_cycle(schedule, rate, k, in_epoch);
        case WARM_UP:
            if (t < schedule->length) {
                double f = (1 - schedule->start_factor) * (double) t / schedule->length;
                return rate * (schedule->start_factor + f);
            }
            k -= schedule->in_steps ? schedule->length : (long) schedule->length * in_epoch;
            return scheduled(schedule->then, rate, k, in_epoch, losses, known);
        case PLATEAU: return plateau(schedule, rate, losses, known);
        default: return rate;
    }
}
