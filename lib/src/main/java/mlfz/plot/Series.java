package mlfz.plot;

import java.util.function.DoubleUnaryOperator;

/** Something that a figure shows. A kind of series is one class: a new kind is a new class and a method of Figure. */
interface Series {

    /** The numbers that the x axis has to reach. */
    Range x();

    /** The numbers that the y axis has to reach. */
    Range y();

    /** Puts what is to be seen on a canvas. */
    void paint(Canvas canvas);

    /** Says what is to be seen. */
    void explain(Legend legend);

    /**
     * What is to be seen, in words: a part of a sentence.
     *
     * @param height the number that stands at a height of the y axis
     */
    String words(DoubleUnaryOperator height);
}
