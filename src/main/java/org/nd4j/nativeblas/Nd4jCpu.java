package org.nd4j.nativeblas;

/**
 * Stands where DL4J 1.0.0-M2.1 looks for the native bindings of its CPU backend. The bindings moved to
 * {@code org.nd4j.linalg.cpu.nativecpu.bindings} before that release, but {@code BaseMKLDNNHelper} still asks the class of
 * the old name, by reflection, whether oneDNN is in use, takes its absence for "no", and then leaves every oneDNN layer
 * helper off. Nothing but that one question is answered here.
 *
 * @see graft.training.dl4j.FastPath
 */
public final class Nd4jCpu {

    private Nd4jCpu() {}

    /** Found as {@code org.nd4j.nativeblas.Nd4jCpu$Environment}; the names of its methods are given by DL4J. */
    public static final class Environment {

        private Environment() {}

        /** Called by DL4J through reflection. */
        public static Environment getInstance() {
            return new Environment();
        }

        /** Whether the native library was built with oneDNN and uses it; called by DL4J through reflection. */
        public boolean isUseMKLDNN() {
            return org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu.Environment.getInstance()
                    .isUseONEDNN();
        }
    }
}
