/* docs/training.md, "numpy-default-rng". */
#include "reference.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct hash {
    uint32_t h, c;
};

static uint32_t hashed(struct hash *hash, uint32_t w) {
    w = w ^ hash->h;
    hash->h = hash->h * hash->c;
    w = w * hash->h;
    return w ^ (w >> 16);
}

static uint32_t mixed(uint32_t a, uint32_t b) {
    uint32_t w = UINT32_C(0xca01f9dd) * a - UINT32_C(0x4973f715) * b;
    return w ^ (w >> 16);
}

static struct wide plus(struct wide a, struct wide b) {
    struct wide result = {a.high + b.high, a.low + b.low};
    result.high += result.low < b.low;
    return result;
}

/* All 128 bits of the product of two numbers of 64. */
static struct wide product64(uint64_t a, uint64_t b) {
    uint64_t a0 = a & UINT32_MAX, a1 = a >> 32, b0 = b & UINT32_MAX, b1 = b >> 32;
    uint64_t middle = a1 * b0 + (a0 * b0 >> 32), other = a0 * b1 + (middle & UINT32_MAX);
    struct wide result = {a1 * b1 + (middle >> 32) + (other >> 32), a * b};
    return result;
}

static void step(struct stream *stream) {
    struct wide factor = {UINT64_C(0x2360ed051fc65da4), UINT64_C(0x4385df649fccf645)};
    struct wide scaled = product64(stream->pcg.low, factor.low);
    scaled.high += stream->pcg.high * factor.low + stream->pcg.low * factor.high;
    stream->pcg = plus(scaled, stream->increment);
}

static uint64_t word64(struct stream *stream) {
    step(stream);
    uint64_t x = stream->pcg.high ^ stream->pcg.low;
    int turn = (int) (stream->pcg.high >> 58);
    return turn == 0 ? x : x >> turn | x << (64 - turn);
}

void seed_default_rng(struct stream *stream, uint32_t seed) {
    struct hash hash = {UINT32_C(0x43b0d7e5), UINT32_C(0x931e8875)};
    uint32_t pool[4];
    for (int i = 0; i < 4; i++) {
        pool[i] = hashed(&hash, i == 0 ? seed : 0);
    }
    for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) {
            pool[j] = i == j ? pool[j] : mixed(pool[j], hashed(&hash, pool[i]));
        }
    }
    hash = (struct hash) {UINT32_C(0x8b51f9dd), UINT32_C(0x58f38ded)};
    uint64_t s[4] = {0};
    for (int i = 0; i < 8; i++) {
        s[i / 2] |= (uint64_t) hashed(&hash, pool[i % 4]) << (i % 2 * 32);
    }
    stream->increment = (struct wide) {s[2] << 1 | s[3] >> 63, s[3] << 1 | 1};
    stream->pcg = (struct wide) {0, 0};
    step(stream);
    stream->pcg = plus(stream->pcg, (struct wide) {s[0], s[1]});
    step(stream);
}

double default_rng_uniform(struct stream *stream) {
    return (double) (word64(stream) >> 11) * 0x1p-53;
}

static double tail(struct stream *stream) {
    double t, e;
    do {
        t = -0.27366123732975827203338247596 * function64(LOG1P, -default_rng_uniform(stream));
        e = -function64(LOG1P, -default_rng_uniform(stream));
    } while (e + e <= t * t);
    return 3.6541528853610087963519472518 + t;
}

double default_rng_normal(struct stream *stream) {
    const struct ziggurat *layers = stream->ziggurat;
    for (;;) {
        uint64_t w = word64(stream), b = (w >> 9) & ((UINT64_C(1) << 52) - 1);
        int i = (int) (w % 256);
        double x = (double) b * layers->width[i];
        x = (w >> 8) % 2 == 1 ? -x : x;
        if (b < layers->limit[i]) {
            return x;
        }
        if (i == 0) {
            double far = tail(stream);
            return (b >> 8) % 2 == 1 ? -far : far;
        }
        double height = layers->height[i];
        if ((layers->height[i - 1] - height) * default_rng_uniform(stream) + height < function64(EXP, (-0.5 * x) * x)) {
            return x;
        }
    }
}

struct ziggurat *read_ziggurat(const char *path) {
    FILE *file = fopen(path, "r");
    struct ziggurat *layers = allocate(1, sizeof *layers);
    char line[256];
    int i = 0;
    while (file != NULL && i < 256 && fgets(line, sizeof line, file) != NULL) {
        char width[64], height[64];
        if (line[0] != '#' && sscanf(line, "%" SCNx64 " %63s %63s", &layers->limit[i], width, height) == 3) {
            layers->width[i] = strtod(width, NULL);
            layers->height[i] = strtod(height, NULL);
            i++;
        }
    }
    if (i < 256) {
        fprintf(stderr, "%s does not have 256 layers of a ziggurat\n", path);
        exit(2);
    }
    fclose(file);
    return layers;
}
