import Foundation
import Glibc
import Testing

@testable import Assembly

/// A datagram socket, as systemd has one for its services.
private final class Listening {
    let name: String
    private let file: Int32

    /// - Parameter name: a path, or `@` and a name without a file.
    init(_ name: String) throws {
        self.name = name
        file = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(name.utf8)
        if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let length = MemoryLayout<sockaddr_un>.size - MemoryLayout.size(ofValue: address.sun_path) + bytes.count
        let status = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(file, $0, socklen_t(length))
            }
        }
        try #require(status == 0)
    }

    deinit { close(file) }

    /// What has come; nil where nothing has.
    func next() -> String? {
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = unsafe recv(file, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
    }
}

@Suite("The supervisor that has started the service")
struct SupervisorTests {
    @Test("is told over a socket with a path, and over one without a file")
    func tells() throws {
        let scratch = try Scratch()
        for name in ["\(scratch.path)/notify", "@samling-\(UUID().uuidString)"] {
            let listening = try Listening(name)
            let supervisor = Supervisor(["NOTIFY_SOCKET": name])
            #expect(supervisor.tell(.ready) && supervisor.tell(.stopping))
            #expect(listening.next() == "READY=1")
            #expect(listening.next() == "STOPPING=1")
            #expect(listening.next() == nil)
        }
    }

    @Test(
        "where nobody listens, nothing is told, and nobody waits",
        arguments: [
            [:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "notify"], ["NOTIFY_SOCKET": "/no/such/socket"],
            ["NOTIFY_SOCKET": "@samling-nobody"], ["NOTIFY_SOCKET": "/" + String(repeating: "a", count: 200)],
        ])
    func nobody(_ environment: [String: String]) { #expect(!Supervisor(environment).tell(.alive)) }

    @Test(
        "a sign of life is wanted where it says so, and of this process",
        arguments: [
            ([:], nil), (["WATCHDOG_USEC": "120000000"], .seconds(120)), (["WATCHDOG_USEC": "x"], nil),
            (["WATCHDOG_USEC": "-1"], nil), (["WATCHDOG_USEC": "500000", "WATCHDOG_PID": "77"], .milliseconds(500)),
            (["WATCHDOG_USEC": "500000", "WATCHDOG_PID": "78"], nil),
        ] as [([String: String], Duration?)])
    func watchdog(environment: [String: String], interval: Duration?) {
        #expect(Supervisor(environment, process: 77).watchdogInterval == interval)
    }
}
