package dev.sase.core.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.core.home.KernelLock.Mode;
import dev.sase.core.home.KernelLock.Probe;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KernelLockTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("ä lock");
    }

    @Test
    void anExclusiveLockOfAnotherProcessExcludesEverybody() {
        try (OtherProcess _ = OtherProcess.holding(file, Mode.EXCLUSIVE)) {
            assertThat(KernelLock.tryAcquire(file, Mode.EXCLUSIVE)).isEmpty();
            assertThat(KernelLock.tryAcquire(file, Mode.SHARED)).isEmpty();
            assertThat(KernelLock.probe(file)).isEqualTo(Probe.HELD);
        }
        assertThat(KernelLock.probe(file)).isEqualTo(Probe.FREE);
        try (KernelLock lock = KernelLock.tryAcquire(file, Mode.EXCLUSIVE).orElseThrow()) {
            assertThat(lock.namesItsPath()).isTrue();
        }
    }

    @Test
    void theFlockCommandRespectsOurLock() {
        try (KernelLock _ = KernelLock.tryAcquire(file, Mode.EXCLUSIVE).orElseThrow()) {
            assertThatThrownBy(() -> OtherProcess.holding(file, Mode.SHARED).close())
                    .hasMessageContaining("says null");
        }
        OtherProcess.holding(file, Mode.EXCLUSIVE).close();
    }

    @Test
    void sharedLocksLiveTogetherAndKeepAnExclusiveOneOut() {
        try (OtherProcess _ = OtherProcess.holding(file, Mode.SHARED);
                KernelLock _ = KernelLock.tryAcquire(file, Mode.SHARED).orElseThrow()) {
            assertThat(KernelLock.tryAcquire(file, Mode.EXCLUSIVE)).isEmpty();
            assertThat(KernelLock.isHeld(file)).isFalse();
        }
    }

    @Test
    void twoLocksOfOneProcessConflictToo() {
        KernelLock lock = KernelLock.tryAcquire(file, Mode.EXCLUSIVE).orElseThrow();
        assertThat(KernelLock.tryAcquire(file, Mode.EXCLUSIVE)).isEmpty();
        assertThat(KernelLock.isHeld(file)).isTrue();

        lock.close();
        lock.close();

        assertThat(KernelLock.isHeld(file)).isFalse();
    }

    @Test
    void lockingKeepsContentAndProbingCreatesNothing() throws IOException {
        assertThat(KernelLock.probe(file)).isEqualTo(Probe.ABSENT);
        assertThat(file).doesNotExist();
        Files.writeString(file, "kept");

        KernelLock.tryAcquire(file, Mode.EXCLUSIVE).orElseThrow().close();

        assertThat(file).hasContent("kept");
    }

    @Test
    void waitingEndsAtTheLimitAndSucceedsOnceTheHolderLeaves() throws ExecutionException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<KernelLock>> waiting;
            try (KernelLock _ = KernelLock.tryAcquire(file, Mode.EXCLUSIVE).orElseThrow()) {
                long start = System.nanoTime();
                assertThat(KernelLock.acquire(file, Mode.SHARED, Duration.ofMillis(30)))
                        .isEmpty();
                assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
                waiting = threads.submit(() -> KernelLock.acquire(file, Mode.EXCLUSIVE, Duration.ofSeconds(30)));
            }
            try (KernelLock lock = waiting.get().orElseThrow()) {
                assertThat(lock.namesItsPath()).isTrue();
            }
        }
    }

    @Test
    void anInterruptedWaitGivesUpAndKeepsTheFlag() {
        try (KernelLock _ = KernelLock.tryAcquire(file, Mode.EXCLUSIVE).orElseThrow()) {
            Thread.currentThread().interrupt();
            assertThat(KernelLock.acquire(file, Mode.EXCLUSIVE, Duration.ofSeconds(30)))
                    .isEmpty();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aHolderDeletesOnlyTheFileThatItLocked() throws IOException {
        KernelLock ours = KernelLock.tryAcquire(file, Mode.EXCLUSIVE).orElseThrow();
        Files.delete(file);
        assertThat(ours.namesItsPath()).isFalse();
        try (KernelLock successor = KernelLock.tryAcquire(file, Mode.EXCLUSIVE).orElseThrow()) {
            ours.deleteAndClose();
            assertThat(successor.namesItsPath()).isTrue();
            successor.deleteAndClose();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void manyOwnersThatDeleteTheirFileNeverHoldItTogether() throws InterruptedException, ExecutionException {
        int owners = 8;
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        Callable<Integer> owner = () -> {
            start.await();
            for (int round = 0; round < 100; round++) {
                KernelLock lock = KernelLock.acquire(file, Mode.EXCLUSIVE, Duration.ofSeconds(50))
                        .orElseThrow();
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                assertThat(lock.namesItsPath()).isTrue();
                inside.decrementAndGet();
                lock.deleteAndClose();
            }
            return 100;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(owners)) {
            var rounds = IntStream.range(0, owners)
                    .mapToObj(_ -> threads.submit(owner))
                    .toList();
            start.countDown();
            for (Future<Integer> done : rounds) {
                assertThat(done.get()).isEqualTo(100);
            }
        }
        assertThat(most).hasValue(1);
        assertThat(file).doesNotExist();
    }

    @Test
    void aMissingFolderIsAnErrorThatNamesTheFile() {
        Path nowhere = folder.resolve("none/lock");

        assertThatThrownBy(() -> KernelLock.tryAcquire(nowhere, Mode.EXCLUSIVE))
                .isInstanceOfSatisfying(
                        SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_WRITABLE))
                .hasMessageContaining(nowhere.toString())
                .hasMessageContaining("error number 2");
    }

    @Test
    void aLockLeavesNoDescriptorBehind() throws IOException {
        KernelLock.tryAcquire(file, Mode.EXCLUSIVE).orElseThrow().close();
        KernelLock holder = KernelLock.tryAcquire(file, Mode.EXCLUSIVE).orElseThrow();
        long before = descriptorsOfTheFile();
        for (int round = 0; round < 50; round++) {
            assertThat(KernelLock.tryAcquire(file, Mode.SHARED)).isEmpty();
            assertThat(KernelLock.isHeld(file)).isTrue();
        }
        assertThat(descriptorsOfTheFile()).isEqualTo(before);
        holder.close();
        assertThat(descriptorsOfTheFile()).isEqualTo(before - 1);
    }

    private long descriptorsOfTheFile() throws IOException {
        long count = 0;
        Path descriptors = Path.of(Files.isDirectory(Path.of("/proc/self/fd")) ? "/proc/self/fd" : "/dev/fd");
        try (var listing = Files.list(descriptors)) {
            for (Path descriptor : listing.toList()) {
                if (Files.exists(descriptor) && Files.isSameFile(descriptor, file)) {
                    count++;
                }
            }
        }
        return count;
    }
}
