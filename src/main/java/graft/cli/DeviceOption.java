package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.DeviceChoice;
import picocli.CommandLine.Option;

/** {@code --device}, which says what a run is trained on. It changes no figure beyond rounding, so it is not kept with the run. */
final class DeviceOption {

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            description =
                    "What to train on: auto (whichever is faster, the default), cpu, or gpu, which takes the graphics "
                            + "card even if it is slower.")
    private String device = "auto";

    /** @throws GraftException with code USAGE for any other word */
    DeviceChoice choice() {
        return DeviceChoice.named(device)
                .orElseThrow(
                        () -> new GraftException(ErrorCode.USAGE, Message.of("cli.unfitValue", "--device", device)));
    }
}
