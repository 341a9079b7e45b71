package dev.sase.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs actions and measures them. */
final class Timing {
    private Timing() {}

    /** Something to measure. */
    @FunctionalInterface
    interface Action {
        /**
         * Does it.
         *
         * @param run the number of the run, warm-ups included
         */
        void run(int run) throws IOException;

        /** What has to happen before a run and is not measured. */
        default void prepare(int run) throws IOException {
            // Most need nothing.
        }
    }

    /** Measures one action. */
    static Percentiles of(Effort effort, Action action) throws IOException {
        return alternating(effort, 1, List.of(action)).getFirst();
    }

    /**
     * Measures several actions in turns, so that whatever else the machine does hits all of them.
     *
     * @param effort for each action
     * @param turn how often an action is run before it is the next one's turn
     * @return one result for each action
     */
    static List<Percentiles> alternating(Effort effort, int turn, List<Action> actions) throws IOException {
        int number = turns(effort, effort.warmUps(), turn, 0, actions, lists(actions.size()));
        List<List<Long>> nanos = lists(actions.size());
        int _ = turns(effort, effort.runs(), turn, number, actions, nanos);
        return nanos.stream().map(Percentiles::ofNanos).toList();
    }

    private static List<List<Long>> lists(int count) {
        return Stream.<List<Long>>generate(ArrayList::new).limit(count).toList();
    }

    private static int turns(Effort effort, int runs, int turn, int first, List<Action> actions, List<List<Long>> nanos)
            throws IOException {
        long deadline = System.nanoTime() + effort.most().toNanos() * actions.size();
        int number = first;
        while (number - first < runs && (number - first < Effort.FEWEST || System.nanoTime() < deadline)) {
            int until = Math.min(number + turn, first + runs);
            for (int a = 0; a < actions.size(); a++) {
                Action action = actions.get(a);
                for (int run = number; run < until; run++) {
                    action.prepare(run);
                    long begin = System.nanoTime();
                    action.run(run);
                    nanos.get(a).add(System.nanoTime() - begin);
                }
            }
            number = until;
        }
        return number;
    }
}
