import Database

/// A statement's values as libpq takes them: one block of bytes, and where in it each of them stands. Numbers go as
/// text and bytes as they are; the server knows from the statement what each is.
@safe
final class BoundValues {
    let pointers: UnsafeMutablePointer<UnsafePointer<CChar>?>
    let lengths: UnsafeMutablePointer<Int32>
    let formats: UnsafeMutablePointer<Int32>
    let count: Int
    private let block: UnsafeMutablePointer<CChar>

    /// Bytes, and in which form the server has to read them: 0 for text, 1 for bytes.
    private typealias Written = (bytes: [UInt8], format: Int32)

    init(_ values: [Value]) {
        count = values.count
        let written = values.map(BoundValues.write)
        // Each is followed by a NUL, which ends a text.
        let size = written.reduce(0) { $0 + ($1?.bytes.count ?? 0) + 1 }
        unsafe block = .allocate(capacity: max(size, 1))
        unsafe pointers = .allocate(capacity: max(count, 1))
        unsafe lengths = .allocate(capacity: max(count, 1))
        unsafe formats = .allocate(capacity: max(count, 1))
        var place = 0
        for (index, value) in written.enumerated() {
            unsafe (lengths + index).initialize(to: Int32(clamping: value?.bytes.count ?? 0))
            unsafe (formats + index).initialize(to: value?.format ?? 0)
            guard let value else {
                unsafe (pointers + index).initialize(to: nil)
                continue
            }
            unsafe (pointers + index).initialize(to: UnsafePointer(block + place))
            unsafe UnsafeMutableRawPointer(block + place).copyMemory(from: value.bytes, byteCount: value.bytes.count)
            place += value.bytes.count
            unsafe block[place] = 0
            place += 1
        }
    }

    deinit {
        unsafe block.deallocate()
        unsafe pointers.deallocate()
        unsafe lengths.deallocate()
        unsafe formats.deallocate()
    }

    private static func write(_ value: Value) -> Written? {
        switch value {
        case .null: nil
        case .integer(let number): (Array(String(number).utf8), 0)
        case .real(let number): (Array(String(number).utf8), 0)
        case .text(let text): (Array(text.utf8), 0)
        case .blob(let bytes): (bytes, 1)
        }
    }
}
