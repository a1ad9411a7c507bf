/* docs/training.md, "Random numbers". */
#include "reference.h"

#include <math.h>
#include <stdlib.h>

static void begin_state(uint32_t *state, uint32_t seed) {
    state[0] = seed;
    for (uint32_t i = 1; i < 624; i++) {
        state[i] = UINT32_C(1812433253) * (state[i - 1] ^ (state[i - 1] >> 30)) + i;
    }
}

static uint32_t next_place(uint32_t *state, uint32_t i) {
    if (i + 1 == 624) {
        state[0] = state[623];
        return 1;
    }
    return i + 1;
}

static void begin_python_state(uint32_t *state, uint32_t seed) {
    begin_state(state, 19650218);
    uint32_t i = 1;
    for (int time = 0; time < 624; time++) {
        state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * UINT32_C(1664525))) + seed;
        i = next_place(state, i);
    }
    for (int time = 0; time < 623; time++) {
        state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * UINT32_C(1566083941))) - i;
        i = next_place(state, i);
    }
    state[0] = UINT32_C(0x80000000);
}

void seed(struct stream *stream, enum generator generator, uint32_t seed) {
    (generator == PYTHON ? begin_python_state : begin_state)(stream->state, seed);
    seed_default_rng(stream, seed);
    stream->generator = generator;
    stream->next = 624;
    stream->has_kept = 0;
    stream->key = seed;
    stream->table = 0;
}

/* docs/numerics.md, rule 10. */
static void scramble(uint32_t c[4], uint32_t k0, uint32_t k1) {
    for (int round = 0; round < 10; round++) {
        uint64_t x = UINT64_C(0xD2511F53) * c[0], y = UINT64_C(0xCD9E8D57) * c[2];
        uint32_t c0 = (uint32_t) (y >> 32) ^ c[1] ^ k0, c2 = (uint32_t) (x >> 32) ^ c[3] ^ k1;
        c[0] = c0;
        c[1] = (uint32_t) y;
        c[2] = c2;
        c[3] = (uint32_t) x;
        k0 += UINT32_C(0x9E3779B9);
        k1 += UINT32_C(0xBB67AE85);
    }
}

double counter_uniform(enum dtype dtype, uint32_t seed, uint32_t p0, uint32_t p1, uint32_t stream, uint32_t e) {
    uint32_t c[4] = {e / 2, p0, p1, stream};
    scramble(c, seed, 0);
    uint32_t u = c[e % 2 * 2], v = c[e % 2 * 2 + 1];
    return dtype == FLOAT32 ? (u >> 8) * 0x1p-24 : ((u >> 5) * 0x1p26 + (v >> 6)) * 0x1p-53;
}

struct key {
    uint64_t key;
    int sample;
};

static int by_key(const void *a, const void *b) {
    const struct key *x = a, *y = b;
    return x->key != y->key ? (x->key > y->key) - (x->key < y->key) : x->sample - y->sample;
}

void draw_order(uint32_t seed, int epoch, int *order, int count) {
    struct key *keys = allocate((size_t) count, sizeof *keys);
    for (int i = 0; i < count; i++) {
        uint32_t c[4] = {(uint32_t) i, (uint32_t) epoch, 0, 0xffffffff};
        scramble(c, seed, 0);
        keys[i] = (struct key) {(uint64_t) c[0] << 32 | c[1], i};
    }
    qsort(keys, (size_t) count, sizeof *keys, by_key);
    for (int i = 0; i < count; i++) {
        order[i] = keys[i].sample;
    }
    free(keys);
}

static uint32_t next_word(struct stream *stream) {
    uint32_t *state = stream->state;
    if (stream->next == 624) {
        for (int i = 0; i < 624; i++) {
            uint32_t joined = (state[i] & UINT32_C(0x80000000)) | (state[(i + 1) % 624] & UINT32_C(0x7fffffff));
            state[i] = state[(i + 397) % 624] ^ (joined >> 1) ^ (joined % 2 == 1 ? UINT32_C(0x9908b0df) : 0);
        }
        stream->next = 0;
    }
    uint32_t w = state[stream->next++];
    w ^= w >> 11;
    w ^= (w << 7) & UINT32_C(0x9d2c5680);
    w ^= (w << 15) & UINT32_C(0xefc60000);
    w ^= w >> 18;
    return w;
}

static double uniform(struct stream *stream) {
    if (stream->generator == TORCH) {
        return (next_word(stream) & 0xffffff) * 0x1p-24;
    }
    if (stream->generator == DEFAULT_RNG) {
        return default_rng_uniform(stream);
    }
    uint32_t a = next_word(stream);
    uint32_t b = next_word(stream);
    return ((a >> 5) * 0x1p26 + (b >> 6)) / 0x1p53;
}

static double uniform53(struct stream *stream) {
    uint64_t a = next_word(stream);
    uint64_t b = next_word(stream);
    return (double) (((a << 32) | b) & ((UINT64_C(1) << 53) - 1)) * 0x1p-53;
}

static double keep(struct stream *stream, double kept, double number) {
    stream->kept = kept;
    stream->has_kept = 1;
    return number;
}

static double normal(struct stream *stream) {
    if (stream->generator == DEFAULT_RNG) {
        return default_rng_normal(stream);
    }
    if (stream->has_kept) {
        stream->has_kept = 0;
        return stream->kept;
    }
    if (stream->generator == TORCH) {
        double u1 = uniform53(stream);
        double u2 = uniform53(stream);
        double r = sqrt(-2 * function64(LOG1P, -u2));
        double t = 0x1.921fb54442d18p+2 * u1;
        return keep(stream, r * function64(SIN, t), r * function64(COS, t));
    }
    if (stream->generator == PYTHON) {
        double t = uniform(stream) * 0x1.921fb54442d18p+2;
        double r = sqrt(-2 * function64(LOG, 1 - uniform(stream)));
        return keep(stream, function64(SIN, t) * r, function64(COS, t) * r);
    }
    double x1, x2, r2;
    do {
        x1 = 2 * uniform(stream) - 1;
        x2 = 2 * uniform(stream) - 1;
        r2 = x1 * x1 + x2 * x2;
    } while (r2 >= 1 || r2 == 0);
    double f = sqrt((-2 * function64(LOG, r2)) / r2);
    return keep(stream, f * x1, f * x2);
}

static void torch_block(double *x) {
    for (int j = 0; j < 8; j++) {
        float u1 = 1 - (float) x[j];
        float u2 = (float) x[j + 8];
        float r = sqrtf(-2 * function32(LOG, u1));
        float t = 0x1.921fb6p+2f * u2;
        x[j] = r * function32(COS, t) + 0;
        x[j + 8] = r * function32(SIN, t) + 0;
    }
}

static void draw_counted(struct stream *stream, double *numbers, int count, int normal) {
    for (uint32_t e = 0; e < (uint32_t) count; e++) {
        uint32_t even = e - e % 2;
        double u = counter_uniform(FLOAT64, stream->key, 0, 0, stream->table, normal ? even : e);
        if (normal) {
            double r = sqrt(-2 * function64(LOG, 1 - u));
            double t = 2 * 0x1.921fb54442d18p+1 * counter_uniform(FLOAT64, stream->key, 0, 0, stream->table, even + 1);
            u = r * function64(e == even ? COS : SIN, t);
        }
        numbers[e] = u;
    }
    stream->table++;
}

void draw_uniforms(struct stream *stream, double *numbers, int count) {
    if (stream->generator == COUNTER) {
        draw_counted(stream, numbers, count, 0);
        return;
    }
    for (int i = 0; i < count; i++) {
        numbers[i] = uniform(stream);
    }
}

void draw_normals(struct stream *stream, double *numbers, int count) {
    if (stream->generator == COUNTER) {
        draw_counted(stream, numbers, count, 1);
        return;
    }
    if (stream->generator != TORCH || count < 16) {
        for (int i = 0; i < count; i++) {
            double number = normal(stream);
            numbers[i] = stream->generator == TORCH ? (float) number : number;
        }
        return;
    }
    draw_uniforms(stream, numbers, count);
    for (int i = 0; i + 16 <= count; i += 16) {
        torch_block(numbers + i);
    }
    if (count % 16 != 0) {
        draw_uniforms(stream, numbers + count - 16, 16);
        torch_block(numbers + count - 16);
    }
}
