package mlfz.nn.scalar;

/**
 * The operations on one or two numbers a and b: value, and derivative for each operand. This table is all that the engine knows
 * of calculus besides the chain rule.
 */
enum Operation {
    ADD("+", 2) {
        @Override
        double value(double a, double b) {
            return a + b;
        }

        @Override
        double slope(double a, double b, double value) {
            return 1;
        }

        @Override
        double secondSlope(double a, double b, double value) {
            return 1;
        }
    },

    SUB("−", 2) {
        @Override
        double value(double a, double b) {
            return a - b;
        }

        @Override
        double slope(double a, double b, double value) {
            return 1;
        }

        @Override
        double secondSlope(double a, double b, double value) {
            return -1;
        }
    },

    /** b − a, for a number b that is no Scalar. */
    SUB_FROM("−", 2) {
        @Override
        double value(double a, double b) {
            return b - a;
        }

        @Override
        double slope(double a, double b, double value) {
            return -1;
        }
    },

    MUL("×", 2) {
        @Override
        double value(double a, double b) {
            return a * b;
        }

        @Override
        double slope(double a, double b, double value) {
            return b;
        }

        @Override
        double secondSlope(double a, double b, double value) {
            return a;
        }
    },

    DIV("÷", 2) {
        @Override
        double value(double a, double b) {
            return a / b;
        }

        @Override
        double slope(double a, double b, double value) {
            return 1 / b;
        }

        @Override
        double secondSlope(double a, double b, double value) {
            return -value / b;
        }
    },

    /** b / a, for a number b that is no Scalar. */
    DIV_INTO("÷", 2) {
        @Override
        double value(double a, double b) {
            return b / a;
        }

        @Override
        double slope(double a, double b, double value) {
            return -value / a;
        }
    },

    POW("^", 2) {
        @Override
        double value(double a, double b) {
            return power(a, b);
        }

        @Override
        double slope(double a, double b, double value) {
            // a⁰ is 1 for every a, but the formula would give 0 · ∞ at a = 0.
            return b == 0 ? 0 : b * power(a, b - 1);
        }

        @Override
        double secondSlope(double a, double b, double value) {
            return a == 0 && b >= 0 ? 0 : value * Elementary.log(Math.abs(a));
        }

        /** The exponents of nearly all uses need no logarithm; StrictMath gives the same digits for them, but slowly. */
        private static double power(double a, double b) {
            return b == 2 ? a * a : b == 1 ? a : StrictMath.pow(a, b);
        }
    },

    NEG("−", 1) {
        @Override
        double value(double a, double b) {
            return -a;
        }

        @Override
        double slope(double a, double b, double value) {
            return -1;
        }
    },

    SIN("sin", 1) {
        @Override
        double value(double a, double b) {
            return StrictMath.sin(a);
        }

        @Override
        double slope(double a, double b, double value) {
            return StrictMath.cos(a);
        }
    },

    COS("cos", 1) {
        @Override
        double value(double a, double b) {
            return StrictMath.cos(a);
        }

        @Override
        double slope(double a, double b, double value) {
            return -StrictMath.sin(a);
        }
    },

    EXP("exp", 1) {
        @Override
        double value(double a, double b) {
            return Elementary.exp(a);
        }

        @Override
        double slope(double a, double b, double value) {
            return value;
        }
    },

    LOG("log", 1) {
        @Override
        double value(double a, double b) {
            return Elementary.log(a);
        }

        @Override
        double slope(double a, double b, double value) {
            return a < 0 ? Double.NaN : 1 / Math.abs(a); // abs: −0.0 counts as 0
        }
    },

    SIGMOID("sigmoid", 1) {
        @Override
        double value(double a, double b) {
            return 1 / (1 + Elementary.exp(-a));
        }

        @Override
        double slope(double a, double b, double value) {
            return value * (1 - value);
        }
    },

    RELU("relu", 1) {
        @Override
        double value(double a, double b) {
            return Math.max(0, a);
        }

        @Override
        double slope(double a, double b, double value) {
            return a > 0 ? 1 : 0;
        }
    },

    TANH("tanh", 1) {
        @Override
        double value(double a, double b) {
            return Elementary.tanh(a);
        }

        @Override
        double slope(double a, double b, double value) {
            return 1 - value * value;
        }
    };

    final String symbol;
    final int operands;

    Operation(String symbol, int operands) {
        this.symbol = symbol;
        this.operands = operands;
    }

    /** The result; operations on one number leave b alone. */
    abstract double value(double a, double b);

    /** The derivative of the result, which is {@code value}, with respect to a. */
    abstract double slope(double a, double b, double value);

    /** The derivative with respect to b, of operations that can have a Scalar there. */
    double secondSlope(double a, double b, double value) {
        throw new UnsupportedOperationException(this + " has one Scalar alone");
    }
}
