package graft.model.share;

import graft.common.AtomicFiles;
import graft.common.Json;
import graft.model.ModelBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model for developers: what a bundle holds, in a folder, with small programs in Python, Java and JavaScript that decode,
 * fit and answer as Graft does. The programs are the same for every model; they read what they need from the model file, or
 * from {@value #FACTS} where ONNX Runtime does not tell it.
 *
 * @param bundle the model, its labels, its card and its provenance
 */
public record ModelFolder(ModelBundle bundle) {

    /** What the program in JavaScript reads of the model. */
    public static final String FACTS = "model.json";

    private static final List<String> PLAIN = List.of("predict.py", "requirements.txt", "Predict.java", "package.json");

    /** Puts the files into a folder, each complete or not at all, over any of the same names. */
    public void write(Path folder) throws IOException {
        bundle.unpack(folder);
        for (Map.Entry<String, String> file : programs().entrySet()) {
            AtomicFiles.writeText(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private Map<String, String> programs() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : PLAIN) {
            files.put(name, Template.text(name));
        }
        files.put("predict.mjs", Template.script("predict.mjs"));
        files.put(FACTS, Json.pretty(ModelFacts.of(bundle.metadata())) + "\n");
        return files;
    }
}
