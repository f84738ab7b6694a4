package graft.network.testing;

import graft.backbone.family.Architecture;
import graft.backbone.family.Architectures;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The architectures for which there are reference answers with weights made by formula. */
public final class PublishedNetworks {

    /** What the reference calls them, and what they are called here. */
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("mobilenet", "mobilenet_v1_1.0");
        NAMES.put("mobilenet_v2", "mobilenet_v2_1.0");
        NAMES.put("mobilenet_v3_large", "mobilenet_v3_large");
        NAMES.put("efficientnetb0", "efficientnet_b0");
        NAMES.put("resnet50", "resnet50");
        NAMES.put("resnet50v2", "resnet50_v2");
        NAMES.put("densenet121", "densenet121");
        NAMES.put("inception_v3", "inception_v3");
        NAMES.put("xception", "xception");
        NAMES.put("vgg16", "vgg16");
    }

    private PublishedNetworks() {}

    /** What the reference calls them. */
    public static List<String> names() {
        return List.copyOf(NAMES.keySet());
    }

    /** The architecture that the reference calls so. */
    public static Architecture architecture(String name) {
        return Architectures.byName(NAMES.get(name)).orElseThrow();
    }

    /** What a place of the reference is called here. */
    public static String node(String place) {
        return place.replace(' ', '_');
    }

    /** The same architecture with a stage ending at each of these nodes, where the reference looks. */
    public static Architecture cutAt(Architecture architecture, List<String> nodes) {
        NetworkDescription source = architecture.source();
        List<Stage> stages = new ArrayList<>();
        for (Stage stage : source.stages()) {
            List<Node> part = new ArrayList<>();
            String entering = Node.STAGE_INPUT;
            int number = 0;
            for (Node node : stage.nodes()) {
                String before = entering;
                List<String> inputs = node.inputs().stream()
                        .map(i -> i.equals(before) ? Node.STAGE_INPUT : i)
                        .toList();
                part.add(new Node(node.name(), node.operation(), inputs));
                if (nodes.contains(node.name()) && !node.equals(stage.last())) {
                    stages.add(new Stage(stage.name() + "." + number, part));
                    part = new ArrayList<>();
                    entering = node.name();
                    number++;
                }
            }
            stages.add(new Stage(stage.name(), part));
        }
        return new Architecture(
                new NetworkDescription(source.name(), source.input(), stages), architecture.kerasLayers());
    }

    /** How many stages there are up to the one that ends with this node. */
    public static int stagesUpTo(NetworkDescription source, String node) {
        for (int i = 0; i < source.stages().size(); i++) {
            if (source.stages().get(i).last().name().equals(node)) {
                return i + 1;
            }
        }
        throw new AssertionError("no stage ends with " + node);
    }
}
