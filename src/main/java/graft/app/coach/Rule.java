package graft.app.coach;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of the coach's table.
 *
 * @param name what the rule is called
 * @param conditions all of them must hold
 * @param verdict what it then finds
 * @param reason why these measures and thresholds
 */
record Rule(String name, List<Condition> conditions, Verdict verdict, String reason) {

    Rule {
        conditions = List.copyOf(conditions);
    }

    boolean speaks(Reading reading) {
        return conditions.stream().allMatch(c -> c.holds(reading));
    }

    /** As a line of the table in {@code docs/coach.md}. */
    @Override
    public String toString() {
        String when = conditions.isEmpty()
                ? "always"
                : conditions.stream().map(Condition::toString).collect(Collectors.joining(";<br>"));
        return "| " + name + " | " + when + " | " + verdict + " | " + reason + " |";
    }
}
