package graft.data.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    @Test
    void ordersNumbersByValueAndLettersWithoutCase() {
        List<String> sorted = List.of(
                "1",
                "01",
                "2",
                "10",
                "99999999999999999999",
                "a",
                "B",
                "b2",
                "b10",
                "b10a",
                "Class 9",
                "class 10",
                "z");
        List<String> mixed = new ArrayList<>(sorted);
        Collections.reverse(mixed);
        mixed.sort(new NaturalOrder());
        // "1" and "01" are equal in value; the plain order decides.
        assertThat(mixed.subList(0, 2)).containsExactly("01", "1");
        assertThat(mixed.subList(2, mixed.size())).isEqualTo(sorted.subList(2, sorted.size()));
    }
}
