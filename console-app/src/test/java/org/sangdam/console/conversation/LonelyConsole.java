package org.sangdam.console.conversation;

import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import org.sangdam.console.link.Timing;

/** A console as a process of its own, with its customer, so that both can be stopped; for each line it tells what it shows. */
final class LonelyConsole {
    private LonelyConsole() {}

    /** @param args port, account, password */
    public static void main(String[] args) throws Exception {
        try (CutConversation talk = new CutConversation(Integer.parseInt(args[0]), args[1], args[2], Timing.usual());
                Scanner lines = new Scanner(System.in, StandardCharsets.UTF_8)) {
            System.out.println("ready");
            while (lines.hasNextLine()) {
                lines.nextLine();
                System.out.println(talk.state() + " " + String.join(",", talk.onTheConsole()));
            }
        }
        System.exit(0);
    }
}
