package graft.samples;

import graft.samples.cells.CellPicture;
import graft.samples.flawed.FlawedLeaves;
import graft.samples.ground.Ground;
import graft.samples.leaves.LeafPicture;
import graft.samples.metal.MetalPicture;
import graft.samples.signs.SignPicture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sample datasets that come with Graft, in the order in which they are offered. */
public final class SampleSets {

    private SampleSets() {}

    public static List<SampleSet> all() {
        return List.of(cells(), leaves(), metal(), signs(), flawed());
    }

    /** The set of this name. */
    public static Optional<SampleSet> find(String name) {
        return all().stream().filter(set -> set.name().equals(name)).findFirst();
    }

    private static SampleSet cells() {
        Map<String, Motif> classes = new LinkedHashMap<>();
        classes.put("eosinophil", CellPicture.eosinophil());
        classes.put("lymphocyte", CellPicture.lymphocyte());
        classes.put("monocyte", CellPicture.monocyte());
        classes.put("neutrophil", CellPicture.neutrophil());
        return new SampleSet(
                "cells",
                "White blood cells",
                "Four kinds of cells, told apart by their nucleus and granules, in stains that vary.",
                seed -> plain(new Studio(192, 0.8), seed, 4, 70, classes));
    }

    private static SampleSet leaves() {
        Map<String, Motif> classes = new LinkedHashMap<>();
        classes.put("birch", LeafPicture.birch(Ground.all()));
        classes.put("ginkgo", LeafPicture.ginkgo(Ground.all()));
        classes.put("maple", LeafPicture.maple(Ground.all()));
        classes.put("oak", LeafPicture.oak(Ground.all()));
        return new SampleSet(
                "leaves",
                "Leaves of four trees",
                "Shape decides, not colour: every tree has green and autumn leaves, on any ground.",
                seed -> plain(new Studio(192, 0.8), seed, 1, 84, classes));
    }

    private static SampleSet metal() {
        Map<String, Motif> classes = new LinkedHashMap<>();
        classes.put("dent", MetalPicture.dented());
        classes.put("good", MetalPicture.good());
        classes.put("rust", MetalPicture.rusty());
        classes.put("scratch", MetalPicture.scratched());
        return new SampleSet(
                "metal",
                "Flaws on sheet metal",
                "What an inspector looks for: small things on surfaces that differ more than the flaws do.",
                seed -> plain(new Studio(192, 0.8), seed, 2, 100, classes));
    }

    private static SampleSet signs() {
        Map<String, Motif> classes = new LinkedHashMap<>();
        classes.put("give-way", SignPicture.giveWay());
        classes.put("no-entry", SignPicture.noEntry());
        classes.put("no-stopping", SignPicture.noStopping());
        classes.put("pass-left", SignPicture.passLeft());
        classes.put("pass-right", SignPicture.passRight());
        classes.put("priority", SignPicture.priority());
        return new SampleSet(
                "signs",
                "Road signs in all weathers",
                "Left and right matter: pass-left, mirrored, is pass-right.",
                seed -> plain(new Studio(192, 0.8), seed, 3, 60, classes));
    }

    private static SampleSet flawed() {
        return new SampleSet(
                "flawed",
                "Leaves, collected badly",
                "Copies, bursts, wrong labels, broken files, a rare class and a background that gives the class away.",
                FlawedLeaves::files);
    }

    private static List<SampleFile> plain(Studio studio, long seed, int set, int pictures, Map<String, Motif> classes) {
        List<SampleFile> files = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, Motif> one : classes.entrySet()) {
            files.addAll(studio.classOf(one.getKey(), one.getValue(), pictures, seed, set, number++));
        }
        return files;
    }
}
