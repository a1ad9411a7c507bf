/** A model's predictions over HTTP: rows in JSON to predictions in JSON, those of several requests computed together. */
package dev.lockstep.serve.prediction;
