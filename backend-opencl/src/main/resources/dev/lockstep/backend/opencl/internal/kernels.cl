// The kernels of forms other than the sequence. For CPUs there is one for all, since a compiler like PoCL's compiles anew for each what kernels
// share; for GPUs each form is one, which has the registers to itself, as is the matrix product by tiles.

#ifdef CPU

__kernel __attribute__((reqd_work_group_size(1, 1, 1))) void any_form(KERNEL_ARGUMENTS)
{
    __local real packedRows[SUM_BLOCK * MOST_TILE_ROWS] __attribute__((aligned(64)));
    __local real packedColumns[SUM_BLOCK * PANEL_COLUMNS] __attribute__((aligned(64)));
    const long group = get_group_id(0);
    switch (form) {
        case FORM_ELEMENTWISE:
            elementwise_group(group, out, a, b, c, d, instruction, arena, tail, tailCount);
            break;
        case FORM_OTHER:
            other_group(group, out, a, b, instruction);
            break;
        case FORM_PRODUCT_BY_ELEMENT:
            product_by_element_group(group, out, a, b, instruction, arena, tail, tailCount);
            break;
        case FORM_PRODUCT_BY_TILES:
            product_by_tiles_group(
                    group, out, a, b, instruction, arena, tail, tailCount, packedRows, packedColumns);
            break;
    }
}

#else

__kernel void elementwise(KERNEL_ARGUMENTS)
{
    elementwise_group(get_group_id(0), out, a, b, c, d, instruction, arena, tail, tailCount);
}

__kernel void other(KERNEL_ARGUMENTS)
{
    other_group(get_group_id(0), out, a, b, instruction);
}

__kernel void product_by_element(KERNEL_ARGUMENTS)
{
    product_by_element_group(get_group_id(0), out, a, b, instruction, arena, tail, tailCount);
}

#endif
