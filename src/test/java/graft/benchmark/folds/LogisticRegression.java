package graft.benchmark.folds;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Multinomial logistic regression with a squared penalty, minimised to the end by L-BFGS (Liu and Nocedal, Mathematical
 * Programming 45, 1989): the linear probe that papers put on frozen features, and an independent mark for the head,
 * which is the same model trained by stochastic steps. The bias is not penalised.
 */
final class LogisticRegression {

    private static final int MEMORY = 10;
    private static final int MOST_ITERATIONS = 300;
    /** Largest gradient norm of the mean loss at the end. */
    private static final double FLAT = 5e-5;

    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double SMALLEST_STEP = 1e-10;

    private final float[][] features;
    private final int[] labels;
    private final int classes;
    private final int size;
    private final double penalty;

    private LogisticRegression(float[][] features, int[] labels, int classes, double c) {
        this.features = features;
        this.labels = labels;
        this.classes = classes;
        this.size = features[0].length;
        this.penalty = 1 / (c * features.length);
    }

    /**
     * A fitted model.
     *
     * @param weights [C, F + 1], the bias last
     */
    record Fitted(double[] weights, int classes) {

        /** The logits of one picture. */
        double[] logits(float[] features) {
            int row = features.length + 1;
            double[] logits = new double[classes];
            for (int c = 0; c < classes; c++) {
                double sum = weights[c * row + features.length];
                for (int f = 0; f < features.length; f++) {
                    sum += weights[c * row + f] * features[f];
                }
                logits[c] = sum;
            }
            return logits;
        }
    }

    /**
     * Minimises the sum of the cross entropies plus half the squared norm of the weights divided by {@code c}.
     *
     * @param features [N, F], brought to a common scale
     * @param labels [N]
     */
    static Fitted fit(float[][] features, int[] labels, int classes, double c) {
        return fit(features, labels, c, new Fitted(new double[classes * (features[0].length + 1)], classes));
    }

    /** The same, beginning with what another penalty came to, which saves time and changes nothing. */
    static Fitted fit(float[][] features, int[] labels, double c, Fitted start) {
        LogisticRegression problem = new LogisticRegression(features, labels, start.classes(), c);
        return new Fitted(problem.minimise(start.weights().clone()), start.classes());
    }

    private record Pair(double[] step, double[] change, double product) {}

    private double[] minimise(double[] start) {
        double[] at = start;
        double[] gradient = new double[at.length];
        double value = evaluate(at, gradient);
        Deque<Pair> memory = new ArrayDeque<>();
        for (int i = 0; i < MOST_ITERATIONS && Math.sqrt(dot(gradient, gradient)) > FLAT; i++) {
            double[] direction = direction(gradient, memory);
            double slope = dot(direction, gradient);
            double[] next = new double[at.length];
            double[] nextGradient = new double[at.length];
            double nextValue = Double.POSITIVE_INFINITY;
            for (double t = 1; t > SMALLEST_STEP; t /= 2) {
                for (int k = 0; k < at.length; k++) {
                    next[k] = at[k] + t * direction[k];
                }
                nextValue = evaluate(next, nextGradient);
                if (nextValue <= value + SUFFICIENT_DECREASE * t * slope) {
                    break;
                }
            }
            if (!(nextValue < value)) {
                break;
            }
            remember(memory, minus(next, at), minus(nextGradient, gradient));
            at = next;
            gradient = nextGradient;
            value = nextValue;
        }
        return at;
    }

    private static void remember(Deque<Pair> memory, double[] step, double[] change) {
        double product = dot(step, change);
        if (product > 0) {
            memory.addLast(new Pair(step, change, product));
            if (memory.size() > MEMORY) {
                memory.removeFirst();
            }
        }
    }

    /** The two-loop recursion: the gradient times an approximation of the inverse Hessian, downhill. */
    private static double[] direction(double[] gradient, Deque<Pair> memory) {
        double[] q = gradient.clone();
        double[] shares = new double[memory.size()];
        int i = memory.size();
        for (var pairs = memory.descendingIterator(); pairs.hasNext(); ) {
            Pair pair = pairs.next();
            shares[--i] = dot(pair.step(), q) / pair.product();
            add(q, pair.change(), -shares[i]);
        }
        Pair last = memory.peekLast();
        double scale = last == null
                ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)))
                : last.product() / dot(last.change(), last.change());
        for (int k = 0; k < q.length; k++) {
            q[k] *= scale;
        }
        for (Pair pair : memory) {
            add(q, pair.step(), shares[i] - dot(pair.change(), q) / pair.product());
            i++;
        }
        for (int k = 0; k < q.length; k++) {
            q[k] = -q[k];
        }
        return q;
    }

    /** Mean cross entropy plus penalty; its gradient goes into {@code gradient}. */
    private double evaluate(double[] weights, double[] gradient) {
        Fitted model = new Fitted(weights, classes);
        int row = size + 1;
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            boolean bias = k % row == size;
            gradient[k] = bias ? 0 : penalty * weights[k];
            sum += bias ? 0 : penalty / 2 * weights[k] * weights[k];
        }
        for (int n = 0; n < features.length; n++) {
            var probabilities = Softmax.of(model.logits(features[n]));
            sum -= Math.log(Math.max(1e-300, probabilities.get(labels[n]))) / features.length;
            for (int c = 0; c < classes; c++) {
                double error = (probabilities.get(c) - (labels[n] == c ? 1 : 0)) / features.length;
                for (int f = 0; f < size; f++) {
                    gradient[c * row + f] += error * features[n][f];
                }
                gradient[c * row + size] += error;
            }
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] to, double[] what, double times) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * what[i];
        }
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = a.clone();
        add(difference, b, -1);
        return difference;
    }
}
