package graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.Digests;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whole units, classes evenly, and the same every time. */
class FoldsTest {

    private static TrainingPictures.Picture picture(String name, int label, String unit) {
        return new TrainingPictures.Picture(Path.of(name), Digests.ofText(name), label, unit);
    }

    @Test
    void classesAreEvenlyShared() {
        List<TrainingPictures.Picture> pictures = TinyWorld.pictures("p", 12);
        int[] fold = Folds.assign(pictures, 3, 5);
        int[][] counts = new int[5][3];
        for (int i = 0; i < fold.length; i++) {
            counts[fold[i]][pictures.get(i).label()]++;
        }
        for (int[] ofFold : counts) {
            for (int ofClass : ofFold) {
                assertThat(ofClass).isBetween(2, 3);
            }
            assertThat(ofFold[0] + ofFold[1] + ofFold[2]).isBetween(7, 8);
        }
    }

    @Test
    void unitsStayWholeAndTheOrderOfPicturesPlaysNoPart() {
        List<TrainingPictures.Picture> pictures = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            pictures.add(picture("p" + i, i % 4, "plant " + i / 7));
        }
        Map<String, Integer> foldOfUnit = folds(pictures);
        assertThat(foldOfUnit).hasSize(9);
        Collections.shuffle(pictures, new Random(4));
        assertThat(folds(pictures)).isEqualTo(foldOfUnit);
    }

    private static Map<String, Integer> folds(List<TrainingPictures.Picture> pictures) {
        int[] fold = Folds.assign(pictures, 4, 5);
        Map<String, Integer> foldOfUnit = new HashMap<>();
        for (int i = 0; i < fold.length; i++) {
            Integer before = foldOfUnit.put(pictures.get(i).unit(), fold[i]);
            assertThat(before).isIn(null, fold[i]);
        }
        return foldOfUnit;
    }

    @Test
    void withFewerUnitsThanFoldsSomeStayEmpty() {
        List<TrainingPictures.Picture> pictures =
                List.of(picture("a", 0, "u"), picture("b", 1, "u"), picture("c", 1, "v"));
        assertThat(Folds.assign(pictures, 2, 5)).containsExactly(0, 0, 1);
    }
}
