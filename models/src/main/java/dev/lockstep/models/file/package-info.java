/**
 * What is kept of a training: {@link dev.lockstep.models.file.ModelFile} and {@link dev.lockstep.models.file.Checkpoint}, both safetensors files
 * whose every byte is under a SHA-256 in their metadata, and weights of others.
 */
package dev.lockstep.models.file;
