import BlockingExecutor
import Foundation
import Glibc
import Synchronization
import Testing

@testable import MailTransport

/// What is lost here is waited for without end: hence the limit.
@Suite("One thread that waits for all sockets at once", .timeLimit(.minutes(5)))
struct SocketThreadTests {
    /// Two ends of a line, of which the thread waits for one.
    private final class Line: Sendable {
        let here: Int32
        let there: Int32

        init() {
            var ends: [Int32] = [-1, -1]
            _ = unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
            (here, there) = (ends[0], ends[1])
        }

        deinit {
            close(here)
            close(there)
        }

        func say() { _ = unsafe write(there, "x", 1) }
        func hangUp() { shutdown(there, Int32(SHUT_RDWR)) }
    }

    /// Is on the thread, as a connection is.
    private actor Waiter {
        private let thread: SocketThread
        nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }

        init(_ thread: SocketThread) { self.thread = thread }

        func wait(for event: Int32 = POLLIN, on line: Line, atMost milliseconds: Int32 = 600_000) async -> Duration {
            let start = ContinuousClock.now
            await thread.wait(for: event, on: line.here, atMost: milliseconds)
            return start.duration(to: .now)
        }

        func here() -> pthread_t { pthread_self() }
        func mayBlock() -> Bool { BlockingExecutor.isHere }
    }

    @Test("who waits holds up nobody: each comes back when there is something for it, in whatever order")
    func manyAtOnce() async {
        let thread = SocketThread(mayBlock: false)
        let lines = (0..<50).map { _ in Line() }
        let back = Seen()
        await withTaskGroup(of: Void.self) { group in
            for (place, line) in lines.enumerated() {
                group.addTask {
                    _ = await Waiter(thread).wait(on: line)
                    back.add(place)
                }
            }
            for place in lines.indices.reversed() {
                lines[place].say()
                while !back.all.contains(place) { try? await Task.sleep(for: .milliseconds(1)) }
            }
        }
        #expect(back.all == Array(lines.indices.reversed()))
    }

    @Test("all that is on it is on one thread, tasks that prefer it, too")
    func oneThread() async {
        let thread = SocketThread(mayBlock: false)
        let one = await Waiter(thread).here()
        #expect(await Waiter(thread).here() == one)
        let task = Task(executorPreference: thread) { await here() }
        #expect(await task.value == one)
        #expect(await Waiter(SocketThread(mayBlock: false)).here() != one)
        withExtendedLifetime(thread) {}
    }

    @Test("what comes from everywhere while it falls asleep and wakes is all done")
    func stress() async {
        let thread = SocketThread(mayBlock: false)
        let one = await Waiter(thread).here()
        let there = await withTaskGroup(of: Int.self) { group in
            for number in 0..<16 {
                group.addTask {
                    let (waiter, line) = (Waiter(thread), Line())
                    var there = 0
                    for round in 0..<300 {
                        if (number + round) % 3 == 0 { _ = await waiter.wait(on: line, atMost: Int32(round % 2)) }
                        if await waiter.here() == one { there += 1 }
                    }
                    return there
                }
            }
            return await group.reduce(0, +)
        }
        #expect(there == 16 * 300)
    }

    @Test("it waits no longer than it may, also when nothing comes, and no less")
    func timeIsUp() async {
        let waiter = Waiter(SocketThread(mayBlock: false))
        #expect(await waiter.wait(on: Line(), atMost: 30) >= .milliseconds(30))
        // Somebody else's longer wait doesn't make it longer.
        let (line, other) = (Line(), Line())
        async let long = waiter.wait(on: other)
        #expect(await waiter.wait(on: line, atMost: 30) < .seconds(300))
        other.say()
        _ = await long
    }

    @Test("a socket that is hung up, or that can be written to, has come to something")
    func otherEvents() async {
        let waiter = Waiter(SocketThread(mayBlock: false))
        let gone = Line()
        gone.hangUp()
        #expect(await waiter.wait(on: gone) < .seconds(600))
        #expect(await waiter.wait(for: POLLOUT, on: Line()) < .seconds(600))
    }

    @Test("a call may block on it where that is said, and nowhere else", arguments: [true, false])
    func blocking(mayBlock: Bool) async {
        #expect(await Waiter(SocketThread(mayBlock: mayBlock)).mayBlock() == mayBlock)
    }

    @Test("when nobody needs it any more it is gone, with its descriptors", arguments: [true, false])
    func ends(mayBlock: Bool) async {
        await #expect(processExitsWith: .success) { [mayBlock] in
            func descriptors() -> Int {
                (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? .max
            }
            _ = await Waiter(SocketThread(mayBlock: mayBlock)).here()
            let before = descriptors()
            for _ in 0..<100 { _ = await Waiter(SocketThread(mayBlock: mayBlock)).here() }
            // Each ends in its own time.
            for _ in 0..<6000 where descriptors() > before + 10 { try await Task.sleep(for: .milliseconds(10)) }
            exit(descriptors() <= before + 10 ? 0 : 1)
        }
    }
}

private func here() async -> pthread_t { pthread_self() }

private final class Seen: Sendable {
    private let places = Mutex<[Int]>([])

    var all: [Int] { places.withLock { $0 } }

    func add(_ place: Int) { places.withLock { $0.append(place) } }
}
