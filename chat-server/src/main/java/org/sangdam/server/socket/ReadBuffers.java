package org.sangdam.server.socket;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import org.java_websocket.server.WebSocketServer;

/**
 * The few buffers into which the library reads. It lets others read what has come in, but keeps the way back for the buffer to
 * itself (1.6.0), and without that it would stand still after the third.
 */
final class ReadBuffers {
    private static final MethodHandle GIVE_BACK = giveBack();

    private ReadBuffers() {}

    private static MethodHandle giveBack() {
        try {
            return MethodHandles.privateLookupIn(WebSocketServer.class, MethodHandles.lookup())
                    .findVirtual(
                            WebSocketServer.class, "pushBuffer", MethodType.methodType(void.class, ByteBuffer.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** @throws InterruptedException the server is being stopped */
    static void giveBack(WebSocketServer server, ByteBuffer buffer) throws InterruptedException {
        try {
            GIVE_BACK.invokeExact(server, buffer);
        } catch (InterruptedException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
