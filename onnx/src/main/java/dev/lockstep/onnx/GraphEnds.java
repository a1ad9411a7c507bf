package dev.lockstep.onnx;

/** What a graph begins and ends with, around the prediction of a network. */
interface GraphEnds {
    String INPUTS = "inputs";
    String OUTPUTS = "outputs";

    /** Adds the graph's inputs; returns the name of what the network takes. */
    String begin(GraphBuilder graph);

    /** Adds the graph's outputs, made of so many outputs of the network. */
    void end(GraphBuilder graph, String outputs, int columns);

    /** The network's inputs and outputs as they are. */
    record Bare(int inputs) implements GraphEnds {
        @Override
        public String begin(GraphBuilder graph) {
            return graph.input(INPUTS, graph.elementType(), inputs);
        }

        @Override
        public void end(GraphBuilder graph, String outputs, int columns) {
            graph.output(OUTPUTS, outputs, columns);
        }
    }
}
