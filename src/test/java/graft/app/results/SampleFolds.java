package graft.app.results;

import graft.data.split.SplitManifest;
import graft.run.RunFolder;
import graft.run.RunFolds;
import java.util.ArrayList;
import java.util.List;

/** What cross-validation might have found for a run that was made up: every tenth label looks wrong, half the pictures do less well. */
final class SampleFolds {

    private SampleFolds() {}

    static RunFolds of(RunFolder run) {
        List<String> classes = run.plan().classes();
        List<SplitManifest.Entry> entries = run.split().present();
        List<RunFolds.Row> rows = new ArrayList<>();
        int right = 0;
        for (int i = 0; i < entries.size(); i++) {
            SplitManifest.Entry e = entries.get(i);
            boolean odd = i % 10 == 3;
            int label = classes.indexOf(e.className());
            int sure = odd ? (label + 1) % classes.size() : label;
            List<Double> probabilities = new ArrayList<>();
            for (int c = 0; c < classes.size(); c++) {
                probabilities.add(c == sure ? 0.9 : 0.1 / (classes.size() - 1));
            }
            right += odd ? 0 : 1;
            rows.add(new RunFolds.Row(
                    e.part(),
                    e.path(),
                    e.digest(),
                    e.unit(),
                    e.className(),
                    probabilities,
                    List.of(i % 3 == 0 ? 0 : 2, i % 5 == 0 ? 0 : 2, odd ? 0 : 2),
                    label == 0 ? 2 : 0));
        }
        int n = entries.size();
        return new RunFolds(
                5,
                2,
                List.of(0.25, 0.5, 1.0),
                List.of(n / 5, 2 * n / 5, 4 * n / 5),
                List.of(right, right),
                classes,
                rows);
    }
}
