package graft.backbone;

import graft.common.Message;
import graft.network.FeatureShape;
import graft.network.Head;
import graft.network.NetworkDescription;
import graft.network.Shapes;
import graft.network.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the stages of a network are called for a person, and what each is about. */
public final class StageTitles {

    private static final Pattern NUMBERED = Pattern.compile("(block_?|fire|stage_|mixed)(\\d+[a-z]?)");
    private static final Pattern IN_GROUP = Pattern.compile("conv(\\d+)_(block)?(\\d+(-\\d+)?)");
    private static final int EDGES = 4;
    private static final int TEXTURES = 8;
    private static final int PARTS = 16;

    private StageTitles() {}

    /**
     * A stage for a person.
     *
     * @param stage its technical name
     * @param title a few words
     * @param sees what it tells from each other, in two or three words
     * @param hint the same in one sentence, with what follows from it
     */
    public record StageTitle(String stage, Message title, Message sees, Message hint) {}

    /**
     * Titles for all stages, in order. The hint goes by how far the picture has been shrunk up to the end of a stage: what
     * a network knows grows from edges to whole things with the area that one place of its map sees (Zeiler and Fergus
     * 2014).
     */
    public static List<StageTitle> of(NetworkDescription network) {
        Shapes shapes = Shapes.of(network);
        List<StageTitle> titles = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (int i = 0; i < network.stages().size(); i++) {
            Stage stage = network.stages().get(i);
            FeatureShape output = shapes.atCut(i + 1);
            titles.add(new StageTitle(
                    stage.name(),
                    title(stage.name()),
                    sees(shapes.input(), output, said),
                    hint(shapes.input(), output)));
        }
        return List.copyOf(titles);
    }

    private static Message title(String stage) {
        Matcher numbered = NUMBERED.matcher(stage);
        if (numbered.matches()) {
            String key =
                    switch (numbered.group(1)) {
                        case "fire" -> "backbone.stageFire";
                        case "stage_" -> "backbone.stageStage";
                        case "mixed" -> "backbone.stageMixed";
                        default -> "backbone.stageBlock";
                    };
            return Message.of(key, numbered.group(2));
        }
        Matcher grouped = IN_GROUP.matcher(stage);
        if (grouped.matches()) {
            String key = grouped.group(2) == null ? "backbone.stageLayers" : "backbone.stageGroupBlock";
            return Message.of(key, grouped.group(1), grouped.group(3));
        }
        return switch (stage) {
            case "stem" -> Message.of("backbone.stageStem");
            case "top" -> Message.of("backbone.stageTop");
            case ForeignFiles.STAGE -> Message.of("backbone.stageForeign");
            case Head.STAGE -> Message.of("backbone.stageHead");
            default -> Message.of("backbone.stageOther", stage);
        };
    }

    /** What a stage sees, and what the next one sees that shrinks the picture no further. */
    private static Message sees(FeatureShape picture, FeatureShape output, Set<String> said) {
        if (!output.spatial()) {
            return Message.of("backbone.seesHead");
        }
        int shrunk = picture.height() / output.height();
        if (shrunk <= EDGES) {
            return Message.of(said.add("edges") ? "backbone.seesEdges" : "backbone.seesLines");
        }
        if (shrunk <= TEXTURES) {
            return Message.of(said.add("textures") ? "backbone.seesTextures" : "backbone.seesPatterns");
        }
        if (shrunk <= PARTS) {
            return Message.of(said.add("parts") ? "backbone.seesParts" : "backbone.seesLargeParts");
        }
        return Message.of(said.add("things") ? "backbone.seesThings" : "backbone.seesWholes");
    }

    private static Message hint(FeatureShape picture, FeatureShape output) {
        if (!output.spatial()) {
            return Message.of("backbone.hintHead");
        }
        int shrunk = picture.height() / output.height();
        if (shrunk <= EDGES) {
            return Message.of("backbone.hintEdges");
        }
        if (shrunk <= TEXTURES) {
            return Message.of("backbone.hintTextures");
        }
        return shrunk <= PARTS ? Message.of("backbone.hintParts") : Message.of("backbone.hintThings");
    }
}
