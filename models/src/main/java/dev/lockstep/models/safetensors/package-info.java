/**
 * Files of tensors in the format safetensors, which others read and write: a JSON header of names, types, shapes and places, then the elements
 * of all tensors without gaps. Reading one runs no code, and a file that does not hold together is refused whole.
 *
 * <p>Format: the README of github.com/huggingface/safetensors.
 */
package dev.lockstep.models.safetensors;
