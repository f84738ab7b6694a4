package graft.benchmark;

/** The backbones that there are real weights of. */
enum BackboneChoice {
    MOBILENET("MobileNetV2 1.0", "mobilenet_v2_1.0_224_imagenet_dequantized.h5"),
    MOBILENET_035("MobileNetV2 0.35", "mobilenet_v2_0.35_224_imagenet_notop.h5"),
    SQUEEZENET("SqueezeNet 1.1", "squeezenet_v1.1_imagenet_notop.h5");

    private final String title;
    private final String file;

    BackboneChoice(String title, String file) {
        this.title = title;
        this.file = file;
    }

    String title() {
        return title;
    }

    String file() {
        return file;
    }
}
