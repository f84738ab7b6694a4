package graft.run.training;

import graft.backbone.Backbone;
import graft.backbone.BackboneCatalogue;
import graft.backbone.BackboneInfo;
import graft.backbone.BackboneStore;
import graft.backbone.BackboneTexts;
import graft.backbone.CommercialUse;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.network.NetworkDescription;
import graft.network.NetworkJson;
import graft.network.Weights;
import graft.network.file.SafeTensors;
import graft.run.Provenance;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunPictures;
import graft.run.RunState;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The network of a finished run without its head, as a backbone for the next: trained on a related subject first, then on the
 * small set that matters. Licence and terms are those of the backbone it was trained from, and what it has learned since is said
 * with them.
 */
public final class TrainedBackbone {

    /** Room for what {@link BackboneStore#add} puts behind an id that is taken. */
    private static final int LONGEST_ID = 55;

    private static final int SHORT_DIGEST = 8;
    private static final Pattern UNFIT = Pattern.compile("[^a-z0-9._-]+");

    private final BackboneCatalogue catalogue;

    /**
     * @param catalogue tells what to cite
     */
    public TrainedBackbone(BackboneCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Reads it. Its weights come from the run's folder, which is compared with its seal first.
     *
     * @param shelf what is among the backbones; whether the new one may be used to earn money is as with the one it was trained
     *     from, where that is still there
     * @throws GraftException with {@link ErrorCode#DATA} if the run is not finished, is not as it was then, or has left its
     *     backbone as it was, so that there is nothing new to build on
     */
    public Backbone of(RunFolder run, List<BackboneStore.Stored> shelf) {
        requireFinished(run);
        Provenance.Backbone base = run.provenance().backbone();
        try {
            NetworkDescription whole = new NetworkJson().read(run.file(RunFiles.NETWORK));
            NetworkDescription network = new NetworkDescription(
                    whole.name(),
                    whole.input(),
                    whole.stages().subList(0, whole.stages().size() - 1));
            Weights weights =
                    SafeTensors.read(run.file(RunFiles.WEIGHTS)).weights().select(network.weights());
            String digest = weights.digest();
            if (digest.equals(run.plan().weightsDigest())) {
                throw new GraftException(
                        ErrorCode.DATA, Message.of("backbone.untouched", run.id(), base.title(), base.id()));
            }
            return new Backbone(
                    info(run, base, network.name(), digest, use(run.plan().weightsDigest(), shelf)), network, weights);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("run.fileUnreadable", run.id()), e);
        }
    }

    private static void requireFinished(RunFolder run) {
        RunState state = run.state();
        if (state instanceof RunState.Unreadable unreadable) {
            throw new GraftException(ErrorCode.DATA, unreadable.why());
        }
        if (!(state instanceof RunState.Finished)) {
            throw new GraftException(ErrorCode.DATA, Message.of("backbone.runNotFinished", run.id()));
        }
        run.verify();
    }

    private static Optional<CommercialUse> use(String weightsDigest, List<BackboneStore.Stored> shelf) {
        return shelf.stream()
                .flatMap(stored -> stored.info().stream())
                .filter(info -> info.weightsDigest().equals(weightsDigest))
                .findFirst()
                .flatMap(BackboneInfo::commercial);
    }

    private BackboneInfo info(
            RunFolder run,
            Provenance.Backbone base,
            String architecture,
            String digest,
            Optional<CommercialUse> commercial) {
        // Only a head is ever trained again on validation pictures too, so the stages have learned from these alone.
        int pictures = run.pictures().classes().stream()
                .mapToInt(RunPictures.ClassCount::training)
                .sum();
        return new BackboneInfo(
                id(run.id(), digest),
                run.name(),
                BackboneTexts.further(base.title(), pictures).english(),
                architecture,
                digest,
                base.licence(),
                BackboneTexts.furtherTerms(base.dataTerms(), run.id()).english(),
                run.id(),
                catalogue
                        .ofArchitecture(architecture)
                        .map(BackboneCatalogue.Entry::citation)
                        .orElse(""),
                Optional.empty(),
                commercial);
    }

    /** The run's id, as an id of a backbone may look; letters beyond the plain ones are left out. */
    private static String id(String run, String digest) {
        String plain = UNFIT.matcher(run.toLowerCase(Locale.ROOT)).replaceAll("-");
        String shortened = plain.substring(0, Math.min(plain.length(), LONGEST_ID));
        return shortened.matches(BackboneStore.ID_PATTERN) ? shortened : "run-" + digest.substring(0, SHORT_DIGEST);
    }
}
