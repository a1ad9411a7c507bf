/**
 * Network files: what a network is, as data, and the values it starts from.
 *
 * <p>A file is YAML; {@link dev.lockstep.models.network.NetworkDefinition} documents its keys and is what a file becomes.
 * {@link dev.lockstep.models.network.NetworkCatalog} finds the built-in files and the user's own;
 * {@link dev.lockstep.models.network.InitialValues} draws the data and parameters. Nothing here computes with matrices.
 *
 * <p>To add an activation, a loss, a kind of layer or an optimiser: a record in the module {@code nn}, and one line in the table of the parser
 * of the same name. A key that exists keeps its meaning, so that files stay valid.
 */
package dev.lockstep.models.network;
