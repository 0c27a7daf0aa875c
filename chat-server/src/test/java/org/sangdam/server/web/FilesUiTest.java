package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.FilesByHttp;
import org.sangdam.server.protocol.Attachment;
import org.sangdam.server.protocol.Message;

/** Pictures and files on the customers' page, in a real Chromium: on their way there, and back. */
class FilesUiTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String SCROLLER = ".conversation .message-scroller";

    private static final byte[] TEXT = "영수증 번호 1234".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @RegisterExtension
    final PageOffice office = new PageOffice(() -> folder);

    private CounsellorClient counsellor;
    private CustomerPage customer;
    private long conversation;

    @BeforeEach
    void open() {
        counsellor = office.counsellor();
        customer = new CustomerPage(CHROMIUM.browser(), office.server().customerPage(), 360, "ko-KR");
        customer.join("홍길동", "사진을 보낼게요.");
        conversation = office.matched(customer, "홍길동");
    }

    @AfterEach
    void close() {
        assertThat(customer.problems()).isEmpty();
        customer.close();
    }

    @Test
    void aPictureThatIsPickedIsShownAndOpensLarge() throws IOException {
        pick("영수증.png", "image/png", picture(200, 100, false));
        assertThat(heard().file()).returns("image/png", Attachment::type).returns(200, Attachment::width);
        Locator shown = customer.page().getByAltText("영수증.png");
        assertThat(shown).isVisible();
        assertThat(customer.page().locator(".upload")).hasCount(0);
        shown.click();
        assertThat(customer.page().locator(".picture-dialog img")).isVisible();
        customer.button("닫기").click();
        assertThat(customer.page().locator(".picture-dialog")).hasCount(0);
    }

    @Test
    void theEndStaysInSightWhenAPictureComesAndWhenTheCustomerSendsOne() throws IOException {
        for (int line = 1; line <= 20; line++) {
            counsellor.say(conversation, "안내 " + line);
        }
        assertThat(customer.message("안내 20")).isInViewport();
        new FilesByHttp(office.server().httpPort())
                .send(office.pass(), conversation, "안내.png", picture(200, 400, false));
        shownAtTheEnd("안내.png");

        customer.page().locator(SCROLLER).evaluate("(element) => { element.scrollTop = 0; }");
        assertThat(customer.message("안내 20")).not().isInViewport();
        pick("영수증.png", "image/png", picture(200, 400, false));
        shownAtTheEnd("영수증.png");
    }

    private void shownAtTheEnd(String name) {
        assertThat(customer.page().getByAltText(name)).hasJSProperty("complete", true);
        customer.page()
                .waitForFunction(
                        "(selector) => { const element = document.querySelector(selector);"
                                + " return element.scrollHeight - element.scrollTop - element.clientHeight < 2; }",
                        SCROLLER);
    }

    @Test
    void aLargePictureIsMadeSmallerHere() throws IOException {
        byte[] large = picture(1_600, 1_200, true);
        assertThat(large.length).isGreaterThan(2_000_000);
        pick("큰 사진.png", "image/png", large);
        Message heard = heard();
        assertThat(heard.text()).isEqualTo("큰 사진.jpg");
        assertThat(heard.file())
                .returns("image/jpeg", Attachment::type)
                .returns(1_600, Attachment::width)
                .returns(1_200, Attachment::height);
        assertThat(heard.file().bytes()).isLessThan(large.length / 2);
    }

    @Test
    void aPhotographDoesNotSayWhereItWasTaken() throws Exception {
        byte[] located = located();
        assertThat(new String(located, StandardCharsets.ISO_8859_1)).contains("Exif");
        pick("사진.jpg", "image/jpeg", located);
        Message heard = heard();
        assertThat(heard.file())
                .returns("image/jpeg", Attachment::type)
                .returns(100, Attachment::width)
                .returns(200, Attachment::height);
        byte[] sent = new FilesByHttp(office.server().httpPort())
                .fetch(office.pass(), conversation, heard.seq())
                .body();
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void norDoesAWebp() throws Exception {
        String drawn = (String) customer.page().evaluate("""
                () => new Promise((done) => {
                    const canvas = Object.assign(document.createElement('canvas'), { width: 200, height: 100 });
                    canvas.getContext('2d');
                    const reader = new FileReader();
                    reader.onload = () => done(reader.result.replace(/^.*,/, ''));
                    canvas.toBlob((blob) => reader.readAsDataURL(blob), 'image/webp', 0.8);
                })""");
        byte[] located = located(Base64.getDecoder().decode(drawn));
        assertThat(new String(located, StandardCharsets.ISO_8859_1)).contains("EXIF");
        pick("사진.webp", "image/webp", located);
        Message heard = heard();
        assertThat(heard.text()).isEqualTo("사진.jpg");
        assertThat(heard.file())
                .returns("image/jpeg", Attachment::type)
                .returns(200, Attachment::width)
                .returns(100, Attachment::height);
    }

    /** This browser cannot read it: it is sent all the same. */
    @Test
    void aPictureThatTheBrowserCannotReadGoesAsItIs() {
        byte[] heic = Arrays.copyOf("....ftypheic....mif1heic".getBytes(StandardCharsets.US_ASCII), 64);
        Arrays.fill(heic, 0, 3, (byte) 0);
        heic[3] = 24;
        pick("사진.heic", "image/heic", heic);
        assertThat(heard().file())
                .returns("image/heic", Attachment::type)
                .returns((long) heic.length, Attachment::bytes);
    }

    /** An extended WebP around the picture of a WebP, with a part in which the place would stand. */
    private static byte[] located(byte[] webp) {
        boolean extended = new String(webp, 12, 4, StandardCharsets.US_ASCII).equals("VP8X");
        int picture = extended ? 30 : 12;
        ByteBuffer whole =
                ByteBuffer.allocate(webp.length - picture + 12 + 18 + 12).order(ByteOrder.LITTLE_ENDIAN);
        whole.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(whole.capacity() - 8);
        whole.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0x18);
        whole.put(new byte[] {(byte) 199, 0, 0, 99, 0, 0}).put(webp, picture, webp.length - picture);
        whole.put("EXIF".getBytes(StandardCharsets.US_ASCII)).putInt(4).putInt(0);
        return whole.array();
    }

    /** A JPEG of 200 to 100 whose Exif says that it lies on its side, as a phone writes it; the place would stand there too. */
    private static byte[] located() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
        byte[] plain = jpeg.toByteArray();
        byte[] exif = HexFormat.of()
                .parseHex("ffe10022" + "457869660000" + "4d4d002a00000008" + "0001" + "011200030000000100060000"
                        + "00000000");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(plain, 0, 2);
        whole.write(exif);
        whole.write(plain, 2, plain.length - 2);
        return whole.toByteArray();
    }

    @Test
    void whatIsPastedOrDroppedIsSent() {
        customer.composer().focus();
        customer.page().evaluate("""
                () => {
                    const data = new DataTransfer();
                    data.items.add(new File(['붙여 넣은 글'], 'paste.txt', { type: 'text/plain' }));
                    document.activeElement.dispatchEvent(
                        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                }""");
        assertThat(heard("paste.txt").file().type()).isEqualTo("text/plain");
        customer.page().evaluate("""
                () => {
                    const data = new DataTransfer();
                    data.items.add(new File(['놓은 글'], 'drop.txt', { type: 'text/plain' }));
                    document.querySelector('.message-list').dispatchEvent(
                        new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
                }""");
        assertThat(heard("drop.txt").file().type()).isEqualTo("text/plain");
    }

    @Test
    void whatIsNotTakenSaysWhyAndCanBeDeleted() {
        pick("page.html", "text/html", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        assertThat(customer.page().locator(".upload-why")).containsText("이 형식의 파일은");
        customer.button("삭제").click();
        assertThat(customer.page().locator(".upload")).hasCount(0);
        customer.problems().removeIf(problem -> problem.contains("415"));
    }

    @Test
    void whatIsOnItsWayCanBeCancelled() {
        uploading(20_000);
        pick("a.txt", "text/plain", "a".repeat(3_000_000).getBytes(StandardCharsets.UTF_8));
        customer.button("취소").click();
        assertThat(customer.page().locator(".upload")).hasCount(0);
        uploading(-1);
        pick("b.txt", "text/plain", TEXT);
        assertThat(heard().text()).isEqualTo("b.txt");
    }

    @Test
    void aCounsellorsFileIsSavedUnderItsName() throws IOException {
        FilesByHttp files = new FilesByHttp(office.server().httpPort());
        assertThat(files.send(office.pass(), conversation, "안내.txt", TEXT).statusCode())
                .isEqualTo(200);
        Locator file = customer.page().locator(".message-file");
        assertThat(file).containsText("안내.txt");
        Download saved = customer.page().waitForDownload(file::click);
        assertThat(saved.suggestedFilename()).isEqualTo("안내.txt");
        assertThat(Files.readAllBytes(saved.path())).isEqualTo(TEXT);
    }

    /** @param bytes a second that the phone's network carries away, -1 for any number */
    private void uploading(int bytes) {
        CDPSession network = customer.page().context().newCDPSession(customer.page());
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 0);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", bytes);
        network.send("Network.emulateNetworkConditions", conditions);
    }

    private void pick(String name, String type, byte[] content) {
        customer.page().locator(".upload-input").setInputFiles(new FilePayload(name, type, content));
    }

    private Message heard() {
        return counsellor.hear(Message.class, message -> message.file() != null);
    }

    private Message heard(String name) {
        return counsellor.hear(Message.class, message -> name.equals(message.text()));
    }

    private static byte[] picture(int width, int height, boolean noise) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; noise && y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
