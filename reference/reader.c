/* The words of a description, as README.md has them. */
#include "reference.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static void fail(const char *what, const char *found) {
    fprintf(stderr, "description: %s expected, not '%s'\n", what, found);
    exit(2);
}

const char *word(struct reader *reader) {
    static char text[256];
    if (fscanf(reader->file, "%255s", text) != 1) {
        fail("more", "the end of the file");
    }
    return text;
}

void expect(struct reader *reader, const char *expected) {
    const char *found = word(reader);
    if (strcmp(found, expected) != 0) {
        fail(expected, found);
    }
}

int choice(struct reader *reader, const char *what, ...) {
    const char *found = word(reader);
    va_list words;
    va_start(words, what);
    int place = 0;
    for (const char *each = va_arg(words, const char *); each != NULL; each = va_arg(words, const char *), place++) {
        if (strcmp(found, each) == 0) {
            va_end(words);
            return place;
        }
    }
    fail(what, found);
    return -1;
}

double real(struct reader *reader) {
    const char *found = word(reader);
    char *end;
    double value = strtod(found, &end);
    if (*end != '\0') {
        fail("a number", found);
    }
    return value;
}

int count(struct reader *reader) {
    double value = real(reader);
    if (!(value >= 1 && value <= 0x7fffffff)) {
        fail("a count", "another number");
    }
    return (int) value;
}
