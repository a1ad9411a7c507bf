/**
 * The operations: what each computes, said once and free of memory.
 *
 * <p>An {@link dev.lockstep.api.op.Operation} is a value; which matrices it takes is said by whoever asks for it. The elementwise ones share
 * one kind, {@link dev.lockstep.api.op.Elementwise}, whose {@link dev.lockstep.api.op.Formula} is the source of every kernel, of the oracle
 * and of the documentation. Nothing here has a default: a new kind does not compile until every {@link dev.lockstep.api.op.Operation.Visitor}
 * knows it, and a new formula fails its parser, its generators or their tests until it is whole.
 */
package dev.lockstep.api.op;
