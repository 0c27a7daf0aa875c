package org.sangdam.server;

import java.util.List;
import java.util.Map;
import org.sangdam.server.limit.Limit;

/**
 * What lies between the service and whoever comes.
 *
 * @param trustedProxies addresses and networks whose word on a client's address counts
 * @param limits what one address, customer or name may use, where it is not the usual figure
 */
public record Outside(List<String> trustedProxies, Map<Limit, Integer> limits) {
    /** Nothing in front, the usual limits. */
    public static final Outside DIRECT = new Outside(List.of(), Map.of());
}
