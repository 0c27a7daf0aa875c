package org.sangdam.server;

import java.util.List;
import java.util.Map;
import org.sangdam.server.limit.Limit;

/**
 * What lies between the service and whoever comes.
 *
 * @param publicUrl the address of the reverse proxy that customers and consoles come through, null if there is none
 * @param trustedProxies addresses and networks whose word on a client's address counts
 * @param limits what one address, customer or name may use, where it is not the usual figure
 * @param sites other websites that may show the customers' page in a frame, as https://www.example.com
 */
public record Outside(String publicUrl, List<String> trustedProxies, Map<Limit, Integer> limits, List<String> sites) {
    /** Nothing in front, the usual limits. */
    public static final Outside DIRECT = new Outside(null, List.of(), Map.of());

    /** The page stands alone. */
    public Outside(String publicUrl, List<String> trustedProxies, Map<Limit, Integer> limits) {
        this(publicUrl, trustedProxies, limits, List.of());
    }
}
