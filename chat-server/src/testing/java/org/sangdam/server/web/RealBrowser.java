package org.sangdam.server.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sangdam.server.client.Patience;

/** An installed Chromium, driven by Playwright on the machine's own Node. What is missing is named, never skipped. */
public final class RealBrowser implements AutoCloseable {
    private static final String CHROMIUM = "SANGDAM_CHROMIUM";
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // In place of what Playwright turns off, among which is that each site's frames remember for themselves.
            "--disable-features=DestroyProfileOnBrowserClose,DialMediaRouteProvider,HttpsUpgrades,MediaRouter,PaintHolding,Translate");

    private final Playwright playwright;
    private final Browser browser;

    private RealBrowser(Path chromium, Path node, Map<String, String> environment, String... arguments) {
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setEnv(environment)
                        .setArgs(Stream.concat(ARGUMENTS.stream(), Stream.of(arguments))
                                .toList()));
    }

    public static RealBrowser launch() {
        return launch(System.getenv());
    }

    /**
     * @param environment what it is told of the machine; its HOME is where it looks for certificates
     * @param arguments beside the usual ones
     */
    public static RealBrowser launch(Map<String, String> environment, String... arguments) {
        PlaywrightAssertions.setDefaultAssertionTimeout(Patience.LIMIT.toMillis());
        String named = System.getenv(CHROMIUM);
        Path chromium = Optional.ofNullable(named)
                .map(Path::of)
                .filter(Files::isExecutable)
                .or(() -> named != null
                        ? Optional.empty()
                        : onPath("chromium", "chromium-browser", "google-chrome-stable", "google-chrome"))
                .orElseThrow(() -> new IllegalStateException("No Chromium to test the customers' page in: install the"
                        + " package chromium (Debian, Ubuntu) or Google Chrome, or name one in " + CHROMIUM));
        Path node = onPath("node", "node.exe")
                .orElseThrow(() -> new IllegalStateException("No Node on the PATH: install the package nodejs (18 or"
                        + " newer), which also runs the tests of the page's rules"));
        return new RealBrowser(chromium, node, environment, arguments);
    }

    private static Optional<Path> onPath(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
