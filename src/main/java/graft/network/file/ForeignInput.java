package graft.network.file;

/**
 * The one input of a graph of another program: pictures of three channels in float32.
 *
 * @param name in the graph
 * @param channelsLast [N, H, W, 3] instead of [N, 3, H, W]
 * @param batch how many pictures at a time, 0 for any number
 * @param height in pixels, 0 for any
 * @param width in pixels, 0 for any
 */
public record ForeignInput(String name, boolean channelsLast, int batch, int height, int width) {}
