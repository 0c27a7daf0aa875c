package org.sangdam.console.conversation;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.sangdam.console.file.FileViews;
import org.sangdam.console.fx.Views;
import org.sangdam.console.link.Commands;
import org.sangdam.console.link.FileLink;
import org.sangdam.console.link.Sentences;
import org.sangdam.console.reply.ReplyPickers;
import org.sangdam.console.transfer.HandOverViews;

/**
 * What the views of conversations need of the rest of the program.
 *
 * @param browser opens an address outside the console
 * @param files makes what stands for a file
 * @param sending takes files to the service
 * @param handOvers makes what hands a conversation over
 * @param topics turns a topic's id into its name in the language of the moment
 * @param transcripts opens an earlier consultation
 * @param replies brings up what is written once and used often
 * @param later runs on the UI thread after the event at hand
 */
public record Surroundings(
        Views views,
        Commands commands,
        Sentences sentences,
        Times times,
        Consumer<String> browser,
        FileViews files,
        FileLink sending,
        HandOverViews handOvers,
        UnaryOperator<String> topics,
        TranscriptReader transcripts,
        ReplyPickers replies,
        Executor later) {}
