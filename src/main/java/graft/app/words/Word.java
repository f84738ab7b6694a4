package graft.app.words;

/** The words of the field that the window uses, each explained in a sentence. */
public enum Word {
    CLASS("words.class", "words.classMeaning"),
    TRAINING_PICTURES("words.trainingPictures", "words.trainingPicturesMeaning"),
    VALIDATION_PICTURES("words.validationPictures", "words.validationPicturesMeaning"),
    TEST_PICTURES("words.testPictures", "words.testPicturesMeaning"),
    SPLIT("words.split", "words.splitMeaning"),
    IMBALANCE("words.imbalance", "words.imbalanceMeaning"),
    COPY("words.copy", "words.copyMeaning"),
    GROUP("words.group", "words.groupMeaning"),
    FIT("words.fit", "words.fitMeaning"),
    BACKBONE("words.backbone", "words.backboneMeaning"),
    PUBLISHED_ACCURACY("words.publishedAccuracy", "words.publishedAccuracyMeaning"),
    LICENCE("words.licence", "words.licenceMeaning"),
    STAGE("words.stage", "words.stageMeaning"),
    HEAD("words.head", "words.headMeaning"),
    FREEZE_DEPTH("words.freezeDepth", "words.freezeDepthMeaning"),
    CUT("words.cut", "words.cutMeaning"),
    WEIGHT("words.weight", "words.weightMeaning"),
    AUGMENTATION("words.augmentation", "words.augmentationMeaning"),
    MEMORISING("words.memorising", "words.memorisingMeaning"),
    EPOCH("words.epoch", "words.epochMeaning"),
    PHASE("words.phase", "words.phaseMeaning"),
    LOSS("words.loss", "words.lossMeaning"),
    ACCURACY("words.accuracy", "words.accuracyMeaning"),
    LEARNING_RATE("words.learningRate", "words.learningRateMeaning"),
    INTERVAL("words.interval", "words.intervalMeaning"),
    NOISE("words.noise", "words.noiseMeaning"),
    CONFUSION_MATRIX("words.confusionMatrix", "words.confusionMatrixMeaning"),
    RECALL("words.recall", "words.recallMeaning"),
    PRECISION("words.precision", "words.precisionMeaning"),
    F1("words.f1", "words.f1Meaning"),
    CALIBRATION("words.calibration", "words.calibrationMeaning"),
    HEAT_MAP("words.heatMap", "words.heatMapMeaning"),
    MODEL("words.model", "words.modelMeaning"),
    RUN("words.run", "words.runMeaning"),
    PROJECT("words.project", "words.projectMeaning"),
    SEED("words.seed", "words.seedMeaning"),
    BATCH("words.batch", "words.batchMeaning");

    private final String nameKey;
    private final String meaningKey;

    Word(String nameKey, String meaningKey) {
        this.nameKey = nameKey;
        this.meaningKey = meaningKey;
    }

    /** Key of the word itself. */
    public String nameKey() {
        return nameKey;
    }

    /** Key of its sentence. */
    public String meaningKey() {
        return meaningKey;
    }
}
