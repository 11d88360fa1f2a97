// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.log;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what looks like a credential in texts made by others (libraries, servers, drivers) before they are logged, thrown
 * or shown: Stripe keys and signing secrets, passwords in URLs and in parameters, authorization headers, private keys.
 * A net under code that does not put secrets into texts in the first place.
 */
public final class Redactor {

    private static final String MASK = "…";
    private static final int TAIL = 4;
    private static final int LONG_ENOUGH = 16;

    private static final Pattern STRIPE_KEY =
            Pattern.compile("\\b((?:sk|rk|ek)_(?:org_)?(?:live|test)_|whsec_)([A-Za-z0-9+/=_-]+)");
    /** To the last @ before a slash or space: a password may hold an @ that nobody encoded. */
    private static final Pattern URL_PASSWORD = Pattern.compile("(://[^\\s/?#:@]*:)[^\\s/?#]+@");
    /** A value in quotes ends with them; another one with the next separator. */
    private static final Pattern PARAMETER = Pattern.compile(
            "(?i)((?:password|passwd|pwd|passphrase|secret|access_token|refresh_token|api_key)\\s*[=:]\\s*)"
                    + "(?:'[^']*'|\"[^\"]*\"|[^\\s&;,'\")]+)");

    private static final Pattern AUTHORIZATION = Pattern.compile("(?i)\\b(Bearer|Basic)\\s+[A-Za-z0-9+/=._~-]{8,}");
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----.*?(-----END \\1-----|$)", Pattern.DOTALL);

    private Redactor() {}

    /** The text with every credential replaced; {@code sk_live_…1234} keeps the last four characters of a long key. */
    public static String mask(String text) {
        String masked = PRIVATE_KEY.matcher(text).replaceAll("-----BEGIN $1-----" + MASK);
        masked = URL_PASSWORD.matcher(masked).replaceAll("$1" + MASK + "@");
        masked = STRIPE_KEY.matcher(masked).replaceAll(Redactor::stripeKey);
        masked = AUTHORIZATION.matcher(masked).replaceAll("$1 " + MASK);
        return PARAMETER.matcher(masked).replaceAll("$1" + MASK);
    }

    private static String stripeKey(MatchResult found) {
        String secret = found.group(2);
        String tail = secret.length() < LONG_ENOUGH ? "" : secret.substring(secret.length() - TAIL);
        return Matcher.quoteReplacement(found.group(1) + MASK + tail);
    }
}
