package mlfz.nn.scalar;

/** What a node of the graph was computed by. */
enum Operation {
    LEAF(""),
    ADD("+"), SUB("−"), RSUB("−"), MUL("×"), DIV("÷"), RDIV("÷"), POW("^"), NEG("−"),
    SIN("sin"), COS("cos"), EXP("exp"), LOG("log"), SIGMOID("sigmoid"), RELU("relu"), TANH("tanh"),
    SUM("sum"), MEAN("mean"),
    MEAN_SQUARED_ERROR("mean squared error"), BINARY_CROSS_ENTROPY("binary cross entropy");

    final String symbol;

    Operation(String symbol) {
        this.symbol = symbol;
    }

    /** Whether it takes two numbers, of which one may be plain. */
    boolean isBinary() {
        return ordinal() >= ADD.ordinal() && ordinal() <= POW.ordinal();
    }

    /** Whether a plain number is the left operand: number − a, number ÷ a. */
    boolean isReversed() {
        return this == RSUB || this == RDIV;
    }
}
