package dev.sase.bench;

import dev.sase.bench.Options.Group;
import dev.sase.core.read.ReadRequest;
import dev.sase.spi.RawJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Measures reads of one group through a connection to the daemon that is kept open. Confined to one thread.
 *
 * @param scene where
 * @param client the connection
 * @param group the group
 */
record ReadFigures(Scene scene, Client client, Group group) {
    private static final double MOST_MILLIS_PAGE = 0.8;
    private static final double MOST_MILLIS_DETAIL = 0.2;
    private static final int MOST_DETAILS = 2_000;
    private static final int FEWEST_QUESTIONS = 60;

    /** Pages of 100 that start anywhere in a list. */
    void page(String name, ReadRequest list) throws IOException {
        scene.addLarge(
                group.token(),
                name,
                measure(list.read(), pages(list), Effort.surveys(scene.quick())),
                MOST_MILLIS_PAGE);
    }

    /** Pages of 100 that start anywhere in a list, without a bar: the texts of all records are looked at. */
    void search(String name, ReadRequest list) throws IOException {
        scene.add(group.token(), name, measure(list.read(), pages(list), Effort.surveys(scene.quick())));
    }

    /** A list whose answer is never kept, because it depends on the time, from its beginning. */
    void status(String name, ReadRequest list, double mostMillis, int sizeWithBar) throws IOException {
        RawJson request = Client.encode(list);
        Percentiles measured = Timing.of(Effort.queries(scene.quick()), _ -> client.read(list.read(), request));
        addNearlyAlways(name, measured, mostMillis, sizeWithBar);
    }

    /** Many different lists, of each the first page of 100, which has to come in time nearly always. */
    void firstPages(String name, List<ReadRequest> lists, double mostMillis, int sizeWithBar) throws IOException {
        Percentiles measured = measure(lists.getFirst().read(), encoded(lists), Effort.queries(scene.quick()));
        addNearlyAlways(name, measured, mostMillis, sizeWithBar);
    }

    private void addNearlyAlways(String name, Percentiles measured, double mostMillis, int sizeWithBar) {
        if (scene.home().size() == sizeWithBar) {
            scene.add(group.token(), name, measured, Bar.nearlyAlwaysAtMostMillis(mostMillis, measured));
        } else {
            scene.add(group.token(), name, measured);
        }
    }

    /** One record at a time. */
    void details(String name, List<ReadRequest> details) throws IOException {
        scene.addLarge(
                group.token(),
                name,
                measure(details.getFirst().read(), encoded(details), Effort.surveys(scene.quick())),
                MOST_MILLIS_DETAIL);
    }

    /** A text of some rows of a list, at least one, as the daemon gives them. */
    List<String> texts(ReadRequest list, String member) {
        List<String> texts = scene.home().texts(list, member, MOST_DETAILS, false);
        if (texts.isEmpty()) {
            throw new IllegalStateException("the list " + list.read() + " is empty");
        }
        return texts;
    }

    /** A list that a program reads in pages of 100. */
    ProgramReads.Case paged(String name, ReadRequest list) {
        return ProgramReads.paged(scene, client, name + ", page of 100", list);
    }

    /** Records that a program reads one at a time. */
    ProgramReads.Case single(String name, List<ReadRequest> details) {
        return new ProgramReads.Case(name, ProgramReads.shuffled(scene, details));
    }

    private Percentiles measure(String read, List<RawJson> requests, Effort effort) throws IOException {
        Timing.Action action = scene.quick()
                ? run -> client.read(read, requests.get(run % requests.size()))
                : new Fresh(client, scene.home(), read, requests);
        return Timing.of(effort, action);
    }

    /** Where a list has few pages, pages of 70 to 130 rows from its beginning: each is another question, and 100 rows is their mean. */
    private List<RawJson> pages(ReadRequest list) {
        List<RawJson> pages = PageReads.requests(client, scene, list);
        if (pages.size() >= FEWEST_QUESTIONS) {
            return pages;
        }
        return IntStream.rangeClosed(100 - FEWEST_QUESTIONS / 2, 100 + FEWEST_QUESTIONS / 2)
                .mapToObj(limit -> Client.encode(list.limit(limit)))
                .toList();
    }

    private List<RawJson> encoded(List<ReadRequest> requests) {
        List<RawJson> encoded = new ArrayList<>();
        requests.forEach(request -> encoded.add(Client.encode(request)));
        Collections.shuffle(encoded, new Random(scene.options().seed()));
        return encoded;
    }
}
