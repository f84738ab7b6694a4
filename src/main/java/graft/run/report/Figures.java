package graft.run.report;

import graft.common.Message;
import graft.evaluation.Interval;
import graft.evaluation.Percent;
import graft.evaluation.Proportion;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** How figures are written: whole percents, intervals rounded outwards, counts where there are few. */
final class Figures {

    private final Locale locale;

    Figures(Locale locale) {
        this.locale = locale;
    }

    /** {@code 91 %}; never 100 or 0 where something was wrong or right. */
    String percent(Proportion share) {
        return Percent.of(share) + "\u00A0%";
    }

    String percent(double share) {
        return Percent.of(share) + "\u00A0%";
    }

    /** {@code 87 to 94}. */
    String interval(Interval interval) {
        return Message.of(
                        "runreport.range", (long) Percent.below(interval.low()), (long) Percent.above(interval.high()))
                .text(locale);
    }

    /** {@code 7 of 9}. */
    String count(Proportion share) {
        return Message.of("runreport.count", whole(share.successes()), whole(share.trials()))
                .text(locale);
    }

    String whole(long number) {
        return String.format(locale, "%,d", number);
    }

    String decimal(double number, int digits) {
        return String.format(locale, "%." + digits + "f", number);
    }

    /** A learning rate or a difference: two significant digits, whatever its size, and never with an exponent. */
    String small(double number) {
        BigDecimal rounded = new BigDecimal(number, new MathContext(2)).stripTrailingZeros();
        return String.format(locale, "%." + Math.max(0, rounded.scale()) + "f", rounded);
    }

    /** {@code 3 min 5 s}. */
    String duration(double seconds) {
        Duration d = Duration.ofMillis(Math.round(seconds * 1000));
        if (d.toHours() > 0) {
            return d.toHours() + "\u00A0h " + d.toMinutesPart() + "\u00A0min";
        }
        if (d.toMinutes() > 0) {
            return d.toMinutes() + "\u00A0min " + d.toSecondsPart() + "\u00A0s";
        }
        return decimal(seconds, seconds < 10 ? 1 : 0) + "\u00A0s";
    }
}
