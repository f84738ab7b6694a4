package graft.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How common each class is where a model is used, which may be quite another mixture than that of the test pictures: of a
 * thousand parts on a belt ten may be cracked, of a hundred test pictures fifty.
 *
 * @param shares one for each class, at least 0, together 1
 */
public record Prevalence(List<Double> shares) {

    private static final double TOLERANCE = 1e-6;

    /** Refuses shares that are none or do not add up to 1. */
    public Prevalence {
        shares = List.copyOf(shares);
        double sum = shares.stream().mapToDouble(s -> s).sum();
        if (shares.stream().anyMatch(s -> !(s >= 0)) || Math.abs(sum - 1) > TOLERANCE) {
            throw new IllegalArgumentException("shares of classes " + shares);
        }
    }

    /** The mixture of the test pictures. */
    public static Prevalence asTested(ConfusionMatrix confusion) {
        List<Double> shares = new ArrayList<>();
        for (int c = 0; c < confusion.classes().size(); c++) {
            shares.add((double) confusion.pictures(c) / confusion.total());
        }
        return new Prevalence(shares);
    }

    /**
     * The same with another share for one class; the others keep their proportions to each other, and where they had no
     * share at all they become equally common.
     *
     * @param share 0 to 1
     */
    public Prevalence with(int changed, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share);
        }
        double others = 1 - shares.get(changed);
        List<Double> now = new ArrayList<>();
        for (int c = 0; c < shares.size(); c++) {
            double part = others > 0 ? shares.get(c) / others : 1.0 / (shares.size() - 1);
            now.add(c == changed ? share : (1 - share) * part);
        }
        return new Prevalence(now);
    }
}
