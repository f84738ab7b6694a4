package graft.compute;

import java.util.OptionalLong;

/**
 * How much memory a worker may take. Java keeps pictures and figures on its heap; tensors lie outside of it, where JavaCPP
 * counts them. JavaCPP also looks at the memory of the whole process before it gives out more, files that are only mapped
 * not counted, so that a worker gets a failure it can tell of before the system ends it without a word.
 *
 * @param heapBytes limit of the Java heap ({@code -Xmx})
 * @param nativeBytes limit of what tensors take ({@code org.bytedeco.javacpp.maxbytes})
 * @param processBytes limit of the whole process ({@code org.bytedeco.javacpp.maxphysicalbytes}), never below
 *     {@code heapBytes}
 */
public record MemoryPlan(long heapBytes, long nativeBytes, long processBytes) {

    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long LEAST_HEAP = 512 * MIB;
    private static final long MOST_HEAP = 4 * GIB;
    private static final long LEAST_NATIVE = GIB;
    /** What the JVM and the libraries themselves take beside heap and tensors. */
    private static final long OVERHEAD = 512 * MIB;

    public MemoryPlan {
        if (heapBytes < 16 * MIB || nativeBytes < 16 * MIB || processBytes < heapBytes) {
            throw new IllegalArgumentException(heapBytes + ", " + nativeBytes + ", " + processBytes);
        }
    }

    /**
     * Leaves a fifth of the memory, at least 1 GiB, to the system and the window; of the rest a quarter, 512 MiB to 4 GiB,
     * is heap, and tensors may have what remains. Very small machines get the least that training works with.
     *
     * @param memoryBytes what the machine has
     */
    public static MemoryPlan forMachine(long memoryBytes) {
        long usable = Math.max(memoryBytes - Math.max(memoryBytes / 5, GIB), LEAST_HEAP + LEAST_NATIVE + OVERHEAD);
        return split(Math.max(LEAST_HEAP, Math.min(usable / 4, MOST_HEAP)), usable);
    }

    /**
     * The same with a heap of a given size.
     *
     * @param heapBytes the limit a person gave; the rest is shared out as ever where it is empty
     */
    public static MemoryPlan forMachine(long memoryBytes, OptionalLong heapBytes) {
        MemoryPlan usual = forMachine(memoryBytes);
        if (heapBytes.isEmpty()) {
            return usual;
        }
        long heap = heapBytes.getAsLong();
        return split(heap, Math.max(usual.processBytes, heap + LEAST_NATIVE + OVERHEAD));
    }

    private static MemoryPlan split(long heap, long usable) {
        return new MemoryPlan(heap, Math.max(LEAST_NATIVE, usable - heap - OVERHEAD), usable);
    }
}
