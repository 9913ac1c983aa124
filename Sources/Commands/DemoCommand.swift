import ArgumentParser
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "demo")
}
struct MinutesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "minutes")
}
struct ActionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "actions")
}
struct ActionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "action")
}
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "doctor")
}
