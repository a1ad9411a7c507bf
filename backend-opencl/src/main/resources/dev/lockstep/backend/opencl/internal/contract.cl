// What all kernels share. One program is built for each dtype: REAL_IS_FLOAT is defined for float32. CPU is defined where a work-group
// is a single work-item with wide vectors of LANES elements; elsewhere a work-group is many work-items.
//
// The numerics contract holds in every line: nothing is contracted, a fused multiply-add is written fma, and no function of the
// device's mathematics library takes part except fma, sqrt of a double, and those that move bits.
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#pragma OPENCL FP_CONTRACT OFF

#define JOIN_TOKENS(a, b) a##b
#define JOIN(a, b) JOIN_TOKENS(a, b)

#ifdef REAL_IS_FLOAT
typedef float real;
typedef int real_bits;
#define BITS(x) as_int(x)
#define FROM_BITS(x) as_float(x)
#define SIGN_BIT ((int) 0x80000000)
#define REAL_NAME float
#else
typedef double real;
typedef long real_bits;
#define BITS(x) as_long(x)
#define FROM_BITS(x) as_double(x)
#define SIGN_BIT ((long) 0x8000000000000000L)
#define REAL_NAME double
#endif

#define real_abs(x) FROM_BITS(BITS(x) & ~SIGN_BIT)

#define ZERO ((real) 0)
#define ONE ((real) 1)

// The length of the blocks in which a sum is taken.
#define SUM_BLOCK 256

// One instruction; the host writes the same fields in the same order, each in eight bytes. Offsets and steps count elements; constants has
// a bit for each operand that stays the same along a row of the result, numbers one for each that is no matrix.
typedef struct {
    long code;
    long rows;
    long columns;
    long inner;
    long tileRows;
    long tileColumns;
    long out;
    long constants;
    long numbers;
    long offset[OPERANDS];
    long rowStep[OPERANDS];
    long columnStep[OPERANDS];
    double number[OPERANDS];
} Instruction;

// The arguments of every kernel but the sequence: matrices in any buffers and an instruction on them, then instructions on matrices in the arena. form says
// what the kernel for CPUs is to compute; for GPUs each form is a kernel of its own.
#define KERNEL_ARGUMENTS                                                                                                      \
    const int form, __global real *out, __global const real *a, __global const real *b, __global const real *c,               \
            __global const real *d, const Instruction instruction, __global real *arena, __global const Instruction *tail,    \
            const int tailCount

// A work-item takes every STRIDE-th element of its work-group's share.
#ifdef CPU
#define STRIDE 1
#define FIRST 0
typedef JOIN(REAL_NAME, LANES) vector;
#define LOAD_VECTOR JOIN(vload, LANES)
#define STORE_VECTOR JOIN(vstore, LANES)
#else
#define STRIDE ((long) get_local_size(0))
#define FIRST ((long) get_local_id(0))
#endif
