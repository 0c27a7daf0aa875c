package org.sangdam.server.web;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sangdam.server.ChatServer;
import org.sangdam.server.network.CuttableLink;

/** A customer's page whose two ways to the service, for its files and for its socket, can be cut. */
final class CutPage implements AutoCloseable {
    final CuttableLink link;
    final CustomerPage customer;
    private final CuttableLink files;
    private final int socketPort;

    CutPage(Browser browser, ChatServer server) throws IOException {
        socketPort = server.socketPort();
        link = new CuttableLink(socketPort);
        files = new CuttableLink(server.httpPort());
        String address = "http://127.0.0.1:" + files.port() + "/";
        customer = new CustomerPage(browser, address, 360, "ko-KR", page -> {
            // A page that the driver hands to the browser counts as one from outside this machine.
            page.context().grantPermissions(List.of("local-network-access"));
            page.route(address, this::throughTheLink);
        });
    }

    /** The page finds its socket at the link's port. */
    private void throughTheLink(Route route) {
        APIResponse page = route.fetch();
        Map<String, String> headers = new HashMap<>(page.headers());
        headers.computeIfPresent("content-security-policy", (name, policy) -> atTheLink(policy));
        route.fulfill(
                new Route.FulfillOptions().setResponse(page).setHeaders(headers).setBody(atTheLink(page.text())));
    }

    private String atTheLink(String text) {
        return text.replace(":" + socketPort, ":" + link.port());
    }

    CuttableLink files() {
        return files;
    }

    void says(int from, int to) {
        page().evaluate("""
                        ([from, to]) => {
                            const text = document.querySelector('.composer textarea');
                            for (let i = from; i < to; i++) {
                                text.value = `질문 ${i}`;
                                text.dispatchEvent(new Event('input', { bubbles: true }));
                                document.querySelector('.composer button').click();
                            }
                        }""", List.of(from, to));
    }

    /** What the customer sees, top to bottom. */
    List<String> transcript() {
        return customer.messages().allTextContents();
    }

    Page page() {
        return customer.page();
    }

    @Override
    public void close() throws IOException {
        customer.close();
        link.close();
        files.close();
    }
}
