/* docs/training.md, "Random numbers". */
#include "reference.h"

#include <math.h>

void seed(struct stream *stream, enum generator generator, uint32_t seed) {
    uint32_t *state = stream->state;
    state[0] = seed;
    for (uint32_t i = 1; i < 624; i++) {
        state[i] = UINT32_C(1812433253) * (state[i - 1] ^ (state[i - 1] >> 30)) + i;
    }
    stream->generator = generator;
    stream->next = 624;
    stream->has_kept = 0;
}

static uint32_t word(struct stream *stream) {
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
        return (word(stream) & 0xffffff) * 0x1p-24;
    }
    uint32_t a = word(stream);
    uint32_t b = word(stream);
    return ((a >> 5) * 0x1p26 + (b >> 6)) / 0x1p53;
}

static double uniform53(struct stream *stream) {
    uint64_t a = word(stream);
    uint64_t b = word(stream);
    return (double) (((a << 32) | b) & ((UINT64_C(1) << 53) - 1)) * 0x1p-53;
}

static double keep(struct stream *stream, double kept, double number) {
    stream->kept = kept;
    stream->has_kept = 1;
    return number;
}

static double normal(struct stream *stream) {
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

void draw_uniforms(struct stream *stream, double *numbers, int count) {
    for (int i = 0; i < count; i++) {
        numbers[i] = uniform(stream);
    }
}

void draw_normals(struct stream *stream, double *numbers, int count) {
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
