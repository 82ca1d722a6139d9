package mlfz.plot;

import java.util.Base64;

/** Images inside HTML. */
final class Html {

    /** A card, which a page with a dark ground is to see around a white picture, and no wider than the page. */
    private static final String CARD =
            "max-width:100%;height:auto;background-color:white;border:1px solid #bbbbbb;" + "border-radius:6px";

    private Html() {}

    /** The bytes of a file, as an address. */
    static String uri(String type, byte[] bytes) {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    /** An image that is shown at some size, in pixels, whatever its own size is. */
    static String image(String uri, int width, int height, String description) {
        return image(uri, width, height, description, "");
    }

    /** The same with further attributes, each with a blank before it. */
    static String image(String uri, int width, int height, String description, String more) {
        return "<img src=\"" + uri + "\" width=\"" + width + "\" height=\"" + height + "\" alt=\""
                + Text.escaped(description) + "\" style=\"" + CARD + "\"" + more + ">";
    }
}
