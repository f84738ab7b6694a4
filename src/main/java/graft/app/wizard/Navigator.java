package graft.app.wizard;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the person is. Whoever wants to lead them elsewhere tells this; whoever shows pages listens to it. */
public final class Navigator {

    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Hall.HOME);

    public ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    public Place place() {
        return place.get();
    }

    public void go(Place next) {
        place.set(next);
    }
}
