package org.sangdam.server.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Plays what browsers make of a person's keys and an input method: real key and composition events, in a recorded order. */
final class InputMethod implements AutoCloseable {
    private static final Path RECORDED = Path.of("../customer-web/test/enter-orders.json");

    private final CDPSession keys;

    /**
     * @param text what stands in the box before its Enter
     * @param sends whether its Enter is meant to send, where Enter sends
     * @param breaks lines that it begins where Enter doesn't send
     */
    record Order(String name, String text, boolean sends, int breaks, JsonArray events) {}

    InputMethod(Page page) {
        keys = page.context().newCDPSession(page);
    }

    static List<Order> recorded() throws IOException {
        List<Order> orders = new ArrayList<>();
        for (JsonElement element :
                JsonParser.parseString(Files.readString(RECORDED)).getAsJsonArray()) {
            JsonObject order = element.getAsJsonObject();
            orders.add(new Order(
                    order.get("name").getAsString(),
                    order.get("text").getAsString(),
                    order.get("sends").getAsBoolean(),
                    order.get("breaks").getAsInt(),
                    order.get("events").getAsJsonArray()));
        }
        return orders;
    }

    void play(Order order) {
        for (JsonElement step : order.events()) {
            play(step.getAsJsonObject());
        }
    }

    private void play(JsonObject step) {
        JsonObject told = new JsonObject();
        if (step.has("compose")) {
            compose(step.get("compose").getAsString());
        } else if (step.has("commit") || step.has("insert")) {
            told.add("text", step.has("commit") ? step.get("commit") : step.get("insert"));
            keys.send("Input.insertText", told);
        } else if (step.has("break")) {
            told.addProperty("type", "char");
            told.addProperty("text", "\r");
            keys.send("Input.dispatchKeyEvent", told);
        } else {
            keys.send("Input.dispatchKeyEvent", key(step));
        }
    }

    /** The syllable or word that is being written, not taken over yet. */
    void compose(String text) {
        JsonObject told = new JsonObject();
        told.addProperty("text", text);
        told.addProperty("selectionStart", text.length());
        told.addProperty("selectionEnd", text.length());
        keys.send("Input.imeSetComposition", told);
    }

    private static JsonObject key(JsonObject step) {
        boolean down = step.has("keydown");
        String key = step.get(down ? "keydown" : "keyup").getAsString();
        int code = step.get("code").getAsInt();
        boolean types = down && key.equals("Enter") && code == 13;
        JsonObject told = new JsonObject();
        told.addProperty("type", types ? "keyDown" : down ? "rawKeyDown" : "keyUp");
        told.addProperty("key", key);
        told.addProperty("windowsVirtualKeyCode", code);
        if (types) {
            told.addProperty("text", "\r");
        }
        if (step.has("shift")) {
            told.addProperty("modifiers", 8);
        }
        return told;
    }

    @Override
    public void close() {
        keys.detach();
    }
}
