package dev.lockstep.nn.model;

import dev.lockstep.api.Matrix;
import dev.lockstep.nn.layer.LayerOutputs;
import java.util.Map;

/**
 * What a forward pass of training computed.
 *
 * @param afterwards by the name of a parameter that is not trained, what it is to hold after the step
 */
public record TrainedOutputs(LayerOutputs outputs, Map<String, Matrix> afterwards) {}
