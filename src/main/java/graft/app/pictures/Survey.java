package graft.app.pictures;

import graft.app.picture.PictureLoader;
import graft.app.picture.Thumbnail;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import graft.data.similar.NearDuplicates;
import graft.data.split.OfferedGrouping;
import graft.data.thumbnail.ThumbnailStore;
import java.util.List;

/**
 * What looking at a folder found, whatever is then made of it.
 *
 * @param scan the pictures and what is wrong with them
 * @param lookAlikes pairs that show the same
 * @param offers groupings that the folder suggests
 * @param arrived how many pictures were not there when this project was last trained; 0 before
 * @param change what is other than when the person last looked
 * @param thumbnails of the project
 */
public record Survey(
        Scan scan,
        NearDuplicates lookAlikes,
        List<OfferedGrouping> offers,
        int arrived,
        Change change,
        ThumbnailStore thumbnails) {

    /**
     * Pictures since the last look, told by what is in them: one that was only renamed is neither new nor gone.
     *
     * @param added how many are new
     * @param gone how many are not there any more
     */
    public record Change(int added, int gone) {

        /** All is as it was, or this is the first look. */
        public static final Change NONE = new Change(0, 0);
    }

    public Survey {
        offers = List.copyOf(offers);
    }

    /** Where the thumbnail of a picture comes from. */
    public PictureLoader.Source thumbnail(Picture picture) {
        return new Thumbnail(thumbnails, scan.fileOf(picture), picture.digest());
    }
}
