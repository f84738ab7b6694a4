package graft.data.scan;

import graft.common.Message;
import graft.data.Part;
import graft.data.Problem;
import java.util.List;

/** What a scan found that a person should know; each kind is a record of its own. */
public sealed interface ScanProblem extends Problem {

    /** Nothing of what lies there could be read. */
    record NothingReadable(int files, List<String> paths) implements ScanProblem, MustFix {
        public NothingReadable {
            paths = List.copyOf(paths);
        }

        @Override
        public Message message() {
            return Message.of("data.scanNothingReadable", files);
        }
    }

    /** There is one class only, so that there is nothing to tell apart. */
    record OneClass(String className) implements ScanProblem, MustFix {
        @Override
        public Message message() {
            return Message.of("data.scanOneClass", className);
        }
    }

    /** The only class folder seems to hold the class folders. */
    record OneFolderTooHigh(String className, int folders) implements ScanProblem, MustFix {
        @Override
        public Message message() {
            return Message.of("data.scanOneFolderTooHigh", className, folders);
        }

        @Override
        public List<String> paths() {
            return List.of(className);
        }
    }

    /** A class has fewer than three different pictures, so that no split gives each part one. */
    record TooFewPictures(String className, int pictures) implements ScanProblem, MustFix {
        @Override
        public Message message() {
            return Message.of("data.scanTooFewPictures", className, pictures, FEWEST - pictures);
        }
    }

    /** A class has pictures to be tested with but none to learn from. */
    record NotInTrain(String className) implements ScanProblem, MustFix {
        @Override
        public Message message() {
            return Message.of("data.scanNotInTrain", className);
        }
    }

    /** Folders for validation or test, but none to learn from. */
    record NoTrainFolder() implements ScanProblem, MustFix {
        @Override
        public Message message() {
            return Message.of("data.scanNoTrainFolder");
        }
    }

    /** A class has no picture in a part that the folders give. */
    record NotInPart(String className, Part part) implements ScanProblem, Warning {
        @Override
        public Message message() {
            return Message.of("data.scanNotInPart", className, part.word());
        }
    }

    /** Files that could not be read, all for the same reason. */
    record Unreadable(Message reason, List<String> paths) implements ScanProblem, Warning {
        public Unreadable {
            paths = List.copyOf(paths);
        }

        @Override
        public Message message() {
            return Message.of("data.scanUnreadable", paths.size(), reason, paths.get(0));
        }
    }

    /** Folders (or their files) that Graft may not look into. */
    record Locked(List<String> paths) implements ScanProblem, Warning {
        public Locked {
            paths = List.copyOf(paths);
        }

        @Override
        public Message message() {
            return Message.of("data.scanLocked", paths.size(), paths.get(0));
        }
    }

    /** Links that lead back to a folder they lie in. */
    record LinkLoops(List<String> paths) implements ScanProblem, Note {
        public LinkLoops {
            paths = List.copyOf(paths);
        }

        @Override
        public Message message() {
            return Message.of("data.scanLinkLoops", paths.size(), paths.get(0));
        }
    }

    /** Files that lie in no class folder. */
    record LooseFiles(List<String> paths) implements ScanProblem, Warning {
        public LooseFiles {
            paths = List.copyOf(paths);
        }

        @Override
        public Message message() {
            return Message.of("data.scanLooseFiles", paths.size(), paths.get(0));
        }
    }

    /** Folders beside train, val and test that are none of them. */
    record BesideParts(List<String> paths) implements ScanProblem, Warning {
        public BesideParts {
            paths = List.copyOf(paths);
        }

        @Override
        public Message message() {
            return Message.of("data.scanBesideParts", paths.size(), String.join(", ", paths));
        }
    }

    /** Class folders without a readable picture; their classes are left out. */
    record EmptyClasses(List<String> paths) implements ScanProblem, Warning {
        public EmptyClasses {
            paths = List.copyOf(paths);
        }

        @Override
        public Message message() {
            return Message.of("data.scanEmptyClasses", paths.size(), String.join(", ", paths));
        }
    }

    /**
     * One picture in several classes. Nobody but the person can say which is right, so all its copies are left out.
     *
     * @param copies for each such picture the paths of all its copies
     */
    record InSeveralClasses(List<List<String>> copies) implements ScanProblem, Warning {
        public InSeveralClasses {
            copies = copies.stream().map(List::copyOf).toList();
        }

        @Override
        public Message message() {
            List<String> example = copies.get(0);
            return Message.of(
                    "data.scanInSeveralClasses",
                    copies.size(),
                    paths().size(),
                    example.get(0),
                    example.get(example.size() - 1));
        }

        @Override
        public List<String> paths() {
            return copies.stream().flatMap(List::stream).toList();
        }
    }

    /**
     * Pictures that lie more than once in their class.
     *
     * @param copies for each such picture the paths of all its copies
     */
    record Copies(List<List<String>> copies) implements ScanProblem, Note {
        public Copies {
            copies = copies.stream().map(List::copyOf).toList();
        }

        @Override
        public Message message() {
            return Message.of(
                    "data.scanCopies",
                    copies.size(),
                    copies.get(0).get(0),
                    copies.get(0).get(1));
        }

        @Override
        public List<String> paths() {
            return copies.stream().flatMap(List::stream).toList();
        }
    }

    /** Class names that differ only in case, accents, spaces or dashes. */
    record SimilarNames(List<String> names) implements ScanProblem, Warning {
        public SimilarNames {
            names = List.copyOf(names);
        }

        @Override
        public Message message() {
            return Message.of("data.scanSimilarNames", String.join(", ", names));
        }
    }

    /**
     * A class with few pictures beside the others.
     *
     * @param othersAtLeast how many each of the other classes has at least
     */
    record SmallClass(String className, int pictures, int othersAtLeast) implements ScanProblem, Warning {
        @Override
        public Message message() {
            return Message.of("data.scanSmallClass", className, pictures, othersAtLeast);
        }
    }

    /** The classes are of very different size. */
    record Imbalance(String smallest, int fewest, String largest, int most) implements ScanProblem, Warning {
        @Override
        public Message message() {
            return Message.of(
                    "data.scanImbalance", largest, most, smallest, fewest, Math.round((double) most / fewest));
        }
    }

    /** Few pictures in every class. */
    record FewPictures(int pictures, int fewestInAClass) implements ScanProblem, Note {
        @Override
        public Message message() {
            return Message.of("data.scanFewPictures", pictures, fewestInAClass);
        }
    }

    /** Pictures of one flat tone. */
    record Blank(List<String> paths) implements ScanProblem, Warning {
        public Blank {
            paths = List.copyOf(paths);
        }

        @Override
        public Message message() {
            return Message.of("data.scanBlank", paths.size(), paths.get(0));
        }
    }

    /** Classes that the person does not want to be learned. */
    record LeftOutByChoice(List<String> classes) implements ScanProblem, Note {
        public LeftOutByChoice {
            classes = List.copyOf(classes);
        }

        @Override
        public Message message() {
            return Message.of("data.scanLeftOutByChoice", classes.size(), String.join(", ", classes));
        }
    }

    /** A class needs as many different pictures as there are parts. */
    int FEWEST = 3;
}
