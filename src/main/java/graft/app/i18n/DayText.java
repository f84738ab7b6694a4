package graft.app.i18n;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** A day as people say it: today and yesterday with the time, others by their date. */
public final class DayText {

    private DayText() {}

    public static String of(Instant instant, Clock clock, Texts texts) {
        ZonedDateTime at = instant.atZone(clock.getZone());
        LocalDate today = LocalDate.now(clock);
        String time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(texts.locale())
                .format(at);
        if (at.toLocalDate().equals(today)) {
            return texts.get("home.today", time);
        }
        if (at.toLocalDate().equals(today.minusDays(1))) {
            return texts.get("home.yesterday", time);
        }
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(texts.locale())
                .format(at);
    }
}
