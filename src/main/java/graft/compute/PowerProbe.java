package graft.compute;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Asks the system what the computer runs on: Linux by the files of its kernel, macOS by {@code pmset}, Windows by its own list
 * of batteries. Where none of them answers, nothing is known, which is no reason to be slower.
 *
 * @param system as in the system property {@code os.name}
 * @param supplies the folder in which Linux lists what gives it power
 * @param commands runs a command of the system
 */
public record PowerProbe(String system, Path supplies, Commands commands) {

    /** Runs a command of the system. */
    @FunctionalInterface
    public interface Commands {

        /**
         * What it printed.
         *
         * @return nothing if it is not there, failed, or took too long
         */
        Optional<String> output(List<String> command);
    }

    private static final long PATIENCE_SECONDS = 10;

    private static final String WINDOWS = "(Get-CimInstance -ClassName Win32_Battery).BatteryStatus";

    /** The computer that this process runs on. */
    public static PowerProbe ofThisMachine() {
        return new PowerProbe(
                System.getProperty("os.name", ""), Path.of("/sys/class/power_supply"), PowerProbe::runCommand);
    }

    /** Asks. Takes up to some seconds where a command has to be started. */
    public PowerSource ask() {
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.contains("linux")) {
            return ofSupplies();
        }
        if (lower.contains("mac")) {
            return commands.output(List.of("pmset", "-g", "batt"))
                    .map(PowerProbe::ofPmset)
                    .orElse(PowerSource.UNKNOWN);
        }
        return lower.contains("windows")
                ? commands.output(List.of("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", WINDOWS))
                        .map(PowerProbe::ofBatteryStatus)
                        .orElse(PowerSource.UNKNOWN)
                : PowerSource.UNKNOWN;
    }

    /** A plug that gives power counts before everything else: a battery may be discharged a little beside it. */
    private PowerSource ofSupplies() {
        PowerSource found = PowerSource.UNKNOWN;
        try (Stream<Path> all = Files.exists(supplies) ? Files.list(supplies) : Stream.empty()) {
            for (Path supply : all.toList()) {
                String type = said(supply, "type");
                if (type.matches("Mains|USB.*") && said(supply, "online").equals("1")) {
                    return PowerSource.MAINS;
                }
                // A mouse has a battery too; the kernel says that it is a device's.
                boolean own = type.equals("Battery") && !said(supply, "scope").equals("Device");
                if (own && said(supply, "status").equals("Discharging")) {
                    found = PowerSource.BATTERY;
                }
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(PowerProbe.class).debug("{} unreadable", supplies, e);
        }
        return found;
    }

    private static String said(Path supply, String name) throws IOException {
        Path file = supply.resolve(name);
        return Files.isReadable(file) ? Files.readString(file).strip() : "";
    }

    /** {@code pmset} says first: {@code Now drawing from 'Battery Power'}, or from {@code 'AC Power'}. */
    private static PowerSource ofPmset(String output) {
        if (output.contains("'Battery Power'")) {
            return PowerSource.BATTERY;
        }
        return output.contains("'AC Power'") ? PowerSource.MAINS : PowerSource.UNKNOWN;
    }

    /** Win32_Battery: 1 discharging, 2 on mains, 3 fully charged, 4 low, 5 critical, 6 and more charging; empty without one. */
    private static PowerSource ofBatteryStatus(String output) {
        List<String> batteries = output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (batteries.isEmpty()) {
            return PowerSource.UNKNOWN;
        }
        return batteries.stream().allMatch(status -> List.of("1", "4", "5").contains(status))
                ? PowerSource.BATTERY
                : PowerSource.MAINS;
    }

    private static Optional<String> runCommand(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            // What it prints fits into the pipe, so it need not be read before it has ended.
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                String output = reader.lines().collect(Collectors.joining("\n"));
                return process.exitValue() == 0 ? Optional.of(output) : Optional.empty();
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(PowerProbe.class).debug("{} does not answer", command.get(0), e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
