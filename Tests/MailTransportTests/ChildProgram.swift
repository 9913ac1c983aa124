import Glibc

/// Another program, started by a test and ended by it.
///
/// Foundation's `Process` hands each child what it needs to notice the end of the others, so that of several at
/// once none seems to end; this one hands over nothing but standard input, output and error.
final class ChildProgram {
    struct Failure: Error {
        let program: String
        let status: Int32
    }

    private let program: String
    private var id: pid_t = 0

    /// - Parameters:
    ///   - folder: where it runs.
    ///   - output: the file for what it prints; thrown away without one.
    init(_ program: String, _ arguments: [String], in folder: String = "/", output: String = "/dev/null") throws {
        self.program = program
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        for file in Int32(3)..<1_024 { unsafe posix_spawn_file_actions_addclose(&actions, file) }
        let words = ["env", "-C", folder, program] + arguments
        var pointers = unsafe words.map { unsafe strdup($0) } + [nil]
        let status = unsafe posix_spawn(&id, "/usr/bin/env", &actions, nil, &pointers, nil)
        unsafe pointers.forEach { unsafe free($0) }
        guard status == 0 else { throw Failure(program: program, status: status) }
    }

    /// Waits for it to end by itself, well.
    func finish() throws {
        var status: Int32 = 0
        while unsafe waitpid(id, &status, 0) < 0, errno == EINTR {}
        guard status == 0 else { throw Failure(program: program, status: status) }
    }

    /// Ends it now. It has inherited the test's signal mask, which may hold back any signal but this.
    func end() {
        kill(id, SIGKILL)
        try? finish()
    }
}
