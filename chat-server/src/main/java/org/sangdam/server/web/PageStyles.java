package org.sangdam.server.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page with its style sheets in it, so that one answer is enough to paint it.
 *
 * @param html the page
 * @param hash of the styles, by which a policy allows them and no others
 */
record PageStyles(String html, String hash) {
    private static final Pattern LINKS = Pattern.compile("(?:<link rel=\"stylesheet\" href=\"[a-z-]+\\.css\">\n)+");
    private static final Pattern NAME = Pattern.compile("href=\"([a-z-]+\\.css)\"");

    /**
     * @param page with links to its style sheets, one below the other
     * @param sheets the text of each by its name
     */
    static PageStyles in(String page, UnaryOperator<String> sheets) {
        Matcher links = LINKS.matcher(page);
        if (!links.find()) {
            throw new IllegalArgumentException("a page without styles");
        }
        StringBuilder styles = new StringBuilder("\n");
        NAME.matcher(links.group()).results().forEach(name -> styles.append(sheets.apply(name.group(1))));
        String html =
                page.substring(0, links.start()) + "<style>" + styles + "</style>\n" + page.substring(links.end());
        return new PageStyles(html, hash(styles.toString()));
    }

    private static String hash(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
