package graft.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of a backbone stays as it is.
 *
 * @param text {@code head} for all of it, {@code none} for nothing, {@code N-stages} for the first N stages
 */
public record FreezeDepth(@JsonValue String text) {

    private static final Pattern STAGES = Pattern.compile("(\\d{1,3})(-stages?)?");

    /** Only the new head is trained. */
    public static final FreezeDepth HEAD = new FreezeDepth("head");

    /** Everything is trained. */
    public static final FreezeDepth NONE = new FreezeDepth("none");

    /**
     * @throws GraftException with code USAGE if the text is none of these
     */
    @JsonCreator
    public FreezeDepth {
        if (!text.equals("head")
                && !text.equals("none")
                && !STAGES.matcher(text).matches()) {
            throw new GraftException(ErrorCode.USAGE, Message.of("training.freezeUnknown", text));
        }
    }

    /**
     * How many stages of a backbone stay frozen.
     *
     * @throws GraftException with code USAGE if it has fewer
     */
    public int frozenStages(int stagesOfBackbone) {
        Matcher matcher = STAGES.matcher(text);
        if (!matcher.matches()) {
            return text.equals("none") ? 0 : stagesOfBackbone;
        }
        int stages = Integer.parseInt(matcher.group(1));
        if (stages > stagesOfBackbone) {
            throw new GraftException(ErrorCode.USAGE, Message.of("training.fewerStages", stages, stagesOfBackbone));
        }
        return stages;
    }
}
