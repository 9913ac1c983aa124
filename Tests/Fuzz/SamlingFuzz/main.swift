import Foundation
import ICalendar
import Mail

// SamlingFuzz SECONDS SEED INPUT: reads broken mails for so long; INPUT is where the one being read lies.

guard CommandLine.arguments.count == 4, let seconds = Double(CommandLine.arguments[1]),
    let seed = UInt64(CommandLine.arguments[2])
else {
    FileHandle.standardError.write(Data("usage: SamlingFuzz SECONDS SEED INPUT\n".utf8))
    exit(64)
}
let input = CommandLine.arguments[3]

/// Longer than this no mail may take, whatever it is; a sanitizer makes everything some five times slower.
let longestSeconds = 5.0

var mutation = Mutation(seed: seed)
let mails = Corpus.mails
let calendars = Corpus.calendars
let clock = ContinuousClock()
let end = clock.now + .seconds(seconds)
var count = 0
var slowest = (seconds: 0.0, count: 0)
while clock.now < end {
    let isMail = mutation.chance(of: 2)
    let seeds = isMail ? mails : calendars
    let bytes = mutation.broken(mutation.pick(from: seeds), among: seeds)
    _ = FileManager.default.createFile(atPath: input, contents: Data(bytes))
    let took = clock.measure { isMail ? Reading.mail(bytes) : Reading.calendar(bytes) }
    let tookSeconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
    count += 1
    if tookSeconds > slowest.seconds { slowest = (tookSeconds, count) }
    guard tookSeconds <= longestSeconds else {
        FileHandle.standardError.write(Data("fuzz: \(tookSeconds) s for one input: \(input)\n".utf8))
        exit(1)
    }
}
try? FileManager.default.removeItem(atPath: input)
print("\(count) inputs, seed \(seed); the slowest took \(Int(slowest.seconds * 1000)) ms; no fault")
