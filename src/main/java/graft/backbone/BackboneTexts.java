package graft.backbone;

import graft.common.Message;
import java.util.List;

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
            "backbone.unknownTerms");

    private BackboneTexts() {}

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
                .orElseGet(() -> Message.of("backbone.asWritten", english));
    }
}
