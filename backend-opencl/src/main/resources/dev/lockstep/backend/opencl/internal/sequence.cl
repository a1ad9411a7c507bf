// A sequence of small instructions of any kind in one launch of one work-group, which shares the elements of each instruction.

#ifdef CPU
#define WAIT_FOR_GROUP
#else
#define WAIT_FOR_GROUP barrier(CLK_GLOBAL_MEM_FENCE);
#endif

__kernel void sequence(__global real *arena, __global const Instruction *instructions, const int count)
{
    for (int i = 0; i < count; i++) {
        const Instruction instruction = instructions[i];
        __global real *out = arena + instruction.out;
        __global const real *a = arena + instruction.offset[0];
        __global const real *b = arena + instruction.offset[1];
        const long end = instruction.rows * instruction.columns;
        if (instruction.code == PRODUCT) {
            product_elements(instruction, out, a, b, FIRST, end);
        } else if (instruction.code > PRODUCT) {
            other_elements(instruction, out, a, b, FIRST, end);
        } else {
            arena_elements(instruction, arena, FIRST, end, STRIDE);
        }
        WAIT_FOR_GROUP
    }
}
