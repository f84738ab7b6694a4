package graft.training.dl4j;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Tiny arrays gain nothing from a second thread, and lose much to waiting for it where the machine is busy. */
final class OneThread implements BeforeAllCallback, AfterAllCallback {

    private int before;

    @Override
    public void beforeAll(ExtensionContext context) {
        // Nd4j must be the first of ND4J's classes to be loaded: the others fail for good if they come before it.
        Nd4j.getBackend();
        before = NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads();
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(before);
    }
}
