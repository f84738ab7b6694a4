package graft.backbone;

import graft.common.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is told about backbones, as sentences that can be said in another language. The catalogue and the folders of
 * backbones hold plain English, so that they can be read without Graft; whoever shows it looks here whether the sentence is
 * one of those that Graft itself wrote.
 */
public final class BackboneTexts {

    private static final List<String> KNOWN = List.of(
            "backbone.titleNarrow",
            "backbone.aboutSprout",
            "backbone.aboutMobile",
            "backbone.aboutNarrow",
            "backbone.aboutSqueeze",
            "backbone.aboutEfficientB0",
            "backbone.aboutEfficientMiddle",
            "backbone.aboutEfficientLarge",
            "backbone.aboutResNet50",
            "backbone.aboutResNet101",
            "backbone.aboutResNetV2",
            "backbone.aboutDenseNet",
            "backbone.aboutInception",
            "backbone.aboutXception",
            "backbone.aboutVgg",
            "backbone.aboutMobileOne",
            "backbone.aboutMobileThree",
            "backbone.aboutMobileThreeSmall",
            "backbone.licenceApart",
            "backbone.termsImageNet",
            "backbone.termsTinyImageNet",
            "backbone.ownDescription",
            "backbone.unknownLicence",
            "backbone.unknownTerms",
            "backbone.licenceUnstated",
            "backbone.usePublished",
            "backbone.useUnstated",
            "backbone.unknownUse");

    /** The sentences with something inside, by key; what is inside may be one of Graft's own again. */
    private static final Map<String, Pattern> COMPOSED = Map.of(
            "backbone.further",
            Pattern.compile("(.*), trained further on ([0-9]+) pictures of your own\\.", Pattern.DOTALL),
            "backbone.furtherTerms",
            Pattern.compile("(.*) Then trained further on pictures of your own, in the run (\\S+)\\.", Pattern.DOTALL));

    private BackboneTexts() {}

    /**
     * What a backbone is that was trained further.
     *
     * @param base title of the backbone it was trained from
     * @param pictures how many it has learned from
     */
    public static Message further(String base, int pictures) {
        return Message.of("backbone.further", of(base), Integer.toString(pictures));
    }

    /**
     * The terms of a backbone that was trained further.
     *
     * @param base those of the backbone it was trained from
     * @param run the id of the run
     */
    public static Message furtherTerms(String base, String run) {
        return Message.of("backbone.furtherTerms", of(base), run);
    }

    /**
     * A title, description, licence or terms.
     *
     * @param english as a catalogue or a backbone's folder has it
     * @return the same in every language of Graft if it is Graft's own; otherwise, as with names, what was given
     */
    public static Message of(String english) {
        return KNOWN.stream()
                .map(Message::of)
                .filter(known -> known.english().equals(english))
                .findFirst()
                .or(() -> composed(english))
                .orElseGet(() -> Message.of("backbone.asWritten", english));
    }

    private static Optional<Message> composed(String english) {
        for (Map.Entry<String, Pattern> sentence : COMPOSED.entrySet()) {
            Matcher matcher = sentence.getValue().matcher(english);
            if (matcher.matches()) {
                return Optional.of(Message.of(sentence.getKey(), of(matcher.group(1)), matcher.group(2)));
            }
        }
        return Optional.empty();
    }
}
