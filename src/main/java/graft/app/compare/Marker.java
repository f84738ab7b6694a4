package graft.app.compare;

import javafx.scene.canvas.GraphicsContext;

/** What marks the points of a version's line, so that lines are told apart without colour. */
enum Marker {
    CIRCLE {
        @Override
        void draw(GraphicsContext g, double x, double y) {
            g.fillOval(x - R, y - R, 2 * R, 2 * R);
        }
    },
    SQUARE {
        @Override
        void draw(GraphicsContext g, double x, double y) {
            g.fillRect(x - R, y - R, 2 * R, 2 * R);
        }
    },
    TRIANGLE {
        @Override
        void draw(GraphicsContext g, double x, double y) {
            g.fillPolygon(new double[] {x - R, x + R, x}, new double[] {y + R, y + R, y - R}, 3);
        }
    },
    DIAMOND {
        @Override
        void draw(GraphicsContext g, double x, double y) {
            g.fillPolygon(new double[] {x - R, x, x + R, x}, new double[] {y, y - R, y, y + R}, 4);
        }
    },
    CROSS {
        @Override
        void draw(GraphicsContext g, double x, double y) {
            g.setLineWidth(2);
            g.strokeLine(x - R, y - R, x + R, y + R);
            g.strokeLine(x - R, y + R, x + R, y - R);
        }
    };

    private static final double R = 3.6;

    /** Draws it around a point in the colours that are set. */
    abstract void draw(GraphicsContext g, double x, double y);
}
