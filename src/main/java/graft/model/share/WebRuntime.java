package graft.model.share;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What runs a model in a browser: ONNX Runtime Web (MIT licence), which the build takes from the npm registry. Only the part
 * for plain WebAssembly, on one thread: threads need servers that send certain headers, and a page opened from a disk has no
 * server.
 *
 * @param script the module that is asked, JavaScript
 * @param machine what it runs, WebAssembly
 * @param version of ONNX Runtime Web
 */
record WebRuntime(byte[] script, byte[] machine, String version) {

    private static final String FOLDER = "/graft/web/";

    /**
     * The runtime of this build.
     *
     * @throws GraftException if it was built without
     */
    static WebRuntime load() throws IOException {
        Optional<byte[]> script = Template.bytes(FOLDER + "ort.wasm.bundle.min.mjs");
        Optional<byte[]> machine = Template.bytes(FOLDER + "ort-wasm-simd-threaded.wasm");
        if (script.isEmpty() || machine.isEmpty()) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("page.noRuntime"));
        }
        return new WebRuntime(script.get(), machine.get(), version(script.get()));
    }

    /** From the comment at its head, which is part of its licence too. */
    private static String version(byte[] script) {
        String head = new String(script, 0, Math.min(script.length, 200), StandardCharsets.UTF_8);
        String after = head.substring(head.indexOf(" v") + 2);
        return after.substring(0, after.indexOf('\n')).strip();
    }
}
