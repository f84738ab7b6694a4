package graft.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Java process holds at the moment, seen from outside. */
final class ProcessMemory {

    /** Both generations of the serial collector, and the heap of the others. */
    private static final Pattern USED =
            Pattern.compile("(?:generation|heap) +total (?:reserved )?\\d+K.*? used (\\d+)K");

    private ProcessMemory() {}

    /**
     * One look.
     *
     * @param pid of the process
     * @param epoch how many epochs were done by then
     * @param resident what the process has in memory, in MiB, mapped files included
     * @param heap what of its Java heap is in use, garbage included, in MiB; 0 where it does not answer
     */
    record Sample(long pid, int epoch, long resident, long heap) {}

    /** A look at a process, unless it is gone. */
    static Optional<Sample> of(ProcessHandle process, int epoch) throws InterruptedException {
        try {
            long resident = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(l -> l.startsWith("VmRSS:"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) >> 10)
                    .sum();
            return resident == 0
                    ? Optional.empty()
                    : Optional.of(new Sample(process.pid(), epoch, resident, heap(process.pid())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long heap(long pid) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process asking = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.heap_info")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(asking.getInputStream().readAllBytes());
        asking.waitFor();
        long kib = 0;
        Matcher matcher = USED.matcher(answer);
        while (matcher.find()) {
            kib += Long.parseLong(matcher.group(1));
        }
        return kib >> 10;
    }
}
