// Formulas, element by element; their cases are generated.

static real maximum(real a, real b)
{
    if (a != a || b != b) {
        return a + b;
    }
    // Equal numbers have the same bits, except zeros: then the sign is that of both.
    return a == b ? FROM_BITS(BITS(a) & BITS(b)) : (a > b ? a : b);
}

static real minimum(real a, real b)
{
    if (a != a || b != b) {
        return a + b;
    }
    return a == b ? FROM_BITS(BITS(a) | BITS(b)) : (a < b ? a : b);
}

// A constant stride lets a CPU's compiler use vectors.
#ifdef CPU
#define EVERY_ELEMENT for (long e = 0; e < length; e++)
#else
#define EVERY_ELEMENT for (long e = 0; e < length; e += stride)
#endif

// Elements of one row, stride apart from the pointers on. A constant operand is that of the row or the instruction's number.
// Not inlined: it is most of the code, and every kernel would be compiled with a copy of its own.
__attribute__((noinline)) static void row_elements(
        long code,
        long constants,
        real aConstant,
        real bConstant,
        real cConstant,
        real dConstant,
        __global real *out,
        __global const real *aElements,
        __global const real *bElements,
        __global const real *cElements,
        __global const real *dElements,
        long length,
        long stride)
{
    switch (code) {
        FORMULA_CASES
    }
}

// The first element of an operand for a row and a column of the result.
#define OPERAND_AT(i, matrix) (matrix + row * instruction.rowStep[i] + column * instruction.columnStep[i])

// What an operand is along the row: the instruction's number, the row's element, or nothing where it varies.
#define CONSTANT_OF(i, elements)                                                                                              \
    ((instruction.numbers >> i & 1) ? (real) instruction.number[i] : (instruction.constants >> i & 1) ? elements[0] : ZERO)

// The elements begin, begin + stride, ... below end, counted by rows; the pointers are those of the matrices' first elements.
static void elements(
        const Instruction instruction,
        __global real *out,
        __global const real *a,
        __global const real *b,
        __global const real *c,
        __global const real *d,
        long begin,
        long end,
        long stride)
{
    const long columns = instruction.columns;
    while (begin < end) {
        const long row = begin / columns;
        const long column = begin - row * columns;
        const long length = min(end, (row + 1) * columns) - begin;
        __global const real *aElements = OPERAND_AT(0, a);
        __global const real *bElements = OPERAND_AT(1, b);
        __global const real *cElements = OPERAND_AT(2, c);
        __global const real *dElements = OPERAND_AT(3, d);
        row_elements(
                instruction.code,
                instruction.constants,
                CONSTANT_OF(0, aElements),
                CONSTANT_OF(1, bElements),
                CONSTANT_OF(2, cElements),
                CONSTANT_OF(3, dElements),
                out + begin,
                aElements,
                bElements,
                cElements,
                dElements,
                length,
                stride);
        begin += (length + stride - 1) / stride * stride;
    }
}

// The same for an instruction whose matrices are all in the arena.
static void arena_elements(
        const Instruction instruction, __global real *arena, long begin, long end, long stride)
{
    elements(
            instruction,
            arena + instruction.out,
            arena + instruction.offset[0],
            arena + instruction.offset[1],
            arena + instruction.offset[2],
            arena + instruction.offset[3],
            begin,
            end,
            stride);
}

// Instructions one after the other for elements that are each one work-item's own; all results have the same shape.
__attribute__((noinline)) static void chain_elements(
        __global real *arena, __global const Instruction *instructions, int count, long begin, long end, long stride)
{
    for (int i = 0; i < count; i++) {
        arena_elements(instructions[i], arena, begin, end, stride);
    }
}

// One instruction over matrices anywhere, then the tail's on results of its shape; a work-group takes tileColumns elements.
static void elementwise_group(
        long group,
        __global real *out,
        __global const real *a,
        __global const real *b,
        __global const real *c,
        __global const real *d,
        const Instruction instruction,
        __global real *arena,
        __global const Instruction *tail,
        int tailCount)
{
    const long begin = group * instruction.tileColumns;
    const long end = min(begin + instruction.tileColumns, instruction.rows * instruction.columns);
    elements(
            instruction,
            out + instruction.out,
            a + instruction.offset[0],
            b + instruction.offset[1],
            c + instruction.offset[2],
            d + instruction.offset[3],
            begin + FIRST,
            end,
            STRIDE);
    chain_elements(arena, tail, tailCount, begin + FIRST, end, STRIDE);
}
