package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which label of a model each class folder stands for.
 *
 * @param labelOf the place of the label among the model's, by the folder's name
 * @param renamed folders that are not spelled like their label, as "folder: label"
 */
record ClassMatch(Map<String, Integer> labelOf, Map<String, String> renamed) {

    private static final int EXAMPLES = 5;

    ClassMatch {
        labelOf = Map.copyOf(labelOf);
        renamed = Collections.unmodifiableMap(new LinkedHashMap<>(renamed));
    }

    /**
     * Matches folders with labels: the same name, or else the same but for case, spaces around it and how accents are
     * written, if only one label is.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if a folder is no class of the model, or two are the same one
     */
    static ClassMatch of(List<String> folders, List<String> labels) {
        Map<String, Integer> labelOf = new LinkedHashMap<>();
        Map<String, String> renamed = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String folder : folders) {
            int label = label(folder, labels);
            if (label < 0) {
                unknown.add(folder);
                continue;
            }
            if (labelOf.containsValue(label)) {
                throw new GraftException(ErrorCode.DATA, Message.of("cli.sameClassTwice", labels.get(label)));
            }
            labelOf.put(folder, label);
            if (!folder.equals(labels.get(label))) {
                renamed.put(folder, labels.get(label));
            }
        }
        if (!unknown.isEmpty()) {
            throw new GraftException(
                    ErrorCode.DATA, Message.of("cli.unknownClasses", unknown.size(), some(unknown), some(labels)));
        }
        return new ClassMatch(labelOf, renamed);
    }

    private static int label(String folder, List<String> labels) {
        int same = labels.indexOf(folder);
        if (same >= 0) {
            return same;
        }
        List<Integer> alike = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            if (plain(labels.get(i)).equals(plain(folder))) {
                alike.add(i);
            }
        }
        return alike.size() == 1 ? alike.get(0) : -1;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }

    private static String some(List<String> names) {
        String text = String.join(", ", names.subList(0, Math.min(EXAMPLES, names.size())));
        return names.size() > EXAMPLES ? text + ", ..." : text;
    }
}
