package graft.app.shell;

import graft.app.words.Word;
import java.util.List;

/**
 * What the help beside a page says.
 *
 * @param topics questions with their answers, the most asked first
 * @param words the words of the field that the page uses
 */
public record HelpText(List<Topic> topics, List<Word> words) {

    public HelpText {
        topics = List.copyOf(topics);
        words = List.copyOf(words);
    }

    /**
     * A question and its answer.
     *
     * @param titleKey key of the question
     * @param textKeys keys of the paragraphs of the answer
     */
    public record Topic(String titleKey, List<String> textKeys) {
        public Topic {
            textKeys = List.copyOf(textKeys);
        }

        public static Topic of(String titleKey, String... textKeys) {
            return new Topic(titleKey, List.of(textKeys));
        }
    }
}
