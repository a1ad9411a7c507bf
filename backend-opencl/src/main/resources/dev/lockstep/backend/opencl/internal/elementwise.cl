// Functions of one and of two elements, and the update of gradient descent.

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

static real tanh_backward(real a, real b)
{
    const real s = b * b;
    const real d = ONE - s;
    return a * d;
}

static real sigmoid_backward(real a, real b)
{
    const real c = ONE - b;
    const real d = b * c;
    return a * d;
}

static real subtract_scaled(real p, real rate, real g)
{
    const real t = rate * g;
    return p - t;
}

// A constant stride lets a CPU's compiler use vectors.
#ifdef CPU
#define EVERY_ELEMENT for (long e = 0; e < length; e++)
#else
#define EVERY_ELEMENT for (long e = 0; e < length; e += stride)
#endif

#define UNARY(OPERATION, RESULT)                                                                                              \
    case JOIN(UNARY_, OPERATION):                                                                                             \
        EVERY_ELEMENT                                                                                                         \
        {                                                                                                                     \
            const real a = left[e];                                                                                           \
            out[e] = RESULT;                                                                                                  \
        }                                                                                                                     \
        break;

#define BINARY(OPERATION, RESULT)                                                                                             \
    case JOIN(BINARY_, OPERATION):                                                                                            \
        if (form == BOTH_VARY) {                                                                                              \
            EVERY_ELEMENT                                                                                                     \
            {                                                                                                                 \
                const real a = left[e];                                                                                       \
                const real b = right[e];                                                                                      \
                out[e] = RESULT;                                                                                              \
            }                                                                                                                 \
        } else if (form == RIGHT_CONSTANT) {                                                                                  \
            const real b = constant_operand;                                                                                  \
            EVERY_ELEMENT                                                                                                     \
            {                                                                                                                 \
                const real a = left[e];                                                                                       \
                out[e] = RESULT;                                                                                              \
            }                                                                                                                 \
        } else {                                                                                                              \
            const real a = constant_operand;                                                                                  \
            EVERY_ELEMENT                                                                                                     \
            {                                                                                                                 \
                const real b = right[e];                                                                                      \
                out[e] = RESULT;                                                                                              \
            }                                                                                                                 \
        }                                                                                                                     \
        break;

// Elements of one row, stride apart from the pointers on. The constant operand is that of the row or the instruction's number.
// Not inlined: it is most of the code, and every kernel would be compiled with a copy of its own.
__attribute__((noinline)) static void row_elements(
        long code,
        long form,
        real constant_operand,
        __global real *out,
        __global const real *left,
        __global const real *right,
        long length,
        long stride)
{
    switch (code) {
        UNARY(NEGATE, FROM_BITS(BITS(a) ^ SIGN_BIT))
        UNARY(ABS, FROM_BITS(BITS(a) & ~SIGN_BIT))
        UNARY(SQRT, real_sqrt(a))
        UNARY(EXP, real_exp(a))
        UNARY(LOG, real_log(a))
        UNARY(TANH, real_tanh(a))
        UNARY(SIGMOID, real_sigmoid(a))
        UNARY(RELU, (a > ZERO || a != a) ? a : ZERO)
        BINARY(ADD, a + b)
        BINARY(SUBTRACT, a - b)
        BINARY(MULTIPLY, a * b)
        BINARY(DIVIDE, real_divide(a, b))
        BINARY(MAXIMUM, maximum(a, b))
        BINARY(MINIMUM, minimum(a, b))
        BINARY(GREATER, a > b ? ONE : ZERO)
        BINARY(RELU_BACKWARD, b > ZERO ? a : ZERO)
        BINARY(RELU_BACKWARD_SLOPE_ONE_AT_ZERO, b < ZERO ? ZERO : a)
        BINARY(TANH_BACKWARD, tanh_backward(a, b))
        BINARY(SIGMOID_BACKWARD, sigmoid_backward(a, b))
        case SUBTRACT_SCALED:
            EVERY_ELEMENT
            {
                out[e] = subtract_scaled(left[e], constant_operand, right[e]);
            }
            break;
        case SUBTRACT_SCALED_BY:
            EVERY_ELEMENT
            {
                out[e] = subtract_scaled(out[e], constant_operand, left[e]);
            }
            break;
        case COPY:
            EVERY_ELEMENT
            {
                out[e] = left[e];
            }
            break;
    }
}

// The elements begin, begin + stride, ... below end, counted by rows; the pointers are those of the matrices' first elements.
static void elements(
        const Instruction instruction,
        __global real *out,
        __global const real *a,
        __global const real *b,
        long begin,
        long end,
        long stride)
{
    const long columns = instruction.columns;
    while (begin < end) {
        const long row = begin / columns;
        const long column = begin - row * columns;
        const long length = min(end, (row + 1) * columns) - begin;
        __global const real *left = a + row * instruction.aRowStep + column * instruction.aColumnStep;
        __global const real *right = b + row * instruction.bRowStep + column * instruction.bColumnStep;
        real constant_operand = (real) instruction.scalar;
        if (!instruction.hasScalar) {
            constant_operand = instruction.form == LEFT_CONSTANT ? left[0] : right[0];
        }
        row_elements(instruction.code, instruction.form, constant_operand, out + begin, left, right, length, stride);
        begin += (length + stride - 1) / stride * stride;
    }
}

// One instruction over matrices anywhere; a work-group takes tileColumns elements.
__kernel void elementwise(
        __global real *out, __global const real *a, __global const real *b, const Instruction instruction)
{
    const long count = instruction.rows * instruction.columns;
    const long begin = (long) get_group_id(0) * instruction.tileColumns;
    elements(
            instruction,
            out + instruction.out,
            a + instruction.a,
            b + instruction.b,
            begin + FIRST,
            min(begin + instruction.tileColumns, count),
            STRIDE);
}

// Instructions one after the other for elements that are each one work-item's own; all results have the same shape.
__attribute__((noinline)) static void chain_elements(
        __global real *arena, __global const Instruction *instructions, int count, long begin, long end, long stride)
{
    for (int i = 0; i < count; i++) {
        const Instruction instruction = instructions[i];
        elements(
                instruction, arena + instruction.out, arena + instruction.a, arena + instruction.b, begin, end, stride);
    }
}

// Elementwise instructions over results of one shape, of length elements in all; a work-group takes share of them.
__kernel void chain(
        __global real *arena, __global const Instruction *instructions, const int count, const long length, const long share)
{
    const long begin = (long) get_group_id(0) * share;
    chain_elements(arena, instructions, count, begin + FIRST, min(begin + share, length), STRIDE);
}
