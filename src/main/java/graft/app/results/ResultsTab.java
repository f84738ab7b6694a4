package graft.app.results;

/** The parts of the results, of which one is seen. */
public enum ResultsTab {
    /** The figure, what is mixed up, and the mistakes. */
    SUMMARY("results.tabSummary"),
    /** All figures. */
    FIGURES("results.tabFigures"),
    /** What was demanded, and whether it is met. */
    REQUIREMENT("results.tabRequirement"),
    /** Parts of the pictures by themselves. */
    GROUPS("results.tabGroups"),
    /** Whether more pictures would help. */
    MORE("results.tabMore"),
    /** Labels that may be wrong. */
    SUSPECTS("results.tabSuspects");

    private final String key;

    ResultsTab(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
