import ArgumentParser
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "demo")
}
struct MinutesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "minutes")
}
