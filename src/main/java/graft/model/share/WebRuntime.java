package graft.model.share;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What runs a model in a browser: ONNX Runtime Web (MIT licence), which the build takes from the npm registry. Only the part
 * for plain WebAssembly, on one thread: threads need servers that send certain headers, and a page opened from a disk has no
 * server.
 *
 * @param script the module that is asked, JavaScript
 * @param glue what the module talks to the machine through, JavaScript
 * @param machine what it runs, WebAssembly
 * @param version of ONNX Runtime Web
 */
record WebRuntime(byte[] script, byte[] glue, byte[] machine, String version) {

    private static final String FOLDER = "/graft/web/";
    /** The glue makes the machine's address of its own, though it is handed the machine; from within a page it has none. */
    private static final String OWN_ADDRESS = "import.meta.url";

    private static final String NOWHERE = "\"https://graft.invalid/\"";

    /**
     * The runtime of this build.
     *
     * @throws GraftException if it was built without
     */
    static WebRuntime load() throws IOException {
        byte[] script = part("ort.wasm.min.mjs");
        byte[] glue = new String(part("ort-wasm-simd-threaded.mjs"), StandardCharsets.UTF_8)
                .replace(OWN_ADDRESS, NOWHERE)
                .getBytes(StandardCharsets.UTF_8);
        return new WebRuntime(script, glue, part("ort-wasm-simd-threaded.wasm"), version(script));
    }

    private static byte[] part(String name) throws IOException {
        return Template.bytes(FOLDER + name)
                .orElseThrow(() -> new GraftException(ErrorCode.DEVICE, Message.of("page.noRuntime")));
    }

    /** From the comment at its head, which is part of its licence too. */
    private static String version(byte[] script) {
        String head = new String(script, 0, Math.min(script.length, 200), StandardCharsets.UTF_8);
        String after = head.substring(head.indexOf(" v") + 2);
        return after.substring(0, after.indexOf('\n')).strip();
    }
}
