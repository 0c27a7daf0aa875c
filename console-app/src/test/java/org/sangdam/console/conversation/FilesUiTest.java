package org.sangdam.console.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.Toolkit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.console.ConsoleWindow;
import org.sangdam.console.fx.ThemeChoice;
import org.sangdam.console.link.Address;
import org.sangdam.server.ChatServer;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.client.FilesByHttp;
import org.sangdam.server.protocol.Attachment;
import org.sangdam.server.protocol.Message;

/** Files in a conversation on the real console, to and from the real service. */
class FilesUiTest {
    private static final byte[] TEXT = "영수증 번호 1234".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private ChatServer server;
    private ConsoleWindow console;
    private CustomerClient customer;
    private FilesByHttp files;
    private String pass;
    private long conversation;

    @BeforeEach
    void meet() throws Exception {
        server = ChatServer.start(new ServerConfig(folder.resolve("data"), "127.0.0.1", 0, 0, false));
        server.setUp("우리 사무실", "김상담", "password-of-kim");
        console = new ConsoleWindow(new Address("127.0.0.1", server.socketPort()), folder.resolve("kim"));
        console.signIn("김상담", "password-of-kim");
        files = new FilesByHttp(server.httpPort());
        customer = new CustomerClient(server.socketPort());
        pass = customer.hello(null, 0, 0).pass();
        customer.join("join", "이하늘", "사진을 보낼게요");
        conversation = customer.shown();
        await().until(() -> console.seen(".waiting") && console.waiting().size() == 1);
        console.choose("이하늘");
        console.press("#pick");
        await().until(() -> console.there(".draft"));
    }

    @AfterEach
    void close() {
        customer.close();
        console.close();
        server.close();
    }

    @Test
    void aPictureIsShownSmallAsSoonAsItComes() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(600, 300, BufferedImage.TYPE_INT_RGB), "png", png);
        assertThat(files.send(pass, conversation, "영수증.png", png.toByteArray()).statusCode())
                .isEqualTo(200);
        await().until(() -> console.there(".file-picture"));
        ImageView shown = console.node(".file-picture", ImageView.class);
        assertThat(console.get(() -> shown.getImage().getWidth())).isEqualTo(240);
        assertThat(console.get(shown::getAccessibleText)).isEqualTo("영수증.png");
    }

    @Test
    void anotherProgramOpensAFileOnlyAfterAQuestion() throws IOException {
        assertThat(files.send(pass, conversation, "영수증.txt", TEXT).statusCode()).isEqualTo(200);
        await().until(() -> console.there(".file-open"));
        assertThat(console.seen(".file-open-yes")).isFalse();
        console.press(".file-open");
        assertThat(console.seen(".file-open-yes")).isTrue();
        assertThat(console.browsed()).isEmpty();
        console.press(".file-open-yes");
        await().until(() -> !console.browsed().isEmpty());
        Path opened = Path.of(URI.create(console.browsed().get(0)));
        assertThat(opened).hasFileName("영수증.txt").hasBinaryContent(TEXT);
    }

    @Test
    void whatTheCounsellorHasSentCanBeReadAndUsedInItsBubbleInEveryLook() throws IOException {
        Path sent = Files.write(folder.resolve("안내문.txt"), TEXT);
        console.run(() -> console.node(".uploads", Uploads.class).send(List.of(sent.toFile())));
        await().until(() -> console.there(".own .file-open"));
        for (ThemeChoice look : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            console.run(() -> {
                console.appearance().choice().set(look);
                console.stage().getScene().getRoot().applyCss();
            });
            Color ground = console.get(() -> (Color) console.node(".own .bubble", Region.class)
                    .getBackground()
                    .getFills()
                    .get(0)
                    .getFill());
            for (String words : List.of(".own .file-name", ".own .file-open")) {
                Color fill = console.get(
                        () -> (Color) console.node(words, Labeled.class).getTextFill());
                assertThat(contrast(fill, ground)).as(look + " " + words).isGreaterThan(4.5);
            }
        }
        assertThat(console.get(() ->
                        ((HBox) console.node(".own .file-open", Node.class).getParent()).getSpacing()))
                .isGreaterThan(8);
    }

    /** As WCAG 2 counts it. */
    private static double contrast(Color one, Color other) {
        double brighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    @Test
    void whatIsDroppedOnTheConversationOrPastedIntoTheDraftIsSent() throws IOException {
        Path dropped = Files.write(folder.resolve("놓은 글.txt"), TEXT);
        Path pasted = Files.write(folder.resolve("붙인 글.txt"), TEXT);
        Map<DataFormat, Object> one = Map.of(DataFormat.FILES, List.of(dropped.toFile()));
        console.run(() -> {
            Node tab = console.node(".draft", Node.class);
            Dragboard carried =
                    DragboardHelper.createDragboard(Toolkit.getToolkit().createLocalClipboard());
            DragboardHelper.setDataAccessRestriction(carried, false);
            carried.setContent(one);
            tab.fireEvent(dragged(DragEvent.DRAG_DROPPED, carried));
        });
        assertThat(customer.hear(Message.class, message -> message.file() != null)
                        .text())
                .isEqualTo("놓은 글.txt");
        console.run(() -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.FILES, List.of(pasted.toFile())));
            boolean mac = System.getProperty("os.name").startsWith("Mac");
            console.node(".draft", Node.class)
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "v", KeyCode.V, false, !mac, false, mac));
        });
        assertThat(customer.hear(Message.class, message -> "붙인 글.txt".equals(message.text()))
                        .file())
                .returns((long) TEXT.length, Attachment::bytes);
    }

    private static DragEvent dragged(EventType<DragEvent> type, Dragboard carried) {
        return new DragEvent(type, carried, 0, 0, 0, 0, TransferMode.COPY, null, null, null);
    }

    @Test
    void aFileGoesToTheCustomerAndOneThatIsRefusedSaysWhy() throws IOException {
        Path sent = Files.write(folder.resolve("안내문.txt"), TEXT);
        Path page = Files.writeString(folder.resolve("page.txt"), "<html>");
        Uploads uploads = console.get(() -> console.node(".uploads", Uploads.class));
        console.run(() -> uploads.send(List.of(sent.toFile(), page.toFile())));
        Message heard = customer.hear(Message.class, message -> message.file() != null);
        assertThat(heard.text()).isEqualTo("안내문.txt");
        assertThat(heard.file()).returns((long) TEXT.length, Attachment::bytes);
        await().until(() -> console.get(() -> uploads.getChildren().size()) == 1);
        await().untilAsserted(() -> assertThat(console.texts(".uploads"))
                .anyMatch(text -> text.contains("이 형식의 파일은") || text.contains("This kind of file")));
        console.run(() -> ((Hyperlink) uploads.getChildren().get(0).lookupAll(".hyperlink").stream()
                        .reduce((first, last) -> last)
                        .orElseThrow())
                .fire());
        assertThat(console.get(() -> uploads.getChildren().size())).isZero();
    }
}
