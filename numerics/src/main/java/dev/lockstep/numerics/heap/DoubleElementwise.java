package dev.lockstep.numerics.heap;

import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.FormulaChain;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.numerics.loops.DoubleLoop;
import dev.lockstep.numerics.loops.DoubleRun;
import dev.lockstep.numerics.loops.Loops;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An elementwise operation in float64, cut into runs over which an operand steps or stays at one element. */
final class DoubleElementwise implements PlacewiseStep {
    /** The work of one function of rule 5, in additions. */
    private static final int FUNCTION_WORK = 8;

    private static final ThreadLocal<DoubleRun> RUNS = ThreadLocal.withInitial(DoubleRun::new);

    private final Formula formula;
    private final DoubleLoop loop;
    private final DoubleRun run = new DoubleRun();
    private final boolean flat;
    private final Storage result;
    private final List<Storage> elements;
    private final long work;
    private final Shares shares;
    private final boolean divided;

    DoubleElementwise(Elementwise operation, List<Operand> operands, Operand out, Loops loops, Shares shares) {
        this.formula = operation.formula();
        this.shares = shares;
        this.flat = operands.stream().allMatch(operand -> operand.length() == out.length() || operand.length() == 1);
        this.result = out.storage();
        this.elements = operands.stream()
                .filter(operand -> operand.length() < out.length())
                .map(Operand::storage)
                .toList();
        this.work = (long) out.length() * (formula.elementary().isPresent() ? FUNCTION_WORK : 1);
        run.result(HeapStorage.of(out).doubles(), 0, flat ? 1 : out.rows(), flat ? out.length() : out.columns());
        this.divided = shares.worthDividing(work);
        this.loop = loops.doubles(formula, run.columns());
        Iterator<Operand> matrices = operands.iterator();
        for (int i = 0; i < formula.arity(); i++) {
            if (operation.isNumber(i)) {
                run.repeat(
                        i, HeapStorage.element(out.dtype(), operation.number(i)).doubles());
            } else {
                Operand matrix = matrices.next();
                run.operand(
                        i,
                        HeapStorage.of(matrix).doubles(),
                        0,
                        step(matrix, out),
                        matrix.rows() == 1 ? 0 : matrix.columns());
            }
        }
    }

    @Override
    public void compute() {
        if (divided) {
            shares.divide(flat ? run.columns() : run.rows(), work, this::compute);
        } else {
            loop.compute(run);
        }
    }

    @Override
    public Optional<PlacewiseStep> placewise() {
        return flat ? Optional.of(this) : Optional.empty();
    }

    @Override
    public int places() {
        return run.columns();
    }

    @Override
    public Storage result() {
        return result;
    }

    @Override
    public List<Storage> elements() {
        return elements;
    }

    @Override
    public long work() {
        return work;
    }

    @Override
    public void compute(int from, int to) {
        DoubleRun part = RUNS.get();
        if (flat) {
            part.setPart(run, 0, 1, from, to - from);
        } else {
            part.setPart(run, from, to - from, 0, run.columns());
        }
        loop.compute(part);
    }

    /** What it computes. */
    DoubleRun run() {
        return run;
    }

    /**
     * Whether it is a link of a chain.
     *
     * @param arrays those of the chain by their names, to which its own are added
     */
    boolean is(FormulaChain.Link link, Map<String, double[]> arrays) {
        if (formula != link.formula() || !isNamed(link.result(), run.out(), arrays)) {
            return false;
        }
        for (int i = 0; i < formula.arity(); i++) {
            boolean fits = link.stays(i)
                    ? run.step(i) == 0
                    : run.step(i) == 1 && isNamed(link.operands().get(i), run.array(i), arrays);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNamed(String name, double[] array, Map<String, double[]> arrays) {
        double[] known = arrays.putIfAbsent(name, array);
        return known == null || known == array;
    }

    /** 0 for a column or an element that serves a whole row of the result. */
    private static int step(Operand matrix, Operand out) {
        boolean walks = matrix.length() == out.length() || matrix.length() > 1 && matrix.columns() == out.columns();
        return walks ? 1 : 0;
    }
}
